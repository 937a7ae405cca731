"""Somebody with a browser: what they do, found by role and label as a person finds it, and what they see.

The words are the same in every engine; ``playwright_visitor.py`` and ``webkit_visitor.py`` tell how each is done there.
"""

import abc
import re

from server import until
from waking import HIDE, WAYS_TO_WAKE

PHONE = {"width": 390, "height": 844}
BEAMER = {"width": 1920, "height": 1080}

# A line that broke takes some seconds to come back, and a machine that tests is busy.
PATIENCE_S = 15


class Visitor(abc.ABC):
    """A person in a browser of their own.

    ``network`` is what stands between them and the hall, when it gives trouble. ``complaints`` is what the page or the
    browser complained about, but for what a browser says by itself when its network is bad.
    """

    def __init__(self, hall, network):
        self.hall, self.network = hall, network
        self.address = f"http://127.0.0.1:{(network or hall).port}"
        self.complaints = []

    # What each engine does in its own way

    @abc.abstractmethod
    def opens(self, path):
        """Opens a page."""

    @abc.abstractmethod
    def finds(self, role, name):
        """What has that role and exactly that name (or a name that matches), with the hands to use it."""

    @abc.abstractmethod
    def taps(self, found):
        """Presses what was found, if it is there now; it may be gone before the finger is down."""

    @abc.abstractmethod
    def finds_text(self, text):
        """What says exactly that."""

    @abc.abstractmethod
    def reads(self, text):
        """Whether it is there now, for the eyes: what is hidden or folded away does not count, and capitals are
        decoration."""

    @abc.abstractmethod
    def sees(self, text):
        """Reads it, at once or in a moment."""

    @abc.abstractmethod
    def sees_no(self, text):
        """Reads it no more, at once or in a moment."""

    @abc.abstractmethod
    def enters(self, text):
        """Types into whatever has the focus, and presses Enter."""

    @abc.abstractmethod
    def runs(self, script):
        """What a script in the page gives."""

    @abc.abstractmethod
    def loads_again(self):
        """Loads the page again, whatever comes of it."""

    @abc.abstractmethod
    def lets_time_pass(self, seconds):
        """Hurries the page's clock, where the engine can and the visitor ``has_clock``; elsewhere time passes by
        itself, and whoever waits for something waits that much longer."""

    @abc.abstractmethod
    def leaves(self):
        """Closes the browser, and knows all complaints."""

    # Anybody

    def opens_link(self, who):
        """Opens a personal link, and waits for the line to the hall."""
        token = who if isinstance(who, str) and len(who) > 20 else self.hall.token(who)
        self.opens(f"/k/{token}")
        return self.is_connected()

    def is_connected(self, word="Verbonden"):
        self.finds_text(word).wait_for()
        return self

    def is_not_connected(self):
        self.finds_text("Geen verbinding").wait_for()
        return self

    def can_press(self, name):
        self.finds("button", name).wait_for()
        return self

    def presses(self, name):
        self.finds("button", name).click()
        return self

    def keeps_pressing(self, name, sees):
        """Presses as somebody does who knows that nothing happened yet."""
        button = self.finds("button", name)
        until(lambda: self.reads(sees) or self.taps(button), PATIENCE_S, what=sees)
        return self

    def fills(self, label, text):
        self.finds("textbox", label).fill(str(text))
        return self

    def unticks(self, label):
        self.finds("checkbox", label).uncheck()
        return self

    def picks(self, label, option):
        self.finds("combobox", label).select_option(label=option)
        return self

    def follows(self, link):
        self.finds("link", link).click()
        return self

    def sees_heading(self, name):
        self.finds("heading", re.compile(re.escape(name), re.IGNORECASE)).wait_for()
        return self

    def sees_total(self, total):
        """How far the target is, as the bar says it to who cannot see it."""
        self.finds("progressbar", re.compile(f"^{total} ")).wait_for()
        return self

    def can_scroll_sideways(self):
        return self.runs("return document.documentElement.scrollWidth > document.documentElement.clientWidth")

    # An employer

    def chooses(self, kind):
        self.finds("radio", kind).check()
        return self

    def thinks_along(self):
        return self.chooses("Meedenken").presses("Ik denk mee")

    def hides_name(self):
        return self.unticks("Mijn naam mag op het scherm")

    def is_recorded(self, number):
        return self.sees(f"Vastgelegd. Nummer {number:03}")

    # A moderator

    def stages(self, title):
        return self.presses(f"Zet op het podium: {title}")

    # Somebody with a bad line

    def goes_offline(self):
        self.network.breaks()
        return self.is_not_connected()

    def goes_online(self):
        self.network.mends()
        return self.is_connected()

    def reloads(self):
        self.loads_again()
        return self.is_connected()

    def falls_behind(self):
        """From now on news is held back; answers are not."""
        self.network.holds_news()
        return self

    def catches_up(self):
        self.network.brings_news()
        return self

    def falls_asleep(self):
        """The phone goes into a pocket: nothing comes through, and nobody is told."""
        self.network.freezes()
        self.runs(HIDE)
        return self

    def wakes_up(self, way):
        """Ten minutes later what it was connected to is long forgotten."""
        self.network.forgets()
        self.runs(WAYS_TO_WAKE[way])
        return self


def plain(text):
    """The text as it is read: spaces of whatever kind are one, and capitals are decoration."""
    return " ".join(text.split()).lower()
