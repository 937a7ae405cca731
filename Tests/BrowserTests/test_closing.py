"""The code of the ledger on the wall when a round closes."""

import base64
import re

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from visitor import BEAMER

CODE = re.compile(r"^([A-Z2-7]{4}-){7}[A-Z2-7]{4}$")


@pytest.fixture
def moderator(hall):
    """Zaanstad takes offers."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator


def shown(screen):
    """The code on the wall."""
    code = screen.page.locator("#proof-code")
    expect(code).to_have_text(CODE)
    return code.inner_text().replace("\n", "")


def signed(hall, covering):
    """Lines and code of the checkpoint that covers a line, as the server signed it."""
    note = hall.get(f"{hall.api}/checkpoint?covering={covering}")
    assert note.status == 200
    _, size, root = note.body.decode().split("\n")[:3]
    letters = base64.b32encode(base64.b64decode(root)[:20]).decode()
    return int(size), "-".join(letters[at : at + 4] for at in range(0, 32, 4))


def test_the_wall_shows_the_code_and_the_same_one_after_a_reload(hall, moderator, visit):
    screen = visit("screen", size=BEAMER)
    hall.phone(0).offers("meedenken")
    screen.sees("PostNL denkt mee")
    closed = moderator.closes(ZAANSTAD)["seq"]

    screen.sees("Maak een foto.").sees_no("PostNL")
    code = shown(screen)
    hall.phone("organiser").says("withdrawOffer", offer=1)
    screen.sees_total("0 van 10")
    screen.reloads().sees("Gesloten")

    assert shown(screen) == code
    size, said = signed(hall, closed)
    assert code == said
    screen.sees(f"{size} regels in het logboek")
    picture = screen.page.get_by_alt_text("De code van het logboek als QR-code")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0


def test_another_round_takes_the_code_away_and_brings_its_own(hall, moderator, visit):
    screen = visit("screen", size=BEAMER)
    moderator.closes(ZAANSTAD)
    first = shown(screen)

    moderator.stages(ZAANSTAD)
    screen.sees_no("Maak een foto.")
    moderator.opens(ZAANSTAD)
    screen.sees("Wie biedt?")
    closed = moderator.closes(ZAANSTAD)["seq"]

    screen.sees("Maak een foto.")
    assert shown(screen) == signed(hall, closed)[1] != first


def test_a_code_that_cannot_be_had_at_once_comes_when_the_line_is_back(hall, moderator, visit):
    screen = visit("screen", size=BEAMER, has_trouble=True)
    screen.page.route("**/checkpoint?*", lambda route: route.abort())
    moderator.closes(ZAANSTAD)
    screen.sees("Gesloten").sees_no("Maak een foto.")

    hall.kill()
    screen.is_not_connected()
    screen.page.unroute("**/checkpoint?*")
    hall.start()

    screen.is_connected().sees("Maak een foto.")
    assert CODE.match(shown(screen))


def test_what_people_photograph_is_large_enough_for_the_last_row(hall, visit):
    title = "Werk voor de mensen van Poelenburg in de oude fabriek bij de haven"
    asks = [{"kind": "meedenken", "target": 1, "capped": True}]
    hall.phone("organiser").says("putPitch", pitch=ZAANSTAD, title=title, asks=asks, promises=[])
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    hall.phone(0).offers("meedenken")
    hall.phone(1).offers("meeloopdag", 3)
    for size in [{"width": 1920, "height": 1080}, {"width": 1024, "height": 768}]:
        screen = visit("screen", size=size)
        moderator.stages(ZAANSTAD)
        moderator.opens(ZAANSTAD)
        moderator.closes(ZAANSTAD)
        screen.sees("Maak een foto.")
        for part in ["#proof-code", "#proof-lines", ".proof-words", "#phase"]:
            place = screen.page.locator(part)
            letters = place.evaluate("element => parseFloat(getComputedStyle(element).fontSize)")
            assert letters >= size["height"] * 0.05 - 0.1, part
            box = place.bounding_box()
            assert box["y"] + box["height"] <= size["height"] and box["x"] + box["width"] <= size["width"], part
