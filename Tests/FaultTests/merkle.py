"""The tree of RFC 6962, section 2.1, over the lines of a ledger, as somebody would make it who rewrites a database."""

from hashlib import sha256


def leaf(line):
    return sha256(b"\0" + line).digest()


def inner_nodes(leaves):
    """Every complete node above the leaves: (level, place) to digest."""
    nodes, row, level = {}, list(leaves), 0
    while len(row) > 1:
        level += 1
        row = [sha256(b"\1" + row[at] + row[at + 1]).digest() for at in range(0, len(row) - 1, 2)]
        nodes |= {(level, place): digest for place, digest in enumerate(row)}
    return nodes


def root(leaves):
    if len(leaves) <= 1:
        return leaves[0] if leaves else sha256().digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\1" + root(leaves[:split]) + root(leaves[split:])).digest()
