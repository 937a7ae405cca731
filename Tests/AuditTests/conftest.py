"""One afternoon, through which all checks go together: of each state, every check, and then on to the next."""

import os
import pathlib
import sys

import pytest
from playwright.sync_api import expect, sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "SocketTests"))

from afternoon import Afternoon
from guest import Guest
from hall import Hall
from pictures import Pictures
from texts import LANGUAGES
from walk import WALK

TEST_LIMIT_S = 60
CHROMIUM = os.environ.get("WIEBIEDT_CHROMIUM", "/usr/bin/chromium")

expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items):
    for item in items:
        if not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(TEST_LIMIT_S))


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright):
    # Continuous integration runs as root, which Chromium's sandbox does not allow.
    chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo conference, made once."""
    return Hall.make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def afternoon(demo, tmp_path_factory):
    afternoon = Afternoon(demo, tmp_path_factory.mktemp("hall"))
    yield afternoon
    afternoon.close()


@pytest.fixture(scope="session")
def pictures():
    """What was seen, to look through afterwards."""
    pictures = Pictures()
    yield pictures
    pictures.bind()


PLACES = [(state, language) for state in WALK for language in LANGUAGES]


# Of the session, so that pytest does all checks of one state before it goes to the next.
@pytest.fixture(scope="session", params=PLACES, ids=[f"{state.name}-{language}" for state, language in PLACES])
def guest(request, browser, afternoon, pictures):
    """Somebody who came to a state of a page, in a language."""
    state, language = request.param
    guest = Guest(browser, afternoon, language, state.size)
    guest.name = f"{state.name}-{language}"
    state.arrive(guest)
    pictures.take(guest.page, guest.name)
    yield guest
    guest.leaves()
