"""Somebody who looks at a page, in a language of theirs: everything is found by the key of its text."""

import pathlib

from playwright.sync_api import expect

from texts import text

PHONE = {"width": 390, "height": 844}
BEAMER = {"width": 1920, "height": 1080}

IN_PAGE = (pathlib.Path(__file__).parent / "in-page.js").read_text()
_SPEAKS = "try { localStorage.setItem('taal', '%s') } catch {}"


class Guest:
    """A person in a browser of their own, in the hall of an afternoon."""

    def __init__(self, browser, afternoon, language, size=PHONE):
        self.afternoon, self.hall, self.language = afternoon, afternoon.hall, language
        self.address = f"http://127.0.0.1:{self.hall.port}"
        self.context = browser.new_context(viewport=size, color_scheme="light")
        self.context.add_init_script(_SPEAKS % language)
        self.context.add_init_script(IN_PAGE)
        self.page = self.context.new_page()
        self.is_at_wall = size == BEAMER

    def leaves(self):
        self.context.close()

    def opens(self, path):
        self.page.goto(self.address + path)
        return self

    def opens_link(self, who):
        """Opens a personal link, and waits until the page shows what the hall is at."""
        token = who if isinstance(who, str) and len(who) > 20 else self.hall.token(who)
        self.opens(f"/k/{token}")
        expect(self.page.locator("[data-connection=open]")).to_be_visible()
        expect(self.page.locator("#loading")).to_be_hidden()
        return self

    def opens_code(self):
        """Scans the code on the screen."""
        return self.opens(f"/{self.hall.code}")

    def opens_section(self, section):
        """Goes to a part of the organiser's desk."""
        self.page.locator(f".nav a[href='#{section}']").click()
        return self.sees_element(f"#{section}")

    def sees(self, key, **words):
        found = self.page.get_by_role("main").get_by_text(text(self.language, key, **words))
        expect(found.filter(visible=True).first).to_be_visible()
        return self

    def sees_element(self, selector):
        expect(self.page.locator(selector).first).to_be_visible()
        return self

    def sees_banner(self, key):
        expect(self.page.locator("[data-banner]")).to_contain_text(text(self.language, key))
        return self

    def presses(self, key, **words):
        self.page.get_by_role("button", name=text(self.language, key, **words), exact=True).first.click()
        return self

    def unfolds(self, selector):
        self.page.locator(f"{selector} > summary").click()
        return self

    def fills(self, selector, value):
        self.page.locator(selector).fill(str(value))
        return self

    def chooses(self, kind):
        self.page.locator(f"[name=kind][value={kind}]").check()
        return self

    def press_offer(self):
        self.page.locator("#offer-button").click()
        return self
