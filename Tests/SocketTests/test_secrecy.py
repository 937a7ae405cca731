"""Who hides their name is hidden from everybody in the hall, in every frame and every list."""

import json

import pytest

from hall import ZAANSTAD, Hall

# Anna Brouwer of PostNL, badge 101, works in post.
HIDDEN = ["PostNL", "Anna Brouwer", '"badge": 101']
HALL = ["screen", "jury", "moderator", "wethouder", 1]


@pytest.fixture
def hall(demo, tmp_path):
    hall = Hall(demo, tmp_path)
    hall.people["wethouder"] = hall.wethouder("Zaanstad")
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    yield hall
    hall.close()


def names_in(value):
    return [name for name in HIDDEN if name in json.dumps(value, ensure_ascii=False)]


def test_a_hidden_name_is_in_nothing_that_the_hall_sees(hall):
    phones = [hall.phone(who) for who in HALL]
    offered = hall.phone(0).offers("meeloopdag", 3, show=False, note="Bel PostNL")
    newcomers = [hall.phone(who).reaches(offered["seq"]) for who in HALL]

    for phone in [*phones, *newcomers]:
        phone.reaches(offered["seq"])
        assert names_in(phone.frames) == []
        assert phone.pitch()["recent"][-1]["by"] == {"sector": "post"}
    for who in ["jury", "moderator", "wethouder"]:
        offers = hall.get(f"{hall.api}/offers", who).json["offers"]
        assert offers[-1]["amount"] == 3
        assert names_in([offer | {"note": ""} for offer in offers]) == []


def test_taking_back_and_accepting_keep_a_name_hidden(hall):
    screen, anna, moderator = hall.phone("screen"), hall.phone(0), hall.phone("moderator")
    offered = anna.offers("meeloopdag", 3, show=False)
    anna.withdraws(offered["offer"])
    moderator.closes(ZAANSTAD)
    late = anna.offers("stage", 2, show=False, late=True)
    accepted = hall.phone("organiser").says("acceptLate", offer=late["offer"])

    screen.reaches(accepted["seq"])

    assert screen.pitch()["tally"] == {"stage": 2}
    assert names_in(screen.frames) == []


def test_who_runs_the_day_knows_who_it_was(hall):
    hall.phone(0).offers("meeloopdag", 3, show=False)

    for who in ["organiser", "clerk"]:
        offer = hall.get(f"{hall.api}/offers", who).json["offers"][-1]
        assert (offer["organisation"], offer["badge"], offer["show"]) == ("PostNL", 101, False)
    assert b"PostNL" in hall.get(f"{hall.api}/exports/commitments.csv", "organiser").body


def test_who_came_in_hidden_stays_hidden_without_saying_so_again(hall):
    joined = hall.post(f"{hall.api}/join", {"name": "Ida Stil", "organisation": "Stil BV", "show": False}).json
    screen = hall.phone("screen")

    offered = hall.phone(joined["token"]).offers("meedenken")

    assert screen.reaches(offered["seq"]).pitch()["recent"][-1]["by"] == {}
    assert "Stil BV" not in json.dumps(screen.frames)


def test_a_request_to_be_called_back_is_between_employer_and_municipality(hall):
    phones = [hall.phone(who) for who in ["screen", "jury", 1]]
    offered = hall.phone(0).offers("belmij", note="Na vijven")

    for phone in phones:
        assert phone.reaches(offered["seq"]).pitch()["tally"] == {}
        assert names_in(phone.frames) == []
    for who, may_know in {"wethouder": True, "organiser": True, "moderator": False, "jury": False}.items():
        offer = hall.get(f"{hall.api}/offers", who).json["offers"][-1]
        assert bool(names_in(offer)) is may_know, who


def test_notes_and_needs_stay_out_of_the_hall(hall):
    screen = hall.phone("screen")
    offered = hall.phone(0).offers("stage", 1, note="Onze Piet is lastig", needs=["Geduld met Piet"])

    assert "Piet" not in json.dumps(screen.reaches(offered["seq"]).frames)
    for who in ["jury", "moderator"]:
        assert "Piet" not in json.dumps(hall.get(f"{hall.api}/offers", who).json)


def test_jury_never_sees_a_name_of_a_person(hall):
    hall.phone(0).offers("stage", 1)

    offer = hall.get(f"{hall.api}/offers", "jury").json["offers"][-1]

    assert (offer["organisation"], offer.get("name")) == ("PostNL", None)


def test_the_hall_is_not_told_who_comes_in(hall):
    screen = hall.phone("screen")
    hall.post(f"{hall.api}/join", {"name": "Ida Vroeg", "organisation": "Vroeg BV"})

    screen.sees(lambda _: screen.heard and screen.heard[-1]["type"] == "personAdmitted")

    assert set(screen.heard[-1]) == {"seq", "at", "type"}


def test_the_numbers_of_the_server_tell_nobody_how_to_come_in(hall):
    assert hall.code not in hall.get("/metrics").body.decode()
