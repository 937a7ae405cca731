"""The pitch of Zaanstad with five people at once: wethouder, two employers, moderator and the screen."""

from hall import ZAANSTAD
from visitor import BEAMER

TITLE = "Werk voor de mensen van Poelenburg"


def test_the_hall_reaches_ten_of_ten(hall, visit):
    screen, moderator = visit("screen", size=BEAMER), visit("moderator")
    wethouder = visit(hall.wethouder("Zaanstad")["token"])
    anna, rachid = visit(0), visit(1)
    anna.sees("Welkom in de zaal")
    screen.sees("Doe mee met uw telefoon")

    moderator.stages(TITLE)
    for each in [screen, wethouder, anna, rachid]:
        each.sees(TITLE)
    wethouder.sees("U bent aan het woord")
    moderator.presses("Wie biedt?")
    screen.sees("Wie biedt?").sees_total("0 van 10")

    anna.thinks_along().is_recorded(1)
    rachid.thinks_along().is_recorded(2)
    for each in [screen, wethouder, anna]:
        each.sees_total("2 van 10")
    screen.sees("PostNL denkt mee").sees("Asito denkt mee")
    for phone in hall.employers(8, first=2):
        phone.offers("meedenken")

    for each in [screen, wethouder, anna, rachid]:
        each.sees_total("10 van 10")
    moderator.keeps_pressing("Sluiten", "Gesloten")
    screen.sees("Gesloten. 10 toezeggingen. Laatste nummer 010.")
    wethouder.sees("Gesloten")
    anna.is_recorded(1)


def test_an_offer_can_be_undone_while_the_round_is_open(hall, visit):
    opened(hall)
    anna, screen = visit(0), visit("screen", size=BEAMER)
    anna.thinks_along().is_recorded(1)
    screen.sees_total("1 van 10")

    anna.presses("Ongedaan maken").sees("Uw bod is weg. Het telt niet meer mee.")

    screen.sees_total("0 van 10").sees_no("PostNL")
    anna.chooses("Meedenken").keeps_pressing("Ik denk mee", "Vastgelegd. Nummer 002")
    screen.sees_total("1 van 10")


def test_an_employer_offers_more_of_another_kind(hall, visit):
    opened(hall)
    anna, screen = visit(0), visit("screen", size=BEAMER)
    anna.chooses("Meeloopdag").fills("Hoeveel?", 5).presses("Ik bied 5 meeloopdagen").is_recorded(1)

    anna.keeps_pressing("Nog iets bieden", "Wat biedt u?").chooses("Stageplek").fills("Hoeveel?", 2).presses("Ik bied 2 stageplekken").is_recorded(2)

    screen.sees("5 meeloopdagen").sees("2 stageplekken").sees_total("0 van 10")


def test_two_taps_in_the_dark_are_one_offer(hall, visit):
    opened(hall)
    anna = visit(0)

    anna.chooses("Meedenken").page.get_by_role("button", name="Ik denk mee").dblclick()

    anna.is_recorded(1)
    assert hall.phone("screen").pitch()["standing"] == 1


def test_who_hides_their_name_is_an_employer_of_a_sector(hall, visit):
    opened(hall)
    anna, screen = visit(0), visit("screen", size=BEAMER)

    anna.page.get_by_label("Mijn naam mag op het scherm").uncheck()
    anna.thinks_along().is_recorded(1)

    screen.sees("Een werkgever uit").sees_no("PostNL")


def test_what_was_sent_too_late_can_be_sent_once_more(hall, visit):
    moderator = opened(hall)
    anna = visit(0, has_trouble=True)
    anna.chooses("Meeloopdag").fills("Hoeveel?", 3)
    anna.goes_offline().presses("Ik bied 3 meeloopdagen").sees("Op uw telefoon – nog niet verstuurd")
    moderator.closes(ZAANSTAD)
    anna.goes_online().sees("De ronde was al gesloten")

    anna.presses("Stuur mijn bod alsnog").sees("Vastgelegd na sluiting. Nummer 001")

    hall.phone("organiser").says("acceptLate", offer=1)
    anna.sees("telt nu mee")


def opened(hall):
    """Zaanstad takes offers."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator
