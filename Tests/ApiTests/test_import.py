"""Lists of participants are brought in whole, or not at all."""

import base64
import json
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from demo_hall import PROGRAM, Hall
from documents import ROOT
from test_server import CONFERENCE, ask

IMPORT = CONFERENCE + "/people/import"
DEMO = ROOT / "Web/lists/demo-participants.csv"
HOSTILE = ["=cmd|' /C calc'!A1", "@SUM(A1)", "-5", "\uff1d1", "'=1+1", "''", "'s-Hof", 'a"b', "van der Óst-Bükker;=1+1"]
HEADER = "naam;organisatie;functie;e-mail;telefoon;extern nummer\r\n"


@pytest.fixture
def fresh(hall):
    """A conference in concept with nobody in it but its organiser."""
    form = {"name": "Nieuw", "date": "2027-03-18"}
    status, _, body = ask(hall, "/api/v1/conferences", "organiser", "POST", form)
    assert status == 201
    return json.loads(body)


def bring_in(hall, fresh, body, dry="no", **headers):
    headers = {"Authorization": "Bearer " + fresh["token"], "Content-Type": "text/csv"} | headers
    status, _, content = ask(hall, IMPORT, None, "POST", body, headers, fresh["code"], query=f"?dryRun={dry}")
    return status, json.loads(content)


def people(hall, fresh):
    headers = {"Authorization": "Bearer " + fresh["token"]}
    _, _, content = ask(hall, CONFERENCE + "/people", headers=headers, code=fresh["code"])
    return [person for person in json.loads(content)["people"] if person["role"] != "organiser"]


def counts(report):
    return report["new"], report["changed"], report["same"]


def test_the_demo_list_comes_in_and_a_dry_run_changes_nothing(hall, fresh):
    assert counts(bring_in(hall, fresh, DEMO.read_bytes(), dry="yes")[1]) == (71, 0, 0)
    assert people(hall, fresh) == []

    status, report = bring_in(hall, fresh, DEMO.read_bytes())
    assert status == 200 and counts(report) == (71, 0, 0)
    assert report["format"]["encoding"] == "Windows-1252"
    assert [person["badge"] for person in people(hall, fresh)] == list(range(100, 171))

    assert counts(bring_in(hall, fresh, DEMO.read_bytes())[1]) == (0, 0, 71)
    assert len(people(hall, fresh)) == 71


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_comes_to_the_same(hall, fresh, encoding):
    name, phone = "Niels van der Óst-Bükker", "+31 6 12345678"
    text = HEADER + f'{name};"=1+1;{name}";Baas;n@a.example;\'{phone};\r\n'
    bring_in(hall, fresh, text.encode(encoding))

    [person] = people(hall, fresh)
    assert (person["name"], person["organisation"], person["phone"]) == (name, f"=1+1;{name}", phone)


def test_the_list_that_is_taken_home_comes_in_again_and_changes_nothing(hall, fresh):
    bring_in(hall, fresh, DEMO.read_bytes())
    asking = {"Authorization": "Bearer " + fresh["token"]}
    for text in HOSTILE:
        row = {"role": "employer", "name": text, "organisation": text, "function": text, "phone": "+31 6"}
        ask(hall, CONFERENCE + "/people", None, "POST", row, asking, fresh["code"])
    before = people(hall, fresh)

    for flavour in ["excel", "machine"]:
        path = CONFERENCE + "/exports/participants.csv"
        _, _, taken = ask(hall, path, headers=asking, code=fresh["code"], query=f"?flavour={flavour}")
        status, report = bring_in(hall, fresh, taken)
        assert (status, *counts(report)) == (200, 0, 0, 71 + len(HOSTILE) + 1)
    assert people(hall, fresh) == before


def test_one_bad_line_keeps_all_of_them_out(hall, fresh):
    rows = [f"Naam {n};{'' if n == 300 else 'Bedrijf'};;;;\r\n" for n in range(1, 501)]
    status, report = bring_in(hall, fresh, (HEADER + "".join(rows)).encode())

    assert (status, report["code"], report["errorCount"]) == (400, "importInvalid", 1)
    assert [(fault["line"], fault["code"]) for fault in report["errors"]] == [(301, "organisationMissing")]
    assert people(hall, fresh) == []


def test_merges_come_with_the_file(hall, fresh):
    file = base64.b64encode((HEADER + "Anna;Bos BV;;;;\r\nBob;Bos;;;;\r\n").encode()).decode()
    body = {"file": file, "merges": [{"from": "Bos BV", "to": "Bos"}]}
    _, report = bring_in(hall, fresh, {"file": file}, dry="yes", **{"Content-Type": "application/json"})
    assert report["lookAlikes"] == [{"names": ["Bos BV", "Bos"], "people": [1, 1], "keep": "Bos BV"}]

    bring_in(hall, fresh, body, **{"Content-Type": "application/json"})
    assert [person["organisation"] for person in people(hall, fresh)] == ["Bos", "Bos"]


def test_a_request_that_is_sent_again_is_not_done_again(hall, fresh):
    key = {"Idempotency-Key": "0123456789abcdef0123456789abcdef"}
    bring_in(hall, fresh, (HEADER + "Anna;Bos;;;;\r\n").encode(), **key)
    status, report = bring_in(hall, fresh, (HEADER + "Anna;Bos;;;;\r\n").encode(), **key)

    assert status == 200 and counts(report) == (0, 0, 1)
    assert len(people(hall, fresh)) == 1


@pytest.mark.parametrize(
    "body",
    [
        HEADER.encode() + b"x" * 2 * 1024 * 1024,
        (HEADER + "".join(f"Naam {n};B;;;;\n" for n in range(10_001))).encode(),
        ";".join(["x"] * 65).encode(),
        (HEADER + "Anna;" + "x" * 4097 + ";;;;\n").encode(),
    ],
    ids=["bytes", "rows", "columns", "cell"],
)
def test_what_is_too_large_is_refused(hall, fresh, body):
    status, problem = bring_in(hall, fresh, body)

    assert (status, problem["code"]) == (413, "tooLarge")
    assert people(hall, fresh) == []


START = b"naam;organisatie\nAnna;A\n"
UNREADABLE = {
    "a bell for a letter of Windows-1252": (START + b"B\x81b;B\n", 3, "undecodable"),
    "one damaged byte of UTF-8": ("naam;organisatie\nZoë;Café\nRené;Ü\nB".encode() + b"\xc3;B\n", 4, "undecodable"),
    "half a letter of UTF-16": ("naam;organisatie\nA;B\nC".encode("utf-16") + b"\x00\xd8", 3, "undecodable"),
    "NUL": (START + b"B\0b;B\n", 3, "nul"),
    "a workbook": (b"PK\x03\x04\x14\x00\x06\x00" + START, 1, "notCSV"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + START, 1, "notCSV"),
    "a PDF": (b"%PDF-1.7\n" + START, 1, "notCSV"),
    "a page": (b"<!DOCTYPE html><table><tr><td>naam</td></tr></table>", 1, "notCSV"),
    "nothing": (b"", 1, "empty"),
    "a mark and nothing": (b"\xef\xbb\xbf", 1, "empty"),
    "a header alone": (b"naam;organisatie\n", 1, "noRows"),
    "one column": (b"naam\nAnna\n", 1, "separatorMissing"),
    "two separators": (b"naam;organisatie,functie\nA;B,C\n", 1, "separatorMixed"),
    "a quote without end": (START + b'Bob;"B\nCas;C\n', 3, "quoteNotClosed"),
    "text after a quote": (START + b'"Bob"b;B\n', 3, "textAfterQuote"),
    "line ends of an old machine": (b"naam;organisatie\rAnna;A\r", 1, "loneCarriageReturn"),
    "one of those": (b"naam;organisatie\r\nAnna;A\r\nB\rb;B\r\n", 3, "loneCarriageReturn"),
    "a header without names": (b"organisatie;functie\nA;B\n", 1, "nameColumnMissing"),
    "a column twice": (b"naam;organisatie;bedrijf\nA;B;C\n", 1, "columnTwice"),
    "too few cells": (START + b"Bob\n", 3, "cellsMissing"),
    "too many cells": (START + b"Bob;B;C\n", 3, "cellsTooMany"),
    "no name": (START + b";B\n", 3, "nameMissing"),
    "a name of nothing to see": (START + "\u200b;B\n".encode(), 3, "nameMissing"),
    "a name that turns the screen around": (START + "B\u202eob;B\n".encode(), 3, "textInvalid"),
    "a name of marks": (START + ("B" + "\u0351" * 9 + "ob;B\n").encode(), 3, "textInvalid"),
    "a long name": (START + b"B" * 81 + b";B\n", 3, "textTooLong"),
    "an address with a header in it": (b'naam;organisatie;e-mail\nBob;B;"b@c.example\r\nBcc: d@e.example"\n', 2, "emailInvalid"),
    "a badge in other digits": ("naam;organisatie;badge\nBob;B;１２\n".encode(), 2, "badgeInvalid"),
    "a badge of 2^63": (b"naam;organisatie;badge\nBob;B;9223372036854775808\n", 2, "badgeInvalid"),
    "a role that is not there": (b"naam;organisatie;rol\nBob;B;koning\n", 2, "roleUnknown"),
}


@pytest.mark.parametrize("file, line, code", UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_wrong_is_said_with_its_line_and_nothing_comes_in(hall, fresh, file, line, code):
    status, report = bring_in(hall, fresh, file)

    assert (status, report["code"]) == (400, "importInvalid")
    assert (line, code) in [(fault["line"], fault["code"]) for fault in report["errors"]], report["errors"]
    assert all(fault["detail"].endswith(".") for fault in report["errors"])
    assert people(hall, fresh) == []


def test_of_many_faults_the_first_fifty_are_listed_and_all_are_counted(hall, fresh):
    _, report = bring_in(hall, fresh, START + b";B\n" * 60)

    assert (report["errorCount"], len(report["errors"])) == (60, 50)
    assert [fault["line"] for fault in report["errors"]] == list(range(3, 53))
    assert people(hall, fresh) == []


@pytest.mark.parametrize("query", ["", "?dryRun=", "?dryRun=maybe"])
def test_whether_it_is_a_dry_run_must_be_said(hall, query):
    assert ask(hall, IMPORT, "organiser", "POST", b"naam", query=query)[0] == 400


@pytest.mark.parametrize("body", [{}, {"file": "%%"}, {"file": 1}, {"file": "", "merges": [{}]}, b"{"])
def test_json_that_is_no_form_is_refused(hall, fresh, body):
    assert bring_in(hall, fresh, body, **{"Content-Type": "application/json"})[0] == 400


@pytest.mark.parametrize("role, status", [(None, 401), ("employer", 403), ("clerk", 403), ("wethouder", 403)])
def test_only_an_organiser_brings_people_in(hall, role, status):
    assert ask(hall, IMPORT, role, "POST", HEADER.encode(), query="?dryRun=yes")[0] == status


def test_ten_thousand_come_in_within_seconds_and_others_are_answered_meanwhile(hall, fresh):
    rows = [f"Naam {n};Bedrijf {n % 3000};Baas;n{n}@bedrijf.example;06-{n:08};{n}\r\n" for n in range(10_000)]
    body = (HEADER + "".join(rows)).encode("utf-16")
    with ThreadPoolExecutor() as pool:
        start = time.monotonic()
        coming = pool.submit(bring_in, hall, fresh, body)
        waits = []
        while not coming.done():
            asked = time.monotonic()
            ask(hall, CONFERENCE)
            waits.append(time.monotonic() - asked)
        took = time.monotonic() - start
    status, report = coming.result()
    assert status == 200 and counts(report) == (10_000, 0, 0)

    start = time.monotonic()
    _, report = bring_in(hall, fresh, body)
    print(f"10,000 people: {took:.2f} s, again {time.monotonic() - start:.2f} s, others waited {max(waits):.3f} s")
    assert counts(report) == (0, 0, 10_000)
    assert len(people(hall, fresh)) == 10_000
    assert len(waits) > 10 and max(waits) < took / 2, "on a slow machine both take long"


def test_at_the_console(tmp_path):
    hall = Hall(str(tmp_path))
    hall.stop()
    bad = tmp_path / "bad.csv"
    bad.write_bytes((HEADER + "Anna;;;;;\n;B;;anna;;\n").encode())

    def run(*arguments):
        command = [PROGRAM, "import", hall.code, *map(str, arguments), "--data", str(tmp_path)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)

    dry = run(DEMO, "--dry-run")
    assert (dry.returncode, dry.stderr) == (0, f"{hall.code}: would be 0 new, 71 changed, 0 the same\n")
    assert run(DEMO).stderr == f"{hall.code}: 0 new, 71 changed, 0 the same\n"
    assert json.loads(run(DEMO, "--json").stdout)["same"] == 71

    faulty = run(bad)
    assert faulty.returncode == 65
    assert [line.split(":")[0] for line in faulty.stdout.splitlines()] == ["2", "3", "3"]
    assert "3 faults" in faulty.stderr
    assert run(tmp_path / "none.csv").returncode == 66
