"""What the organiser takes home, and what is said of it beforehand."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from visitor import BEAMER

FILES = {
    "Toezeggingen (Excel, ": "exports/commitments.xlsx",
    "Toezeggingen (ODS, ": "exports/commitments.ods",
    "Toezeggingen (CSV, ": "exports/commitments.csv?flavour=excel",
    "Toezeggingen (CSV met komma’s, ": "exports/commitments.csv?flavour=machine",
    "Toezeggingen (JSON, ": "exports/commitments.json",
    "Eerste stappen (iCalendar, ": "exports/commitments.ics",
    "Adressenlijst (CSV)": "exports/addresses.csv",
    "Deelnemers (CSV)": "exports/participants.csv",
}


@pytest.fixture
def evening(hall):
    """Forty employers promised something twice to Zaanstad, every third of them without a name; it is closed."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)

    def offers(employer):
        phone = hall.phone(employer)
        phone.offers("stage", 2, show=employer % 3 > 0, note="Graag in overleg, liefst op dinsdag")
        phone.offers("baan", show=employer % 3 > 0)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(offers, range(40)))
    moderator.closes(ZAANSTAD)
    return moderator


@pytest.fixture
def organiser(visit):
    organiser = visit("organiser", size=BEAMER)
    organiser.page.get_by_role("link", name="Uitvoer", exact=True).click()
    return organiser


def link(organiser, beginning):
    return organiser.page.locator("#uitvoer").get_by_role("link", name=re.compile("^" + re.escape(beginning))).first


@pytest.mark.parametrize("beginning", FILES)
def test_every_file_is_what_its_link_says(hall, evening, organiser, tmp_path, beginning):
    found = link(organiser, beginning)
    expect(found).to_be_visible()
    kilobytes = re.search(r"ongeveer (\d+) kB", found.inner_text())

    with organiser.page.expect_download() as coming:
        found.click()

    coming.value.save_as(tmp_path / "file")
    content = (tmp_path / "file").read_bytes()
    assert re.fullmatch(rf"\w+-{hall.code}-\d+\.\w+", coming.value.suggested_filename)
    assert content[:2] == b"PK" if found_type(beginning) in ("xlsx", "ods") else b"Stage" in content or b"PostNL" in content
    assert not kilobytes or len(content) / 2_000 < int(kilobytes[1]) < len(content) / 500, (kilobytes, len(content))
    name = FILES[beginning].removeprefix("exports/").partition("?")[0]
    assert last_taken(hall)["list"] == name


def found_type(beginning):
    return FILES[beginning].partition("?")[0].rpartition(".")[2]


def last_taken(hall):
    acts = hall.get(f"{hall.api}/audit", "organiser").json["acts"]
    return next(act for act in acts if act["act"] == "listTaken")


def test_it_is_said_of_how_many_people_there_is_data_in_it(hall, evening, organiser):
    organiser.sees("80 toezeggingen. Laatste nummer 080.").sees("namen en telefoonnummers van 40 mensen")
    organiser.picks("Namen van wie niet genoemd wil worden", "Weglaten").sees("namen en telefoonnummers van 26 mensen")

    for beginning in ("Toezeggingen (Excel, ", "Toezeggingen (JSON, "):
        with organiser.page.expect_download():
            link(organiser, beginning).click()
        assert last_taken(hall)["people"] == 26, beginning


def test_what_was_taken_before_is_told(evening, organiser):
    organiser.sees("Eerder meegenomen").sees("Nog niets.")

    with organiser.page.expect_download():
        link(organiser, "Toezeggingen (Excel, ").click()

    organiser.sees("Marieke Hoekstra · Toezeggingen XLSX · gegevens van 40 mensen").sees_no("Nog niets.")


def test_before_the_first_round_there_is_nothing_and_badges_are_there_all_the_same(hall, organiser):
    organiser.sees("Er is nog niets om op te slaan. Open eerst een ronde.").sees_no("Wat wilt u doen?")
    expect(link(organiser, "Badges printen")).to_have_attribute("href", f"/print/{hall.code}/badges")


def test_from_the_closed_conference_the_list_is_one_press_away(hall, evening, visit):
    assert hall.phone("organiser").says("enterPhase", phase="closed")["type"] == "recorded"
    organiser = visit("organiser", size=BEAMER)

    with organiser.page.expect_download() as coming:
        link(organiser, "Toezeggingen (Excel, ").click()

    assert coming.value.suggested_filename.endswith(".xlsx")


def test_a_link_to_another_part_is_followed_after_closing_too(hall, evening, visit):
    phone = hall.phone("organiser")
    phone.says("enterPhase", phase="closed")
    organiser = visit("organiser", size=BEAMER).sees("Wat wilt u doen?")
    organiser.page.get_by_role("link", name="Programma", exact=True).click()
    organiser.sees_heading("Programma")

    phone.says("changeCharter", venue="Zwolle")

    organiser.sees("Zwolle").sees_no("Wat wilt u doen?")
