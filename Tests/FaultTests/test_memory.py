"""Connections that begin something and never end it, or never read, cost the server a bounded amount of memory."""

import contextlib
import os
import time

import pytest

from dials import Crowd
from load import open_round
from machine import memory_kb
from server import until

COUNT = int(os.environ.get("WIEBIEDT_HALVES", 300))
HALF_A_REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: " + b"a" * 4_000
LONG = {
    "problem": "p" * 500,
    "forWhom": "v" * 500,
    "firstStep": "e" * 500,
    "promises": [f"{number}: " + "w" * 130 for number in range(15)],
}


def handshake(hall, who):
    """Asks for a socket, and begins a message of 16 KiB on it."""
    return (
        f"GET /live/{hall.code} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
        f"Authorization: Bearer {hall.token(who)}\r\n\r\n"
    ).encode()


HALF_A_FRAME = b"\x81\xfe\x40\x00abcd" + b"x" * 8_000

# What one connection may cost, in KiB; what it sends, and whether it reads.
MANNERS = {
    "half a request": (24, lambda hall: HALF_A_REQUEST),
    "half a frame": (48, lambda hall: handshake(hall, 1) + HALF_A_FRAME),
    "never reads": (160, lambda hall: handshake(hall, 1)),
}


@pytest.mark.parametrize("manner", MANNERS)
def test_what_never_ends_takes_little_memory(hall, figures, manner):
    most, says = MANNERS[manner]
    open_round(hall)
    organiser, phone = hall.phone("organiser"), hall.phone(0)
    assert phone.offers("meeloopdag")["type"] == "recorded"
    idle = hall.sockets
    before = memory_kb(hall.process.pid)
    crowd = Crowd(hall.port, COUNT, says(hall), receives=4096 if manner == "never reads" else None)
    until(lambda: hall.sockets >= idle + COUNT, what="all of them to be in")
    if manner != "half a request":
        until(lambda: crowd.said()["101"] == COUNT, what="their sockets")
    if manner == "never reads":
        # More than the buffers of kernel and server hold together.
        fill(organiser)
    most_kb = growth(hall, before)
    assert phone.offers("meeloopdag")["type"] == "recorded"
    assert phone.close_codes == []
    crowd.hang_up()
    until(lambda: hall.sockets <= idle, what="their sockets to be free")

    assert most_kb / COUNT <= most, f"{most_kb / COUNT:.1f} KiB each"
    figures(
        f"memory: {manner}", connections=COUNT, KiB_each=round(most_kb / COUNT, 1),
        MiB_before=before // 1024, MiB_after=memory_kb(hall.process.pid) // 1024,
    )  # fmt: skip


def fill(organiser):
    """A pitch is written again and again, and at length: some 1.5 MB of events."""
    for number in range(400):
        organiser.sends("putPitch", pitch="p2", title=f"Versie {number}", asks=[{"kind": "stage", "target": 1}], **LONG)
    organiser.sees(lambda _: not organiser.outbox)


def growth(hall, before, seconds=0.5):
    """The most memory that it takes more than before, over a time."""
    end, most = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        most = max(most, memory_kb(hall.process.pid) - before)
        with contextlib.suppress(OSError):
            hall.get("/health/ready")
    return most
