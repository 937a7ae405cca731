"""Requests as no browser sends them, byte by byte: each gets a short answer or an end, and nobody else notices."""

import json
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from line import PATIENCE_S

# How long a body, a header or a first request may take; and what a busy machine may add.
PATIENCE_OF_SERVER_S, SLACK_S = 10, 5

COMMAND = '{"id":"raw","type":"closeOffers","pitch":"p1"}'


@pytest.fixture(scope="module")
def hall(shared_hall):
    return shared_hall


def said(hall, text):
    """The bytes of a request, with the places of this hall filled in."""
    places = {
        "<host>": f"Host: 127.0.0.1:{hall.port}\r\n",
        "<post>": f"POST {hall.api}/commands HTTP/1.1\r\nHost: 127.0.0.1:{hall.port}\r\n"
        f"Authorization: Bearer {hall.token('organiser')}\r\n",
        "<api>": hall.api,
        "<command>": COMMAND,
        "<length>": str(len(COMMAND)),
    }  # fmt: skip
    for place, meant in places.items():
        text = text.replace(place, meant)
    return text.encode("latin-1")


def answered(hall, data, within=PATIENCE_S):
    """What comes back until the server ends, and how soon it did; the status is 0 when nothing came."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", hall.port), timeout=within) as line:
        line.sendall(data)
        answer = b""
        try:
            while more := line.recv(65536):
                answer += more
        except ConnectionResetError:
            pass
    return Heard(answer, time.monotonic() - began)


class Heard:
    def __init__(self, answer, seconds):
        self._all = answer
        self.head, _, self.body = answer.partition(b"\r\n\r\n")
        self.status = int(self.head.split()[1]) if self.head else 0
        self.seconds = seconds

    def field(self, name):
        fields = dict(line.lower().split(": ", 1) for line in self.head.decode().split("\r\n")[1:])
        return fields.get(name.lower())

    @property
    def statuses(self):
        """The status of every answer, one after the other; each says how long it is."""
        found, rest = [], self._all
        while rest:
            head, _, rest = rest.partition(b"\r\n\r\n")
            found.append(int(head.split()[1]))
            rest = rest[int(re.search(rb"(?im)^content-length: (\d+)", head)[1]) :]
        return found


# By what is wrong: the status, and the bytes. After each the server ends the connection.
ENDED = {
    "no host": (400, "GET / HTTP/1.1\r\n\r\n"),
    "two hosts": (400, "GET / HTTP/1.1\r\n<host><host>\r\n"),
    "an empty host": (400, "GET / HTTP/1.1\r\nHost:\r\n\r\n"),
    "a host with a path": (400, "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
    "a host with a user": (400, "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n"),
    "a tunnel": (405, "CONNECT 127.0.0.1:1 HTTP/1.1\r\n<host>\r\n"),
    "a method that nobody knows": (400, "BREW / HTTP/1.1\r\n<host>\r\n"),
    "an address of 20 kB": (431, "GET /" + "x" * 20_000 + " HTTP/1.1\r\n<host>\r\n"),
    "a field of 9 kB": (431, "GET / HTTP/1.1\r\n<host>X: " + "x" * 9_000 + "\r\n\r\n"),
    "three fields of 7 kB": (431, "GET / HTTP/1.1\r\n<host>" + ("X: " + "x" * 7_000 + "\r\n") * 3 + "\r\n"),
    "a hundred fields": (431, "GET / HTTP/1.1\r\n<host>" + "X: 1\r\n" * 100 + "\r\n"),
    "65 fields": (431, "GET /health/live HTTP/1.1\r\n<host>" + "X: 1\r\n" * 64 + "\r\n"),
    "a length and chunks": (
        400,
        "<post>Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    ),
    "two lengths": (400, "<post>Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
    "the same length twice": (400, "<post>Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}"),
    "a length below nothing": (400, "<post>Content-Length: -2\r\n\r\n{}"),
    "a length that is no number": (400, "<post>Content-Length: 2x\r\n\r\n{}"),
    "chunks in chunks": (400, "<post>Transfer-Encoding: chunked, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
    "packed chunks": (501, "<post>Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
    "a chunk of no length": (400, "<post>Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
    "an expectation that nobody knows": (417, "<post>Expect: tea\r\nContent-Length: 2\r\n\r\n{}"),
    "a NUL in a field": (400, "GET / HTTP/1.1\r\n<host>X: a\0b\r\n\r\n"),
    "a bare carriage return": (400, "GET / HTTP/1.1\r\n<host>X: a\rb\r\n\r\n"),
    "a folded field": (400, "GET / HTTP/1.1\r\n<host>X: a\r\n b\r\n\r\n"),
    "a space before a colon": (400, "GET / HTTP/1.1\r\n<host>X : a\r\n\r\n"),
    "bare line feeds": (400, "GET / HTTP/1.1\n<host>\n\n"),
    "HTTP/2 without asking": (400, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
    "HTTP/2 on a line of HTTP/1": (400, "GET / HTTP/2.0\r\n<host>\r\n"),
    "the hello of TLS": (400, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "\x7f" * 512),
    "bytes by chance": (400, "".join(chr(place * 7919 % 256) for place in range(600))),
    "prose": (400, "Wie biedt?\r\n\r\n"),
    "a body of 10 GB that waits to be asked for": (
        413,
        "<post>Expect: 100-continue\r\nContent-Length: 10737418240\r\n\r\n",
    ),
    "a body that is too large by its own word": (413, "<post>Content-Length: 70000\r\n\r\n" + "x" * 2_000),
    "chunks that are too much together": (
        413,
        "<post>Transfer-Encoding: chunked\r\n\r\nfffff\r\n" + "x" * 70_000,
    ),
}


@pytest.mark.parametrize(("status", "text"), ENDED.values(), ids=ENDED)
def test_a_request_that_is_none_gets_a_status_and_an_end(hall, status, text):
    before = hall.seq

    heard = answered(hall, said(hall, text))

    assert heard.status == status
    assert heard.field("Connection") == "close"
    assert heard.seconds < PATIENCE_S
    says_what_to_do(heard)
    says_nothing_of_itself(heard)
    assert hall.seq == before


@pytest.mark.parametrize("name", ["no host", "a field of 9 kB", "a space before a colon", "bytes by chance", "packed chunks"])
def test_what_follows_a_good_request_and_is_none_is_answered_alike(hall, name):
    status, text = ENDED[name]

    heard = answered(hall, said(hall, "GET /health/live HTTP/1.1\r\n<host>\r\n") + said(hall, text))

    good, _, bad = heard.body.partition(b"HTTP/1.1 ")
    assert good == b'{"status":"pass"}', f"{heard.head} {heard.body}"
    heard = Heard(b"HTTP/1.1 " + bad, heard.seconds)
    assert heard.status == status
    says_what_to_do(heard)


def says_what_to_do(heard):
    """The answer is a problem with a word for programs and a sentence for people, and with the headers of every answer."""
    assert heard.field("Content-Type") == "application/problem+json"
    problem = json.loads(heard.body[: int(heard.field("Content-Length"))])
    assert problem["status"] == heard.status
    assert problem["code"] in CODES[heard.status]
    assert re.fullmatch(r"[A-Z].{15,}\.", problem["detail"])
    assert heard.field("X-Content-Type-Options") == "nosniff"
    assert "frame-ancestors 'none'" in heard.field("Content-Security-Policy")
    assert heard.field("Cross-Origin-Resource-Policy") == "same-origin"
    assert heard.field("Cache-Control") == "no-store"


# The words for programs, by status.
CODES = {
    400: {"badRequest"},
    404: {"pageUnknown", "conferenceUnknown"},
    405: {"methodUnknown"},
    408: {"tooSlow"},
    413: {"tooLarge"},
    414: {"badRequest"},
    415: {"typeUnknown"},
    417: {"badRequest"},
    431: {"tooLarge"},
    501: {"badRequest"},
}


# By what is wrong: the status, and the bytes. After each the line stays for the next request.
GOES_ON = {
    "an address that leads nowhere": (404, "GET /x HTTP/1.1\r\n<host>\r\n"),
    "a method for nobody": (405, "TRACE / HTTP/1.1\r\n<host>\r\n"),
    "a method that is not there": (405, "DELETE <api>/commands HTTP/1.1\r\n<host>\r\n"),
    "an address of 5 kB": (414, "GET /" + "x" * 5_000 + " HTTP/1.1\r\n<host>\r\n"),
    "a query of 5 kB": (414, "GET /?a=" + "x" * 5_000 + " HTTP/1.1\r\n<host>\r\n"),
    "half an escape": (400, "GET /a/%z HTTP/1.1\r\n<host>\r\n"),
    "an escape that is none": (400, "GET /a/%zz HTTP/1.1\r\n<host>\r\n"),
    "a signed escape": (400, "GET /a/%+1 HTTP/1.1\r\n<host>\r\n"),
    "an overlong slash": (400, "GET /a/%c0%ae%c0%ae/x HTTP/1.1\r\n<host>\r\n"),
    "bytes that are no text": (400, "GET /%ff HTTP/1.1\r\n<host>\r\n"),
    "a code of no text": (400, "GET /api/v1/conferences/%ff HTTP/1.1\r\n<host>\r\n"),
    "a query of no text": (400, "GET <api>/me?as=%ff HTTP/1.1\r\n<host>\r\n"),
    "a NUL in an address": (400, "GET /a/%00 HTTP/1.1\r\n<host>\r\n"),
    "a way out of the folder": (404, "GET /a/../Package.swift HTTP/1.1\r\n<host>\r\n"),
    "a way out that is escaped": (404, "GET /a/%2e%2e%2fPackage.swift HTTP/1.1\r\n<host>\r\n"),
    "a way out with backslashes": (404, "GET /a/..\\Package.swift HTTP/1.1\r\n<host>\r\n"),
    "two slashes": (404, "GET //evil.example HTTP/1.1\r\n<host>\r\n"),
    "a slash at the end": (404, "GET /482917/ HTTP/1.1\r\n<host>\r\n"),
    "JSON that says it is text": (
        415,
        "<post>Content-Type: text/plain\r\nContent-Length: <length>\r\n\r\n<command>",
    ),
    "a form": (
        415,
        "<post>Content-Type: application/x-www-form-urlencoded\r\nContent-Length: <length>\r\n\r\n<command>",
    ),
    "a body that is packed": (
        415,
        "<post>Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: <length>\r\n\r\n<command>",
    ),
    "the oldest HTTP that has a head": (200, "GET /health/live HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"),
    "a thousand ranges": (200, "GET / HTTP/1.1\r\n<host>Range: bytes=" + ",".join(["0-0"] * 1000) + "\r\n\r\n"),
    "64 fields": (200, "GET /health/live HTTP/1.1\r\n<host>" + "X: 1\r\n" * 63 + "\r\n"),
    "an absolute address": (200, "GET http://elsewhere.example/health/live HTTP/1.1\r\n<host>\r\n"),
    "who it was, from a stranger": (200, "GET /health/live HTTP/1.1\r\n<host>X-Forwarded-For: 10.0.0.1\r\n\r\n"),
}  # fmt: skip
NEXT = "GET /health/live HTTP/1.1\r\n<host>Connection: close\r\n\r\n"


@pytest.mark.parametrize(("status", "text"), GOES_ON.values(), ids=GOES_ON)
def test_a_request_that_is_wrong_is_answered_and_the_next_one_is_served(hall, status, text):
    before = hall.seq

    heard = answered(hall, said(hall, text) + said(hall, NEXT))

    assert heard.status == status
    assert heard.body.endswith(b'{"status":"pass"}'), "the next one"
    if status >= 400:
        says_what_to_do(heard)
    says_nothing_of_itself(heard)
    assert hall.seq == before


def says_nothing_of_itself(heard):
    """No file, no type, no stack, no name of a program, and nothing of what was sent."""
    assert "server" not in heard.head.decode().lower().replace("internal server", "")
    for secret in (b".swift", b"Error", b"fatal", b"/work", b"/home", b"closeOffers", b"evil.example", b"zz"):
        assert secret not in heard.body


def test_a_thousand_requests_at_once_are_answered_in_their_order(hall):
    there, nowhere = (said(hall, f"GET {path} HTTP/1.1\r\n<host>\r\n") for path in ("/health/live", "/x"))

    heard = answered(hall, (there + nowhere) * 499 + there + said(hall, NEXT))

    assert heard.statuses == [200, 404] * 499 + [200, 200]


def slowly(hall, first, rest=b""):
    """Says something, then a byte twice a second for as long as anybody listens; the seconds that it lasted."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", hall.port), timeout=0.5) as line:
        line.sendall(first)
        heard = b""
        rest = iter(rest)
        while time.monotonic() - began < PATIENCE_OF_SERVER_S + SLACK_S:
            try:
                more = line.recv(65536)
                if not more:
                    break
                heard += more
            except TimeoutError:
                if (byte := next(rest, None)) is not None:
                    try:
                        line.sendall(bytes([byte]))
                    except OSError:
                        break
            except OSError:
                break
    return re.findall(rb"HTTP/1.1 (\d+)", heard), time.monotonic() - began


# What comes first, and what then comes a byte at a time; the status that is told.
SLOW = {
    "silence": ([], "", ""),
    "half a head": ([b"408"], "GET / HTTP/1.1\r\n<host>", ""),
    "a head, byte by byte": ([b"408"], "GET / HTTP/1.1\r\n", "X" * 100),
    "a second head, byte by byte": ([b"200", b"408"], "GET /health/live HTTP/1.1\r\n<host>\r\n", "GET /?" + "x" * 100),
    "a body that does not come": ([b"408"], "<post>Content-Length: 300\r\n\r\n", ""),
    "half a body": ([b"408"], "<post>Content-Length: 300\r\n\r\n{", ""),
    "a body, byte by byte": ([b"408"], "<post>Content-Length: 300\r\n\r\n", " " * 100),
    "chunks without an end": ([b"408"], "<post>Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n", ""),
    "a list, byte by byte": (
        [b"408"],
        "POST <api>/people/import?dryRun=yes HTTP/1.1\r\n<host>Authorization: Bearer <organiser>\r\n"
        "Content-Type: text/csv\r\nContent-Length: 300\r\n\r\n",
        "naam;" * 20,
    ),
}


def test_nobody_holds_a_request_open(hall):
    """All at once, since each is waited for as long as the server waits."""
    token = hall.token("organiser")
    asks = [(said(hall, first.replace("<organiser>", token)), said(hall, rest)) for _, first, rest in SLOW.values()]
    with ThreadPoolExecutor(len(asks)) as people:
        told = list(people.map(lambda ask: slowly(hall, *ask), asks))

    assert {name: status for name, (status, _) in zip(SLOW, told)} == {name: row[0] for name, row in SLOW.items()}
    assert [name for name, (_, seconds) in zip(SLOW, told) if seconds >= PATIENCE_OF_SERVER_S + SLACK_S] == []
    assert [name for name, (_, seconds) in zip(SLOW, told) if seconds < PATIENCE_OF_SERVER_S - 0.5] == []


def test_another_sites_name_is_not_ours_once_we_have_one(demo, tmp_path):
    from hall import Hall

    hall = Hall(demo, tmp_path, WIEBIEDT_PUBLIC_URL="https://wiebiedt.example")
    try:
        for host in ["wiebiedt.example", "WieBiedt.Example:443", "127.0.0.1", "[::1]:8080", "localhost:8080"]:
            assert hall.get("/", Host=host).status == 200, host
        for host in ["evil.example", "wiebiedt.example.evil.example", "xwiebiedt.example"]:
            reply = hall.get("/", Host=host)
            assert (reply.status, reply.json["code"]) == (421, "foreignHost"), host
            assert hall.upgrade(who=0, Host=host).status == 421, host
        assert hall.upgrade(who=0, Host="wiebiedt.example").status == 101
    finally:
        hall.close()
