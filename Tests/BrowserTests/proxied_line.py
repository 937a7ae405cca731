"""One connection of a browser, on its way to the server."""

import contextlib
import socket
import struct

RESET = struct.pack("ii", 1, 0)  # SO_LINGER: what was not sent is thrown away, and the other side gets an RST
END_OF_HEAD = b"\r\n\r\n"
EVENTS = b'"type":"events"'


class ProxiedLine:
    """Both ends of a connection, and what became of it.

    A dead one carries nothing any more, and neither end is told.
    """

    def __init__(self, phone):
        self.phone, self.server = phone, None
        self.is_socket = self.is_dead = self.ends_here = False
        self._said_head, self._held, self._rest = False, b"", b""

    def only_head_of(self, data):
        """The answer to a handshake, and nothing behind it."""
        if self._said_head:
            return b""
        head, end, _ = data.partition(END_OF_HEAD)
        self._said_head = bool(end)
        return head + end

    def without_news(self, data):
        """The frames that are no events; those are held."""
        *frames, self._rest = split(self._rest + data)
        self._held += b"".join(frame for frame in frames if EVENTS in frame)
        return b"".join(frame for frame in frames if EVENTS not in frame)

    def bring_news(self):
        self.phone.write(self._held + self._rest)
        self._held = self._rest = b""

    def end(self):
        for side in filter(None, [self.phone, self.server]):
            side.close()

    def reset(self):
        for side in filter(None, [self.phone, self.server]):
            if (line := side.get_extra_info("socket")) is not None:
                with contextlib.suppress(OSError):
                    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            side.transport.abort()


def split(data):
    """The whole frames of a server, which are not masked (RFC 6455, 5.2), and what has no end yet."""
    begin = 0
    while len(data) - begin >= 2:
        size, length = 2, data[begin + 1]
        if length >= 126:
            size = 4 if length == 126 else 10
            length = int.from_bytes(data[begin + 2 : begin + size])
        if len(data) - begin < size + length:
            break
        yield data[begin : begin + size + length]
        begin += size + length
    yield data[begin:]
