"""What the checks begin with: the demo conference, in which every remark is hostile."""

import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "SocketTests"))

from hall import ZAANSTAD, Hall  # noqa: E402
from hostile import hostile  # noqa: E402
from server import run  # noqa: E402

TEST_LIMIT_S = 120


def pytest_collection_modifyitems(items):
    for item in items:
        item.add_marker(pytest.mark.timeout(TEST_LIMIT_S))


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return Hall.make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def remarks():
    """What was said with offer 1, 2 and so on."""
    return hostile()


@pytest.fixture(scope="session")
def hall(demo, remarks, tmp_path_factory):
    """The hall after somebody made an offer with each remark."""
    hall = Hall(demo, tmp_path_factory.mktemp("hall"))
    order(hall, "moderator", type="stagePitch", pitch=ZAANSTAD)
    order(hall, "moderator", type="openOffers", pitch=ZAANSTAD)
    for number, remark in enumerate(remarks):
        offer = {"type": "makeOffer", "pitch": ZAANSTAD, "kind": "leerbaan", "amount": 1 + number % 9, "note": remark}
        order(hall, number % 50, **offer, show=number % 3 > 0)
    yield hall
    hall.close()


def order(hall, who, **command):
    """Does what must be possible."""
    order.count += 1
    answer = hall.post(f"{hall.api}/commands", {"id": f"exports-{order.count:06}"} | command, who)
    assert answer.status == 200, (answer.status, answer.body, command)
    return answer.json


order.count = 0


@pytest.fixture(scope="session")
def export(hall):
    """A file from the console, which is what a download holds."""

    def export(form, *options):
        made = run("export", hall.code, "--format", form, "--data", hall.data, *options)
        assert made.returncode == 0, made.stderr
        return made.stdout

    return export
