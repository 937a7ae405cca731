"""Practising the day with made-up bidders on real sockets, and that nothing of it is left."""

import contextlib
import resource
import threading

import pytest

from hall import ZAANSTAD, Hall
from server import until

CROWD = 100


@pytest.fixture
def hall(rehearsal, tmp_path):
    hall = Hall(rehearsal, tmp_path)
    yield hall
    hall.close()


def begin(hall, bidders=CROWD, who="organiser"):
    return hall.post(f"{hall.api}/rehearsal", {"bidders": bidders}, who)


def stop(hall, who="organiser"):
    return hall.post(f"{hall.api}/rehearsal/stop", {}, who)


def figures(hall):
    return hall.get(f"{hall.api}/rehearsal", "organiser").json


def everybody_is_in(hall, bidders=CROWD):
    until(lambda: figures(hall)["connected"] == bidders, what=f"{bidders} bidders, of {figures(hall)}")


def sockets_to(port):
    """How many connections to a port of this machine the kernel has, as `/proc/net/tcp` tells (proc(5))."""
    with open("/proc/net/tcp") as table:
        rows = [line.split() for line in list(table)[1:]]
    return sum(remote.endswith(f":{port:04X}") and state == "01" for _, _, remote, state, *_ in rows)


def opens(hall, pitch=ZAANSTAD):
    moderator = hall.phone("moderator")
    assert moderator.stages(pitch)["type"] == "recorded"
    assert moderator.opens(pitch)["type"] == "recorded"
    return moderator


def test_a_crowd_bids_on_an_opened_pitch_and_its_figures_are_those_of_the_ledger(hall):
    answer = begin(hall)
    assert answer.status == 202 and answer.json["bidders"] == CROWD
    everybody_is_in(hall)
    until(lambda: sockets_to(hall.port) == CROWD, what="a socket for each")
    screen = hall.phone("screen")
    screen.sees(lambda _: screen.here == CROWD)

    moderator = opens(hall)
    until(lambda: figures(hall)["recorded"] >= 30, what="30 offers")
    moderator.closes(ZAANSTAD)
    until(lambda: (now := figures(hall))["offers"] == now["recorded"] + now["refused"], what="all answers")

    told, lines = figures(hall), hall.ledger
    assert told["recorded"] == sum(line["type"] == "offerMade" for line in lines)
    assert 0 <= told["median"] <= told["slowest"] < 10_000
    screen.reaches(len(lines))
    withdrawn = sum(line["type"] == "offerWithdrawn" for line in lines)
    assert screen.pitch()["standing"] == told["recorded"] - withdrawn
    kinds = {line["kind"] for line in lines if line["type"] == "offerMade"}
    assert kinds <= {ask["kind"] for ask in screen.pitch()["asks"]}


def test_stopping_ends_every_socket_and_the_figures_stay(hall):
    before = sockets_to(hall.port)
    begin(hall)
    everybody_is_in(hall)

    assert stop(hall).status == 204

    assert figures(hall) == figures(hall) | {"bidders": CROWD, "connected": 0}
    until(lambda: sockets_to(hall.port) == before, what="the sockets to be closed")
    assert stop(hall).status == 204


def test_beginning_again_brings_another_crowd_of_the_same_people(hall):
    begin(hall)
    everybody_is_in(hall)
    first = len(hall.ledger)

    assert begin(hall, 20).status == 202
    everybody_is_in(hall, 20)

    until(lambda: sockets_to(hall.port) == 20, what="the first crowd to be gone")
    assert len(hall.ledger) == first
    begin(hall, 120)
    everybody_is_in(hall, 120)
    assert len(hall.ledger) == first + 20


def test_two_who_begin_at_once_get_one_crowd(hall):
    answers = []
    both = [threading.Thread(target=lambda: answers.append(begin(hall).status)) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()

    assert sorted(answers) in ([202, 202], [202, 409])
    everybody_is_in(hall)
    until(lambda: sockets_to(hall.port) == CROWD, what="one crowd")


def test_wiping_sends_the_crowd_away_and_takes_back_what_it_did(hall):
    begin(hall)
    everybody_is_in(hall)
    moderator = opens(hall)
    until(lambda: figures(hall)["recorded"] >= 10, what="10 offers")
    moderator.closes(ZAANSTAD)

    organiser = hall.phone("organiser")
    assert organiser.says("wipeRehearsal")["type"] == "recorded"

    assert until(lambda: (now := figures(hall))["bidders"] == 0 and now)["offers"] == 0
    until(lambda: sockets_to(hall.port) == 2, what="the crowd to be gone")
    assert hall.get(f"{hall.api}/offers", "organiser").json["offers"] == []
    assert begin(hall).status == 202
    everybody_is_in(hall)


def test_the_day_begins_without_a_crowd_and_never_gets_one(hall):
    begin(hall)
    everybody_is_in(hall)

    assert hall.phone("organiser").says("enterPhase", phase="open")["type"] == "recorded"

    until(lambda: sockets_to(hall.port) == 1, what="the crowd to be gone")
    for answer in (begin(hall), stop(hall), hall.get(f"{hall.api}/rehearsal", "organiser")):
        assert (answer.status, answer.json["code"]) == (409, "notRehearsing")


@pytest.mark.parametrize("bidders", [9, 1001, 0, -1, "100", None])
def test_a_crowd_has_10_to_1000(hall, bidders):
    answer = begin(hall, bidders)
    assert (answer.status, answer.json["field"]) == (400, "bidders")
    assert figures(hall)["bidders"] == 0


@pytest.mark.parametrize("bidders", [2**63, 10.5])
def test_what_is_no_number_that_can_be_is_not_read(hall, bidders):
    assert begin(hall, bidders).status == 400


@pytest.mark.parametrize("who", ["moderator", "clerk", "jury", "screen", 0])
def test_a_crowd_is_the_organisers_alone(hall, who):
    for answer in (begin(hall, 10, who), stop(hall, who), hall.get(f"{hall.api}/rehearsal", who)):
        assert answer.status == 403
    assert begin(hall, 10, None).status == 401


def test_the_server_ends_in_time_with_a_crowd_about(hall):
    begin(hall)
    everybody_is_in(hall)
    opens(hall)

    code, seconds = hall.stop()

    assert code == 0 and seconds < 3


def test_a_crowd_needs_more_files_than_a_system_gives_unasked(rehearsal, tmp_path):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        hall = Hall(rehearsal, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    with contextlib.closing(hall):
        begin(hall, 200)
        everybody_is_in(hall, 200)


def test_a_crowd_finds_a_server_that_speaks_tls_on_every_address(rehearsal, tmp_path, tls):
    with contextlib.closing(Hall(rehearsal, tmp_path, WIEBIEDT_HOST="::", **tls)) as hall:
        begin(hall)
        everybody_is_in(hall)
