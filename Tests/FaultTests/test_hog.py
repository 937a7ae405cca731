"""Other programs take the processors: answers come later, and nothing is lost and nobody cut."""

import os
import threading

from checker import check
from load import Load, delays, open_round, percentile
from machine import busy
from stored import Stored

# With 60 seconds it lasts longer than a line may be silent.
HOG_S = float(os.environ.get("WIEBIEDT_HOG_S", 2))
EMPLOYERS = 8
PROGRAMS = os.cpu_count() or 2


def test_programs_that_take_the_processors_delay_answers_and_nothing_else(hall, figures):
    open_round(hall)
    with busy(PROGRAMS):
        load = Load(hall, EMPLOYERS)
        threading.Event().wait(HOG_S)
        load.finish()

    assert load.told
    assert [phone.close_codes for phone in load.phones] == [[]] * EMPLOYERS
    assert Stored.read(hall.data).lost(load.told) == []
    check(hall, load.phones)
    figures(
        "busy processors", programs=PROGRAMS, told=len(load.told), lost=0,
        p50_ms=percentile(delays(load.told), 0.5), p99_ms=percentile(delays(load.told), 0.99),
    )  # fmt: skip
