"""A folder that cannot be served is refused at the start, in one clear line; damage in mid-day is told to who asks."""

import concurrent.futures
import contextlib
import http.client
import re
import sqlite3
import subprocess

import pytest

from damage import PAGE, change, flip, leaf_page
from disk import Disk, mounted
from hall import ZAANSTAD, Hall
from hall_on import HallOn
from line import PATIENCE_S
from refusal import refused
from server import BINARY, ROOT

DISK_ERROR = 74
CONFIGURATION = 78


def serve(data):
    return [BINARY, "serve", "--data", data, "--port", "0"]


@pytest.mark.parametrize("table", ["entry", "words", "command", "conference"])
def test_a_corrupt_page_stops_it_at_the_start(data, table):
    database = data / "wiebiedt.sqlite"
    flip(database, leaf_page(database, table), 64)

    code, said = refused(serve(data))

    assert code == CONFIGURATION
    assert str(data) in said


@pytest.mark.parametrize("offset", [0, 16, 18, 46], ids=["magic", "page size", "version", "schema format"])
def test_a_corrupt_header_stops_it_at_the_start(data, offset):
    flip(data / "wiebiedt.sqlite", offset, 2)

    code, said = refused(serve(data))

    assert code == CONFIGURATION
    assert str(data) in said


def test_one_bit_of_one_line_stops_it_and_the_line_is_named(data):
    database = data / "wiebiedt.sqlite"
    flip(database, database.read_bytes().rindex(b'"kind":"meeloopdag"') + 8)

    code, said = refused(serve(data))

    assert code == CONFIGURATION
    assert re.search(r"\bline \d{3}\b", said)


def test_a_cut_off_database_stops_it(data):
    database = data / "wiebiedt.sqlite"
    with database.open("r+b") as file:
        file.truncate(database.stat().st_size // 2 // PAGE * PAGE)

    code, said = refused(serve(data))

    assert code == CONFIGURATION
    assert str(data) in said


def test_a_database_of_a_newer_version_is_left_to_that_version(data):
    change(data, "INSERT INTO grdb_migrations VALUES ('999 of tomorrow')")
    before = dump(data)

    code, said = refused(serve(data))

    assert code == CONFIGURATION
    assert "newer version" in said
    assert dump(data) == before


def dump(data):
    """Everything in the database, as SQL."""
    with contextlib.closing(sqlite3.connect(data / "wiebiedt.sqlite")) as store:
        return list(store.iterdump())


def test_of_servers_that_start_on_one_folder_at_once_one_serves(data):
    def starts(_):
        return subprocess.Popen(
            serve(data), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )

    with concurrent.futures.ThreadPoolExecutor(4) as people:
        servers = list(people.map(starts, range(4)))
    serving = [server for server in servers if serves(server)]
    try:
        assert len(serving) == 1
        assert {server.wait(PATIENCE_S) for server in servers if server not in serving} == {CONFIGURATION}
    finally:
        for server in servers:
            server.kill()
            server.communicate()


def serves(server):
    """Whether it came to listen."""
    return any('"message":"listening"' in line for line in server.stderr)


def test_a_folder_that_cannot_be_written_stops_it(demo, needs, tmp_path):
    needs("mkfs.ext4")
    disk = Disk(tmp_path / "disk.img", tmp_path / "mnt")
    with mounted(disk), contextlib.closing(HallOn(demo, disk.folder / "data", tmp_path / "log.jsonl")) as hall:
        hall.stop()
        disk.mount("-o", "remount,ro")

        code, said = refused(hall.command(port=0))

        assert code == CONFIGURATION
        assert str(hall.data) in said
        disk.mount("-o", "remount,rw")
        hall.start()


def test_damage_in_mid_day_is_told_to_who_asks_and_ends_nothing(afternoon, tmp_path):
    with contextlib.closing(Hall(afternoon, tmp_path)) as hall:
        damage_in_mid_day(hall)


def damage_in_mid_day(hall):
    database = hall.data / "wiebiedt.sqlite"
    page = leaf_page(database, "entry", nth=-4)
    hit = [int(offer) for offer in re.findall(rb'"offer":(\d+)', database.read_bytes()[page : page + PAGE])]
    flip(database, page, 64)
    phone = hall.phone(0)

    assert phone.offers("stage")["type"] == "recorded", "what is written goes elsewhere"
    assert is_refused_or_breaks_off(lambda: hall.get(f"{hall.api}/ledger.jsonl", "organiser"))
    receipts = {offer: hall.get(f"{hall.api}/offers/{offer}/receipt", "organiser") for offer in (1, *hit)}
    assert {offer: answer.status for offer, answer in receipts.items()} == {1: 200} | {offer: 500 for offer in hit}
    assert all(answer.headers["Content-Type"].startswith(CONTENT[answer.status]) for answer in receipts.values())
    assert phone.offers("stage")["type"] == "recorded"
    assert hall.process.poll() is None


CONTENT = {200: "text/plain", 500: "application/problem+json"}


def is_refused_or_breaks_off(asks):
    """Never half a ledger that looks like a whole one: what had begun to come does not come to its end."""
    try:
        answer = asks()
    except http.client.IncompleteRead:
        return True
    return answer.status == 500 and answer.headers["Content-Type"].startswith("application/problem+json")


def test_damage_where_the_next_line_goes_ends_the_server_before_anybody_is_told(afternoon, tmp_path):
    with contextlib.closing(Hall(afternoon, tmp_path)) as hall:
        phone = hall.phone(0)
        flip(hall.data / "wiebiedt.sqlite", leaf_page(hall.data / "wiebiedt.sqlite", "entry", nth=-1), 64)

        id = phone.sends("makeOffer", pitch=ZAANSTAD, kind="stage", amount=1)

        assert hall.process.wait(PATIENCE_S) == DISK_ERROR
        assert id in phone.outbox, "nobody was told anything"
        assert refused(hall.command(port=0))[0] == CONFIGURATION
