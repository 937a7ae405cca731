"""What the stories begin with."""

import pathlib

import pytest

import certificates
from hall import Hall

HERE = pathlib.Path(__file__).parent
TEST_LIMIT_S = 30


def pytest_collection_modifyitems(items):
    for item in items:
        # Other tests may run in the same session, and have limits of their own.
        if item.path.parent == HERE:
            item.add_marker(pytest.mark.timeout(TEST_LIMIT_S))


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo conference, made once."""
    return Hall.make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def rehearsal(tmp_path_factory):
    """The demo conference as it is before the day, made once."""
    return Hall.make_demo(tmp_path_factory.mktemp("rehearsal"), "rehearsal")


@pytest.fixture
def tls(tmp_path):
    """Settings for a server that speaks TLS, with a certificate that ends in 10 days."""
    return certificates.settings(*certificates.make(tmp_path / "tls", kind="ed25519", ends=10))


@pytest.fixture
def hall(demo, tmp_path):
    """A hall of its own for one test."""
    hall = Hall(demo, tmp_path)
    yield hall
    hall.close()


@pytest.fixture(scope="module")
def shared_hall(demo, tmp_path_factory):
    """A hall for tests that leave nothing behind."""
    hall = Hall(demo, tmp_path_factory.mktemp("hall"))
    yield hall
    hall.close()
