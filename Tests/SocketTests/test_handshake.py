"""Handshakes and frames as rude clients send them, and slow peers: what Autobahn does not try.

Runs against the echo program, which uses the same pipeline as the real server:

    swift build --product websocket-echo
    python3 -m pytest Tests/SocketTests

WIEBIEDT_ECHO names another binary. Only the standard library and real sockets are used.
"""

import os
import pathlib
import struct
import subprocess
import time

import pytest

from rude import BROKEN, KEY, MAXIMUM_FRAGMENTS, MAXIMUM_MESSAGE, PATIENCE_S, RudeClient, in_pieces, masked
from server import held_by_server

FIRST_REQUEST_MS = 300
SILENCE_MS = 600
CLOSE_MS = 200

ROOT = pathlib.Path(__file__).parents[2]


@pytest.fixture(scope="module")
def port():
    binary = os.environ.get("WIEBIEDT_ECHO", ROOT / ".build/debug/websocket-echo")
    limits = [str(n) for n in (0, MAXIMUM_MESSAGE, FIRST_REQUEST_MS, SILENCE_MS, CLOSE_MS)]
    with subprocess.Popen([binary, *limits], stdout=subprocess.PIPE, text=True) as echo:
        try:
            word, number = echo.stdout.readline().split()
            assert word == "listening"
            yield int(number)
        finally:
            echo.kill()


@pytest.fixture
def client(port):
    with RudeClient(port) as client:
        yield client


# Handshakes: RFC 6455, section 4.2


def test_the_example_of_the_rfc_is_accepted(client):
    status, fields = client.request(Sec_WebSocket_Extensions="permessage-deflate").head()

    assert status == 101
    assert fields["sec-websocket-accept"] == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="
    assert "sec-websocket-extensions" not in fields


@pytest.mark.parametrize(
    ("status", "line", "changes"),
    [
        pytest.param(405, "POST /chat HTTP/1.1", {}, id="POST"),
        pytest.param(400, "GET /chat HTTP/1.0", {}, id="HTTP/1.0"),
        pytest.param(400, "GET /chat HTTP/1.1", {"Host": None}, id="no Host"),
        pytest.param(400, "GET /chat HTTP/1.1", {"Host": ["a", "b"]}, id="two Hosts"),
        pytest.param(400, "GET /chat HTTP/1.1", {"Sec_WebSocket_Key": None}, id="no key"),
        pytest.param(400, "GET /chat HTTP/1.1", {"Sec_WebSocket_Key": "c2hvcnQ="}, id="short key"),
        pytest.param(400, "GET /chat HTTP/1.1", {"Sec_WebSocket_Key": [KEY, KEY]}, id="two keys"),
        pytest.param(426, "GET /chat HTTP/1.1", {"Sec_WebSocket_Version": "8"}, id="version 8"),
        pytest.param(426, "GET /chat HTTP/1.1", {"Sec_WebSocket_Version": ["13", "13"]}, id="two versions"),
        pytest.param(426, "GET /chat HTTP/1.1", {"Upgrade": None}, id="no Upgrade"),
        pytest.param(426, "GET /chat HTTP/1.1", {"Upgrade": "h2c"}, id="another Upgrade"),
        pytest.param(400, "GET /chat HTTP/1.1", {"Connection": "keep-alive"}, id="no upgrade in Connection"),
        pytest.param(400, "GET /chat HTTP/1.1", {"Content_Length": "0"}, id="a body"),
        pytest.param(431, "GET /chat HTTP/1.1", {"X": "x" * 20_000}, id="a field of 20 kB"),
        pytest.param(431, "GET /chat HTTP/1.1", {"X": ["x"] * 100}, id="a hundred fields"),
        pytest.param(431, "GET /" + "x" * 20_000 + " HTTP/1.1", {}, id="an address of 20 kB"),
        pytest.param(400, "GET /chat HTTP/9.9", {}, id="HTTP/9.9"),
        pytest.param(400, "wie biedt?", {}, id="prose"),
    ],
)
def test_a_wrong_handshake_is_answered_in_http(client, status, line, changes):
    answer, fields = client.request(line, **changes).head()

    assert answer == status
    if status == 426:
        assert fields["sec-websocket-version"] == "13"
    client.is_ended()


def test_a_refused_handshake_is_answered_in_http(client):
    status, _ = client.request("GET /refused HTTP/1.1").head()

    assert status != 101
    client.is_ended()


def test_a_frame_in_the_same_packet_as_the_handshake_is_not_lost(client):
    parts = ["GET /chat HTTP/1.1", "Host: h", "Upgrade: websocket", "Connection: upgrade"]
    parts += [f"Sec-WebSocket-Key: {KEY}", "Sec-WebSocket-Version: 13", "", ""]
    client.say("\r\n".join(parts).encode() + masked(1, b"vroeg"))

    assert client.head()[0] == 101
    assert client.frame() == (1, b"vroeg")


# Frames: RFC 6455, section 5


@pytest.mark.parametrize(("code", "data"), BROKEN.values(), ids=BROKEN)
def test_a_frame_that_breaks_a_rule_ends_the_connection_with_a_code(client, code, data):
    client.upgrade().say(data)

    while (frame := client.frame()) and frame[0] in (9, 10):
        pass
    assert (frame[0], struct.unpack("!H", frame[1][:2])[0]) == (8, code)
    client.is_ended()


def test_the_largest_message_is_taken_and_the_reason_arrives_though_much_is_unread(client):
    client.upgrade().say(masked(1, b"x" * MAXIMUM_MESSAGE))
    assert client.frame() == (1, b"x" * MAXIMUM_MESSAGE)

    # The server has no wish to read all this, and must not answer it with a reset that overtakes the Close frame.
    client.say(b"\x81\x02ja" + b"x" * 500_000)
    client.is_closed_with(1002)


def test_a_message_in_as_many_fragments_as_may_be_is_taken(client):
    client.upgrade().say(in_pieces(MAXIMUM_FRAGMENTS))

    assert client.frame() == (1, b"x" * MAXIMUM_FRAGMENTS)


def test_a_close_is_echoed_and_what_follows_is_ignored(client):
    client.upgrade().say(masked(1, b"voor") + masked(8, struct.pack("!H", 4321)) + masked(1, b"na"))

    assert client.frame() == (1, b"voor")
    client.is_closed_with(4321)


# Time


def seconds_until(end):
    start = time.monotonic()
    end()
    return time.monotonic() - start


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: h\r\n"], ids=["nothing", "half a request"])
def test_a_first_request_that_does_not_come_is_not_waited_for(client, said):
    client.say(said)

    assert 0.5 < seconds_until(client.is_ended) * 1000 / FIRST_REQUEST_MS < 2


@pytest.mark.parametrize("said", [b"", masked(1, b"half")[:7]], ids=["nothing", "half a frame"])
def test_a_peer_that_falls_silent_is_closed(client, said):
    client.upgrade().say(said)

    assert 0.5 < seconds_until(lambda: client.is_closed_with(1001)) * 1000 / SILENCE_MS < 2


def test_a_peer_that_answers_pings_stays(client):
    client.upgrade()
    end = time.monotonic() + 1.5 * SILENCE_MS / 1000
    while time.monotonic() < end:
        assert client.frame() == (9, b"")
        client.say(masked(10))

    client.say(masked(1, b"er nog?"))
    assert client.frame_but_pings() == (1, b"er nog?")


def test_a_peer_that_does_not_answer_a_close_is_cut_off(client):
    client.upgrade().say(b"\x81\x02ja")
    client.is_closed_with(1002)

    def cut_off():
        # Writing to a connection that the other end has closed fails, sooner or later.
        with pytest.raises((BrokenPipeError, ConnectionResetError)):
            deadline = time.monotonic() + PATIENCE_S
            while time.monotonic() < deadline:
                client.say(b"x")
                time.sleep(0.01)

    assert 0.5 < seconds_until(cut_off) * 1000 / CLOSE_MS < 4


def test_a_peer_that_does_not_read_is_cut_off_nevertheless(client, port):
    client.upgrade()
    message = masked(1, b"x" * MAXIMUM_MESSAGE)
    for _ in range(1000):
        client.say(message)

    # The Close frame waits behind 16 MB of echoes. The connection does not.
    lets_go(port, {client.socket.getsockname()[1]})


def test_a_peer_that_just_goes_leaves_nothing_behind(port):
    gone = set()
    for _ in range(20):
        with RudeClient(port) as client:
            client.upgrade().say(masked(1, b"half")[:3])
            gone.add(client.socket.getsockname()[1])

    lets_go(port, gone)


def lets_go(port, clients):
    """Waits until the server has closed the connections with these client ports."""
    deadline = time.monotonic() + PATIENCE_S
    while held_by_server(port) & clients:
        assert time.monotonic() < deadline, "the server still holds the connection"
        time.sleep(0.01)
