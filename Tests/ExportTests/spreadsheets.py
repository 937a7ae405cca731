"""Spreadsheets, read by programs that are not ours: each as the rows of its first sheet, header and all."""

import csv
import io
import re
import zipfile
from datetime import datetime

import openpyxl
from odf import teletype
from odf.opendocument import load
from odf.table import Table, TableCell, TableRow

BLANKS = re.compile(r"\A['\s\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff\u034f]*")


def unguarded(text):
    """A cell without the one apostrophe that stands before what a spreadsheet would run."""
    if not text.startswith("'"):
        return text
    after = BLANKS.sub("", text)
    return text[1:] if after and after[0] in "=+-@|%＝＋－＠" else text


def runs(text):
    """Whether Excel or LibreOffice would take a cell of a CSV file for a formula."""
    after = re.sub(BLANKS.pattern.replace("'", "", 1), "", text)
    return bool(after) and after[0] in "=+-@|%＝＋－＠"


def read_csv(file, separator=";"):
    text = file.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))


def read_xlsx(file):
    """Values as openpyxl reads them; a cell that is a formula or a link fails."""
    book = openpyxl.load_workbook(io.BytesIO(file))
    sheet = book.worksheets[0]
    rows = []
    for row in sheet.iter_rows():
        for cell in row:
            assert cell.data_type != "f" and cell.hyperlink is None, f"{cell.coordinate} is live: {cell.value!r}"
        rows.append([_spelled_out(cell.value) for cell in row])
    return rows


def _spelled_out(value):
    """Text with what XLSX spells out (ECMA-376, part 1, 22.9.2.19), which openpyxl leaves as it stands."""
    if not isinstance(value, str):
        return value
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), value)


def read_ods(file):
    """Values by their types, as odfpy reads them; a cell with a formula fails."""
    sheet = load(io.BytesIO(file)).spreadsheet.getElementsByType(Table)[0]
    return [
        [_value(cell) for cell in row.getElementsByType(TableCell)] for row in sheet.getElementsByType(TableRow)
    ]


def _value(cell):
    assert cell.getAttribute("formula") is None, "a formula"
    match cell.getAttribute("valuetype"):
        case "float":
            return float(cell.getAttribute("value"))
        case "date":
            return datetime.fromisoformat(cell.getAttribute("datevalue"))
        case "string":
            return "\n".join(teletype.extractText(paragraph) for paragraph in cell.childNodes)
        case None:
            return None


def parts(file):
    """The files in a zip, which is checked."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}
