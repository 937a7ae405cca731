"""Whoever has a keyboard reaches everything, in order, sees where they are, and gets away again."""

import re

import pytest

from findings import finds_nothing

# A search that folds up as soon as the focus leaves it, and brings back what it hid: its keys have tests of their own.
FOLDS_UP = ["clerk-search-nl", "clerk-search-en"]


def test_tab_reaches_everything_in_order_and_is_seen(dutch_guest):
    guest = dutch_guest
    if guest.name in FOLDS_UP:
        pytest.skip("it folds up when the focus leaves it")
    guest.page.evaluate("audit.begin()")
    expected = guest.page.evaluate("audit.stops()")

    reached = list(tabs(guest.page, len(expected)))

    assert [stop["name"] for stop in reached] == expected
    finds_nothing(f"{stop['name']}: {fault}" for stop in reached for fault in stop["faults"])


def tabs(page, limit):
    """Presses Tab until the page is left; a stop more than there should be is enough to see that it is a trap.

    A field for a date or a time has stops within it, for day, month and year; the field is one.
    """
    before, count = None, 0
    for _ in range(6 * limit):
        page.keyboard.press("Tab")
        if (stop := page.evaluate("audit.stop()")) is None:
            return
        if IN_PARTS.match(stop["name"]) and stop["name"] == before:
            continue
        before, count = stop["name"], count + 1
        yield stop
        if count > limit:
            return


# The fields of the organiser that hold a date or a time.
IN_PARTS = re.compile(r"input#(field-|item-startsAt-)")
