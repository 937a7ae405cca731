"""The power goes while everybody offers: what anybody was told is on the disk when the lights come back."""

import os

import pytest

from disk import Disk, mounted
from hall_on import HallOn
from load import Load, delays, open_round, percentile, settle
from stored import Stored

CUTS = int(os.environ.get("WIEBIEDT_CUTS", 6))
MUTANT_CUTS = 3
ANSWERS_BETWEEN = 80
EMPLOYERS = 10


class Afternoon:
    """A hall on a disk that loses its power again and again."""

    def __init__(self, demo, folder, disk, **options):
        self.disk = disk
        self.hall = HallOn(demo, disk.folder / "data", folder / "log.jsonl", **options)
        open_round(self.hall)
        self.sent, self.told, self.untold = [], [], []

    def loses_power(self):
        """People offer, the power goes, the server with it; gives what is on the disk when that comes back."""
        load = Load(self.hall, EMPLOYERS)
        load.tells(ANSWERS_BETWEEN)
        told = load.told
        self.disk.lose_power()
        self.hall.kill()
        load.leave()
        self.sent += load.sent
        self.told += told
        self.untold = load.untold(told)
        self.disk.power_up()
        return Stored.read(self.hall.data)


@pytest.fixture
def disk(needs, tmp_path):
    needs("mkfs.ext4")
    with mounted(Disk(tmp_path / "disk.img", tmp_path / "mnt")) as disk:
        yield disk


def test_no_power_cut_takes_back_what_anybody_was_told(demo, tmp_path, disk, figures):
    afternoon = Afternoon(demo, tmp_path, disk)
    hall = afternoon.hall
    untold, repeated = 0, 0
    for _ in range(CUTS):
        stored = afternoon.loses_power()
        assert stored.is_dense()
        assert stored.lost(afternoon.told) == []
        hall.start()
        untold += len(afternoon.untold)
        repeated += settle(hall, afternoon.untold)

    assert untold > 0, "it was in the middle of something"
    ids = sorted(sent.command["id"] for sent in afternoon.sent)
    assert sorted(Stored.read(hall.data).offers()) == ids, "each is there, and once"
    hall.close()
    figures(
        "power cut", cuts=CUTS, told=len(afternoon.told), lost=0, untold=untold, of_which_on_disk=repeated,
        p50_ms=percentile(delays(afternoon.sent), 0.5), p99_ms=percentile(delays(afternoon.sent), 0.99),
    )  # fmt: skip


def loss(afternoon):
    """How much of what people were told is gone after some cuts, each beginning with what the last one left."""
    lost = 0
    for _ in range(MUTANT_CUTS):
        lost += len(afternoon.loses_power().lost(afternoon.told))
        afternoon.told.clear()
        # What a liar loses may be so much that the server rightly refuses to go on with the rest.
        if lost:
            break
        afternoon.hall.start()
    afternoon.hall.close()
    return lost


def test_the_rig_finds_a_disk_that_lies(demo, tmp_path, disk, figures):
    library = "libeatmydata.so.1"
    if not any(os.path.exists(f"{folder}/{library}") for folder in ("/usr/lib/x86_64-linux-gnu", "/usr/lib")):
        pytest.skip(f"{library} is not installed: this mutant was NOT tried")
    lost = loss(Afternoon(demo, tmp_path, disk, LD_PRELOAD=library))

    assert lost > 0
    figures("power cut, mutant: sync does nothing", lost=lost)


def test_the_rig_finds_a_commit_that_does_not_wait_for_the_disk(demo, tmp_path, disk, figures):
    """The server has no such switch, on purpose: this takes a build of it with ``PRAGMA synchronous = NORMAL``."""
    binary = os.environ.get("WIEBIEDT_NORMAL")
    if not binary:
        pytest.skip("WIEBIEDT_NORMAL names no build with synchronous = NORMAL: this mutant was NOT tried")
    lost = loss(Afternoon(demo, tmp_path, disk, binary=binary))

    assert lost > 0
    figures("power cut, mutant: synchronous = NORMAL", lost=lost)
