"""Handshakes and frames."""

from .row import row

DOOR = "SocketTests/test_doorstep.py"
WRONG = f"{DOOR}::test_a_handshake_that_is_wrong_is_refused_in_words"
BROKEN = f"{DOOR}::test_a_frame_that_breaks_a_rule_ends_the_line_with_a_code_and_writes_nothing"
ECHO = "SocketTests/test_handshake.py"
STRANGE = "SocketTests/test_doors.py::test_another_site_cannot_use_the_browser"
WAITS = f"{DOOR}::test_who_says_nothing_any_more_is_let_go_in_time"
FULL = "FaultTests/test_full.py"

ROWS = {
    23: row("a socket's address without a handshake", f"{WRONG}[no Upgrade]",
            f"{WRONG}[a request that asks for no upgrade]"),
    24: row("a key that is missing, short or there twice", f"{WRONG}[no key]", f"{WRONG}[a short key]",
            f"{WRONG}[two keys]"),
    25: row("another version of the protocol of sockets", f"{WRONG}[version 8]", f"{WRONG}[version 14]"),
    26: row("a handshake by POST", f"{WRONG}[POST]", f"{ECHO}::test_a_wrong_handshake_is_answered_in_http[POST]"),
    27: row("a page of another site, scheme or port", f"{STRANGE}[http://127.0.0.1:{{port}}.evil.example]",
            f"{STRANGE}[null]", f"{STRANGE}[https://127.0.0.1:{{port}}]", f"{STRANGE}[http://127.0.0.1:1]"),
    28: row("a cookie without word of where it is used", f"{STRANGE}[None, ]",
            "SiteTests/OriginTests.swift::a tool says nothing"),
    29: row("a subprotocol that is not spoken here", f"{WRONG}[a subprotocol that nobody speaks]"),
    30: row("an offer of compression", f"{DOOR}::test_compression_is_not_taken_and_nothing_is_lost_by_offering_it"),
    31: row("a frame without a mask", f"{BROKEN}[no mask]"),
    32: row("a reserved bit", f"{BROKEN}[reserved bit 1]", f"{BROKEN}[reserved bit 2]", f"{BROKEN}[reserved bit 3]"),
    33: row("an opcode that means nothing", f"{BROKEN}[opcode {{code}}]"),
    34: row("a control frame in pieces, or too long", f"{BROKEN}[a Ping in fragments]",
            f"{BROKEN}[a Close in fragments]", f"{BROKEN}[a Ping of 126 bytes]"),
    35: row("pieces in an order that cannot be", f"{BROKEN}[a continuation of nothing]",
            f"{BROKEN}[a text within a text]"),
    36: row("lengths that are endless or written in a longer way", f"{BROKEN}[2^63 bytes]", f"{BROKEN}[2^40 bytes]",
            f"{BROKEN}[5 in eight bytes]", f"{DOOR}::test_a_length_that_is_only_a_word_costs_no_memory"),
    37: row("a message of too many bytes or pieces", f"{BROKEN}[one byte too many]",
            f"{BROKEN}[65 fragments of a byte]",
            f"{BROKEN}[65 empty fragments]", f"{DOOR}::test_a_message_in_as_many_fragments_as_may_be_is_read"),
    38: row("a binary message", f"{BROKEN}[a binary message]",
            "SocketTests/test_frames.py::test_a_binary_message_ends_the_line_with_1003"),
    39: row("text that is no UTF-8", f"{BROKEN}[no UTF-8]", f"{BROKEN}[a surrogate]", f"{BROKEN}[an overlong slash]",
            f"{BROKEN}[a character beyond the last]", f"{BROKEN}[half a character]"),
    40: row("a Close with a code or reason that may not be", f"{BROKEN}[Close with {{code}}]",
            f"{BROKEN}[half a close code]", f"{BROKEN}[a reason that is not text]"),
    41: row("frames behind a Close",
            f"{DOOR}::test_a_close_is_answered_with_its_own_code_and_nothing_after_it_is_heard"),
    42: row("half a frame, and then nothing", f"{WAITS}[half a frame]",
            f"{ECHO}::test_a_peer_that_falls_silent_is_closed[half a frame]",
            "WebSocketsTests/WebSocketHandlerTests.swift::silence ends a connection after forty-five seconds"),
    43: row("a line that is reset within a frame",
            f"{DOOR}::test_a_line_that_is_torn_in_the_middle_of_a_frame_leaves_nothing_behind"),
    44: row("Pings without end", f"{BROKEN}[a flood of Pings]", f"{BROKEN}[a flood of Pongs]"),
    45: row("a phone that never reads",
            "SocketTests/test_slow.py::test_who_never_reads_again_is_let_go_and_the_others_notice_nothing",
            f"{ECHO}::test_a_peer_that_does_not_read_is_cut_off_nevertheless"),
    46: row("more sockets for one session than a person has windows",
            f"{DOOR}::test_the_sixth_socket_of_a_session_ends_the_oldest_and_no_other"),
    47: row("frames that come with the handshake",
            f"{DOOR}::test_a_message_in_the_same_packet_as_the_handshake_is_answered_once_it_is_known_who_says_it",
            f"{DOOR}::test_a_message_behind_the_handshake_of_nobody_is_never_read"),
    48: row("more connections than there is room for", f"{FULL}::test_a_flood_of_dials_is_not_noticed_by_who_is_in",
            f"{FULL}::test_more_dials_than_files_leave_everybody_in_who_is_in",
            "SocketTests/test_turned_away.py::test_over_http_it_is_an_answer_that_needs_no_question"),
}  # fmt: skip
