"""Whoever has a small phone, large letters, wide letters or a thick thumb can read and press everything."""

import contextlib

import pytest

from findings import finds_nothing

SMALLEST = {"width": 320, "height": 256}
TARGET_PX, OFFER_PX = 44, 80
HELP = ["/accessibility", "/accessibility#privacy", "language"]


# The wall is a picture of its own size, in which what is too long ends in dots. Who cannot read it follows it on a
# phone, and there all of this holds.
WALL = "it is the wall: who reads follows on a phone"


@contextlib.contextmanager
def window(page, size):
    before = page.viewport_size
    page.set_viewport_size(size)
    try:
        yield
    finally:
        page.set_viewport_size(before)


@pytest.fixture
def reader(guest):
    if guest.is_at_wall:
        pytest.skip(WALL)
    return guest


def test_a_thumb_can_press_everything(guest):
    offer = guest.page.locator("#offer-button")

    finds_nothing(guest.page.evaluate(f"audit.small({TARGET_PX})"))
    assert not offer.is_visible() or offer.bounding_box()["height"] >= OFFER_PX


def test_nothing_is_cut_off(reader):
    finds_nothing(reader.page.evaluate("audit.cut()"))


def test_it_fits_the_smallest_window(reader):
    with window(reader.page, SMALLEST):
        finds_nothing(reader.page.evaluate("audit.wide()"))
        finds_nothing(reader.page.evaluate("audit.cut()"))


def test_letters_may_be_twice_as_large(reader):
    reader.page.evaluate("audit.enlarge(200)")
    try:
        finds_nothing(reader.page.evaluate("audit.wide()"))
        finds_nothing(reader.page.evaluate("audit.cut()"))
    finally:
        reader.page.evaluate("audit.enlarge(100)")


def test_letters_may_be_spacious(reader):
    reader.page.evaluate("audit.space(true)")
    try:
        finds_nothing(reader.page.evaluate("audit.wide()"))
        finds_nothing(reader.page.evaluate("audit.cut()"))
    finally:
        reader.page.evaluate("audit.space(false)")


def test_help_is_in_the_same_place_on_every_page(guest):
    help = [link for link in guest.page.evaluate("audit.footer()") if link in HELP]

    assert help == [link for link in HELP if link in help]
    assert "/accessibility" in help
