"""Requests over HTTP."""

from .row import row

TESTS = "SocketTests/test_requests.py"
ENDED = f"{TESTS}::test_a_request_that_is_none_gets_a_status_and_an_end"
GOES_ON = f"{TESTS}::test_a_request_that_is_wrong_is_answered_and_the_next_one_is_served"
SLOW = f"{TESTS}::test_nobody_holds_a_request_open"
HEADERS = "SocketTests/test_headers.py"
TLS = "SocketTests/test_tls.py"

ROWS = {
    1: row("an address with nothing behind it", f"{GOES_ON}[an address that leads nowhere]",
           "SocketTests/test_files.py::test_a_program_that_goes_nowhere_reads_json"),
    2: row("a method that an address does not have", f"{GOES_ON}[a method that is not there]",
           f"{HEADERS}::test_a_method_that_is_not_there_does_nothing_and_is_told_which_are[QUERY]"),
    3: row("methods for debugging and for proxies", f"{GOES_ON}[a method for nobody]", f"{ENDED}[a tunnel]",
           f"{HEADERS}::test_a_method_that_is_not_there_does_nothing_and_is_told_which_are[TRACE]"),
    4: row("no name of a host, more than one, or another's", f"{ENDED}[no host]", f"{ENDED}[two hosts]",
           f"{TESTS}::test_another_sites_name_is_not_ours_once_we_have_one"),
    5: row("an address of many kilobytes", f"{GOES_ON}[an address of 5 kB]", f"{GOES_ON}[a query of 5 kB]",
           f"{ENDED}[an address of 20 kB]",
           instead="Beyond 8 KiB it is too much for the reader of heads, and answered with 431 like any long field."),
    6: row("fields that are long or many", f"{ENDED}[a field of 9 kB]", f"{ENDED}[three fields of 7 kB]",
           f"{GOES_ON}[64 fields]", f"{ENDED}[65 fields]"),
    7: row("a body with two lengths, or in chunks of chunks", f"{ENDED}[a length and chunks]", f"{ENDED}[two lengths]",
           f"{ENDED}[a length below nothing]", f"{ENDED}[chunks in chunks]",
           "SiteTests/RequestGuardTests.swift::"
           "what two servers could understand differently is refused, when it is its turn"),
    8: row("bytes in a field that some readers skip", f"{ENDED}[a NUL in a field]", f"{ENDED}[a bare carriage return]",
           f"{ENDED}[a folded field]", f"{ENDED}[a space before a colon]"),
    9: row("a body that is too large", f"{ENDED}[a body that is too large by its own word]",
           f"{ENDED}[chunks that are too much together]", f"{HEADERS}::test_a_body_that_is_too_large_is_not_read",
           f"{HEADERS}::test_a_body_that_says_it_is_endless_is_not_waited_for"),
    10: row("a body of which the end stays away", f"{SLOW}[half a body]", f"{SLOW}[a body that does not come]",
            "SiteTests/RequestGuardTests.swift::a body that does not come is told so after ten seconds"),
    11: row("a request a byte at a time", f"{SLOW}[a head, byte by byte]", f"{SLOW}[a second head, byte by byte]",
            f"{SLOW}[a body, byte by byte]"),
    12: row("a connection on which nothing is said", f"{SLOW}[silence]",
            "SocketTests/test_handshake.py::test_a_first_request_that_does_not_come_is_not_waited_for[nothing]",
            "WebSocketsTests/UpgradeGateTests.swift::the first request has ten seconds, the decision included"),
    13: row("TLS where none is spoken, and noise", f"{ENDED}[the hello of TLS]", f"{ENDED}[bytes by chance]",
            f"{TLS}::test_a_hello_of_tls_is_no_request", f"{TLS}::test_what_is_no_tls_is_cut_at_once[noise]"),
    14: row("JSON under the name of another type", f"{GOES_ON}[JSON that says it is text]", f"{GOES_ON}[a form]"),
    15: row("a body that is compressed", f"{GOES_ON}[a body that is packed]", f"{ENDED}[packed chunks]"),
    16: row("an address that climbs out of its folder", f"{GOES_ON}[a way out of the folder]",
            f"{GOES_ON}[a way out that is escaped]", f"{GOES_ON}[a way out with backslashes]",
            f"{GOES_ON}[two slashes]",
            f"{GOES_ON}[a NUL in an address]", f"{HEADERS}::test_no_path_leads_out_of_the_folder",
            instead="NUL is never part of an address: the request is wrong (400), it is no page that is gone."),
    17: row("escapes that are no text", f"{GOES_ON}[an overlong slash]", f"{GOES_ON}[bytes that are no text]",
            f"{GOES_ON}[an escape that is none]", f"{GOES_ON}[half an escape]"),
    18: row("an older and a newer HTTP", f"{GOES_ON}[the oldest HTTP that has a head]",
            f"{ENDED}[HTTP/2 without asking]", f"{ENDED}[HTTP/2 on a line of HTTP/1]"),
    19: row("a thousand requests before the first answer",
            f"{TESTS}::test_a_thousand_requests_at_once_are_answered_in_their_order"),
    20: row("a thousand ranges of one byte", f"{GOES_ON}[a thousand ranges]"),
    21: row("a stranger who names another address as theirs", f"{GOES_ON}[who it was, from a stranger]",
            "SocketTests/test_rates.py::test_who_says_to_be_somebody_else_with_each_guess_is_slowed_like_anybody",
            "SocketTests/test_proxies.py::test_who_is_no_proxy_is_not_believed",
            "SiteTests/ClientAddressTests.swift::anybody else says nothing of it"),
    22: row("ten gigabytes that wait to be asked for", f"{ENDED}[a body of 10 GB that waits to be asked for]",
            f"{ENDED}[an expectation that nobody knows]"),
}  # fmt: skip
