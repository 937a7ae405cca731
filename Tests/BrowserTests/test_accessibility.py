"""The statement about accessibility and what is kept of people: where it is, in which language, on which phone."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("path", ["/accessibility", "/toegankelijkheid"])
def test_the_statement_has_an_address_in_two_languages(hall, visit, path):
    visit().opens(path).sees_heading("Toegankelijkheid").sees("Steek uw hand op.").sees_heading("Wilt u eerder weg?")


def test_the_statement_can_be_read_in_english(hall, visit):
    ida = visit().opens("/accessibility")

    ida.page.get_by_role("link", name="English").click()

    ida.sees_heading("Accessibility").sees("Raise your hand.").sees_heading("Do you want to go earlier?")
    expect(ida.page).to_have_title("Accessibility – WieBiedt")
    expect(ida.page.locator("html")).to_have_attribute("lang", "en")


def test_what_is_kept_is_one_link_away_from_joining(hall, visit):
    ida = visit().opens("/")

    ida.page.get_by_role("link", name="Privacy: wat bewaren wij en hoe lang?").click()

    expect(ida.page.get_by_role("heading", name="Privacy: wat bewaren wij en hoe lang?")).to_be_in_viewport()


def test_the_statement_fits_a_small_phone(hall, visit):
    ida = visit(size={"width": 320, "height": 568}).opens("/accessibility").sees_heading("Toegankelijkheid")

    assert not ida.can_scroll_sideways()
