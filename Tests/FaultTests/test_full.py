"""When the server is full, who is in stays in, who comes is told so, and it recovers by itself."""

import contextlib
import os
import re
import resource
import time

import pytest

from dials import MANNERS, Crowd, Flood
from hall_on import HallOn
from kernel import calls
from line import PATIENCE_S
from load import open_round
from machine import crowding, share_of_a_processor
from refusal import refused
from server import until

FLOOD_S = float(os.environ.get("WIEBIEDT_FLOOD_S", 1))
DIALS_A_SECOND = 10_000
RECOVERS_WITHIN_S = 5
HEARD_WITHIN_S = 1
INSIDE = 4

FILES = 1_000
RESERVED = 64
EXTRA_FOR_THIS_MACHINE = 16
CONFIGURATION = 78


class HallWithFewFiles(HallOn):
    """A hall whose system permits it so many open files."""

    def command(self, port=None):
        return ["prlimit", f"--nofile={FILES}:{FILES}", *super().command(port)]


class Inside:
    """Those who are in: one offers, all hear of it; nobody is ever cut."""

    def __init__(self, hall):
        self.hall = hall
        self.moderator = open_round(hall)
        self.phones = hall.employers(INSIDE)
        self.waits = []

    def goes_on(self):
        """Somebody offers, is answered, and everybody hears of it in time."""
        begin = time.monotonic()
        answer = self.phones[0].offers("meeloopdag")
        assert answer["type"] == "recorded"
        for phone in [*self.phones, self.moderator]:
            phone.reaches(answer["seq"])
        self.waits.append(time.monotonic() - begin)

    def goes_on_until(self, over):
        while not over():
            self.goes_on()

    def nobody_was_cut(self):
        """Gives the longest that anybody waited since it was asked last."""
        assert [phone.close_codes for phone in [*self.phones, self.moderator]] == [[]] * (INSIDE + 1)
        waits, self.waits = self.waits, []
        return max(waits)


@contextlib.contextmanager
def a_hall(demo, tmp_path, kind=HallOn, **settings):
    with contextlib.closing(kind(demo, tmp_path / "data", tmp_path / "log.jsonl", **settings)) as hall:
        yield hall


def recovers(hall):
    """Somebody new comes in with a page and a phone; gives how long that took."""
    begin = time.monotonic()

    def is_let_in():
        with contextlib.suppress(OSError):
            return hall.get("/").status == 200

    until(is_let_in, 2 * RECOVERS_WITHIN_S * crowding(), what="to be let in")
    hall.phone(INSIDE + 1).leave()
    took = time.monotonic() - begin
    assert took <= RECOVERS_WITHIN_S * crowding()
    return round(took, 2)


def numbers(hall):
    """What the server counts."""
    lines = hall.get("/metrics").body.decode().splitlines()
    return {name: int(value) for name, value in (line.rsplit(" ", 1) for line in lines if line[0] != "#")}


def test_more_dials_than_files_leave_everybody_in_who_is_in(demo, needs, tmp_path, figures):
    needs("prlimit")
    with a_hall(demo, tmp_path, HallWithFewFiles) as hall:
        inside = Inside(hall)
        # Those inside have a connection each.
        room = FILES - RESERVED + EXTRA_FOR_THIS_MACHINE - INSIDE - 1
        crowd = Crowd(hall.port, 3_000)
        until(lambda: crowd.said()["held"] <= room, PATIENCE_S * crowding(), what="who is one too many to be told so")
        inside.goes_on()
        share = share_of_a_processor(hall.process.pid)
        inside.goes_on()
        told = crowd.said()

        # Who was let in and said nothing is cut after a while, and on a slow machine others come in instead.
        let_in = told["held"] + told["closed"]
        assert told["held"] <= room and let_in + told["503"] == 3_000, told
        assert told["503"] >= 1_000
        assert share < 0.5, "nobody asks in vain for what there is not"
        assert hall.sockets < FILES - RESERVED // 2, "files are left for everything else"
        said = [line for line in hall.log.splitlines() if "turned away" in line]
        assert len(said) == 1, "once a minute"
        crowd.hang_up()
        took = recovers(hall)
        inside.goes_on()
        assert numbers(hall)['wiebiedt_connections_refused_total{full="server"}'] >= told["503"]
        figures(
            "3,000 dials, 1,000 files", let_in=let_in, told_503=told["503"], share_of_a_processor=round(share, 2),
            heard_within_s=round(inside.nobody_was_cut(), 2), back_after_s=took,
        )  # fmt: skip


def test_who_is_silent_makes_room_by_itself(demo, tmp_path):
    """A crowd that holds every place and says nothing is cut, and others come in without anybody's doing."""
    with a_hall(demo, tmp_path, options=["--connections", "100"]) as hall:
        inside = Inside(hall)
        crowd = Crowd(hall.port, 200)
        until(lambda: crowd.said()["503"] >= 50, what="it to be full")
        until(lambda: crowd.said()["closed"] >= 20, what="the last that came in to be cut")
        recovers(hall)
        inside.goes_on()
        inside.nobody_was_cut()


def test_what_is_said_when_it_is_full_is_an_answer_like_any_other(demo, tmp_path):
    with a_hall(demo, tmp_path, options=["--connections", "16"]) as hall:
        crowd = Crowd(hall.port, 16 + EXTRA_FOR_THIS_MACHINE)
        until(lambda: hall.get("/health/live").status == 503, what="it to be full")

        answer = hall.get("/")

        assert answer.status == 503
        assert answer.json["code"] == "tooBusy" and answer.json["status"] == 503
        assert re.fullmatch(r"Het is hier nu vol\. Probeer het over \d+ seconden opnieuw\.", answer.json["detail"])
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert int(answer.headers["Retry-After"]) > 0
        assert answer.headers["Connection"] == "close"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        crowd.hang_up()
        recovers(hall)


def test_whoever_watches_from_the_machine_itself_comes_in_when_it_is_full(demo, tmp_path):
    with a_hall(demo, tmp_path, options=["--connections", "16"]) as hall:
        crowd = Crowd(hall.port, 16)
        until(lambda: numbers(hall)["wiebiedt_connections"] > 16, what="it to be full")
        assert hall.get("/health/live").status == 200
        assert numbers(hall)["wiebiedt_connections_maximum"] == 16
        crowd.hang_up()
        until(lambda: numbers(hall)["wiebiedt_connections"] == 1, what="nobody but who asks to be there")


def test_no_file_at_all_for_a_connection_costs_nothing_and_passes(demo, needs, tmp_path, figures):
    """The reserve is gone too, by whatever: the system refuses, and is not asked again and again."""
    needs("strace")
    with a_hall(demo, tmp_path) as hall:
        inside = Inside(hall)
        before = resource.prlimit(hall.process.pid, resource.RLIMIT_NOFILE)
        taken = len(os.listdir(f"/proc/{hall.process.pid}/fd"))
        resource.prlimit(hall.process.pid, resource.RLIMIT_NOFILE, (taken + 20, before[1]))
        crowd = Crowd(hall.port, 200)
        until(lambda: '"a connection could not be accepted"' in hall.log, what="the system to refuse")
        inside.goes_on()
        share = share_of_a_processor(hall.process.pid)
        tries = calls(hall.process, "accept4")
        inside.goes_on()

        assert share < 0.5
        assert 0 < tries < 50
        resource.prlimit(hall.process.pid, resource.RLIMIT_NOFILE, before)
        took = recovers(hall)
        assert hall.sockets > 200, "who waited is in"
        assert hall.log.count('"a connection could not be accepted"') == 1, "once a minute"
        crowd.hang_up()
        figures(
            "no file for a connection", tries_a_second=tries, share_of_a_processor=round(share, 2),
            heard_within_s=round(inside.nobody_was_cut(), 2), back_after_s=took,
        )  # fmt: skip


@pytest.fixture(scope="module")
def inside(demo, tmp_path_factory):
    """Those who are in a hall that one flood after another comes to."""
    with a_hall(demo, tmp_path_factory.mktemp("flooded"), options=["--connections", "1000"]) as hall:
        yield Inside(hall)


@pytest.mark.parametrize("manner", MANNERS if FLOOD_S > 1 else ("reset", "silence"))
def test_a_flood_of_dials_is_not_noticed_by_who_is_in(inside, figures, manner):
    flood = Flood(inside.hall.port, manner, DIALS_A_SECOND, FLOOD_S)
    inside.goes_on_until(lambda: flood.is_over)
    told = flood.told()
    took = recovers(inside.hall)
    inside.goes_on()

    heard = inside.nobody_was_cut()
    assert heard <= HEARD_WITHIN_S * crowding()
    assert told["dials"] >= DIALS_A_SECOND * FLOOD_S / 2, "it was a flood"
    if manner == "silence":
        assert told["503"] > 0, "it was full"
    figures(f"a flood: {manner}", **told, heard_within_s=round(heard, 2), back_after_s=took)


def test_more_connections_than_the_system_permits_are_not_promised(demo, needs, tmp_path):
    needs("prlimit")
    with a_hall(demo, tmp_path, HallWithFewFiles) as hall:
        assert numbers(hall)["wiebiedt_connections_maximum"] == FILES - RESERVED
        hall.stop()

        code, said = refused([*hall.command(), "--connections", str(FILES - RESERVED + 1)])

        assert code == CONFIGURATION
        assert f"{FILES - RESERVED + 1} connections need {FILES + 1} open files" in said and "ulimit -Hn" in said
