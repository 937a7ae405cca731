"""What every answer says, on every kind of route, and what rude requests get."""

import http.client

import pytest

from line import PATIENCE_S

ROUTES = {
    "the page to join": ("GET", "/", None, 200),
    "the same with a code": ("GET", "/482917", None, 200),
    "the page of a role": ("GET", "/employer/{code}", None, 200),
    "a picture": ("GET", "/api/v1/conferences/{code}/qr.svg", None, 200),
    "a conference": ("GET", "/api/v1/conferences/{code}", None, 200),
    "somebody's own": ("GET", "/api/v1/conferences/{code}/me", "organiser", 200),
    "a download": ("GET", "/api/v1/conferences/{code}/exports/commitments.csv", "organiser", 200),
    "a command that is wrong": ("POST", "/api/v1/conferences/{code}/commands", "organiser", 400),
    "a conference that is not there": ("GET", "/api/v1/conferences/000000", None, 404),
    "nobody": ("GET", "/api/v1/conferences/{code}/me", None, 401),
    "somebody who may not": ("GET", "/api/v1/conferences/{code}/people", 0, 403),
    "a socket without a handshake": ("GET", "/live/{code}", 0, 426),
    "a link": ("GET", "/k/{token}", None, 303),
    "a link that nobody has": ("GET", "/k/x", None, 404),
    "a page that is not there": ("GET", "/bestaat-niet", None, 404),
    "a role that is not there": ("GET", "/koning/482917", None, 404),
    "an asset that is not there": ("GET", "/a/../Package.swift", None, 404),
    "its health": ("GET", "/health/ready", None, 200),
    "its numbers": ("GET", "/metrics", None, 200),
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture(scope="module")
def hall(shared_hall):
    return shared_hall


@pytest.mark.parametrize(("method", "path", "who", "status"), ROUTES.values(), ids=ROUTES)
def test_every_answer_keeps_the_page_safe(hall, method, path, who, status):
    path = path.format(code=hall.code, token=hall.token("jury"))
    reply = hall.request(method, path, who, {} if method == "POST" else None)

    assert reply.status == status
    assert {name: reply.headers[name] for name in HEADERS} == HEADERS
    assert reply.headers["Referrer-Policy"] in ("same-origin", "no-referrer")
    assert "camera=()" in reply.headers["Permissions-Policy"]
    assert "Server" not in reply.headers
    is_strict(reply.headers["Content-Security-Policy"])
    if status >= 400 and path.startswith("/api") and "commands" not in path:
        assert reply.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/a/styles/base.css", "/a/employer/employer.js", "/a/lists/kinds.json", "/a/favicon.svg"])
def test_a_part_of_a_page_can_be_nothing_else(hall, path):
    headers = hall.get(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == headers["Referrer-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    assert policy == "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def is_strict(policy):
    """The lint of internet.nl: everything forbidden but our own, and nothing unsafe."""
    told = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert told["default-src"] == told["base-uri"] == told["frame-ancestors"] == "'none'"
    assert told["script-src"] == told["style-src"] == told["connect-src"] == told["form-action"] == "'self'"
    assert told["require-trusted-types-for"] == "'script'"
    assert not [bad for bad in ("unsafe", "data:", "http:", "https:", "*", "127.0.0.1") if bad in policy]


def test_what_belongs_to_somebody_is_kept_nowhere(hall):
    for path in ["/me", "/exports/commitments.csv", "/ledger.jsonl", "/offers"]:
        assert hall.get(hall.api + path, "organiser").headers["Cache-Control"] == "no-store"


def test_a_page_refers_to_files_that_a_browser_may_keep_for_ever(hall):
    page = hall.get("/").body.decode()
    path = page.split('src="', 1)[1].split('"')[0]

    assert "immutable" in hall.get(path).headers["Cache-Control"]
    assert hall.get("/").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    ["/a/../Package.swift", "/a/%2e%2e/Package.swift", "/a/..%2fPackage.swift", "/a//etc/passwd", "/a/%00", "/a/",
     "/a/join", "/a/styles/..\\..\\Package.swift", "/a/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/a/%ff"],
)  # fmt: skip
def test_no_path_leads_out_of_the_folder(hall, path):
    reply = hall.get(path)

    assert reply.status in (400, 404)
    assert b"swift-tools-version" not in reply.body and b"root:" not in reply.body


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "QUERY", "GET"])
def test_a_method_that_is_not_there_does_nothing_and_is_told_which_are(hall, method):
    before = hall.seq

    reply = hall.request(method, f"{hall.api}/commands", "organiser", {})

    assert (reply.status, reply.headers["Allow"]) == (405, "POST")
    assert hall.seq == before


@pytest.mark.parametrize("path", ["commands", "people", "join"])
def test_a_body_that_is_too_large_is_not_read(hall, path):
    body = b'{"id":"x","note":"' + b"x" * 20_000 + b'"}'

    reply = hall.post(f"{hall.api}/{path}", body, "organiser")

    assert (reply.status, reply.json["code"]) == (413, "tooLarge")


def test_a_body_that_says_it_is_endless_is_not_waited_for(hall):
    line = http.client.HTTPConnection("127.0.0.1", hall.port, timeout=PATIENCE_S)
    line.putrequest("POST", f"{hall.api}/commands")
    line.putheader("Authorization", "Bearer " + hall.token("organiser"))
    line.putheader("Content-Length", str(10 * 1024**3))
    line.endheaders(b"x" * 40_000)

    assert line.getresponse().status == 413
    line.close()


def test_a_field_that_is_too_large_is_refused(hall):
    assert hall.get("/", X_Padding="x" * 70_000).status in (400, 431)


def test_a_name_with_markup_is_only_text_to_the_server(hall):
    name = "<img src=x onerror=alert(1)>"

    joined = hall.post(f"{hall.api}/join", {"name": name, "organisation": "'; DROP TABLE entry; --"})

    assert joined.json["name"] == name
    assert joined.headers["Content-Type"] == "application/json"
