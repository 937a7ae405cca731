"""What a page costs a phone: the first time, and every time after that."""

import re

import pytest
from playwright.sync_api import expect

from server import until
from visitor import PHONE

# Two pages have the form for a pitch, with three lists and texts of its own; the organiser has the texts of all.
REQUESTS = {"wethouder": 12, "screen": 9, "moderator": 9, "clerk": 9, "jury": 9, "organiser": 22}
# The desk of a whole week stands on a table, not in a hall full of phones.
BYTES = {"organiser": 90_000}


class Scales:
    """Weighs the files that a browser fetches, as they came over the line: heads and bodies, packed as they were.

    What the API answers is not weighed: that grows with the people who are there; nor is what a network is measured with.
    """

    def __init__(self, page):
        self._asked, self._weighed, self.sockets = {}, {}, 0
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._was_asked)
        session.on("Network.responseReceived", self._was_answered)
        session.on("Network.loadingFinished", self._has_come)
        session.on("Network.webSocketCreated", lambda _: self._has_socket())
        session.send("Network.enable")

    def _was_asked(self, told):
        if not re.search("/(api|health)/", told["request"]["url"]):
            self._asked[told["requestId"]] = told["request"]["url"]

    def _was_answered(self, told):
        # What a browser has kept costs nothing.
        if told["response"].get("fromDiskCache"):
            self._asked.pop(told["requestId"], None)

    def _has_come(self, told):
        if told["requestId"] in self._asked:
            self._weighed[told["requestId"]] = told["encodedDataLength"]

    def _has_socket(self):
        self.sockets += 1

    @property
    def has_all(self):
        """Whether everything that was asked for has come."""
        return set(self._weighed) == set(self._asked)

    @property
    def is_still(self):
        return self.sockets > 0 and self.has_all

    @property
    def requests(self):
        return len(self._asked) + self.sockets

    @property
    def bytes(self):
        return sum(self._weighed.values())

    def __str__(self):
        each = [f"{self._weighed[key]:6} {url}" for key, url in self._asked.items()]
        return "\n".join([f"{self.requests} requests, {self.bytes} bytes", *each])


@pytest.fixture
def weigh(browser, hall):
    """Lets somebody in who has been signed in but never here, and weighs visits to a page."""
    contexts = []

    def weigh(role, person):
        context = browser.new_context(viewport=PHONE, locale="nl-NL")
        contexts.append(context)
        address = f"http://127.0.0.1:{hall.port}"
        context.request.get(f"{address}/k/{person['token']}", max_redirects=0)
        return lambda: visit(context, f"{address}/{role}/{hall.code}")

    yield weigh
    for context in contexts:
        context.close()


def visit(context, address):
    """Opens a page in a tab of its own until it is connected, and gives the scales."""
    page = context.new_page()
    scales = Scales(page)
    page.goto(address)
    expect(page.locator('[data-test="line"]').get_by_text("Verbonden", exact=True)).to_be_visible()
    until(lambda: page.evaluate("document.readyState") == "complete" and scales.is_still, what="everything to come")
    page.close()
    return scales


def test_the_page_of_an_employer_is_light_and_next_time_it_weighs_nothing(hall, weigh):
    opens = weigh("employer", hall.people["employers"][0])

    first, again = opens(), opens()

    # One kilobyte of it says that the conference is practised, and what was promised before the day.
    assert first.bytes <= 36_000 and first.requests <= 8, str(first)
    assert again.bytes <= 2_000, str(again)


@pytest.mark.parametrize("role", REQUESTS)
def test_every_other_page_is_nearly_as_light(hall, weigh, role):
    person = hall.people["wethouders"][0] if role == "wethouder" else hall.people[role]

    first = weigh(role, person)()

    assert first.bytes <= BYTES.get(role, 50_000) and first.requests <= REQUESTS[role], str(first)
