"""The server is killed at the first storage call, the second, the third: nothing that was told is ever missing."""

import os
import signal
import subprocess

import pytest

from kernel import answering, under
from line import PATIENCE_S
from load import Load, open_round, settle
from stored import Stored

POINTS = int(os.environ.get("WIEBIEDT_POINTS", 5))
STRIDES = {"fdatasync": 3, "pwrite64": 17}  # a commit is one sync and some ten writes
EMPLOYERS = 6


@pytest.fixture(autouse=True)
def strace(needs):
    needs("strace")


@pytest.mark.parametrize("call", STRIDES)
def test_a_kill_at_any_storage_call_loses_nothing(hall, tmp_path, figures, call):
    open_round(hall)
    told, repeated = [], 0
    for point in range(1, POINTS * STRIDES[call] + 1, STRIDES[call]):
        with answering(hall.process, tmp_path / "strace", f"{call}:signal=SIGKILL:when={point}"):
            load = Load(hall, EMPLOYERS)
            assert hall.process.wait(PATIENCE_S) == -signal.SIGKILL, "it was killed at that call"
        load.leave()
        told += load.told
        stored = Stored.read(hall.data)
        assert stored.is_dense()
        assert stored.lost(told) == []
        hall.start()
        repeated += settle(hall, load.untold(load.told))

    assert told
    figures(f"kill at the nth {call}", points=POINTS, told=len(told), lost=0, untold_but_on_disk=repeated)


def test_a_kill_while_it_recovers_from_a_kill_loses_nothing(hall, tmp_path, figures):
    open_round(hall)
    load = Load(hall, EMPLOYERS)
    load.tells(60)
    hall.kill()
    load.leave()
    left = Stored.read(hall.data)
    assert left.lost(load.told) == []

    reached = 0
    while starts_and_is_killed(hall, tmp_path / "strace", at=1 + reached * 15 // POINTS):
        assert Stored.read(hall.data).lines == left.lines
        reached += 1

    assert reached > 0
    hall.start()
    assert Stored.read(hall.data).lines == left.lines
    figures("kill at the nth storage call of a start after a kill", points=reached, lost=0)


def starts_and_is_killed(hall, log, at):
    """Whether a server that is killed at such a call got that far before it served."""
    faults = [f"{call}:signal=SIGKILL:when={at}" for call in ("fdatasync", "pwrite64", "ftruncate")]
    with subprocess.Popen(
        under(hall.command(port=0), log, *faults), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as server:
        for line in server.stderr:
            if '"message":"listening"' in line:
                server.kill()
                return False
    assert server.returncode == -signal.SIGKILL
    return True
