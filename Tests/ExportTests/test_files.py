"""What is in each file beside the words: types, what is said about the list, dates, and what a schema promises."""

import hashlib
import io
import json
from datetime import UTC, date, datetime, timedelta

import icalendar
import openpyxl
import pytest
from jsonschema import Draft202012Validator
from odf.opendocument import load
from odf.table import DatabaseRange, Table

from hall import ZAANSTAD
from server import ROOT
from spreadsheets import parts, read_csv, read_ods, read_xlsx

DAY = date(2019, 3, 21)
FORMS = ["csv", "xlsx", "ods", "json", "ics"]


def test_each_file_says_the_same(export):
    """One row for each offer, with the same text in every column, whoever reads it."""
    csv, xlsx, ods = read_csv(export("csv")), read_xlsx(export("xlsx")), read_ods(export("ods"))

    assert csv[0] == xlsx[0] == ods[0]
    assert len(csv) == len(xlsx) == len(ods)
    for place, title in enumerate(csv[0]):
        if title in ["tijd", "opmerking"]:
            continue
        said = [row[place] for row in csv[1:]]
        for other in [xlsx, ods]:
            assert [_plain(row[place]) for row in other[1:]] == said, title


def _plain(value):
    match value:
        case None:
            return ""
        case int() | float():
            return str(int(value))
        case _:
            return value


def test_numbers_and_times_have_their_types(export):
    for rows in [read_xlsx(export("xlsx")), read_ods(export("ods"))]:
        first = dict(zip(rows[0], rows[1], strict=True))
        assert (first["nr"], first["aantal"], first["SROI-waarde"]) == (1, 1, None)
        assert isinstance(first["tijd"], datetime)
        assert datetime.strptime(read_csv(export("csv"))[1][2], "%d-%m-%Y %H:%M") == first["tijd"].replace(second=0)


def test_a_workbook_is_ready_to_work_in(export, hall):
    book = openpyxl.load_workbook(io.BytesIO(export("xlsx")))
    list_, about = book.worksheets
    facts = {row[0].value: row[1].value for row in about.iter_rows()}

    assert list_.freeze_panes == "A2" and list_["A1"].font.bold and not list_["A2"].font.bold
    assert list_.auto_filter.ref == list_.dimensions
    assert list_.print_title_rows == "$1:$1"
    assert (list_.page_setup.orientation, list_.page_setup.paperSize) == ("landscape", 9)
    assert (list_.page_setup.fitToWidth or 1, list_.page_setup.fitToHeight) == (1, 0)
    assert list_["C2"].number_format == "dd-mm-yyyy hh:mm"
    assert facts["Toezeggingen"] == list_.max_row - 1
    assert facts["Laatste regel van het logboek"] == hall.seq
    assert facts["Mensen van wie gegevens in dit bestand staan"] == 50
    assert book.properties.description == facts["Code van het logboek"]
    # When its last line was recorded, not when the file was made: the same list gives the same bytes.
    last = datetime.fromtimestamp(hall.ledger[-1]["at"] // 1000, UTC).replace(tzinfo=None)
    assert book.properties.created == last


def test_an_open_document_is_whole_and_has_its_filter(export):
    file = export("ods")
    names = list(parts(file))
    document = load(io.BytesIO(file))
    (filter_,) = document.spreadsheet.getElementsByType(DatabaseRange)

    assert names[0] == "mimetype"
    assert file[30 : 30 + 54] == b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "not stored as it is"
    assert filter_.getAttribute("displayfilterbuttons") == "true"
    assert filter_.getAttribute("targetrangeaddress").endswith(f".AD{len(read_ods(file))}")
    assert len(document.spreadsheet.getElementsByType(Table)) == 2


def test_json_is_as_its_schema_says(export):
    api = json.loads((ROOT / "Web/api/openapi.json").read_text())
    schema = {"$ref": "#/components/schemas/Commitments", "components": api["components"]}
    file = json.loads(export("json"))

    assert list(Draft202012Validator(schema).iter_errors(file)) == []
    # A schema that lets anything through would say the same.
    del file["commitments"][0]["offer"]
    assert list(Draft202012Validator(schema).iter_errors(file)) != []


def test_an_agenda_has_the_first_call_and_a_day_for_each_commitment(export, hall, remarks):
    file = export("ics")
    calendar = icalendar.Calendar.from_ical(file)
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    call = events[f"{hall.code}-{ZAANSTAD}-contact@wiebiedt"]
    first = events[f"{hall.code}-offer-1@wiebiedt"]

    assert calendar.errors == [] and all(event.errors == [] for event in events.values())
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert len(events) == len(remarks) + 1
    assert call["DTSTART"].dt == DAY + timedelta(days=14)
    assert first["DTSTART"].dt == date(2019, 9, 1), "an apprenticeship begins with the school year"
    assert "leerwerkplek voor Zaanstad" in first["SUMMARY"]


@pytest.mark.parametrize("form", FORMS)
def test_a_download_is_the_file_of_the_console(export, hall, form):
    before = export(form)
    answer = hall.get(f"{hall.api}/exports/commitments.{form}", "organiser")
    assert answer.status == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=\"")
    after = export(form)

    # The download is itself a line of the ledger, which a file counts; what was offered stays the same.
    assert hall.ledger[-1]["type"] == "listTaken" and hall.ledger[-1]["list"] == f"commitments.{form}"
    assert hall.ledger[-1]["people"] == 50
    assert before != after
    if form == "csv":
        assert [row[:-1] for row in read_csv(answer.body)] == [row[:-1] for row in read_csv(before)]


def test_the_same_list_gives_the_same_bytes(export):
    for form in ["csv", "xlsx", "ods", "json", "participants", "addresses"]:
        assert hashlib.sha256(export(form)).digest() == hashlib.sha256(export(form)).digest(), form


def test_whoever_hid_their_name_can_be_left_out(export, hall):
    rows = read_csv(export("csv", "--hide-names"))
    hidden = [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if row[rows[0].index("naam op scherm")] == "nee"]

    assert len(hidden) == 334
    for row in hidden:
        assert row["organisatie"].startswith("een werkgever")
        telling = ["badge", "contact", "functie", "e-mail", "telefoon", "grootte", "soort organisatie", "opmerking"]
        assert [row[title] for title in telling] == [""] * len(telling)
