"""An organiser sets a conference up, rehearses it, and says how it goes on; others may not."""

import json

import pytest

from hall import ZAANSTAD, Hall, close_code
from server import run


@pytest.fixture
def hall(demo, tmp_path):
    hall = Hall(demo, tmp_path)
    yield hall
    hall.close()


@pytest.fixture
def concept(tmp_path):
    """A hall that is still being prepared."""
    hall = Hall(Hall.make_demo(tmp_path / "made", "concept"), tmp_path)
    yield hall
    hall.close()


def number(hall, who):
    """The number of one of the staff, as the ledger knows it."""
    name = hall.get(f"{hall.api}/me", who).json["name"]
    return next(row["person"] for row in hall.get(f"{hall.api}/people", "organiser").json["people"] if row["name"] == name)


def command(hall, who, **members):
    command.made = getattr(command, "made", 0) + 1
    return hall.post(f"{hall.api}/commands", {"id": f"organising-{command.made}", **members}, who).json


def told(hall, who, **members):
    """What came of a command: `recorded`, or the code of a refusal."""
    answer = command(hall, who, **members)
    return answer.get("code", answer["type"])


def rehearse(hall):
    told(hall, "organiser", type="enterPhase", phase="rehearsal")
    told(hall, "moderator", type="stagePitch", pitch=ZAANSTAD)
    told(hall, "moderator", type="openOffers", pitch=ZAANSTAD)


def test_a_conference_goes_on_in_order_and_everybody_is_told(concept):
    phone = concept.phone(0)
    assert phone.state["conference"]["phase"] == "concept"
    assert told(concept, "organiser", type="enterPhase", phase="closed") == "phaseNotNext"
    assert told(concept, "moderator", type="enterPhase", phase="open") == "notAllowed"
    assert told(concept, "organiser", type="enterPhase", phase="open", expect="rehearsal") == "stateChanged"
    assert told(concept, "organiser", type="enterPhase", phase="open") == "recorded"
    phone.sees(lambda state: state["conference"]["phase"] == "open")


def test_before_the_day_nobody_comes_in_with_the_code_or_offers(concept):
    assert not concept.get(concept.api).json["openEntry"]
    assert concept.post(f"{concept.api}/join", {"name": "Wil", "organisation": "Wil BV"}).json["code"] == "entryClosed"
    offer = {"type": "makeOffer", "pitch": ZAANSTAD, "kind": "meedenken", "amount": 1}
    assert told(concept, 0, **offer) == "phaseForbids"


def test_a_wiped_rehearsal_leaves_its_lines_and_none_of_its_words(concept):
    rehearse(concept)
    offer = {"type": "makeOffer", "pitch": ZAANSTAD, "kind": "stage", "amount": 2, "note": "Alleen om te oefenen"}
    assert command(concept, 0, **offer)["offer"] == 1
    told(concept, "moderator", type="closeOffers", pitch=ZAANSTAD)
    assert told(concept, "organiser", type="enterPhase", phase="open") == "rehearsalNotWiped"
    before = len(concept.ledger)

    assert told(concept, "organiser", type="wipeRehearsal") == "recorded"
    assert [line["type"] for line in concept.ledger[before:]] == ["rehearsalWiped"]
    assert concept.get(f"{concept.api}/offers", "organiser").json["offers"] == []
    assert "oefenen" not in concept.get(f"{concept.api}/exports/ledger.txt?words=yes", "organiser").body.decode()
    concept.stop()
    assert b"Alleen om te oefenen" not in (concept.data / "wiebiedt.sqlite").read_bytes()
    concept.start()
    rehearsed = concept.phone(0)
    assert rehearsed.state["pitches"][0]["tally"] == {}
    assert rehearsed.you["offers"] == []


def test_the_ledger_of_a_rehearsed_day_is_whole(concept, tmp_path):
    rehearse(concept)
    promise = {"type": "prepareOffer", "pitch": "p2", "kind": "stage", "amount": 2, "badge": 101}
    offer = {"type": "makeOffer", "pitch": ZAANSTAD, "kind": "stage", "amount": 2}
    told(concept, 0, **offer)
    told(concept, "moderator", type="closeOffers", pitch=ZAANSTAD)
    assert told(concept, "organiser", **promise) == "recorded"
    told(concept, "organiser", type="wipeRehearsal")
    told(concept, "organiser", type="enterPhase", phase="open")
    told(concept, "moderator", type="stagePitch", pitch="p2")
    told(concept, "moderator", type="openOffers", pitch="p2")
    assert told(concept, "moderator", type="revealPrepared", pitch="p2") == "recorded"
    told(concept, "organiser", type="changePerson", person=27, organisation="PostNL Pakketten", email="a@postnl.example")
    assert concept.get(f"{concept.api}/exports/commitments.csv", "organiser").status == 200

    file = tmp_path / "ledger.txt"
    file.write_bytes(concept.get(f"{concept.api}/exports/ledger.txt?words=yes", "organiser").body)
    key = tmp_path / "ledger.pem"
    key.write_bytes(concept.get("/.well-known/wiebiedt/ledger.pem").body)
    checked = run("verify", file, "--key", key)
    assert (checked.returncode, checked.stdout.decode().splitlines()[-1]) == (0, "RESULT     whole")


def test_prepared_offers_are_seen_by_nobody_in_the_hall_until_they_are_shown(hall):
    phone = hall.phone(3)
    note = "Dit weet nog niemand"
    promise = {"type": "prepareOffer", "pitch": ZAANSTAD, "kind": "stage", "amount": 2, "badge": 101, "note": note}
    assert told(hall, "organiser", **promise) == "recorded"
    assert told(hall, "moderator", **promise) == "notAllowed"
    seen = hall.get(f"{hall.api}/prepared", "moderator").json["prepared"]
    assert [(row["amount"], row["organisation"], row.get("note")) for row in seen] == [(2, "PostNL", None)]
    assert hall.get(f"{hall.api}/prepared", "clerk").status == 403

    told(hall, "moderator", type="stagePitch", pitch=ZAANSTAD)
    told(hall, "moderator", type="openOffers", pitch=ZAANSTAD)
    phone.sees(lambda state: state["pitches"][0]["state"] == "open")
    assert "PostNL" not in json.dumps(phone.state) and note not in json.dumps(phone.state)
    told(hall, "moderator", type="revealPrepared", pitch=ZAANSTAD)
    phone.sees(lambda state: state["pitches"][0]["tally"] == {"stage": 2})
    recent = phone.state["pitches"][0]["recent"]
    assert [(offer["by"]["organisation"], offer["prepared"]) for offer in recent] == [("PostNL", True)]


def test_a_badge_that_is_taken_back_ends_its_lines_and_a_new_link_is_the_only_one(hall):
    people = hall.get(f"{hall.api}/people", "organiser").json["people"]
    person = next(row["person"] for row in people if row.get("badge") == 101)
    with hall.line(0) as line:
        assert told(hall, "organiser", type="revokePerson", person=person) == "recorded"
        assert close_code(line) == 4500
    assert hall.get(f"{hall.api}/me", 0).status == 401
    renewed = hall.post(f"{hall.api}/people/{person}/link", {}, "organiser").json
    assert hall.get("/k/" + hall.token(0)).status == 404
    assert hall.get("/k/" + renewed["token"]).status == 303
    assert (renewed["badge"], renewed["name"]) == (101, "Anna Brouwer")


def test_badges_have_links_that_sign_in_and_older_ones_stay_good(hall):
    told(hall, "organiser", type="changeCharter", wifi={"name": "Zaal;1", "password": 'g"eheim'})
    sheet = hall.post(f"{hall.api}/badges", {"people": [27, 28]}, "organiser").json
    assert [badge["badge"] for badge in sheet["badges"]] == [101, 102]
    assert sheet["wifi"] == {"name": "Zaal;1", "password": 'g"eheim'}
    for badge in sheet["badges"]:
        assert hall.get("/k/" + badge["token"]).status == 303
    assert hall.get("/k/" + hall.token(0)).status == 303
    assert hall.ledger[-1]["type"] == "listTaken"
    assert hall.post(f"{hall.api}/badges", {}, "clerk").json["code"] == "notAllowed"
    assert hall.post(f"{hall.api}/badges", {"people": [27]}, "clerk").status == 200
    taken = [line for line in hall.ledger if line["type"] == "listTaken"]
    assert [(line["by"], line["people"]) for line in taken] == [
        (number(hall, "organiser"), 2), (number(hall, "clerk"), 1),
    ], "and the ledger knows who"  # fmt: skip
    assert hall.post(f"{hall.api}/badges", {"people": [1]}, "clerk").json["code"] == "notAllowed"


def test_the_network_of_the_hall_is_told_to_the_organiser_alone(hall):
    told(hall, "organiser", type="changeCharter", wifi={"name": "Zaal", "password": "geheim1234"}, contact="Olga, 030")
    phone = hall.phone(0)
    assert phone.state["conference"]["contact"] == "Olga, 030"
    assert "geheim1234" not in json.dumps(phone.state) + hall.get(hall.api).body.decode()
    assert hall.get(f"{hall.api}/settings", "organiser").json["wifi"]["password"] == "geheim1234"
    assert hall.get(f"{hall.api}/settings", "moderator").status == 403
    assert all("geheim1234" not in json.dumps(line) and "Olga" not in json.dumps(line) for line in hall.ledger)


def test_how_to_reach_people_is_told_to_the_organiser_and_to_the_wethouder_they_offered_to(hall):
    told(hall, "organiser", type="changePerson", person=27, email="anna@postnl.example", phone="06 12")
    told(hall, "organiser", type="changePerson", person=28, email="rachid@asito.example")
    told(hall, "moderator", type="stagePitch", pitch=ZAANSTAD)
    told(hall, "moderator", type="openOffers", pitch=ZAANSTAD)
    for who, show in ((0, True), (1, False)):
        offer = {"type": "makeOffer", "pitch": ZAANSTAD, "kind": "stage", "amount": 1, "show": show}
        assert told(hall, who, **offer) == "recorded"

    def sees(token, path):
        return hall.get(f"{hall.api}/{path}", Authorization=f"Bearer {token}").body.decode()

    own, other = hall.wethouder("Zaanstad")["token"], hall.wethouder("Utrecht")["token"]
    for path in ("offers", "exports/commitments.csv", "exports/commitments.json"):
        assert "anna@postnl.example" in sees(own, path) and "rachid@asito" not in sees(own, path)
        assert "Asito" not in sees(own, path)
        assert "anna@postnl.example" not in sees(other, path)
    everybody = [hall.token(role) for role in ("moderator", "clerk", "jury")]
    for token in everybody:
        assert "anna@postnl.example" not in sees(token, "offers") + sees(token, "people") + sees(token, "me")
    assert "anna@postnl.example" not in json.dumps(hall.phone(2).state)


def test_a_new_conference_takes_over_people_pitches_and_what_was_promised(hall):
    told(hall, "moderator", type="stagePitch", pitch=ZAANSTAD)
    told(hall, "moderator", type="openOffers", pitch=ZAANSTAD)
    told(hall, 0, type="makeOffer", pitch=ZAANSTAD, kind="stage", amount=3)
    withdrawn = command(hall, 1, type="makeOffer", pitch=ZAANSTAD, kind="stage", amount=1)["offer"]
    told(hall, 1, type="withdrawOffer", offer=withdrawn)
    form = {"name": "Volgend jaar", "date": "2020-03-19", "from": hall.code}
    made = hall.post("/api/v1/conferences", form | {"people": True, "pitches": True, "commitments": True}, "organiser")
    assert made.status == 201

    new = f"/api/v1/conferences/{made.json['code']}"
    proof = {"Authorization": "Bearer " + made.json["token"]}
    settings = hall.get(f"{new}/settings", **proof).json
    assert (settings["phase"], settings["name"], settings["carried"]) == ("concept", "Volgend jaar", 1)
    old = hall.get(f"{hall.api}/people", "organiser").json["people"]
    here = hall.get(f"{new}/people", **proof).json["people"]
    worn = {(row["badge"], row["name"]) for row in old if "badge" in row}
    assert worn <= {(row.get("badge"), row["name"]) for row in here}
    assert [row["amount"] for row in hall.get(f"{new}/carried", **proof).json["carried"]] == [3]
    # A key to one conference opens no other.
    assert hall.get(f"{new}/settings", "organiser").status == 401
    assert hall.get(f"{hall.api}/settings", **proof).status == 401
    assert hall.post("/api/v1/conferences", {"name": "X", "date": "2020-01-01"}, "moderator").status == 401
    assert hall.post("/api/v1/conferences", form | {"from": "100000"}, "organiser").status == 404


def test_a_browser_holds_a_key_to_each_conference(hall):
    first = hall.get("/k/" + hall.token("organiser")).cookies
    ours = {"Origin": f"http://127.0.0.1:{hall.port}"}
    made = hall.post("/api/v1/conferences", {"name": "Tweede", "date": "2020-01-01"}, Cookie=first, **ours)
    both = f"{first}; {made.cookies}"
    listed = hall.get("/api/v1/conferences", Cookie=both).json["conferences"]
    assert [row["name"] for row in listed] == ["Tweede", "Werkconferentie Samen aan het werk"]
    for code in (hall.code, made.json["code"]):
        assert hall.get(f"/api/v1/conferences/{code}/settings?as=organiser", Cookie=both).status == 200
    foreign = hall.post("/api/v1/conferences", {"name": "X", "date": "2020-01-01"}, Cookie=both)
    assert foreign.json["code"] == "foreignOrigin"


def test_what_the_staff_did_is_read_from_the_ledger(hall):
    told(hall, "organiser", type="putPitch", pitch="p2", title="Anders")
    told(hall, "organiser", type="changePerson", person=27, phone="06 12")
    told(hall, "moderator", type="stagePitch", pitch=ZAANSTAD)
    told(hall, "moderator", type="openOffers", pitch=ZAANSTAD)
    told(hall, 0, type="makeOffer", pitch=ZAANSTAD, kind="stage", amount=3)
    hall.get(f"{hall.api}/exports/commitments.xlsx", "organiser")
    acts = hall.get(f"{hall.api}/audit", "organiser").json["acts"]

    taken, opened, staged, person, pitch = acts[:5]
    assert (taken["act"], taken["list"], taken["people"]) == ("listTaken", "commitments.xlsx", 1)
    assert (opened["act"], opened["by"]["name"]) == ("offersOpened", "Joris van Dalen")
    assert (person["changed"], person["name"]) == (["phone"], "Anna Brouwer")
    assert pitch["act"] == "pitchPut" and {"asks", "title"} <= set(pitch["changed"])
    assert staged["pitch"] == ZAANSTAD
    assert hall.get(f"{hall.api}/audit", "moderator").status == 403


def test_pages_of_acts_follow_each_other_without_a_gap(hall):
    for _ in range(130):
        told(hall, "organiser", type="changePerson", person=27, phone="06 12")
    first = hall.get(f"{hall.api}/audit", "organiser").json
    second = hall.get(f"{hall.api}/audit?before={first['next']}", "organiser").json
    assert len(first["acts"]) == 100
    seqs = [act["seq"] for act in first["acts"] + second["acts"]]
    assert seqs == sorted(set(seqs), reverse=True)
    assert "next" not in second
    assert hall.get(f"{hall.api}/audit?before=x", "organiser").json["code"] == "fieldInvalid"
