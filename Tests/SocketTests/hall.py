"""A hall for a story: the conference of 21 March 2019 in a folder of its own, with its people and their phones."""

import contextlib
import json
import shutil

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from line import PATIENCE_S, StreamLine
from phone import Phone
from server import Server, run

ZAANSTAD = "p1"


def close_code(line):
    """Why the server ended a line."""
    with contextlib.suppress(ConnectionClosed):
        while True:
            line.recv(PATIENCE_S)
    return line.close_code


class Hall(Server):
    """A server with its conference: code, people with their tokens, and everybody's phones."""

    def __init__(self, demo, folder, **settings):
        self.people = json.loads((demo / "demo.json").read_text())
        self.code = self.people["conference"]["code"]
        self.api = f"/api/v1/conferences/{self.code}"
        self._phones = []
        shutil.copytree(demo / "data", folder / "data")
        super().__init__(folder / "data", folder / "log.jsonl", settings)

    @staticmethod
    def make_demo(folder, phase="open"):
        """Makes the demo conference once; every hall begins with a copy of it."""
        folder.mkdir(exist_ok=True)
        made = run("demo", "--data", folder / "data", "--json", "--phase", phase)
        assert made.returncode == 0, made.stderr
        (folder / "demo.json").write_bytes(made.stdout)
        return folder

    def close(self):
        """Everybody goes home."""
        for phone in self._phones:
            phone.leave()
        if self.process.poll() is None:
            self.kill()

    def token(self, who):
        """The token of somebody: a role of staff, or the place of an employer in the list."""
        return (self.people["employers"][who] if isinstance(who, int) else self.people[who])["token"]

    def phone(self, who, **options):
        """Somebody comes in with a phone."""
        phone = Phone(self, who if isinstance(who, str) and len(who) > 20 else self.token(who), **options)
        self._phones.append(phone)
        return phone

    @contextlib.contextmanager
    def line(self, who=None, **headers):
        """A bare line to the hall, after its welcome, for those who say what no phone would say."""
        if who is not None:
            headers["Authorization"] = f"Bearer {self.token(who)}"
        with connect(
            f"ws://127.0.0.1:{self.port}/live/{self.code}",
            additional_headers=headers,
            subprotocols=["wiebiedt.v1"],
            compression=None,
            proxy=None,
            close_timeout=1,
        ) as line:
            line.recv(PATIENCE_S)
            yield line

    def stream(self, who, query="", **headers):
        """A bare stream of events."""
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        return StreamLine(self.port, self.code, query, Authorization=f"Bearer {self.token(who)}", **fields)

    def employers(self, count, first=0):
        """So many employers come in."""
        return [self.phone(place) for place in range(first, first + count)]

    def wethouder(self, municipality):
        """A wethouder, as the demo lists her."""
        return next(each for each in self.people["wethouders"] if each["municipality"] == municipality)

    def upgrade(self, path=None, who=None, **headers):
        """Asks for a socket, and gives what is answered."""
        handshake = {
            "Connection": "Upgrade",
            "Upgrade": "websocket",
            "Sec_WebSocket_Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec_WebSocket_Version": "13",
            "Sec_WebSocket_Protocol": "wiebiedt.v1",
        }
        return self.get(path or f"/live/{self.code}", who, **handshake | headers)

    @property
    def ledger(self):
        """Every line of the ledger, as the organiser can download it."""
        return [json.loads(line) for line in self.get(f"{self.api}/ledger.jsonl", "organiser").body.splitlines()]

    @property
    def seq(self):
        """The last line of the ledger."""
        return self.get(f"{self.api}/offers", "organiser").json["seq"]
