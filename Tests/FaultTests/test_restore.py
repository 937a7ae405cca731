"""What is put back is read to its end first; what is no whole backup is refused, and the folder stays as it was."""

import contextlib
import hashlib
import shutil
import sqlite3

import pytest

from console import refuses, verified, wiebiedt
from damage import change, flip
from hall_on import HallOn
from stored import Stored

DATA_ERROR = 65
CONFIGURATION = 78


def contents(folder):
    """Every file in a folder, by its digest."""
    return {
        file.relative_to(folder): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def truncated(file):
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 + 7])


def of_noise(file):
    file.write_bytes(bytes(range(256)) * 400)


def empty(file):
    file.write_bytes(b"")


def of_another_program(file):
    file.unlink()
    with contextlib.closing(sqlite3.connect(file)) as store:
        store.executescript("CREATE TABLE recipe (name TEXT); INSERT INTO recipe VALUES ('erwtensoep')")


def with_one_bit_turned_over(file):
    flip(file, file.read_bytes().rindex(b'"kind":"meeloopdag"') + 8)


def with_a_broken_page(file):
    data = file.read_bytes()
    flip(file, data.rindex(b'"kind":"meeloopdag"') // 4096 * 4096, 64)


def with_a_line_less(file):
    """Whole as a database, but not as a ledger."""
    folder = file.parent / "edited"
    folder.mkdir()
    shutil.copy(file, folder / "wiebiedt.sqlite")
    change(folder, "DELETE FROM words WHERE seq = 120", "DELETE FROM entry WHERE seq = 120")
    shutil.copy(folder / "wiebiedt.sqlite", file)


HOSTILE = [
    truncated, of_noise, empty, of_another_program, with_one_bit_turned_over, with_a_broken_page, with_a_line_less
]  # fmt: skip


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda deed: deed.__name__)
@pytest.mark.parametrize("options", [[], ["--accept-rollback"]], ids=["", "insisting"])
def test_what_is_no_whole_backup_is_refused(data, kept, hostile, options):
    hostile(kept)
    before = contents(data)

    code, said = refuses("restore", kept, "--data", data, *options)

    assert code == DATA_ERROR
    assert str(kept) in said
    assert contents(data) == before


def test_a_file_that_is_not_there_is_said_to_be(data, tmp_path):
    code, said = refuses("restore", tmp_path / "nothing.backup", "--data", data)

    assert code in (DATA_ERROR, 66)
    assert "nothing.backup" in said


def test_a_folder_in_use_is_not_restored_into(afternoon, data, kept, tmp_path):
    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log.jsonl")) as hall:
        code, said = refuses("restore", kept, "--data", data)

        assert code == CONFIGURATION
        assert "in use" in said
        assert hall.phone(0).withdraws(9999)["code"] == "offerUnknown", "it serves on"


def test_a_backup_that_is_behind_is_put_back_only_on_the_record(afternoon, data, kept, tmp_path):
    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log.jsonl")) as hall:
        for _ in range(5):
            assert hall.phone(0).offers("meeloopdag")["type"] == "recorded"
        epoch = hall.phone(0).epoch
        hall.stop()
    before = contents(data)
    size = len(Stored.read(data).lines)

    code, said = refuses("restore", kept, "--data", data)

    assert code == CONFIGURATION
    assert str(size) in said and str(size - 5) in said
    assert contents(data) == before

    wiebiedt("restore", kept, "--data", data, "--accept-rollback")
    with contextlib.closing(
        HallOn(afternoon, data, tmp_path / "log.jsonl", options=["--accept-rollback"])
    ) as hall:
        line = hall.ledger[-1]
        assert line["type"] == "rollbackAccepted" and line["size"] == size
        assert len(hall.ledger) == size - 5 + 1
        assert hall.phone(0).epoch != epoch
        hall.stop()
        assert verified(data, hall.code, tmp_path)
