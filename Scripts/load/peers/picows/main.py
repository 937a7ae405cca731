"""The hall on picows and uvloop, with SQLite on a thread."""
import asyncio
import datetime
import json
import queue
import re
import sqlite3
import sys
import threading

import uvloop
from picows import (
    WSFrame, WSListener, WSMsgType, WSTransport, WSUpgradeRequest, WSUpgradeResponse, WSUpgradeResponseWithListener,
    ws_create_server,
)

ID = re.compile("[0-9a-f]{32}")
PITCHES = {"p1", "p2", "p3"}
KINDS = {"stage", "leerbaan", "meeloopdag", "meedenken"}
BY = {"badge": 137, "organisation": "Bakkerij Van der Meer"}
SCHEMA = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS offer (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
        pitch TEXT NOT NULL, kind TEXT NOT NULL, amount INTEGER NOT NULL) STRICT
"""


def encode(message):
    return json.dumps(message, separators=(",", ":")).encode()


class Ledger:
    """Writes everything that waits in one transaction, on a thread of its own."""

    def __init__(self, folder):
        self.database = sqlite3.connect(f"{folder}/ledger.sqlite", isolation_level=None, check_same_thread=False)
        self.database.executescript(SCHEMA)
        self.seq = self.database.execute("SELECT coalesce(max(seq), 0) FROM offer").fetchone()[0]
        self.waiting = queue.SimpleQueue()

    def start(self, recorded):
        threading.Thread(target=self._run, args=(recorded,), daemon=True).start()

    def _run(self, recorded):
        while True:
            batch = [self.waiting.get()]
            while not self.waiting.empty():
                batch.append(self.waiting.get())
            recorded(self._commit(batch))

    def _commit(self, batch):
        at = datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        self.database.execute("BEGIN IMMEDIATE")
        told = [(phone, offer, at, *self._insert(offer, at)) for phone, offer in batch]
        self.database.execute("COMMIT")
        return told

    def _insert(self, offer, at):
        """The place of an offer, and whether it was there before."""
        row = (self.seq + 1, offer["id"], at, offer["pitch"], offer["kind"], offer["amount"])
        insert = "INSERT INTO offer VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
        if self.database.execute(insert, row).rowcount == 0:
            return self.database.execute("SELECT seq FROM offer WHERE id = ?", (offer["id"],)).fetchone()[0], True
        self.seq += 1
        return self.seq, False


class Hall:
    def __init__(self, ledger):
        self.ledger = ledger
        self.seq = ledger.seq
        self.phones = set()

    def tell(self, batch):
        for phone, offer, at, seq, repeated in batch:
            # picows itself leaves out who hung up meanwhile.
            phone.send(WSMsgType.TEXT, encode(
                {"id": offer["id"], "offer": seq, "repeated": repeated, "seq": seq, "type": "recorded"}
            ))
            if repeated:
                continue
            self.seq = seq
            event = {"amount": offer["amount"], "at": at, "by": BY, "kind": offer["kind"], "offer": seq}
            event |= {"pitch": offer["pitch"], "seq": seq, "type": "offerMade"}
            text = encode({"events": [event], "type": "events"})
            for everyone in self.phones:
                everyone.send(WSMsgType.TEXT, text)


class Phone(WSListener):
    def __init__(self, hall):
        self.hall = hall

    def on_ws_connected(self, transport: WSTransport):
        welcome = {"conference": "000000", "epoch": "bench", "protocol": 1, "seq": self.hall.seq, "state": {}}
        transport.send(WSMsgType.TEXT, encode(welcome | {"type": "welcome"}))
        self.hall.phones.add(transport)

    def on_ws_disconnected(self, transport: WSTransport):
        self.hall.phones.discard(transport)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame):
        if frame.msg_type == WSMsgType.CLOSE:
            transport.send_close(frame.get_close_code())
            transport.disconnect()
        elif frame.msg_type == WSMsgType.TEXT:
            self.hear(transport, frame.get_payload_as_bytes())

    def hear(self, transport, text):
        command = read(text)
        if is_offer(command):
            self.hall.ledger.waiting.put((transport, command))
        elif is_step(command):
            answer = {"id": command["id"], "repeated": False, "seq": self.hall.seq, "type": "recorded"}
            transport.send(WSMsgType.TEXT, encode(answer))
        else:
            answer = {"code": "malformed", "id": command.get("id"), "type": "refused"}
            transport.send(WSMsgType.TEXT, encode(answer))


def read(text):
    try:
        command = json.loads(text)
    except ValueError:
        return {}
    return command if isinstance(command, dict) else {}


def has_place(command):
    return bool(ID.fullmatch(str(command.get("id")))) and command.get("pitch") in PITCHES


def is_step(command):
    return command.get("type") in ("stagePitch", "openOffers") and has_place(command)


def is_offer(command):
    amount = command.get("amount")
    return (
        command.get("type") == "makeOffer" and has_place(command) and command.get("kind") in KINDS
        and type(amount) is int and 1 <= amount <= 999 and type(command.get("show")) is bool
    )


async def main(port, folder):
    ledger = Ledger(folder)
    hall = Hall(ledger)
    loop = asyncio.get_running_loop()
    ledger.start(lambda batch: loop.call_soon_threadsafe(hall.tell, batch))

    def answer(request: WSUpgradeRequest):
        if not request.path.startswith(b"/live/"):
            return None
        response = WSUpgradeResponse.create_101_response({"Sec-WebSocket-Protocol": "wiebiedt.v1"})
        return WSUpgradeResponseWithListener(response, Phone(hall))

    server = await ws_create_server(answer, "127.0.0.1", port, backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1]), sys.argv[2]))
