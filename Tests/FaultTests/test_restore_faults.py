"""The folder is lost, the power goes, the restore itself is killed: afterwards the whole is served, or nothing."""

import contextlib
import shutil
import signal
import subprocess

import pytest

from console import refuses, verified, wiebiedt
from disk import Disk, do, mounted
from hall_on import HallOn
from kernel import under
from line import PATIENCE_S
from server import BINARY, ROOT
from stored import Stored

CONFIGURATION = 78


def lose(data, *kept):
    """Everything in a folder is gone but some files."""
    for file in [file for file in data.iterdir() if file.name not in kept]:
        shutil.rmtree(file) if file.is_dir() else file.unlink()


def test_a_lost_folder_comes_back_whole(afternoon, data, kept, tmp_path):
    before = Stored.read(data)
    lose(data, "ledger.key")

    # With the marks gone too nobody knows whether there was more, and that is said.
    code, said = refuses("restore", kept, "--data", data)
    assert code == CONFIGURATION and "marks" in said
    assert not (data / "wiebiedt.sqlite").exists(), "refused means that nothing was changed"
    wiebiedt("restore", kept, "--data", data, "--accept-rollback")

    stored = Stored.read(data)
    assert stored.begins_with(before)
    assert [stored.lines[seq]["type"] for seq in stored.lines.keys() - before.lines.keys()] == ["rollbackAccepted"]
    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log.jsonl")) as hall:
        assert hall.phone(0).offers("meeloopdag")["type"] in ("recorded", "refused")
        hall.stop()
        assert verified(data, hall.code, tmp_path)


def test_without_the_key_nothing_is_put_back(data, kept):
    """The key is not in a backup; what cannot be signed any further is not begun with."""
    lose(data)

    code, said = refuses("restore", kept, "--data", data)

    assert code == CONFIGURATION
    assert "ledger.key" in said
    assert not (data / "wiebiedt.sqlite").exists(), "refused means that nothing was changed"


def test_the_log_of_a_database_that_is_gone_does_not_get_into_the_one_put_back(afternoon, data, kept, tmp_path):
    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log.jsonl")) as hall:
        for _ in range(20):
            assert hall.phone(0).offers("meeloopdag", note="afterwards")["type"] == "recorded"
        hall.kill()
    assert (data / "wiebiedt.sqlite-wal").stat().st_size > 0
    (data / "wiebiedt.sqlite").unlink()

    wiebiedt("restore", kept, "--data", data, "--accept-rollback")

    assert "afterwards" not in str(Stored.read(data).words)
    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log.jsonl")) as hall:
        hall.stop()
        assert verified(data, hall.code, tmp_path)


def test_with_another_key_in_place_of_a_lost_one_the_ledger_says_so(afternoon, data, kept, tmp_path):
    before = Stored.read(data)
    lose(data, "marks")

    wiebiedt("restore", kept, "--data", data, "--lost-key")

    stored = Stored.read(data)
    assert stored.begins_with(before)
    (line,) = [line for line in stored.lines.values() if line["type"] == "keyReplaced"]
    assert line["lost"] is True
    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log.jsonl")) as hall:
        hall.stop()
        assert verified(data, hall.code, tmp_path)


@pytest.mark.parametrize("left", [["ledger.key"], ["ledger.key", "marks"]], ids=["key", "key and marks"])
def test_what_was_put_back_survives_a_power_cut(data, kept, needs, tmp_path, left):
    needs("mkfs.ext4")
    before = Stored.read(data)
    with mounted(Disk(tmp_path / "disk.img", tmp_path / "mnt")) as disk:
        lost = shutil.copytree(data, disk.folder / "data")
        lose(lost, *left)
        do("sync", "--file-system", disk.folder)

        wiebiedt("restore", kept, "--data", lost, *([] if "marks" in left else ["--accept-rollback"]))
        disk.lose_power()
        disk.power_up()

        assert Stored.read(lost).begins_with(before)


@pytest.mark.parametrize("call", ["rename", "fsync"])
def test_a_restore_that_is_cut_off_leaves_no_empty_house(afternoon, data, kept, needs, tmp_path, figures, call):
    needs("strace")
    before, points = Stored.read(data), 0
    command = [BINARY, "restore", kept, "--data", data]
    while cut_off(under(command, tmp_path / "strace", f"{call}:signal=SIGKILL:when={points + 1}")):
        points += 1
        # Whatever it left: a server on it serves the whole ledger or refuses, and restoring again mends it.
        starts_whole_or_not_at_all(data, before)
        wiebiedt("restore", kept, "--data", data)
    assert points > 0
    assert starts_whole_or_not_at_all(data, before) == "whole"
    figures(f"restore killed at the nth {call}", points=points)


def cut_off(command):
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=PATIENCE_S)
    assert ended.returncode in (0, -signal.SIGKILL), ended.stderr
    return ended.returncode != 0


def starts_whole_or_not_at_all(data, before):
    """Starts a server and stops it: "whole", or the code with which it did not start."""
    with subprocess.Popen(
        [BINARY, "serve", "--data", data, "--port", "0"],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as server:  # fmt: skip
        listens = any('"message":"listening"' in line for line in server.stderr)
        server.terminate()
        told, _ = server.communicate(timeout=PATIENCE_S)
    if not listens:
        assert server.returncode == CONFIGURATION
        return server.returncode
    assert "organiser signs in" not in told, "no empty house with a new conference in it"
    assert Stored.read(data).begins_with(before)
    return "whole"
