"""A client without manners, and frames that break the rules."""

import socket
import struct

# No answer at all within this is a hang.
PATIENCE_S = 5

KEY = "dGhlIHNhbXBsZSBub25jZQ=="
MAXIMUM_MESSAGE = 16 * 1024
MAXIMUM_FRAGMENTS = 64


class RudeClient:
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
                elif length == 127 and len(self.buffer) >= 10:
                    length, start = struct.unpack("!Q", self.buffer[2:10])[0], 10
                if length not in (126, 127) and len(self.buffer) >= start + length:
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


def header(first, length, mask=b"\0\0\0\0"):
    return bytes([first]) + length + mask


def closing(code, reason=b""):
    return masked(8, struct.pack("!H", code) + reason)


def in_pieces(count):
    """A message of so many bytes, each in a fragment of its own."""
    return b"".join(masked(0 if place else 1, b"x", final=place == count - 1) for place in range(count))


TOO_LARGE = masked(1, b"x" * 8_000, final=False) + masked(0, b"x" * 8_000, final=False) + masked(0, b"x" * 8_000)

# By what is wrong: the code of the Close frame that answers it, and the bytes.
BROKEN = {
    "no mask": (1002, b"\x81\x02ja"),
    "reserved bit 1": (1002, masked(0x40 | 1, b"ja")),
    "reserved bit 2": (1002, masked(0x20 | 1, b"ja")),
    "reserved bit 3": (1002, masked(0x10 | 1, b"ja")),
    **{f"opcode {code}": (1002, masked(code)) for code in [*range(3, 8), *range(11, 16)]},
    "a Ping in fragments": (1002, masked(9, final=False)),
    "a Close in fragments": (1002, masked(8, final=False)),
    "a Ping of 126 bytes": (1002, header(0x89, b"\xfe\x00\x7e")),
    "a continuation of nothing": (1002, masked(0, b"ja")),
    "a text within a text": (1002, masked(1, b"ja", final=False) + masked(1, b"nee")),
    "2^63 bytes": (1002, header(0x81, b"\xff" + struct.pack("!Q", 1 << 63))),
    "2^64 - 1 bytes": (1002, header(0x81, b"\xff" * 9)),
    "2^40 bytes": (1009, header(0x81, b"\xff" + struct.pack("!Q", 1 << 40))),
    "5 in two bytes": (1002, header(0x81, b"\xfe" + struct.pack("!H", 5))),
    "5 in eight bytes": (1002, header(0x81, b"\xff" + struct.pack("!Q", 5))),
    "one byte too many": (1009, masked(1, b"x" * (MAXIMUM_MESSAGE + 1))),
    "too many bytes in three fragments": (1009, TOO_LARGE),
    "65 fragments of a byte": (1009, in_pieces(MAXIMUM_FRAGMENTS + 1)),
    "65 empty fragments": (1009, masked(1, final=False) + masked(0, final=False) * 64),
    "5,000 empty fragments": (1009, masked(1, final=False) + masked(0, final=False) * 5_000),
    "no UTF-8": (1007, masked(1, b"\xff")),
    "an overlong slash": (1007, masked(1, b"\xc0\xaf")),
    "a surrogate": (1007, masked(1, b"\xed\xa0\x80")),
    "a character beyond the last": (1007, masked(1, b"\xf4\x90\x80\x80")),
    "half a character": (1007, masked(1, b"caf\xc3")),
    **{f"Close with {code}": (1002, closing(code)) for code in [0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65535]},
    "half a close code": (1002, masked(8, b"\x03")),
    "a reason that is not text": (1007, closing(1000, b"\xff")),
    "a flood of Pings": (1008, masked(9) * 50),
    "a flood of Pongs": (1008, masked(10) * 50),
}
