"""The organiser's desk, the wethouder's form and the jury."""

import json
import re

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from visitor import BEAMER

TITLE = "Werk voor de mensen van Poelenburg"


@pytest.fixture
def moderator(hall):
    """Zaanstad takes offers."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator


@pytest.mark.parametrize(
    ("link", "path"),
    [
        (re.compile(r"^Toezeggingen \(JSON, "), "exports/commitments.json"),
        ("Logboek (voor controle)", "ledger.jsonl"),
    ],
)
def test_the_organiser_takes_the_list_home(hall, moderator, visit, tmp_path, link, path):
    hall.phone(0).offers("meeloopdag", 3, note="Graag in mei")
    organiser = visit("organiser", size=BEAMER)
    organiser.page.get_by_role("link", name="Uitvoer").click()

    with organiser.page.expect_download() as coming:
        organiser.page.get_by_role("link", name=link).click()

    file = tmp_path / "file"
    coming.value.save_as(file)
    assert re.fullmatch(rf"\w+-{hall.code}(-\d+)?\.\w+", coming.value.suggested_filename)
    assert without_place(file.read_bytes()) == without_place(hall.get(f"{hall.api}/{path}", "organiser").body)


def without_place(file):
    """A list without how far the ledger was: that it was taken is a line, and so the next one says one more."""
    if b'"commitments":' not in file:
        return file
    return {name: value for name, value in json.loads(file).items() if name not in ("seq", "ledger")}


def test_the_organiser_sees_offers_come_in_and_takes_one_back(hall, moderator, visit):
    organiser = visit("organiser", size=BEAMER)
    organiser.page.get_by_role("link", name="Toezeggingen", exact=True).click()
    hall.phone(0).offers("meeloopdag", 3)
    organiser.sees("PostNL").sees("vastgelegd")

    organiser.presses("Trek nummer 001 terug")
    organiser.page.get_by_label("Reden").fill("Zij belde af")
    organiser.presses("Ja, trek nummer 001 terug")

    organiser.sees("teruggetrokken").sees("Zij belde af")
    moderator.sees(lambda _: moderator.pitch()["tally"] == {})


def test_the_organiser_lets_somebody_in_whose_link_works(hall, visit):
    organiser = visit("organiser", size=BEAMER)
    organiser.page.get_by_role("link", name="Deelnemers").click()

    organiser.page.get_by_text("Voeg iemand toe").click()
    organiser.page.locator("#name").fill("Bo de Wit")
    organiser.page.locator("#organisation").fill("Wit BV")
    organiser.presses("Voeg toe")

    link = organiser.page.get_by_role("link", name=f"{organiser.address}/k/")
    expect(link).to_be_visible()
    bo = visit().opens("/k/" + link.get_attribute("href").split("/k/")[1])
    bo.is_connected().sees("Welkom in de zaal")
    organiser.sees("Bo de Wit doet mee met badge")


def test_a_late_offer_counts_once_the_organiser_says_so(hall, moderator, visit):
    moderator.closes(ZAANSTAD)
    hall.phone(0).offers("meedenken", late=True)
    organiser, screen = visit("organiser", size=BEAMER), visit("screen", size=BEAMER)
    organiser.page.get_by_role("link", name="Toezeggingen", exact=True).click()
    organiser.sees("na sluiting")

    organiser.presses("Laat nummer 001 meetellen")

    organiser.sees("na sluiting, telt mee")
    screen.sees_total("1 van 10")


def test_a_wethouder_changes_her_pitch_and_the_hall_sees_it(hall, visit):
    wethouder = visit(hall.wethouder("Zaanstad")["token"])
    anna = visit(0)

    wethouder.fills("Titel", "Werk in Poelenburg").fills("Hoeveel?", 12).presses("Bewaar de pitch")

    wethouder.sees("Bewaard. De pitch is klaar voor het podium.")
    hall.phone("moderator").stages(ZAANSTAD)
    anna.sees("Werk in Poelenburg").sees_total("0 van 12")


def test_a_jury_follows_the_pitch(hall, moderator, visit):
    jury = visit("jury")
    hall.phone(0).offers("meedenken")

    jury.sees(TITLE).sees_total("1 van 10").sees("PostNL")


def test_the_same_page_speaks_english(hall, moderator, visit):
    anna = visit(0)

    anna.page.get_by_role("link", name="English").click()

    anna.page.get_by_role("button", name="I will think along").or_(
        anna.page.get_by_role("button", name=re.compile("think", re.I))
    ).wait_for()
    assert anna.page.locator("html").get_attribute("lang") == "en"
