"""One afternoon, through which all checks go together: of each state, every check, and then on to the next."""

import os
import pathlib
import sys

import pytest
from playwright.sync_api import expect, sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "SocketTests"))

import pictures
from afternoon import Afternoon
from guest import Guest
from hall import Hall
from texts import LANGUAGES
from walk import WALK

TEST_LIMIT_S = 60
EVERY_LANGUAGE = os.environ.get("WIEBIEDT_LANGUAGES") == "all"
CHROMIUM = os.environ.get("WIEBIEDT_CHROMIUM", "/usr/bin/chromium-headless-shell")

expect.set_options(timeout=10_000)


def pytest_configure(config):
    # Of several processes the one that has the others.
    if not hasattr(config, "workerinput"):
        pictures.begin()


def pytest_collection_modifyitems(items):
    for item in items:
        if not item.get_closest_marker("timeout"):
            item.add_marker(pytest.mark.timeout(TEST_LIMIT_S))
        # Of two processes each goes through half of the afternoon.
        if place := getattr(item, "callspec", None) and item.callspec.params.get("guest"):
            item.add_marker(pytest.mark.xdist_group(f"half {WALK.index(place[0]) * 2 // len(WALK)}"))


def pytest_sessionfinish(session):
    if not hasattr(session.config, "workerinput"):
        pictures.bind()


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


PLACES = [(state, language) for state in WALK for language in LANGUAGES]


# Of the session, so that pytest does all checks of one state before it goes to the next.
@pytest.fixture(scope="session", params=PLACES, ids=[f"{state.name}-{language}" for state, language in PLACES])
def guest(request, browser, afternoon):
    """Somebody who came to a state of a page, in a language."""
    state, language = request.param
    guest = Guest(browser, afternoon, language, state.size)
    guest.name = f"{state.name}-{language}"
    state.arrive(guest)
    if language == LANGUAGES[0] or EVERY_LANGUAGE:
        pictures.take(guest.page, guest.name)
    yield guest
    guest.leaves()


@pytest.fixture
def dutch_guest(guest):
    """For what no language changes, roles, colours and the order of stops: one is enough, but with
    WIEBIEDT_LANGUAGES=all.
    """
    if guest.language != LANGUAGES[0] and not EVERY_LANGUAGE:
        pytest.skip("it is the same in every language")
    return guest
