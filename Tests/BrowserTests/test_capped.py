"""An ask that takes no more than it says: it fills up, and has room again when somebody takes an offer back."""

from hall import ZAANSTAD
from visitor import BEAMER


def test_a_capped_ask_goes_full_and_opens_again(hall, visit):
    wethouder, screen, anna = visit(hall.wethouder("Zaanstad")["token"]), visit("screen", size=BEAMER), visit(0)
    wethouder.fills("Hoeveel?", 2).page.get_by_label("Niet meer dan dit aantal").first.check()
    wethouder.presses("Bewaar de pitch").sees("Bewaard.")
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    anna.sees("nog 2 werkgevers")
    screen.sees("nog 2 werkgevers")

    first, second = hall.employers(2, first=1)
    first.offers("meedenken")
    screen.sees("nog 1 werkgever")
    second.offers("meedenken")

    screen.sees("vol").sees_total("2 van 2")
    anna.presses("Dit is vol").sees("Meedenken is vol. U kunt iets anders bieden.")
    second.withdraws(2)
    anna.sees_no("Meedenken is vol").can_press("Ik denk mee")
    screen.sees("nog 1 werkgever")
    anna.presses("Ik denk mee").is_recorded(3)
    screen.sees("vol").sees_total("2 van 2")


def test_who_asks_for_more_than_there_is_hears_how_many_there_are(hall, visit):
    wethouder = visit(hall.wethouder("Zaanstad")["token"])
    wethouder.fills("En hoeveel?", 5).page.get_by_label("Niet meer dan dit aantal").nth(1).check()
    wethouder.presses("Bewaar de pitch").sees("Bewaard.")
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    hall.phone(1).offers("meeloopdag", 3)
    anna = visit(0)

    anna.page.get_by_role("radio", name="Meeloopdag (nog 2)").check()
    anna.fills("Hoeveel?", 4).presses("Ik bied 4 meeloopdagen").sees("Er is nog plek voor 2. Vul 2 of minder in.")

    anna.fills("Hoeveel?", 2).presses("Ik bied 2 meeloopdagen").is_recorded(2)


def test_an_offer_that_came_when_it_was_full_already_says_why_it_does_not_count(hall, visit):
    """Two people press at once; the page of the second does not know yet."""
    wethouder = visit(hall.wethouder("Zaanstad")["token"])
    wethouder.fills("Hoeveel?", 1).page.get_by_label("Niet meer dan dit aantal").first.check()
    wethouder.presses("Bewaar de pitch").sees("Bewaard.")
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    anna = visit(0, has_trouble=True)
    anna.can_press("Ik denk mee").goes_offline().presses("Ik denk mee").sees("Op uw telefoon – nog niet verstuurd")
    hall.phone(1).offers("meedenken")

    anna.goes_online().sees("Uw bod is niet vastgelegd.").sees("Dit is vol. Er is geen plek meer.")

    anna.presses("Laat maar").can_press("Dit is vol")
