"""A phone on bad Wi-Fi that stops reading costs nobody anything, and sees the right totals when it reads again."""

import contextlib
import json
import socket
import struct

import pytest

from hall import ZAANSTAD
from server import held_by_server, until

# Some 1.5 MB of events, far more than the buffers between server and phone hold together.
EVENTS = 400
LONG = {
    "problem": "p" * 500,
    "forWhom": "v" * 500,
    "firstStep": "e" * 500,
    "promises": [f"{number}: " + "w" * 130 for number in range(15)],
}


# The code for who reads too slowly; and the end of a line that is cut without a word, perhaps within a frame.
TOO_SLOW, CUT = 4001, {"type": "cut"}


class SleepyPhone:
    """A socket that is read only when the test says so."""

    def __init__(self, hall, who):
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._socket.settimeout(20)
        self._socket.connect(("127.0.0.1", hall.port))
        self._socket.sendall(
            f"GET /live/{hall.code} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            f"Authorization: Bearer {hall.token(who)}\r\n\r\n".encode()
        )
        self.port = self._socket.getsockname()[1]
        self._bytes = self._socket.makefile("rb")
        while self._bytes.readline() != b"\r\n":
            pass

    def frames(self):
        """What was said, until the line ends; how it ended comes last."""
        try:
            while True:
                yield (frame := self._frame())
                if frame["type"] == "end":
                    return
        except (EOFError, ConnectionResetError):
            yield CUT

    def _frame(self):
        while True:
            kind, length = self._read(2)
            if length == 126:
                (length,) = struct.unpack(">H", self._read(2))
            elif length == 127:
                (length,) = struct.unpack(">Q", self._read(8))
            payload = self._read(length)
            match kind & 15:
                case 1:
                    return json.loads(payload)
                case 8:
                    return {"type": "end", "code": struct.unpack(">H", payload[:2])[0]}

    def _read(self, count):
        if len(data := self._bytes.read(count)) < count:
            raise EOFError
        return data

    def close(self):
        self._socket.close()


@contextlib.contextmanager
def sleepy_stream(hall, cookie):
    """A stream of events that nobody reads; gives the port from which it is asked."""
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.connect(("127.0.0.1", hall.port))
        line.sendall(f"GET {hall.api}/events HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode())
        assert line.recv(12) == b"HTTP/1.1 200"
        yield line.getsockname()[1]


@pytest.fixture
def sleepy(hall):
    phone = SleepyPhone(hall, 0)
    yield phone
    phone.close()


def fill(hall):
    """Says more than a phone that does not read can be sent."""
    organiser = hall.phone("organiser")
    ids = [
        organiser.sends("putPitch", pitch="p2", title=f"Versie {number}", asks=[{"kind": "stage", "target": 1}], **LONG)
        for number in range(EVENTS)
    ]
    for id in ids:
        assert organiser.answer(id)["type"] == "recorded"
    return organiser


def test_who_stops_reading_gets_the_state_and_not_the_backlog(hall, sleepy):
    quick = hall.phone(1)
    fill(hall)
    quick.reaches(hall.seq)

    seq, told, caught_up = None, 0, False
    for frame in sleepy.frames():
        if frame["type"] == "events":
            assert frame["events"][0]["seq"] == seq + 1, "nothing is left out silently"
            seq = frame["events"][-1]["seq"]
            told += len(frame["events"])
        elif "state" in frame:
            seq, state, caught_up = frame["seq"], frame["state"], frame["type"] == "snapshot"
        if caught_up and seq == hall.seq:
            break

    assert caught_up, "the state came instead of what was missed"
    assert told < EVENTS, "some of the backlog was never sent"
    assert [pitch["title"] for pitch in state["pitches"]] == [pitch["title"] for pitch in quick.state["pitches"]]


def test_a_stream_that_nobody_reads_ends_with_its_session(hall):
    cookie = hall.get("/k/" + hall.token(0)).cookies
    with sleepy_stream(hall, cookie) as port:
        fill(hall)
        assert port in held_by_server(hall.port)

        hall.post(f"{hall.api}/leave", {}, Cookie=cookie, Origin=f"http://127.0.0.1:{hall.port}")

        # Long before a reader who takes nothing would be cut.
        until(lambda: port not in held_by_server(hall.port), within=4, what="the stream to be cut")


def test_a_stream_that_nobody_reads_is_let_go(hall):
    with sleepy_stream(hall, hall.get("/k/" + hall.token(0)).cookies) as port:
        fill(hall)
        until(lambda: port not in held_by_server(hall.port), within=20, what="the stream to be cut")


def test_who_never_reads_again_is_let_go_and_the_others_notice_nothing(hall, sleepy):
    fill(hall)
    moderator, quick = hall.phone("moderator"), hall.phone(1)
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    assert quick.offers("meedenken")["type"] == "recorded"

    until(lambda: sleepy.port not in held_by_server(hall.port), within=20, what="the line that is stuck to be cut")
    *_, last = sleepy.frames()
    assert last in ({"type": "end", "code": TOO_SLOW}, CUT)
    assert quick.offers("stage", 2)["type"] == "recorded"
    assert not quick.close_codes
