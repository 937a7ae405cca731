"""The phone of an employer: what it asks, what it shows, and what it takes."""

import contextlib
import re

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from visitor import PHONE

QUESTION = "U bent Anna Brouwer van PostNL. Klopt dit?"
NO_WAKE_LOCK = """
Object.defineProperty(window, "isSecureContext", { value: false })
Object.defineProperty(Navigator.prototype, "wakeLock", { value: undefined })
"""


@pytest.fixture
def moderator(hall):
    """Zaanstad takes offers."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator


def offers(hall):
    return hall.get(f"{hall.api}/offers", "organiser").json["offers"]


def amount(somebody):
    return somebody.page.get_by_role("textbox", name="Hoeveel?")


def opens_fold(somebody, name):
    somebody.page.locator("summary").filter(has_text=re.compile(f"^{re.escape(name)}$")).click()
    return somebody


# Who one is


def test_who_scans_a_badge_is_asked_once_whether_it_is_theirs(hall, visit):
    anna = visit(0).sees(QUESTION).presses("Ja, ga verder").sees_no(QUESTION)

    anna.reloads().sees("Welkom in de zaal").sees_no(QUESTION)
    anna.opens_link(1).sees("U bent Rachid Tahiri van Asito. Klopt dit?")


def test_whoever_is_somebody_else_is_signed_out_and_comes_in_by_name(hall, visit):
    anna = visit(0)

    anna.presses("Nee, dit ben ik niet").sees_heading("Wie bent u?")

    assert [cookie for cookie in anna.context.cookies() if cookie["value"]] == []
    anna.fills("Ik ben", "Ida de Groot").fills("van", "Groot & Zn").presses("Naar de zaal").is_connected()
    anna.sees("Welkom in de zaal").sees_no("Klopt dit?")


def test_the_question_stands_in_nobodys_way(hall, moderator, visit):
    anna = visit(0).sees(QUESTION)

    anna.thinks_along().is_recorded(1).sees(QUESTION)


def test_who_said_so_at_the_door_is_not_asked_again(hall, visit):
    ida = visit().opens(f"/{hall.code}").fills("Ik ben", "Ida de Groot").fills("van", "Groot & Zn")
    ida.presses("Naar de zaal").is_connected().sees("Welkom in de zaal").sees_no("Klopt dit?")

    ida.opens(f"/{hall.code}").sees("U bent Ida de Groot van Groot & Zn. Klopt dit?").presses("Ja, ga verder")
    ida.is_connected().sees("Welkom in de zaal").sees_no("Klopt dit?")


def test_who_does_not_want_to_be_named_is_not_and_can_change_that(hall, moderator, visit):
    ida = visit().opens(f"/{hall.code}").fills("Ik ben", "Ida").fills("van", "Groot & Zn")
    ida.page.get_by_label("Mijn naam mag op het scherm").uncheck()
    ida.presses("Naar de zaal").is_connected()
    box = ida.page.get_by_label("Mijn naam mag op het scherm")
    expect(box).not_to_be_checked()
    ida.thinks_along().is_recorded(1)

    ida.presses("Nog iets bieden").chooses("Meeloopdag")
    box.check()
    ida.presses("Ik bied 1 meeloopdag").is_recorded(2)

    by = [offer["by"] for offer in hall.phone("screen").pitch()["recent"]]
    assert [each.get("organisation") for each in by] == [None, "Groot & Zn"]


# What one offers


@pytest.mark.parametrize("typed, button", [("1.250", "1.250"), ("1250", "1.250"), (" 1 250 ", "1.250"), ("€ 500", "500")])
def test_an_amount_is_taken_as_people_write_it(hall, moderator, visit, typed, button):
    anna = opens_fold(visit(0), "Meer").chooses("Geld").fills("Hoeveel?", typed)

    anna.presses(f"Ik bied {button} euro").is_recorded(1)

    assert offers(hall)[0]["amount"] == int(button.replace(".", ""))


@pytest.mark.parametrize(
    "typed, words",
    [
        ("1.250,50", "Vul een heel getal in, zonder cijfers achter de komma."),
        ("drie", "Vul een getal in van 1 tot en met 1.000.000."),
        ("-3", "Vul een getal in van 1 tot en met 1.000.000."),
        ("0", "Vul een getal in van 1 tot en met 1.000.000."),
        ("", "Vul een getal in van 1 tot en met 1.000.000."),
        ("1000001", "Vul een getal in van 1 tot en met 1.000.000."),
    ],
)
def test_what_is_no_amount_is_explained_beside_the_field(hall, moderator, visit, typed, words):
    anna = visit(0).chooses("Meeloopdag").fills("Hoeveel?", typed)
    before = hall.seq

    anna.page.locator("#offer-button").click()

    expect(amount(anna)).to_be_focused()
    expect(amount(anna)).to_have_value(typed)
    expect(amount(anna)).to_have_attribute("aria-invalid", "true")
    expect(amount(anna)).to_have_accessible_description(words)
    assert hall.seq == before
    anna.fills("Hoeveel?", 2).presses("Ik bied 2 meeloopdagen").is_recorded(1)


def test_steps_go_up_and_down_and_never_below_one(hall, moderator, visit):
    anna = visit(0).chooses("Meeloopdag")

    for name, value in [("Eén stap meer", "2"), ("Eén stap meer", "3"), ("Eén stap minder", "2")] + 2 * [("Eén stap minder", "1")]:
        anna.presses(name)
        expect(amount(anna)).to_have_value(value)


def test_a_large_amount_is_asked_about_once(hall, moderator, visit):
    anna = visit(0).chooses("Stageplek").fills("Hoeveel?", 60).presses("Ik bied 60 stageplekken")
    anna.sees("U biedt 60 stageplekken. Klopt dat?").presses("Verander")
    expect(amount(anna)).to_be_focused()
    assert offers(hall) == []

    anna.fills("Hoeveel?", 51).presses("Ik bied 51 stageplekken").presses("Ja, 51").is_recorded(1)

    assert offers(hall)[0]["amount"] == 51


def test_what_an_employer_needs_goes_along_in_dutch(hall, moderator, visit):
    anna = visit(0)
    anna.opens(f"/employer/{hall.code}?taal=en")
    opens_fold(anna, "What do you need?")
    anna.page.get_by_label("A job coach").check()
    anna.page.get_by_label("Training", exact=True).check()
    anna.fills("Something else, namely", "Een rolstoellift").page.get_by_text("What do you need? (3)").wait_for()

    anna.presses("I will think along").sees("Recorded. Number 001")

    assert offers(hall)[0]["needs"] == ["Een jobcoach", "Scholing", "Een rolstoellift"]
    anna.presses("Offer something else")
    expect(anna.page.get_by_label("A job coach")).not_to_be_checked()


def test_who_wants_to_be_called_is_asked_for_a_number(hall, moderator, visit):
    anna = opens_fold(visit(0), "Meer").chooses("Bel mij terug").fills("Uw telefoonnummer", "06 12345678")

    anna.presses("Bel mij terug").is_recorded(1).sees("Zaanstad belt u binnen 5 werkdagen.")

    assert offers(hall)[0]["note"] == "06 12345678"


def test_the_card_says_what_happens_next(hall, moderator, visit):
    anna = visit(0).thinks_along().is_recorded(1)

    anna.sees("Zaanstad belt u binnen 2 weken.").can_press("Ongedaan maken")
    expect(anna.page.get_by_role("main").get_by_role("link", name="Ontvangstbewijs van nummer 001").first).to_be_visible()


# What one sees


def test_the_promises_are_in_sight_without_unfolding_anything(hall, moderator, visit):
    anna = visit(0)

    anna.sees("Wat doen wij zelf? Een vast contactpersoon · Wij doen het papierwerk · Jobcoach geregeld")
    anna.sees_no("Binnen twee weken lopen wij samen door de wijk")
    opens_fold(anna, "Meer over deze pitch").sees("Binnen twee weken lopen wij samen door de wijk")


def test_the_button_is_in_sight_and_large_enough_before_anything_else_is_done(hall, moderator, visit):
    anna = visit(0)
    button = anna.can_press("Ik denk mee").page.get_by_role("button", name="Ik denk mee")

    box = button.bounding_box()

    assert box["height"] >= 80 and box["y"] + box["height"] <= PHONE["height"]


@pytest.mark.parametrize(
    "interlude, title",
    [("pause", "Pauze"), ("jury", "De jury is aan het woord"), ("thanks", "Bedankt voor het meedoen"), (None, "Zo begint de volgende pitch")],
)
def test_between_pitches_the_phone_says_what_the_hall_does(hall, moderator, visit, interlude, title):
    anna = visit(0).thinks_along().is_recorded(1)
    moderator.closes(ZAANSTAD)
    anna.sees("Gesloten")

    moderator.says("clearStage", **({"interlude": interlude} if interlude else {}))

    anna.sees_heading(title)
    moderator.stages("p2")
    anna.sees_heading("Twaalf banen in het nieuwe sorteercentrum")


def test_a_round_that_was_opened_by_mistake_is_not_open_any_more(hall, moderator, visit):
    anna = visit(0).can_press("Ik denk mee")

    moderator.says("stepBack")

    anna.can_press("Bieden kan zo").presses("Bieden kan zo").sees("De wethouder is nog aan het woord.")


def test_who_is_writing_is_not_taken_along_and_hears_of_the_new_pitch(hall, moderator, visit):
    anna = opens_fold(visit(0), "Wat hebt u nodig?")
    anna.page.get_by_label("Een jobcoach").check()
    moderator.closes(ZAANSTAD)
    moderator.stages("p2")
    anna.can_press("Er is een nieuwe pitch. Ga erheen.").sees("Werk voor de mensen van Poelenburg")

    anna.presses("Er is een nieuwe pitch. Ga erheen.").sees_heading("Twaalf banen in het nieuwe sorteercentrum")


def test_own_offers_are_listed_with_numbers_and_print_as_a_list(hall, moderator, visit):
    anna = visit(0).thinks_along().is_recorded(1)
    anna.presses("Nog iets bieden").chooses("Meeloopdag").fills("Hoeveel?", 5).presses("Ik bied 5 meeloopdagen").is_recorded(2)
    moderator.closes(ZAANSTAD)
    opens_fold(anna, "Mijn toezeggingen (2)")
    rows = anna.page.locator("#mine-list > li")
    expect(rows).to_have_text([re.compile("5 meeloopdagen.*Vastgelegd. Nummer 002"), re.compile("Meedenken.*Vastgelegd. Nummer 001")])

    anna.page.emulate_media(media="print")

    for part in ["PostNL", "5 meeloopdagen", "Vastgelegd. Nummer 001", "Vastgelegd. Nummer 002"]:
        expect(anna.page.get_by_text(part).locator("visible=true").first).to_be_visible()
    for part in ["Terugtrekken", "Print mijn toezeggingen", "Ontvangstbewijs", "Volg het scherm"]:
        expect(anna.page.get_by_text(part).locator("visible=true")).to_have_count(0)


def test_the_screen_can_be_followed_on_the_phone(hall, visit):
    anna = visit(0)

    link = anna.page.get_by_role("contentinfo").get_by_role("link", name="Volg het scherm")

    assert link.get_attribute("href") == f"/screen/{hall.code}?as=employer"


# The network


def test_on_a_network_without_certificate_the_advice_is_given_once(hall, visit):
    anna = visit(0, script=NO_WAKE_LOCK).sees("Laat uw scherm aan. Dit netwerk is niet beveiligd.")

    anna.presses("Begrepen").sees_no("Laat uw scherm aan.").reloads().sees("Welkom in de zaal").sees_no("Laat uw scherm aan.")


def test_on_a_safe_network_there_is_no_such_advice(hall, visit):
    visit(0).sees("Welkom in de zaal").sees_no("Laat uw scherm aan.")


def banner(somebody):
    return somebody.page.locator("[data-banner]")


def test_a_line_that_is_gone_is_told_of_and_what_became_of_an_offer_comes_first(hall, moderator, visit):
    anna = visit(0, has_trouble=True)
    hall.kill()
    expect(banner(anna)).to_have_text("Verbinding weg. Wij proberen het opnieuw.")

    anna.thinks_along()

    expect(banner(anna)).to_have_text("Geen verbinding. Uw bod is bewaard op uw telefoon.")
    hall.start()
    anna.is_connected().is_recorded(1)
    expect(banner(anna)).to_be_hidden()


def test_where_a_proxy_answers_for_it_the_hall_computer_is_said_to_be_gone(hall, visit):
    anna = visit(0, has_trouble=True)
    anna.context.route("**/health/ready", lambda route: route.fulfill(status=502))

    hall.kill()

    expect(banner(anna)).to_have_text("De computer van de zaal is weg. Wij zoeken hem.")


def test_who_is_signed_out_has_a_way_back_in(hall, visit):
    stranger = visit(has_trouble=True).opens(f"/employer/{hall.code}")

    stranger.page.get_by_role("link", name="Vul de code in").click()

    stranger.sees_heading("Wie bent u?")


def test_a_page_that_is_open_too_often_ends_in_its_oldest_window_and_goes_on_after_a_tap(hall, visit):
    anna = visit(0)
    anna.sees(QUESTION).presses("Ja, ga verder")
    mine = "; ".join(f"{each['name']}={each['value']}" for each in anna.context.cookies())

    with contextlib.ExitStack() as windows:
        for _ in range(5):
            windows.enter_context(hall.line(Cookie=mine, Origin=f"http://127.0.0.1:{hall.port}"))
        expect(banner(anna)).to_contain_text("Deze pagina staat te vaak open. Ga verder in het nieuwste venster.")
        expect(anna.page.locator("[data-connection]")).to_contain_text("Gestopt")

    anna.page.get_by_role("link", name="Toch hier verder").click()

    expect(banner(anna)).to_be_hidden()
    anna.sees("Welkom in de zaal")


def test_a_page_that_is_older_than_the_hall_says_to_load_it_again(hall, moderator, visit):
    def speaks_as_before(line):
        server = line.connect_to_server()
        line.on_message(lambda text: server.send(text.replace('"makeOffer"', '"makeOfferOfOld"')))

    anna = visit()
    anna.context.route_web_socket("**/live/**", speaks_as_before)
    anna.opens_link(0).thinks_along()

    card = anna.page.locator("[data-test=card]")
    expect(card).to_contain_text("De zaal kent deze opdracht niet. Laad de pagina opnieuw.")
    expect(card).to_have_attribute("data-state", "refused")
    assert offers(hall) == []
