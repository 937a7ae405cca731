"""The three engines, each started when somebody first needs it. One that does not start is a failure."""

import contextlib
import functools
import os

import pytest
from playwright.sync_api import sync_playwright

from playwright_visitor import PlaywrightVisitor
from webkit_visitor import Display, WebKitVisitor

# The engine without its windows, which takes a third less time; WIEBIEDT_CHROMIUM=/usr/bin/chromium tries the other.
CHROMIUM = os.environ.get("WIEBIEDT_CHROMIUM", "/usr/bin/chromium-headless-shell")
FIREFOX = os.environ.get("WIEBIEDT_FIREFOX", "/usr/lib/firefox-esr/firefox-esr")

in_every_engine = pytest.mark.parametrize("engine", ["chromium", "firefox", "webkit"])


class Browsers(contextlib.ExitStack):
    """Gives everybody a browser of the engine that they have."""

    def visitor(self, engine, *options, **more):
        kind = WebKitVisitor if engine == "webkit" else PlaywrightVisitor
        return kind(getattr(self, engine), *options, **more)

    @functools.cached_property
    def _playwright(self):
        return self.enter_context(sync_playwright())

    @functools.cached_property
    def chromium(self):
        # Continuous integration runs as root, which Chromium's sandbox does not allow.
        browser = self._playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        return self.enter_context(contextlib.closing(browser))

    @functools.cached_property
    def firefox(self):
        browser = self._playwright.firefox.launch(channel="moz-firefox", executable_path=FIREFOX)
        return self.enter_context(contextlib.closing(browser))

    @functools.cached_property
    def webkit(self):
        return self.enter_context(contextlib.closing(Display()))
