"""The wall is read from thirty metres: by a machine, from a picture that is as coarse as an eye sees it there."""

import re

import pytest

import wall
from hall import ZAANSTAD
from server import until
from wall import codes, digits, from_30_metres, part, picture, words

TITLE = "Leerplekken voor jongeren zonder diploma"
# What a machine finds only when it is told where to look: a number of two letters, and one line in another colour.
LINES = {"total": "#total .now", "phase": "#phase"}
# The code is large, and stands alone in its line.
CODE = "[data-code]:visible"


@pytest.fixture
def screen(visit):
    return visit("screen", size=wall.HD)


def joins_at(hall):
    """The address of the hall, as its QR code says it."""
    return f"HTTP://127.0.0.1:{hall.port}/{hall.code}"


def reads(read, expected):
    """Whether each of these is in what was read."""
    missing = [word for word in expected if word not in read and word not in re.sub(r"\s", "", read)]
    assert missing == [], f"of what was read: {read!r}"


@pytest.mark.parametrize("light", ["dark", "bright"])
def test_the_last_row_reads_the_wall_and_scans_its_code(hall, screen, light):
    asks = [{"kind": "leerbaan", "target": 25}]
    hall.phone("organiser").says("putPitch", pitch=ZAANSTAD, title=TITLE, asks=asks, promises=[])
    moderator = hall.phone("moderator")
    wall.is_bright(screen, light == "bright")

    def is_read_and_scanned(*expected, **lines):
        # Once the wall has the colours of this hall.
        until(lambda: hall.code in digits(part(from_30_metres(picture(screen)), screen, CODE)), what=hall.code)
        now = picture(screen)
        far = from_30_metres(now)
        reads(words(far), expected)
        for name, line in lines.items():
            reads(words(part(far, screen, LINES[name]), layout="7"), line.split())
        for width in [None, wall.POINTS_AT_30_METRES]:
            assert joins_at(hall) in codes(now, width), width

    wall.shows(screen, "lobby").sees("Scan de code")
    is_read_and_scanned("telefoon")
    moderator.stages(ZAANSTAD)
    wall.shows(screen, "onStage")
    is_read_and_scanned(*TITLE.split(), "leerwerkplekken", total="25")
    moderator.opens(ZAANSTAD)
    hall.phone(0).offers("leerbaan", 18)
    screen.sees_total("18 van 25")
    is_read_and_scanned(*TITLE.split(), "van25", "leerwerkplekken", total="18")
    moderator.closes(ZAANSTAD)
    screen.sees("Maak een foto.")
    is_read_and_scanned(*TITLE.split(), "van25", total="18", phase="Gesloten. 1 toezegging. Laatste nummer 001.")


@pytest.mark.parametrize("size", [wall.XGA, wall.HD_READY], ids=["4:3", "720"])
def test_the_code_scans_on_a_smaller_projector(hall, visit, size):
    screen = visit("screen", size=size)
    moderator = hall.phone("moderator")
    for view, act in [("lobby", lambda _: None), ("onStage", moderator.stages), ("open", moderator.opens)]:
        act(ZAANSTAD)
        wall.shows(screen, view)
        assert joins_at(hall) in codes(picture(screen)), view


def test_the_code_stays_black_on_white_in_forced_colours(hall, screen):
    hall.phone("moderator").stages(ZAANSTAD)
    wall.shows(screen, "onStage")
    screen.page.emulate_media(forced_colors="active", color_scheme="dark")

    now = picture(screen)

    assert joins_at(hall) in codes(now)
    box = screen.page.locator("#pitch .qr").bounding_box()
    margin = [(box["x"] + box["width"] / 2, box["y"] + side) for side in (6, box["height"] - 6)]
    assert [now.getpixel((round(x), round(y))) for x, y in margin] == [(255, 255, 255)] * 2


def test_the_bar_reads_without_colours_and_in_forced_ones(hall, screen):
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    for phone in hall.employers(5):
        phone.offers("meedenken")
    screen.sees_total("5 van 10")
    box = screen.page.locator("#bar").bounding_box()
    for colours in ["none", "active"]:
        screen.page.emulate_media(forced_colors=colours)
        grey = picture(screen).convert("L")
        row = [grey.getpixel((round(box["x"] + box["width"] * part / 100), round(box["y"] + box["height"] / 2))) for part in range(3, 98)]
        full, empty = row[:45], row[-45:]
        assert max(full) - min(full) > 10, "stripes"
        assert max(empty) - min(empty) < 5, "nothing"
        assert abs(sum(full) / 45 - sum(empty) / 45) > 60
        edge = grey.getpixel((round(box["x"] + box["width"] * 0.75), round(box["y"] + 3)))
        assert abs(edge - empty[0]) > 100, "an outline"


def test_an_address_that_changed_is_in_code_and_words_when_the_line_is_back(hall, visit):
    screen = visit("screen", size=wall.HD, has_trouble=True)
    until(lambda: f"{screen.address.upper()}/{hall.code}" in codes(picture(screen)), what="the first address")

    hall.stop()
    hall.start(WIEBIEDT_PUBLIC_URL="http://zaal.example:8080")

    until(lambda: f"HTTP://ZAAL.EXAMPLE:8080/{hall.code}" in codes(picture(screen)), what="the new address")
    screen.sees("zaal.example:8080")
