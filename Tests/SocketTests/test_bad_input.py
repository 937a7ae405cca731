"""Nonsense gets a clear refusal: a word that never changes, a sentence for a person, and nothing is written."""

import itertools
import json
import re
from urllib.parse import quote

import pytest

from book import words_in
from hall import Hall
from line import PATIENCE_S, SocketLine
from nonsense import AMBIGUOUS, CLOSED, FORGED, OPEN, SOMEBODY_ELSES, TABLE, UNREADABLE, WITHDRAWN, Written
from server import ROOT

ids = map(str, itertools.count())

# What the person reads with each code.
SENTENCES = dict(re.findall(r'case \.(\w+): "(.+)"', (ROOT / "Sources/LiveProtocol/RefusalTexts.swift").read_text()))
SENTENCES["stateChanged"] = "Dit is al gebeurd. U ziet nu de nieuwe stand."
# What is told instead where the server knows more: how long, how many, or who.
MORE_EXACT = {
    "textTooLong": r"Deze tekst heeft \d+ tekens\. Er passen er \d+ in\.",
    "askFull": r"Zoveel plek is er niet meer\. Er is nog plek voor \d+\.|Dit is vol\. Er is geen plek meer\.",
    "stateChanged": r"\S.+ deed dit al\. U ziet nu de nieuwe stand\.",
}


@pytest.fixture(scope="module")
def hall(demo, tmp_path_factory):
    """One pitch takes offers, has one of somebody else and room for few of one kind; one is closed, one waits."""
    hall = Hall(demo, tmp_path_factory.mktemp("hall"))
    hall.phone("organiser").says("putPitch", pitch=OPEN, title="Werk", asks=[{"kind": "baan", "target": 3, "capped": True}])
    moderator = hall.phone("moderator")
    for pitch in CLOSED, OPEN:
        moderator.stages(pitch)
        moderator.opens(pitch)
        if pitch == CLOSED:
            moderator.closes(pitch)
    assert hall.phone(1).offers("meeloopdag")["offer"] == SOMEBODY_ELSES
    anna = hall.phone(0)
    assert anna.offers("meeloopdag")["offer"] == WITHDRAWN
    assert anna.withdraws(WITHDRAWN)["type"] == "recorded"
    hall.said_before = len(hall.log)
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
    assert told["detail"] == SENTENCES[code] or re.fullmatch(MORE_EXACT.get(code, "(?!)"), told["detail"]), told
    assert hall.seq == before, "nothing is written"
    return told


def test_what_people_read_is_whole_sentences_in_their_language():
    assert len(SENTENCES) > 60
    for code, sentence in SENTENCES.items():
        assert re.fullmatch(r"[A-Z].{14,}\.", sentence), code
        english = {"the", "not", "must", "be", "this", "too", "unknown", "invalid", "missing", "field"}
        assert not english & set(re.findall(r"\w+", sentence.lower())), (code, sentence)


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

    text = f'{{"id":"{id}",{command}}}' if isinstance(command, Written) else json.dumps({"id": id} | command)

    told = is_refused(hall, lines[who], text, code, field)

    assert told["id"] == id


@pytest.mark.parametrize(("text", "code", "field"), AMBIGUOUS.values(), ids=AMBIGUOUS)
def test_what_two_readers_would_read_differently_is_refused(hall, lines, text, code, field):
    is_refused(hall, lines["employer"], text, code, field)


def test_a_long_text_is_told_how_long_it_is_and_may_be(hall, lines):
    text = json.dumps({"id": next(ids), "type": "makeOffer", "pitch": OPEN, "kind": "stage", "amount": 1, "note": "é" * 512})

    told = is_refused(hall, lines["employer"], text, "textTooLong", "note")

    assert told["detail"] == "Deze tekst heeft 512 tekens. Er passen er 500 in."



@pytest.mark.parametrize("amount", [4, 1_000_000])
def test_more_than_there_is_room_for_is_told_how_much_there_is(hall, lines, amount):
    text = json.dumps({"id": next(ids), "type": "makeOffer", "pitch": OPEN, "kind": "baan", "amount": amount})

    told = is_refused(hall, lines["employer"], text, "askFull", "amount")

    assert (told["room"], told["detail"]) == (3, "Zoveel plek is er niet meer. Er is nog plek voor 3.")


PLACES = ["-1", "1.5", "99999999", "9223372036854775808", "x", "", "0x1", "%EF%BC%91"]


@pytest.mark.parametrize("place", PLACES)
def test_who_has_what_never_was_gets_everything(hall, place):
    query = f"?epoch={hall.phone(3).epoch}&after={place}"
    with SocketLine(hall.port, hall.code, query, Authorization=f"Bearer {hall.token(0)}") as line:
        assert next(iter(line))["state"]
    with hall.stream(0, query) as stream:
        assert next(iter(stream))["state"]


MARK = "onbekend-veld-93217"
UNKNOWN = {
    "a newer member": {"colour": MARK},
    "keys of a prototype": {"__proto__": {"late": True, "note": MARK}, "constructor": {"prototype": MARK}},
    "members of another command": {"closesInSeconds": 5, "points": 5, "reason": MARK, "title": MARK},
}


@pytest.mark.parametrize("members", UNKNOWN.values(), ids=UNKNOWN)
def test_what_a_command_does_not_know_is_not_kept(hall, lines, members):
    offer = {"id": f"odd-{next(ids)}", "type": "makeOffer", "pitch": OPEN, "kind": "stage", "amount": 1}
    offer["note"] = "Graag"

    made = refusal(lines["employer"], json.dumps(offer | members))

    assert made["type"] == "recorded"
    (written,) = (line for line in hall.ledger if line["seq"] == made["seq"])
    assert not {name for name in members if name in json.dumps(written)}
    file = hall.get(f"{hall.api}/exports/ledger.txt?words=yes", "organiser").body
    assert words_in(file)[made["seq"]] == {"needs": [], "note": "Graag"} and MARK not in str(words_in(file)) + file.decode()
    stored = {file.name: file.read_bytes() for file in hall.data.glob("wiebiedt.sqlite*")}
    assert offer["id"].encode() in b"".join(stored.values()), "it is looked for where it would be"
    assert [name for name, content in stored.items() if MARK.encode() in content] == []


SPOKEN = ["' OR 1=1; DROP TABLE entries; --", "<script>alert(1)</script>", "{{7*7}}${7*7}%s%n"]
SPOKEN += ["İstanbul Işık", "bûter é", "مرحبا 👩‍👩‍👧‍👦"]


@pytest.mark.parametrize("text", SPOKEN)
def test_what_people_write_is_kept_as_they_wrote_it(hall, lines, text):
    offer = {"id": f"said-{next(ids)}", "type": "makeOffer", "pitch": OPEN, "kind": "stage", "amount": 1, "note": text}

    made = refusal(lines["employer"], json.dumps(offer))

    rows = hall.get(f"{hall.api}/offers", "organiser").json["offers"]
    assert [row["note"] for row in rows if row["offer"] == made["offer"]] == [text]


def test_two_spellings_of_one_name_become_one(hall):
    for name in "Zoe\u0308", "Zo\u00eb":
        joined = hall.post(f"{hall.api}/join", {"name": name, "organisation": "Cafe\u0301 Noir"}).json
        person = hall.get(f"{hall.api}/people", "organiser").json["people"][-1]
        assert (joined["name"], person["name"], person["organisation"]) == ("Zo\u00eb", "Zo\u00eb", "Caf\u00e9 Noir")


def test_nothing_that_is_sent_is_forged_into_the_log(hall, lines):
    """After all of the above: each line is one object, and nothing was worth a warning."""
    for text in FORGED:
        hall.get(f"/{quote(text)}")
        hall.get(f"{hall.api}/offers?as={quote(text)}", "organiser")
        hall.post(f"{hall.api}/join", {"name": text, "organisation": "forged", "sector": text})
        refusal(lines["employer"], json.dumps({"id": text, "type": text, "forged": text}))

    said = [line for line in hall.log[hall.said_before :].splitlines() if line]

    assert "forged" not in "".join(said) and "\x1b" not in "".join(said)
    assert not [line for line in said if json.loads(line)["level"] in ("warning", "error", "critical")]
