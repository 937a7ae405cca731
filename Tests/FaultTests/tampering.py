"""What somebody can do to a stopped data folder who knows how ledgers are kept, and has everything but the key."""

import contextlib
import json
import sqlite3

from damage import change, triggers
from merkle import inner_nodes, leaf, root


class Database:
    """The one conference of a stopped folder, past everything that guards it."""

    def __init__(self, data):
        self.data = data
        with contextlib.closing(sqlite3.connect(data / "wiebiedt.sqlite")) as store:
            self.code, self.epoch = store.execute("SELECT code, epoch FROM conference").fetchone()
            self.guards = triggers(store)
            self.lines = [line for (line,) in store.execute("SELECT line FROM entry ORDER BY seq")]
            (self.offer,) = store.execute("SELECT max(seq) FROM words WHERE seq < 150").fetchone()

    @property
    def size(self):
        return len(self.lines)

    @property
    def root(self):
        return root([leaf(line) for line in self.lines]).hex()

    def rewrite(self, seq, line):
        """The statements that put another line, with its leaf, in the place of one."""
        self.lines[seq - 1] = line
        return [("UPDATE entry SET line = ?, leaf = ? WHERE seq = ?", [line, leaf(line), seq])]

    def rewrite_nodes(self):
        """The statements that make the tree fit the lines as they are now."""
        nodes = inner_nodes([leaf(line) for line in self.lines])
        return [
            ("UPDATE node SET digest = ? WHERE level = ? AND place = ?", [digest, level, place])
            for (level, place), digest in nodes.items()
        ]


def cut_off(database):
    """The last lines go, and whatever says that they were there but the mark."""
    kept = database.size - 5
    tables = ["words", "entry", "checkpoint"]
    columns = {"checkpoint": "size"}
    change(
        database.data,
        *(f"DELETE FROM {table} WHERE {columns.get(table, 'seq')} > {kept}" for table in tables),
        *(f"DELETE FROM node WHERE level = {level} AND place >= {kept >> level}" for level in range(1, 20)),
    )


def cut_off_clumsily(database):
    """The last lines go, and nothing else, and whatever guarded them stays away."""
    deletes = [f"DELETE FROM {table} WHERE seq > {database.size - 5}" for table in ("words", "entry")]
    change(database.data, *deletes, tidy=False)


def more(database):
    """A line with another amount."""
    line = json.loads(database.lines[database.offer - 1])
    line["amount"] += 100
    return json.dumps(line, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def change_line_and_leaf(database):
    change(database.data, *database.rewrite(database.offer, more(database)))


def change_line_leaves_and_nodes(database):
    change(database.data, *database.rewrite(database.offer, more(database)), *database.rewrite_nodes())


def remove_mark(database):
    (database.data / "marks" / database.code).unlink()


def remove_words(database):
    change(database.data, f"DELETE FROM words WHERE seq = {database.offer}")


def remove_all_checkpoints(database):
    change(database.data, "DELETE FROM checkpoint")
