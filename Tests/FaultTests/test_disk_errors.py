"""The disk says no: nobody is told what is not on it, everybody is told to come back, and the server ends at once."""

import contextlib
import datetime
import json
import time

import pytest

from disk import Disk, Mount, mounted
from hall_on import HallOn
from kernel import answering
from line import PATIENCE_S
from load import HastyLine, Load, delays, open_round, percentile, settle
from stored import Stored

EMPLOYERS = 6
DISK_ERROR = 74
GONE_WITHIN_S = 10  # it is a tenth of a second on a quiet machine


def it_ends_at_once(hall, load):
    """What must be true of every server whose disk failed."""
    assert hall.process.wait(PATIENCE_S) == DISK_ERROR
    ended = time.time()
    said = hall.log.splitlines()
    assert said[-1].startswith("wiebiedt: stopped, because the ledger could not be written")
    failed = next(json.loads(line) for line in said if '"the ledger cannot be written"' in line)
    assert ended - datetime.datetime.fromisoformat(failed["at"]).timestamp() <= GONE_WITHIN_S
    for phone in load.phones:
        phone.sees(lambda _, phone=phone: phone.close_codes)
    # Who was saying something at that very moment may see the line break instead, which means the same.
    codes = [phone.close_codes[0] for phone in load.phones]
    assert set(codes) <= {4000, 1006} and 4000 in codes, "everybody is told to come back"
    load.leave()


def it_is_whole(hall, load, told):
    """The server starts again, and has what anybody was told; what nobody was told is said again. Gives the figures."""
    assert Stored.read(hall.data).lost(told) == []
    hall.start()
    untold = load.untold(told)
    repeated = settle(hall, untold)
    stored = Stored.read(hall.data)
    assert stored.is_dense()
    assert sorted(stored.offers()) == sorted(sent.command["id"] for sent in load.sent), "each is there, and once"
    return {"told": len(told), "lost": 0, "untold": len(untold), "of_which_on_disk": repeated}


@pytest.mark.parametrize(
    "fault",
    [
        "fdatasync:error=EIO:when=4",
        "fdatasync:error=EIO:when=1+",
        "pwrite64:error=EIO:when=30",
        "pwrite64:error=ENOSPC:when=30+",
        "pwrite64:error=ENOSPC:when=1",
        "fdatasync:error=EDQUOT:when=2",
    ],
)
def test_a_storage_call_that_fails_ends_the_server(hall, needs, tmp_path, figures, fault):
    needs("strace")
    open_round(hall)
    with answering(hall.process, tmp_path / "strace", fault) as injected:
        load = Load(hall, EMPLOYERS)
        it_ends_at_once(hall, load)
    assert injected() > 0
    assert load.untold(load.told)

    figures(fault, **it_is_whole(hall, load, load.told))


def test_the_rig_finds_an_answer_that_a_failed_call_proves_wrong(hall, needs, tmp_path, figures):
    needs("strace")
    open_round(hall)
    with answering(hall.process, tmp_path / "strace", "pwrite64:error=ENOSPC:when=30+"):
        load = Load(hall, EMPLOYERS, kind=HastyLine)
        assert hall.process.wait(PATIENCE_S) == DISK_ERROR
    load.leave()

    lost = Stored.read(hall.data).lost(load.told)
    assert lost
    figures("failed call, mutant: told before the disk", lost=len(lost))


def test_a_slow_disk_slows_the_answers_and_nothing_else(hall, needs, tmp_path, figures):
    needs("strace")
    open_round(hall)
    with answering(hall.process, tmp_path / "strace", "fdatasync:delay_enter=200000"):
        load = Load(hall, EMPLOYERS)
        load.tells(2 * EMPLOYERS)
        load.finish()

    assert min(delays(load.told)) >= 0.2, "nobody is told before the disk has it"
    assert Stored.read(hall.data).lost(load.told) == []
    figures("fdatasync takes 200 ms", told=len(load.told), lost=0, p50_ms=percentile(delays(load.told), 0.5))


@contextlib.contextmanager
def a_hall_on(disk, demo, log):
    """A hall on a disk, with its round open."""
    with mounted(disk), contextlib.closing(HallOn(demo, disk.folder / "data", log)) as hall:
        open_round(hall)
        yield hall


def test_a_full_disk_ends_the_server(demo, tmp_path, figures):
    disk = Mount(tmp_path / "mnt", "-t", "tmpfs", "-o", "size=64m", "tmpfs")
    with a_hall_on(disk, demo, tmp_path / "log.jsonl") as hall:
        disk.resize(disk.used + 1000)
        load = Load(hall, EMPLOYERS)
        it_ends_at_once(hall, load)
        assert Stored.read(hall.data).lost(load.told) == []

        disk.resize(65_536)  # somebody makes room
        figures("full disk", **it_is_whole(hall, load, load.told))


def test_a_disk_that_becomes_read_only_ends_the_server(demo, needs, tmp_path, figures):
    needs("mkfs.ext4")
    disk = Disk(tmp_path / "disk.img", tmp_path / "mnt")
    with a_hall_on(disk, demo, tmp_path / "log.jsonl") as hall:
        load = Load(hall, EMPLOYERS)
        load.tells(50)
        told = load.told
        disk.turn_read_only()
        it_ends_at_once(hall, load)
        disk.power_up()
        figures("read-only disk", **it_is_whole(hall, load, told))


def test_a_disk_that_is_really_broken_ends_the_server(demo, needs, tmp_path, figures):
    """A disk image on a file system that has no room for it: the kernel itself reports what it could not write."""
    needs("mkfs.ext4")
    with mounted(Mount(tmp_path / "thin", "-t", "tmpfs", "-o", "size=300m", "tmpfs")) as thin:
        disk = Disk(thin.folder / "disk.img", tmp_path / "mnt", journal_mb=4)
        with a_hall_on(disk, demo, tmp_path / "log.jsonl") as hall:
            thin.resize(thin.used + 500)
            load = Load(hall, EMPLOYERS)
            it_ends_at_once(hall, load)
            thin.resize(300_000)
            disk.power_up()
            figures("EIO of the kernel", **it_is_whole(hall, load, load.told))
