"""Handshakes and frames as rude clients send them, and slow peers: what Autobahn does not try.

Runs against the echo program, which uses the same pipeline as the real server:

    swift build --product WebSocketEcho
    python3 -m pytest Tests/SocketTests

WIEBIEDT_ECHO names another binary. Only the standard library and real sockets are used.
"""

import os
import pathlib
import socket
import struct
import subprocess
import time

import pytest

FIRST_REQUEST_MS = 300
SILENCE_MS = 600
CLOSE_MS = 200
MAXIMUM_MESSAGE = 16 * 1024

# No answer at all within this is a hang.
PATIENCE_S = 5

ROOT = pathlib.Path(__file__).parents[2]
KEY = "dGhlIHNhbXBsZSBub25jZQ=="


@pytest.fixture(scope="module")
def port():
    binary = os.environ.get("WIEBIEDT_ECHO", ROOT / ".build/debug/WebSocketEcho")
    limits = [str(n) for n in (0, MAXIMUM_MESSAGE, FIRST_REQUEST_MS, SILENCE_MS, CLOSE_MS)]
    with subprocess.Popen([binary, *limits], stdout=subprocess.PIPE, text=True) as echo:
        try:
            word, number = echo.stdout.readline().split()
            assert word == "listening"
            yield int(number)
        finally:
            echo.kill()


class Client:
    """A socket that says what it is told to, right or wrong."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_S)
        self.buffer = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def say(self, data):
        self.socket.sendall(data)

    def request(self, line="GET /chat HTTP/1.1", **changes):
        """Sends a handshake. A change of None leaves a field out, a list sends it several times."""
        fields = {
            "Host": "127.0.0.1",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec_WebSocket_Key": KEY,
            "Sec_WebSocket_Version": "13",
        }
        fields.update(changes)
        lines = [line]
        for name, values in fields.items():
            for value in values if isinstance(values, list) else [values] if values is not None else []:
                lines.append(f"{name.replace('_', '-')}: {value}")
        self.say("\r\n".join([*lines, "", ""]).encode())
        return self

    def head(self):
        """The status of the answer, and its fields by lower-case name."""
        while b"\r\n\r\n" not in self.buffer:
            self._read()
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        first, *rest = head.decode().split("\r\n")
        fields = dict(line.split(": ", 1) for line in rest)
        return int(first.split()[1]), {name.lower(): value for name, value in fields.items()}

    def upgrade(self):
        status, _ = self.request().head()
        assert status == 101
        return self

    def frame(self):
        """The next frame, as opcode and payload; None when the server has ended its half."""
        while True:
            if len(self.buffer) >= 2:
                length, start = self.buffer[1], 2
                if length == 126 and len(self.buffer) >= 4:
                    length, start = struct.unpack("!H", self.buffer[2:4])[0], 4
                if length != 126 and len(self.buffer) >= start + length:
                    opcode, payload = self.buffer[0] & 15, self.buffer[start : start + length]
                    self.buffer = self.buffer[start + length :]
                    return opcode, payload
            try:
                self._read()
            except EOFError:
                return None

    def frame_but_pings(self):
        while (frame := self.frame()) and frame[0] == 9:
            pass
        return frame

    def is_closed_with(self, code):
        """A Close frame with that code comes, and then the end."""
        opcode, payload = self.frame_but_pings()
        assert (opcode, struct.unpack("!H", payload[:2])[0]) == (8, code)
        self.is_ended()

    def is_ended(self):
        assert self.frame_but_pings() is None

    def _read(self):
        data = self.socket.recv(65536)
        if not data:
            raise EOFError
        self.buffer += data


def masked(opcode, payload=b"", final=True):
    """A frame as a client has to send it."""
    length = len(payload)
    if length < 126:
        header = bytes([final << 7 | opcode, 0x80 | length])
    elif length < 65536:
        header = bytes([final << 7 | opcode, 0x80 | 126]) + struct.pack("!H", length)
    else:
        header = bytes([final << 7 | opcode, 0x80 | 127]) + struct.pack("!Q", length)
    mask = b"\x12\x34\x56\x78"
    return header + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))


@pytest.fixture
def client(port):
    with Client(port) as client:
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
        pytest.param(400, "GET /chat HTTP/1.1", {"X": "x" * 20_000}, id="a field of 20 kB"),
        pytest.param(400, "GET /chat HTTP/1.1", {"X": ["x"] * 100}, id="a hundred fields"),
        pytest.param(400, "GET /" + "x" * 20_000 + " HTTP/1.1", {}, id="an address of 20 kB"),
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


def header(first, length, mask=b"\0\0\0\0"):
    return bytes([first]) + length + mask


@pytest.mark.parametrize(
    ("code", "data"),
    [
        pytest.param(1002, b"\x81\x02ja", id="no mask"),
        pytest.param(1002, masked(0x40 | 1, b"ja"), id="reserved bit 1"),
        pytest.param(1002, masked(0x20 | 1, b"ja"), id="reserved bit 2"),
        pytest.param(1002, masked(0x10 | 1, b"ja"), id="reserved bit 3"),
        pytest.param(1002, masked(3), id="opcode 3"),
        pytest.param(1002, masked(11), id="opcode 11"),
        pytest.param(1002, masked(9, final=False), id="a Ping in fragments"),
        pytest.param(1002, header(0x89, b"\xfe\x00\x7e"), id="a Ping of 126 bytes"),
        pytest.param(1002, masked(0, b"ja"), id="a continuation of nothing"),
        pytest.param(1002, header(0x81, b"\xff" + struct.pack("!Q", 1 << 63)), id="2^63 bytes"),
        pytest.param(1009, header(0x81, b"\xff" + struct.pack("!Q", 1 << 40)), id="2^40 bytes"),
        pytest.param(1009, masked(1, b"x" * (MAXIMUM_MESSAGE + 1)), id="one byte too many"),
        pytest.param(1009, masked(1, final=False) + masked(0, final=False) * 64, id="65 empty fragments"),
        pytest.param(1002, header(0x81, b"\xfe" + struct.pack("!H", 5)), id="5 in two bytes"),
        pytest.param(1002, header(0x81, b"\xff" + struct.pack("!Q", 5)), id="5 in eight bytes"),
        pytest.param(1007, masked(1, b"\xed\xa0\x80"), id="a surrogate"),
        pytest.param(1002, masked(8, struct.pack("!H", 1005)), id="Close with 1005"),
        pytest.param(1002, masked(8, b"\x03"), id="half a close code"),
        pytest.param(1007, masked(8, struct.pack("!H", 1000) + b"\xff"), id="a reason that is not text"),
        pytest.param(1008, masked(9) * 50, id="a flood of Pings"),
    ],
)
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
        with Client(port) as client:
            client.upgrade().say(masked(1, b"half")[:3])
            gone.add(client.socket.getsockname()[1])

    lets_go(port, gone)


def lets_go(port, clients):
    """Waits until the server has closed the connections with these client ports."""
    deadline = time.monotonic() + PATIENCE_S
    while held_by_server(port) & clients:
        assert time.monotonic() < deadline, "the server still holds the connection"
        time.sleep(0.01)


def held_by_server(port):
    """The client ports of the connections that the server has open: those with an inode, as a process sees them."""
    held = set()
    for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, local, remote, _, _, _, _, _, _, inode, *_ = line.split()
        if int(local.split(":")[1], 16) == port and inode != "0":
            held.add(int(remote.split(":")[1], 16))
    return held
