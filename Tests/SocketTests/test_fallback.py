"""Where a network blocks sockets: the same commands by POST, the same frames as server-sent events."""

import json

import pytest

from checker import check
from hall import ZAANSTAD
from line import PATIENCE_S, StreamLine


@pytest.fixture
def moderator(hall):
    """Zaanstad takes offers."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator


def command(**fields):
    return {"id": "a-command", "type": "makeOffer", "pitch": ZAANSTAD, "kind": "stage", "amount": 2} | fields


def test_phones_with_and_without_sockets_are_in_one_hall(hall, moderator):
    sockets = hall.employers(5)
    streams = [hall.phone(place, kind=StreamLine) for place in range(5, 10)]

    for phone in [*sockets, *streams]:
        assert phone.offers("meedenken")["type"] == "recorded"

    for phone in [moderator, *sockets, *streams]:
        phone.sees(lambda _: phone.pitch()["tally"] == {"meedenken": 10})
    check(hall, [moderator, *sockets, *streams])


def test_a_stream_that_was_cut_gets_what_it_missed(hall, moderator):
    anna, rachid = hall.phone(0, kind=StreamLine), hall.phone(1)
    anna.loses_line()
    rachid.offers("stage")
    offered = rachid.offers("meeloopdag", 4)

    anna.finds_line().reaches(offered["seq"])

    assert anna.arrivals == ["state", "events"]
    assert anna.pitch()["tally"] == {"stage": 1, "meeloopdag": 4}


def test_streams_come_back_after_a_kill(hall, moderator):
    anna = hall.phone(0, kind=StreamLine)
    hall.kill()
    id = anna.sends("makeOffer", pitch=ZAANSTAD, kind="stage", amount=2)
    hall.start()

    assert anna.answer(id)["type"] == "recorded"
    anna.sees(lambda _: anna.pitch()["tally"] == {"stage": 2})
    check(hall, [anna])


def test_the_id_of_an_event_is_where_a_browser_comes_back(hall, moderator):
    anna = hall.phone(0)
    with hall.stream(1) as stream:
        first = next(iter(stream))
        assert stream.last_id == f"{first['epoch']}:{first['seq']}"
        have = stream.last_id
    offered = anna.offers("stage")
    anna.reaches(offered["seq"])

    with hall.stream(1, Last_Event_ID=have) as stream:
        welcome = next(iter(stream))

    assert "state" not in welcome
    assert [event["seq"] for event in welcome["events"]] == list(range(first["seq"] + 1, offered["seq"] + 1))


@pytest.mark.parametrize("have", ["other:99", "99", "x:y", "", "{epoch}:-1", "{epoch}:99999999", "{epoch}:99999999999999999999"])
def test_an_id_from_elsewhere_begins_anew(hall, moderator, have):
    with hall.stream(1, Last_Event_ID=have.format(epoch=moderator.epoch)) as stream:
        assert "state" in next(iter(stream))


def test_the_id_of_the_last_event_wins_from_the_address(hall, moderator):
    moderator.reaches(hall.seq)
    query = f"?after=1&epoch={moderator.epoch}"

    with hall.stream(1, query, Last_Event_ID=f"{moderator.epoch}:{moderator.seq}") as stream:
        assert next(iter(stream))["events"] == []


def test_a_command_by_post_gets_the_same_answer(hall, moderator):
    reply = hall.post(f"{hall.api}/commands", command(), 0)

    assert (reply.status, reply.headers["Content-Type"]) == (200, "application/json")
    seq = hall.seq
    told = {"type": "recorded", "id": "a-command", "seq": seq, "offer": 1, "pitch": ZAANSTAD}
    assert reply.json == told | {"late": False, "repeated": False}
    assert hall.post(f"{hall.api}/commands", command(), 0).json == reply.json | {"repeated": True}
    assert hall.seq == seq


def test_an_offer_by_both_ways_is_one_offer(hall, moderator):
    anna = hall.phone(0)
    id = anna.sends_and_loses_line("makeOffer", pitch=ZAANSTAD, kind="stage", amount=2)
    assert hall.post(f"{hall.api}/commands", anna.sent[id].command, 0).status == 200

    anna.finds_line()

    assert anna.answer(id)["repeated"]
    anna.sees(lambda _: anna.pitch()["tally"] == {"stage": 2})


REFUSED = {
    "malformed": (b"{", 0, 400),
    "idInvalid": (command(id=""), 0, 400),
    "unknownCommand": (command(type="koffie"), 0, 400),
    "fieldMissing": (command(kind=None), 0, 400),
    "fieldInvalid": (command(amount="2"), 0, 400),
    "amountNotPositive": (command(amount=0), 0, 400),
    "textTooLong": (command(note="x" * 601), 0, 400),
    "notAllowed": (command(), "screen", 403),
    "pitchUnknown": (command(pitch="p99"), 0, 404),
    "offerUnknown": (command(type="withdrawOffer", offer=9), 0, 404),
    "personUnknown": (command(), "clerk", 404),
    "offersNotOpen": (command(pitch="p2"), 0, 409),
    "stateChanged": (command(type="openOffers"), "moderator", 409),
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_refusal_by_post_has_a_status_and_the_same_body(hall, moderator, code):
    said, who, status = REFUSED[code]
    before = hall.seq

    reply = hall.post(f"{hall.api}/commands", said, who)

    assert (reply.status, reply.headers["Content-Type"]) == (status, "application/json")
    assert (reply.json["type"], reply.json["code"]) == ("refused", code)
    assert reply.json["detail"].endswith(".")
    assert reply.json["id"] == ("a-command" if code not in ("malformed", "idInvalid") else None)
    assert hall.seq == before


def test_the_same_frames_go_down_both_ways(hall, moderator):
    with hall.stream(0) as stream, hall.line(0) as line:
        frames = iter(stream)
        next(frames)
        hall.phone(1).offers("stage", 3)

        def offer(frames):
            return next(frame for frame in frames if frame["type"] == "events")

        assert offer(frames) == offer(json.loads(line.recv(PATIENCE_S)) for _ in range(10))
