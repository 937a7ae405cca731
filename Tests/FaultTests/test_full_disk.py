"""A disk that is full while something large goes to it: each ends clearly, whole or not at all, and the day goes on."""

import contextlib

import pytest

from disk import Mount, mounted
from hall import ZAANSTAD
from hall_on import HallOn
from line import PATIENCE_S
from load import open_round
from server import run, until
from stored import Stored
from tampering import Database

DISK_ERROR = 74
MEMBERS = "naam;organisatie;e-mail\r\n" + "".join(
    f"Deelnemer {number};Bedrijf {number};deelnemer{number}@example.nl\r\n" for number in range(1_500)
)


@pytest.fixture
def small(tmp_path):
    """A disk of 64 MiB, until it is made smaller."""
    with mounted(Mount(tmp_path / "small", "-t", "tmpfs", "-o", "size=64m", "tmpfs")) as disk:
        yield disk


def fill(disk):
    """Now nothing fits on it."""
    (disk.folder / "ballast").write_bytes(bytes(8_192))
    disk.resize(disk.used)


def make_room(disk):
    disk.resize(65_536)


def goes_on(phone):
    assert phone.offers("meeloopdag")["type"] == "recorded"


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_an_export_without_room_is_refused_and_the_hall_goes_on(demo, tmp_path, small, form):
    with contextlib.closing(
        HallOn(demo, tmp_path / "data", tmp_path / "log.jsonl", TMPDIR=str(small.folder))
    ) as hall:
        open_round(hall)
        phone = hall.phone(0)
        goes_on(phone)
        fill(small)

        answer = hall.get(f"{hall.api}/exports/commitments.{form}", "organiser")

        assert answer.status == 500 and answer.json["code"] == "fault"
        assert str(small.folder) not in answer.body.decode(), "where it is kept is nobody's business"
        assert '"request failed"' in hall.log
        assert [left.name for left in small.folder.iterdir()] == ["ballast"]
        goes_on(phone)
        make_room(small)
        assert hall.get(f"{hall.api}/exports/commitments.{form}", "organiser").status == 200
        assert phone.close_codes == []


def test_a_backup_without_room_is_missed_and_the_hall_goes_on(demo, tmp_path, small):
    fill(small)
    options = ["--backups", small.folder / "kept"]
    with contextlib.closing(HallOn(demo, tmp_path / "data", tmp_path / "log.jsonl", options=options)) as hall:
        moderator, phone = open_round(hall), hall.phone(0)
        goes_on(phone)

        moderator.closes(ZAANSTAD)

        until(lambda: '"no backup was made"' in hall.log, what="somebody to be told")
        open_round(hall, "p2")
        make_room(small)
        moderator.closes("p2")
        until(lambda: '"backup made"' in hall.log, what="the next one")
        assert len(list((small.folder / "kept").glob("*.backup"))) == 1
        assert phone.close_codes == []


def test_an_export_from_the_command_line_without_room_says_so(data, small, tmp_path):
    code = Database(data).code
    fill(small)

    done = run("export", code, "--format", "ledger", "--output", small.folder / "ledger.txt", "--data", data)

    assert done.returncode == DISK_ERROR, done.stderr
    assert done.stderr.decode().startswith("wiebiedt: ") and done.stderr.count(b"\n") == 1
    assert not (small.folder / "ledger.txt").exists()


def test_a_list_without_room_is_brought_in_whole_after_the_restart_or_not_at_all(demo, tmp_path, small):
    with contextlib.closing(HallOn(demo, small.folder / "data", tmp_path / "log.jsonl")) as hall:
        phone = hall.phone(0)
        before = Stored.read(hall.data)
        small.resize(small.used + 200)

        with contextlib.suppress(OSError):
            answer = bring_in(hall)
            assert answer.status == 503 and answer.json["code"] == "unavailable"

        assert hall.process.wait(PATIENCE_S) == DISK_ERROR
        phone.leave()
        make_room(small)
        assert Stored.read(hall.data).lines == before.lines, "nobody of them"
        hall.start()
        answer = bring_in(hall)
        assert (answer.status, answer.json["new"]) == (200, 1_500)


def bring_in(hall):
    return hall.post(
        f"{hall.api}/people/import?dryRun=no", MEMBERS.encode(), "organiser", Content_Type="text/csv"
    )
