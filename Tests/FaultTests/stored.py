"""What is on a disk: the database read as it lies there, without a server and without touching it."""

import contextlib
import json
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass, field


@dataclass
class Stored:
    """The lines and words of the one conference in a data folder."""

    lines: dict  # by seq
    words: dict = field(default_factory=dict)  # by seq

    @classmethod
    def read(cls, data):
        """Reads a copy, so that what the database would repair or throw away on opening stays as it was found."""
        with tempfile.TemporaryDirectory() as copy:
            for file in data.glob("wiebiedt.sqlite*"):
                if not file.name.endswith("-shm"):
                    shutil.copy(file, copy)
            with contextlib.closing(sqlite3.connect(f"{copy}/wiebiedt.sqlite")) as store:
                assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                lines = dict(store.execute("SELECT seq, line FROM entry ORDER BY seq"))
                words = dict(store.execute("SELECT seq, json FROM words"))
        return cls(
            {seq: json.loads(line) for seq, line in lines.items()},
            {seq: json.loads(text) for seq, text in words.items()},
        )

    def lost(self, told):
        """Those who were told something that is not on the disk as they said it, and at that place."""
        by_id = {line["id"]: line for line in self.lines.values()}
        return [each for each in told if not self._holds(by_id.get(each.command["id"]), each)]

    def _holds(self, line, sent):
        return (
            line is not None
            and sent.answers[-1].get("seq", line["seq"]) == line["seq"]
            and all(line[name] == sent.command[name] for name in ("pitch", "kind", "amount"))
            and self.words.get(line["seq"], {}).get("note") == sent.command.get("note")
        )

    def begins_with(self, other):
        """Whether everything that another holds stands here, unchanged and first."""
        mine, others = (self.lines, self.words), (other.lines, other.words)
        return self.is_dense() and all(some.items() >= part.items() for some, part in zip(mine, others))

    def is_dense(self):
        return list(self.lines) == list(range(1, len(self.lines) + 1))

    def offers(self):
        """The ids of all offers, in order."""
        return [line["id"] for line in self.lines.values() if line["type"] == "offerMade"]
