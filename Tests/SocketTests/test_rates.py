"""Faster than a person is too fast, for that person alone; and a hall that shares one address is never shut out."""

import http.client
import json
import secrets

import pytest
from websockets.exceptions import ConnectionClosed

from hall import ZAANSTAD, Hall
from server import until

A_MINUTE, AT_ONCE = 30, 15


@pytest.fixture
def hall(demo, tmp_path):
    """A hall in which one person may say thirty things a minute, fifteen of them at once."""
    hall = Hall(demo, tmp_path, WIEBIEDT_COMMANDS_PER_MINUTE=str(A_MINUTE))
    yield hall
    hall.close()


@pytest.fixture
def slow(demo, tmp_path):
    """A hall in which staff may say ten things a minute, five of them at once."""
    hall = Hall(demo, tmp_path, WIEBIEDT_COMMANDS_PER_MINUTE="2")
    yield hall
    hall.close()


def command(**members):
    return {"id": secrets.token_hex(16), "type": "judgePitch", "pitch": "p1", "points": 4} | members


def said(hall, who, **members):
    return hall.post(f"{hall.api}/commands", command(**members), who)


def spends_all(hall, who, at_once=AT_ONCE):
    """Says things until that is too fast: never before so many, and not much later on a slow machine."""
    for count in range(2 * at_once + 30):
        if (code := said(hall, who).json["code"]) == "tooFast":
            assert count >= at_once
            return
        assert code == "notAllowed"
    raise AssertionError("nothing was too fast")


def test_who_is_too_fast_is_told_how_long_to_wait_and_nothing_is_written(hall):
    before = hall.seq
    spends_all(hall, 0)

    sent = command()
    reply = hall.post(f"{hall.api}/commands", sent, 0)

    wait = reply.json["wait"]
    assert (reply.status, reply.headers["Retry-After"]) == (429, str(wait))
    assert 1 <= wait <= 2
    assert reply.json == {
        "type": "refused",
        "id": sent["id"],
        "code": "tooFast",
        "detail": "Dit ging te snel achter elkaar. Wacht even en probeer het opnieuw.",
        "wait": wait,
    }
    assert said(hall, 1).json["code"] == "notAllowed", "the others notice nothing"
    assert hall.get(f"{hall.api}/me", 0).status == 200, "reading is no command"
    assert hall.seq == before


def test_a_socket_tells_the_same_and_stays(hall):
    with hall.line(0) as line:

        def say(text):
            line.send(text)
            while (frame := json.loads(line.recv(5)))["type"] != "refused":
                pass
            return frame

        spends_all(hall, 0)
        sent = command()
        told = say(json.dumps(sent))
        assert (told["id"], told["code"]) == (sent["id"], "tooFast") and told["wait"] in (1, 2)
        assert say("x")["code"] == "tooFast", "what cannot be read counts too"
        with hall.line(0) as second:
            second.send(json.dumps(sent))
            while (frame := json.loads(second.recv(5)))["type"] != "refused":
                pass
            assert frame["code"] == "tooFast", "another window is the same person"
        line.ping().wait(1)


def test_a_socket_that_does_not_listen_is_closed(hall):
    with hall.line(0) as line:
        spends_all(hall, 0)
        answers = 0
        try:
            for _ in range(1000):
                line.send("x")
        except ConnectionClosed:
            pass
        try:
            while True:
                answers += json.loads(line.recv(5))["type"] == "refused"
        except ConnectionClosed:
            pass
        assert (line.close_code, answers) == (1008, 200)
    assert said(hall, 1).json["code"] == "notAllowed", "the others notice nothing"


def test_what_was_too_fast_is_recorded_when_it_is_said_again_later(hall):
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    spends_all(hall, 0)
    offer = command(type="makeOffer", pitch=ZAANSTAD, kind="stage", amount=1)

    answers = [hall.post(f"{hall.api}/commands", offer, 0).json]
    while answers[-1].get("code") == "tooFast":
        answers.append(hall.post(f"{hall.api}/commands", offer, 0).json)

    assert len(answers) > 1 and answers[-1]["type"] == "recorded", "what is refused does not count"


def test_who_runs_the_day_may_be_five_times_as_fast_and_all_that_they_write_counts(slow):
    spends_all(slow, "clerk", 5)

    for path, body in {"people": {"role": "employer"}, "people/27/link": {}, "badges": {"people": [27]}}.items():
        reply = slow.post(f"{slow.api}/{path}", body, "clerk")
        assert (reply.status, reply.json["code"]) == (429, "tooFast")
        assert 1 <= int(reply.headers["Retry-After"]) <= 6
    assert slow.post(f"{slow.api}/leave", {}, "clerk").status == 204, "but whoever wants to go may go"


def test_downloads_and_new_conferences_count_too(slow):
    spends_all(slow, "organiser", 5)
    before = slow.seq

    for reply in [
        slow.get(f"{slow.api}/exports/commitments.csv", "organiser"),
        slow.post("/api/v1/conferences", {"name": "X", "date": "2020-01-01"}, "organiser"),
        slow.post(f"{slow.api}/people/import?dryRun=yes", b"x", "organiser"),
    ]:
        assert (reply.status, reply.json["code"]) == (429, "tooFast")
    assert slow.seq == before


def test_with_0_anybody_may_be_as_fast_as_they_are(demo, tmp_path):
    hall = Hall(demo, tmp_path)
    try:
        assert {said(hall, 0).json["code"] for _ in range(200)} == {"notAllowed"}
    finally:
        hall.close()


class Address:
    """Somebody at one address, with a connection that stays."""

    def __init__(self, hall, source="127.0.0.1"):
        self._line = http.client.HTTPConnection("127.0.0.1", hall.port, timeout=10, source_address=(source, 0))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._line.close()

    def asks(self, method, path, body=None, **headers):
        """Status and code of an answer, and how long to wait."""
        self._line.request(method, path, body and json.dumps(body), headers)
        reply = self._line.getresponse()
        content = reply.read()
        code = json.loads(content).get("code") if reply.headers["Content-Type"] == "application/problem+json" else None
        return reply.status, code, reply.headers["Retry-After"]

    def guesses(self, answer, path="/api/v1/conferences/{}", headers=lambda number: {}):
        """Guesses until that is too much: never before 300, and not much later on a slow machine."""
        for number in range(1_000):
            if (told := self.asks("GET", path.format(100_000 + number), **headers(number))) == TOO_MANY:
                assert number >= 300
                return
            assert told == answer
        raise AssertionError("nobody minded")

    def spends_the_next(self):
        """Guesses until none is left, and takes the next one: it is a fifth of a second until there is another."""
        for answer in (TOO_MANY, UNKNOWN):
            until(lambda: self.asks("GET", "/api/v1/conferences/999998") == answer)


UNKNOWN, TOO_MANY = (404, "conferenceUnknown", None), (429, "tooManyGuesses", "1")


def test_who_guesses_codes_learns_no_more_after_three_hundred(demo, tmp_path):
    hall = Hall(demo, tmp_path)
    form = {"name": "Elders", "date": "2020-03-19"}
    other = hall.post("/api/v1/conferences", form, "organiser").json
    try:
        with Address(hall, "127.0.0.2") as guesser, Address(hall, "127.0.0.3") as neighbour:
            guesser.guesses(UNKNOWN)
            join = {"name": "Ida", "organisation": "Ida BV"}
            for method, path, body in [("GET", "", None), ("GET", "/checkpoint", None), ("GET", "/me", None), ("POST", "/join", join)]:
                for code in (other["code"], "999999"):
                    guesser.spends_the_next()
                    assert guesser.asks(method, f"/api/v1/conferences/{code}{path}", body) == TOO_MANY, (code, path)
            assert neighbour.asks("GET", f"/api/v1/conferences/{other['code']}")[0] == 200
            # Whoever has proven who they are is no guesser, and from then on that code works here.
            bearer = {"Authorization": "Bearer " + other["token"]}
            assert guesser.asks("GET", f"/api/v1/conferences/{other['code']}/me", **bearer)[0] == 200
            assert guesser.asks("GET", f"/api/v1/conferences/{other['code']}")[0] == 200
    finally:
        hall.close()


def test_a_hall_whose_code_worked_before_is_never_shut_out_by_one_who_guesses(demo, tmp_path):
    hall = Hall(demo, tmp_path)
    try:
        with Address(hall) as guesser:
            assert guesser.asks("GET", hall.api)[0] == 200
            guesser.guesses(UNKNOWN)
            assert hall.get(hall.api).status == 200
            assert hall.post(f"{hall.api}/join", {"name": "Ida", "organisation": "Ida BV"}).status == 200
            assert hall.get("/k/" + hall.token(0)).status == 303, "a badge is no guess"
            assert hall.phone(0).you["badge"] == 101
            assert hall.get(f"{hall.api}/me").status == 401, "nor is a phone that was here before"
    finally:
        hall.close()


@pytest.mark.parametrize("says", ["X-Forwarded-For: {}", "Forwarded: for={}", "X-Real-IP: {}"])
def test_who_says_to_be_somebody_else_with_each_guess_is_slowed_like_anybody(demo, tmp_path, says):
    hall = Hall(demo, tmp_path)
    name, value = says.split(": ")
    try:
        with Address(hall) as guesser:
            addresses = (f"10.0.{number // 250}.{1 + number % 250}" for number in range(1_000))
            guesser.guesses(UNKNOWN, headers=lambda _: {name: value.format(next(addresses))})
    finally:
        hall.close()


@pytest.mark.parametrize(
    ("path", "headers", "answer"),
    [
        ("/k/{}", {}, (404, "linkUnknown", None)),
        ("/api/v1/conferences/CODE/me", {"Authorization": "Bearer x"}, (401, "signedOut", None)),
    ],
    ids=["links", "tokens"],
)
def test_who_guesses_links_or_tokens_is_slowed_too(demo, tmp_path, path, headers, answer):
    hall = Hall(demo, tmp_path)
    try:
        with Address(hall) as guesser:
            path = path.replace("CODE", hall.code)
            guesser.guesses(answer, path, lambda number: headers)
            assert guesser.asks("GET", "/k/" + hall.token(0))[0] == 303
    finally:
        hall.close()


def test_a_program_that_measures_and_measures_the_wifi_is_told_to_wait(demo, tmp_path):
    hall = Hall(demo, tmp_path)
    try:
        with Address(hall) as program:
            told, answers = {"median": 20, "worst": 30, "lost": 0, "tries": 10}, []
            while (answer := program.asks("POST", f"{hall.api}/wifi", told)) == (204, None, None):
                answers.append(answer)
                assert len(answers) < 10_000, "nobody minded"
            assert answer == (429, "tooFast", "1") and len(answers) >= 1_000
    finally:
        hall.close()


def test_a_program_that_joins_and_joins_is_told_to_wait(demo, tmp_path):
    hall = Hall(demo, tmp_path)
    try:
        with Address(hall) as program:
            before = hall.seq
            # Nameless, so that nobody comes in; asked for all the same.
            nobody, answers = {"name": " ", "organisation": "x"}, []
            while (answer := program.asks("POST", f"{hall.api}/join", nobody)) == (400, "textMissing", None):
                answers.append(answer)
                assert len(answers) < 10_000, "nobody minded"
            assert answer == (429, "entryBusy", "1") and len(answers) >= 1_000
            assert hall.seq == before
    finally:
        hall.close()
