"""Amounts."""

from .row import row

REFUSED = "SocketTests/test_bad_input.py::test_a_command_that_cannot_be_done_is_refused"
UNREADABLE = "SocketTests/test_bad_input.py::test_what_cannot_be_read_is_malformed"
FORM = "BrowserTests/test_employer.py"
FLIGHT = "SocketTests/test_one_flight.py"

ROWS = {
    79: row("nothing, or less", f"{REFUSED}[offer(amount=0)]", f"{REFUSED}[offer(amount=-1)]"),
    80: row("a whole number in an unusual spelling", f'{REFUSED}[written("-0")]', f'{REFUSED}[written("1e-3")]',
            "LiveProtocolTests/ClientFrameTests.swift::a whole number is one however it is written"),
    81: row("a part of one", f"{REFUSED}[offer(amount=0.5)]", f'{REFUSED}[written("0.99999999999999999999")]'),
    82: row("numbers that no register holds", f"{REFUSED}[offer(amount=2**53)]", f"{REFUSED}[offer(amount=2**63)]",
            f'{REFUSED}[written("1e400")]', f'{REFUSED}[written("9" * 400)]',
            "LiveProtocolTests/ClientFrameTests.swift::a number that does not fit is left for the rules to refuse"),
    83: row("numbers of other languages than JSON", f"{UNREADABLE}[not a number]", f"{UNREADABLE}[infinity]",
            f"{UNREADABLE}[a number with an underscore]", f"{UNREADABLE}[a hexadecimal number]",
            f"{UNREADABLE}[a number that begins with 0]", f"{UNREADABLE}[a number with a plus]"),
    84: row("an amount as people write it", f"{FORM}::test_an_amount_is_taken_as_people_write_it[€ 500]",
            f"{FORM}::test_what_is_no_amount_is_explained_beside_the_field[1.250,50]",
            f'{REFUSED}[offer(amount="1.250,50")]',
            instead="Offers are of whole things and whole euros: cents are explained beside the field."),
    85: row("digits of another script", f"{UNREADABLE}[Arabic digits]", f"{UNREADABLE}[full-width digits]",
            f'{REFUSED}[offer(amount="２")]'),
    86: row("a sum that is too large", "MarketplaceTests/TextTests.swift::"
            "every sum that the limits allow is one that a browser counts",
            instead="It cannot be: the largest amount times the most offers is still counted exactly."),
    87: row("more than there is room for",
            "SocketTests/test_bad_input.py::test_more_than_there_is_room_for_is_told_how_much_there_is",
            "MarketplaceTests/CappedAskTests.swift::no more is taken than there is room for, and what is left is"),
    88: row("two for the last place", f"{FLIGHT}::test_the_last_place_is_for_the_first_of_two",
            "FaultTests/test_capacity.py::test_fifty_places_are_given_to_fifty"),
    89: row("an offer that is taken back twice, or never was",
            f'{REFUSED}[{{"type": "withdrawOffer", "offer": WITHDRAWN}}]',
            f'{REFUSED}[{{"type": "withdrawOffer", "offer": 0}}]',
            f"{FLIGHT}::test_what_is_taken_back_twice_gives_its_places_back_once",
            instead="An offer is taken back whole, so nobody takes back more than was offered."),
    90: row("a kind of offer that is not there", f'{REFUSED}[offer(kind="goud")]'),
}  # fmt: skip
