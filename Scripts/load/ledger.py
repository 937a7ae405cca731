#!/usr/bin/env python3
"""Measures the ledger: how fast it grows, opens, verifies, proves and goes out. `Scripts/bench ledger` runs it.

    ledger.py SERVER [--lines 100000] [--seconds 5] [--sync-ms 2]

Prints one line a figure. Only the standard library, so that it runs wherever the server does. The file system is that
of the temporary folder; what a sync costs there is measured first and printed, and `--sync-ms` makes every sync that
much slower (with strace, if it is there), as a phone's flash or a network disk would.
"""

import argparse
import base64
import json
import os
import resource
import shutil
import signal
import socket
import statistics
import struct
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Line:
    """A socket to the hall that sends commands without waiting, and counts answers."""

    def __init__(self, port, code, token):
        self.socket = socket.create_connection(("127.0.0.1", port))
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            f"GET /live/{code} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\nAuthorization: Bearer {token}\r\n\r\n".encode()
        )
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            self.buffer += self.socket.recv(65536)
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        assert b" 101 " in head, head

    def send(self, commands):
        frames = bytearray()
        for command in commands:
            text = json.dumps(command).encode()
            # A mask of zeros is a mask.
            frames += bytes([0x81]) + (
                bytes([0x80 | len(text)]) if len(text) < 126 else bytes([0xFE]) + struct.pack(">H", len(text))
            ) + bytes(4) + text
        self.socket.sendall(frames)

    def answers(self, count):
        """Reads until so many commands were answered; the answers."""
        found = []
        while len(found) < count:
            while len(self.buffer) < 2 or len(self.buffer) < self.needed():
                piece = self.socket.recv(1 << 20)
                assert piece, "the server hung up"
                self.buffer += piece
            needed = self.needed()
            length = self.buffer[1] & 127
            start = 2 if length < 126 else 4 if length == 126 else 10
            body, self.buffer = self.buffer[start:needed], self.buffer[needed:]
            if b'"type":"recorded"' in body or b'"type":"refused"' in body:
                found.append(json.loads(body))
        return found

    def needed(self):
        length = self.buffer[1] & 127
        if length < 126:
            return 2 + length
        if len(self.buffer) < 10:
            return 10
        if length == 126:
            return 4 + struct.unpack(">H", self.buffer[2:4])[0]
        return 10 + struct.unpack(">Q", self.buffer[2:10])[0]


class Server:
    def __init__(self, program, folder, sync_ms=0):
        self.folder = folder
        command = [program, "serve", "--data", folder / "data", "--web", ROOT / "Web", "--port", "0"]
        command += ["--backup-minutes", "0", "--commands-per-minute", "0"]
        if sync_ms:
            delay = f"inject=fdatasync,fsync:delay_exit={int(sync_ms * 1000)}"
            command = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fdatasync,fsync", "-e", delay, *command]
        began = time.monotonic()
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
            start_new_session=True,
        )
        self.port = None
        for line in self.process.stderr:
            if '"message":"listening"' in line:
                self.port = int(json.loads(line)["port"])
                break
        assert self.port, "the server did not start"
        self.opened_in = time.monotonic() - began

    def get(self, path, token=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}")
        if token:
            request.add_header("Authorization", f"Bearer {token}")
        with urllib.request.urlopen(request) as answer:
            return answer.read()

    def stop(self):
        # To the server itself, which under strace is a child.
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        os.kill(int(children[0]) if children else self.process.pid, signal.SIGTERM)
        for _ in self.process.stderr:
            pass
        self.process.wait()


def figure(name, value):
    print(f"{name:<58} {value}", flush=True)


def timed(command, output=subprocess.DEVNULL):
    """Seconds and megabytes that a command takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, (command, status)
    del before
    return time.monotonic() - began, usage.ru_maxrss / 1024


def offer(number):
    return {
        "id": f"bench-{number}-{os.getpid()}", "type": "makeOffer", "pitch": "p1", "kind": "leerbaan", "amount": 3,
        "show": True,
    }


def rate_one_at_a_time(line, seconds, first):
    began, count = time.monotonic(), 0
    while time.monotonic() - began < seconds:
        line.send([offer(first + count)])
        line.answers(1)
        count += 1
    return count / (time.monotonic() - began), count


def rate_waiting(line, waiting, seconds, first):
    began, sent, answered = time.monotonic(), 0, 0
    line.send([offer(first + n) for n in range(waiting)])
    sent = waiting
    while time.monotonic() - began < seconds:
        found = len(line.answers(waiting // 4))
        answered += found
        line.send([offer(first + sent + n) for n in range(found)])
        sent += found
    rate = answered / (time.monotonic() - began)
    line.answers(sent - answered)
    return rate, sent


def sync_cost(folder):
    file = os.open(folder / "sync", os.O_CREAT | os.O_RDWR)
    times = []
    for _ in range(50):
        os.pwrite(file, os.urandom(4096), 0)
        began = time.monotonic()
        os.fdatasync(file)
        times.append((time.monotonic() - began) * 1000)
    return statistics.median(times)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("server")
    options.add_argument("--lines", type=int, default=100_000)
    options.add_argument("--seconds", type=float, default=5)
    options.add_argument("--sync-ms", type=float, default=2)
    options = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="wiebiedt-ledger-"))
    try:
        measure(options, folder)
    finally:
        shutil.rmtree(folder)


def measure(options, folder):
    program = os.path.abspath(options.server)
    demo = json.loads(subprocess.check_output(
        [program, "demo", "--data", folder / "data", "--web", ROOT / "Web", "--json"], stdin=subprocess.DEVNULL))
    code, organiser, employer = demo["conference"]["code"], demo["organiser"]["token"], demo["employers"][0]["token"]
    figure("a sync of this file system, median ms", f"{sync_cost(folder):.2f}")

    server = Server(program, folder)
    staff = Line(server.port, code, organiser)
    staff.send([{"id": "s", "type": "stagePitch", "pitch": "p1"}, {"id": "o", "type": "openOffers", "pitch": "p1"}])
    staff.answers(2)
    staff.socket.close()
    made = compare("durable offers a second", server, code, employer, options.seconds, 0)
    server.stop()
    if options.sync_ms and shutil.which("strace"):
        slow = Server(program, folder, options.sync_ms)
        made += compare(f"the same, each sync {options.sync_ms} ms slower", slow, code, employer, options.seconds, made)
        slow.stop()

    server = Server(program, folder)
    line = Line(server.port, code, employer)
    while made < options.lines:
        line.send([offer(made + n) for n in range(1000)])
        line.answers(1000)
        made += 1000
    server.stop()
    grown(options, folder, program, code, organiser, employer)


def compare(what, server, code, employer, seconds, first):
    line = Line(server.port, code, employer)
    alone, count = rate_one_at_a_time(line, seconds, first)
    together, more = rate_waiting(line, 1000, seconds, first + count)
    figure(f"{what}, one at a time", f"{alone:,.0f}")
    figure(f"{what}, 1,000 waiting", f"{together:,.0f}  ({together / alone:.0f} times)")
    line.socket.close()
    return count + more


def grown(options, folder, program, code, organiser, employer):
    server = Server(program, folder)
    size = int(server.get(f"/api/v1/conferences/{code}/checkpoint").split(b"\n")[1])
    figure(f"{size:,} lines: until the server listens, s", f"{server.opened_in:.2f}")

    times, receipt = [], b""
    for number in range(1, size - 100, max(1, size // 200)):
        began = time.monotonic()
        receipt = server.get(f"/api/v1/conferences/{code}/offers/{number}/receipt?size={size}", employer)
        times.append((time.monotonic() - began) * 1000)
    first = server.get(f"/api/v1/conferences/{code}/offers/{number}/receipt", employer)
    figure("receipt, median and worst ms", f"{statistics.median(times):.2f}  {max(times):.2f}")
    figure("receipt, bytes: first checkpoint, last checkpoint", f"{len(first)}  {len(receipt)}")
    proof = receipt.index(b"c2sp.org/tlog-proof")
    figure("of which the proof, bytes", f"{len(first) - first.index(b'c2sp.org/tlog-proof')}  {len(receipt) - proof}")
    server.stop()

    file = folder / "ledger.txt"
    console = ["--data", folder / "data", "--web", ROOT / "Web"]
    seconds, megabytes = timed([program, "export", code, "--format", "ledger", "--output", file, *console])
    figure("export of the ledger file, s and MB in RAM", f"{seconds:.2f}  {megabytes:.0f}")
    if shutil.which("sqlite3"):
        seconds, _ = timed(["sqlite3", folder / "data/wiebiedt.sqlite", ".dump"])
        figure("sqlite3 .dump of the database, s", f"{seconds:.2f}")
    key = folder / "ledger.pem"
    with key.open("wb") as output:
        timed([program, "key", *console], output)
    seconds, megabytes = timed([program, "verify", file, "--key", key])
    figure("verify, s and MB in RAM", f"{seconds:.2f}  {megabytes:.0f}")
    seconds, megabytes = timed([program, "backup", "--to", folder / "copy", *console])
    figure("backup, checked, s and MB in RAM", f"{seconds:.2f}  {megabytes:.0f}")


if __name__ == "__main__":
    main()
