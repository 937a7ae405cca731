"""What the stories begin with."""

import pytest

from hall import Hall

TEST_LIMIT_S = 30


def pytest_collection_modifyitems(items):
    for item in items:
        item.add_marker(pytest.mark.timeout(TEST_LIMIT_S))


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


@pytest.fixture(scope="module")
def shared_hall(demo, tmp_path_factory):
    """A hall for tests that leave nothing behind."""
    hall = Hall(demo, tmp_path_factory.mktemp("hall"))
    yield hall
    hall.close()
