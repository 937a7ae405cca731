"""Somebody asks to be forgotten: not a byte of them is left, the ledger still holds, and no backup brings them back."""

import contextlib
import json
import shutil
import subprocess
from datetime import date, timedelta

import pytest

from console import backup, refuses, verified, wiebiedt
from disk import Disk, do, mounted
from hall import ZAANSTAD
from hall_on import HallOn
from line import PATIENCE_S
from server import BINARY, ROOT, Server, until
from tampering import Database

NAME, ORGANISATION = "Wilhelmina Vergeetmijniet", "Zwaluwstaart en Dochters"
NOTE, REASON = "bel mij op 0612345678", "mijn moeder is ziek geworden"
SECRETS = [text.encode() for text in (NAME, "Vergeetmijniet", ORGANISATION, "Zwaluwstaart", NOTE, REASON)]
HER_FORM = {"name": NAME, "organisation": ORGANISATION, "sector": "post", "show": True}


@pytest.fixture
def served(afternoon, data, tmp_path):
    """That afternoon, served on, after somebody came who will want to be forgotten."""
    hall = HallOn(afternoon, data, tmp_path / "log.jsonl")
    comes_in_and_offers(hall)
    yield hall
    hall.close()


def comes_in_and_offers(hall):
    came = hall.post(f"{hall.api}/join", HER_FORM)
    assert came.status == 200, came.body
    she = hall.her_phone = hall.phone(came.json["token"])
    hall.badge = she.you["badge"]
    assert she.offers("meeloopdag", 3, note=NOTE)["type"] == "recorded"
    taken_back = she.offers("stage", 2, note=NOTE)
    assert she.says("withdrawOffer", offer=taken_back["offer"], reason=REASON)["type"] == "recorded"


def hits(*places):
    """Which of the words are still in files or folders, byte for byte."""
    found = set()
    for file in [file for place in places for file in ([place] if place.is_file() else place.rglob("*"))]:
        # A server that runs replaces files while they are looked at.
        with contextlib.suppress(FileNotFoundError, IsADirectoryError):
            found |= {(file.name, text) for text in SECRETS if text in file.read_bytes()}
    return found


def everything_taken_home(hall, folder):
    """Every export that there is."""
    folder.mkdir()
    for format in ("csv", "json", "xlsx", "ods", "ics", "participants", "addresses", "ledger"):
        wiebiedt("export", hall.code, "--format", format, "--data", hall.data, "--output", folder / format)
    for packed in ("xlsx", "ods"):
        shutil.unpack_archive(folder / packed, folder / f"{packed}-unpacked", "zip")
    wiebiedt(
        "export", hall.code, "--format", "ledger", "--with-words", "--data", hall.data, "--output", folder / "words"
    )
    return folder


def test_the_rig_finds_the_words_while_they_are_there(served, tmp_path):
    found = hits(served.data, everything_taken_home(served, tmp_path / "home"))

    assert {text for _, text in found} == set(SECRETS)


def test_who_is_erased_by_the_organiser_leaves_not_a_byte(served, tmp_path, figures):
    person = person_number(served)
    organiser = served.phone("organiser")

    assert organiser.says("erasePerson", person=person)["type"] == "recorded"

    assert hits(served.data) == set(), "not even in the database's log, with the server still running"
    served.her_phone.sees(lambda _: served.her_phone.close_codes)
    assert served.her_phone.close_codes[-1] >= 4500, "her phone need not come back"
    assert hits(everything_taken_home(served, tmp_path / "home"), tmp_path / "log.jsonl") == set()
    assert served.ledger[-1]["type"] == "personErased" and served.ledger[-1]["person"] == person
    assert organiser.says("erasePerson", person=person)["code"] == "personUnknown"
    served.stop()
    assert hits(served.data) == set()
    assert verified(served.data, served.code, tmp_path)
    figures("erased", words_looked_for=len(SECRETS), hits=0)


def person_number(hall):
    people = hall.get(f"{hall.api}/people", "organiser").json
    rows = people if isinstance(people, list) else people["people"]
    return next(row["person"] for row in rows if row.get("name") == NAME)


def test_who_is_erased_from_the_console_leaves_not_a_byte(served, tmp_path):
    code, said = refuses("erase", served.code, "--badge", str(served.badge), "--data", served.data)
    assert code == 78 and "in use" in said
    served.stop()

    wiebiedt("erase", served.code, "--badge", str(served.badge), "--data", served.data)

    assert hits(served.data, everything_taken_home(served, tmp_path / "home")) == set()
    assert verified(served.data, served.code, tmp_path)
    served.start()
    assert hits(served.data, tmp_path / "log.jsonl") == set()


def test_who_was_erased_stays_so_when_the_power_goes(afternoon, data, needs, tmp_path):
    needs("mkfs.ext4")
    disk = Disk(tmp_path / "disk.img", tmp_path / "mnt")
    with mounted(disk):
        shutil.copytree(data, disk.folder / "data")
        do("sync", "--file-system", disk.folder)
        with contextlib.closing(HallOn(afternoon, disk.folder / "data", tmp_path / "log.jsonl")) as hall:
            comes_in_and_offers(hall)
            answer = hall.phone("organiser").says("erasePerson", person=person_number(hall))
            disk.lose_power()
            hall.kill()
            disk.power_up()

            assert answer["type"] == "recorded"
            assert hits(hall.data) == set()
            hall.start()
            assert hits(hall.data) == set()
            assert hall.ledger[-1]["type"] == "personErased"


def test_an_older_backup_does_not_bring_anybody_back(afternoon, served, tmp_path):
    kept = backup(served.data, tmp_path / "kept")
    assert hits(kept), "it was made before she asked"
    served.stop()
    wiebiedt("erase", served.code, "--badge", str(served.badge), "--data", served.data)

    wiebiedt("restore", kept, "--data", served.data, "--accept-rollback")
    with contextlib.closing(
        HallOn(afternoon, served.data, tmp_path / "log.jsonl", options=["--accept-rollback"])
    ) as hall:
        assert hits(hall.data) == set(), "erased again before anybody could look"
        assert {"personErased", "rollbackAccepted"} <= {line["type"] for line in hall.ledger}
        assert hits(everything_taken_home(hall, tmp_path / "home")) == set()
        hall.stop()
    assert verified(served.data, served.code, tmp_path)


def test_not_even_a_database_put_back_by_hand_brings_anybody_back(afternoon, served, tmp_path):
    served.stop()
    older = shutil.copy(served.data / "wiebiedt.sqlite", tmp_path / "older.sqlite")
    wiebiedt("erase", served.code, "--badge", str(served.badge), "--data", served.data)
    shutil.copy(older, served.data / "wiebiedt.sqlite")

    with contextlib.closing(
        HallOn(afternoon, served.data, tmp_path / "log.jsonl", options=["--accept-rollback"])
    ) as hall:
        assert hits(hall.data) == set(), "erased again before anybody could look"
        assert "personErased" in {line["type"] for line in hall.ledger}


def test_whoever_gets_the_number_of_somebody_erased_is_not_erased_for_it(afternoon, data, tmp_path):
    before = backup(data, tmp_path / "before")
    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log.jsonl")) as hall:
        comes_in_and_offers(hall)
        number = person_number(hall)
        assert hall.phone("organiser").says("erasePerson", person=number)["type"] == "recorded"
        hall.stop()
    wiebiedt("restore", before, "--data", data, "--accept-rollback")

    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log2.jsonl")) as hall:
        comes_in_and_offers(hall)
        assert person_number(hall) == number, "somebody else, in the ledger that goes on from the backup"
        hall.stop()
        hall.start()
        assert person_number(hall) == number, "and still there"


def test_backups_that_are_too_old_go_and_unfinished_ones_too(served, tmp_path):
    folder = served.data / "backups"
    folder.mkdir(exist_ok=True)
    old = [folder / f"wiebiedt-20200101T120000000Z.backup{ending}" for ending in ("", ".part")]
    for file in old:
        file.write_bytes(SECRETS[0])
    moderator = served.phone("moderator")

    moderator.closes(ZAANSTAD)

    until(lambda: '"backup made"' in served.log, what="the backup of the closing")
    until(lambda: not any(file.exists() for file in old), 3, what="old backups to go")


@contextlib.contextmanager
def killed_at_the_end(server):
    try:
        yield server
    finally:
        server.kill()


@pytest.mark.parametrize(("days", "erased"), [(0, False), (3 * 366, True)])
def test_what_may_be_kept_no_longer_goes(needs, tmp_path, days, erased):
    """A conference says until when it keeps personal data; the clock of the machine is set past that day."""
    needs("faketime")
    data, log = tmp_path / "data", tmp_path / "log.jsonl"
    made = json.loads(wiebiedt("demo", "--data", data, "--json"))
    code, organiser = made["conference"]["code"], {"Authorization": f"Bearer {made['organiser']['token']}"}
    with killed_at_the_end(Server(data, log, {})) as server:
        until_when = str(date.today() + timedelta(days=2 * 365))
        keep = {"id": "keep", "type": "changeCharter", "keepUntil": until_when}
        assert server.post(f"/api/v1/conferences/{code}/commands", keep, **organiser).status == 200
        assert server.post(f"/api/v1/conferences/{code}/join", HER_FORM).status == 200
        server.stop()
    assert hits(data)

    erase = [BINARY, "erase", code, "--expired", "--data", data]
    subprocess.run(["faketime", "-f", f"+{days}d", *erase], check=True, cwd=ROOT, timeout=PATIENCE_S)

    assert bool(hits(data)) != erased
