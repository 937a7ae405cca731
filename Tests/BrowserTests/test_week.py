"""The organiser's whole week in one go: from an empty folder to the list on her own computer."""

import re

import openpyxl
import pytest
from playwright.sync_api import expect

from house import EmptyHouse
from paper import Paper
from server import ROOT
from visitor import BEAMER

PEOPLE = (ROOT / "Web/lists/demo-participants.csv").read_bytes()
TITLE = "Werk voor de mensen van Poelenburg"


@pytest.fixture
def hall(tmp_path):
    house = EmptyHouse(tmp_path)
    yield house
    house.close()


class Desk:
    """The organiser at her desk."""

    def __init__(self, hall, visitor):
        self.hall, self.visitor, self.page = hall, visitor, visitor.page

    def goes_to(self, section):
        self.page.get_by_role("navigation").get_by_role("link", name=section, exact=True).click()
        return self

    def founds(self, name, day):
        """A new conference, which she goes to."""
        self.page.get_by_text("Bijeenkomst", exact=True).click()
        self.page.get_by_role("link", name="Nieuwe bijeenkomst").click()
        form = self.page.locator("#found")
        form.locator("[name=name]").fill(name)
        form.locator("[name=date]").fill(day)
        self.visitor.presses("Maak de bijeenkomst")
        self.page.get_by_role("link", name="Ga naar de nieuwe bijeenkomst").click()
        self.page.wait_for_url(re.compile(r"/organiser/(?!" + self.hall.code + r")\d{6}$"))
        self.hall.code = self.page.url[-6:]
        self.visitor.is_connected().sees(name)

    def brings_in(self, file):
        self.goes_to("Deelnemers")
        self.page.locator("#import-file").set_input_files(
            {"name": "deelnemers.csv", "mimeType": "text/csv", "buffer": file}
        )
        self.visitor.presses("Voeg 71 deelnemers toe").sees("Klaar. 71 toegevoegd, 0 veranderd.")

    def prints_badges(self):
        """What a phone reads on each badge, by name."""
        self.page.locator("#import-result, #deelnemers").get_by_role("link", name="Print badges").first.click()
        with self.page.expect_response(re.compile("/badges")) as coming:
            self.page.get_by_role("button", name=re.compile(r"^Maak \d+ badges")).click()
        badges = coming.value.json()["badges"]
        expect(self.page.locator(".badge")).to_have_count(len(badges))
        paper = Paper(self.page)
        seen = {text for sheet in range(len(paper)) for text, *_ in paper.codes(sheet)}
        assert {badge["link"] for badge in badges} <= seen
        return {badge["name"]: badge for badge in badges}

    def invites(self, role, name):
        """The token of somebody of the staff."""
        self.opens("instellingen")
        form = self.page.locator("#invite")
        form.locator("[name=role]").select_option(role)
        form.locator("[name=name]").fill(name)
        self.visitor.presses("Maak een link")
        link = self.page.locator("#staff-link a")
        expect(self.page.locator("#staff-link")).to_contain_text(name)
        return link.get_attribute("href").rpartition("/")[2]

    def opens(self, section):
        self.visitor.opens(f"/organiser/{self.hall.code}#{section}").is_connected()

    def enters(self, step):
        """Another phase, which is asked twice where it cannot be undone."""
        self.opens("instellingen")
        self.page.locator("#phase-steps").get_by_role("button", name=step, exact=True).click()
        self.page.get_by_role("button", name=f"Ja: {step}").click()
        self.visitor.sees("De bijeenkomst is nu: ")

    def takes_home(self, link, path):
        self.opens("uitvoer")
        with self.page.expect_download() as coming:
            self.page.locator("#uitvoer").get_by_role("link", name=re.compile("^" + re.escape(link))).first.click()
        coming.value.save_as(path)
        return path


def test_a_week_from_an_empty_folder_to_every_name_and_phone_number(hall, visit, tmp_path):
    desk = Desk(hall, visit(size=BEAMER).opens(hall.link))
    desk.visitor.is_connected()
    desk.founds("Werkconferentie Zaanstreek", "2027-03-18")
    desk.brings_in(PEOPLE)
    badges = desk.prints_badges()
    assert len(badges) == 71

    # Saskia's colleague in Zaanstad prepares her pitch on her own phone.
    wethouder, anna = badges["Songül Aydin"], badges["Anna Brouwer"]
    pitch = {"title": TITLE, "municipality": "Zaanstad", "region": "AM17", "asks": [{"kind": "meedenken", "target": 10}]}
    assert hall.says(wethouder["token"], "putPitch", **pitch)["pitch"] == "p1"
    moderator = visit().opens("/k/" + desk.invites("moderator", "Joris van Dalen")).is_connected()
    screen = visit(size=BEAMER).opens("/k/" + desk.invites("screen", "Beamer")).sees("Doe mee met uw telefoon")

    # A rehearsal with a hundred phones that nobody holds.
    desk.opens("oefenen")
    desk.visitor.presses("Ga oefenen")
    expect(screen.page.locator("[data-phase]")).to_have_text("Oefenen – dit telt niet mee")
    desk.page.locator("#crowd").select_option("100")
    desk.visitor.presses("Laat ze komen").sees("100 van 100 verbonden")
    moderator.stages(TITLE).presses("Wie biedt?")
    recorded = desk.page.get_by_text(re.compile(r"^(\d\d+) van \d+ biedingen vastgelegd$"))
    expect(recorded).to_be_visible(timeout=25_000)
    desk.visitor.presses("Stuur ze weg")
    moderator.keeps_pressing("Sluiten", "Gesloten")
    screen.sees("Gesloten.")
    assert desk.takes_home("Toezeggingen (Excel", tmp_path / "practice.xlsx").stat().st_size > 5_000
    desk.opens("oefenen")
    desk.visitor.presses("Wis de oefening")
    desk.page.get_by_role("button", name=re.compile("^Ja, wis de oefening met")).click()
    desk.visitor.sees("De oefening is gewist.")

    # The day.
    desk.enters("Open de bijeenkomst")
    expect(screen.page.locator("[data-phase]")).to_be_hidden()
    employer = visit().opens("/k/" + anna["token"]).sees("Welkom in de zaal")
    moderator.stages(TITLE).presses("Wie biedt?")
    employer.thinks_along().is_recorded(1)
    screen.sees("PostNL denkt mee")
    moderator.keeps_pressing("Sluiten", "Gesloten")
    screen.sees("Gesloten.")
    desk.enters("Sluit de bijeenkomst")

    # The evening.
    workbook = openpyxl.load_workbook(desk.takes_home("Toezeggingen (Excel", tmp_path / "list.xlsx"))
    header, *rows = workbook.worksheets[0].iter_rows(values_only=True)
    told = [dict(zip(header, row)) for row in rows]
    assert [(row["contact"], row["organisatie"], row["aantal"], row["eenheid"]) for row in told] == [
        ("Anna Brouwer", "PostNL", 1, "werkgever")
    ]
    assert told[0]["telefoon"] in PEOPLE.decode("windows-1252") and told[0]["e-mail"].startswith("anna")
    acts = desk.page.request.get(f"{desk.visitor.address}{hall.api}/audit?as=organiser").json()["acts"]
    assert [act["phase"] for act in acts if act["act"] == "phaseEntered"] == ["closed", "open", "rehearsal"]
