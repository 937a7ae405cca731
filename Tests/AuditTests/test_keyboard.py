"""Whoever has a keyboard reaches everything, in order, sees where they are, and gets away again."""

import pytest

from findings import finds_nothing

# A search that folds up as soon as the focus leaves it, and brings back what it hid: its keys have tests of their own.
FOLDS_UP = ["clerk-search-nl", "clerk-search-en"]


def test_tab_reaches_everything_in_order_and_is_seen(guest):
    if guest.name in FOLDS_UP:
        pytest.skip("it folds up when the focus leaves it")
    guest.page.evaluate("audit.begin()")
    expected = guest.page.evaluate("audit.stops()")

    reached = list(tabs(guest.page, len(expected)))

    assert [stop["name"] for stop in reached] == expected
    finds_nothing(f"{stop['name']}: {fault}" for stop in reached for fault in stop["faults"])


def tabs(page, limit):
    """Presses Tab until the page is left; a stop more than there should be is enough to see that it is a trap."""
    for _ in range(limit + 1):
        page.keyboard.press("Tab")
        if (stop := page.evaluate("audit.stop()")) is None:
            return
        yield stop
