"""Nonsense gets a clear refusal: a word that never changes, a sentence for a person, and nothing is written."""

import itertools
import json

import pytest

from hall import Hall
from line import PATIENCE_S
from nonsense import CLOSED, OPEN, SOMEBODY_ELSES, TABLE, UNREADABLE

ids = map(str, itertools.count())


@pytest.fixture(scope="module")
def hall(demo, tmp_path_factory):
    """One pitch takes offers and has one of somebody else, one is closed, one waits."""
    hall = Hall(demo, tmp_path_factory.mktemp("hall"))
    moderator = hall.phone("moderator")
    for pitch in CLOSED, OPEN:
        moderator.stages(pitch)
        moderator.opens(pitch)
        if pitch == CLOSED:
            moderator.closes(pitch)
    assert hall.phone(1).offers("meeloopdag")["offer"] == SOMEBODY_ELSES
    yield hall
    hall.close()


@pytest.fixture(scope="module")
def lines(hall):
    """A bare line for everybody who needs one."""
    with hall.line(0) as anna, hall.line("moderator") as moderator, hall.line("organiser") as organiser:
        yield {"employer": anna, "moderator": moderator, "organiser": organiser}


def refusal(line, text):
    """What is answered to a message."""
    line.send(text)
    while (frame := json.loads(line.recv(PATIENCE_S)))["type"] in ("events", "presence"):
        pass
    return frame


def is_refused(hall, line, text, code, field=None):
    before = hall.seq
    told = refusal(line, text)
    assert (told["type"], told.get("code")) == ("refused", code), told
    assert told.get("field") == field
    assert told["detail"].endswith(".") and len(told["detail"]) > 15, "a sentence"
    assert hall.seq == before, "nothing is written"
    return told


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_malformed(hall, lines, text):
    is_refused(hall, lines["employer"], text, "malformed")


@pytest.mark.parametrize("id", ["", "x" * 65, "a b", "é", "a\nb", "<b>", "a\u0000"])
def test_an_id_that_cannot_stand_in_a_ledger_is_invalid(hall, lines, id):
    text = json.dumps({"id": id, "type": "makeOffer", "pitch": OPEN, "kind": "stage", "amount": 1})
    assert is_refused(hall, lines["employer"], text, "idInvalid")["id"] is None


@pytest.mark.parametrize("command", [{"type": "makeOffer"}, {"id": None, "type": "makeOffer"}, {"constructor": 1}])
def test_a_command_without_an_id_is_invalid(hall, lines, command):
    is_refused(hall, lines["employer"], json.dumps(command), "idInvalid")


@pytest.mark.parametrize(("who", "command", "code", "field"), TABLE, ids=lambda value: str(value)[:60])
def test_a_command_that_cannot_be_done_is_refused(hall, lines, who, command, code, field):
    id = next(ids)

    told = is_refused(hall, lines[who], json.dumps({"id": id} | command), code, field)

    assert told["id"] == id
