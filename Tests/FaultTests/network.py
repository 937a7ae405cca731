"""A network that carries every request to the hall, and loses answers: cut with a reset on their way back."""

import asyncio
import contextlib
import random
import socket
import struct
import threading

from line import PATIENCE_S
from server import Server

RESET = struct.pack("ii", 1, 0)  # SO_LINGER: what was not sent is thrown away, and the other side gets an RST


class Network:
    """A port that leads to a server, until an answer is lost on it."""

    def __init__(self, server, share, seed=1):
        self.cuts = 0
        self._server, self._share, self._chance = server, share, random.Random(seed)
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=[ready], daemon=True)
        self._thread.start()
        assert ready.wait(PATIENCE_S)

    def _run(self, ready):
        async def listen():
            listener = await asyncio.start_server(self._carry, "127.0.0.1", 0)
            self.port = listener.sockets[0].getsockname()[1]
            ready.set()

        self._loop.run_until_complete(listen())
        self._loop.run_forever()

    def close(self):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_S)

    async def _carry(self, phone_reads, phone_writes):
        with contextlib.suppress(OSError):
            server_reads, server_writes = await asyncio.open_connection("127.0.0.1", self._server.port)
            there = asyncio.create_task(self._pass_on(phone_reads, server_writes, lambda _: False))
            back = asyncio.create_task(self._pass_on(server_reads, phone_writes, self._loses))
            await asyncio.wait([there, back], return_when=asyncio.FIRST_COMPLETED)
            there.cancel()
            back.cancel()
            self._reset(server_writes)
        self._reset(phone_writes)

    async def _pass_on(self, reads, writes, loses):
        with contextlib.suppress(OSError):
            while data := await reads.read(65_536):
                if loses(data):
                    return
                writes.write(data)
                await writes.drain()

    def _loses(self, data):
        """Whether this is where the line breaks: only ever in place of an answer that something was recorded."""
        if b'"type":"recorded"' not in data or self._chance.random() >= self._share:
            return False
        self.cuts += 1
        return True

    @staticmethod
    def _reset(writes):
        if (line := writes.get_extra_info("socket")) is not None:
            with contextlib.suppress(OSError):
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        writes.transport.abort()


class Through:
    """A hall as it is reached through a network."""

    def __init__(self, hall, network):
        self._hall, self.port = hall, network.port
        self.code, self.api = hall.code, hall.api

    request, post = Server.request, Server.post
    _connection, source, _settings = Server._connection, Server.source, {}

    def token(self, who):
        return self._hall.token(who)
