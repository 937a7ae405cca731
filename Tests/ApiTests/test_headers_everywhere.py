"""Every GET there is, and every file of every page: what a browser is told it may do with the answer.

The rules are those of the lint of internet.nl, OWASP ASVS 5.0 (3.4) and the NL API rule transport/security-headers.
"""

import http.client
import re

import pytest

from documents import OPENAPI, ROOT

PLACES = {"path": "lists/kinds.json", "offer": "1", "pitch": "p1", "sheet": "badges"}
GETS = [path for path, item in OPENAPI["paths"].items() if "get" in item]
FILES = sorted(str(file.relative_to(ROOT / "Web")) for file in (ROOT / "Web").rglob("*") if file.is_file())

# Within these a policy has no say over what is not named.
FETCHES = ["script-src", "style-src", "img-src", "connect-src", "font-src", "manifest-src", "object-src", "frame-src"]
SHOWN = ("text/html", "image/png", "application/manifest+json")


def headers(hall, path, role="organiser"):
    """The status and the headers of an answer; its body is left alone, for one has no end."""
    line = http.client.HTTPConnection("127.0.0.1", hall.port, timeout=10)
    try:
        line.request("GET", path, headers={"Authorization": "Bearer " + hall.token(role)} if role else {})
        answer = line.getresponse()
        return answer.status, answer.headers
    finally:
        line.close()


def address(hall, path):
    return path.format(**PLACES, code="482917" if path == "/{code}" else hall.code, token=hall.token("jury"))


def everywhere(hall):
    """Every address that can be asked for, and some that lead nowhere."""
    known = [address(hall, path) for path in GETS] + [f"/a/{name}" for name in FILES]
    return dict.fromkeys([*known, "/nothing-here", "/a/nothing.js", "/api/v1/nothing", "/k/nobody", "/error"])


@pytest.fixture(scope="module")
def answers(hall):
    """What the organiser is told, by address."""
    return {path: headers(hall, path) for path in everywhere(hall)}


@pytest.fixture(scope="module")
def answers_to_strangers(hall):
    """What somebody is told who has not said who they are."""
    return {path: headers(hall, path, None) for path in everywhere(hall)}


def policy(headers):
    told = headers["Content-Security-Policy"]
    assert told, "there is a policy"
    parts = [part.split() for part in told.split(";")]
    assert len(parts) == len({name for name, *_ in parts}), "each once"
    return {name: values for name, *values in parts}


def check_policy(headers):
    """internet.nl: a default that is closed, the rest set, and nothing unsafe."""
    rules = policy(headers)
    assert rules["default-src"] == ["'none'"]
    for name in ("base-uri", "frame-ancestors"):
        assert rules[name] == ["'none'"], name
    assert rules["form-action"] in (["'self'"], ["'none'"])
    assert rules.get("frame-src", ["'none'"]) == ["'none'"]
    for name in FETCHES:
        assert rules.get(name, ["'none'"]) in (["'self'"], ["'none'"]), name
    loose = r"unsafe|data:|blob:|https?:|wss?:|\*|127\.0\.0\.1|localhost|nonce|report"
    assert not re.search(loose, headers["Content-Security-Policy"])


def check_every(answers, check):
    """Checks every answer, and names those that do not hold."""
    broken = {}
    for path, (status, told) in answers.items():
        try:
            check(status, told)
        except (AssertionError, KeyError, TypeError) as error:
            broken[path] = f"{status}: {error!r}"
    assert broken == {}


def test_the_walk_goes_past_every_kind_of_answer(answers, answers_to_strangers):
    assert len(answers) > 300
    assert {status for status, _ in answers.values()} >= {200, 303, 404, 426}
    assert {status for status, _ in answers_to_strangers.values()} >= {200, 303, 401, 404}


def test_every_answer_has_a_policy_that_the_lint_of_internet_nl_passes(answers, answers_to_strangers):
    for told in answers, answers_to_strangers:
        check_every(told, lambda _, headers: check_policy(headers))


def test_every_answer_is_what_it_says_it_is_and_is_for_nobody_else(answers):
    def check(status, told):
        assert told.get_all("X-Content-Type-Options") == ["nosniff"]
        assert told.get_all("Cross-Origin-Resource-Policy") == ["same-origin"]
        assert told["Referrer-Policy"] in ("same-origin", "no-referrer")
        assert told.get_all("API-Version") == [OPENAPI["info"]["version"]]
        assert len(told.get_all("Cache-Control")) == 1
        assert told["Content-Type"] or status in (303, 304)
        assert told["Server"] is None and told["X-Powered-By"] is None
        assert told["Strict-Transport-Security"] is None, "over plain HTTP it means nothing"

    check_every(answers, check)


def test_what_a_browser_shows_can_be_framed_by_nobody_and_asks_for_no_camera(answers):
    def check(_, told):
        if (told["Content-Type"] or "").startswith(SHOWN):
            assert told["X-Frame-Options"] == "DENY"
            assert told["Cross-Origin-Opener-Policy"] == "same-origin"
            for power in ("camera", "microphone", "geolocation", "payment", "usb"):
                assert f"{power}=()" in told["Permissions-Policy"], power

    check_every(answers, check)


def test_every_page_trusts_no_text_as_a_script(answers):
    def check(status, told):
        if (told["Content-Type"] or "").startswith("text/html"):
            assert policy(told)["require-trusted-types-for"] == ["'script'"]

    check_every(answers, check)


def test_no_answer_of_somebodys_own_is_kept(hall, answers):
    own = [path for path in GETS if OPENAPI["paths"][path]["get"].get("security")]
    kept = [path for path in own if answers[address(hall, path)][1]["Cache-Control"] != "no-store"]
    assert len(own) > 20 and kept == []


def test_only_the_descriptions_of_the_api_are_for_other_sites(answers):
    open_to_all = {path for path, (_, told) in answers.items() if told["Access-Control-Allow-Origin"]}
    assert open_to_all == {"/api/v1/openapi.json", "/api/v1/asyncapi.yaml"}
