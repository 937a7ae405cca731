"""Who somebody is, and what they may."""

from .row import row

DOORS = "SocketTests/test_doors.py"
SESSIONS = "SocketTests/test_sessions.py"
MATRIX = "SocketTests/test_matrix.py"
RATES = "SocketTests/test_rates.py"
NO_PASSWORDS = "Nobody has a password: a link with 256 bits of chance lets in, and who guesses links is slowed."

ROWS = {
    67: row("no proof of who one is, an old one, or half of one",
            f"{DOORS}::test_nobody_gets_in_anywhere[half a header]",
            f"{DOORS}::test_nobody_gets_in_anywhere[no token]",
            f"{SESSIONS}::test_every_line_of_a_session_ends_with_it_within_a_second"),
    68: row("a token in an address", f"{DOORS}::test_a_token_in_an_address_is_nothing",
            "SocketTests/test_redaction.py::"
            "test_nothing_that_was_said_and_nobody_who_said_it_is_in_log_ledger_or_metrics"),
    69: row("a cookie that somebody else put into a browser",
            f"{SESSIONS}::test_a_cookie_that_somebody_planted_is_replaced_at_sign_in",
            f"{SESSIONS}::test_over_tls_a_cookie_is_for_this_host_alone_and_no_other_counts"),
    70: row("a cookie of another conference",
            f"{MATRIX}::test_a_cookie_of_one_conference_that_is_renamed_to_another_is_none",
            f"{MATRIX}::test_a_key_to_one_conference_is_none_to_another",
            f"{MATRIX}::test_a_socket_to_another_conference_is_refused_as_to_nobody",
            instead="It is answered as nobody's (401), so that it tells nothing about the other conference."),
    71: row("a window that stays open after its session ended",
            f"{SESSIONS}::test_every_line_of_a_session_ends_with_it_within_a_second[she leaves]"),
    72: row("a command or list that is somebody else's",
            f"{MATRIX}::test_a_command_of_a_role_that_may_not_is_answered_alike_whatever_it_names",
            f"{MATRIX}::test_a_command_about_anothers_is_answered_as_about_none",
            f"{MATRIX}::test_a_route_of_a_role_that_may_not_is_answered_alike_whatever_it_names",
            f"{MATRIX}::test_no_command_of_one_conference_reaches_another"),
    73: row("guesses of a password", f"{RATES}::test_who_guesses_links_or_tokens_is_slowed_too", instead=NO_PASSWORDS),
    74: row("an old code of a second factor", f"{SESSIONS}::test_a_token_has_256_bits_and_no_two_are_alike",
            instead=NO_PASSWORDS),
    75: row("guesses of the code of a hall", f"{RATES}::test_who_guesses_codes_learns_no_more_after_three_hundred",
            f"{RATES}::test_a_hall_whose_code_worked_before_is_never_shut_out_by_one_who_guesses",
            instead="A whole hall shares one address, so it is slowed at the rate of Decision 0029."),
    76: row("another site that uses the browser of somebody here", f"{DOORS}::test_another_site_cannot_use_the_browser",
            f"{DOORS}::test_nothing_is_written_by_asking_for_it",
            f"{MATRIX}::test_nothing_is_written_for_who_says_to_come_from_another_site",
            "BrowserTests/test_other_site.py::test_no_form_changes_anything"),
    77: row("an address that would lead to another site", f"{SESSIONS}::test_nothing_in_an_address_leads_elsewhere"),
    78: row("a personal link that is opened again",
            f"{DOORS}::test_the_cookie_is_out_of_reach_of_pages_and_holds_another_token",
            instead="It works again: people have several browsers, and a link is taken back with the badge."),
}  # fmt: skip
