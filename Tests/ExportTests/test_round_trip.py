"""The people go out as they can come in: the file, brought in again as it is, changes nobody."""

import pytest

from hall import Hall
from hostile import kept
from spreadsheets import read_csv, runs, unguarded

# On one line, as names are; what stands first is what spreadsheets run, and what hides that.
NAMES = [
    "=1+1", "+31 BV", "-", "@Work", "|x", "%n", "＝1+1", "'=1", "''=1", "'s-Graveland", "'t Hart", "a\u200b=1", "\u2060=1",
    "\ufeff=1", "\u00ad-1", "\u200d=1", "'\u200d=1", "a;b", "a,b", 'zij "zei"', "\"", "&\u0301", "_x0041_", "a  b", "👩‍👩‍👧‍👦",
    "שלום", "Óst-Bükker", "=HYPERLINK(\"http://voorbeeld.example\";\"klik\")",
]  # fmt: skip


@pytest.fixture
def crowded(demo, tmp_path):
    """A hall of its own, with a person of each name from an organisation of each name."""
    hall = Hall(demo, tmp_path)
    for number, name in enumerate(map(kept, NAMES)):
        person = {
            "id": f"round-trip-{number}",
            "role": "employer",
            "name": f"{name} {number}",
            "organisation": f"{name} {number} BV",
            "function": name,
            "phone": "+31 6 12345678",
            "external": f"0{number}",
        }
        answer = hall.post(f"{hall.api}/people", person, "organiser")
        assert answer.status == 201, (answer.status, answer.body, name)
    yield hall
    hall.close()


@pytest.mark.parametrize(("flavour", "separator"), [("excel", ";"), ("machine", ",")])
def test_a_list_of_people_comes_in_as_it_went_out(crowded, flavour, separator):
    file = crowded.get(f"{crowded.api}/exports/participants.csv?flavour={flavour}", "organiser").body
    rows = read_csv(file, separator)
    functions = [unguarded(row[rows[0].index("functie")]) for row in rows[1:]]
    assert [function for function in functions if function][-len(NAMES) :] == [kept(name) for name in NAMES]
    assert not any(runs(cell) for row in rows for cell in row)

    answer = crowded.post(f"{crowded.api}/people/import?dryRun=yes", file, "organiser", Content_Type="text/csv")

    report = answer.json
    assert answer.status == 200, report
    assert (report["errors"], report["new"], report["changed"]) == ([], 0, 0), report["doubtful"]
    assert report["same"] == len(rows) - 1
