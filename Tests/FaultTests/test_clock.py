"""The clock jumps in mid-round: the order stays, no line is older than the one before, and rounds end on time."""

import pathlib
import time

import pytest

from checker import check
from hall import Hall
from load import Load, open_round
from stored import Stored

# Where Debian's package puts it, whatever the processor.
LIBRARY = next(pathlib.Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)
ROUND_S = 5
ON_TIME_S = 2  # the clock was set by hours
SEEN_ON_TIME_S = 2  # two cores serve everybody here


class HallWithAClock(Hall):
    """A hall on a machine whose clock can be set, while the time that passes stays what it is."""

    def __init__(self, demo, folder):
        self._clock = folder / "clock"
        self.sets_clock("+0")
        super().__init__(
            demo,
            folder,
            LD_PRELOAD=str(LIBRARY),
            DONT_FAKE_MONOTONIC="1",
            FAKETIME_NO_CACHE="1",
            FAKETIME_TIMESTAMP_FILE=str(self._clock),
        )

    def command(self, port=None):
        # Begun by a program that has the library already: it moves the environment, which Swift finds its arguments by.
        return ["env", *super().command(port)]

    def close(self):
        super().close()
        for left in pathlib.Path("/dev/shm").glob(f"*faketime_*_{self.process.pid}"):
            left.unlink()  # what the library shares with children, and leaves when it is killed

    def sets_clock(self, offset):
        """How far the clock is ahead of the real one, such as ``+400d`` or ``-2h``."""
        new = self._clock.with_suffix(".new")
        new.write_text(f"{offset}\n")
        new.rename(self._clock)


@pytest.fixture
def hall(demo, tmp_path):
    if LIBRARY is None:
        pytest.skip("libfaketimeMT.so.1 is not installed: this fault was NOT tried")
    hall = HallWithAClock(demo, tmp_path)
    yield hall
    hall.close()


@pytest.mark.parametrize("jump", ["-2h", "+400d"])
def test_a_clock_that_jumps_changes_no_order_and_no_closing(hall, figures, jump):
    moderator = open_round(hall, closesInSeconds=ROUND_S)
    opened = time.monotonic()
    load = Load(hall, 2)
    load.tells(20)
    hall.sets_clock(jump)
    jumped = time.monotonic()

    moderator.sees(lambda _: moderator.pitch()["state"] == "closed", 2 * ROUND_S)
    seen = time.monotonic() - opened
    load.finish()

    early = [sent for sent in load.sent if sent.at - opened < ROUND_S - ON_TIME_S and is_refused(sent)]
    lines = Stored.read(hall.data).lines.values()
    times = [line["at"] for line in lines]
    began, ended = (at(lines, type) for type in ("offersOpened", "offersClosed"))
    lasted = (ended - began) / 1000
    figures(
        f"clock {jump}", lasted_s=lasted, seen_s=round(seen, 2), told=len(load.told), refused_early=len(early)
    )  # fmt: skip
    assert times == sorted(times), "no line is older than the one before"
    check(hall, load.phones)
    assert abs(lasted - ROUND_S) <= ON_TIME_S, "by its own clock"
    assert abs(seen - ROUND_S) <= SEEN_ON_TIME_S, "and by that of people"
    assert early == [], "a round that is open takes offers"
    assert any(sent.at > jumped for sent in load.told)


def is_refused(sent):
    return sent.answers[-1]["type"] == "refused"


def at(lines, type):
    """When the one line of a type says that it was."""
    return next(line["at"] for line in lines if line["type"] == type)
