"""A server or command that does not do it, and the one line in which it says why."""

import subprocess

from line import PATIENCE_S
from server import ROOT

NOT_FOR_OPERATORS = ("Error Domain", "Optional(", "Swift.", "Fatal error", "DatabaseError", "Digest(", "Stack")


def refused(command):
    """The exit code of a program that does not do it, and the one line that says why."""
    ended = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, cwd=ROOT)
    said = [line for line in ended.stderr.splitlines() if line.startswith("wiebiedt: ")]
    assert len(said) == 1, (ended.returncode, ended.stderr)
    assert not [word for word in NOT_FOR_OPERATORS if word in ended.stderr], ended.stderr
    return ended.returncode, said[0]
