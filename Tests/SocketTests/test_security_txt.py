"""Whoever finds a weakness is told where to report it (RFC 9116), and robots are asked to stay out of live rooms."""

import datetime
import re

import pytest

from hall import Hall
from server import run

CONTACT = "mailto:security@wiebiedt.example"
PATH = "/.well-known/security.txt"


@pytest.fixture(scope="module")
def reachable(demo, tmp_path_factory):
    """A hall that names whom to tell."""
    settings = {"WIEBIEDT_SECURITY_CONTACT": CONTACT, "WIEBIEDT_PUBLIC_URL": "https://wiebiedt.example/"}
    hall = Hall(demo, tmp_path_factory.mktemp("hall"), **settings)
    yield hall
    hall.close()


def test_the_file_says_whom_to_tell_until_when_and_in_which_languages(reachable):
    answer = reachable.get(PATH)

    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in answer.body.decode().splitlines())
    until = datetime.datetime.fromisoformat(fields.pop("Expires"))
    assert fields == {
        "Contact": CONTACT,
        "Preferred-Languages": "nl, en",
        "Canonical": f"https://wiebiedt.example{PATH}",
    }
    now = datetime.datetime.now(datetime.UTC)
    assert datetime.timedelta(days=30) < until - now < datetime.timedelta(days=365)
    assert answer.body.endswith(b"\n") and b"\r" not in answer.body


def test_without_a_contact_there_is_no_file_and_the_log_says_so(shared_hall):
    answer = shared_hall.get(PATH)

    assert (answer.status, answer.json["code"]) == (404, "pageUnknown")
    assert '"message":"nobody is named to whom weaknesses can be reported"' in shared_hall.log


def test_without_a_public_address_the_file_names_none(demo, tmp_path):
    hall = Hall(demo, tmp_path, WIEBIEDT_SECURITY_CONTACT="https://wiebiedt.example/melden")
    try:
        assert b"Canonical" not in hall.get(PATH).body
        assert hall.get(PATH).body.startswith(b"Contact: https://wiebiedt.example/melden\n")
    finally:
        hall.close()


NO_CONTACT = [
    "security@wiebiedt.example", "mailto:", "mailto:@", "http://wiebiedt.example", "https://", "tel:112", "javascript:alert(1)",
    "mailto:a@b.example\nExpires: never", "mailto:a b@c.example",
]  # fmt: skip


@pytest.mark.parametrize("contact", NO_CONTACT)
def test_what_is_no_contact_stops_the_server(contact):
    stopped = run("config", env={"WIEBIEDT_SECURITY_CONTACT": contact})

    assert stopped.returncode == 78
    assert stopped.stderr.startswith(b"wiebiedt: WIEBIEDT_SECURITY_CONTACT ")
    assert stopped.stderr.count(b"\n") == 1


def test_robots_are_asked_to_stay_out(shared_hall):
    answer = shared_hall.get("/robots.txt")

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert re.fullmatch(r"User-agent: \*\nDisallow: /\n", answer.body.decode())
