"""The jury: praise and points while it is open, kept through whatever happens, told to the hall afterwards."""

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from server import until
from visitor import BEAMER

PRAISE = "Mooi dat u met de bewoners zelf begint."
APELDOORN = "Twaalf banen in het nieuwe sorteercentrum"
SAVED = "U kunt dit veranderen tot de jury sluit."
EARLY = "De jury is niet open. De presentator opent de jury."
OVER = "De jury is gesloten. U kunt uw oordeel niet meer veranderen."


def verdict(hall, who="moderator"):
    """What somebody may know of the verdict on Zaanstad."""
    told = hall.get(f"{hall.api}/jury?as={who if isinstance(who, str) else 'employer'}", who).json["pitches"]
    return [{key: value for key, value in pitch.items() if key != "pitch"} for pitch in told]


@pytest.fixture
def moderator(hall):
    """Zaanstad was on stage and closed."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    moderator.closes(ZAANSTAD)
    return moderator


@pytest.fixture
def is_open(moderator):
    moderator.says("openJury")
    return moderator


def gives(jury, points, praise=None):
    if praise is not None:
        jury.fills("Uw lof", praise)
    jury.page.get_by_role("radio", name=points).check()
    return jury.presses("Bewaar mijn oordeel")


def test_a_judge_judges_changes_it_and_is_told_when_it_is_over(hall, moderator, visit):
    joris, jury = visit("moderator"), visit("jury").sees(EARLY)
    joris.presses("Open de jury").sees("De jury is open.")
    jury.sees_no(EARLY)

    gives(jury, "4", PRAISE).sees(SAVED)
    assert verdict(hall) == [{"judges": 1, "points": 4, "praise": [PRAISE]}]
    gives(jury, "5 sterk").sees(SAVED)
    until(lambda: verdict(hall) == [{"judges": 1, "points": 5, "praise": [PRAISE]}], what="the last to count")
    joris.sees("1 oordeel").keeps_pressing("Sluit de jury", "De jury is niet open.")

    jury.sees(OVER).sees("5 punten").sees(PRAISE)
    expect(jury.page.get_by_role("textbox")).to_have_count(0)
    expect(jury.page.get_by_role("button", name="Bewaar")).to_have_count(0)


def test_praise_reaches_the_hall_only_after_closing(hall, is_open, visit):
    jury = visit("jury")
    gives(jury, "4", PRAISE).sees(SAVED)
    assert verdict(hall, "screen") == verdict(hall, 0) == []

    is_open.says("closeJury")

    assert verdict(hall, "screen") == verdict(hall, 0) == [{"praise": [PRAISE]}]


def test_the_moderator_shows_the_praise_on_the_screen(hall, is_open, visit):
    jury, joris, screen = visit("jury"), visit("moderator"), visit("screen", size=BEAMER)
    gives(jury, "4", PRAISE).sees(SAVED)
    joris.presses("Jury op het scherm").sees("Op het scherm staat de jury.")
    screen.sees("De jury overlegt").sees_no(PRAISE)

    joris.presses("Sluit de jury")

    screen.sees(PRAISE)


def test_a_reload_keeps_the_draft_and_tells_what_was_saved(hall, is_open, visit):
    jury = visit("jury")
    jury.fills("Uw lof", PRAISE)
    jury.page.get_by_role("radio", name="2", exact=True).check()

    jury.reloads()
    expect(jury.page.get_by_label("Uw lof")).to_have_value(PRAISE)
    expect(jury.page.get_by_role("radio", name="2", exact=True)).to_be_checked()
    jury.presses("Bewaar mijn oordeel").sees(SAVED)
    jury.fills("Uw lof", "Heel mooi").sees("U hebt iets veranderd. Bewaar het nog.")

    jury.reloads().sees("U hebt iets veranderd. Bewaar het nog.")
    expect(jury.page.get_by_label("Uw lof")).to_have_value("Heel mooi")
    assert verdict(hall) == [{"judges": 1, "points": 2, "praise": [PRAISE]}]


def test_another_phone_of_the_same_judge_shows_what_was_saved(hall, is_open, visit):
    gives(visit("jury"), "3", PRAISE).sees(SAVED)

    other = visit("jury").sees("Bewaard.")

    expect(other.page.get_by_label("Uw lof")).to_have_value(PRAISE)
    expect(other.page.get_by_role("radio", name="3")).to_be_checked()


def test_a_judgement_survives_a_bad_line(hall, is_open, visit):
    jury = visit("jury", has_trouble=True)
    jury.goes_offline()
    gives(jury, "4", PRAISE).sees("Op uw telefoon – nog niet verstuurd")
    expect(jury.page.get_by_text("Geen verbinding. Uw oordeel is bewaard op uw telefoon.").first).to_be_visible()

    jury.goes_online().sees(SAVED)

    assert verdict(hall) == [{"judges": 1, "points": 4, "praise": [PRAISE]}]


def test_what_arrives_after_closing_is_not_saved_and_says_so(hall, is_open, visit):
    jury = visit("jury", has_trouble=True)
    jury.goes_offline()
    gives(jury, "4", PRAISE).sees("Op uw telefoon – nog niet verstuurd")
    is_open.says("closeJury")

    jury.goes_online()

    jury.sees("Uw oordeel is niet bewaard. De jury was al gesloten.").sees(PRAISE)
    expect(jury.page.get_by_role("alert")).to_have_text("Uw oordeel is niet bewaard. De jury was al gesloten.")
    assert verdict(hall) == []


def test_a_phone_that_goes_from_hand_to_hand_judges_for_nobody_else(hall, is_open, visit):
    link = hall.post(f"{hall.api}/people", {"role": "jury", "name": "Els Bakker"}, "organiser").json["link"]
    jury = visit("jury", has_trouble=True)
    hall.kill()
    gives(jury.is_not_connected(), "1", PRAISE).sees("Op uw telefoon – nog niet verstuurd")
    jury.page.goto("about:blank")
    hall.start()

    jury.opens_link(link.split("/k/")[1]).sees("Jury: Els Bakker").sees("0 van 140 tekens")
    gives(jury, "5 sterk").sees(SAVED)
    assert verdict(hall) == [{"judges": 1, "points": 5}]

    jury.opens_link("jury").sees("Jury: Henk Terpstra").sees(SAVED)
    assert verdict(hall) == [{"judges": 2, "points": 6, "praise": [PRAISE]}]


def test_before_opening_a_judge_may_write_and_not_save(hall, moderator, visit):
    jury = visit("jury").sees(EARLY)

    gives(jury, "4", PRAISE).sees("De jury is niet open. Wat u schreef, blijft op uw telefoon.")

    moderator.says("openJury")
    jury.sees_no(EARLY).presses("Bewaar mijn oordeel").sees(SAVED)
    assert verdict(hall) == [{"judges": 1, "points": 4, "praise": [PRAISE]}]


def test_a_judgement_without_points_is_asked_for_them(hall, is_open, visit):
    jury = visit("jury")

    jury.fills("Uw lof", PRAISE).presses("Bewaar mijn oordeel").sees("Kies 1 tot en met 5 punten.")

    expect(jury.page.get_by_role("radio", name="1 zwak")).to_be_focused()
    expect(jury.page).to_have_title("Fout: Jury – WieBiedt")
    gives(jury, "1 zwak").sees(SAVED).sees_no("Kies 1 tot en met 5 punten.")
    expect(jury.page).to_have_title("Jury – WieBiedt")


def test_the_count_is_spoken_near_its_end_only(hall, is_open, visit):
    jury = visit("jury")
    voice, field = jury.page.get_by_role("status"), jury.page.get_by_label("Uw lof")
    jury.fills("Uw lof", "x" * 119).sees("119 van 140 tekens")
    expect(voice).to_be_empty()

    field.press_sequentially("xx")
    expect(voice).to_have_text("Nog 20 tekens.")
    jury.sees("121 van 140 tekens")

    jury.fills("Uw lof", "x" * 143)
    expect(voice).to_have_text("Uw lof is nu vol.")
    gives(jury, "3").sees("Uw lof is te lang. Haal 3 tekens weg.")
    expect(field).to_be_focused()


def test_who_writes_is_not_moved_to_the_next_pitch(hall, is_open, visit):
    jury = visit("jury")
    jury.fills("Uw lof", PRAISE)

    is_open.stages("p2")
    jury.sees("Er is een nieuwe pitch.").presses("Er is een nieuwe pitch. Ga erheen.").sees_heading(APELDOORN)
    expect(jury.page.get_by_label("Uw lof")).to_have_value("")

    jury.page.get_by_label("Over welke pitch?").select_option(label="Pitch 1: Werk voor de mensen van Poelenburg")
    expect(jury.page.get_by_label("Uw lof")).to_have_value(PRAISE)


def test_who_does_not_write_goes_along_with_the_stage(hall, is_open, visit):
    jury = visit("jury").sees_heading("Werk voor de mensen van Poelenburg")

    is_open.stages("p2")

    jury.sees_heading(APELDOORN).sees_no("Er is een nieuwe pitch.")


def test_the_organiser_opens_the_jury_and_sees_points_and_praise(hall, moderator, visit):
    organiser, jury = visit("organiser", size=BEAMER), visit("jury")
    organiser.page.get_by_role("link", name="Jury").click()
    organiser.sees("Er zijn nog geen oordelen.").presses("Open de jury").sees("De jury is nu open.")

    gives(jury, "4", PRAISE).sees(SAVED)

    row = organiser.page.get_by_role("table").get_by_role("row").filter(has_text="Poelenburg")
    expect(row.get_by_role("cell")).to_have_text(["1", "Werk voor de mensen van Poelenburg", "4", "1", PRAISE])
    organiser.presses("Sluit de jury").sees("De jury is nu gesloten.")
    jury.sees(OVER)
