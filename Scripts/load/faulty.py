#!/usr/bin/env python3
"""A small hall with one known fault, to test hall-load with. `Scripts/load/selftest` runs it.

    faulty.py [FAULT]

It speaks the part of the wire that hall-load uses, keeps nothing, prints its port and serves until its input ends.
Most faults happen once, at the tenth offer, and to the third phone where they happen to one: those are in `FOR_ONE`.
"""

import asyncio
import base64
import hashlib
import json
import os
import re
import socket
import sys
import time

TENTH = 10
THIRD = 3


def frame(text, opcode=1):
    data = text.encode()
    size = bytes([len(data)]) if len(data) < 126 else b"\x7e" + len(data).to_bytes(2) if len(data) < 65536 else None
    return bytes([0x80 | opcode]) + (size or b"\x7f" + len(data).to_bytes(8)) + data


def dump(value):
    return json.dumps(value, separators=(",", ":"), sort_keys=True)


def event(seq, amount=1):
    by = {"badge": 137, "organisation": "Bakkerij Van der Meer"}
    return {"amount": amount, "at": "2026-11-26T16:40:00.123Z", "by": by, "kind": "stage", "offer": seq, "pitch": "p1",
            "seq": seq, "type": "offerMade"}


def events(*all_of_them):
    return frame(dump({"events": all_of_them, "type": "events"}))


class Hall:
    """All lines, and what was said to them."""

    def __init__(self, fault):
        self.fault = fault
        self.lines = {}
        self.offers = 0
        self.seq = 0
        self.phones = 0
        self.ballast = []
        self.loop = asyncio.get_running_loop()

    def has(self, fault):
        return self.fault == fault

    def offer(self, line, command):
        self.offers += 1
        tenth = self.offers == TENTH
        if tenth and self.has("refuse"):
            return line.say(dump({"code": "offersClosed", "id": command["id"], "type": "refused"}))
        if tenth and self.has("ignore"):
            return None
        if tenth and self.has("foreign"):
            self.tell(self.next_seq())
        if tenth and self.has("stall"):
            time.sleep(0.3)
        if self.has("slow"):
            time.sleep(0.001)
        seq = self.next_seq()
        answer = dump({"id": command["id"], "offer": seq, "repeated": False, "seq": seq, "type": "recorded"})
        if tenth and self.has("answer late"):
            self.loop.call_later(0.2, line.say, answer)
        elif not (tenth and self.has("answer never")):
            line.say(answer)
        if tenth and self.has("answer twice"):
            line.say(answer)
        self.tell(seq)
        return None

    def next_seq(self):
        self.seq += 1
        return self.seq

    def tell(self, seq):
        bytes_of_all = events(event(seq))
        for line in list(self.lines.values()):
            if line.number == THIRD and self.offers == TENTH and self.fault in FOR_ONE:
                FOR_ONE[self.fault](line, seq, bytes_of_all)
            else:
                line.write(bytes_of_all + line.kept)
                line.kept = b""


def keep(line, _, usual):
    line.kept = usual


def double_later(line, _, usual):
    line.write(usual)
    line.hall.loop.call_later(0.1, line.write, usual)


def hang_up(line, _, usual):
    line.write(usual)
    line.transport.close()


# What becomes of the tenth event for the third phone.
FOR_ONE = {
    "lose": lambda line, seq, usual: None,
    "double": lambda line, seq, usual: line.write(usual + usual),
    "double later": double_later,
    "swap": keep,
    "late": lambda line, seq, usual: line.hold(0.2, usual),
    "hang up": hang_up,
    "no json": lambda line, seq, usual: line.write(usual + frame('{"events":[{"seq":')),
    "masked": lambda line, seq, usual: line.write(usual + bytes([0x81, 0x82, 0, 0, 0, 0]) + b"{}"),
    "other words": lambda line, seq, usual: line.write(events(event(seq, amount=2))),
    "state": lambda line, seq, usual: line.write(frame(line.place("snapshot"))),
}


class Line(asyncio.Protocol):
    """One phone's."""

    def __init__(self, hall):
        self.hall = hall
        self.number = None
        self.buffer = b""
        self.is_open = False
        self.kept = b""
        self.held = None

    def connection_made(self, transport):
        self.transport = transport
        raw = transport.get_extra_info("socket")
        raw.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self.hall.has("hoard"):
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)

    def connection_lost(self, _):
        if self.hall.lines.get(self.number) is self:
            del self.hall.lines[self.number]

    def write(self, data):
        if self.held is not None:
            self.held += data
        elif self.hall.has("pieces"):
            for at in range(0, len(data), 7):
                self.transport.write(data[at : at + 7])
        else:
            self.transport.write(data)

    def hold(self, seconds, data):
        """Says nothing for a while, and then all of it in order."""
        self.held = data
        self.hall.loop.call_later(seconds, self.let_go)

    def let_go(self):
        held, self.held = self.held, None
        self.write(held)

    def say(self, text):
        self.write(frame(text))

    def data_received(self, data):
        self.buffer += data
        if not self.is_open:
            if b"\r\n\r\n" not in self.buffer:
                return
            head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
            self.is_open = True
            self.enter(head.decode())
        for text in self.frames():
            self.hear(text)

    def frames(self):
        while len(self.buffer) >= 6:
            short = self.buffer[1] & 127
            start = 2 if short < 126 else 4
            size = short if short < 126 else int.from_bytes(self.buffer[2:4])
            if len(self.buffer) < start + 4 + size:
                return
            # The mask of hall-load is zero.
            yield self.buffer[start + 4 : start + 4 + size]
            self.buffer = self.buffer[start + 4 + size :]

    def enter(self, head):
        resumed = re.match(r"GET /live/000000\?after=(\d+)&epoch=self-test HTTP", head)
        if self.hall.has("turn away") and resumed and not self.hall.ballast:
            self.hall.ballast.append(b"once")
            self.transport.write(b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
            return self.transport.close()
        key = re.search(r"Sec-WebSocket-Key: (\S+)", head)[1]
        accept = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
        self.write(b"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                   b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
        if self.hall.has("heavy"):
            self.hall.ballast.append(os.urandom(100_000))
        if resumed:
            # Long enough for something to be missed.
            return self.hall.loop.call_later(0.3, self.resume, int(resumed[1]))
        return self.join(self.place("welcome"))

    def join(self, welcome):
        # The moderator comes first, and is no phone; where there are no commands, nobody does.
        self.number = self.hall.phones - (0 if self.hall.has("echo") else 1)
        self.hall.phones += 1
        if not self.hall.has("echo"):
            self.say(welcome)
        if self.number >= 0:
            self.hall.lines[self.number] = self

    def place(self, kind, **more):
        place = {"conference": "000000", "epoch": "self-test", "protocol": 1, "seq": self.hall.seq, "type": kind}
        return dump(place)[:-1] + "," + (dump(more) if more else dump({"state": {}}))[1:]

    def resume(self, after):
        missed = [event(seq) for seq in range(after + 1, self.hall.seq + 1)]
        if self.hall.has("forget"):
            del missed[len(missed) // 2]
        self.join(self.place("welcome", events=missed))

    def hear(self, text):
        try:
            command = json.loads(text)
        except ValueError:
            return
        if self.hall.has("echo"):
            for line in self.hall.lines.values():
                line.say(text.decode())
        elif command["type"] == "makeOffer":
            self.hall.offer(self, command)
        else:
            self.say(dump({"id": command["id"], "repeated": False, "seq": self.hall.seq, "type": "recorded"}))


async def burn(hall):
    """Keeps a core busy for a fifth of the time."""
    while hall.has("burn"):
        end = time.process_time() + 0.01
        while time.process_time() < end:
            pass
        await asyncio.sleep(0.04)


async def main(fault):
    hall = Hall(fault)
    server = await hall.loop.create_server(lambda: Line(hall), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    burning = asyncio.create_task(burn(hall))
    await hall.loop.run_in_executor(None, sys.stdin.read)
    burning.cancel()


asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else ""))
