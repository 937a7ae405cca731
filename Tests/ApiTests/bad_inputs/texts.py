"""What people write."""

from .row import row

TESTS = "SocketTests/test_bad_input.py"
REFUSED = f"{TESTS}::test_a_command_that_cannot_be_done_is_refused"
KEPT = f"{TESTS}::test_what_people_write_is_kept_as_they_wrote_it"
RULES = "MarketplaceTests/TextTests.swift"
PAGES = "BrowserTests/test_bad_input.py"
SHOWN = f"{PAGES}::test_a_name_is_shown_as_it_was_typed_and_nothing_breaks"
SCREEN = "BrowserTests/test_screen.py"

ROWS = {
    99: row("text of which nothing is seen", f'{REFUSED}[pitch(title=" \\u200b ")]',
            f"{RULES}::what leaves no mark on a screen is no text",
            f"{PAGES}::test_a_name_that_no_screen_can_show_is_refused_beside_its_field[zero width only]"),
    100: row("text that is too long", f"{TESTS}::test_a_long_text_is_told_how_long_it_is_and_may_be",
             f"{RULES}::a limit is in characters as people see them, and in bytes",
             f"{PAGES}::test_a_remark_that_is_too_long_is_refused_and_one_that_fits_breaks_no_page"),
    101: row("text that a page would run", f"{SHOWN}[markup]",
             "BrowserTests/test_markup.py::test_every_text_is_shown_to_the_organiser_as_it_was_written",
             "BrowserTests/test_markup.py::test_what_the_hall_sees_is_shown_as_it_was_written",
             "BrowserTests/test_engines.py::test_markup_is_never_taken_from_a_string"),
    102: row("text that turns the screen around, or steers it", f"{RULES}::what damages a screen or a log is refused",
             f'{REFUSED}[offer(note="goed\\u202efout")]', f'{REFUSED}[offer(note="piep\\u0007")]',
             f"{PAGES}::test_a_name_that_no_screen_can_show_is_refused_beside_its_field[reversed]"),
    103: row("marks without end, and endless words", f"{RULES}::marks without end on one letter are refused",
             f"{SCREEN}::test_a_word_of_two_thousand_letters_is_cut_and_the_wall_stays_whole",
             f"{SCREEN}::test_a_bad_text_is_shown_as_it_is_and_breaks_nothing[accents on accents]"),
    104: row("two spellings of one name, and letters that look alike",
             f"{TESTS}::test_two_spellings_of_one_name_become_one",
             "ImportsTests/LookAlikeTests.swift::"
             "a name in letters of another script looks like that of an organisation",
             "BrowserTests/test_organiser_week.py::"
             "test_organisations_of_walk_ins_that_look_alike_are_told_by_both_names"),
    105: row("writing of all peoples", f"{KEPT}[İstanbul Işık]", f"{SHOWN}[right to left]", f"{SHOWN}[emoji]",
             f"{RULES}::what people write is taken"),
    106: row("half a character in JSON", "SocketTests/test_frames.py::test_a_lone_surrogate_is_no_text_either",
             f"{TESTS}::test_what_two_readers_would_read_differently_is_refused[half a character]"),
    107: row("text that would be a line of the log",
             "SocketTests/test_log_lines.py::"
             "test_nothing_that_is_sent_makes_a_line_of_its_own_even_where_all_is_logged",
             "SocketTests/test_log_lines.py::"
             "test_a_name_in_a_file_of_settings_that_is_logged_is_one_line_that_says_just_that",
             f"{TESTS}::test_nothing_that_is_sent_is_forged_into_the_log"),
    108: row("text that a database would obey", f"{KEPT}[' OR 1=1]",
             "SocketTests/test_headers.py::test_a_name_with_markup_is_only_text_to_the_server"),
    109: row("an address of mail with a line of its own", f"{REFUSED}[\\r\\nBcc: all@postnl.example]",
             "ApiTests/test_import.py::test_what_is_wrong_is_said_with_its_line_and_nothing_comes_in"
             "[an address with a header in it]"),
}  # fmt: skip
