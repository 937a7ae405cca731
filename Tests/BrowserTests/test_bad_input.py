"""Whatever people type: it is shown as it was typed, or refused in plain words beside its field. Nothing breaks."""

import re

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from visitor import BEAMER

SMALL = {"width": 320, "height": 568}
SHOWN = {
    "one letter": "Ω",
    "eighty letters": "Hottentottententententoonstelling" + "w" * 47,
    "right to left": "شركة البناء והבנייה",
    "emoji": "Bakkerij 🥐👩‍👩‍👧‍👦🏳️‍🌈",
    "markup": "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}${7*7}",
    "a hole": "{name} & {what}",
    "zero width inside": "Bak\u200bkerij",
    "stacked marks": "Z\u0351\u0352\u0357\u00e1\u0302\u0303go",
}
REFUSED = {
    "blanks": ("   ", "Vul de naam van uw organisatie in."),
    "zero width only": ("\u200b\u200d\u2060", "Vul de naam van uw organisatie in."),
    "reversed": ("Bakkerij \u202ejirekkaB", "In een tekst staan tekens die niet op het scherm kunnen."),
    "isolated": ("\u2066Bakkerij", "In een tekst staan tekens die niet op het scherm kunnen."),
    "a control": ("Bakkerij\u0007", "In een tekst staan tekens die niet op het scherm kunnen."),
}


@pytest.fixture
def moderator(hall):
    """Zaanstad takes offers."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator


def joins(hall, somebody, organisation):
    somebody.opens(f"/{hall.code}").sees_heading("Wie bent u?")
    return somebody.fills("Ik ben", "Ida").fills("van", organisation).presses("Naar de zaal")


@pytest.mark.parametrize("name", SHOWN)
def test_a_name_is_shown_as_it_was_typed_and_nothing_breaks(hall, moderator, visit, name):
    organisation = SHOWN[name]
    screen, organiser = visit("screen", size=BEAMER), visit("organiser", size=SMALL)
    ida = joins(hall, visit(size=SMALL), organisation).is_connected()

    ida.thinks_along().is_recorded(1)

    expect(ida.page.locator("#organisation")).to_have_text(organisation)
    expect(screen.page.get_by_text(f"{organisation} denkt mee").first).to_be_visible()
    organiser.opens(f"/organiser/{hall.code}#toezeggingen").sees(organisation)
    for each in [ida, screen, organiser]:
        assert not each.can_scroll_sideways()


@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_no_screen_can_show_is_refused_beside_its_field(hall, visit, name):
    organisation, words = REFUSED[name]
    ida = visit(size=SMALL)
    before = hall.seq

    joins(hall, ida, organisation)

    field = ida.page.get_by_role("textbox", name="van", exact=True)
    expect(field).to_have_accessible_description(f"De naam van uw organisatie {words}")
    expect(field).to_be_focused()
    expect(field).to_have_value(organisation)
    expect(ida.page.get_by_role("textbox", name="Ik ben")).to_have_attribute("aria-invalid", "false")
    assert hall.seq == before and not ida.can_scroll_sideways()


def test_a_remark_that_is_too_long_is_refused_and_one_that_fits_breaks_no_page(hall, moderator, visit):
    word = "w" * 2_000
    anna = visit(0, size=SMALL)
    anna.page.locator("summary").get_by_text("Opmerking", exact=True).click()
    note = anna.page.get_by_role("textbox", name="Opmerking")
    note.press_sequentially("Kort. ")
    note.evaluate("(field, word) => field.setRangeText(word, field.value.length, field.value.length, 'end')", word)
    note.press("End")

    anna.presses("Ik denk mee")

    expect(note).to_have_accessible_description("Dit mag u leeg laten. Schrijf niets over kandidaten. Uw tekst heeft 2006 tekens. Er passen er 500.")
    expect(note).to_be_focused()
    expect(note).to_have_value("Kort. " + word)
    note.fill("w" * 500)
    anna.presses("Ik denk mee").is_recorded(1)
    organiser = visit("organiser", size=SMALL).opens(f"/organiser/{hall.code}#toezeggingen").sees("w" * 500)
    assert not anna.can_scroll_sideways() and not organiser.can_scroll_sideways()


@pytest.mark.parametrize(
    "language, label, words",
    [
        ("nl", "Opmerking", "Uw tekst heeft 512 tekens. Er passen er 500."),
        ("en", "Remark", "Your text has 512 characters. There is room for 500."),
    ],
)
def test_how_long_a_text_is_and_may_be_is_said_as_people_count(hall, moderator, visit, language, label, words):
    family = "👩\u200d👩\u200d👧\u200d👦"
    anna = visit(0)
    anna.opens(f"/employer/{hall.code}?taal={language}")
    anna.page.locator("#note-box summary").click()
    note = anna.page.get_by_role("textbox", name=label)
    note.evaluate("(field, text) => field.setRangeText(text)", family * 12 + "w" * 500)
    note.press("End")

    anna.page.locator("#offer-button").click()

    expect(note).to_have_accessible_description(re.compile(re.escape(words) + "$"))


def test_how_long_a_text_is_stands_in_what_the_server_refuses_too(hall, visit):
    organiser = visit("organiser", size=BEAMER).opens(f"/organiser/{hall.code}#instellingen").is_connected()
    organiser.page.locator("#settings").get_by_label("Contact").fill("w" * 600)

    organiser.presses("Bewaar de instellingen")

    organiser.sees("Uw tekst heeft 600 tekens. Er passen er 500.")


@pytest.mark.parametrize("fold, label", [("Opmerking", "Opmerking"), ("Wat hebt u nodig?", "Iets anders, namelijk")])
def test_a_remark_or_need_that_no_screen_can_show_is_refused_where_it_is(hall, moderator, visit, fold, label):
    anna = visit(0)
    anna.page.locator("summary").get_by_text(fold, exact=True).click()
    before = hall.seq

    anna.fills(label, "Graag \u202egaarG").presses("Ik denk mee")

    field = anna.page.get_by_role("textbox", name=label)
    expect(field).to_be_focused()
    expect(field).to_have_value("Graag \u202egaarG")
    expect(field).to_have_accessible_description(re.compile("In een tekst staan tekens die niet op het scherm kunnen.$"))
    assert hall.seq == before
    anna.fills(label, "Graag").presses("Ik denk mee").is_recorded(1)


@pytest.mark.parametrize(
    "path, heading",
    [("/employer/abc", "Doe mee"), ("/employer/000000", "Afgemeld"), ("/000000", "Doe mee"), ("/receipt/000000/1", "Ontvangstbewijs")],
)
def test_an_address_that_leads_nowhere_says_what_to_do(hall, visit, path, heading):
    ida = visit(has_trouble=True, size=SMALL).opens(path)

    expect(ida.page.get_by_role("heading", level=1, name=heading)).to_be_visible()
    assert not ida.can_scroll_sideways()
