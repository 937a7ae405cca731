"""Somebody asks to be forgotten: every open page loses the name, and no number changes."""

import pytest

from hall import ZAANSTAD
from visitor import BEAMER


@pytest.fixture
def moderator(hall):
    """Zaanstad takes offers."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator


def erases(organiser, name):
    organiser.page.get_by_role("link", name="Deelnemers").click()
    organiser.presses(f"Verwijder de gegevens van {name}")
    organiser.sees("Dit gaat weg: naam, organisatie, badgenummer en alle opmerkingen.").sees("Dit blijft: de aantallen")
    return organiser.presses(f"Ja, verwijder de gegevens van {name}")


def test_every_open_page_loses_an_employers_name_without_a_reload(hall, moderator, visit):
    hall.phone(0).offers("meedenken", note="Bel Anna Brouwer")
    screen, jury, desk = visit("screen", size=BEAMER), visit("jury"), visit("organiser", size=BEAMER)
    wethouder = visit(hall.wethouder("Zaanstad")["token"])
    clerk, organiser = visit("clerk", size=BEAMER), visit("organiser", size=BEAMER)
    people = visit("organiser", size=BEAMER).opens(f"/organiser/{hall.code}#deelnemers")
    desk.page.get_by_role("link", name="Toezeggingen", exact=True).click()
    clerk.enters("/2").enters("101 3")
    clerk.sees("101 PostNL: 3 meeloopdagen.")
    desk.sees("Bel Anna Brouwer")
    for page in [screen, jury, wethouder, desk, people]:
        page.sees("PostNL")

    erases(organiser, "Anna Brouwer").sees("De gegevens zijn verwijderd op verzoek.")

    for page in [screen, jury, wethouder, desk, clerk, people, organiser]:
        page.sees_no("PostNL").sees_no("Anna Brouwer")
    for page in [screen, jury, wethouder]:
        page.sees("Een werkgever uit").sees_total("1 van 10").sees("3 meeloopdagen")
    for page in [desk, clerk, people, organiser]:
        page.sees("verwijderd op verzoek")
    desk.sees_no("Bel Anna Brouwer")


def test_an_erased_wethouder_is_no_longer_named_beside_her_pitch(hall, moderator, visit):
    screen, organiser = visit("screen", size=BEAMER), visit("organiser", size=BEAMER)
    name = hall.wethouder("Zaanstad")["name"]
    screen.sees(name)

    erases(organiser, name)

    screen.sees_no(name).sees("Zaanstad")
    organiser.page.get_by_role("link", name="Programma").click()
    organiser.sees_no(name)


def test_a_second_thought_erases_nobody(hall, visit):
    organiser = visit("organiser", size=BEAMER)
    organiser.page.get_by_role("link", name="Deelnemers").click()
    before = hall.seq

    organiser.presses("Verwijder de gegevens van Anna Brouwer").presses("Nee, laat staan")

    organiser.sees("Anna Brouwer").sees_no("Dit gaat weg")
    assert hall.seq == before


def test_the_question_stays_open_and_keeps_the_focus_when_somebody_comes_in(hall, visit):
    organiser = visit("organiser", size=BEAMER)
    organiser.page.get_by_role("link", name="Deelnemers").click()
    organiser.presses("Verwijder de gegevens van Anna Brouwer").sees("Gegevens van Anna Brouwer verwijderen?")

    hall.post(f"{hall.api}/join", {"name": "Ida de Groot", "organisation": "Groot"})

    organiser.sees("Ida de Groot").sees("Gegevens van Anna Brouwer verwijderen?")
    assert organiser.page.evaluate("document.activeElement.id") == "erase-no"


def test_a_receipt_of_before_stays_good_without_its_words(hall, moderator, visit):
    hall.phone(0).offers("meeloopdag", 3, note="Bel Anna Brouwer")
    kept = hall.get(f"{hall.api}/offers/1/receipt", "organiser").body.decode()
    organiser = visit("organiser", size=BEAMER)
    erases(organiser, "Anna Brouwer").sees("verwijderd op verzoek")

    organiser.opens(f"/receipt/{hall.code}/1?as=organiser")
    organiser.sees("Dit bewijs klopt.").sees("Die is verwijderd op verzoek").sees_no("Bel Anna")
    organiser.opens("/receipt").page.get_by_label("Of plak de tekst van het bewijs").fill(kept)
    organiser.presses("Controleer dit bewijs").sees("Dit bewijs klopt.").sees("Bel Anna Brouwer")
