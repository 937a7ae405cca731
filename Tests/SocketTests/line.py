"""Two kinds of lines to the hall: a socket, and where networks block those, a stream of events with posts beside it."""

import contextlib
import http.client
import json
import socket

from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import connect

# Nothing on one machine takes longer, unless it hangs.
PATIENCE_S = 10

# What coming in ends with when nobody is there, or is there no more.
NOBODY_THERE = (OSError, EOFError, WebSocketException, http.client.HTTPException)


class SocketLine:
    """A WebSocket of subprotocol wiebiedt.v1."""

    def __init__(self, port, code, query, **headers):
        self._opening = connect(
            f"ws://127.0.0.1:{port}/live/{code}{query}",
            additional_headers=headers,
            subprotocols=["wiebiedt.v1"],
            compression=None,
            proxy=None,
            open_timeout=PATIENCE_S,
            close_timeout=1,
        )
        self.close_code = None

    def __enter__(self):
        self._socket = self._opening.__enter__()
        return self

    def __exit__(self, *error):
        return self._opening.__exit__(*error)

    def __iter__(self):
        """What the server says, until the line ends."""
        with contextlib.suppress(ConnectionClosed):
            for text in self._socket:
                yield json.loads(text)
        self.close_code = self._socket.close_code

    def say(self, command):
        """Says a command; the answer comes by the line."""
        with contextlib.suppress(ConnectionClosed):
            self._socket.send(json.dumps(command))

    def cut(self):
        """Ends the line at once, as a tunnel does."""
        cut(self._socket.socket)


class StreamLine:
    """Server-sent events, and commands by POST."""

    def __init__(self, port, code, query, **headers):
        self._port, self._headers = port, headers
        self._path = f"/api/v1/conferences/{code}"
        self._query = query
        self.close_code = None
        self.last_id = None

    def __enter__(self):
        self._line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_S)
        self._line.request("GET", f"{self._path}/events{self._query}", headers=self._headers)
        self._socket = self._line.sock
        self._answer = self._line.getresponse()
        if self._answer.status != 200:
            raise ConnectionError(self._answer.status)
        assert self._answer.headers["Content-Type"] == "text/event-stream"
        return self

    def __exit__(self, *_):
        self._line.close()

    def __iter__(self):
        event = None
        with contextlib.suppress(*NOBODY_THERE, ValueError):
            while line := self._answer.readline().decode():
                name, _, value = line.rstrip("\n").partition(": ")
                if name == "id":
                    self.last_id = value
                elif name == "event":
                    event = value
                elif name == "data" and event == "end":
                    self.close_code = int(value)
                elif name == "data":
                    yield json.loads(value)

    def say(self, command):
        """Says a command, and gives the answer."""
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE_S)
        with contextlib.suppress(*NOBODY_THERE), contextlib.closing(line):
            line.request("POST", f"{self._path}/commands", json.dumps(command), self._headers)
            return json.loads(line.getresponse().read())

    def cut(self):
        cut(self._socket)


def cut(line):
    with contextlib.suppress(OSError):  # it may have ended by itself
        line.shutdown(socket.SHUT_RDWR)
