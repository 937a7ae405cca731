"""The moderator's remote control: two of them at once, ten seconds to go back, breaks, screens, keys and thumbs."""

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from server import until
from visitor import BEAMER

TITLE = "Werk voor de mensen van Poelenburg"
STAGE = {"pitchStaged", "offersOpened", "offersClosed", "stageCleared", "steppedBack"}


def colleague(hall, role="moderator", name="Piet Smit"):
    """Somebody more of the staff; gives their token."""
    link = hall.post(f"{hall.api}/people", {"role": role, "name": name}, "organiser").json["link"]
    return link.split("/k/")[1]


def steps(hall):
    """Everything that was done on the stage."""
    return [line["type"] for line in hall.ledger if line["type"] in STAGE]


def staged(hall):
    """Zaanstad is on stage."""
    phone = hall.phone("moderator")
    phone.stages(ZAANSTAD)
    return phone


def opened(hall):
    """Zaanstad takes offers."""
    phone = staged(hall)
    phone.opens(ZAANSTAD)
    return phone


def test_of_two_moderators_at_once_the_second_is_told_who_was_first(hall, visit):
    opened(hall)
    joris, piet = visit("moderator"), visit(colleague(hall), has_trouble=True)
    piet.falls_behind()
    joris.presses("Sluiten").sees("Gesloten")

    piet.presses("Sluiten")

    piet.sees("Joris van Dalen deed dit al. U ziet nu de nieuwe stand.")
    piet.catches_up().sees("Gesloten").sees("Joris van Dalen deed dit al.")
    assert steps(hall) == ["pitchStaged", "offersOpened", "offersClosed"]


def test_what_a_colleague_did_is_taken_back_too(hall, visit):
    opened(hall)
    joris, piet = visit("moderator"), visit(colleague(hall))
    joris.presses("Sluiten")
    piet.sees("Gesloten")

    piet.keeps_pressing("Terug: de ronde weer openen", "Wie biedt? is open")

    joris.sees("Wie biedt? is open").can_press("Sluiten")
    assert steps(hall)[-2:] == ["offersClosed", "steppedBack"]


def test_a_pitch_that_was_staged_by_mistake_leaves_the_stage(hall, visit):
    moderator, anna, screen = visit("moderator"), visit(0), visit("screen", size=BEAMER)
    moderator.stages(TITLE)
    for each in [anna, screen]:
        each.sees(TITLE)

    moderator.presses("Terug: weer de code op het scherm")

    moderator.sees("Op het scherm staat de code om mee te doen.")
    anna.sees("Welkom in de zaal")
    screen.sees("Doe mee met uw telefoon")


def test_a_round_that_was_opened_too_early_waits_again(hall, visit):
    staged(hall)
    moderator, anna, screen = visit("moderator"), visit(0), visit("screen", size=BEAMER)
    moderator.presses("Wie biedt?")
    screen.sees("Wie biedt?")

    moderator.presses("Terug: de ronde nog niet openen")

    moderator.can_press("Wie biedt?")
    anna.sees("Bieden kan zo")
    assert hall.phone("screen").pitch()["state"] == "onStage"


def test_a_round_that_was_closed_too_early_goes_on(hall, visit):
    opened(hall)
    moderator, anna, screen = visit("moderator"), visit(0), visit("screen", size=BEAMER)
    moderator.presses("Sluiten")
    for each in [anna, screen]:
        each.sees("Gesloten")

    moderator.presses("Terug: de ronde weer openen")

    screen.sees("Wie biedt?")
    anna.thinks_along().is_recorded(1)
    moderator.sees("1 van 10")


def test_going_back_works_once(hall, visit):
    opened(hall)
    moderator = visit("moderator")
    moderator.presses("Sluiten")

    moderator.presses("Terug: de ronde weer openen").can_press("Sluiten")

    expect(moderator.page.get_by_role("button", name="Terug: ")).to_have_count(0)
    assert hall.phone("moderator").says("stepBack")["code"] == "cannotStepBack"


def test_after_ten_seconds_back_is_gone_and_no_button_has_moved(hall, visit):
    staged(hall)
    moderator = visit("moderator", has_clock=True).sees("Scherm in de zaal (weg)")
    moderator.presses("Wie biedt?").can_press("Sluiten")
    expect(moderator.page.get_by_text("10 s", exact=True)).to_be_visible()
    places = moderator.places("Sluiten", "+30 seconden", "Pauze")

    moderator.page.clock.run_for(5_000)
    expect(moderator.page.get_by_text("5 s", exact=True).or_(moderator.page.get_by_text("4 s", exact=True))).to_be_visible()
    moderator.page.clock.run_for(5_000)

    expect(moderator.page.get_by_role("button", name="Terug: ")).to_have_count(0)
    assert moderator.places("Sluiten", "+30 seconden", "Pauze") == places


def test_thirty_seconds_more_can_be_taken_back(hall, visit):
    phone = staged(hall)
    phone.opens(ZAANSTAD, closesInSeconds=600)
    phone.sees(lambda _: "closesAt" in phone.pitch())
    first = phone.pitch()["closesAt"]
    moderator = visit("moderator")
    moderator.presses("+30 seconden")
    phone.sees(lambda _: phone.pitch()["closesAt"] != first)

    moderator.presses("Terug: zonder de extra tijd")

    phone.sees(lambda _: phone.pitch()["closesAt"] == first)


def test_a_break_and_the_way_back_from_it(hall, visit):
    staged(hall)
    moderator, screen = visit("moderator"), visit("screen", size=BEAMER)
    screen.sees(TITLE)

    moderator.presses("Pauze").sees("Op het scherm staat: pauze.")
    screen.sees("Pauze").sees_no(TITLE)

    moderator.presses("Terug naar het scherm met de code").sees("Op het scherm staat de code")
    screen.sees("Doe mee met uw telefoon")
    moderator.presses(f"Volgende: {TITLE}").can_press("Wie biedt?")


def test_no_break_while_a_round_is_open(hall, visit):
    opened(hall)
    moderator = visit("moderator")

    moderator.presses("Pauze").sees("De ronde is nog open. Sluit eerst de ronde.")

    assert steps(hall) == ["pitchStaged", "offersOpened"]


def test_the_last_thing_to_do_is_to_say_thanks(hall, visit):
    phone = hall.phone("moderator")
    last = max(phone.state["pitches"], key=lambda pitch: pitch["number"])["pitch"]
    phone.stages(last)
    phone.opens(last)
    phone.closes(last)
    moderator = visit("moderator")

    moderator.page.locator("#main-act").get_by_role("button", name="Bedankt").click()

    moderator.sees("Op het scherm staat: bedankt.").sees("Dit was de laatste pitch.")


def test_a_moderator_sees_which_screens_are_alive(hall, visit):
    colleague(hall, "screen", "Projector rechts")
    moderator = visit("moderator").sees("Er is geen scherm verbonden. De zaal ziet nu niets.")

    screen = visit("screen", size=BEAMER)

    moderator.sees_no("Er is geen scherm verbonden").sees("Projector rechts (weg)")
    expect(moderator.page.get_by_role("list", name="Scherm:").get_by_role("listitem")).to_have_text(
        ["● Scherm in de zaal", "○ Projector rechts (weg)"]
    )
    screen.page.close()
    moderator.sees("Scherm in de zaal (weg)").sees("Er is geen scherm verbonden.")


def test_the_space_bar_does_nothing_until_somebody_wants_it(hall, visit):
    moderator = visit("moderator", size=BEAMER)
    switch = moderator.page.get_by_role("checkbox", name="Sneltoetsen")
    expect(switch).not_to_be_checked()
    moderator.page.keyboard.press("Space")
    moderator.presses("Pauze").sees("Op het scherm staat: pauze.")
    assert steps(hall) == ["stageCleared"]

    switch.check()
    moderator.page.keyboard.press("Space")
    moderator.can_press("Wie biedt?").page.get_by_label("Sluiten na").focus()
    moderator.page.keyboard.press("Space")
    moderator.page.keyboard.press("Escape")

    moderator.reloads()
    expect(switch).to_be_checked()
    assert steps(hall) == ["stageCleared", "pitchStaged"]


def test_two_taps_in_the_dark_open_and_do_not_close(hall, visit):
    staged(hall)
    moderator = visit("moderator")

    moderator.page.get_by_role("button", name="Wie biedt?").dblclick()

    moderator.can_press("Sluiten").presses("Pauze").sees("De ronde is nog open.")
    assert steps(hall) == ["pitchStaged", "offersOpened"]


def test_a_thumb_that_comes_down_on_a_new_button_presses_nothing(hall, visit):
    staged(hall)
    moderator = visit("moderator")
    box = moderator.page.get_by_role("button", name="Wie biedt?").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    moderator.page.mouse.click(x, y)
    moderator.can_press("Sluiten")

    moderator.page.mouse.click(x, y)

    moderator.presses("Pauze").sees("De ronde is nog open.")
    assert steps(hall) == ["pitchStaged", "offersOpened"]


def test_who_presses_what_a_colleague_has_just_changed_is_asked_to_look(hall, visit):
    phone = staged(hall)
    moderator = visit("moderator", has_clock=True)
    moderator.page.clock.pause_at(moderator.page.evaluate("Date.now()") + 1_000)
    phone.opens(ZAANSTAD)

    moderator.presses("Sluiten").sees("De knoppen zijn net veranderd. Kijk eerst, en druk dan nog eens.")

    moderator.page.clock.run_for(1_000)
    moderator.presses("Sluiten")
    phone.sees(lambda _: phone.pitch()["state"] == "closed")


def test_a_silent_round_brings_a_tip(hall, visit):
    opened(hall)
    moderator = visit("moderator", has_clock=True).sees("0 van 10").sees_no("Nog niemand?")

    moderator.page.clock.run_for(21_000)

    moderator.sees("Nog niemand? Dit helpt:").sees("Wijs op meedenken.")
    hall.phone(0).offers("meedenken")
    moderator.sees_no("Nog niemand?")


@pytest.mark.parametrize("size", [{"width": 390, "height": 844}, {"width": 320, "height": 568}, BEAMER])
def test_the_large_button_is_large_and_in_sight_of_who_tabs(hall, visit, size):
    staged(hall)
    moderator = visit("moderator", size=size)

    box = moderator.page.get_by_role("button", name="Wie biedt?").bounding_box()
    assert box["height"] >= 80

    # The one in #back goes by itself, ten seconds after the pitch came on stage.
    for button in moderator.page.locator("button:visible:not(#back *)").all():
        button.focus()
        until(lambda: moderator.is_on_top(button), what=f"{button.inner_text()} to be on top")


def test_with_very_large_type_the_buttons_leave_room_for_the_rest(hall, visit):
    staged(hall)
    moderator = visit("moderator").can_press("Wie biedt?")
    assert moderator.is_on_top(moderator.page.get_by_role("button", name="Wie biedt?"))

    moderator.page.evaluate("document.documentElement.style.fontSize = '200%'")

    expect(moderator.page.get_by_role("region", name="Bediening")).to_have_css("position", "static")
    assert not moderator.can_scroll_sideways()
