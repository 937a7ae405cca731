"""A browser, a hall, and people with a context each, as if each had a phone of their own."""

import os
import pathlib
import sys

import pytest
from playwright.sync_api import expect, sync_playwright

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "SocketTests"))

from hall import Hall
from visitor import Visitor

TEST_LIMIT_S = 60
CHROMIUM = os.environ.get("WIEBIEDT_CHROMIUM", "/usr/bin/chromium")

expect.set_options(timeout=10_000)


def pytest_collection_modifyitems(items):
    for item in items:
        item.add_marker(pytest.mark.timeout(TEST_LIMIT_S))


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        # Continuous integration runs as root, which Chromium's sandbox does not allow.
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo conference, made once."""
    return Hall.make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def hall(demo, tmp_path):
    """A hall of its own for one test."""
    hall = Hall(demo, tmp_path)
    yield hall
    hall.close()


@pytest.fixture
def visit(browser, hall):
    """Lets somebody in; afterwards no page may have complained about anything."""
    visitors = []

    def visit(who=None, **options):
        visitors.append(Visitor(browser, hall, who, **options))
        return visitors[-1]

    yield visit
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    for visitor in visitors:
        visitor.context.close()
    assert complaints == []
