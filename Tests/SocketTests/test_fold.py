"""The fold of these tests, held against the vectors that the server and the pages are held against."""

import json

import pytest

from fold import fold
from server import ROOT

VECTORS = [json.loads(line) for line in (ROOT / "Tests/Vectors/hall.jsonl").read_text().splitlines()]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_vector(vector):
    before, event, after = vector["before"], vector["event"], vector["after"]
    is_news = event["seq"] > before["seq"]

    state = fold(before["state"], event) if is_news else before["state"]

    assert plain(state) == plain(after["state"])


def plain(state):
    """Without what is empty, which may be left out."""
    pitches = [{name: value for name, value in pitch.items() if value} for pitch in state["pitches"]]
    return state | {"pitches": pitches, "stage": state.get("stage")}
