"""What comes out of the printer: badges that a phone can read, lists in which nothing is lost, the report."""

import re

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from paper import Paper, plain
from visitor import BEAMER

NAME = "Wilhelmina-Margaretha van der Óst-Bükkersen-Hoekstra"
ORGANISATION = "Stichting Samenwerkende Ondernemers Zaanstreek-Waterland"
WIFI = {"name": 'Zaal; "Gasten"', "password": "a,b:c\\d"}
WIFI_CODE = r'WIFI:T:WPA;S:Zaal\; \"Gasten\";P:a\,b\:c\\d;;'
A4 = {(210, 297)}
# Of badges, in millimetres, by how many lie on a sheet.
MARGIN, WIDTH, HEIGHTS = 10, 95, {8: 69, 10: 55}
SMALL = {"width": 320, "height": 568}
SHEETS = ["badges", "cards", "pitches", "regions", "organisations", "report", "plan"]
# What stands in a box of its own and does not fit, if anything.
CUT_OFF = """() => [...document.querySelectorAll(".badge, .badge *, .table-card, .table-card *, .offer-card")]
    .filter((box) => box.localName !== "svg" && !box.closest("svg"))
    .filter((box) => getComputedStyle(box).overflow === "hidden" && !box.classList.contains("unseen"))
    .filter((box) => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth)
    .map((box) => box.textContent)"""


@pytest.fixture
def organiser(hall, visit):
    """The organiser, who set up the Wi-Fi and has a guest with a long name."""
    phone = hall.phone("organiser")
    guest = next(each for each in people(hall) if each.get("badge") == 103)
    assert phone.says("changeCharter", wifi=WIFI)["type"] == "recorded"
    changed = phone.says("changePerson", person=guest["person"], name=NAME, organisation=ORGANISATION)
    assert changed["type"] == "recorded"
    return visit("organiser", size=BEAMER)


@pytest.fixture
def evening(hall):
    """Zaanstad was promised something sixty times; it is closed."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    for employer in range(20):
        phone = hall.phone(employer)
        phone.offers("stage", 2, show=employer != 1)
        phone.offers("meeloopdag", 3, note="Graag in overleg, liefst op dinsdag", needs=["Een jobcoach"])
        phone.offers("budget", 250)
    hall.phone("organiser").says("withdrawOffer", offer=1, reason="Vergissing")
    moderator.closes(ZAANSTAD)


def people(hall):
    return hall.get(f"{hall.api}/people", "organiser").json["people"]


def prints(somebody, sheet, role=""):
    """Opens what is to be printed."""
    somebody.opens(f"/print/{somebody.hall.code}/{sheet}{role}")
    return somebody


def paper_of(somebody):
    somebody.can_press("Print")
    return Paper(somebody.page)


def makes_badges(somebody, count):
    """Presses the button that makes them, and gives what the server made."""
    with somebody.page.expect_response(re.compile("/badges")) as made:
        somebody.presses(f"Maak {count} badges")
    return made.value.json()["badges"]


@pytest.mark.parametrize(("most", "sheets"), [(8, 9), (10, 8)])
def test_a_phone_reads_every_code_of_the_badges(organiser, most, sheets):
    prints(organiser, "badges").picks("Badges op een vel", str(most))
    badges = makes_badges(organiser, 71)
    organiser.sees(f"71 badges, op {sheets} vellen.")

    paper = paper_of(organiser)

    assert (len(paper), paper.sizes(), paper.is_tagged) == (sheets, A4, True)
    links = {badge["name"]: badge["link"] for badge in badges}
    shown = organiser.page.locator(".badge-name").all_inner_texts()
    assert sorted(shown) == sorted(links)
    for sheet in range(sheets):
        names = shown[sheet * most : (sheet + 1) * most]
        codes = paper.codes(sheet)
        # Each in its own place: none is cut in two, and nobody has somebody else's.
        assert {place_of(x, y, most): text for text, x, y in codes if text != WIFI_CODE} == {
            place: links[name] for place, name in enumerate(names)
        }
        assert sorted(place_of(x, y, most) for text, x, y in codes if text == WIFI_CODE) == list(range(len(names)))
        assert all(plain(name) in paper.text(sheet) for name in names)


def place_of(x, y, most):
    """Which badge of a sheet a place in mm is on."""
    return int((y - MARGIN) / HEIGHTS[most]) * 2 + int((x - MARGIN) / WIDTH)


@pytest.mark.parametrize("most", [8, 10])
def test_the_longest_name_stands_whole_on_a_badge(organiser, most):
    prints(organiser, "badges").picks("Badges op een vel", str(most))
    makes_badges(organiser, 71)
    texts = paper_of(organiser).texts

    assert organiser.page.evaluate(CUT_OFF) == []
    assert [text for text in texts if plain(NAME) in text and plain(ORGANISATION) in text]
    organiser.page.emulate_media(media="print")
    assert organiser.page.evaluate(CUT_OFF) == []


def test_badges_are_made_only_when_somebody_says_so(hall, organiser):
    prints(organiser, "badges").can_press("Maak 71 badges")
    assert taken(hall) == []

    makes_badges(organiser, 71)
    organiser.sees("op 9 vellen").picks("Badges op een vel", "10").sees("op 8 vellen").picks("Volgorde", "Op nummer")
    numbers = organiser.page.locator(".badge-number").all_inner_texts()

    assert numbers == sorted(numbers, key=lambda text: int(re.sub(r"\D", "", text)))
    assert taken(hall) == [("badges", 71)]


def taken(hall):
    acts = hall.get(f"{hall.api}/audit", "organiser").json["acts"]
    return [(act["list"], act["people"]) for act in acts if act["act"] == "listTaken"]


def test_only_who_is_new_gets_a_badge_and_one_can_be_made_again(hall, organiser):
    prints(organiser, "badges")
    makes_badges(organiser, 71)
    organiser.sees("op 9 vellen").picks("Voor wie?", "Nieuwe gasten (0)").sees("Hiervoor staat niemand op de lijst.")

    person = {"role": "employer", "name": "Ida de Wit", "organisation": "Wit"}
    hall.post(f"{hall.api}/people", person, "organiser")
    prints(organiser, "badges").picks("Voor wie?", "Nieuwe gasten (1)").presses("Maak 1 badge").sees("1 badge, op 1 vel.")
    assert plain("Ida de Wit") in paper_of(organiser).text(0)

    again = next(each["person"] for each in people(hall) if each["name"] == NAME)
    organiser.opens(f"/print/{hall.code}/badges?person={again}").presses("Maak 1 badge").sees("1 badge, op 1 vel.")
    assert plain(NAME) in paper_of(organiser).text(0)


@pytest.mark.parametrize(
    ("card", "people", "sheets"),
    [("Tafelkaart, 2 op een vel", 71, 36), ("Biedkaart met naam, 4 op een vel", 71, 18), ("Lege biedkaart, 4 op een vel", 4, 1)],
)
def test_cards_lie_whole_on_their_sheets(organiser, card, people, sheets):
    prints(organiser, "cards").picks("Welke kaart?", card).sees(f"{people} kaarten, op ")

    paper = paper_of(organiser)

    assert (len(paper), paper.sizes()) == (sheets, A4)
    assert organiser.page.evaluate(CUT_OFF) == []
    if people == 71:
        assert [text for text in paper.texts if plain(NAME) in text]


def test_a_list_loses_nothing_and_has_its_head_on_every_sheet(hall, evening, organiser):
    with organiser.page.expect_response(re.compile("/commitments.json")) as listed:
        prints(organiser, "pitches").sees("60 toezeggingen.")
    paper = paper_of(organiser)

    assert len(paper) > 2 and paper.sizes() == A4 and paper.is_tagged
    everything = "".join(paper.texts)
    for text in paper.texts:
        assert "NrWieWat" in text
    for number in range(1, 61):
        assert f"{number:03}" in everything, number
    assert plain("38 stageplekken, in 19 toezeggingen") in everything
    code = listed.value.json()["ledger"]["code"]
    assert plain(f"Code van het logboek: {code}") in paper.text(0)
    assert taken(hall) == [("commitments.json", 20)]


def test_paper_of_a_rehearsal_says_so_on_every_list(hall, evening, organiser):
    organiser.page.route("**/api/v1/conferences/*", in_rehearsal)

    paper = paper_of(prints(organiser, "organisations").sees("60 toezeggingen."))

    assert all(plain("Oefenen – dit telt niet mee") in text for text in paper.texts)


def in_rehearsal(route):
    card = route.fetch()
    route.fulfill(response=card, json=card.json() | {"phase": "rehearsal"})


@pytest.mark.parametrize("sheet", ["regions", "organisations"])
def test_every_offer_stands_on_a_list_once(evening, organiser, sheet):
    paper = paper_of(prints(organiser, sheet).sees("60 toezeggingen."))

    numbers = organiser.page.locator(".list-table tbody th").all_inner_texts()
    assert sorted(int(text.split()[0]) for text in numbers) == list(range(1, 61))
    assert "060" in "".join(paper.texts)


def test_a_hidden_name_is_left_out_where_that_is_asked(evening, organiser):
    prints(organiser, "pitches").sees("60 toezeggingen.")
    hidden = organiser.page.locator("tr", has_text="niet noemen").locator("strong").first.inner_text()
    # This employer is named for other things; here it is about the one offer.
    organiser.picks("Verborgen namen", "Weglaten").sees("Een werkgever uit ")

    first = organiser.page.locator("tr", has_text="004").first
    expect(first).to_contain_text("Een werkgever uit ")
    expect(first).not_to_contain_text(hidden)


def test_a_wethouder_prints_what_is_hers(hall, evening, visit):
    zaanstad = visit(hall.wethouder("Zaanstad")["token"], size=BEAMER)
    paper_of(prints(zaanstad, "pitches", "?as=wethouder").sees("60 toezeggingen."))
    paper = paper_of(prints(zaanstad, "plan", "?as=wethouder").sees("59 toezeggingen."))
    assert plain("Bellen voor") in paper.text(0)

    apeldoorn = visit(hall.wethouder("Apeldoorn")["token"], size=BEAMER)
    prints(apeldoorn, "pitches", "?as=wethouder").sees("Er is nog niets om te printen.")


def test_the_plan_says_who_does_what_by_when(evening, organiser):
    prints(organiser, "plan").sees("59 toezeggingen.").sees("Eerste stap").sees("Wat doen wij zelf?")

    rows = organiser.page.locator(".plan-table tbody tr")
    assert rows.count() == 59
    expect(rows.filter(has_text="stageplekken").first).to_contain_text("19 september 2019")
    expect(rows.first).to_contain_text("4 april 2019")
    assert organiser.page.get_by_text("Vergissing").count() == 0


def test_the_report_is_ones_own_and_is_kept(hall, evening, organiser, tmp_path):
    prints(organiser, "report").sees("Er zijn 59 toezeggingen gedaan.").sees("38 stageplekken, in 19 toezeggingen")
    organiser.sees("1 bod is teruggetrokken.").sees("die niet genoemd wil worden")

    organiser.page.locator(".report h1").click()
    organiser.page.keyboard.press("End")
    organiser.page.keyboard.type(" door ons")
    organiser.sees("Bewaard op dit apparaat.")
    prints(organiser, "report").sees("door ons").sees("Dit is uw eigen tekst")

    with organiser.page.expect_download() as coming:
        organiser.presses("Bewaar als tekst")
    coming.value.save_as(tmp_path / "verslag.md")
    assert coming.value.suggested_filename == f"verslag-{hall.code}.md"
    text = (tmp_path / "verslag.md").read_text()
    assert text.startswith("# Verslag van ") and " door ons\n" in text and "\n- 38 stageplekken, in 19" in text
    assert plain("door ons") in paper_of(organiser).text(0)

    organiser.presses("Begin opnieuw met de feiten").sees_no("door ons")
    prints(organiser, "report").sees("Er zijn 59 toezeggingen gedaan.").sees_no("door ons")


def test_nothing_is_printed_for_who_is_not_signed_in_or_before_there_is_anything(hall, visit):
    stranger = visit(size=SMALL, has_trouble=True)
    prints(stranger, "badges").sees("U bent niet aangemeld.")
    prints(stranger, "zomaar").sees("Dit kunt u hier niet printen")

    organiser = visit("organiser", size=SMALL)
    prints(organiser, "plan").sees("Er is nog niets om te printen.")


@pytest.mark.parametrize("sheet", SHEETS)
def test_what_is_printed_fits_a_small_phone(evening, organiser, sheet):
    organiser.page.set_viewport_size(SMALL)
    prints(organiser, sheet)
    organiser.can_press("Maak 71 badges" if sheet == "badges" else "Print")

    assert not organiser.can_scroll_sideways()
