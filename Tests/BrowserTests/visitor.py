"""Somebody with a browser: what they do, found by role and label as a person finds it, and what they see."""

import re

from playwright.sync_api import expect

from server import until

PHONE = {"width": 390, "height": 844}
BEAMER = {"width": 1280, "height": 720}

CLICK_LIMIT_MS = 10_000

# What a browser says by itself when the network or the server is gone, which is then no fault of the page.
NO_NETWORK = re.compile(r"net::ERR_|WebSocket connection to|Failed to load resource")

# Networks that do not like sockets: one lets none open, another cuts each before it says anything.
BLOCKS_SOCKETS = """
window.WebSocket = class {
  constructor() { setTimeout(() => this.onclose?.({ code: 1006 })) }
  close() {}
}
"""
CUTS_SOCKETS = """
window.WebSocket = class {
  constructor() {
    setTimeout(() => {
      this.onopen?.()
      setTimeout(() => this.onclose?.({ code: 1006 }), 20)
    })
  }
  send() {}
  close() {}
}
"""


class Visitor:
    """A person in a browser of their own."""

    def __init__(
        self, browser, hall, who=None, *, size=PHONE, network=None, has_trouble=False, has_clock=False, forgives="$^"
    ):
        self.hall = hall
        self.address = f"http://127.0.0.1:{hall.port}"
        self.complaints, self.sockets, self.requests = [], [], []
        self.is_deaf = self.is_behind = False
        self._held = []
        self._has_trouble = has_trouble
        self._forgiven = re.compile(forgives)
        self.context = browser.new_context(viewport=size, locale="nl-NL", accept_downloads=True)
        if network:
            self.context.add_init_script(network)
        elif has_trouble:
            self.context.route_web_socket("**/live/**", self._relay)
        if has_clock:
            self.context.clock.install()
        self.page = self.context.new_page()
        self._watch()
        if who is not None:
            self.opens_link(who)

    def _relay(self, line):
        """Lets everything through, but for what the server says to who is deaf, and news to who is behind."""
        server = line.connect_to_server()
        server.on_message(lambda text: self._hears(line, text))

    def _hears(self, line, text):
        if self.is_behind and '"type":"events"' in text:
            self._held.append((line, text))
        elif not self.is_deaf:
            line.send(text)

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
        if not url.startswith((self.address + "/", "data:", "blob:")):
            self.complaints.append(f"asked another host: {url}")

    # Anybody

    def opens(self, path):
        self.page.goto(self.address + path)
        return self

    def opens_link(self, who):
        """Opens a personal link, and waits for the line to the hall."""
        token = who if isinstance(who, str) and len(who) > 20 else self.hall.token(who)
        self.opens(f"/k/{token}")
        return self.is_connected()

    def is_connected(self):
        expect(self.page.get_by_text("Verbonden", exact=True)).to_be_visible()
        return self

    def is_not_connected(self):
        expect(self.page.get_by_text("Geen verbinding", exact=True)).to_be_visible()
        return self

    def can_press(self, name):
        expect(self.page.get_by_role("button", name=name, exact=True)).to_be_visible()
        return self

    def presses(self, name):
        self.page.get_by_role("button", name=name, exact=True).click(timeout=CLICK_LIMIT_MS)
        return self

    def keeps_pressing(self, name, sees):
        """Presses as somebody does who knows that nothing happened yet."""
        button, told = self.page.get_by_role("button", name=name, exact=True), self.page.get_by_text(sees).first
        until(lambda: told.is_visible() or button.is_visible() and button.click(), what=sees)
        return self

    def fills(self, label, text):
        self.page.get_by_role("textbox", name=label, exact=True).fill(str(text))
        return self

    def sees(self, text):
        """Sees it with the eyes: what is hidden or folded away does not count, and capitals are decoration."""
        expect(self.page.get_by_role("main")).to_contain_text(text, use_inner_text=True, ignore_case=True)
        return self

    def sees_no(self, text):
        expect(self.page.get_by_role("main")).not_to_contain_text(text, use_inner_text=True, ignore_case=True)
        return self

    def sees_heading(self, name):
        expect(self.page.get_by_role("heading", name=name)).to_be_visible()
        return self

    def sees_total(self, total):
        """How far the target is, as the bar says it to who cannot see it."""
        expect(self.page.get_by_role("progressbar", name=re.compile(f"^{total} "))).to_be_visible()
        return self

    def can_scroll_sideways(self):
        return self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")

    def places(self, *names):
        """Where buttons are."""
        return [self.page.get_by_role("button", name=name, exact=True).bounding_box() for name in names]

    def is_on_top(self, element):
        """Whether nothing lies over the middle of it."""
        return element.evaluate(
            """element => {
                const { x, y, width, height } = element.getBoundingClientRect()
                return element.contains(document.elementFromPoint(x + width / 2, y + height / 2))
            }"""
        )

    # An employer

    def chooses(self, kind):
        self.page.get_by_role("radio", name=kind, exact=True).check()
        return self

    def thinks_along(self):
        return self.chooses("Meedenken").presses("Ik denk mee")

    def is_recorded(self, number):
        return self.sees(f"Vastgelegd. Nummer {number:03}")

    # A moderator

    def stages(self, title):
        return self.presses(f"Zet op het podium: {title}")

    # Somebody with a bad line

    def goes_offline(self):
        self.context.set_offline(True)
        return self.is_not_connected()

    def goes_online(self):
        self.context.set_offline(False)
        return self.is_connected()

    def falls_behind(self):
        """From now on news is held back; answers are not."""
        self.is_behind = True
        return self

    def catches_up(self):
        self.is_behind = False
        for line, text in self._held:
            line.send(text)
        return self

    def reloads(self):
        self.page.reload()
        return self.is_connected()
