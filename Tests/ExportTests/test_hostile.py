"""What people typed comes out of every file as they typed it, and no program takes it for anything but text."""

import json

import pytest

from book import words_in
from hostile import COUNT
from spreadsheets import parts, read_csv, read_ods, read_xlsx, runs, unguarded


def column(rows, title):
    place = rows[0].index(title)
    return [row[place] for row in rows[1:]]


def test_there_are_a_thousand(remarks):
    assert len(remarks) == len(set(remarks)) == COUNT


@pytest.mark.parametrize(("flavour", "separator"), [((), ";"), (("--machine",), ",")])
def test_csv_gives_every_remark_back(export, remarks, flavour, separator):
    rows = read_csv(export("csv", *flavour), separator)

    assert {len(row) for row in rows} == {len(rows[0])}
    assert [unguarded(cell) for cell in column(rows, "opmerking")] == remarks


def test_no_cell_of_a_csv_file_is_run(export):
    for form in ["csv", "participants", "addresses"]:
        live = [cell for row in read_csv(export(form)) for cell in row if runs(cell)]
        assert live == []


def test_xlsx_gives_every_remark_back_as_text(export, remarks):
    assert column(read_xlsx(export("xlsx")), "opmerking") == remarks


def test_ods_gives_every_remark_back_as_text(export, remarks):
    assert column(read_ods(export("ods")), "opmerking") == remarks


def test_json_gives_every_remark_back(export, remarks):
    assert [row["note"] for row in json.loads(export("json"))["commitments"]] == remarks


def test_the_words_of_the_ledger_give_every_remark_back(hall, remarks):
    words = words_in(hall.get(f"{hall.api}/exports/ledger.txt?words=yes", "organiser").body)

    assert [words[line["seq"]]["note"] for line in hall.ledger if line["type"] == "offerMade"] == remarks


def test_nothing_in_a_workbook_runs_or_links(export):
    for form in ["xlsx", "ods"]:
        for name, part in parts(export(form)).items():
            live = [tag for tag in [b"<f>", b"<f ", b"<hyperlink", b"table:formula", b"text:a ", b"DDE-"] if tag in part]
            assert live == [], f"{form}: {name}"
