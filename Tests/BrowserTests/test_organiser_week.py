"""The organiser's week: a list is brought in, a badge made at the door, the day put in order, promises noted."""

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from visitor import BEAMER

FAULTS = "naam;organisatie;rol;e-mail\nBo de Wit;Bakkerij Jansen;werkgever;\nAl;Wit BV;baas;geen adres\n"
LOOK_ALIKES = "naam;organisatie\nBo van der Óst-Bükker;Bakkerij Jansen\nAl de Wit;Bakkerij Janssen\n"


@pytest.fixture
def organiser(hall, visit):
    # A browser says that a list with faults was refused.
    return visit("organiser", size=BEAMER, forgives="400 \\(Bad Request\\)")


def chooses(organiser, text):
    organiser.opens(f"/organiser/{organiser.hall.code}#deelnemers").is_connected()
    file = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": text.encode()}
    organiser.page.locator("#import-file").set_input_files(file)
    return organiser.sees("Dit staat er in uw lijst")


def people(hall):
    return hall.get(f"{hall.api}/people", "organiser").json["people"]


def test_a_list_with_faults_names_the_line_and_brings_nobody_in(hall, organiser):
    before = len(people(hall))

    chooses(organiser, FAULTS).sees("Regel 3").sees("Er is nog niets ingelezen.")

    expect(organiser.page.locator("#import-yes")).to_be_hidden()
    assert len(people(hall)) == before


def test_look_alikes_become_one_organisation_before_badges_are_printed(hall, organiser):
    chooses(organiser, LOOK_ALIKES)
    organiser.page.locator("#import-groups").get_by_label("Houd Bakkerij Janssen").check()
    organiser.presses("Voeg 2 deelnemers toe").sees("Klaar. 2 toegevoegd, 1 veranderd.")

    new = [person for person in people(hall) if person["name"] in ("Bo van der Óst-Bükker", "Al de Wit")]
    assert [person["organisation"] for person in new] == ["Bakkerij Janssen"] * 2
    chooses(organiser, LOOK_ALIKES.replace("Jansen", "Janssen")).sees("Alles in deze lijst is al bekend.")


@pytest.mark.parametrize("disguised", ["P\u043estNL", "\u0420ostNL", "Post NL"])
def test_organisations_of_walk_ins_that_look_alike_are_told_by_both_names(hall, organiser, disguised):
    for name, organisation in [("Ida", "PostNL"), ("Kim", disguised), ("Bo", "Wit BV")]:
        hall.post(f"{hall.api}/join", {"name": name, "organisation": organisation})

    organiser.opens(f"/organiser/{hall.code}#deelnemers").sees("Deze organisaties lijken op elkaar. Is het er één?")

    expect(organiser.page.locator("#alike li")).to_have_text([f"“PostNL”, “{disguised}”"])


@pytest.mark.parametrize(("who", "section"), [("organiser", "#deelnemers"), ("clerk", "")])
def test_the_door_makes_a_badge_with_name_tab_organisation_enter(hall, visit, who, section):
    door = visit(who, size=BEAMER).opens(f"/{who}/{hall.code}{section}").is_connected()
    if who == "clerk":
        door.page.get_by_text("Nieuwe badge bij de deur").click()
    # A part of the page that is not shown yet takes no focus; a click waits for it.
    door.page.locator("#walkName").click()

    for key in ["Kim", "Tab", "Kim BV", "Enter"]:
        door.page.keyboard.press(key) if key in ("Tab", "Enter") else door.page.keyboard.type(key)

    expect(door.page.locator(".walk-number")).to_have_text("900")
    expect(door.page.locator("#walkName")).to_be_focused()
    expect(door.page.locator("#walkName")).to_have_value("")


def test_a_pitch_moves_up_by_its_button_and_the_hall_follows(hall, organiser):
    organiser.opens(f"/organiser/{hall.code}#programma").is_connected()
    second = organiser.page.locator("#order li").nth(1)
    title = second.locator("strong").inner_text()

    second.get_by_role("button", name=f"Zet omhoog: {title}").press("Enter")
    organiser.presses("Bewaar de volgorde").sees("De volgorde is bewaard.")

    moderator = hall.phone("moderator")
    assert moderator.state["pitches"][0]["title"] == title


def test_what_was_promised_beforehand_is_shown_by_the_moderator_and_marked(hall, organiser, visit):
    badge = hall.people["employers"][0]["badge"]
    answer = hall.phone("organiser").says("prepareOffer", pitch=ZAANSTAD, kind="meedenken", amount=1, badge=badge)
    assert answer["type"] == "recorded", answer
    phone = hall.phone("moderator")
    phone.stages(ZAANSTAD)
    phone.opens(ZAANSTAD)
    moderator, screen = visit("moderator", has_clock=True), visit("screen", size=BEAMER)
    moderator.lets_time_pass(25)

    moderator.presses("Toon 1 vooraf toegezegde bieding")

    screen.sees("vooraf toegezegd")
    visit(hall.wethouder("Zaanstad")["token"]).sees("vooraf toegezegd")


def test_the_phase_stands_on_top_and_in_the_log(hall, organiser, visit):
    anna = visit("clerk")
    organiser.opens(f"/organiser/{hall.code}#instellingen").is_connected()

    organiser.presses("Sluit de bijeenkomst").presses("Ja: Sluit de bijeenkomst")

    for each in [organiser, anna]:
        expect(each.page.locator("[data-phase]")).to_have_text("Gesloten – bieden kan niet meer")
    organiser.page.get_by_role("link", name="Logboek van de staf").click()
    organiser.sees("zette de bijeenkomst op: Gesloten")
