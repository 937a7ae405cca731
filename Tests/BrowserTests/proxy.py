"""The network between one browser and the hall, with everything that goes wrong in a full hall or a deep sleep.

A TCP proxy: the browser takes it for the server, so the addresses in a page, its cookies and its ``Origin`` are the
proxy's, and no engine has to be asked for help.
"""

import asyncio
import contextlib
import re
import threading

from line import PATIENCE_S
from proxied_line import ProxiedLine

UPGRADE = re.compile(rb"^upgrade: *websocket", re.IGNORECASE | re.MULTILINE)
FORBIDDEN = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
RECORDED = b'"type":"recorded"'


class Proxy:
    """A port that leads to a server.

    ``sockets`` says what it does to WebSockets: "pass"; "refused" with 403; "cut" once they have opened; "silent", when
    they open and nothing comes through. ``delay_s`` is how much later everything arrives.
    """

    def __init__(self, server, *, sockets="pass", delay_s=0):
        self.sockets, self.delay_s = sockets, delay_s
        self.sockets_opened = 0  # all the way to the server
        self.answers_lost = 0
        self._server = server
        self._loses_answer = None
        self._is_down = self._holds_news = False
        self._lines = set()
        self._loop = asyncio.new_event_loop()
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.port = self._awaits(self._listen())

    def close(self):
        self._awaits(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_S)
        self._loop.close()

    # What goes wrong, and right again

    def breaks(self):
        """Every connection is reset, and nobody gets a new one."""
        self._is_down = True
        self._now(self._cut_all)

    def mends(self):
        self._is_down = False

    def freezes(self):
        """Nothing comes through any more, and nobody is told."""
        self._now(self._flowing.clear)

    def thaws(self):
        """What was held up arrives after all."""
        self._now(self._flowing.set)

    def forgets(self):
        """What was connected is dead, and neither side is told; new connections are as good as any."""
        self._now(self._forget)

    def loses_the_next_answer(self, how):
        """Where the server says that something is recorded, the connection is "cut", or goes "silent" for good."""
        self._loses_answer = how

    def holds_news(self):
        """What happens in the hall stays away from who has a socket; answers come through."""
        self._holds_news = True

    def brings_news(self):
        self._now(self._bring)

    def _now(self, act):
        """Does something where the connections live, and comes back when it is done."""

        async def done():
            act()

        self._awaits(done())

    def _awaits(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE_S)

    def _cut_all(self):
        for line in list(self._lines):
            line.reset()

    def _forget(self):
        for line in self._lines:
            line.is_dead = True
        self._flowing.set()

    def _bring(self):
        self._holds_news = False
        for line in self._lines:
            line.bring_news()

    # The connections

    async def _listen(self):
        self._listener = await asyncio.start_server(self._carry, "127.0.0.1", 0)
        return self._listener.sockets[0].getsockname()[1]

    async def _end(self):
        self._listener.close()
        self._cut_all()
        rest = asyncio.all_tasks() - {asyncio.current_task()}
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def _carry(self, phone_reads, phone_writes):
        line = ProxiedLine(phone_writes)
        self._lines.add(line)
        try:
            await self._flowing.wait()
            if not self._is_down:
                server_reads, line.server = await asyncio.open_connection("127.0.0.1", self._server.port)
                await first_end(
                    self._pass_on(line, phone_reads, line.server, self._from_phone),
                    self._pass_on(line, server_reads, line.phone, self._from_server),
                )
        except (OSError, asyncio.CancelledError):
            pass  # the server is away, or the test is over
        finally:
            self._lines.discard(line)
            line.reset() if self._is_down or line.server is None else line.end()

    async def _pass_on(self, line, reads, writes, judge):
        with contextlib.suppress(OSError):
            while data := await reads.read(65_536):
                await asyncio.sleep(self.delay_s)
                await self._flowing.wait()
                data = data if line.is_dead else judge(line, data)
                if line.is_dead:
                    await asyncio.Event().wait()
                writes.write(data)
                await writes.drain()
                if line.ends_here:
                    return

    def _from_phone(self, line, data):
        if line.is_socket or not UPGRADE.search(data):
            return data
        if self.sockets == "refused":
            line.phone.write(FORBIDDEN)
            line.ends_here = True
            return b""
        line.is_socket = True
        self.sockets_opened += self.sockets == "pass"
        return data

    def _from_server(self, line, data):
        if line.is_socket and self.sockets != "pass":
            line.ends_here = self.sockets == "cut"
            return line.only_head_of(data)
        if line.is_socket and self._holds_news:
            return line.without_news(data)
        if RECORDED in data and self._loses_answer:
            line.is_dead, line.ends_here = self._loses_answer == "silent", self._loses_answer == "cut"
            self._loses_answer = None
            self.answers_lost += 1
            return b""
        return data


async def first_end(*works):
    """Runs both until one of them ends."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
