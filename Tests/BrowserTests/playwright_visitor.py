"""A visitor with Chromium or Firefox, through Playwright."""

import contextlib
import re

from playwright.sync_api import Error, TimeoutError, expect

from visitor import PATIENCE_S, Visitor, plain

TAP_MS = 500

# What a browser says by itself when the network or the server is gone, which is then no fault of the page.
NO_NETWORK = re.compile(
    r"net::ERR_|WebSocket connection to|Failed to load resource"
    r"|Firefox can’t establish a connection|The connection to ws://\S+ was interrupted"
)
ERROR_PAGE = re.compile("^(chrome-error:|about:neterror)")


class PlaywrightVisitor(Visitor):
    """A person with a context of their own, as if it were a phone of their own.

    ``script`` runs before each page does; ``forgives`` says which complaints are no fault; with ``has_clock`` the page
    goes by a clock that a test can move; ``zone`` is the one that the device is set to.
    """

    def __init__(
        self, browser, hall, network, *, size, has_trouble, has_clock=False, script=None, forgives="$^", zone=None
    ):
        super().__init__(hall, network)
        self.sockets, self.requests = [], []
        self._has_trouble, self._forgiven = has_trouble, re.compile(forgives)
        self.context = browser.new_context(viewport=size, locale="nl-NL", timezone_id=zone, accept_downloads=True)
        self.context.set_default_timeout(PATIENCE_S * 1_000)
        if script:
            self.context.add_init_script(script)
        if has_clock:
            self.context.clock.install()
        self.page = self.context.new_page()
        self._watch()

    def _watch(self):
        page = self.page
        page.on("console", lambda said: self._heard(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self._heard(str(error)))
        page.on("request", lambda request: self._asked(request.url))
        page.on("websocket", lambda socket: self.sockets.append(socket.url))

    def _heard(self, text):
        if not (self._has_trouble and NO_NETWORK.search(text)) and not self._forgiven.search(text):
            self.complaints.append(text)

    def _asked(self, url):
        self.requests.append(url.removeprefix(self.address))
        if not url.startswith((self.address + "/", "data:", "blob:", self.address.replace("http", "ws") + "/")):
            self.complaints.append(f"asked another host: {url}")

    def opens(self, path):
        self.page.goto(self.address + path)
        return self

    def finds(self, role, name):
        return self.page.get_by_role(role, name=name, exact=True)

    def taps(self, found):
        with contextlib.suppress(TimeoutError):
            found.click(timeout=TAP_MS)

    def finds_text(self, text):
        return self.page.get_by_text(text, exact=True).first

    def reads(self, text):
        return plain(text) in plain(self.page.get_by_role("main").inner_text())

    def sees(self, text):
        expect(self.page.get_by_role("main")).to_contain_text(text, use_inner_text=True, ignore_case=True)
        return self

    def sees_no(self, text):
        expect(self.page.get_by_role("main")).not_to_contain_text(text, use_inner_text=True, ignore_case=True)
        return self

    def enters(self, text):
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        return self

    def runs(self, script):
        return self.page.evaluate(f"() => {{ {script} }}")

    def loads_again(self):
        try:
            self.page.reload()
        except Error:
            if not self._has_trouble:
                raise
            # Until the browser's own page stands there, it would come in the way of the next one.
            self.page.wait_for_url(ERROR_PAGE, wait_until="commit")
        return self

    def lets_time_pass(self, seconds):
        self.page.clock.run_for(seconds * 1_000)
        return self

    def places(self, *names):
        """Where buttons are."""
        return [self.finds("button", name).bounding_box() for name in names]

    def is_on_top(self, element):
        """Whether nothing lies over the middle of it."""
        return element.evaluate(
            """element => {
                const { x, y, width, height } = element.getBoundingClientRect()
                return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
            }"""
        )

    def leaves(self):
        self.context.close()
