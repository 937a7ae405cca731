"""The server is killed, stopped and started again; what anybody was told stays, and everybody comes back."""

import contextlib
import http.client
import random
from concurrent.futures import ThreadPoolExecutor

from checker import check
from hall import ZAANSTAD
from line import PATIENCE_S, StreamLine
from server import until


@contextlib.contextmanager
def a_busy_round(hall, count, offers_each):
    """So many employers who offer and offer, each the next as soon as they hear of the last; waits until all are done."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    phones = hall.employers(count)
    with ThreadPoolExecutor(count) as people:
        told = [people.submit(offer_and_offer, phone, offers_each) for phone in phones]
        yield phones
        for each in told:
            each.result()
    for phone in phones:
        phone.reaches(hall.seq)


def offer_and_offer(phone, offers):
    first = phone.offers("stage", 3)
    for number in range(offers - 1):
        phone.offers("meeloopdag", 1 + number % 5)
        if number == offers // 2:
            phone.withdraws(first["offer"])


def answered(phones):
    return sum(bool(sent.answers) for phone in phones for sent in list(phone.sent.values()))


def offers_in(ledger):
    return sum(line["type"] == "offerMade" for line in ledger)


def test_a_kill_in_mid_round_loses_nothing_and_doubles_nothing(hall):
    with a_busy_round(hall, count=20, offers_each=30) as phones:
        for goal in [100, 250, 400]:
            until(lambda: answered(phones) >= goal, what=f"{goal} answers")
            hall.kill()
            assert any(phone.outbox for phone in phones), "it was in the middle of something"
            hall.start()

    check(hall, phones)
    assert offers_in(hall.ledger) == 20 * 30
    assert all("events" in phone.arrivals for phone in phones), "they came back to where they were"


def test_lines_that_are_cut_all_the_time_lose_nothing_and_double_nothing(hall):
    with a_busy_round(hall, count=8, offers_each=100) as phones:
        while answered(phones) < 700:
            random.choice(phones).loses_line().finds_line()

    check(hall, phones)
    assert offers_in(hall.ledger) == 8 * 100


def test_a_stop_tells_everybody_to_come_back_and_ends_soon(hall):
    stream = hall.phone(30, kind=StreamLine)
    idle = http.client.HTTPConnection("127.0.0.1", hall.port, timeout=PATIENCE_S)
    idle.request("GET", "/health/live")
    idle.getresponse().read()

    with a_busy_round(hall, count=20, offers_each=20) as phones:
        until(lambda: answered(phones) >= 100, what="some answers")
        code, seconds = hall.stop()
        hall.start()

    assert code == 0
    assert seconds < 5
    assert {phone.close_codes[0] for phone in phones} == {4000}, "everybody is told to come back"
    stream.reaches(hall.seq)
    check(hall, [*phones, stream])
    assert offers_in(hall.ledger) == 20 * 20


def test_who_leaves_leaves_nothing_behind(hall):
    before = hall.sockets
    phones, screen = hall.employers(20), hall.phone("screen")
    streams = [hall.phone(place, kind=StreamLine) for place in range(20, 40)]
    screen.sees(lambda _: screen.here == 40)
    assert hall.sockets >= before + 40

    for phone in [*phones, *streams]:
        phone.leave()

    screen.sees(lambda _: screen.here <= 20)
    screen.leave()
    until(lambda: hall.sockets <= before, what=f"{before} sockets")


def test_somebody_with_two_phones_is_here_once(hall):
    screen = hall.phone("screen")
    first, _, _ = hall.phone(0), hall.phone(0), hall.phone(1, kind=StreamLine)

    screen.sees(lambda _: screen.here == 2)
    first.leave()

    hall.phone(2)
    screen.sees(lambda _: screen.here == 3)
