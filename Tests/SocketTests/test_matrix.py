"""Every role with every command and every route, on their own, another's, another conference's and what is not there.

What one may not do is answered as what is not there, byte for byte but for the id, and nothing is written.
"""

import json
import secrets
import sqlite3

import pytest

import matrix
from hall import ZAANSTAD, Hall

ROLES = sorted(matrix.EVERYBODY)


@pytest.fixture(scope="module")
def hall(demo, tmp_path_factory):
    """Zaanstad takes offers and has one, of Rachid; p2 has a prepared one."""
    hall = Hall(demo, tmp_path_factory.mktemp("hall"))
    hall.people |= {"wethouder": hall.wethouder("Venlo"), "employer": hall.people["employers"][2]}
    moderator = hall.phone("moderator")
    promise = {"pitch": "p2", "kind": "stage", "amount": 2, "badge": 105}
    assert hall.phone("organiser").says("prepareOffer", **promise)["type"] == "recorded"
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    assert hall.phone(1).offers("meeloopdag")["offer"] == 1
    yield hall
    hall.close()


@pytest.fixture(autouse=True)
def somewhere(hall, request):
    """Every test asks from an address of its own: who names so much that is not there is taken for a guesser."""
    somewhere.tests = getattr(somewhere, "tests", 0) + 1
    hall.source = f"127.0.{somewhere.tests // 250}.{1 + somewhere.tests % 250}"


@pytest.fixture(scope="module")
def other(hall):
    """The code of another conference on the same server, with the same people and pitches."""
    form = {"name": "Elders", "date": "2020-03-19", "from": hall.code, "people": True, "pitches": True}
    return hall.post("/api/v1/conferences", form, "organiser").json["code"]


def written(hall):
    """All that is kept: how many lines each ledger has, and every key."""
    with sqlite3.connect(f"file:{hall.data}/wiebiedt.sqlite?mode=ro", uri=True) as database:
        lines = database.execute("SELECT conference, max(seq) FROM entry GROUP BY conference ORDER BY 1").fetchall()
        keys = database.execute("SELECT conference, person, purpose, hex(token) FROM access ORDER BY 4").fetchall()
    database.close()
    return lines, keys


def said(hall, token, command, members, code=None):
    """Status, headers and body of the answer to a command, without the id."""
    id = secrets.token_hex(16)
    path = f"/api/v1/conferences/{code or hall.code}/commands"
    reply = hall.post(path, {"id": id, "type": command} | members, Authorization=f"Bearer {token}")
    return whole(reply, id)


def asked(hall, token, method, path, things, code=None):
    path = path.format(**{"code": code or hall.code} | things) + things.get("query", "")
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    return whole(hall.request(method, path, None, things.get("body"), **headers))


def whole(reply, id=None):
    # Whether a line ends depends on how much of the request had come when it was answered.
    headers = sorted(field for field in reply.headers.items() if field[0].lower() not in ("date", "connection"))
    body = reply.body if id is None else reply.body.replace(id.encode(), b"ID")
    return reply.status, headers, body


def code_of(answer):
    return json.loads(answer[2])["code"]


def test_every_command_has_a_row():
    assert matrix.commands() == set(matrix.COMMANDS)


def test_every_route_that_asks_who_one_is_has_a_row():
    guarded = {route for route, is_guarded in matrix.routes().items() if is_guarded}
    assert guarded == set(matrix.ROUTES) | matrix.ELSEWHERE


def test_every_route_that_writes_asks_who_one_is_but_for_two():
    free = {route for route, is_guarded in matrix.routes().items() if not is_guarded}
    assert {route for route in free if route[0] != "GET"} == {route for route in matrix.OPEN if route[0] != "GET"}
    assert {route for route in free if "{code}" in route[1] and "/api/" in route[1]} == matrix.OPEN


@pytest.mark.parametrize("command", matrix.COMMANDS)
def test_a_command_of_a_role_that_may_not_is_answered_alike_whatever_it_names(hall, command):
    row, before = matrix.COMMANDS[command], written(hall)

    answers = [
        said(hall, hall.token(role), command, members)
        for role in ROLES
        if role not in row.roles
        for members in (row.there, row.gone or row.there)
    ]

    assert answers[0][0] == 403 and code_of(answers[0]) == "notAllowed"
    assert len({str(answer) for answer in answers}) == 1
    assert written(hall) == before


@pytest.mark.parametrize("command", [name for name, row in matrix.COMMANDS.items() if row.gone])
def test_a_command_of_a_role_that_may_says_what_is_not_there(hall, command):
    row, before = matrix.COMMANDS[command], written(hall)
    owners = {("wethouder", "putPitch"), ("clerk", "withdrawOffer"), ("employer", "makeOffer")}

    for role in sorted(row.roles):
        answer = said(hall, hall.token(role), command, row.gone)
        assert answer[0] in (404, 409) or (role, command) in owners, (role, answer)

    assert written(hall) == before


@pytest.mark.parametrize(("role", "command", "theirs", "none"), matrix.OTHERS_BY_COMMAND)
def test_a_command_about_anothers_is_answered_as_about_none(hall, role, command, theirs, none):
    before = written(hall)

    assert said(hall, hall.token(role), command, theirs) == said(hall, hall.token(role), command, none)

    assert written(hall) == before


@pytest.mark.parametrize(("method", "path"), matrix.ROUTES, ids=map(" ".join, matrix.ROUTES))
def test_a_route_of_a_role_that_may_not_is_answered_alike_whatever_it_names(hall, method, path):
    row, before = matrix.ROUTES[method, path], written(hall)

    answers = [
        asked(hall, hall.token(role), method, path, things)
        for role in ROLES
        if role not in row.roles
        for things in (row.there, row.gone or row.there)
    ]

    assert {(answer[0], code_of(answer)) for answer in answers} <= {(403, "notAllowed")}
    assert len({str(answer) for answer in answers}) == (0 if row.roles == matrix.EVERYBODY else 1)
    assert written(hall) == before


@pytest.mark.parametrize(("role", "method", "path"), matrix.OTHERS_BY_ROUTE)
def test_a_route_to_anothers_is_answered_as_to_none(hall, role, method, path):
    path = "/api/v1/conferences/{code}" + path
    row, before, token = matrix.ROUTES[method, path], written(hall), hall.token(role)

    theirs, none = (asked(hall, token, method, path, things) for things in (row.there, row.gone))

    assert theirs == none and theirs[0] == 404
    assert written(hall) == before


@pytest.mark.parametrize(("method", "path", "theirs", "none"), matrix.OTHERS_OF_A_DESK)
def test_a_desk_learns_nothing_of_who_is_no_employer(hall, method, path, theirs, none):
    before, path = written(hall), "/api/v1/conferences/{code}" + path

    answers = [asked(hall, hall.token("clerk"), method, path, things) for things in (theirs, none)]

    assert answers[0] == answers[1] and code_of(answers[0]) == "notAllowed"
    assert written(hall) == before


@pytest.mark.parametrize(("method", "path"), matrix.ROUTES, ids=map(" ".join, matrix.ROUTES))
def test_a_key_to_one_conference_is_none_to_another(hall, other, method, path):
    row, before = matrix.ROUTES[method, path], written(hall)
    nobody = asked(hall, "A" * 43, method, path, row.there, other)

    answers = [asked(hall, hall.token(role), method, path, row.there, other) for role in ROLES]
    answers.append(asked(hall, None, method, path, row.there, other))

    assert (nobody[0], code_of(nobody)) == (401, "signedOut")
    assert {str(answer) for answer in answers} == {str(nobody)}
    assert written(hall) == before


@pytest.mark.parametrize("role", ROLES)
def test_a_cookie_of_one_conference_that_is_renamed_to_another_is_none(hall, other, role):
    ours = f"http://127.0.0.1:{hall.port}"
    mine = hall.get("/k/" + hall.token(role)).cookies
    assert hall.get(f"{hall.api}/me?as={role}", Cookie=mine).status == 200 and hall.code in mine
    renamed, before = mine.replace(hall.code, other), written(hall)
    paths = [path.format(code=other, offer=1, pitch="p1") for method, path in matrix.ROUTES if method == "GET"]
    paths.append(f"/api/v1/conferences/{other}/me?as={role}")

    for path in paths:
        answer, nobody = (whole(hall.get(path, **proof)) for proof in ({"Cookie": renamed}, {}))
        assert answer == nobody and (answer[0], code_of(answer)) == (401, "signedOut"), path
    for path in [f"/live/{other}", f"/live/{other}?as={role}"]:
        answer, nobody = (whole(hall.upgrade(path, Origin=ours, **proof)) for proof in ({"Cookie": renamed}, {}))
        assert answer == nobody and (answer[0], code_of(answer)) == (401, "signedOut"), path
    command = {"id": "renamed", "type": "clearStage"}
    said_there = hall.post(f"/api/v1/conferences/{other}/commands", command, Cookie=renamed, Origin=ours)
    assert (said_there.status, said_there.json["code"]) == (401, "signedOut")
    assert written(hall) == before


@pytest.mark.parametrize(("method", "path"), matrix.ROUTES, ids=map(" ".join, matrix.ROUTES))
def test_a_conference_that_is_not_there_is_not_there_for_anybody(hall, method, path):
    row, before = matrix.ROUTES[method, path], written(hall)

    answers = [asked(hall, token, method, path, row.there, "000000") for token in [None, hall.token("organiser")]]

    assert {(answer[0], code_of(answer)) for answer in answers} == {(404, "conferenceUnknown")}
    assert written(hall) == before


@pytest.mark.parametrize("command", matrix.COMMANDS)
def test_no_command_of_one_conference_reaches_another(hall, other, command):
    before = written(hall)

    for role in ROLES:
        assert code_of(said(hall, hall.token(role), command, matrix.COMMANDS[command].there, other)) == "signedOut"

    assert written(hall) == before


def test_a_socket_to_another_conference_is_refused_as_to_nobody(hall, other):
    before, nobody = written(hall), whole(hall.upgrade(f"/live/{other}"))

    assert {str(whole(hall.upgrade(f"/live/{other}", role))) for role in ROLES} == {str(nobody)}
    assert nobody[0] == 401
    assert written(hall) == before


@pytest.mark.parametrize("role", [role for role in ROLES if role != "organiser"])
def test_only_an_organiser_founds_and_lists_conferences(hall, role):
    before = written(hall)

    founded = hall.post("/api/v1/conferences", {"name": "X", "date": "2020-01-01"}, role)
    listed = hall.get("/api/v1/conferences", role)

    assert (founded.status, listed.status) == (401, 401) and founded.body == listed.body
    assert written(hall) == before


def test_who_founds_takes_over_only_from_their_own(hall, other):
    before = written(hall)
    form = {"name": "X", "date": "2020-01-01", "people": True}

    theirs, none = (hall.post("/api/v1/conferences", form | {"from": code}, "organiser") for code in (other, "000000"))

    assert whole(theirs) == whole(none) and theirs.json["code"] == "conferenceUnknown"
    assert written(hall) == before


SAYS = {
    "another site": {"Sec_Fetch_Site": "cross-site"},
    "another port": {"Sec_Fetch_Site": "same-site"},
    "another site, though the origin is ours": {"Sec_Fetch_Site": "cross-site", "Origin": "http://127.0.0.1:{port}"},
    "another origin": {"Origin": "http://evil.example"},
    "no origin that it would tell": {"Origin": "null", "Sec_Fetch_Site": "none"},
    "another scheme": {"Origin": "https://127.0.0.1:{port}"},
}


@pytest.mark.parametrize("says", SAYS.values(), ids=SAYS)
def test_nothing_is_written_for_who_says_to_come_from_another_site(hall, says):
    says, before = {name: value.format(port=hall.port) for name, value in says.items()}, written(hall)
    types = ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
    things = {"code": hall.code, "person": 27}

    replies = {
        (path, hall.request(method, path.format(**things) + "?dryRun=no", who, {}, Content_Type=kind, **says).json["code"])
        for method, path in matrix.routes()
        if method != "GET" and not path.startswith("/live/")
        for who in ["organiser", None]
        for kind in types
    }

    assert len(replies) >= 11 and {code for _, code in replies} == {"foreignOrigin"}
    assert written(hall) == before


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_cannot_have_a_cookie_read_or_written_about(hall, site):
    cookie = hall.get("/k/" + hall.token("organiser")).cookies
    before = written(hall)

    for method, path in matrix.ROUTES:
        if method == "GET":
            path = path.format(code=hall.code, offer=1, pitch="p1")
            reply = hall.get(path, Cookie=cookie, Sec_Fetch_Site=site)
            assert (reply.status, reply.json["code"]) == (403, "foreignOrigin"), path
    for use in ["image", "iframe", "empty"]:
        assert hall.get("/k/" + hall.token(0), Sec_Fetch_Dest=use, Sec_Fetch_Site=site).json["code"] == "foreignOrigin"
    assert written(hall) == before
    assert hall.get("/k/" + hall.token(0), Sec_Fetch_Dest="document", Sec_Fetch_Site=site).status == 303, "a mail's link"
