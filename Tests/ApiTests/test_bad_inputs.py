"""Each bad input of the table has tests, and those are there."""

import re

import pytest

from bad_inputs import ROWS
from documents import ROOT

TESTS = ROOT / "Tests"
# How a test is begun in each language; a name in backticks may be the last thing on its line.
BEGINNINGS = {".py": r"^def {}\(", ".swift": r"func `{}`\(", ".js": r'^test\("{}",'}
NAMED = re.compile(r"(?P<file>\w+/[\w.-]+)::(?P<name>[^\[]+)(?:\[(?P<words>.+)\])?", re.DOTALL)


def tables_of(file):
    """The text of a file of tests, and of the modules beside it that it takes its tables from."""
    text = file.read_text()
    beside = [file.with_name(f"{name}.py") for name in re.findall(r"^from (\w+) import", text, re.MULTILINE)]
    return "\n".join([text, *(module.read_text() for module in beside if module.exists())])


def test_the_table_has_every_number_once():
    assert list(ROWS) == list(range(1, 131))
    assert len({row.what for row in ROWS.values()}) == len(ROWS)


@pytest.mark.parametrize(("number", "named"), [(number, named) for number, row in ROWS.items() for named in row.tests])
def test_a_test_that_is_named_is_there(number, named):
    told = NAMED.fullmatch(named)
    assert told, named
    file = TESTS / told["file"]

    assert re.search(BEGINNINGS[file.suffix].format(re.escape(told["name"])), file.read_text(), re.MULTILINE), named
    assert told["words"] is None or told["words"] in tables_of(file), named


@pytest.mark.parametrize("number", ROWS)
def test_a_row_is_a_few_plain_words_and_at_least_one_test(number):
    row = ROWS[number]

    assert row.tests and len(set(row.tests)) == len(row.tests)
    assert 10 < len(row.what) < 80 and not row.what.endswith(".")
    assert row.instead is None or row.instead.endswith(".")
