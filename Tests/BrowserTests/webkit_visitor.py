"""A visitor with WebKit, through WebDriver, on a display that nobody sees."""

import functools
import os
import re
import subprocess

from selenium import webdriver
from selenium.common import exceptions
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from server import until
from visitor import PATIENCE_S, Visitor, plain

MINIBROWSER = os.environ.get("WIEBIEDT_MINIBROWSER", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser")
DRIVER = os.environ.get("WIEBIEDT_WEBKITDRIVER", "/usr/bin/WebKitWebDriver")

# Where a role is found; whether something has the name, the browser itself says.
PLACES = {
    "button": "button, [role=button]",
    "checkbox": "input[type=checkbox]",
    "combobox": "select",
    "heading": "h1, h2, h3, h4",
    "link": "a[href]",
    "progressbar": "progress",
    "radio": "input[type=radio]",
    "textbox": "input:not([type]), input[type=text], textarea",
}
VISIBLE = """
const shown = (element) => element.checkVisibility({ visibilityProperty: true })
return [...document.querySelectorAll(arguments[0])].filter(shown)
"""
SAYS = """
const own = (element) => [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
const says = (element) => own(element).map(({ data }) => data).join("").trim() === arguments[0]
const shown = (element) => element.checkVisibility({ visibilityProperty: true })
return [...document.body.querySelectorAll("*")].filter((element) => says(element) && shown(element))
"""
# WebKit's driver tells nothing of the console, so the page is listened to from the moment that it stands. What a page
# does before that, the two other engines hear.
LISTEN = """
if (!window.heard) {
  const heard = (window.heard = [])
  const hear = (text) => heard.push(String(text))
  const lost = ({ src, href }) => `did not load: ${src ?? href}`
  addEventListener("error", ({ message, target }) => hear(message ?? lost(target)), true)
  addEventListener("unhandledrejection", ({ reason }) => hear(reason))
  addEventListener("securitypolicyviolation", ({ violatedDirective: rule, sample }) => hear(`${rule}: ${sample}`))
  for (const kind of ["error", "warn"]) console[kind] = (...words) => hear(words.join(" "))
}
const others = performance.getEntriesByType("resource").map(({ name }) => name)
  .filter((name) => !name.startsWith(location.origin + "/") && !/^(data|blob):/.test(name))
performance.clearResourceTimings()
return [...window.heard.splice(0), ...others.map((name) => `asked another host: ${name}`)]
"""

# The page changed while it was looked at: look again.
CHANGED = (
    exceptions.ElementNotInteractableException,
    exceptions.JavascriptException,
    exceptions.NoSuchElementException,
    exceptions.StaleElementReferenceException,
)


class Display:
    """An X server without a screen, with room for what a beamer shows."""

    def __init__(self):
        reading, writing = os.pipe()
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        self.name = f":{number}"

    def browser(self):
        """A browser of somebody, without anything from before."""
        options = Options()
        options.binary_location = MINIBROWSER
        # Without full screen there is a bar with tools, and a window is never as narrow as a phone.
        for argument in ["--automation", "--full-screen"]:
            options.add_argument(argument)
        service = Service(executable_path=DRIVER, env=os.environ | {"DISPLAY": self.name})
        return webdriver.WebKitGTK(options=options, service=service)

    def close(self):
        self._process.terminate()
        self._process.wait()


class WebKitVisitor(Visitor):
    """A person with a browser process of their own."""

    def __init__(self, display, hall, network, *, size, has_trouble, has_clock=False):
        super().__init__(hall, network)
        self._has_trouble = has_trouble
        self.driver = display.browser()
        self.driver.set_window_size(size["width"], size["height"])

    def opens(self, path):
        self._listen()
        self.driver.get(self.address + path)
        self._listen()
        return self

    def finds(self, role, name):
        return Found(self, functools.partial(self._named, PLACES[role], name), f"{role} {name!r}")

    def taps(self, found):
        found.tap()

    def finds_text(self, text):
        return Found(self, lambda: self.driver.execute_script(SAYS, text), text)

    def _named(self, place, name):
        matches = name.search if isinstance(name, re.Pattern) else name.__eq__
        places = self.driver.execute_script(VISIBLE, place)
        return [each for each in places if matches(" ".join(each.accessible_name.split()))]

    def reads(self, text):
        words = self.driver.execute_script("return document.querySelector('main').innerText")
        return plain(text) in plain(words)

    def sees(self, text):
        return self._waits(lambda: self.reads(text), f"{text!r}")

    def sees_no(self, text):
        return self._waits(lambda: not self.reads(text), f"no {text!r}")

    def _waits(self, holds, what):
        until(lambda: self._tries(holds), PATIENCE_S, what=what)
        return self

    def _tries(self, act):
        self._listen()
        try:
            return act()
        except CHANGED:
            return None
        except exceptions.WebDriverException as error:
            # The driver has no words for an element that went while it was asked what it is called.
            if type(error) is exceptions.WebDriverException and not error.msg:
                return None
            raise

    def _listen(self):
        self.complaints += self.driver.execute_script(LISTEN)

    def enters(self, text):
        self.driver.switch_to.active_element.send_keys(text, Keys.ENTER)
        return self

    def runs(self, script):
        given = self.driver.execute_script(script)
        self._listen()
        return given

    def loads_again(self):
        self._listen()
        try:
            self.driver.refresh()
        except exceptions.WebDriverException:
            if not self._has_trouble:
                raise
        return self

    def lets_time_pass(self, seconds):
        return self

    def leaves(self):
        try:
            self._listen()
        finally:
            self.driver.quit()


class Found:
    """What a visitor looks for, with the hands of a Playwright locator."""

    def __init__(self, visitor, look, what):
        self._visitor, self._look, self._what = visitor, look, what

    def is_visible(self):
        return bool(self._visitor._tries(self._look))

    def wait_for(self):
        self._visitor._waits(self._look, self._what)

    def click(self):
        self._does(lambda element: element.click())

    def fill(self, text):
        self._does(lambda element: (element.clear(), element.send_keys(text)))

    def check(self):
        self._does(lambda element: element.is_selected() or element.click())

    def uncheck(self):
        self._does(lambda element: element.is_selected() and element.click())

    def select_option(self, *, label):
        self._does(lambda element: Select(element).select_by_visible_text(label))

    def tap(self):
        self._visitor._tries(lambda: self._once(lambda element: element.click()))

    def _does(self, act):
        self._visitor._waits(lambda: self._once(act), self._what)

    def _once(self, act):
        """Does it, if it is there and can be used; whether it did."""
        if not (found := self._look()):
            return False
        # A bar that sticks to the bottom of the screen is in nobody's way in the middle of it.
        self._visitor.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", found[0])
        act(found[0])
        return True
