"""The afternoon in each engine: from the lobby to the next pitch, with a screen, staff, and employers of every sort."""

import pytest

from browsers import in_every_engine
from visitor import BEAMER

TITLE = "Werk voor de mensen van Poelenburg"


@in_every_engine
@pytest.mark.parametrize("through", [None, {"sockets": "refused"}], ids=["sockets", "streams"])
def test_an_afternoon_from_the_lobby_to_the_next_pitch(hall, visit, through):
    screen = visit("screen", size=BEAMER, through=through)
    moderator, clerk = visit("moderator", through=through), visit("clerk", size=BEAMER, through=through)
    wethouder = visit(hall.wethouder("Zaanstad")["token"], through=through)
    anna, rachid, ida = [visit(place, through=through) for place in range(3)]
    screen.sees("Doe mee met uw telefoon").sees(hall.code[:3])
    anna.sees("Welkom in de zaal")

    moderator.stages(TITLE)
    for each in [screen, wethouder, anna, rachid, ida]:
        each.sees(TITLE)
    moderator.presses("Wie biedt?")
    screen.sees("Wie biedt?").sees_total("0 van 10")

    anna.thinks_along().is_recorded(1)
    screen.sees("PostNL denkt mee")
    rachid.chooses("Meeloopdag").fills("Hoeveel?", 3).presses("Ik bied 3 meeloopdagen").is_recorded(2)
    ida.hides_name().thinks_along().is_recorded(3)
    clerk.enters("120").sees("120 ").sees("Vastgelegd. Nummer 004")

    screen.sees_total("3 van 10").sees("3 meeloopdagen").sees("Een werkgever uit")
    wethouder.sees_total("3 van 10").sees("PostNL").sees("Asito").sees("Een werkgever uit")
    hidden = hall.people["employers"][2]["organisation"]
    for each in [screen, wethouder, anna, rachid]:
        each.sees_no(hidden)

    moderator.presses("Sluiten")
    screen.sees("Gesloten. 4 toezeggingen. Laatste nummer 004.").sees("Maak een foto.")
    anna.is_recorded(1).follows("Ontvangstbewijs van nummer 001").sees("Dit bewijs klopt.").sees("001")

    following = hall.people["wethouders"][1]
    title = hall.phone("screen").pitch(following["pitch"])["title"]
    moderator.stages(title)
    for each in [screen, rachid, ida]:
        each.sees(title).sees_no(TITLE)
