"""Who comes when the server is full: told so over HTTP, and over TLS no more than that the connection ends."""

import contextlib
import socket
import ssl

import pytest

from hall import Hall
from server import until

# The fewest that can be set, and what the machine itself may have more.
EVERYBODY = 16 + 16


class FullHall(Hall):
    def command(self, port=None):
        return [*super().command(port), "--connections", "16"]


@contextlib.contextmanager
def everybody(hall):
    """All the connections that there may be, and nobody says anything."""
    with contextlib.ExitStack() as lines:
        yield [lines.enter_context(socket.create_connection(("127.0.0.1", hall.port))) for _ in range(EVERYBODY)]


def said(hall):
    """What is said on a new connection before anything is asked."""
    with socket.create_connection(("127.0.0.1", hall.port)) as line:
        line.settimeout(1)
        with contextlib.suppress(TimeoutError):
            return line.recv(4096)


@pytest.fixture
def hall(demo, tmp_path, request):
    settings = request.getfixturevalue("tls") if getattr(request, "param", None) == "tls" else {}
    hall = FullHall(demo, tmp_path, **settings)
    yield hall
    hall.close()


def test_over_http_it_is_an_answer_that_needs_no_question(hall):
    with everybody(hall):
        until(lambda: said(hall), what="it to be full")
        answer = said(hall)
        again = hall.get("/health/live")

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 503 Service Unavailable\r\n")
    assert f"Content-Length: {len(body)}".encode() in head.split(b"\r\n")
    assert (again.status, again.body) == (503, body), "whatever was asked"
    until(lambda: said(hall) is None, what="room again")


@pytest.mark.parametrize("hall", ["tls"], indirect=True)
def test_over_tls_the_connection_ends_and_nothing_is_said_in_the_clear(hall):
    with everybody(hall):
        until(lambda: said(hall) == b"", what="it to be full")
        with pytest.raises((OSError, ssl.SSLError)):
            hall.get("/health/live")

    until(lambda: said(hall) is None, what="room again")
    assert hall.get("/health/live").status == 200
