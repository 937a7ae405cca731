"""Commands that arrive in one piece of network are judged in the order in which they stand in it, and by no other clock."""

import json
import time

import pytest

from hall import ZAANSTAD
from line import PATIENCE_S


@pytest.fixture
def says(hall):
    """Everything that the organiser says is sent before anything is read; gives the answers in the order of asking."""
    organiser = hall.phone("organiser")
    organiser.says("putPitch", pitch=ZAANSTAD, title="Werk", asks=[{"kind": "baan", "target": 3, "capped": True}])
    organiser.stages(ZAANSTAD)
    organiser.opens(ZAANSTAD)
    with hall.line("organiser") as line:

        def says(*commands):
            for number, command in enumerate(commands):
                line.send(json.dumps({"id": f"c{number}", "pitch": ZAANSTAD} | command))
            answers = {}
            while len(answers) < len(commands):
                frame = json.loads(line.recv(PATIENCE_S))
                if frame["type"] in ("recorded", "refused"):
                    answers[frame["id"]] = frame
            return [answers[f"c{number}"] for number in range(len(commands))]

        yield says


def offer(badge, amount=1, kind="baan", **more):
    return {"type": "makeOffer", "kind": kind, "amount": amount, "badge": badge} | more


def words(answers):
    return [answer.get("code", answer["type"]) for answer in answers]


def test_an_offer_before_the_end_counts_and_one_behind_it_does_not(hall, says):
    answers = says(offer(101), {"type": "closeOffers"}, offer(102), offer(102, late=True))

    assert words(answers) == ["recorded", "recorded", "offersClosed", "recorded"]
    assert [line["type"] for line in hall.ledger[-3:]] == ["offerMade", "offersClosed", "offerMade"]
    assert answers[3]["late"]


def test_the_last_place_is_for_the_first_of_two(hall, says):
    answers = says(offer(101, 2), offer(102), offer(103), offer(104, 1_000_000))

    assert words(answers) == ["recorded", "recorded", "askFull", "askFull"]
    assert [answer["room"] for answer in answers[2:]] == [0, 0]


def test_what_is_taken_back_twice_gives_its_places_back_once(hall, says):
    back = {"type": "withdrawOffer", "offer": 1}

    answers = says(offer(101, 3), offer(102), back, back, offer(102, 3), offer(103))

    assert words(answers) == ["recorded", "askFull", "recorded", "alreadyWithdrawn", "recorded", "askFull"]


def test_what_time_a_phone_thinks_it_is_makes_no_difference(hall, says):
    begun = hall.ledger[-1]["at"]
    thought = ["1999-01-01T00:00:00Z", "9999-12-31T23:59:59Z", -1, 2**63]

    answers = says(*(offer(101, kind="stage", at=then, now=then) for then in thought))

    assert words(answers) == ["recorded"] * 4
    assert all(begun <= line["at"] <= time.time() * 1000 for line in hall.ledger[-4:])
