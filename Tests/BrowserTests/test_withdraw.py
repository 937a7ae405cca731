"""Taking an offer back after its round has closed: with a question, and perhaps a reason."""

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD


@pytest.fixture
def anna(hall, visit):
    """Anna offered 3 shadowing days, and the round is over."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    anna = visit(0).chooses("Meeloopdag").fills("Hoeveel?", 3).presses("Ik bied 3 meeloopdagen").is_recorded(1)
    moderator.closes(ZAANSTAD)
    anna.moderator = moderator
    return anna.sees("Gesloten")


def on_card(somebody):
    return somebody.page.locator("[data-test=card]")


def asks(somebody):
    on_card(somebody).get_by_role("button", name="Terugtrekken").click()
    return somebody.sees("Wilt u nummer 001 terugtrekken?")


def offer(hall):
    return hall.get(f"{hall.api}/offers", "organiser").json["offers"][0]


def test_an_offer_is_withdrawn_with_a_reason_and_counts_no_more(hall, anna):
    screen = hall.phone("screen")
    asks(anna).fills("Waarom? Dit mag u leeg laten.", "Geen plek meer").presses("Ja, trek nummer 001 terug")

    anna.sees("Uw bod is weg. Het telt niet meer mee.")

    screen.sees(lambda _: screen.pitch()["tally"] == {})
    assert (offer(hall)["withdrawn"], offer(hall)["reason"]) == (True, "Geen plek meer")


def test_a_reason_may_be_left_out(hall, anna):
    asks(anna).presses("Ja, trek nummer 001 terug").sees("Uw bod is weg.")

    assert "reason" not in offer(hall)


def test_the_question_has_the_focus_and_no_is_no(hall, anna):
    asks(anna)
    expect(anna.page.get_by_role("group", name="Wilt u nummer 001 terugtrekken?")).to_be_focused()

    anna.presses("Nee, laat staan").sees_no("Wilt u nummer 001 terugtrekken?").is_recorded(1)

    assert not offer(hall)["withdrawn"]


def test_who_is_asked_is_not_taken_along_to_the_next_pitch(hall, anna):
    asks(anna).fills("Waarom? Dit mag u leeg laten.", "Half een zi")

    anna.moderator.stages("p2")

    anna.can_press("Er is een nieuwe pitch. Ga erheen.")
    expect(anna.page.get_by_label("Waarom? Dit mag u leeg laten.")).to_have_value("Half een zi")


def test_an_offer_of_an_earlier_pitch_is_withdrawn_from_the_list(hall, anna):
    anna.moderator.stages("p2")
    anna.sees_heading("Twaalf banen in het nieuwe sorteercentrum")
    anna.page.locator("summary").filter(has_text="Mijn toezeggingen (1)").click()
    anna.presses("Trek nummer 001 terug").sees("Wilt u nummer 001 terugtrekken?")
    # The hall goes on meanwhile.
    anna.moderator.opens("p2")

    anna.fills("Waarom? Dit mag u leeg laten.", "Vergist").presses("Ja, trek nummer 001 terug")

    anna.sees("Teruggetrokken").sees("Mijn toezeggingen (0)")
    assert offer(hall)["reason"] == "Vergist"


def test_while_the_round_is_open_one_tap_undoes_from_the_list_too(hall, visit, anna):
    anna.moderator.stages(ZAANSTAD)
    anna.moderator.opens(ZAANSTAD)
    anna.page.locator("summary").filter(has_text="Mijn toezeggingen (1)").click()

    anna.presses("Maak nummer 001 ongedaan").sees("Teruggetrokken")

    assert offer(hall)["withdrawn"]


def test_a_withdrawal_without_a_network_is_kept_and_arrives_once(hall, visit):
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    anna = visit(0, has_trouble=True).thinks_along().is_recorded(1)
    moderator.closes(ZAANSTAD)
    anna.sees("Gesloten").goes_offline()
    asks(anna).presses("Ja, trek nummer 001 terug").sees("Terugtrekken is onderweg …")

    anna.goes_online().sees("Uw bod is weg.")

    assert [line["type"] for line in hall.ledger].count("offerWithdrawn") == 1
