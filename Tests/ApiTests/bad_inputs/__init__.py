"""The table of bad inputs: what anybody may send, type, bring in or start with, and the tests that hold the answer."""

from . import amounts, files, lists, messages, requests, rights, sockets, texts, times

PARTS = [requests, sockets, messages, rights, amounts, times, texts, lists, files]
ROWS = {number: row for part in PARTS for number, row in part.ROWS.items()}
