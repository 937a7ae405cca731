"""What people said, who they are and how they prove it is in no log, ledger line or metric: not even at ``trace``."""

import contextlib
import csv
import http.client
import json
import re
import secrets
import urllib.parse

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from hall import ZAANSTAD, Hall
from line import PATIENCE_S
from nonsense import UNREADABLE
from server import ROOT

LIST = ROOT / "Web/lists/demo-participants.csv"
# What is about nobody: the names of things in the program and in its lists.
STRUCTURE = {"id", "type", "kind", "pitch", "role", "sector", "region", "theme", "phase", "expect"}
COLUMNS = {"voornaam", "achternaam", "functie", "organisatie", "e-mail", "telefoon"}
SHORTEST = 4
# Where a phone comes from is about somebody too.
ADDRESS = "127.0.0.9"


class Overheard(Hall):
    """A hall of which everything is noted that anybody sent or was given and that nobody else may read."""

    def __init__(self, *arguments, **settings):
        self.words, self.proofs = {ADDRESS}, set()
        super().__init__(*arguments, **settings)

    def token(self, who):
        self.proofs.add(super().token(who))
        return super().token(who)

    def phone(self, who, **options):
        phone = super().phone(who, **options)
        said = phone.says
        phone.says = lambda command, **fields: (self.hears(fields), said(command, **fields))[1]
        return phone

    def request(self, method, path, who=None, body=None, **headers):
        address = urllib.parse.urlsplit(path)
        self.hears(body)
        self.words |= {value for _, value in urllib.parse.parse_qsl(address.query)}
        self.proofs |= set(re.findall(r"^/k/([^/]+)", address.path))
        self.proofs |= {re.split("[ =]", headers[name])[-1] for name in ("Authorization", "Cookie") if name in headers}
        answer = super().request(method, path, who, body, **headers)
        given = re.findall(r'(?:"token":"|/k/)([\w-]{20,})', answer.body.decode(errors="replace"))
        self.proofs |= {*given, *re.findall(r"=([\w-]{20,})", answer.cookies)}
        return answer

    def _connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S, source_address=(ADDRESS, 0))

    def hears(self, said, key=None):
        """Notes every text in what is sent, but for the names of things."""
        if isinstance(said, dict):
            for key, value in said.items():
                self.hears(value, key)
        elif isinstance(said, list):
            for value in said:
                self.hears(value, key)
        elif isinstance(said, str) and key not in STRUCTURE:
            self.words.add(said)

    def brings_in(self, file):
        """Sends a list of people, every name and address of which is noted."""
        rows = csv.DictReader(file.decode("cp1252").splitlines(), delimiter=";")
        self.words |= {row[column] for row in rows for column in COLUMNS & row.keys() if row[column]}
        return self.post(f"{self.api}/people/import", file, "organiser", Content_Type="text/csv")

    @property
    def secrets(self):
        return {each for each in self.words | self.proofs if len(each) >= SHORTEST}


@pytest.fixture
def hall(demo, tmp_path):
    hall = Overheard(demo, tmp_path, LOG_LEVEL="trace")
    yield hall
    hall.close()


def people_come_in(hall):
    hall.post(f"{hall.api}/join", {"name": "Ida Roddel", "organisation": "Roddel BV", "id": secrets.token_hex(16)})
    for role, badge in (("employer", 160), ("moderator", None)):
        person = {"role": role, "name": f"Karim Idrissi-{role}", "organisation": "Drukkerij Idrissi", "badge": badge}
        hall.post(f"{hall.api}/people", {"id": secrets.token_hex(16), **person}, "organiser")
    hall.brings_in(LIST.read_bytes())
    people = hall.get(f"{hall.api}/people", "organiser").json["people"]
    hall.post(f"{hall.api}/people/{people[-1]['person']}/link", {}, "organiser")
    hall.post(f"{hall.api}/badges", {"people": [row["person"] for row in people[:5]]}, "organiser")
    return people


def an_afternoon_passes(hall):
    moderator, anna, rachid = hall.phone("moderator"), hall.phone(0), hall.phone(1)
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    offer = anna.offers("meedenken", note="Bel mij thuis op 06-55512345", needs=["Een rolstoelplek vooraan"])["offer"]
    rachid.offers("stage", 2, note="Onze wachtlijst is vertrouwelijk")
    anna.says("withdrawOffer", offer=offer, reason="Mijn baas verbiedt het")
    moderator.closes(ZAANSTAD)
    moderator.says("putPitch", title="Werk voor Poelenburg-Oost", problem="De schuld van mevrouw Jansma", asks=[])
    for path in ("offers", "people", "exports/commitments.csv", "exports/commitments.json", "exports/ledger.txt?words=yes",
                 "exports/participants.csv", "exports/addresses.csv", "ledger.jsonl", "audit"):  # fmt: skip
        hall.get(f"{hall.api}/{path}", "organiser")


def nobody_in_particular_tries(hall):
    """Wrong tokens, tokens in addresses, links of others, and addresses that ask for somebody by name."""
    session = hall.get("/k/" + hall.token("moderator")).cookies
    for token in (secrets.token_urlsafe(32), hall.token(3) + "x", "A" * 4000):
        hall.get(f"{hall.api}/me", Authorization=f"Bearer {token}")
        hall.get(f"{hall.api}/people", Cookie=f"wiebiedt-organiser-{hall.code}={token}")
        hall.get(f"/k/{token}")
    for query in (f"token={hall.token('organiser')}", f"access_token={session.split('=')[1]}", "as=Ida+Roddel&naam=Jansma"):
        hall.get(f"{hall.api}/me?{query}")
        hall.get(f"{hall.api}/events?{query}")
        hall.upgrade(f"/live/{hall.code}?{query}", Cookie=session, Origin="http://evil.example")
    hall.get("/people/Ida%20Roddel?mail=ida@roddel.example")
    hall.get("/", User_Agent="Ida's phone", Referer="http://elsewhere.example/ida@roddel.example")
    hall.words |= {"Ida%20Roddel", "Ida's phone", "ida@roddel.example"}


def what_cannot_be_read_comes_in(hall):
    """Every way to be refused, with a name in it."""
    name = "Wilhelmina Onleesbaar"
    hall.words |= {name, "Onleesbaar"}
    for body in (f'{{"name":"{name}', f'["{name}"]', f'{{"name":"{name}","organisation":7}}', f'{{"name":"{name}\\ud800"}}',
                 f'{{"name":"{name * 2000}","organisation":"x"}}', f'{{"name":"{name}\\u0000","organisation":"x"}}'):  # fmt: skip
        hall.post(f"{hall.api}/join", body.encode())
        hall.post(f"{hall.api}/commands", body.encode(), 0)
        hall.post(f"{hall.api}/people", body.encode(), "organiser")
    for file in (f"naam;organisatie\n{name};\n\"{name}", f"naam;naam\n{name};{name}\n", f"{name}\0\n", name * 100_000):
        hall.post(f"{hall.api}/people/import", file.encode(), "organiser", Content_Type="text/csv")
    bearer = {"Authorization": f"Bearer {hall.token(0)}"}
    for frame in (*UNREADABLE.values(), name, name.encode(), f'{{"id":"{name}","type":"{name}"}}', name * 4000):
        with contextlib.suppress(ConnectionClosed), connect(
            f"ws://127.0.0.1:{hall.port}/live/{hall.code}", additional_headers=bearer, subprotocols=["wiebiedt.v1"],
            compression=None, proxy=None, close_timeout=1,
        ) as line:  # fmt: skip
            line.recv(PATIENCE_S)
            line.send(frame)
            line.recv(PATIENCE_S)


def test_nothing_that_was_said_and_nobody_who_said_it_is_in_log_ledger_or_metrics(hall):
    people = people_come_in(hall)
    an_afternoon_passes(hall)
    nobody_in_particular_tries(hall)
    what_cannot_be_read_comes_in(hall)
    hall.post(f"{hall.api}/commands", {"id": "forget", "type": "erasePerson", "person": people[0]["person"]}, "organiser")
    ledger = hall.get(f"{hall.api}/ledger.jsonl", "organiser").body.decode()
    metrics = hall.get("/metrics").body.decode()
    known = json.dumps(people, ensure_ascii=False)
    hall.kill()
    hall.start()
    assert hall.stop()[0] == 0

    found = hall.secrets
    assert len(found) > 350 and len(hall.proofs) > 15
    assert len([each for each in found if each in known]) > 180, "what is looked for is what was sent"
    assert hall.log.count('"level":"trace"') + hall.log.count('"level":"debug"') > 20, "all is logged that can be"
    places = {"log": hall.log, "stdout": hall.said, "ledger": ledger, "metrics": metrics}
    hits = {(place, each) for place, text in places.items() for each in found if each in text}
    assert hits == set()
