"""Lists of people that are brought in."""

from .row import row

TESTS = "ApiTests/test_import.py"
WRONG = f"{TESTS}::test_what_is_wrong_is_said_with_its_line_and_nothing_comes_in"
FILES = "ImportsTests/FileTests.swift"
MATCHING = "ImportsTests/MatchingTests.swift"

ROWS = {
    110: row("letters in another encoding", f"{TESTS}::test_every_encoding_comes_to_the_same",
             f"{FILES}::letters are read in every encoding that Excel writes", f"{WRONG}[one damaged byte of UTF-8]",
             instead="What Excel writes is read, whichever encoding that is; what is left is named with its line."),
    111: row("columns by another sign, or by two", f"{WRONG}[two separators]", f"{WRONG}[one column]",
             f"{FILES}::semicolon, comma and tab are recognised"),
    112: row("a quote without an end, NUL, an odd end of a line", f"{WRONG}[a quote without end]", f"{WRONG}[NUL]",
             f"{WRONG}[one of those]"),
    113: row("a header or line with other columns", f"{WRONG}[a header without names]", f"{WRONG}[a column twice]",
             f"{WRONG}[too few cells]", f"{WRONG}[too many cells]"),
    114: row("a list that is too large", f"{TESTS}::test_what_is_too_large_is_refused",
             f"{FILES}::a list that is too large is refused before it is looked at"),
    115: row("one bad line", f"{TESTS}::test_one_bad_line_keeps_all_of_them_out",
             f"{MATCHING}::one bad line among 500 keeps all of them out, and every fault is counted",
             f"{TESTS}::test_of_many_faults_the_first_fifty_are_listed_and_all_are_counted"),
    116: row("the same list again", f"{MATCHING}::the same list twice changes nothing",
             f"{TESTS}::test_ten_thousand_come_in_within_seconds_and_others_are_answered_meanwhile"),
    117: row("cells that a spreadsheet would run",
             "ImportsTests/ValueTests.swift::what looks like a formula is kept to the letter",
             "SocketTests/test_taking_home.py::test_a_name_that_a_spreadsheet_would_run_has_an_apostrophe_before_it",
             "ExportTests/test_round_trip.py::test_a_list_of_people_comes_in_as_it_went_out"),
    118: row("a workbook under the name of a list", f"{WRONG}[a workbook]",
             f"{FILES}::what is no CSV is named, whatever it is called"),
    119: row("a workbook that is a trap", f"{WRONG}[a workbook]", f"{WRONG}[an old workbook]",
             instead="No workbook is opened: its first bytes are enough to ask for CSV."),
}  # fmt: skip
