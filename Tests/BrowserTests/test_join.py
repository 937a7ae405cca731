"""Coming in with the code on the screen."""

import re

import pytest
from playwright.sync_api import expect

from server import until


def test_who_types_the_code_and_a_name_takes_part(hall, visit):
    screen, ida = visit("screen"), visit()
    screen.sees(hall.code[:3])

    ida.opens("/").fills("Code", hall.code).presses("Doe mee")
    ida.sees_heading("Wie bent u?").fills("Ik ben", "Ida de Groot").fills("van", "Groot & Zn").presses("Naar de zaal")

    ida.is_connected().sees("Welkom in de zaal")
    moderator = hall.phone("moderator")
    moderator.stages("p1")
    moderator.opens("p1")
    ida.thinks_along().is_recorded(1)
    screen.sees("Groot & Zn denkt mee")


def test_who_scans_the_code_need_not_type_it(hall, visit):
    ida = visit().opens(f"/{hall.code}")

    ida.sees_heading("Wie bent u?").sees("Werkconferentie Samen aan het werk")


@pytest.mark.parametrize(
    ("path", "typed", "words"),
    [
        ("/", "{0} {1}", "Wie bent u?"),
        ("/000000?x=1", "{0}{1}", "Wie bent u?"),
        ("/", "12 & 3", "Vul 6 cijfers in"),
        ("/", "", "Vul de code in van het scherm."),
    ],
)
def test_who_presses_before_the_page_listens_is_heard_all_the_same(hall, visit, path, typed, words):
    ida, held = visit(has_trouble=True), []
    ida.context.route("**/join/join.js", lambda route: held.append(route))
    ida.page.goto(ida.address + path, wait_until="commit")
    text = typed.format(hall.code[:3], hall.code[3:])
    ida.fills("Code", text).presses("Doe mee")
    ida.page.wait_for_url(re.compile("[?]code="), wait_until="commit")
    until(lambda: ida.page.wait_for_timeout(50) or len(held) == 2, what="the script to be asked for again")
    ida.context.unroute("**/join/join.js")

    ida.sees(words)
    assert ida.page.url == ida.address + path.partition("?")[0]
    expect(ida.page.locator("#code")).to_have_value(text)


def test_a_wrong_code_stays_to_be_corrected(hall, visit):
    ida = visit(has_trouble=True).opens("/")

    ida.presses("Doe mee").sees("Vul de code in van het scherm.")
    ida.fills("Code", "12345").presses("Doe mee").sees("Vul 6 cijfers in")
    ida.fills("Code", "000 000").presses("Doe mee").sees("Wij kennen code 000 000 niet")
    ida.fills("Code", f"{hall.code[:3]} {hall.code[3:]}").presses("Doe mee").sees_heading("Wie bent u?")


def test_who_says_no_name_is_asked_for_it(hall, visit):
    ida = visit().opens(f"/{hall.code}").sees_heading("Wie bent u?")
    before = hall.seq

    ida.presses("Naar de zaal").sees("Vul uw naam in").sees("Vul de naam van uw organisatie in.")

    assert hall.seq == before


def test_who_comes_back_is_asked_whether_it_is_them(hall, visit):
    ida = visit(0).opens(f"/{hall.code}")

    ida.sees("U bent Anna Brouwer van PostNL. Klopt dit?").presses("Nee, dit ben ik niet")

    ida.sees_heading("Wie bent u?")
    assert len([cookie for cookie in ida.context.cookies() if cookie["value"]]) == 0


def test_who_is_nobody_is_shown_the_way_in(hall, visit):
    stranger = visit(has_trouble=True).opens(f"/employer/{hall.code}")

    stranger.page.get_by_text("U bent niet aangemeld.").first.wait_for()


def test_markup_in_a_name_is_shown_as_it_was_typed(hall, visit):
    name = "<img src=x onerror=alert(1)>"
    moderator, screen, organiser = hall.phone("moderator"), visit("screen"), visit("organiser")
    token = hall.post(f"{hall.api}/join", {"name": "Ida", "organisation": name}).json["token"]
    moderator.stages("p1")
    moderator.opens("p1")

    hall.phone(token).offers("meedenken", note="</p><script>alert(2)</script>")

    screen.sees(f"{name} denkt mee")
    organiser.opens(f"/organiser/{hall.code}#toezeggingen").sees(name).sees("<script>alert(2)</script>")


@pytest.mark.parametrize("write", ["{0}{1}", "{0} {1}", "{0}-{1}", "{0}.{1}", " {0}\u00a0{1} "])
def test_a_code_is_read_as_people_write_it(hall, visit, write):
    ida = visit().opens("/")

    ida.fills("Code", write.format(hall.code[:3], hall.code[3:])).page.get_by_label("Code").press("Enter")

    ida.sees_heading("Wie bent u?")


def test_one_wrong_field_has_the_focus_and_says_what_is_wrong(hall, visit):
    ida = visit().opens("/").fills("Code", "12").presses("Doe mee")

    field = ida.page.get_by_label("Code")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("Vul 6 cijfers in, bijvoorbeeld 482 917."))
    expect(field).to_have_value("12")
    expect(ida.page).to_have_title("Fout: Meedoen – WieBiedt")

    ida.fills("Code", hall.code).presses("Doe mee").sees_heading("Wie bent u?")
    expect(ida.page).to_have_title("Meedoen – WieBiedt")


def test_several_wrong_fields_are_listed_on_top_and_each_is_a_link_away(hall, visit):
    ida = visit().opens(f"/{hall.code}").sees_heading("Wie bent u?").presses("Naar de zaal")

    summary = ida.page.get_by_role("group", name="Er gaat iets mis")
    expect(summary).to_be_focused()
    expect(ida.page).to_have_title("Fout: Meedoen – WieBiedt")
    summary.get_by_role("link", name="Vul de naam van uw organisatie in.").click()
    expect(ida.page.get_by_label("van", exact=True)).to_be_focused()

    ida.fills("van", "Groot & Zn").presses("Naar de zaal").sees("Vul uw naam in")
    expect(summary).to_be_hidden()
    expect(ida.page.get_by_label("Ik ben")).to_be_focused()
    expect(ida.page.get_by_label("van", exact=True)).to_have_value("Groot & Zn")


@pytest.mark.parametrize(
    "header, words",
    [("20", "Wacht 20 seconden."), ("1", "Wacht 1 seconde."), ("120", "Wacht 2 minuten."), (None, "Wacht 1 minuut.")],
)
def test_who_tries_too_often_hears_how_long_to_wait(hall, visit, header, words):
    ida = visit(has_trouble=True).opens("/")
    answer = {"status": 429, "headers": {"Retry-After": header} if header else {}, "body": "{}"}
    ida.context.route("**/api/v1/conferences/*", lambda route: route.fulfill(**answer))

    ida.fills("Code", "123456").presses("Doe mee").sees(f"U probeerde het te vaak. {words}")
    expect(ida.page.get_by_label("Code")).to_have_value("123456")


def test_a_join_whose_answer_got_lost_makes_one_person(hall, visit):
    ida = visit(has_trouble=True).opens(f"/{hall.code}").sees_heading("Wie bent u?")

    def loses_the_answer(route):
        route.fetch()
        route.abort()

    ida.context.route("**/join", loses_the_answer, times=1)
    before = hall.seq
    ida.fills("Ik ben", "Ida de Groot").fills("van", "Groot & Zn").presses("Naar de zaal")
    ida.sees("Wij kunnen de zaal niet bereiken.")

    ida.presses("Naar de zaal").is_connected()

    assert hall.seq == before + 1


def test_while_the_wifi_is_slow_the_page_says_what_it_does(hall, visit):
    ida = visit().opens("/")
    ida.context.route("**/api/v1/conferences/*", lambda route: None)

    ida.fills("Code", hall.code).presses("Doe mee").sees("Even wachten. Wij vragen het aan de zaal.")
