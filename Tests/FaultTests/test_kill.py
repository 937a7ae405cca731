"""The server is killed again and again while everybody offers: what anybody was told stays, and nothing is doubled."""

import os

import pytest

from checker import check
from load import HastyLine, Load, delays, open_round, percentile
from stored import Stored

KILLS = int(os.environ.get("WIEBIEDT_KILLS", 12))
KILLS_A_DAY = 25
ANSWERS_BETWEEN = 80
EMPLOYERS = 12


@pytest.mark.parametrize("kills", [min(KILLS_A_DAY, KILLS - done) for done in range(0, KILLS, KILLS_A_DAY)])
def test_no_kill_takes_back_what_anybody_was_told(hall, figures, kills):
    open_round(hall)
    load = Load(hall, EMPLOYERS)
    unanswered = 0
    for _ in range(kills):
        load.tells(ANSWERS_BETWEEN)
        hall.kill()
        unanswered += sum(len(phone.outbox) for phone in load.phones)
        stored = Stored.read(hall.data)
        assert stored.is_dense()
        assert stored.lost(load.told) == []
        hall.start()
    load.finish()

    assert unanswered > 0, "it was in the middle of something"
    check(hall, load.phones)
    stored = Stored.read(hall.data)
    assert sorted(stored.offers()) == sorted(sent.command["id"] for sent in load.sent), "each is there, and once"
    figures(
        "kill -9", kills=kills, told=len(load.told), unanswered_and_sent_again=unanswered, lost=0,
        p50_ms=percentile(delays(load.sent), 0.5), p99_ms=percentile(delays(load.sent), 0.99),
    )  # fmt: skip


def test_the_rig_finds_an_answer_that_comes_before_the_disk(hall, figures):
    open_round(hall)
    load = Load(hall, EMPLOYERS, kind=HastyLine)
    lost = set()
    for _ in range(4):
        load.tells(ANSWERS_BETWEEN)
        hall.kill()
        lost |= {sent.command["id"] for sent in Stored.read(hall.data).lost(load.told)}
        hall.start()
    load.stop()

    assert lost
    figures("kill -9, mutant: told before the disk", kills=4, lost=len(lost))
