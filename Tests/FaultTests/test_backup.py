"""A backup while everybody offers: nobody waits for it, it is whole, and holds what was told before it began."""

import shutil
import signal
import subprocess
import time

import pytest

from console import backup, verified, wiebiedt
from kernel import under
from line import PATIENCE_S
from load import Load, delays, open_round, percentile
from server import BINARY, ROOT
from stored import Stored

EMPLOYERS = 10
BACKUPS = 4


def between(sent, start, end):
    return [each for each in sent if start <= each.at <= end]


def test_a_backup_beside_a_busy_server_is_whole_and_slows_nobody(hall, tmp_path, figures):
    open_round(hall)
    load = Load(hall, EMPLOYERS)
    load.tells(50)
    calm = time.monotonic()
    load.tells(300)
    began = time.monotonic()
    told_before = list(load.told)
    backups = [backup(hall.data, tmp_path / f"backups{number}") for number in range(BACKUPS)]
    ended = time.monotonic()
    load.tells(10)
    load.finish()

    p99_before = percentile(delays(between(load.sent, calm, began)), 0.99)
    p99_during = percentile(delays(between(load.sent, began, ended)), 0.99)
    figures(
        "backup under load", offers_a_second=round(len(between(load.sent, began, ended)) / (ended - began)),
        seconds_each=round((ended - began) / BACKUPS, 2), p99_ms_before=p99_before, p99_ms_during=p99_during,
    )  # fmt: skip
    for number, file in enumerate(backups):
        data = tmp_path / f"restored{number}"
        data.mkdir()
        shutil.copy(hall.data / "ledger.key", data)
        wiebiedt("restore", file, "--data", data, "--accept-rollback")
        stored = Stored.read(data)
        assert stored.is_dense()
        assert stored.lost(told_before) == []
        assert verified(data, hall.code, tmp_path)
    # How long offers took is noted and not judged: that is the machine's. But they went on.
    assert len([each for each in between(load.sent, began, ended) if each.answers]) > 10 * BACKUPS


@pytest.mark.parametrize(
    "fault", ["pwrite64:signal=SIGKILL:when=20", "fsync:signal=SIGKILL:when=1", "pwrite64:error=ENOSPC:when=20"]
)
def test_a_backup_that_is_cut_off_has_no_name(data, needs, tmp_path, fault):
    needs("strace")
    folder = tmp_path / "kept"
    folder.mkdir()
    command = under([BINARY, "backup", "--data", data, "--to", folder], tmp_path / "strace", fault)

    ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, cwd=ROOT)

    assert ended.returncode == (74 if "ENOSPC" in fault else -signal.SIGKILL), ended.stderr
    assert not list(folder.glob("*.backup"))
    assert backup(data, tmp_path / "again").stat().st_size > 0


def test_the_rig_finds_a_copy_of_the_one_file(hall, tmp_path, figures):
    """The mutant: ``cp wiebiedt.sqlite`` beside a running server."""
    open_round(hall)
    load = Load(hall, EMPLOYERS)
    lost = []
    for number in range(4):
        load.tells(40)
        told_before = list(load.told)
        folder = tmp_path / f"copy{number}"
        folder.mkdir()
        shutil.copy(hall.data / "wiebiedt.sqlite", folder)
        lost.append(len(Stored.read(folder).lost(told_before)))
    load.finish()

    assert any(lost), "what was told lies in the log beside it"
    figures("backup, mutant: cp of the one file", copies=len(lost), missing=max(lost))
