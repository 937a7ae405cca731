"""Bad networks and a server that dies: pages come back by themselves, and what was offered counts once."""

import pytest

import visitor
from checker import check
from hall import ZAANSTAD
from visitor import BEAMER


@pytest.fixture
def moderator(hall):
    """Zaanstad takes offers."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator


def test_an_offer_made_without_a_network_survives_a_reload_and_is_recorded_once(hall, moderator, visit):
    anna = visit(0, has_trouble=True)
    before = hall.seq
    anna.chooses("Meeloopdag").fills("Hoeveel?", 3)
    anna.goes_offline().presses("Ik bied 3 meeloopdagen").sees("Op uw telefoon – nog niet verstuurd")
    assert hall.seq == before, "nothing arrived"

    anna.context.set_offline(False)
    anna.reloads().is_recorded(1)

    assert moderator.reaches(hall.seq).pitch()["tally"] == {"meeloopdag": 3}
    assert [line["type"] for line in hall.ledger].count("offerMade") == 1


def test_an_offer_whose_answer_never_came_is_recorded_once(hall, moderator, visit):
    anna = visit(0, has_trouble=True)
    anna.is_deaf = True
    anna.thinks_along().sees("Onderweg …")
    moderator.sees(lambda _: moderator.pitch()["tally"] == {"meedenken": 1})

    anna.is_deaf = False
    anna.reloads().is_recorded(1)

    assert [line["type"] for line in hall.ledger].count("offerMade") == 1


def test_pages_come_back_after_a_kill_and_show_the_right_totals(hall, moderator, visit):
    people = [visit(place, has_trouble=True) for place in range(2)]
    screen = visit("screen", size=BEAMER, has_trouble=True)
    people[0].thinks_along().is_recorded(1)
    screen.sees_total("1 van 10")

    hall.kill()
    for each in people:
        each.is_not_connected()
    screen.sees_total("1 van 10")
    people[1].thinks_along().sees("Op uw telefoon – nog niet verstuurd")
    hall.start()

    people[1].is_connected().is_recorded(2)
    for each in [screen, *people]:
        each.is_connected().sees_total("2 van 10")
    check(hall, [moderator.reaches(hall.seq)])


def test_pages_come_back_after_a_stop(hall, moderator, visit):
    anna = visit(0, has_trouble=True)
    assert hall.stop()[0] == 0
    anna.is_not_connected()
    hall.start()

    anna.is_connected().thinks_along().is_recorded(1)


def test_where_sockets_are_blocked_everything_still_works(hall, moderator, visit):
    anna = visit(0, network=visitor.BLOCKS_SOCKETS)
    screen = visit("screen", size=BEAMER, network=visitor.BLOCKS_SOCKETS)

    anna.thinks_along().is_recorded(1)
    screen.sees_total("1 van 10")
    anna.presses("Ongedaan maken").sees("Het telt niet meer mee")
    screen.sees_total("0 van 10")
    hall.phone(1).offers("meedenken")

    anna.sees_total("1 van 10")
    assert anna.sockets == screen.sockets == []


def test_where_sockets_are_blocked_a_moderator_leads_and_a_kill_is_survived(hall, visit):
    moderator = visit("moderator", network=visitor.BLOCKS_SOCKETS, has_trouble=True)
    anna = visit(0, network=visitor.BLOCKS_SOCKETS, has_trouble=True)
    moderator.stages("Werk voor de mensen van Poelenburg").presses("Wie biedt?")
    anna.can_press("Ik denk mee")
    hall.kill()
    anna.is_not_connected()
    anna.thinks_along().sees("Op uw telefoon – nog niet verstuurd")
    hall.start()

    anna.is_connected().is_recorded(1)
    moderator.is_connected().sees("1 van 10")


def test_a_network_that_cuts_each_socket_is_recognised(hall, moderator, visit):
    anna = visit(0, network=visitor.CUTS_SOCKETS)

    anna.thinks_along().is_recorded(1)


def test_a_page_that_has_a_socket_uses_no_stream(hall, moderator, visit):
    anna = visit(0)

    anna.thinks_along().is_recorded(1)

    assert len(anna.sockets) == 1
    assert not [path for path in anna.requests if "/events?" in path or "/commands?" in path]
