"""A running server with a fresh demo conference."""

import pytest

from demo_hall import Hall


@pytest.fixture(scope="module")
def hall(tmp_path_factory):
    hall = Hall(str(tmp_path_factory.mktemp("hall")))
    yield hall
    hall.stop()
