"""Days, times and clocks."""

from .row import row

REFUSED = "SocketTests/test_bad_input.py::test_a_command_that_cannot_be_done_is_refused"
FLIGHT = "SocketTests/test_one_flight.py"
CLOCKS = "BrowserTests/test_clocks.py"
UTC = "The wire takes moments with a zone and stores them in UTC; one without is refused and guessed by nobody."

ROWS = {
    91: row("a part of the day that takes no time, or a day", f"{REFUSED}[part(minutes=minutes)]",
            "MarketplaceTests/SettingUpTests.swift::a programme that cannot be is refused",
            instead="A part has a beginning and a length, so no end can come before it."),
    92: row("years that nobody means", f"{REFUSED}[charter(date=day)]", f"{REFUSED}[charter(freezeAt=2**63)]",
            "MarketplaceTests/SettingUpTests.swift::a date in a year that nobody means is refused",
            "MarketplaceTests/SettingUpTests.swift::a moment far from any year is refused, however far"),
    93: row("days and hours that no calendar has", f"{REFUSED}[2027-02-30]", f"{REFUSED}[24:00]", f"{REFUSED}[25:00]",
            "MarketplaceTests/ErasingTests.swift::a day that does not exist is refused"),
    94: row("an hour that is there twice, or not at all", f"{REFUSED}[2027-10-31T02:30]",
            f"{CLOCKS}::test_a_time_that_the_clock_skips_is_refused_beside_its_field",
            f"{CLOCKS}::test_of_a_time_that_there_is_twice_the_first_is_taken_and_it_says_so",
            "ExportsTests/DutchTimeTests.swift::the two nights in which clocks change"),
    95: row("a moment without a zone", f"{REFUSED}[2027-10-31T02:30:00]",
            f"{CLOCKS}::test_a_time_is_that_of_the_netherlands_whatever_the_laptop_thinks", instead=UTC),
    96: row("a phone whose clock is wrong", f"{FLIGHT}::test_what_time_a_phone_thinks_it_is_makes_no_difference",
            f"{CLOCKS}::test_a_phone_whose_clock_is_hours_off_counts_down_with_the_hall"),
    97: row("an offer just after the end", f"{FLIGHT}::test_an_offer_before_the_end_counts_and_one_behind_it_does_not",
            "MarketplaceTests/OfferingTests.swift::"
            "an offer at the closing time is too late, whether or not anybody closed"),
    98: row("a server whose clock is set", "FaultTests/test_clock.py::"
            "test_a_clock_that_jumps_changes_no_order_and_no_closing[-2h]"),
}  # fmt: skip
