"""A ledger that is shorter than it was known to be, or another, does not start; who goes on does so on the record."""

import contextlib
import re
import shutil

import pytest

from console import verified, wiebiedt
from damage import change, flip
from hall import ZAANSTAD
from hall_on import HallOn
from kernel import answering
from refusal import NOT_FOR_OPERATORS, refused
from server import BINARY, run, until
from tampering import (
    Database,
    change_line_and_leaf,
    change_line_leaves_and_nodes,
    cut_off,
    cut_off_clumsily,
    remove_all_checkpoints,
    remove_mark,
    remove_words,
)

CONFIGURATION = 78


def serve(data, *options):
    return [BINARY, "serve", "--data", data, "--port", "0", *options]


DEEDS = {
    deed.__name__: (deed, says)
    for deed, says in {
        cut_off: "both roots",
        cut_off_clumsily: "both roots",
        change_line_and_leaf: "both roots",
        change_line_leaves_and_nodes: "both roots",
        remove_mark: "the root",
        remove_words: "the line",
        remove_all_checkpoints: "the root",
    }.items()
}


@pytest.mark.parametrize(("deed", "says"), DEEDS.values(), ids=DEEDS)
def test_what_was_done_behind_its_back_is_found_at_the_start(afternoon, data, tmp_path, figures, deed, says):
    was = Database(data)
    known = {"size": was.size, "root": was.root}
    seq = was.offer
    deed(was)
    now = Database(data)

    code, said = refused(serve(data))

    assert code == CONFIGURATION
    assert str(data) in said and was.code in said
    if says == "both roots":
        assert known["root"] in said, "the root that was known"
    if says in ("both roots", "the root"):
        assert re.search(r"\b[0-9a-f]{64}\b", said.replace(known["root"], "")) or now.root in said
    if says == "the line":
        assert re.search(rf"\b{seq}\b", said)
    assert "--accept-rollback" in said, "what an operator can do about it"
    assert refused(serve(data)) == (code, said), "and again, until somebody decides"
    goes_on_on_the_record(afternoon, data, tmp_path, was, now, known)


def goes_on_on_the_record(afternoon, data, tmp_path, was, now, known):
    """With ``--accept-rollback`` it starts, says so in the ledger, and nobody resumes in it where they were."""
    with contextlib.closing(
        HallOn(afternoon, data, tmp_path / "log.jsonl", options=["--accept-rollback"])
    ) as hall:
        assert not [word for word in NOT_FOR_OPERATORS if word in hall.log], hall.log
        line = hall.ledger[-1]
        assert line["type"] == "rollbackAccepted" and line["seq"] == now.size + 1
        assert "by" not in line, "the house"
        if "root" in line:
            assert line["size"] == known["size"]
            assert line["root"] == known["root"]
        else:
            assert line["size"] == 0
        assert hall.phone(0).epoch != was.epoch
        assert hall.stop()[0] == 0
    assert verified(data, was.code, tmp_path)
    assert Database(data).guards == was.guards, "what guards the rows is there again"
    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log.jsonl")) as hall:
        assert hall.ledger[-1] == line, "once is enough"


@pytest.mark.parametrize("what", ["the database", "the conference in it"])
def test_a_ledger_that_is_gone_altogether_is_missed(data, what):
    """Its mark is still there: no empty house is opened, and no first conference made in it."""
    code = Database(data).code
    if what == "the database":
        (data / "wiebiedt.sqlite").unlink()
    else:
        change(data, *(f"DELETE FROM {table}" for table in ("words", "entry", "command", "node", "checkpoint")),
               "DELETE FROM access", "DELETE FROM conference")  # fmt: skip

    ended, said = refused(serve(data))

    assert ended == CONFIGURATION
    assert code in said


def test_a_whole_ledger_needs_nothing_and_says_nothing(afternoon, data, tmp_path):
    """The rig's own zero: without any deed the same folder starts, and with the flag it writes nothing."""
    was = Database(data)
    with contextlib.closing(
        HallOn(afternoon, data, tmp_path / "log.jsonl", options=["--accept-rollback"])
    ) as hall:
        assert len(hall.ledger) == was.size
        assert hall.phone(0).epoch == was.epoch
    assert verified(data, was.code, tmp_path)


def test_an_older_copy_of_the_database_does_not_start(afternoon, data, tmp_path):
    older = shutil.copy(data / "wiebiedt.sqlite", tmp_path / "older.sqlite")
    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log.jsonl")) as hall:
        for _ in range(5):
            hall.phone(0).offers("meeloopdag")
        hall.stop()
    was = Database(data)
    known = {"size": was.size, "root": was.root}
    shutil.copy(older, data / "wiebiedt.sqlite")

    code, said = refused(serve(data))

    assert code == CONFIGURATION
    assert known["root"] in said and Database(data).root in said
    goes_on_on_the_record(afternoon, data, tmp_path, was, Database(data), known)


@pytest.mark.parametrize("damage", ["a bit turns over", "it is gone"])
def test_damage_to_what_was_not_yet_in_the_database_file_is_found(afternoon, data, tmp_path, damage):
    """SQLite takes a damaged log for one that ends there, and says that all is well; the mark knows better."""
    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log.jsonl")) as hall:
        moderator = hall.phone("moderator")
        for _ in range(5):
            assert hall.phone(0).offers("meeloopdag")["type"] == "recorded"
        moderator.closes(ZAANSTAD)
        until(lambda: marked(data, hall.code) == hall.seq, what="the mark of the closing")
        known = hall.seq
        hall.kill()
    wal = data / "wiebiedt.sqlite-wal"
    if damage == "it is gone":
        wal.unlink()
    else:
        flip(wal, 32 + 24 + 100)  # in the first page of the log

    code, said = refused(serve(data))

    assert code == CONFIGURATION
    assert str(known) in said and str(Database(data).size) in said


def test_a_disk_that_says_that_it_wrote_and_did_not_is_found_at_the_next_start(afternoon, data, needs, tmp_path):
    """No database survives that, and this one says that all is well; only what is kept apart from it knows better."""
    needs("strace")
    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log.jsonl")) as hall:
        moderator, phone = hall.phone("moderator"), hall.phone(0)
        with answering(hall.process, tmp_path / "strace", "pwrite64:retval=4096"):
            for _ in range(5):
                assert phone.offers("meeloopdag")["type"] == "recorded"
            moderator.closes(ZAANSTAD)
            known = phone.reaches(phone.seq + 1).seq if phone.pitch()["state"] == "open" else phone.seq
            until(lambda: marked(data, hall.code) >= known, what="the mark of the closing")
            hall.kill()

    code, said = refused(serve(data))

    assert code == CONFIGURATION
    assert str(known) in said and str(Database(data).size) in said


def marked(data, code):
    """How many lines the mark of a ledger speaks of."""
    return int((data / "marks" / code).read_text().split("\n")[1])


def test_a_whole_folder_put_back_is_found_by_whoever_has_a_checkpoint(afternoon, data, tmp_path):
    """Nothing in the folder can tell that all of it is older: that is what checkpoints in other hands are for."""
    older = shutil.copytree(data, tmp_path / "older")
    with contextlib.closing(HallOn(afternoon, data, tmp_path / "log.jsonl")) as hall:
        assert hall.phone(0).offers("meeloopdag")["type"] == "recorded"
        photo = tmp_path / "photographed.txt"
        photo.write_bytes(hall.get(f"{hall.api}/checkpoint").body)
        hall.stop()
    before = verified(data, hall.code, tmp_path)
    assert wiebiedt("verify", before, "--key", tmp_path / "ledger.pem", "--earlier", photo)
    with contextlib.closing(HallOn(afternoon, older, tmp_path / "older.jsonl")) as hall:
        assert hall.phone(1).offers("meeloopdag", 2)["type"] == "recorded"
        hall.stop()

    after = verified(older, hall.code, tmp_path)
    found = run("verify", after, "--key", tmp_path / "ledger.pem", "--earlier", photo)

    assert found.returncode == 1, found.stdout
