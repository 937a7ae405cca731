"""A session is one browser's, lasts no longer than what it rests on, and leaves nothing behind that lets somebody in."""

import base64
import contextlib
import json
import re
import time

import pytest

from hall import Hall, close_code
from line import PATIENCE_S

ANNA = 27


@pytest.fixture
def ours(hall):
    return f"http://127.0.0.1:{hall.port}"


def cookie(hall, who, **headers):
    """The cookie of a browser in which somebody opened their link."""
    return hall.get("/k/" + hall.token(who), **headers).cookies


def test_a_token_has_256_bits_and_no_two_are_alike(hall):
    links = [person["token"] for person in hall.people["employers"] + hall.people["wethouders"]]
    tokens = links + [cookie(hall, 0).split("=", 1)[1] for _ in range(20)]

    assert len(set(tokens)) == len(tokens)
    assert {len(base64.urlsafe_b64decode(token + "=")) for token in tokens} == {32}
    # Every bit is set in about half of them: nothing of a token is fixed.
    numbers = [int.from_bytes(base64.urlsafe_b64decode(token + "=")) for token in tokens]
    assert all(0 < sum(number >> bit & 1 for number in numbers) < len(numbers) for bit in range(256))


def test_what_is_stored_lets_nobody_in(hall):
    joined = hall.post(f"{hall.api}/join", {"name": "Ida", "organisation": "Ida BV"}).json["token"]
    tokens = [hall.token("organiser"), hall.token(0), joined, cookie(hall, 0).split("=", 1)[1]]
    stored = [file.read_bytes() for file in hall.data.rglob("*") if file.is_file()]

    assert sum(map(len, stored)) > 100_000
    for token in tokens:
        raw = base64.urlsafe_b64decode(token + "=")
        spelled = [token.encode(), raw, raw.hex().encode(), base64.b64encode(raw)]
        assert [form for form in spelled if any(form in content for content in stored)] == []


def test_over_tls_a_cookie_is_for_this_host_alone_and_no_other_counts(demo, tmp_path):
    hall = Hall(demo, tmp_path, WIEBIEDT_PUBLIC_URL="https://wiebiedt.example")
    try:
        name, *attributes = hall.get("/k/" + hall.token(0)).headers["Set-Cookie"].split("; ")
        planted = name.removeprefix("__Host-")

        assert name.startswith("__Host-wiebiedt-employer-")
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(attributes)
        assert not any(attribute.startswith("Domain") for attribute in attributes)
        assert hall.get(f"{hall.api}/me", Cookie=name).status == 200
        assert hall.get(f"{hall.api}/me", Cookie=planted).status == 401
    finally:
        hall.close()


def test_a_cookie_that_somebody_planted_is_replaced_at_sign_in(hall):
    planted = cookie(hall, 1)
    name = planted.split("=")[0]

    for reply in [
        hall.get("/k/" + hall.token(0), Cookie=planted),
        hall.post(f"{hall.api}/join", {"name": "Ida", "organisation": "Ida BV"}, Cookie=planted),
    ]:
        assert reply.cookies.startswith(name + "=") and reply.cookies != planted
        assert hall.get(f"{hall.api}/me", Cookie=reply.cookies).json["name"] in ("Anna Brouwer", "Ida")
    assert hall.get(f"{hall.api}/me", Cookie=planted).json["name"] != "Anna Brouwer", "nobody else comes in as her"


@pytest.mark.parametrize("query", ["next=//evil.example", "return=https://evil.example", "terug=//evil.example", "url=/x"])
def test_nothing_in_an_address_leads_elsewhere(hall, ours, query):
    link = hall.get(f"/k/{hall.token(0)}?{query}")
    assert (link.status, link.headers["Location"]) == (303, f"/employer/{hall.code}")

    for path in ["/", f"/{hall.code}", f"/employer/{hall.code}", "/accessibility"]:
        page = hall.get(f"{path}?{query}")
        assert page.status == 200 and "Location" not in page.headers and b"evil.example" not in page.body
    left = hall.post(f"{hall.api}/leave?{query}", {}, Cookie=link.cookies, Origin=ours)
    assert left.status == 204 and "Location" not in left.headers


def test_a_tool_that_leaves_has_left_too_and_no_link_ends_by_that(hall):
    joined = {"Authorization": "Bearer " + hall.post(f"{hall.api}/join", {"name": "Ida", "organisation": "x"}).json["token"]}
    with hall.line(**joined) as line:
        assert hall.post(f"{hall.api}/leave", {}, **joined).status == 204
        assert close_code(line) == 4500
    assert hall.get(f"{hall.api}/me", **joined).status == 401

    assert hall.post(f"{hall.api}/leave", {}, 0).status == 204
    assert hall.get(f"{hall.api}/me", 0).status == 200
    planted = f"wiebiedt-employer-{hall.code}={hall.token(0)}"
    assert hall.post(f"{hall.api}/leave", {}, Cookie=planted, Origin=f"http://127.0.0.1:{hall.port}").status == 204
    assert hall.get("/k/" + hall.token(0)).status == 303, "nor from a cookie that somebody made of it"


def ends_by_leaving(hall, cookie, ours):
    assert hall.post(f"{hall.api}/leave", {}, Cookie=cookie, Origin=ours).status == 204


def ends_by_command(command, **members):
    def end(hall, cookie, ours):
        body = {"id": f"ends-{command}", "type": command, "person": ANNA} | members
        assert hall.post(f"{hall.api}/commands", body, "organiser").json["type"] == "recorded"

    return end


def ends_by_new_link(hall, cookie, ours):
    assert hall.post(f"{hall.api}/people/{ANNA}/link", {}, "clerk").status == 200


ENDS = {
    "she leaves": ends_by_leaving,
    "her badge is taken back": ends_by_command("revokePerson"),
    "she gets a new link": ends_by_new_link,
    "she is erased": ends_by_command("erasePerson"),
    "she gets another role": ends_by_command("changePerson", role="jury"),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_every_line_of_a_session_ends_with_it_within_a_second(hall, ours, end):
    mine, others = cookie(hall, 0), cookie(hall, 1)
    with contextlib.ExitStack() as lines:
        sockets = [lines.enter_context(hall.line(Cookie=mine, Origin=ours)) for _ in range(3)]
        other = lines.enter_context(hall.line(Cookie=others, Origin=ours))
        stream = hall.stream(1)  # replaced below by one of hers: a stream takes no cookie from the rig
        stream._headers = {"Cookie": mine}
        stream = iter(lines.enter_context(stream))
        assert next(stream)["type"] == "welcome"

        began = time.monotonic()
        end(hall, mine, ours)
        codes = [close_code(line) for line in sockets]
        list(stream)
        took = time.monotonic() - began

        assert codes == [4500] * 3, "do not come back"
        assert took < 1
        for ask in lambda **proof: hall.get(f"{hall.api}/me", **proof), lambda **proof: hall.upgrade(Origin=ours, **proof):
            ended, never = ask(Cookie=mine), ask()
            assert (ended.status, ended.body) == (never.status, never.body), "as if there had been none"
            assert (never.status, never.json["code"]) == (401, "signedOut")
        assert hall.get(f"{hall.api}/me", Cookie=others).status == 200
        other.ping().wait(1)


def comes_back_by_link(hall):
    return cookie(hall, 0)


def comes_back_by_new_link(hall):
    renewed = hall.post(f"{hall.api}/people/{ANNA}/link", {}, "organiser").json["token"]
    return hall.get("/k/" + renewed).cookies


BACK = {
    "she left": ("she leaves", comes_back_by_link),
    "her badge was taken back": ("her badge is taken back", comes_back_by_new_link),
    "her link was renewed": ("she gets a new link", comes_back_by_new_link),
    "her role is another": ("she gets another role", comes_back_by_link),
}


@pytest.mark.parametrize(("end", "comes_back"), BACK.values(), ids=BACK)
def test_who_was_signed_out_and_comes_in_anew_has_lines_as_before(hall, ours, end, comes_back):
    ENDS[end](hall, cookie(hall, 0), ours)

    mine = comes_back(hall)

    with hall.line(Cookie=mine, Origin=ours) as line:
        line.ping().wait(1)
        line.send('{"id":"back","type":"nothing"}')
        while json.loads(line.recv(PATIENCE_S))["type"] != "refused":
            pass
    stream = hall.stream(1)
    stream._headers = {"Cookie": mine}
    with stream as lines:
        lines = iter(lines)
        assert next(lines)["type"] == "welcome"
        assert hall.post(f"{hall.api}/leave", {}, Cookie=mine, Origin=ours).status == 204
        list(lines)
    assert stream.close_code == 4500


def test_a_session_has_five_streams_too_and_the_oldest_makes_room(hall):
    with contextlib.ExitStack() as stack:
        streams = [stack.enter_context(hall.stream(2)) for _ in range(6)]

        assert [frame["type"] for frame in streams[0]][:1] == ["welcome"]
        assert streams[0].close_code == 4501, "do not come back, or you end another"
        assert next(iter(streams[1]))["type"] == "welcome"


def test_who_gets_another_role_comes_in_with_the_same_badge_to_the_other_page(hall, ours):
    before = cookie(hall, 0)
    ends_by_command("changePerson", role="jury")(hall, before, ours)

    link = hall.get("/k/" + hall.token(0))

    assert link.headers["Location"] == f"/jury/{hall.code}"
    assert link.cookies != before and re.match(r"wiebiedt-jury-\d{6}=", link.cookies)
    assert hall.get(f"{hall.api}/me?as=jury", Cookie=link.cookies).json["role"] == "jury"


def test_another_name_signs_nobody_out(hall, ours):
    mine = cookie(hall, 0)
    with hall.line(Cookie=mine, Origin=ours) as line:
        ends_by_command("changePerson", name="Anna de Brouwer")(hall, mine, ours)

        assert hall.get(f"{hall.api}/me", Cookie=mine).json["name"] == "Anna de Brouwer"
        line.ping().wait(1)


def test_a_list_that_gives_somebody_another_role_signs_them_out(hall, ours):
    row = next(row for row in hall.get(f"{hall.api}/people", "organiser").json["people"] if row["person"] == ANNA)
    mine = cookie(hall, 0)
    list_ = f"badge;naam;organisatie;rol\r\n{row['badge']};{row['name']};{row['organisation']};jury\r\n".encode()

    with hall.line(Cookie=mine, Origin=ours) as line:
        brought = hall.post(f"{hall.api}/people/import?dryRun=no", list_, "organiser")
        assert (brought.status, brought.json["changed"]) == (200, 1), brought.json
        assert close_code(line) == 4500
    assert hall.get(f"{hall.api}/me", Cookie=mine).status == 401
