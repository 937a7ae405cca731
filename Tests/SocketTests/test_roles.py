"""Everybody may do what is theirs to do, and nothing else."""

import pytest

from hall import ZAANSTAD, Hall

CLOSED = "p2"


@pytest.fixture(scope="module")
def hall(demo, tmp_path_factory):
    """Zaanstad takes offers and has one; another round is over and has a late one."""
    hall = Hall(demo, tmp_path_factory.mktemp("hall"))
    hall.people |= {"wethouder": hall.wethouder("Venlo"), "employer": hall.people["employers"][2]}
    moderator, rachid = hall.phone("moderator"), hall.phone(1)
    moderator.stages(CLOSED)
    moderator.opens(CLOSED)
    moderator.closes(CLOSED)
    assert rachid.offers("baan", pitch=CLOSED, late=True)["offer"] == 1
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    assert rachid.offers("meeloopdag")["offer"] == 2
    yield hall
    hall.close()


@pytest.fixture(scope="module")
def phones(hall):
    return {who: hall.phone(who) for who in ROLES}


ROLES = ["organiser", "moderator", "wethouder", "clerk", "jury", "screen", "employer"]
DO = {
    "stage": ({"command": "stagePitch", "pitch": "p3"}, {"organiser", "moderator"}),
    "open": ({"command": "openOffers", "pitch": ZAANSTAD, "closesInSeconds": 900}, {"organiser", "moderator"}),
    "close": ({"command": "closeOffers", "pitch": "p3"}, {"organiser", "moderator"}),
    "accept a late offer": ({"command": "acceptLate", "offer": 2}, {"organiser"}),
    "offer": (
        {"command": "makeOffer", "pitch": ZAANSTAD, "kind": "stage", "amount": 1},
        {"employer", "organiser", "clerk"},
    ),
    "withdraw what is not there": ({"command": "withdrawOffer", "offer": 99}, {"employer", "organiser"}),
    "clear the stage": ({"command": "clearStage", "interlude": "pause"}, {"organiser", "moderator"}),
    "step back": ({"command": "stepBack"}, {"organiser", "moderator"}),
    "close the jury": ({"command": "closeJury"}, {"organiser", "moderator"}),
    "judge": ({"command": "judgePitch", "pitch": CLOSED, "points": 3}, {"jury"}),
    "pitch": ({"command": "putPitch", "title": ""}, {"organiser", "wethouder"}),
}
SEE = {
    "exports/commitments.csv": {"organiser", "wethouder"},
    "exports/commitments.json": {"organiser", "wethouder"},
    "exports/participants.csv": {"organiser"},
    "exports/addresses.csv": {"organiser"},
    "settings": {"organiser"},
    "prepared": {"organiser", "moderator"},
    "carried": {"organiser"},
    "audit": {"organiser"},
    "ledger.jsonl": {"organiser"},
    "people": {"organiser", "clerk"},
    "screens": {"organiser", "moderator"},
    "jury": set(ROLES),
    "offers": {"organiser", "moderator", "clerk", "jury", "wethouder"},
    "me": set(ROLES),
}


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("what", DO)
def test_only_some_may(phones, hall, role, what):
    command, allowed = DO[what]

    answer = phones[role].says(**command)

    if role in allowed:
        assert answer.get("code") != "notAllowed"
    else:
        assert answer["code"] == "notAllowed"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("what", SEE)
def test_only_some_may_see(hall, role, what):
    reply = hall.get(f"{hall.api}/{what}", role)

    assert reply.status == (200 if role in SEE[what] else 403)
    if reply.status == 403:
        assert reply.json["code"] == "notAllowed"


@pytest.mark.parametrize("role", ROLES)
def test_only_organiser_and_clerk_let_people_in(hall, role):
    reply = hall.post(f"{hall.api}/people", {"role": "employer", "name": "Ida", "organisation": "Ida BV"}, role)

    assert reply.status == (201 if role in ("organiser", "clerk") else 403)


def test_a_clerk_lets_in_employers_only(hall):
    for role in set(ROLES) - {"employer"}:
        reply = hall.post(f"{hall.api}/people", {"role": role, "name": "Ida", "organisation": "x"}, "clerk")
        assert (reply.status, reply.json["code"]) == (403, "notAllowed")


def test_somebody_elses_offer_is_as_unknown_as_none(phones):
    theirs, none = phones["employer"].withdraws(2), phones["employer"].withdraws(99)

    assert (theirs["code"], theirs["detail"]) == (none["code"], none["detail"]) == ("offerUnknown", none["detail"])


def test_a_clerk_takes_back_only_what_the_clerk_typed(phones):
    typed = phones["clerk"].offers("handen", 2, badge=103)

    assert phones["clerk"].withdraws(2)["code"] == "notAllowed"
    assert phones["clerk"].withdraws(typed["offer"])["type"] == "recorded"


def test_a_clerk_who_names_nobody_offers_nothing(phones):
    assert phones["clerk"].offers("handen", 2)["code"] == "personUnknown"
    assert phones["clerk"].offers("handen", 2, badge=11)["code"] == "personUnknown", "a wethouder offers nothing"


def test_a_wethouder_changes_her_own_pitch_and_no_other(hall, phones):
    own, change = hall.wethouder("Venlo")["pitch"], {"title": "Anders", "asks": [{"kind": "baan", "target": 2}]}
    wethouder = phones["wethouder"]

    assert wethouder.says("putPitch", pitch="p5", **change)["code"] == "notAllowed"
    recorded = wethouder.says("putPitch", pitch=own, wethouder=12, **change)
    assert recorded["type"] == "recorded"
    assert wethouder.reaches(recorded["seq"]).pitch(own)["wethouder"] == "Peter Janssen", "it stays hers"


def test_a_wethouder_sees_the_offers_to_her_own_pitches_only(hall):
    assert hall.get(f"{hall.api}/offers", "wethouder").json["offers"] == []


def test_an_employer_may_take_back_after_closing_and_only_once(phones, hall):
    rachid = hall.phone(1)

    assert rachid.says("withdrawOffer", offer=1, reason="Toch niet")["type"] == "recorded"
    assert phones["organiser"].says("withdrawOffer", offer=1, reason="Hij belde")["code"] == "alreadyWithdrawn"
