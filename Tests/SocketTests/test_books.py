"""What is taken home at the end of the day is what the ledger holds, and the ledger holds no names."""

import csv
import hashlib
import io
import json

import pytest

import book
from hall import ZAANSTAD, Hall
from server import run


@pytest.fixture(scope="module")
def day(demo, tmp_path_factory):
    """A hall after an afternoon in which everything happened once."""
    hall = Hall(demo, tmp_path_factory.mktemp("day"))
    moderator, clerk, organiser = hall.phone("moderator"), hall.phone("clerk"), hall.phone("organiser")
    employers = hall.employers(14)
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    for employer in employers[:10]:
        employer.offers("meedenken")
    employers[0].offers("meeloopdag", 5, note="Graag in mei;\n\"samen\" met 't team", needs=["Jobcoach", "Taalles"])
    employers[1].offers("stage", 2, show=False)
    employers[2].offers("stage", 3)
    employers[3].offers("budget", 2500, note="=HYPERLINK(\"http://127.0.0.1\")")
    employers[4].offers("belmij")
    clerk.offers("meeloopdag", 1, badge=120, channel="hand")
    slip = clerk.offers("meeloopdag", 50, badge=121, channel="paper")
    clerk.says("withdrawOffer", offer=slip["offer"], reason="Verkeerd nummer: José bedoelde 12 — niet 121")
    taken_back = employers[5].offers("handen", 4)
    employers[5].withdraws(taken_back["offer"])
    moderator.closes(ZAANSTAD)
    accepted = employers[12].offers("meedenken", late=True)
    employers[13].offers("meedenken", late=True)
    organiser.says("acceptLate", offer=accepted["offer"])
    for phone in [moderator, clerk, organiser, *employers]:
        assert all(sent.answers[-1]["type"] == "recorded" for sent in phone.sent.values())
    yield hall
    hall.close()


@pytest.fixture(scope="module")
def lines(day):
    return day.get(f"{day.api}/ledger.jsonl", "organiser").body.splitlines(keepends=True)


@pytest.fixture(scope="module")
def commitments(day, lines):
    told = book.commitments([json.loads(line) for line in lines], book.words(day))
    assert len(told) == 20
    return told


def export(hall, form):
    return hall.get(f"{hall.api}/exports/commitments.{form}", "organiser").body


def test_the_csv_is_what_the_ledger_adds_up_to(day, commitments):
    rows = book.table(export(day, "csv"))

    for row, commitment in zip(rows, commitments, strict=True):
        told = book.as_row(commitment)
        guarded = told | {"opmerking": told["opmerking"].replace("=H", "'=H")}
        assert {name: row[name] for name in told} == guarded


def test_the_csv_opens_in_dutch_excel(day):
    file = export(day, "csv")

    assert file.startswith(b"\xef\xbb\xbf"), "a byte order mark tells Excel that it is UTF-8"
    rows = list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert {len(row) for row in rows} == {30}
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")], "nothing runs"


def test_the_json_is_what_the_ledger_adds_up_to(day, lines, commitments):
    file = json.loads(export(day, "json"))

    # That lists were taken home is a line each, and nothing else happened since.
    assert (file["conference"], file["seq"] >= len(lines)) == (day.code, True)
    for row, commitment in zip(file["commitments"], commitments, strict=True):
        assert {name: row[name] for name in commitment} == commitment


def test_the_totals_of_the_list_are_those_on_the_screen(day, lines, commitments):
    standing = [each for each in commitments if each["status"] in ("recorded", "lateAccepted")]
    tally = {}
    for each in standing:
        if each["kind"] != "belmij":
            tally[each["kind"]] = tally.get(each["kind"], 0) + each["amount"]

    # What happened in the last 50 ms may still be gathering into one frame.
    assert day.phone("screen").reaches(len(lines)).pitch()["tally"] == tally
    assert tally["meedenken"] == 11


def test_each_line_has_one_spelling_and_its_own_number(day, lines):
    for number, line in enumerate(lines, 1):
        told = json.loads(line)
        assert line == book.canonical(told) + b"\n"
        assert (told["seq"], told["conference"], told["v"]) == (number, day.code, 1)


def test_time_never_goes_back(lines):
    times = [json.loads(line)["at"] for line in lines]

    assert times == sorted(times)


def test_no_line_holds_a_name_or_what_somebody_wrote(day, lines):
    ledger = b"".join(lines).decode()
    texts = set(strings(list(book.words(day).values())))

    assert {"PostNL", "Songül Aydin", "Jobcoach", "Zaanstad"} <= texts
    assert not [text for text in texts if json.dumps(text)[1:-1] in ledger and len(text) > 3]


def test_the_database_holds_the_lines_that_were_handed_out(day, lines):
    stored = book.rows(day, "SELECT line, leaf FROM entry ORDER BY seq")

    assert [line for line, _ in stored[: len(lines)]] == lines
    assert [leaf for _, leaf in stored[: len(lines)]] == [hashlib.sha256(b"\0" + line).digest() for line in lines]


def test_each_line_vouches_for_the_words_beside_it(day, lines):
    stored = book.rows(day, "SELECT seq, salt, json FROM words")
    vouched = {told["seq"]: told["words"] for told in map(json.loads, lines) if "words" in told}

    assert {seq: hashlib.sha256(salt + text).hexdigest() for seq, salt, text in stored} == vouched
    assert len({salt for _, salt, _ in stored}) == len(stored), "each with a salt of its own"


def test_a_ledger_file_begins_with_the_lines_byte_for_byte(day):
    lines = day.get(f"{day.api}/ledger.jsonl", "organiser").body
    file = day.get(f"{day.api}/exports/ledger.txt", "organiser").body
    note = day.get(f"{day.api}/checkpoint").body

    assert file == lines + b"\n" + note + b"\n"
    assert b"words " not in file and b"words 1 " in day.get(f"{day.api}/exports/ledger.txt?words=yes", "organiser").body


@pytest.mark.parametrize("form", ["csv", "json", "ledger"])
def test_the_console_writes_the_same_bytes_as_the_page(day, form):
    path = "exports/ledger.txt" if form == "ledger" else f"exports/commitments.{form}"

    written = run("export", day.code, "--format", form, "--data", day.data)

    assert written.returncode == 0, written.stderr
    assert written.stdout == day.get(f"{day.api}/{path}", "organiser").body


def test_a_code_that_nobody_knows_has_nothing_to_write(day):
    assert run("export", "000000", "--format", "csv", "--data", day.data).returncode == 66


def strings(value):
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)
