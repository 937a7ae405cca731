"""The clerk's table: hands in the hall, typed without a mouse, read back, and compared with a second pair of ears."""

import time

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from server import until
from visitor import BEAMER

# A line on which every answer takes its time.
SLOW_ANSWERS = """
const Socket = window.WebSocket
window.WebSocket = class extends Socket {
  set onmessage(hear) { super.onmessage = (said) => setTimeout(() => hear(said), 300) }
}
"""

# How many commands the browser keeps.
KEPT = """() => new Promise((tell) => {
  const opening = indexedDB.open("wiebiedt", 1)
  opening.onsuccess = () => {
    const count = opening.result.transaction("outbox").objectStore("outbox").count()
    count.onsuccess = () => (opening.result.close(), tell(count.result))
  }
})"""


@pytest.fixture
def moderator(hall):
    """Zaanstad takes offers."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator


@pytest.fixture
def clerk(hall, moderator, visit):
    return at_the_line(visit("clerk", size=BEAMER))


def at_the_line(clerk):
    """The line has the focus by itself, and everybody's names are there."""
    expect(line(clerk)).to_be_focused()
    clerk.page.get_by_role("radio", name="1 Meedenken").wait_for()
    return clerk


def line(clerk):
    return clerk.page.get_by_role("textbox", name="Nummer en aantal")


def types(clerk, *entries):
    """Types as a clerk does: keys alone, to whatever has the focus."""
    for entry in entries:
        clerk.page.keyboard.type(entry)
        clerk.page.keyboard.press("Enter")
    return clerk


def offers(hall):
    """What stands, in the order in which it was recorded."""
    rows = hall.get(f"{hall.api}/offers", "organiser").json["offers"]
    return [(row["badge"], row["kind"], row["amount"], row["channel"]) for row in rows if not row["withdrawn"]]


def test_twenty_hands_in_half_a_minute_without_a_mouse(hall, moderator, visit):
    clerk = at_the_line(visit("clerk", size=BEAMER, script=SLOW_ANSWERS))
    began = time.monotonic()

    types(clerk, *(str(badge) for badge in range(101, 111)), "-", *(str(badge) for badge in range(111, 121)))

    wanted = [(badge, "meedenken", 1, "hand") for badge in range(101, 121) if badge != 110]
    until(lambda: offers(hall) == wanted, within=30 - (time.monotonic() - began), what="nineteen offers, in order")
    clerk.sees("Teruggetrokken")
    expect(clerk.page.get_by_text("Vastgelegd. Nummer", exact=False)).to_have_count(19)


def test_an_entry_is_read_back_with_badge_organisation_and_name(hall, clerk):
    anna = hall.people["employers"][0]

    types(clerk, "101")

    clerk.sees(f"101 {anna['organisation']}: Meedenken. Namens {anna['name']}.").sees("Vastgelegd. Nummer 001")
    expect(line(clerk)).to_be_focused()


def test_a_kind_is_chosen_from_the_line_by_its_number(hall, clerk):
    kinds = clerk.page.get_by_role("group", name="Soort")
    second = kinds.get_by_role("radio").nth(1)
    expect(kinds.get_by_role("radio", checked=True)).to_have_count(1)

    types(clerk, "/2", "101 3")

    expect(second).to_be_checked()
    clerk.sees("Vastgelegd. Nummer 001")
    assert offers(hall) == [(101, second.get_attribute("value"), 3, "hand")]


def test_a_number_that_nobody_heard_is_found_by_name(hall, clerk):
    search = clerk.page.get_by_role("combobox", name="Naam of organisatie")
    types(clerk, "/2")
    clerk.page.keyboard.type("73 4")

    clerk.page.keyboard.press("F2")
    expect(search).to_be_focused()
    clerk.page.keyboard.type("asito")
    expect(clerk.page.get_by_role("option")).to_have_count(1)
    clerk.page.keyboard.press("Enter")

    expect(line(clerk)).to_be_focused()
    expect(line(clerk)).to_have_value("102 4")
    clerk.page.keyboard.press("Enter")
    clerk.sees("102 Asito: 4 ").sees("Vastgelegd. Nummer 001")


def test_a_search_is_left_without_losing_what_was_typed(clerk):
    clerk.page.keyboard.type("10")
    clerk.page.keyboard.press("F2")
    clerk.page.keyboard.type("nobody at all")
    clerk.sees("Niemand gevonden.")

    clerk.page.keyboard.press("Escape")

    expect(line(clerk)).to_be_focused()
    expect(line(clerk)).to_have_value("10")


def test_the_arrows_choose_among_who_was_found(hall, clerk):
    clerk.page.keyboard.press("F2")
    clerk.page.keyboard.type("10")
    options = clerk.page.get_by_role("option")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")

    clerk.page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    badge = options.nth(1).locator("strong").inner_text()
    clerk.page.keyboard.press("Tab")

    expect(line(clerk)).to_have_value(badge)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("101 drie", "Typ het aantal in cijfers. Bijvoorbeeld 101 3."),
        ("101 x", "Na nummer 101 ontbreekt het aantal. Typ bijvoorbeeld 101 3."),
        ("101 1.250,50", "Typ een heel getal, zonder komma. Bijvoorbeeld 101 1250."),
        ("101 0", "Typ een aantal van 1 of meer."),
        ("101 2000000", "Typ een aantal van hoogstens 1.000.000."),
        ("bakker", "Typ een nummer, of een nummer en een aantal. Bijvoorbeeld 37 3."),
        ("/99", "Kies een soort van 1 tot en met 20."),
        ("9999", "Nummer 9999 kennen wij niet. Zoek op naam met F2."),
    ],
)
def test_what_cannot_be_meant_is_told_in_plain_words_and_stays(hall, clerk, entry, words):
    types(clerk, entry)

    clerk.sees(words)
    expect(line(clerk)).to_be_focused()
    expect(line(clerk)).to_have_value(entry)
    assert clerk.page.evaluate("getSelection().toString()") == entry
    types(clerk, "101").sees("Vastgelegd. Nummer 001")
    assert offers(hall) == [(101, "meedenken", 1, "hand")]


def test_the_badge_of_a_wethouder_offers_nothing(hall, clerk):
    people = hall.get(f"{hall.api}/people", "organiser").json["people"]
    badge, name = next((one["badge"], one["name"]) for one in people if one["role"] == "wethouder")

    types(clerk, str(badge))

    clerk.sees(f"Nummer {badge} is {name}, wethouder. Alleen werkgevers bieden.")
    assert offers(hall) == []


def test_the_same_number_twice_is_asked_about_once(hall, clerk):
    types(clerk, "/2", "101 3", "101 3").sees("101 PostNL bood dit net ook. Nog een keer? Druk nog eens op Enter.")
    clerk.page.keyboard.press("Enter")

    clerk.sees("Vastgelegd. Nummer 002")
    assert [badge for badge, *_ in offers(hall)] == [101, 101]


def test_a_card_on_paper_may_come_in_after_closing(hall, moderator, clerk):
    moderator.closes(ZAANSTAD)
    types(clerk, "101").sees("De ronde is gesloten. Wat op papier staat, kunt u nog vastleggen.")

    clerk.page.get_by_role("radio", name="Papier").check()
    line(clerk).focus()
    types(clerk, "101")

    clerk.sees("Vastgelegd na sluiting. Nummer 001")
    assert offers(hall) == [(101, "meedenken", 1, "paper")]


def test_a_hand_that_came_too_late_over_a_bad_line_can_be_recorded_after_all(hall, moderator, visit):
    clerk = at_the_line(visit("clerk", size=BEAMER, has_trouble=True))
    clerk.goes_offline()
    types(clerk, "101").sees("Onderweg")
    moderator.closes(ZAANSTAD)
    clerk.goes_online().sees("Niet vastgelegd").sees("De ronde is al gesloten.")

    clerk.page.get_by_role("button", name="Leg alsnog vast").click()

    clerk.sees("Vastgelegd na sluiting. Nummer 001")


def test_what_is_under_way_survives_a_reload(hall, moderator, visit):
    clerk = at_the_line(visit("clerk", size=BEAMER, has_trouble=True))
    types(clerk, "101").sees("Vastgelegd. Nummer 001")
    clerk.goes_offline()
    types(clerk, "102", "103", "-")
    until(lambda: clerk.page.evaluate(KEPT) == 2, what="the browser to have kept both")
    clerk.network.mends()

    clerk.page.reload()

    at_the_line(clerk).sees("Vastgelegd. Nummer 002").sees("Teruggetrokken")
    assert [badge for badge, *_ in offers(hall)] == [101, 102]


def test_a_second_list_says_what_the_first_missed(hall, clerk, visit):
    types(clerk, "/2", "101 2", "103", "104").sees("Vastgelegd. Nummer 003")
    hall.phone(9).offers("meedenken")
    other = at_the_line(visit("clerk", size=BEAMER))
    other.page.get_by_role("checkbox", name="Ik vergelijk alleen").check()
    line(other).focus()

    types(other, "/2", "101 3", "102", "104")

    other.sees("102 Asito ontbreekt in het logboek").sees("3 verschillen.")
    differences = other.page.get_by_role("region", name="Verschillen").get_by_role("list").first
    expect(differences.get_by_role("listitem")).to_contain_text(
        ["101 PostNL: vastgelegd 2", "102 Asito ontbreekt in het logboek", "103 "]
    )
    assert len(offers(hall)) == 4, "nothing was recorded by comparing"

    other.page.get_by_role("button", name="Leg 102 vast").click()
    other.sees("2 verschillen.").sees_no("ontbreekt in het logboek")
    expect(line(other)).to_be_focused()


def test_two_equal_lists_are_equal_also_after_a_reload(hall, clerk, visit):
    types(clerk, "101").sees("Vastgelegd. Nummer 001")
    other = at_the_line(visit("clerk", size=BEAMER))
    other.page.get_by_role("checkbox", name="Ik vergelijk alleen").check()
    line(other).focus()
    types(other, "101", "102").sees("1 verschil.")
    types(other, "-").sees("De lijsten zijn gelijk.")

    other.page.reload()
    at_the_line(other).page.get_by_role("checkbox", name="Ik vergelijk alleen").check()

    other.sees("De lijsten zijn gelijk.").sees("Uw lijst (1)")
    types(clerk, "102")
    other.sees("102 Asito staat niet op uw lijst")
