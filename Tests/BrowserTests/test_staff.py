"""Those who run the afternoon, in each engine: two moderators at once, and a clerk who types what is called out."""

import time

from browsers import in_every_engine
from hall import ZAANSTAD
from server import until
from visitor import BEAMER

TITLE = "Werk voor de mensen van Poelenburg"


@in_every_engine
def test_of_two_moderators_who_press_at_once_one_is_told_who_was_first(hall, visit):
    piet = hall.post(f"{hall.api}/people", {"role": "moderator", "name": "Piet de Vries"}, "organiser").json["token"]
    first, second = visit(piet), visit("moderator", has_trouble=True)
    screen = visit("screen", size=BEAMER)
    first.stages(TITLE)
    second.can_press("Wie biedt?").falls_behind()

    first.presses("Wie biedt?").can_press("Sluiten")
    second.keeps_pressing("Wie biedt?", "Piet de Vries deed dit al. U ziet nu de nieuwe stand.")

    second.catches_up().can_press("Sluiten")
    assert [line["type"] for line in hall.ledger].count("offersOpened") == 1
    second.keeps_pressing("Sluiten", "Gesloten")
    for each in [first, screen]:
        each.sees("Gesloten")


@in_every_engine
def test_a_clerk_types_twenty_numbers_in_half_a_minute_without_a_mouse(hall, visit):
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    clerk, screen = visit("clerk", size=BEAMER), visit("screen", size=BEAMER)
    clerk.sees(TITLE)
    badges = [person["badge"] for person in hall.people["employers"]][:20]
    began = time.monotonic()

    for badge in badges:
        clerk.enters(str(badge))
    until(lambda: moderator.pitch()["standing"] == 20, within=30 - (time.monotonic() - began), what="twenty offers")
    clerk.enters("-").sees("Teruggetrokken")

    screen.sees_total("19 van 10")
    offers = [line for line in hall.ledger if line["type"] == "offerMade"]
    assert [offer["offer"] for offer in offers] == list(range(1, 21))
    rows = hall.get(f"{hall.api}/offers", "organiser").json["offers"]
    assert [row["badge"] for row in rows] == badges
    assert [row["badge"] for row in rows if row["withdrawn"]] == badges[-1:]
