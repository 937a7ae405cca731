"""A disk that takes no more: nobody is told what is not on it, and the server ends at once and says so."""

import itertools
import resource

import pytest

from hall import ZAANSTAD, Hall
from line import PATIENCE_S


class HallOnASmallDisk(Hall):
    """Its files may not grow beyond a limit that a test sets; writing then fails instead of killing the server."""

    def command(self, port=None):
        return ["env", "--ignore-signal=XFSZ", *super().command(port)]

    def fill_disk(self):
        largest = max(file.stat().st_size for file in self.data.iterdir())
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (largest + 500_000, resource.RLIM_INFINITY))


@pytest.fixture
def hall(demo, tmp_path):
    hall = HallOnASmallDisk(demo, tmp_path)
    yield hall
    hall.close()


def test_a_full_disk_ends_the_server_and_loses_nothing_that_anybody_was_told(hall):
    moderator, phone = hall.phone("moderator"), hall.phone(0)
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    hall.fill_disk()

    for number in itertools.count(1):
        id = phone.sends("makeOffer", pitch=ZAANSTAD, kind="stage", amount=1, note=f"{number} " + "n" * 400)
        phone.sees(lambda _: id not in phone.outbox or phone.close_codes)
        if id in phone.outbox:
            break
    told = len(phone.sent) - 1
    assert told > 10
    assert phone.close_codes == [4000], "everybody is told to come back"
    assert hall.process.wait(PATIENCE_S) == 74
    assert "the ledger cannot be written" in hall.log
    assert hall.log.splitlines()[-1].startswith("wiebiedt: stopped, because the ledger could not be written")

    # A larger disk, and the supervisor starts the server again: the phone comes back with the offer it still holds.
    hall.start()
    phone.answer(id)
    offers = [line for line in hall.ledger if line["type"] == "offerMade"]
    assert len(offers) == told + 1
    assert {line["id"] for line in offers} == set(phone.sent)
