"""Seeded nonsense over real sockets: the server stands, another phone goes on, and nothing of it is written.

For three seconds in every run; WIEBIEDT_FUZZ_SECONDS=60 looks longer, and WIEBIEDT_FUZZ_SEED in the same place again.
"""

import contextlib
import json
import os
import pathlib
import random
import socket
import time
from concurrent.futures import ThreadPoolExecutor, wait

import pytest

from hall import ZAANSTAD
from nonsense import UNREADABLE

SECONDS = float(os.environ.get("WIEBIEDT_FUZZ_SECONDS", 3))
SEED = int(os.environ.get("WIEBIEDT_FUZZ_SEED", 1))
# How long one answer may take; a peer that says half a request is waited for, so most are not waited for at all.
MOMENT_S = 0.02
# What the server may take more in the last two thirds: in a long run a leak of a KiB a connection is seen, in a short
# one only what is grave, since buffers still grow.
GROWTH_KIB, GROWTH_A_CONNECTION_KIB = (8 * 1024, 1) if SECONDS >= 30 else (64 * 1024, 0)

pytestmark = pytest.mark.timeout(SECONDS + 60)


class Mutator:
    """Changes bytes in ways that readers have stumbled over before."""

    WORDS = [
        b"\r\n", b"\r\n\r\n", b"\n", b"\r", b"\x00", b": ", b"chunked", b"Content-Length: 99999999\r\n", b"Host: a\r\n",
        b"Transfer-Encoding: chunked\r\n", b"Expect: 100-continue\r\n", b"%00", b"%2e%2e%2f", b"../", b"?", b"&", b"=",
        b"%ff", b"http://", b"HTTP/9.9", b"-9223372036854775808", b"9" * 40, b"\xff" * 8, b"[" * 500, b'{"id":',
        b"null", b"\\ud800", "\u202e".encode(), b"A" * 9000,
    ]  # fmt: skip

    def __init__(self, chance):
        self.chance = chance

    def change(self, data):
        data = bytearray(data)
        for _ in range(self.chance.randint(1, 4)):
            start = self.chance.randint(0, len(data))
            end = min(len(data), start + self.chance.randint(0, 12))
            match self.chance.randrange(6):
                case 0 if start < len(data):
                    data[start] ^= 1 << self.chance.randrange(8)
                case 1:
                    del data[start:end]
                case 2:
                    data[start:start] = data[start:end] * self.chance.randint(1, 50)
                case 3:
                    data[start:start] = self.chance.randbytes(self.chance.randint(1, 8))
                case 4:
                    del data[start:]
                case _:
                    data[start:end] = self.chance.choice(self.WORDS)
        return bytes(data)


def frame(payload, chance, opcode=1):
    mask = chance.randbytes(4)
    length = bytes([0x80 | len(payload)]) if len(payload) < 126 else b"\xfe" + len(payload).to_bytes(2)
    masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(payload))
    return bytes([0x80 | opcode]) + length + mask + masked


class Stranger:
    """Says nonsense: requests, handshakes, frames and commands, each nearly right."""

    # What an employer may not do, with any number.
    FORBIDDEN = [("withdrawOffer", "offer"), ("acceptLate", "offer"), ("erasePerson", "person")]

    def __init__(self, hall, seed):
        self.port, self.chance = hall.port, random.Random(seed)
        self.mutator = Mutator(self.chance)
        self.said = 0
        self._requests = list(self._make_requests(hall))
        self._handshake = self._make_handshake(hall)

    @staticmethod
    def _make_requests(hall):
        api, host = hall.api, f"Host: 127.0.0.1:{hall.port}\r\n"
        token = {who: f"Authorization: Bearer {hall.token(who)}\r\n" for who in ("organiser", 0)}
        # Whatever becomes of these two, the organiser, who may do most, does nothing with them.
        command, people = json.dumps({"id": "x", "type": "nothing"}), "organisatie;functie\nA;B\n"
        for path in [
            "/", "/?x=%20", f"/live/{hall.code}?after=1&epoch=x&as=screen", "/k/abc", "/health/ready",
            f"{api}/exports/commitments.csv?pitch=p1&region=AM17&flavour=excel&hidden=show", f"{api}/audit?before=7",
            f"{api}/exports/ledger.txt?words=yes", f"{api}/ledger.jsonl", f"{api}/offers/1/receipt", f"{api}/offers",
        ]:  # fmt: skip
            for who in ("organiser", 0):
                yield f"GET {path} HTTP/1.1\r\n{host}{token[who]}\r\n".encode()
        for path, body in [(f"{api}/commands", command), (f"{api}/people/import?dryRun=yes", people)]:
            for who in ("organiser", 0):
                head = f"POST {path} HTTP/1.1\r\n{host}{token[who]}Content-Length: {len(body)}\r\n"
                yield f"{head}Content-Type: application/json\r\n\r\n{body}".encode()

    @staticmethod
    def _make_handshake(hall):
        return (
            f"GET /live/{hall.code} HTTP/1.1\r\nHost: 127.0.0.1:{hall.port}\r\nConnection: Upgrade\r\n"
            "Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            f"Authorization: Bearer {hall.token(0)}\r\n\r\n"
        ).encode()

    def until(self, end):
        while time.monotonic() < end:
            with contextlib.suppress(ConnectionError, TimeoutError, BrokenPipeError):
                self._comes_in()
            self.said += 1

    def _comes_in(self):
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as line:
            line.settimeout(MOMENT_S)
            if self.chance.random() < 0.5:
                self._say(line, self.mutator.change(self.chance.choice(self._requests)))
            else:
                self._talks(line)
            with contextlib.suppress(TimeoutError):
                line.recv(65536)

    def _talks(self, line):
        """A line to the hall, and then frames that are wrong or carry what is wrong."""
        line.sendall(self._handshake)
        for _ in range(self.chance.randint(1, 8)):
            said = self._command() if self.chance.random() < 0.5 else self.chance.choice([*UNREADABLE.values()])
            match self.chance.randrange(3):
                case 0:
                    self._say(line, frame(said.encode(), self.chance))
                case 1:
                    self._say(line, frame(self.mutator.change(said.encode())[:16_000], self.chance))
                case _:
                    self._say(line, self.mutator.change(frame(said.encode(), self.chance, self.chance.randrange(16))))

    def _command(self):
        """One that nobody may have done, however its members are changed."""
        number = self.chance.choice([0, 99, -1, 2**53, -(2**63), 10**30, -(10**30), 0.5])
        kind, member = self.chance.choice(self.FORBIDDEN)
        return json.dumps({"id": f"n{self.said}", "type": kind, member: number})

    def _say(self, line, data):
        cut = self.chance.randint(0, len(data))
        for part in data[:cut], data[cut:]:
            line.sendall(part)


def held_kib(hall):
    status = pathlib.Path(f"/proc/{hall.process.pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])


def test_nonsense_is_survived_and_another_phone_goes_on(hall):
    moderator, anna = hall.phone("moderator"), hall.phone(1)
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    strangers = [Stranger(hall, f"{SEED} {place}") for place in range(4)]
    print(f"seed {SEED}, {SECONDS} s")
    written, recorded = hall.seq, []
    begun = time.monotonic()
    with ThreadPoolExecutor(len(strangers)) as crowd:
        working = [crowd.submit(stranger.until, begun + SECONDS) for stranger in strangers]
        early = None
        while not all(each.done() for each in working):
            answer = anna.offers("meeloopdag")
            assert answer["type"] == "recorded", "another phone goes on"
            recorded.append(answer["seq"])
            if early is None and time.monotonic() > begun + SECONDS / 3:
                early = held_kib(hall)
            wait(working, timeout=0.2)
        for each in working:
            each.result()

    late = held_kib(hall)
    said = sum(stranger.said for stranger in strangers)
    print(f"{said} connections, memory {early // 1024} MiB after a third, {late // 1024} MiB at the end")
    assert hall.process.poll() is None, "the server stands"
    # That the organiser took a list home is written too, where a request for one was left whole.
    new = [line for line in hall.ledger[written:] if line["type"] != "listTaken"]
    assert [line["seq"] for line in new] == recorded, "nothing of the nonsense is written"
    assert late - early < GROWTH_KIB + said * GROWTH_A_CONNECTION_KIB
    assert said > 20 * SECONDS
