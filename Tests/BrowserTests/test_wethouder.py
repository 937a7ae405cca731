"""The wethouder's phone: the pitch beforehand, with what the hall will see of it, and the names to read aloud."""

import json
import re

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from visitor import BEAMER

TITLE = "Werk voor de mensen van Poelenburg"
LONG_TITLE = "Wij zoeken werkgevers die samen met ons de mouwen opstropen voor jongeren zonder diploma in Zaandam"
NOTES = "Adem in.\nNoem eerst de bakker."


@pytest.fixture
def zaanstad(hall):
    """Her token."""
    return hall.wethouder("Zaanstad")["token"]


@pytest.fixture
def moderator(hall):
    """Zaanstad takes offers."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator


def title(visitor):
    return visitor.page.get_by_role("textbox", name="Titel", exact=True)


def wall(visitor):
    """The small picture of what the hall will see."""
    return visitor.page.get_by_role("figure", name="Zo ziet de zaal het")


def named(visitor, who):
    return visitor.page.get_by_role("checkbox", name=re.compile(rf"^Genoemd {who},"))


def names(visitor):
    """The names as they stand, from the top."""
    return visitor.page.get_by_role("log").get_by_role("listitem").locator("strong")


def test_the_preview_is_made_of_what_is_typed(hall, zaanstad, visit):
    wethouder = visit(zaanstad)
    expect(wall(wethouder)).to_contain_text(TITLE)
    expect(wall(wethouder)).to_contain_text("0 van 10")

    wethouder.fills("Titel", "Werk in Poelenburg").fills("Hoeveel?", 1200)

    expect(wall(wethouder)).to_contain_text("Werk in Poelenburg")
    expect(wall(wethouder)).to_contain_text("0 van 1.200")
    expect(wall(wethouder)).to_contain_text(f"Wethouder {hall.wethouder('Zaanstad')['name']} · Zaanstad")


def test_a_title_that_the_wall_would_cut_is_warned_about_in_words(zaanstad, visit):
    wethouder = visit(zaanstad)

    wethouder.fills("Titel", LONG_TITLE)
    wethouder.sees("De titel past niet op 2 regels. Haal ongeveer")
    expect(title(wethouder)).to_have_accessible_description(re.compile("past niet op 2 regels"))

    wethouder.fills("Titel", TITLE).sees_no("past niet op 2 regels")


def test_a_title_without_a_warning_fits_on_the_wall(hall, zaanstad, visit):
    """The rule of thumb must not be too kind: the longest title that it takes is not cut."""
    wethouder = visit(zaanstad)
    words = LONG_TITLE.split()
    count = next(n for n in range(len(words), 0, -1) if not is_warned(wethouder, " ".join(words[:n])))
    longest = " ".join(words[:count])
    assert count > 9, "nor too strict"
    wethouder.fills("Titel", longest).presses("Bewaar de pitch").sees("Bewaard.")

    hall.phone("moderator").stages(ZAANSTAD)

    for size in [{"width": 1920, "height": 1080}, {"width": 1024, "height": 768}]:
        heading = visit("screen", size=size).page.get_by_role("heading", name=longest)
        expect(heading).to_be_visible()
        assert heading.evaluate("at => at.scrollHeight <= at.clientHeight + 2"), size


def is_warned(wethouder, text):
    wethouder.fills("Titel", text)
    return wethouder.page.get_by_role("main").get_by_text("past niet op 2 regels").is_visible()


def test_a_draft_survives_a_reload_until_it_is_saved(hall, zaanstad, visit):
    wethouder, anna = visit(zaanstad), visit(0)
    wethouder.fills("Titel", "Werk in Poelenburg").page.get_by_label("Er is budget").check()

    wethouder.reloads()
    expect(title(wethouder)).to_have_value("Werk in Poelenburg")
    expect(wethouder.page.get_by_label("Er is budget")).to_be_checked()
    wethouder.sees("Uw kladversie van").sees("Die is nog niet bewaard.")

    wethouder.presses("Bewaar de pitch").sees("Bewaard. De pitch is klaar voor het podium.").sees_no("Uw kladversie")
    wethouder.reloads().sees_no("Uw kladversie")
    hall.phone("moderator").stages(ZAANSTAD)
    anna.sees("Werk in Poelenburg")


def test_a_draft_is_thrown_away_for_what_was_saved(zaanstad, visit):
    wethouder = visit(zaanstad)
    wethouder.fills("Titel", "Anders").reloads().presses("Gooi mijn kladversie weg")

    expect(title(wethouder)).to_have_value(TITLE)
    wethouder.reloads()
    expect(title(wethouder)).to_have_value(TITLE)


def test_a_draft_never_takes_the_place_of_a_newer_version_by_itself(hall, zaanstad, visit):
    wethouder = visit(zaanstad)
    wethouder.fills("Titel", "Mijn titel")
    organiser = visit("organiser", size=BEAMER).opens(f"/organiser/{hall.code}#programma").is_connected()
    organiser.page.get_by_role("button", name="Verander pitch 1", exact=True).click()
    organiser.fills("Titel", "Titel van de organisator").presses("Bewaar de pitch").sees("Bewaard.")
    wethouder.sees("Iemand anders heeft deze pitch veranderd. Uw tekst blijft staan.")
    expect(title(wethouder)).to_have_value("Mijn titel")

    wethouder.reloads()
    expect(title(wethouder)).to_have_value("Titel van de organisator")
    wethouder.sees("Uw kladversie van").sees("De pitch is intussen veranderd.")

    wethouder.presses("Gebruik mijn kladversie")
    expect(title(wethouder)).to_have_value("Mijn titel")
    wethouder.presses("Bewaar de pitch").sees("Bewaard.")


def test_mistakes_are_told_beside_their_field_and_nothing_is_lost(zaanstad, visit):
    wethouder = visit(zaanstad)

    wethouder.fills("Titel", " ").fills("Hoeveel?", "tien").presses("Bewaar de pitch")

    wethouder.sees("Vul een titel in.").sees("Vul in hoeveel u zoekt, van 1 tot en met 1.000.000.")
    expect(title(wethouder)).to_be_focused()
    expect(wethouder.page.get_by_role("textbox", name="Hoeveel?", exact=True)).to_have_value("tien")


def test_a_title_and_a_target_are_enough_for_a_pitch_on_the_spot(hall, visit):
    person = {"id": "0" * 32, "role": "wethouder", "name": "Noor Vos", "municipality": "Urk"}
    noor = visit(hall.post(f"{hall.api}/people", person, "organiser").json["token"])
    noor.sees("U hebt nog geen pitch. Vul hem hier in.")

    noor.fills("Titel", "Vijf banen op de kade").page.get_by_role("combobox", name="Soort", exact=True).select_option("Betaalde baan")
    noor.fills("Hoeveel?", 5).presses("Bewaar de pitch")

    noor.sees("Bewaard. De pitch is klaar voor het podium.")
    noor.reloads().sees("Klaar")
    expect(title(noor)).to_have_value("Vijf banen op de kade")


def test_names_and_ticks_survive_a_reload(hall, moderator, zaanstad, visit):
    hidden = hall.phone(2)
    for phone in hall.employers(2):
        phone.offers("meeloopdag", 3)
    hidden.offers("meedenken", show=False)
    wethouder = visit(zaanstad).sees("Nog 3 te noemen").sees("wil niet genoemd worden")
    expect(names(wethouder)).to_have_text([re.compile("Een werkgever uit"), "Asito", "PostNL"])

    named(wethouder, "PostNL").check()
    wethouder.sees("Nog 2 te noemen")

    wethouder.reloads().sees("Nog 2 te noemen")
    expect(named(wethouder, "PostNL")).to_be_checked()
    expect(named(wethouder, "Asito")).not_to_be_checked()
    hall.phone(3).offers("meedenken")
    wethouder.sees("Nog 3 te noemen")
    expect(names(wethouder).first).to_have_text("Buitengewoon")


def test_a_box_under_the_thumb_stays_the_same_box_while_names_come_in(hall, moderator, zaanstad, visit):
    hall.phone(0).offers("meedenken")
    wethouder = visit(zaanstad)
    named(wethouder, "PostNL").focus()

    hall.phone(1).offers("meedenken")

    expect(names(wethouder)).to_have_text(["Asito", "PostNL"])
    expect(named(wethouder, "PostNL")).to_be_focused()


def test_names_are_spoken_only_to_who_asks_for_it(hall, moderator, zaanstad, visit):
    wethouder = visit(zaanstad)
    hall.phone(0).offers("meedenken")
    wethouder.sees("PostNL")
    expect(wethouder.page.get_by_role("log")).to_have_attribute("aria-live", "off")

    wethouder.page.get_by_role("switch", name="Lees nieuwe namen voor").check()
    hall.phone(1).offers("meedenken")

    expect(wethouder.page.get_by_role("status")).to_have_text("Asito denkt mee.")


def test_more_names_than_the_hall_remembers_are_all_there(hall, moderator, zaanstad, visit):
    for phone in hall.employers(45):
        phone.offers("meedenken")

    wethouder = visit(zaanstad).sees("Nog 45 te noemen")

    expect(names(wethouder)).to_have_count(45)


def test_after_closing_there_is_a_list_to_thank_and_to_print(hall, moderator, zaanstad, visit):
    hall.phone(0).offers("meedenken")
    moderator.closes(ZAANSTAD)

    wethouder = visit(zaanstad).sees("Wie u kunt bedanken").sees("PostNL")
    expect(wethouder.page.get_by_role("link", name="Ontvangstbewijs van nummer 001")).to_be_visible()
    wethouder.page.emulate_media(media="print")
    expect(wethouder.page.locator("#names").get_by_text("PostNL", exact=True)).to_be_visible()
    expect(wethouder.page.get_by_role("button", name="Print deze lijst")).to_be_hidden()


def test_after_closing_she_sees_whom_to_call(hall, moderator, zaanstad, visit):
    organiser, people = hall.phone("organiser"), hall.get(f"{hall.api}/people", "organiser").json["people"]
    anna = next(each["person"] for each in people if each.get("badge") == hall.people["employers"][0]["badge"])
    organiser.says("changePerson", person=anna, phone="06 12 34 56 78", email="anna@voorbeeld.nl", function="directeur")
    organiser.says("changeCharter", contact="Marieke Hoekstra")
    hall.phone(0).offers("stage", 2, needs=["Een jobcoach"])
    hall.phone(1).offers("stage", 3, show=False)
    hall.phone(2).offers("belmij")
    wethouder = visit(zaanstad).sees_no("Wie u belt")

    moderator.closes(ZAANSTAD)

    wethouder.sees("Wie u belt").sees("Anna Brouwer, directeur").sees("Nodig: Een jobcoach")
    wethouder.sees("Vraag Marieke Hoekstra om contact.").sees_no("Asito")
    contacts = wethouder.page.locator("#contacts")
    expect(contacts.locator("li").first).to_contain_text("Facilicom")
    expect(contacts.get_by_role("link", name="Bel 06 12 34 56 78")).to_have_attribute("href", "tel:0612345678")
    expect(contacts.get_by_role("link", name="anna@voorbeeld.nl")).to_have_attribute("href", "mailto:anna@voorbeeld.nl")

    # While she stands there she thanks people; afterwards she calls them.
    assert is_before(wethouder, "#offers", "#contacts")
    moderator.stages("p2")
    wethouder.sees("Nu op het podium:")
    assert is_before(wethouder, "#contacts", "#offers")


def test_who_takes_an_offer_back_is_not_called(hall, moderator, zaanstad, visit):
    employer = hall.phone(0)
    employer.offers("stage", 2)
    hall.phone(1).offers("stage", 1)
    moderator.closes(ZAANSTAD)
    contacts = visit(zaanstad).sees("Wie u belt").page.locator("#contacts")
    expect(contacts).to_contain_text("PostNL")

    employer.withdraws(1)

    expect(contacts).not_to_contain_text("PostNL")
    expect(contacts).to_contain_text("Asito")


def is_before(visitor, one, other):
    """Whether one part of the page comes before another, for eyes and ears alike."""
    return visitor.runs(
        f"return Boolean(document.querySelector('{one}').compareDocumentPosition(document.querySelector('{other}'))"
        " & Node.DOCUMENT_POSITION_FOLLOWING)"
    )


def test_she_is_told_what_the_hall_looks_at_meanwhile(hall, zaanstad, visit):
    wethouder, moderator = visit(zaanstad), hall.phone("moderator")

    moderator.says("clearStage", interlude="pause")
    wethouder.sees("Het is nu pauze.")
    moderator.stages("p2")
    wethouder.sees("Nu op het podium:").sees_no("Het is nu pauze.")


def summary(wethouder):
    """What she taps to read her notes."""
    return wethouder.page.locator("summary").get_by_text("Spiekbrief")


class Heard:
    """Everything that the server says to somebody's browser."""

    def __init__(self, visitor):
        self._frames, self._responses = [], []
        visitor.page.on("websocket", lambda line: line.on("framereceived", lambda said: self._frames.append(said)))
        visitor.page.on("response", lambda response: self._responses.append(response))

    def text(self):
        """What came since it was last asked; to be asked before the page is left, since a browser then forgets."""
        said = [*map(str, self._frames), *(each.text() for each in self._responses if each.status == 200)]
        self._frames.clear()
        self._responses.clear()
        return "\n".join(said)


def test_notes_are_hers_alone(hall, zaanstad, visit):
    listeners = {who: visit(size=BEAMER) for who in ["screen", 0, "moderator", "jury", "clerk", "organiser"]}
    heard = {who: Heard(visitor) for who, visitor in listeners.items()}
    for who, visitor in listeners.items():
        visitor.opens_link(who)
    wethouder = visit(zaanstad)
    wethouder.fills("Spiekbrief", NOTES).fills("Titel", "Werk in Poelenburg").presses("Bewaar de pitch").sees("Bewaard.")

    hall.phone("moderator").stages(ZAANSTAD)
    for visitor in listeners.values():
        visitor.sees("Werk in Poelenburg")
    summary(wethouder).click()
    wethouder.sees("Noem eerst de bakker.")
    summary(wethouder.reloads()).click()
    wethouder.sees("Noem eerst de bakker.")

    for who, visitor in listeners.items():
        first = heard[who].text()
        visitor.reloads().sees("Werk in Poelenburg")
        everything = first + heard[who].text()
        assert "Werk in Poelenburg" in everything, who
        assert "noem eerst" not in everything.lower(), who
    for path in ["offers", "people", "exports/commitments.json", "exports/commitments.csv"]:
        assert b"Noem eerst" not in hall.get(f"{hall.api}/{path}", "organiser").body, path
    assert json.dumps(NOTES) not in hall.get(hall.api, 0).body.decode()
