"""One phone, for a check of a few sentences: a WebSocket on a socket that blocks."""
import json
import os
import socket


class Phone:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=5)
        self.rest = b""
        self.socket.sendall(
            b"GET /live/000000?after=0&epoch=x HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n"
            b"Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            b"Sec-WebSocket-Protocol: wiebiedt.v1\r\nAuthorization: Bearer x\r\n\r\n"
        )
        while b"\r\n\r\n" not in self.rest:
            self._more()
        head, self.rest = self.rest.split(b"\r\n\r\n", 1)
        self.status, *lines = head.decode().split("\r\n")
        self.fields = dict(line.lower().split(": ", 1) for line in lines)

    def _more(self):
        received = self.socket.recv(65536)
        if not received:
            raise EOFError("the server hung up")
        self.rest += received

    def _take(self, count):
        while len(self.rest) < count:
            self._more()
        taken, self.rest = self.rest[:count], self.rest[count:]
        return taken

    def send(self, payload, opcode=1):
        mask = os.urandom(4)
        length = bytes([0x80 | len(payload)]) if len(payload) < 126 else b"\xfe" + len(payload).to_bytes(2, "big")
        masked = bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))
        self.socket.sendall(bytes([0x80 | opcode]) + length + mask + masked)

    def receive(self):
        """The next frame: its opcode and its payload."""
        opcode, length = self._take(2)
        if length == 126:
            length = int.from_bytes(self._take(2), "big")
        return opcode & 0x0F, self._take(length)

    def hear(self):
        """The next text, read as JSON, and as it came."""
        while True:
            opcode, payload = self.receive()
            if opcode == 1:
                return json.loads(payload), payload.decode()

    def ask(self, **fields):
        self.send(json.dumps(fields).encode())
