"""Who has not proven to be somebody gets in nowhere, and another site cannot use a browser that did."""

import pytest

from hall import close_code

NOBODY = {
    "no token": {},
    "another token": {"Authorization": "Bearer " + "A" * 43},
    "a long token": {"Authorization": "Bearer " + "A" * 4000},
    "no bearer": {"Authorization": "Basic aW46ZGU="},
    "half a header": {"Authorization": "Bearer"},
    "another cookie": {"Cookie": "wiebiedt-organiser-{code}=" + "A" * 43},
    "an empty cookie": {"Cookie": "wiebiedt-organiser-{code}="},
}
GUARDED = ["me", "events", "offers", "people", "exports/commitments.csv", "exports/commitments.json", "ledger.jsonl"]


@pytest.fixture(scope="module")
def hall(shared_hall):
    return shared_hall


@pytest.fixture
def cookie(hall):
    """The cookie of a browser in which the moderator opened the personal link."""
    return hall.get("/k/" + hall.token("moderator")).cookies


@pytest.fixture
def ours(hall):
    return f"http://127.0.0.1:{hall.port}"


@pytest.mark.parametrize("proof", NOBODY.values(), ids=NOBODY)
def test_nobody_gets_in_anywhere(hall, proof):
    proof = {name: value.replace("{code}", hall.code) for name, value in proof.items()}
    replies = [hall.get(f"{hall.api}/{path}", **proof) for path in GUARDED]
    replies += [hall.post(f"{hall.api}/{path}", {}, **proof) for path in ("commands", "people", "leave")]
    replies.append(hall.upgrade(**proof))

    assert {(reply.status, reply.json["code"]) for reply in replies} == {(401, "signedOut")}
    assert len({reply.body for reply in replies}) == 1, "one answer, whatever was wrong"


@pytest.mark.parametrize("query", ["token", "access_token", "as"])
def test_a_token_in_an_address_is_nothing(hall, query):
    token = hall.token("organiser")

    assert hall.get(f"{hall.api}/me?{query}={token}").status == 401
    assert hall.upgrade(f"/live/{hall.code}?{query}={token}").status == 401


def test_a_conference_that_is_not_there_is_unknown_to_everybody(hall):
    for who in [None, "organiser"]:
        replies = [hall.get(f"/api/v1/conferences/000000{path}", who) for path in ["", "/me", "/events", "/offers"]]
        replies.append(hall.upgrade("/live/000000", who))
        replies.append(hall.post("/api/v1/conferences/000000/join", {"name": "x", "organisation": "y"}))
        assert {(reply.status, reply.json["code"]) for reply in replies} == {(404, "conferenceUnknown")}


def test_a_personal_link_leads_to_the_page_of_the_role(hall):
    pages = {"organiser": "organiser", "moderator": "moderator", "screen": "screen", "jury": "jury", "clerk": "clerk"}
    for who, page in (pages | {0: "employer"}).items():
        reply = hall.get("/k/" + hall.token(who))

        assert (reply.status, reply.headers["Location"]) == (303, f"/{page}/{hall.code}")
        assert reply.headers["Cache-Control"] == "no-store"
        assert reply.headers["Referrer-Policy"] == "no-referrer"
        assert hall.get(reply.headers["Location"]).status == 200
        me = hall.get(f"{hall.api}/me?as={page}", Cookie=reply.cookies)
        assert me.json["role"] == page


def test_the_cookie_is_out_of_reach_of_pages_and_holds_another_token(hall):
    reply = hall.get("/k/" + hall.token("moderator"))
    attributes = reply.headers["Set-Cookie"].split("; ")

    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(attributes)
    assert hall.token("moderator") not in attributes[0]
    assert len(attributes[0].split("=", 1)[1]) >= 43, "256 bits"
    assert hall.get("/k/" + hall.token("moderator")).cookies != reply.cookies, "each browser its own"


def test_a_link_that_nobody_was_given_works_nowhere(hall):
    session = hall.get("/k/" + hall.token("moderator")).cookies.split("=", 1)[1]

    for token in ["A" * 43, "A" * 5000, "..", "%00", session]:
        assert hall.get(f"/k/{token}").status in (400, 404, 414, 431)


def test_one_browser_may_be_several_people(hall, cookie):
    both = cookie + "; " + hall.get("/k/" + hall.token(0)).cookies

    assert hall.get(f"{hall.api}/me?as=moderator", Cookie=both).json["name"] == "Joris van Dalen"
    assert hall.get(f"{hall.api}/me?as=employer", Cookie=both).json["badge"] == 101
    assert hall.get(f"{hall.api}/me?as=organiser", Cookie=both).status == 401


def test_a_browser_on_our_own_page_gets_a_line(hall, cookie, ours):
    assert hall.upgrade(Cookie=cookie, Origin=ours).status == 101
    assert hall.post(f"{hall.api}/commands", {"id": "a", "type": "x"}, Cookie=cookie, Origin=ours).status == 400


FOREIGN = [
    None, "null", "", "http://evil.example", "http://127.0.0.1", "http://127.0.0.1:1", "https://127.0.0.1.evil.example",
    "http://127.0.0.1:{port}.evil.example", "http://127.0.0.1:{port}@evil.example", "http://evil.example/127.0.0.1:{port}",
    "127.0.0.1:{port}", "http://localhost:{port}", "file://",
    "https://127.0.0.1:{port}", "http://127.0.0.1:{port}/", "http://127.0.0.1:0{port}", "http://127.0.0.1:{port}:80",
]  # fmt: skip


@pytest.mark.parametrize("origin", FOREIGN, ids=str)
def test_another_site_cannot_use_the_browser(hall, cookie, origin):
    headers = {"Cookie": cookie} | ({} if origin is None else {"Origin": origin.format(port=hall.port)})
    before = hall.seq

    replies = [hall.upgrade(**headers)]
    for content_type in ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]:
        command = {"id": "forged", "type": "stagePitch", "pitch": "p1"}
        replies.append(hall.post(f"{hall.api}/commands", command, **headers, Content_Type=content_type))
    replies.append(hall.post(f"{hall.api}/leave", {}, **headers))

    assert {(reply.status, reply.json["code"]) for reply in replies} == {(403, "foreignOrigin")}
    assert hall.seq == before


def test_nothing_is_written_by_asking_for_it(hall):
    before = hall.seq

    for path in ["commands", "join", "people", "leave"]:
        assert hall.get(f"{hall.api}/{path}", "organiser").status in (200, 404, 405)

    assert hall.seq == before
    assert hall.get(f"{hall.api}/me", "organiser").status == 200, "and nobody was signed out"


def test_who_leaves_is_signed_out_everywhere_with_that_cookie(hall, cookie, ours):
    with hall.line(Cookie=cookie, Origin=ours) as line:
        reply = hall.post(f"{hall.api}/leave", {}, Cookie=cookie, Origin=ours)

        assert reply.status == 204
        assert "Max-Age=0" in reply.headers["Set-Cookie"]
        assert hall.get(f"{hall.api}/me", Cookie=cookie).status == 401
        assert hall.upgrade(Cookie=cookie, Origin=ours).status == 401
        assert hall.get("/k/" + hall.token("moderator")).status == 303, "the link stays good"
        assert close_code(line) == 4500, "the open line is told not to come back"


@pytest.mark.parametrize(
    ("status", "headers"),
    {
        "a short key": (400, {"Sec_WebSocket_Key": "c2hvcnQ="}),
        "version 8": (426, {"Sec_WebSocket_Version": "8"}),
        "another subprotocol": (400, {"Sec_WebSocket_Protocol": "chat"}),
    }.values(),
    ids=["a short key", "version 8", "another subprotocol"],
)
def test_a_handshake_that_is_wrong_is_told_what_is(hall, status, headers):
    answer = hall.upgrade(who=0, **headers)

    assert (answer.status, answer.json["code"]) == (status, "upgradeRequired")
    assert (answer.headers["Sec-WebSocket-Version"] == "13") == (status == 426)
