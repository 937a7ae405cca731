"""The projector through a whole meeting: what it shows, what it never shows, and what its operator can do."""

import re

import pytest
from playwright.sync_api import expect

import wall
from hall import ZAANSTAD
from server import until
from visitor import BEAMER, PHONE
from wall import faults, tampering

NARROW = {"width": 320, "height": 640}
LONG_TITLE = ("Leerplekken voor jongeren zonder startkwalificatie in Poelenburg, Peldersveld en de rest van Zaanstad, " * 2)[:140]
BAD_TEXTS = {
    "140 characters": LONG_TITLE,
    "one long word": "Hottentottententententoonstellingen" * 4,
    "wide letters": "W" * 140,
    "markup": "<script>alert(1)</script><b>vet</b> &amp; <img src=x onerror=alert(1)>",
    "right to left": "فرص عمل للشباب في الحي وורקשופים לצעירים בשכונה",
    "emoji": "👩🏽‍🔧 Werk 👨‍👩‍👧‍👦 voor 🇳🇱 iedereen 🧑‍🦽",
    "zero width": "W\u200be\u200br\u200bk\u200d voor\u2060 iedereen",
    "accents on accents": "X" + "\u0301\u0302" * 4 + "erk voor iedereen",
}

# Notes every name that ever stood on the wall, and every word that a screen reader was told, with when.
NOTES_NAMES = """
window.namesShown = []
new MutationObserver(() => {
  for (const name of document.querySelectorAll("#names .said")) window.namesShown.push(name.textContent)
}).observe(document, { subtree: true, childList: true })
"""
NOTES_SPOKEN = """
window.spoken = []
document.addEventListener("DOMContentLoaded", () => {
  for (const id of ["meld", "alarm"]) {
    const voice = document.getElementById(id)
    const note = () => voice.textContent && window.spoken.push([id, performance.now(), voice.textContent])
    new MutationObserver(note).observe(voice, { childList: true })
  }
})
"""
COUNTS_STROKES = """
window.sounds = { contexts: 0, strokes: 0 }
window.AudioContext = class extends AudioContext {
  constructor() { super(); window.sounds.contexts += 1 }
  resume() { window.sounds.strokes += 1; return super.resume() }
}
"""


@pytest.fixture
def moderator(hall):
    return hall.phone("moderator")


def opens(moderator, **more):
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD, **more)
    return moderator


def titled(hall, title, **more):
    """Gives the pitch of Zaanstad another title."""
    asks = [{"kind": "leerbaan", "target": 1250}]
    answer = hall.phone("organiser").says("putPitch", **{"pitch": ZAANSTAD, "title": title, "asks": asks, "promises": []} | more)
    assert answer["type"] == "recorded", answer


def sounds(screen):
    return screen.page.evaluate("window.sounds")


# What the hall reads


@pytest.mark.parametrize("size", [wall.HD, wall.XGA, wall.HD_READY], ids=["1080", "4:3", "720"])
def test_every_moment_is_large_clear_and_whole(hall, visit, size):
    screen = visit("screen", size=size)
    for moment, text in wall.moments(hall):
        screen.sees(text)
        for bright in [False, True]:
            wall.is_bright(screen, bright)
            assert faults(screen) == [], f"{moment}, {'bright' if bright else 'dark'}"


@pytest.mark.parametrize("title", BAD_TEXTS.values(), ids=BAD_TEXTS)
def test_a_bad_text_is_shown_as_it_is_and_breaks_nothing(hall, moderator, visit, title):
    titled(hall, title, municipality=title[:80], place=title[:80])
    joined = hall.post(f"{hall.api}/join", {"name": "Ida", "organisation": title[:80]}).json
    screens = [visit("screen", size=size) for size in [wall.HD, wall.XGA]]
    opens(moderator)
    phone = hall.phone(joined["token"])
    phone.offers("leerbaan", 999)
    phone.offers("budget", 1_000_000)

    for screen in screens:
        screen.sees_total("999 van 1.250")
        expect(screen.page.locator("#title")).to_have_text(title)
        expect(screen.page.locator("#names .said").first).to_contain_text(title[:80].strip())
        assert faults(screen) == []
    moderator.closes(ZAANSTAD)
    for screen in screens:
        screen.sees("Maak een foto.")
        assert faults(screen) == []


def test_a_word_of_two_thousand_letters_is_cut_and_the_wall_stays_whole(hall, moderator, visit):
    def change(state):
        state["conference"]["name"] = "n" * 2000
        for pitch in state["pitches"]:
            pitch |= {"title": "t" * 2000, "municipality": "m" * 2000}
            for offer in pitch.get("recent", []):
                offer["by"] = {"organisation": "o" * 2000}

    screen = visit(size=wall.HD)
    screen.context.route_web_socket("**/live/**", tampering(change))
    screen.opens_link("screen")
    assert faults(screen) == [], "lobby"
    opens(moderator)
    hall.phone(0).offers("meedenken")
    screen.reloads().sees_total("1 van 10")
    assert faults(screen) == [], "open"


def test_letters_that_a_far_last_row_needs_fit_as_well(hall, visit):
    screen = visit("screen", size=wall.XGA)
    screen.page.evaluate("document.documentElement.style.setProperty('--wb-screen-smallest', '6.5vh')")
    titled(hall, LONG_TITLE)
    for moment, text in wall.moments(hall):
        screen.sees(text)
        assert faults(screen) == [], moment


# Names


def test_of_a_storm_of_offers_a_few_names_are_read_and_the_total_waits_for_none(hall, moderator, visit):
    opens(moderator)
    screen = visit("screen", size=BEAMER)
    phones = hall.employers(12)
    for kind in ["meedenken", "meeloopdag", "stage", "baan"]:
        for phone in phones:
            phone.sends("makeOffer", pitch=ZAANSTAD, kind=kind, amount=1)

    screen.sees_total("12 van 10").sees("12 meeloopdagen").sees("Doel gehaald. Meer mag!")
    expect(screen.page.locator("#names .others").first).to_have_text(re.compile(r"^en \d\d? anderen$"))
    assert faults(screen) == []


def test_what_is_withdrawn_while_it_waits_is_never_shown(hall, moderator, visit):
    opens(moderator)
    screen = visit(size=BEAMER)
    screen.context.add_init_script(NOTES_NAMES)
    screen.opens_link("screen")
    phones = hall.employers(3)
    for phone in phones:
        number = phone.offers("meedenken")["offer"]
    phones[-1].withdraws(number)

    screen.sees("Asito denkt mee").sees_total("2 van 10")
    hall.phone(5).offers("meedenken")
    screen.sees("ISS denkt mee")

    shown = screen.page.evaluate("window.namesShown")
    assert {name for name in shown} == {f"{name} denkt mee" for name in ["PostNL", "Asito", "ISS"]}


def test_who_is_erased_while_their_name_waits_is_not_named(hall, moderator, visit):
    opens(moderator)
    screen = visit(size=BEAMER)
    screen.context.add_init_script(NOTES_NAMES)
    screen.opens_link("screen")
    for phone in hall.employers(2):
        phone.offers("meedenken")
    asito = hall.people["employers"][1]
    everybody = hall.get(f"{hall.api}/people", "organiser").json["people"]
    [number] = [each["person"] for each in everybody if each.get("badge") == asito["badge"]]
    assert hall.phone("organiser").says("erasePerson", person=number)["type"] == "recorded"

    screen.sees("Een werkgever uit")
    assert not [name for name in screen.page.evaluate("window.namesShown") if "Asito" in name]


def test_hidden_names_stay_hidden_until_the_thanks(hall, moderator, visit):
    opens(moderator)
    screen = visit("screen", size=BEAMER)
    hall.phone(0).offers("meedenken", show=False)
    hall.phone(1).offers("meedenken")
    screen.sees("Een werkgever uit").sees("Asito denkt mee")
    moderator.closes(ZAANSTAD)
    moderator.says("clearStage", interlude="thanks")

    screen.sees("Dank u wel").sees("2 toezeggingen bij 1 pitch.").sees("Asito").sees_no("PostNL")


# Between the pitches


def test_the_jury_is_heard_once_it_closed(hall, moderator, visit):
    screen = visit("screen", size=BEAMER)
    moderator.says("openJury")
    jury = hall.phone("jury")
    jury.says("judgePitch", pitch=ZAANSTAD, points=5, praise="Kort en eerlijk.")
    moderator.says("clearStage", interlude="jury")
    screen.sees("De jury overlegt").sees_no("Kort en eerlijk.")

    moderator.says("closeJury")

    screen.sees("Dit zegt de jury").sees("Werk voor de mensen van Poelenburg").sees("Kort en eerlijk.")
    moderator.says("openJury")
    screen.sees("De jury overlegt").sees_no("Kort en eerlijk.")


def test_sheets_turn_with_the_arrows_and_are_all_there_on_a_phone(hall, moderator, visit):
    screen, anna = visit("screen", size=BEAMER), visit(0)
    anna.opens(f"/screen/{hall.code}?as=employer")
    moderator.says("openJury")
    jury = hall.phone("jury")
    for pitch, praise in [("p1", "Eerlijk."), ("p2", "Dapper.")]:
        jury.says("judgePitch", pitch=pitch, points=5, praise=praise)
    moderator.says("closeJury")
    moderator.says("clearStage", interlude="jury")
    screen.sees("Eerlijk.").sees_no("Dapper.")

    screen.page.keyboard.press("ArrowRight")
    screen.sees("Dapper.").sees_no("Eerlijk.")
    screen.page.keyboard.press("ArrowLeft")
    screen.sees("Eerlijk.").sees_no("Dapper.")
    anna.sees("Eerlijk.").sees("Dapper.")


# Bad days


def test_a_reload_in_the_middle_shows_what_stood_there(hall, moderator, visit):
    opens(moderator, closesInSeconds=900)
    screen = visit("screen", size=BEAMER)
    hall.phone(0).offers("meedenken")
    screen.sees_total("1 van 10").sees("PostNL denkt mee")

    screen.reloads().sees_total("1 van 10").sees("PostNL denkt mee").sees("Wie biedt?").sees("Sluit over")


def test_a_server_that_is_away_leaves_the_total_and_is_back_within_two_seconds(hall, moderator, visit):
    opens(moderator)
    screen = visit("screen", size=wall.HD, has_trouble=True)
    hall.phone(0).offers("meedenken")
    screen.sees_total("1 van 10")

    hall.kill()
    screen.sees("verbinding herstellen").sees_total("1 van 10")
    assert faults(screen) == []
    hall.start()
    until(lambda: screen.page.locator("body[data-line=open]").count(), within=2, what="the wall")

    screen.sees_no("verbinding herstellen").sees_total("1 van 10")
    hall.phone(1).offers("meedenken")
    screen.sees_total("2 van 10")


# Who operates it


def test_controls_are_away_until_a_hand_moves_or_the_keyboard_comes(visit):
    screen = visit("screen", size=BEAMER)
    header = screen.page.locator(".header")
    expect(header).to_have_css("opacity", "0")

    screen.page.mouse.move(200, 300)
    screen.page.mouse.move(210, 300)
    expect(header).to_have_css("opacity", "1")
    expect(header).to_have_css("opacity", "0")
    screen.page.keyboard.press("Tab")
    for name in ["Volledig scherm", "Lichte zaal", "Geluid testen", "Leesbaarheid"]:
        screen.page.keyboard.press("Tab")
        expect(screen.page.get_by_role("button", name=name)).to_be_focused()
    expect(header).to_have_css("opacity", "1")


def test_the_pointer_rests_out_of_sight_in_full_screen(visit):
    screen = visit("screen", size=BEAMER).can_press("Volledig scherm")
    screen.page.keyboard.press("f")
    expect(screen.page.get_by_role("button", name="Volledig scherm")).to_have_attribute("aria-pressed", "true")

    screen.page.mouse.move(200, 300)
    screen.page.mouse.move(210, 300)
    expect(screen.page.locator("body")).to_have_css("cursor", "auto")
    expect(screen.page.locator("body")).to_have_css("cursor", "none")
    screen.page.keyboard.press("f")
    expect(screen.page.get_by_role("button", name="Volledig scherm")).to_have_attribute("aria-pressed", "false")


def test_a_bright_hall_gets_dark_on_white_and_the_device_remembers(visit):
    screen = visit("screen", size=BEAMER)
    expect(screen.page.locator("html")).to_have_css("background-color", "rgb(10, 16, 32)")

    screen.presses("Lichte zaal")
    expect(screen.page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
    screen.reloads()

    expect(screen.page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(screen.page.get_by_role("button", name="Lichte zaal")).to_have_attribute("aria-pressed", "true")


def test_without_a_memory_everything_works_once(visit):
    screen = visit(size=BEAMER)
    screen.context.add_init_script("delete window.localStorage; Object.defineProperty(window, 'localStorage', { get() { throw new Error('none') } })")
    screen.opens_link("screen").presses("Lichte zaal")

    expect(screen.page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_the_gong_is_silent_until_it_was_tested(hall, moderator, visit):
    screen = visit(size=BEAMER)
    screen.context.add_init_script(COUNTS_STROKES)
    screen.opens_link("screen")
    opens(moderator)
    screen.sees("Wie biedt?")
    moderator.closes(ZAANSTAD)
    screen.sees("Gesloten")
    assert sounds(screen) == {"contexts": 0, "strokes": 0}

    screen.presses("Geluid testen")
    expect(screen.page.get_by_text("Geluid staat aan.").first).to_be_visible()
    assert sounds(screen) == {"contexts": 1, "strokes": 1}
    opens(moderator)
    for phone in hall.employers(11):
        phone.offers("meedenken")
    screen.sees_total("11 van 10")
    assert sounds(screen) == {"contexts": 1, "strokes": 2}, "the target, once"
    moderator.closes(ZAANSTAD)
    screen.sees("Gesloten")
    assert sounds(screen) == {"contexts": 1, "strokes": 3}

    screen.presses("Geluid uit")
    opens(moderator)
    screen.sees("Wie biedt?")
    moderator.closes(ZAANSTAD)
    screen.sees("Gesloten")
    assert sounds(screen) == {"contexts": 1, "strokes": 3}


def test_the_set_up_says_whether_the_last_row_can_read_it(visit):
    screen = visit("screen", size=BEAMER)
    screen.presses("Leesbaarheid")
    verdict = screen.page.get_by_role("dialog").get_by_role("status")
    smallest = "getComputedStyle(document.documentElement).getPropertyValue('--wb-screen-smallest')"

    screen.fills("Hoe ver zit de laatste rij?", "30").fills("Hoe breed is het beeld?", "4")
    expect(verdict).to_have_text("Goed leesbaar.")
    assert screen.page.evaluate(smallest) == "5vh"
    screen.fills("Hoe ver zit de laatste rij?", "36")
    expect(verdict).to_have_text("Goed leesbaar. Wij maken de kleine letters groter.")
    assert screen.page.evaluate(smallest).startswith("5.5")
    screen.fills("Hoe breed is het beeld?", "2,5")
    expect(verdict).to_contain_text("Te klein. Dit beeld is leesbaar tot 26 meter.")

    screen.page.get_by_role("checkbox", name="Toets F is volledig scherm").uncheck()
    screen.presses("Klaar")
    expect(screen.page.locator(".header")).to_have_css("opacity", "0")
    screen.reloads()
    assert screen.page.evaluate(smallest) == "6.5vh"
    screen.page.keyboard.press("f")
    expect(screen.page.get_by_role("button", name="Volledig scherm")).to_have_attribute("aria-pressed", "false")


# Who follows it on a device of their own


def follows(visit, hall, size=PHONE, **options):
    return visit(0, size=size, **options).opens(f"/screen/{hall.code}?as=employer").is_connected()


def test_an_employer_follows_the_whole_meeting_on_a_small_phone(hall, visit):
    anna = follows(visit, hall, NARROW)
    for moment, text in wall.moments(hall):
        anna.sees(text)
        assert not anna.can_scroll_sideways(), moment
        assert anna.page.get_by_role("heading", level=1).count() == 1
    assert anna.page.get_by_role("button").count() == 0
    assert any(f"/live/{hall.code}?as=employer" in url for url in anna.sockets)


def test_what_somebody_follows_does_not_depend_on_the_height_and_enlarges(hall, moderator, visit):
    opens(moderator)
    anna = follows(visit, hall, NARROW)
    hall.phone(1).offers("meedenken")
    anna.sees("Asito denkt mee").sees_total("1 van 10")
    letters = "[...document.querySelectorAll('main *')].map((element) => parseFloat(getComputedStyle(element).fontSize))"
    before = anna.page.evaluate(letters)

    for size in [{"width": 320, "height": 1200}, {"width": 320, "height": 256}]:
        anna.page.set_viewport_size(size)
        assert anna.page.evaluate(letters) == before
    anna.page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert anna.page.evaluate(letters) == [2 * letter for letter in before]
    assert not anna.can_scroll_sideways()


def test_a_listener_hears_each_state_once_and_totals_at_most_every_ten_seconds(hall, moderator, visit):
    anna = visit(0)
    anna.context.add_init_script(NOTES_SPOKEN)
    anna.opens(f"/screen/{hall.code}?as=employer").is_connected()
    moderator.stages(ZAANSTAD)
    anna.sees("Wat zoeken we?")
    moderator.opens(ZAANSTAD)
    anna.sees("Wie biedt?")
    spoken = lambda: anna.page.evaluate("window.spoken")
    until(lambda: any("Bieden kan nu" in text for _, _, text in spoken()), what="opened")
    for place in range(1, 11):
        hall.phone(place).offers("meedenken")
        anna.sees(f"{hall.people['employers'][place]['organisation']} denkt mee")
    until(lambda: any("Er zijn nu 10" in text for _, _, text in spoken()), within=15, what="the last total")
    moderator.closes(ZAANSTAD)
    until(lambda: any(voice == "alarm" for voice, _, _ in spoken()), what="closed")
    moderator.says("clearStage", interlude="pause")
    until(lambda: spoken()[-1][2] == "Pauze.", what="pause")

    told = spoken()
    totals = [at for _, at, text in told if text.startswith("Er zijn nu")]
    assert all(later - earlier > 9_800 for earlier, later in zip(totals, totals[1:]))
    assert [(voice, text) for voice, _, text in told if not text.startswith("Er zijn nu")] == [
        ("meld", "Nu op het podium: Werk voor de mensen van Poelenburg."),
        ("meld", "Wie biedt? Bieden kan nu."),
        ("alarm", "Gesloten. 10 toezeggingen. Laatste nummer 010."),
        ("meld", "Pauze."),
    ]


# Other eyes, and paper


def test_who_wants_no_motion_gets_none(hall, moderator, visit):
    screen = visit("screen", size=BEAMER)
    screen.page.emulate_media(reduced_motion="reduce")
    opens(moderator)
    for phone in hall.employers(3):
        phone.offers("meedenken")
        screen.page.wait_for_selector("#names .name")
        assert screen.page.evaluate("document.getAnimations().length") == 0


def test_on_paper_the_screen_is_one_poster_with_the_way_in(hall, moderator, visit):
    opens(moderator)
    screen = visit("screen", size=BEAMER)
    screen.sees("Wie biedt?")
    screen.page.emulate_media(media="print")
    for text in ["Doe mee met uw telefoon", f"127.0.0.1:{hall.port}", f"{hall.code[:3]} {hall.code[3:]}"]:
        expect(screen.page.locator("#lobby").get_by_text(text)).to_be_visible()
    expect(screen.page.locator("#pitch")).to_be_hidden()

    sheet = screen.page.pdf(format="A4")

    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1
