"""A hall, and people in it with a browser each, as if each had a phone of their own."""

import pathlib
import sys

import pytest
from playwright.sync_api import expect

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "SocketTests"))

from browsers import Browsers
from hall import Hall
from proxy import Proxy
from visitor import PATIENCE_S, PHONE

TEST_LIMIT_S = 90

expect.set_options(timeout=PATIENCE_S * 1_000)


def pytest_configure(config):
    # Selenium deprecates what its own driver for WebKitGTK does.
    config.addinivalue_line("filterwarnings", "ignore:setting remote_server_addr:DeprecationWarning")


def pytest_collection_modifyitems(items):
    for item in items:
        item.add_marker(pytest.mark.timeout(TEST_LIMIT_S))


@pytest.fixture(scope="session")
def browsers():
    with Browsers() as browsers:
        yield browsers


@pytest.fixture(scope="session")
def browser(browsers):
    """Chromium, for who wants to see what no visitor sees."""
    return browsers.chromium


@pytest.fixture
def engine():
    """Chromium, unless a test says that it is about every engine."""
    return "chromium"


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
def visit(browsers, engine, hall):
    """Lets somebody in; afterwards no page may have complained about anything.

    Who has trouble comes through a network of their own, ``visitor.network``, that can be made to fail; ``through``
    says how it is from the beginning.
    """
    visitors, networks = [], []

    def visit(who=None, *, size=PHONE, has_trouble=False, through=None, **options):
        network = None
        if through is not None or has_trouble:
            networks.append(network := Proxy(hall, **(through or {})))
            has_trouble = True
        visitors.append(browsers.visitor(engine, hall, network, size=size, has_trouble=has_trouble, **options))
        return visitors[-1] if who is None else visitors[-1].opens_link(who)

    yield visit
    for visitor in visitors:
        visitor.leaves()
    for network in networks:
        network.close()
    assert [complaint for visitor in visitors for complaint in visitor.complaints] == []
