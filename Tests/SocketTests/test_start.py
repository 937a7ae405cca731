"""When a server cannot serve it does not start, and one line says why."""

import sqlite3
import subprocess

import pytest

from hall import ZAANSTAD
from line import PATIENCE_S


def refused(command):
    """The exit code of a server that does not start, and the one line that says why."""
    ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S)
    said = [line for line in ended.stderr.splitlines() if line.startswith("wiebiedt: ")]
    assert len(said) == 1, ended.stderr
    assert not [word for word in ("Error Domain", "Optional(", "descriptor") if word in said[0]], "for an operator"
    return ended.returncode, said[0]


def change(hall, *statements):
    """Somebody takes the server down and changes what is stored, past everything that guards it."""
    hall.kill()
    store = sqlite3.connect(hall.data / "wiebiedt.sqlite")
    with store:
        for statement in statements:
            store.execute(statement)
    store.close()


def test_a_second_server_on_the_same_folder_does_not_start(hall):
    code, said = refused(hall.command(port=0))

    assert code == 78
    assert str(hall.data) in said and "in use" in said
    assert hall.phone(0).withdraws(9)["code"] == "offerUnknown", "the first one serves on"


def test_a_port_that_is_taken_is_said_to_be(hall, tmp_path):
    hall.data = tmp_path / "other"

    code, said = refused(hall.command())

    assert code == 69
    assert str(hall.port) in said


@pytest.mark.parametrize("setting", [["--port", "70000"], ["--web", "/proc"], ["--data", "/proc/nowhere"]], ids=str)
def test_a_setting_that_cannot_be_used_is_named(hall, setting):
    hall.kill()

    code, said = refused([*hall.command(port=0), *setting])

    assert code == 78
    assert setting[1] in said


def test_a_file_that_is_no_database_is_left_alone(hall):
    hall.stop()
    file = hall.data / "wiebiedt.sqlite"
    file.write_bytes(b"a letter to my mother " * 400)

    code, said = refused(hall.command(port=0))

    assert code == 78
    assert str(hall.data) in said
    assert file.read_bytes() == b"a letter to my mother " * 400


CHANGED = {
    "words": ["DROP TRIGGER words_are_final", "UPDATE words SET json = {}".format(
        "CAST(replace(CAST(json AS TEXT), 'PostNL', 'PostXL') AS BLOB)"
    )],
    "an amount": ["DROP TRIGGER entry_is_final", "UPDATE entry SET line = {}".format(
        "CAST(replace(CAST(line AS TEXT), '\"amount\":3', '\"amount\":9') AS BLOB)"
    )],
    "a line that is gone": [
        "DROP TRIGGER entry_stays", "DELETE FROM words WHERE seq = 50", "DELETE FROM entry WHERE seq = 50"
    ],
}  # fmt: skip


@pytest.mark.parametrize("statements", CHANGED.values(), ids=CHANGED)
def test_a_ledger_that_was_changed_behind_its_back_stops_it(hall, statements):
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    hall.phone(0).offers("meeloopdag", 3)

    change(hall, *statements)

    code, said = refused(hall.command(port=0))
    assert code == 78
    assert str(hall.data) in said
