"""Coming in without a badge, and being let in."""

import pytest


@pytest.fixture(scope="module")
def hall(shared_hall):
    return shared_hall


IDA = {"name": "Ida de Groot", "organisation": "Groot & Zn", "sector": "techniek"}


def test_who_gives_a_name_and_an_organisation_comes_in_as_an_employer(hall):
    joined = hall.post(f"{hall.api}/join", IDA)

    assert joined.status == 200
    assert joined.json["badge"] >= 900, "printed badges stay below"
    assert joined.json["page"] == f"/employer/{hall.code}"
    assert hall.get(joined.json["page"]).status == 200
    me = hall.get(f"{hall.api}/me?as=employer", Cookie=joined.cookies).json
    assert (me["name"], me["organisation"], me["sector"]) == tuple(IDA.values())
    assert hall.phone(joined.json["token"]).you["badge"] == joined.json["badge"]


def test_who_asks_twice_with_one_id_gets_one_badge(hall):
    first, again = (hall.post(f"{hall.api}/join", IDA | {"id": "a-secret-of-ida-alone"}).json for _ in range(2))

    assert first["badge"] == again["badge"]


def test_what_the_ledger_holds_lets_nobody_in_as_somebody_else(hall):
    ida = hall.post(f"{hall.api}/join", IDA | {"id": "another-secret-of-ida"}).json

    for id in [line["id"] for line in hall.ledger if line["type"] == "personAdmitted"]:
        joined = hall.post(f"{hall.api}/join", IDA | {"id": id})
        assert joined.status != 200 or joined.json["badge"] != ida["badge"]


REFUSED = {
    "no name": ({"organisation": "x"}, "fieldMissing", "name"),
    "no organisation": ({"name": "x"}, "fieldMissing", "organisation"),
    "an empty name": (IDA | {"name": "  "}, "textMissing", "name"),
    "an empty organisation": (IDA | {"organisation": "\u200b"}, "textMissing", "organisation"),
    "a name that is a number": (IDA | {"name": 5}, "fieldInvalid", "name"),
    "a long name": (IDA | {"name": "x" * 81}, "textTooLong", "name"),
    "a name that turns the screen around": (IDA | {"name": "Ida\u202e"}, "textInvalid", "name"),
    "a name that rings": (IDA | {"name": "Ida\u0007"}, "textInvalid", "name"),
    "a name of marks": (IDA | {"name": "I" + "\u0351" * 9 + "da"}, "textInvalid", "name"),
    "a name twice": (b'{"name":"Ida","name":"Ada","organisation":"x"}', "fieldTwice", "name"),
    "half a character": (b'{"name":"\\ud800","organisation":"x"}', "textInvalid", "name"),
    "a byte order mark": (b'\xef\xbb\xbf{"name":"Ida","organisation":"x"}', "malformed", None),
    "Windows-1252": ('{"name":"Zoë","organisation":"x"}'.encode("cp1252"), "malformed", None),
    "UTF-16": ('{"name":"Ida","organisation":"x"}'.encode("utf-16"), "malformed", None),
    "a sector that is not there": (IDA | {"sector": "piraat"}, "sectorUnknown", "sector"),
    "an id that cannot be": (IDA | {"id": "é" * 16}, "idInvalid", "id"),
    "an id that can be guessed": (IDA | {"id": "ida"}, "idInvalid", "id"),
    "no object": ([], "malformed", None),
    "no JSON": (b"name=Ida", "malformed", None),
    "nothing": (b"", "malformed", None),
}


@pytest.mark.parametrize(("form", "code", "field"), REFUSED.values(), ids=REFUSED)
def test_a_form_that_is_not_right_says_what_is_wrong(hall, form, code, field):
    before = hall.seq

    reply = hall.post(f"{hall.api}/join", form)

    assert (reply.status, reply.json["code"], reply.json.get("field")) == (400, code, field)
    assert reply.headers["Content-Type"] == "application/problem+json"
    assert reply.json["status"] == 400 and reply.json["title"] and reply.json["detail"].endswith(".")
    assert "Set-Cookie" not in reply.headers
    assert hall.seq == before


def test_another_site_cannot_bring_people_in(hall):
    assert hall.post(f"{hall.api}/join", IDA, Origin="http://evil.example").status == 403


def test_anybody_may_know_what_the_conference_is(hall):
    told = hall.get(hall.api).json

    assert (told["code"], told["date"], told["host"], told["openEntry"]) == (hall.code, "2019-03-21", "ProRail", True)


def test_the_link_of_somebody_who_was_let_in_works(hall):
    form = {"role": "wethouder", "name": "Ans Vis", "organisation": "Gemeente Vis", "municipality": "Vis", "badge": 77}
    made = hall.post(f"{hall.api}/people", form, "organiser")

    assert made.status == 201
    assert made.json["link"] == f"http://127.0.0.1:{hall.port}/k/{made.json['token']}"
    opened = hall.get(made.json["link"].removeprefix(f"http://127.0.0.1:{hall.port}"))
    assert (opened.status, opened.headers["Location"]) == (303, f"/wethouder/{hall.code}")
    assert hall.get(f"{hall.api}/me", Cookie=opened.cookies).json["municipality"] == "Vis"
    assert {"badge": 77, "role": "wethouder"}.items() <= hall.get(f"{hall.api}/people", "clerk").json["people"][-1].items()


def test_a_badge_that_somebody_has_is_taken(hall):
    for badge in [101, 0, -1, 100_000]:
        reply = hall.post(f"{hall.api}/people", IDA | {"role": "employer", "badge": badge}, "clerk")
        assert (reply.status, reply.json["code"]) == (409, "badgeTaken")


def test_a_role_that_is_not_there_is_refused(hall):
    reply = hall.post(f"{hall.api}/people", IDA | {"role": "koning"}, "organiser")

    assert (reply.status, reply.json["code"], reply.json["field"]) == (400, "fieldInvalid", "role")


def test_the_code_to_join_is_a_picture(hall):
    picture = hall.get(f"{hall.api}/qr.svg")

    assert (picture.status, picture.headers["Content-Type"]) == (200, "image/svg+xml")
    assert b"<svg" in picture.body and b"<script" not in picture.body
