"""Twenty employers race for fifty places: fifty stand, at no moment more, and the rest are told that it is full."""

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from hall import ZAANSTAD
from server import until
from stored import Stored

PLACES = 50
EMPLOYERS = 20
OFFERS_EACH = 10


def a_round_with(hall, places, kind="stage"):
    """A pitch that asks for so many and not one more, with its round open."""
    organiser = hall.phone("organiser")
    pitch = hall.phone("moderator").pitch()
    put = {
        "pitch": ZAANSTAD, "title": pitch["title"], "asks": [{"kind": kind, "target": places, "capped": True}],
    }  # fmt: skip
    assert organiser.says("putPitch", **put)["type"] == "recorded"
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    assert moderator.opens(ZAANSTAD)["type"] == "recorded"
    return organiser


def race(phones, ask):
    """Everybody offers as fast as they can, without waiting for answers; gives what each was told."""
    with ThreadPoolExecutor(len(phones)) as people:
        return [answer for answers in people.map(ask, phones) for answer in answers]


def highest(lines, kind="stage"):
    """How much of a kind stands after all lines, and the most that ever stood."""
    amounts, standing, most = {}, 0, 0
    for line in lines.values():
        if line["type"] == "offerMade" and line["kind"] == kind and not line["late"]:
            amounts[line["offer"]] = line["amount"]
            standing += line["amount"]
        elif line["type"] == "offerWithdrawn":
            standing -= amounts.get(line["offer"], 0)
        most = max(most, standing)
    return standing, most


def offer_at_once(phone):
    ids = [phone.sends("makeOffer", pitch=ZAANSTAD, kind="stage", amount=1) for _ in range(OFFERS_EACH)]
    return [phone.answer(id) for id in ids]


def test_fifty_places_are_given_to_fifty(hall, figures):
    a_round_with(hall, PLACES)

    answers = race(hall.employers(EMPLOYERS), offer_at_once)

    told = Counter(answer.get("code", answer["type"]) for answer in answers)
    assert told == {"recorded": PLACES, "askFull": EMPLOYERS * OFFERS_EACH - PLACES}
    assert highest(Stored.read(hall.data).lines) == (PLACES, PLACES)
    assert hall.phone("screen").reaches(hall.seq).pitch()["tally"] == {"stage": PLACES}
    figures("race for 50 places", offers=len(answers), **told)


def offer_and_withdraw(phone):
    """Some of what they get they give back at once, so that there is room again."""
    chance, answers = random.Random(phone.you["badge"]), []
    for _ in range(OFFERS_EACH):
        answer = phone.offers("stage", chance.randint(1, 3))
        answers.append(answer)
        if answer["type"] == "recorded" and chance.random() < 0.4:
            assert phone.withdraws(answer["offer"])["type"] == "recorded"
    return answers


def test_what_is_withdrawn_makes_room_and_never_for_more(hall, figures):
    a_round_with(hall, PLACES)

    phones = hall.employers(EMPLOYERS)
    answers = race(phones, offer_and_withdraw)
    # Until it is full to the last place, somebody still wants one.
    until(lambda: phones[0].offers("stage", 1).get("code") == "askFull", what="the last place to be given")

    told = Counter(answer.get("code", answer["type"]) for answer in answers)
    assert set(told) == {"recorded", "askFull"}
    lines = Stored.read(hall.data).lines
    assert highest(lines) == (PLACES, PLACES)
    withdrawn = sum(line["type"] == "offerWithdrawn" for line in lines.values())
    assert withdrawn > 0
    figures("race with withdrawals", offers=len(answers), withdrawn=withdrawn, most_at_once=PLACES, **told)


def test_a_kill_in_the_race_gives_no_place_twice(hall, figures):
    a_round_with(hall, PLACES)
    phones = hall.employers(EMPLOYERS)
    ids = [
        (phone, phone.sends("makeOffer", pitch=ZAANSTAD, kind="stage", amount=1)) for phone in phones for _ in range(4)
    ]
    until(lambda: any(sent.answers for phone in phones for sent in list(phone.sent.values())), what="an answer")
    hall.kill()
    hall.start()

    told = Counter(answer.get("code", answer["type"]) for answer in (phone.answer(id) for phone, id in ids))
    assert told == {"recorded": PLACES, "askFull": len(ids) - PLACES}
    assert highest(Stored.read(hall.data).lines) == (PLACES, PLACES)
    figures("race with a kill in it", offers=len(ids), **told)


def test_the_rig_finds_a_pitch_without_a_limit(hall):
    """Without ``capped`` the number that is asked for is a wish, and the same race goes past it."""
    hall.phone("moderator").stages(ZAANSTAD)
    hall.phone("moderator").opens(ZAANSTAD)

    race(hall.employers(EMPLOYERS), offer_at_once)

    assert highest(Stored.read(hall.data).lines)[1] > PLACES
