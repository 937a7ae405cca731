"""Messages in JSON."""

from .row import row

TESTS = "SocketTests/test_bad_input.py"
UNREADABLE = f"{TESTS}::test_what_cannot_be_read_is_malformed"
AMBIGUOUS = f"{TESTS}::test_what_two_readers_would_read_differently_is_refused"
REFUSED = f"{TESTS}::test_a_command_that_cannot_be_done_is_refused"
FRAMES = "SocketTests/test_frames.py"
STRICT = "LiveProtocolTests/StrictJSONTests.swift"

ROWS = {
    49: row("what is no JSON object", f"{UNREADABLE}[words]", f"{UNREADABLE}[nothing]", f"{UNREADABLE}[null]",
            f"{UNREADABLE}[a list]", f"{UNREADABLE}[a text]", f"{UNREADABLE}[a number]"),
    50: row("more than one object, or a mark before it", f"{UNREADABLE}[two objects]",
            f"{UNREADABLE}[something after it]", f"{UNREADABLE}[a byte order mark]"),
    51: row("a member that is there twice", f"{AMBIGUOUS}[an amount twice]",
            f"{AMBIGUOUS}[an amount twice, once in disguise]",
            f"{STRICT}::a member that is there twice is named, if it could be ours"),
    52: row("objects that are deep, or have thousands of members", f"{AMBIGUOUS}[nine deep]",
            f"{AMBIGUOUS}[thousands of members]", f"{FRAMES}::test_ten_thousand_members_are_more_than_is_read"),
    53: row("a command that is not there", f'{REFUSED}[{{"type": "koffie"}}]'),
    54: row("a member that no command has", f"{TESTS}::test_what_a_command_does_not_know_is_not_kept[a newer member]",
            f"{FRAMES}::test_members_that_nobody_knows_are_passed_over"),
    55: row("a member that is missing", f"{REFUSED}[offer(kind=None)]", f"{REFUSED}[pitch(title=None)]"),
    56: row("a member of another type", f'{REFUSED}[offer(amount="5")]', f"{REFUSED}[offer(amount=True)]"),
    57: row("names that a script's objects have themselves",
            f"{TESTS}::test_what_a_command_does_not_know_is_not_kept[keys of a prototype]",
            f"{TESTS}::test_a_command_without_an_id_is_invalid[constructor]"),
    58: row("an id that is none", f"{TESTS}::test_an_id_that_cannot_stand_in_a_ledger_is_invalid",
            f"{TESTS}::test_a_command_without_an_id_is_invalid"),
    59: row("the same command twice", f"{FRAMES}::test_the_same_id_and_content_gets_the_first_answer_again",
            "FaultTests/test_exactly_once.py::test_what_is_said_again_and_again_is_there_once"),
    60: row("an id that had another meaning", f"{FRAMES}::test_the_same_id_with_other_content_is_refused",
            f"{FRAMES}::test_the_same_id_of_somebody_else_is_refused_and_tells_nothing"),
    61: row("a place in the ledger that never was", f"{TESTS}::test_who_has_what_never_was_gets_everything",
            f"{FRAMES}::test_a_line_from_a_place_that_is_not_there_begins_anew"),
    62: row("a place in another ledger", f"{FRAMES}::test_a_line_from_a_place_that_is_not_there_begins_anew",
            "SocketTests/test_fallback.py::test_an_id_from_elsewhere_begins_anew"),
    63: row("an offer by who did not come in",
            "SocketTests/test_doorstep.py::test_a_message_behind_the_handshake_of_nobody_is_never_read",
            "SocketTests/test_doors.py::test_nobody_gets_in_anywhere",
            instead="There is no message with which one comes in: the handshake itself is refused to who may not."),
    64: row("an offer to a pitch that is closed, not open yet or not there", f"{REFUSED}[offer(pitch=READY)]",
            f"{REFUSED}[offer(pitch=CLOSED)]", f'{REFUSED}[offer(pitch="p99")]'),
    65: row("more commands than a person can mean",
            "SocketTests/test_rates.py::test_who_is_too_fast_is_told_how_long_to_wait_and_nothing_is_written",
            "SocketTests/test_rates.py::test_a_socket_tells_the_same_and_stays"),
    66: row("a page of an older version",
            "SocketTests/test_doorstep.py::"
            "test_a_handshake_that_is_wrong_is_refused_in_words[a subprotocol that nobody speaks]",
            f'{REFUSED}[{{"type": "koffie"}}]', "BrowserTests/test_employer.py::"
            "test_a_page_that_is_older_than_the_hall_says_to_load_it_again",
            instead="The version is in the name of the subprotocol, so an older page is refused at the handshake; a "
            "command that the hall does not know makes the page ask to be loaded again."),
}  # fmt: skip
