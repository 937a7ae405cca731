"""A row of the table of bad inputs."""

from typing import NamedTuple


class Row(NamedTuple):
    """One bad input, and where it is tried: ``Folder/file::name`` with, in brackets, words that the table there has."""

    what: str
    tests: tuple[str, ...]
    # Why this house answers in another way than one might expect, or does not know the input at all.
    instead: str | None = None


def row(what, *tests, instead=None):
    return Row(what, tests, instead)
