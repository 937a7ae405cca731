"""Bad networks, in each engine: pages come back by themselves, and what was offered counts once."""

import pytest

from browsers import in_every_engine
from hall import ZAANSTAD
from server import until
from visitor import BEAMER
from waking import WAYS_TO_WAKE

NOT_SENT = "Op uw telefoon – nog niet verstuurd"


@pytest.fixture
def moderator(hall):
    """Zaanstad takes offers."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator


def offers_made(hall):
    """What the ledger says was offered, in its order."""
    return [(line["kind"], line["amount"]) for line in hall.ledger if line["type"] == "offerMade"]


@in_every_engine
@pytest.mark.parametrize("through", [{}, {"sockets": "refused"}], ids=["socket", "post"])
def test_an_offer_whose_answer_is_cut_off_is_recorded_once(hall, moderator, visit, through):
    anna, screen = visit(0, through=through), visit("screen", size=BEAMER)
    anna.can_press("Ik denk mee").network.loses_the_next_answer("cut")

    anna.thinks_along().is_recorded(1)

    screen.sees_total("1 van 10")
    assert anna.network.answers_lost == 1
    assert offers_made(hall) == [("meedenken", 1)]


@in_every_engine
def test_an_offer_whose_answer_never_comes_is_recorded_once(hall, moderator, visit):
    anna = visit(0, has_trouble=True, has_clock=True)
    anna.can_press("Ik denk mee").network.loses_the_next_answer("silent")

    anna.thinks_along().sees("Onderweg …").lets_time_pass(5).is_recorded(1)

    assert offers_made(hall) == [("meedenken", 1)]


@in_every_engine
def test_a_network_that_swallowed_everything_is_found_again(hall, moderator, visit):
    anna = visit(0, has_trouble=True, has_clock=True)
    anna.can_press("Ik denk mee").network.freezes()
    anna.thinks_along().sees("Onderweg …").lets_time_pass(5).lets_time_pass(5).is_not_connected().sees(NOT_SENT)

    anna.network.forgets()

    anna.is_connected().is_recorded(1)
    assert offers_made(hall) == [("meedenken", 1)]


@in_every_engine
def test_an_offer_whose_answer_is_lost_is_found_after_a_reload(hall, moderator, visit):
    anna = visit(0, has_trouble=True)
    anna.can_press("Ik denk mee").network.loses_the_next_answer("silent")
    anna.thinks_along().sees("Onderweg …")
    moderator.sees(lambda _: moderator.pitch()["tally"] == {"meedenken": 1})

    anna.reloads().is_recorded(1)

    assert offers_made(hall) == [("meedenken", 1)]


@in_every_engine
def test_three_offers_made_without_a_network_survive_a_reload_in_their_order(hall, moderator, visit):
    anna = visit(0, has_trouble=True)
    anna.goes_offline()
    before = hall.seq
    anna.chooses("Meeloopdag").fills("Hoeveel?", 3).presses("Ik bied 3 meeloopdagen").sees(NOT_SENT)
    anna.keeps_pressing("Nog iets bieden", "Wat biedt u?").chooses("Stageplek").fills("Hoeveel?", 2)
    anna.presses("Ik bied 2 stageplekken")
    anna.keeps_pressing("Nog iets bieden", "Wat biedt u?").thinks_along()
    until(lambda: anna.runs("return document.querySelectorAll('li[data-state=phone]').length") == 3)
    anna.loads_again()
    assert hall.seq == before, "nothing arrived"

    anna.network.mends()
    anna.opens(f"/employer/{hall.code}").is_connected().is_recorded(3)

    assert offers_made(hall) == [("meeloopdag", 3), ("stage", 2), ("meedenken", 1)]
    anna.sees("Mijn toezeggingen (3)")


@in_every_engine
@pytest.mark.parametrize(
    ("through", "end"),
    [({}, "stop"), ({}, "kill"), ({"sockets": "refused"}, "kill")],
    ids=["sockets-stop", "sockets-kill", "streams-kill"],
)
def test_pages_come_back_after_the_server_and_what_waited_goes_out(hall, moderator, visit, through, end):
    anna, rachid = visit(0, through=through), visit(1, through=through)
    screen = visit("screen", size=BEAMER, through=through)
    anna.thinks_along().is_recorded(1)
    screen.sees_total("1 van 10")

    hall.stop() if end == "stop" else hall.kill()
    rachid.is_not_connected().thinks_along().sees(NOT_SENT)
    screen.sees_total("1 van 10")
    hall.start()

    rachid.is_connected().is_recorded(2)
    for each in [screen, anna]:
        each.is_connected().sees_total("2 van 10")
    anna.is_recorded(1)
    assert offers_made(hall) == [("meedenken", 1)] * 2


@in_every_engine
@pytest.mark.parametrize("sockets", ["refused", "cut"])
def test_where_sockets_do_not_work_an_employer_offers_and_follows_all_the_same(hall, moderator, visit, sockets):
    anna = visit(0, through={"sockets": sockets})

    anna.thinks_along().is_recorded(1)
    anna.presses("Ongedaan maken").sees("Het telt niet meer mee")
    hall.phone(1).offers("meedenken")

    anna.sees_total("1 van 10")
    assert anna.network.sockets_opened == 0


@in_every_engine
def test_where_sockets_open_and_say_nothing_an_employer_still_takes_part(hall, moderator, visit):
    anna = visit(through={"sockets": "silent"}, has_clock=True).opens(f"/k/{hall.token(0)}")

    anna.lets_time_pass(5).is_not_connected().lets_time_pass(1).lets_time_pass(5)

    anna.is_connected().thinks_along().is_recorded(1)


@in_every_engine
def test_who_walks_into_a_network_without_sockets_still_takes_part(hall, moderator, visit):
    anna = visit(0, has_trouble=True)
    assert anna.network.sockets_opened == 1

    anna.goes_offline()
    anna.network.sockets = "refused"
    anna.goes_online().thinks_along().is_recorded(1)

    hall.phone(1).offers("meedenken")
    anna.sees_total("2 van 10")


@in_every_engine
@pytest.mark.parametrize("way", WAYS_TO_WAKE)
def test_a_phone_that_slept_for_ten_minutes_is_right_again_when_it_wakes(hall, moderator, visit, way):
    anna = visit(0, has_trouble=True, has_clock=True)
    anna.sees_total("0 van 10").falls_asleep()
    hall.phone(1).offers("meedenken")
    moderator.sees(lambda _: moderator.pitch()["standing"] == 1)
    anna.sees_total("0 van 10")

    anna.wakes_up(way).lets_time_pass(5)

    anna.sees_total("1 van 10").thinks_along().is_recorded(2)
    assert offers_made(hall) == [("meedenken", 1)] * 2


@in_every_engine
def test_what_was_offered_on_a_frozen_line_is_recorded_once_when_it_thaws(hall, moderator, visit):
    anna = visit(0, has_trouble=True)
    anna.can_press("Ik denk mee").network.freezes()
    anna.thinks_along().sees("Onderweg …")

    anna.network.thaws()

    anna.is_recorded(1)
    assert offers_made(hall) == [("meedenken", 1)]


@in_every_engine
def test_on_a_slow_line_an_offer_is_on_its_way_until_it_is_recorded(hall, moderator, visit):
    anna = visit(0, through={"delay_s": 0.25})
    anna.thinks_along().sees("Onderweg …").is_recorded(1)

    assert offers_made(hall) == [("meedenken", 1)]


def test_a_browser_that_knows_that_it_is_offline_says_so_and_comes_back_at_once(hall, moderator, visit):
    anna = visit(0, has_trouble=True)
    anna.context.set_offline(True)
    anna.is_not_connected().thinks_along().sees(NOT_SENT)

    anna.context.set_offline(False)

    anna.is_connected().is_recorded(1)


def test_a_page_that_has_a_socket_uses_no_stream(hall, moderator, visit):
    anna = visit(0)

    anna.thinks_along().is_recorded(1)

    assert len(anna.sockets) == 1
    assert not [path for path in anna.requests if "/events?" in path or "/commands?" in path]
