"""Dials a port as fast as it is told to, in one of several rude ways, and says at the end what came of it.

Run as a program of its own, ``dials.py PORT MANNER RATE SECONDS``: who is in the hall must not wait for it.
"""

import collections
import contextlib
import errno
import itertools
import json
import resource
import socket
import struct
import subprocess
import sys
import time

RESET = struct.pack("ii", 1, 0)  # SO_LINGER: the other side gets an RST
IP_BIND_ADDRESS_NO_PORT = 24  # linux/in.h: the port is chosen when it is dialled
MANNERS = ("reset", "close", "silence", "nonsense")
HELD = 6_000  # silent ones that are held at a time, by one program


class Dialer:
    """One manner of dialling; every dial comes from another address of this machine, so that ports do not run out."""

    def __init__(self, port, manner):
        self.port, self.manner = port, manner
        self.told = collections.Counter()
        self._sources = itertools.cycle(f"127.0.{high}.{low}" for high in range(1, 5) for low in range(1, 250))
        self._held = collections.deque()

    def begin(self, receives=None):
        """Begins a connection, which may receive so many bytes before it reads."""
        line = socket.socket()
        line.setblocking(False)
        if receives:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receives)
        line.setsockopt(socket.IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1)
        line.bind((next(self._sources), 0))
        begun = line.connect_ex(("127.0.0.1", self.port))
        self.told["dials"] += 1
        if begun not in (0, errno.EINPROGRESS):
            self.told[errno.errorcode[begun]] += 1
        return line

    def dial(self):
        line = self.begin()
        if self.manner == "reset":
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        if self.manner in ("reset", "close"):
            line.close()
            return
        if self.manner == "nonsense":
            with contextlib.suppress(OSError):  # it was turned away already, or there is no answer yet
                line.send(b"\x16\x03\x01\x02\x00\x01\xff\xfe nonsense\r\n\r\n")
        self._held.append(line)
        if len(self._held) > (HELD if self.manner == "silence" else 200):
            self.settle(self._held.popleft())

    def settle(self, line):
        """Hangs up, and notes what was said until then."""
        try:
            said = line.recv(64)
            self.told[said[9:12].decode() if said.startswith(b"HTTP/1.1 ") else "closed"] += 1
        except BlockingIOError:
            self.told["held"] += 1
        except OSError as error:
            self.told[errno.errorcode[error.errno]] += 1
        line.close()

    def run(self, rate, seconds):
        begin = time.monotonic()
        while (passed := time.monotonic() - begin) < seconds:
            behind = int(passed * rate) - self.told["dials"]
            for _ in range(min(behind, 100)):
                self.dial()
            if behind <= 0:
                time.sleep(0.001)
        self.told["a_second"] = int(self.told["dials"] / passed)
        while self._held:
            self.settle(self._held.popleft())
        return self.told


class Flood:
    """So many dialers at once, as programs beside the test."""

    def __init__(self, port, manner, rate, seconds, programs=2):
        command = [sys.executable, __file__, str(port), manner, str(rate // programs), str(seconds)]
        self._programs = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(programs)]

    @property
    def is_over(self):
        return all(program.poll() is not None for program in self._programs)

    def told(self):
        """What came of it, of all together."""
        told = collections.Counter()
        for program in self._programs:
            told.update(json.loads(program.communicate()[0]))
        return told


class Crowd:
    """Lines that are dialled once and held; each is asked later what the server said."""

    def __init__(self, port, count, says=b"", receives=None):
        resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
        dialer = Dialer(port, "silence")
        self._lines = [dialer.begin(receives) for _ in range(count)]
        for line in self._lines:
            line.settimeout(10)  # it may still be waiting to be accepted
            line.sendall(says)
            line.setblocking(False)

    def said(self):
        """What each was told until now: a status, nothing, or the error it ended with."""
        told = collections.Counter()
        for line in self._lines:
            try:
                said = line.recv(64, socket.MSG_PEEK)
                told[said[9:12].decode() if said.startswith(b"HTTP/1.1 ") else "closed"] += 1
            except BlockingIOError:
                told["held"] += 1
            except OSError as error:
                told[errno.errorcode[error.errno]] += 1
        return told

    def hang_up(self):
        for line in self._lines:
            line.close()
        self._lines = []


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    port, manner, rate, seconds = sys.argv[1:]
    print(json.dumps(Dialer(int(port), manner).run(int(rate), float(seconds))))
