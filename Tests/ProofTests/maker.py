"""Makes ledgers, checkpoints and receipts from the specification alone, with nothing of the server's.

Everything is from LedgerLines.md and LedgerProof.md; SHA-256 is Python's, Ed25519 is the openssl command's. Where the
server and this disagree, one of them does not follow the specification.
"""

import base64
import copy
import hashlib
import pathlib
import subprocess
import tempfile

ORIGIN = "wiebiedt.example/482917"
START = 1_553_175_000_000


def canonical(value):
    """A value in the one spelling of LedgerLines.md, section 2."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return '"' + "".join(map(_escaped, _utf16(value))) + '"'
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in sorted(value)) + "}"


def _utf16(text):
    units = text.encode("utf-16-be")
    return [int.from_bytes(units[place : place + 2], "big") for place in range(0, len(units), 2)]


def _escaped(unit):
    if unit in (0x22, 0x5C):
        return "\\" + chr(unit)
    return chr(unit) if 0x20 <= unit <= 0x7E else f"\\u{unit:04x}"


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def b64(data):
    return base64.b64encode(data).decode()


def root(leaves):
    """MTH of RFC 6962, section 2.1."""
    if not leaves:
        return sha256()
    if len(leaves) == 1:
        return leaves[0]
    half = _half(leaves)
    return sha256(b"\1", root(leaves[:half]), root(leaves[half:]))


def path(index, leaves):
    """PATH of RFC 6962, section 2.1.1."""
    if len(leaves) == 1:
        return []
    half = _half(leaves)
    if index < half:
        return [*path(index, leaves[:half]), root(leaves[half:])]
    return [*path(index - half, leaves[half:]), root(leaves[:half])]


def _half(leaves):
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return half


class Key:
    """An Ed25519 key of the openssl command."""

    def __init__(self, folder, name, seed=None):
        self.private = folder / f"{name}.key"
        self.public = folder / f"{name}.pem"
        if seed is None:
            _openssl("genpkey", "-algorithm", "ED25519", "-out", self.private)
        else:
            der = bytes.fromhex("302e020100300506032b657004220420") + seed
            self.private.write_text(f"-----BEGIN PRIVATE KEY-----\n{b64(der)}\n-----END PRIVATE KEY-----\n")
        _openssl("pkey", "-in", self.private, "-pubout", "-out", self.public)
        der = base64.b64decode("".join(self.public.read_text().splitlines()[1:-1]))
        self.bytes = der[-32:]

    def sign(self, message):
        with tempfile.NamedTemporaryFile() as file:
            file.write(message)
            file.flush()
            return _openssl("pkeyutl", "-sign", "-rawin", "-inkey", self.private, "-in", file.name)

    def signature_line(self, text, name):
        key_id = sha256(name.encode(), b"\n\1", self.bytes)[:4]
        return f"— {name} {b64(key_id + self.sign(text.encode()))}\n"


def _openssl(*arguments):
    return subprocess.run(["openssl", *arguments], check=True, capture_output=True).stdout


def note(leaves, keys, origin=ORIGIN, size=None):
    """A signed checkpoint of the first lines."""
    size = len(leaves) if size is None else size
    text = f"{origin}\n{size}\n{b64(root(leaves[:size]))}\n"
    return text + "\n" + "".join(key.signature_line(text, origin) for key in keys)


class Ledger:
    """Lines with their words, in the order of what happened."""

    def __init__(self, code="482917"):
        self.code = code
        self.entries = []
        self.words = {}

    def add(self, event, /, by=None, at=None, words=None, command=None, **members):
        """One more line; returns its number."""
        seq = len(self.entries) + 1
        at = (self.entries[-1]["at"] if self.entries else START) if at is None else START + at * 1000
        entry = {"v": 1, "conference": self.code, "id": command or f"c-{seq}", "seq": seq, "at": at, "type": event}
        if by is not None:
            entry["by"] = by
        if words is not None:
            salt = sha256(b"salt", str(seq).encode())
            json = canonical(words).encode()
            entry["words"] = sha256(salt, json).hex()
            self.words[seq] = (salt, json)
        self.entries.append(entry | members)
        return seq

    @property
    def lines(self):
        return [(canonical(entry) + "\n").encode() for entry in self.entries]

    @property
    def leaves(self):
        return [sha256(b"\0", line) for line in self.lines]

    def changed(self, seq, /, **members):
        """The same ledger with other members in one line."""
        other = copy.deepcopy(self)
        other.entries[seq - 1] |= members
        return other

    def without(self, seq):
        """The ledger as it would be had a line never been written: the numbers close up."""
        other = copy.deepcopy(self)
        del other.entries[seq - 1]
        for place, entry in enumerate(other.entries):
            entry["seq"] = place + 1
        other.words = {n - (n > seq): words for n, words in self.words.items() if n != seq}
        return other

    def prefix(self, size):
        other = copy.deepcopy(self)
        del other.entries[size:]
        other.words = {n: words for n, words in self.words.items() if n <= size}
        return other

    def file(self, *notes, words=False):
        """A ledger file: lines, checkpoints and, if wanted, words."""
        text = "".join(line.decode() for line in self.lines) + "\n" + "".join(each + "\n" for each in notes)
        if words:
            text += "".join(f"words {n} {b64(salt)} {b64(json)}\n" for n, (salt, json) in sorted(self.words.items()))
        return text

    def receipt(self, seq, signed, size=None, words=True):
        """The receipt of a line, under a checkpoint of that size."""
        size = len(self.entries) if size is None else size
        text = "wiebiedt.receipt@v1\n" + self.lines[seq - 1].decode()
        if words and seq in self.words:
            text += "words {} {}\n".format(*map(b64, self.words[seq]))
        text += f"\nc2sp.org/tlog-proof@v1\nindex {seq - 1}\n"
        text += "".join(b64(each) + "\n" for each in path(seq - 1, self.leaves[:size]))
        return text + "\n" + signed


KINDS = [
    {"key": "leerbaan", "single": False, "counted": True},
    {"key": "meedenken", "single": True, "counted": True},
    {"key": "belmij", "single": True, "counted": False},
]


class Story:
    """An afternoon; the names are the numbers of its lines."""

    def __init__(self, *, erased=True):
        ledger = self.ledger = Ledger()
        add = ledger.add
        words = {"name": "Werkconferentie", "organisers": ["VNG"], "venue": "Utrecht"}
        lists = {"kinds": KINDS, "regions": ["AM17"], "themes": ["instroom"], "sectors": ["zorg"]}
        add("conferenceCreated", words=words, date="2019-03-21", keepUntil="2019-06-30", openEntry=True, **lists)
        people = [("organiser", None), ("moderator", None), ("clerk", None), ("wethouder", 11), ("employer", 101),
                  ("employer", 102), ("jury", None)]
        for number, (role, badge) in enumerate(people, 1):
            words = {"name": f"Íris {number} 👍", "organisation": "Bedrijf\n\"één\""}
            if badge:
                words["badge"] = badge
            add("personAdmitted", person=number, role=role, show=True, words=words)
        asks = [{"kind": "leerbaan", "target": 5, "capped": True}, {"kind": "meedenken", "target": 10}]
        words = {"title": "Werk", "promises": []}
        add("pitchPut", by=4, pitch="p1", owner=4, asks=asks, region="AM17", words=words)
        add("pitchPut", by=1, pitch="p2", owner=4, asks=asks[1:], words=words)
        add("pitchStaged", by=2, pitch="p1", at=1)
        add("offersOpened", by=2, pitch="p1", closesAt=START + 601_000, at=1)
        self.offer = self.offers(1, 5, "leerbaan", 3, at=2, words={"needs": ["jobcoach"], "note": "Vanaf méí"})
        self.thought = self.offers(2, 5, "meedenken", 1, at=3)
        self.withdrawal = add("offerWithdrawn", by=5, offer=1, at=4, words={"reason": "Te véél"})
        self.typed = self.offers(3, 6, "leerbaan", 3, by=3, channel="hand", at=5)
        self.last_seat = self.offers(4, 5, "leerbaan", 2, at=6)
        self.closing = add("offersClosed", pitch="p1", at=601)
        self.late = self.offers(5, 6, "meedenken", 1, late=True, at=700)
        self.accepted = add("lateAccepted", by=1, offer=5, at=800)
        if erased:
            self.erasure = add("personErased", by=1, person=5, at=900)
            for seq in (6, self.offer, self.withdrawal):
                del ledger.words[seq]

    def offers(self, number, employer, kind, amount, by=None, channel="phone", late=False, **more):
        return self.ledger.add(
            "offerMade", by=by or employer, offer=number, pitch="p1", kind=kind, amount=amount, employer=employer,
            channel=channel, show=True, late=late, **more,
        )


class Folder:
    """Writes files for one test."""

    def __init__(self, path):
        self.path = pathlib.Path(path)

    def write(self, name, content):
        file = self.path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file
