"""Damage to a database: pages of a table, bytes that are not what they were, rows past all triggers."""

import contextlib
import sqlite3

PAGE = 4096


def flip(file, offset, length=1):
    """Turns bits over, in place, as a bad disk or a cosmic ray does."""
    with file.open("r+b") as stream:
        stream.seek(offset)
        old = stream.read(length)
        stream.seek(offset)
        stream.write(bytes(byte ^ 0x55 for byte in old))


def leaf_page(database, table, nth=0):
    """Where a leaf page of a table begins."""
    data = database.read_bytes()
    with contextlib.closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as store:
        (root,) = store.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()
    return _leaves(data, root)[nth] * PAGE


def _leaves(data, page):
    """The leaves under a page of a table, left to right; https://www.sqlite.org/fileformat2.html section 1.6."""
    start = (page - 1) * PAGE
    header = start + (100 if page == 1 else 0)
    if data[header] in (0x0A, 0x0D):
        return [page - 1]
    assert data[header] in (0x02, 0x05), "an inner page"
    cells = int.from_bytes(data[header + 3 : header + 5])
    children = [int.from_bytes(data[header + 8 : header + 12])]
    for cell in range(cells):
        pointer = int.from_bytes(data[header + 12 + 2 * cell : header + 14 + 2 * cell])
        children.insert(cell, int.from_bytes(data[start + pointer : start + pointer + 4]))
    return [leaf for child in children for leaf in _leaves(data, child)]


def change(data, *statements, tidy=True):
    """Somebody changes what is stored, past everything that guards it, while no server runs; then tidies up."""
    with contextlib.closing(sqlite3.connect(data / "wiebiedt.sqlite")) as store:
        guards = triggers(store)
        for name in guards:
            store.execute(f"DROP TRIGGER {name}")
        with store:
            for statement in statements:
                store.execute(statement) if isinstance(statement, str) else store.execute(*statement)
        for guard in guards.values() if tidy else ():
            store.execute(guard)
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def triggers(store):
    """What guards the rows, by name."""
    rows = store.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    return {name: " ".join(sql.split()) for name, sql in rows}
