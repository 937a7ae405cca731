"""The afternoon of 21 March 2019: Zaanstad asks who will think along in Poelenburg, and the hall answers."""

from hall import ZAANSTAD


def stage_and_open(hall):
    """The moderator calls Zaanstad to the stage and asks: who offers?"""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator


def all_see_the_same(hall, phones):
    """Everybody has caught up, and sees what somebody sees who comes in now."""
    seq = hall.seq
    for phone in phones:
        phone.reaches(seq)
    newcomer = hall.phone("screen")
    for phone in phones:
        assert (phone.seq, phone.epoch, phone.state) == (newcomer.seq, newcomer.epoch, newcomer.state)


def test_ten_employers_think_along_and_the_screen_shows_ten_of_ten(hall):
    screen = hall.phone("screen")
    moderator = stage_and_open(hall)
    employers = hall.employers(10)

    for employer in employers:
        assert employer.offers("meedenken")["type"] == "recorded"

    screen.sees(lambda _: screen.pitch()["tally"] == {"meedenken": 10})
    assert screen.pitch()["asks"][0] == {"kind": "meedenken", "target": 10}
    assert [offer["by"]["badge"] for offer in screen.pitch()["recent"]] == list(range(101, 111))
    all_see_the_same(hall, [screen, moderator, *employers])


def test_kinds_are_counted_apart_and_never_added_up(hall):
    stage_and_open(hall)
    employers = hall.employers(4)

    employers[0].offers("meedenken")
    employers[1].offers("meeloopdag", 5)
    employers[2].offers("stage", 2)
    last = employers[3].offers("budget", 2500)

    tally = employers[0].reaches(last["seq"]).pitch()["tally"]
    assert tally == {"meedenken": 1, "meeloopdag": 5, "stage": 2, "budget": 2500}
    assert employers[0].pitch()["standing"] == 4


def test_who_takes_an_offer_back_is_counted_no_more_and_may_offer_again(hall):
    stage_and_open(hall)
    anna, rachid = hall.employers(2)
    rachid.offers("meedenken")
    offer = anna.offers("meedenken")["offer"]

    anna.withdraws(offer)

    anna.sees(lambda _: anna.pitch()["tally"] == {"meedenken": 1})
    assert anna.withdraws(offer)["code"] == "alreadyWithdrawn"
    assert anna.offers("meedenken")["type"] == "recorded"
    all_see_the_same(hall, [anna, rachid])


def test_an_offer_whose_answer_was_lost_is_recorded_once(hall):
    stage_and_open(hall)
    anna, screen = hall.phone(0), hall.phone("screen")

    id = anna.sends_and_loses_line("makeOffer", pitch=ZAANSTAD, kind="meeloopdag", amount=3)
    screen.sees(lambda _: screen.pitch()["tally"] == {"meeloopdag": 3})
    answer = anna.finds_line().answer(id)

    assert (answer["type"], answer["repeated"], answer["seq"]) == ("recorded", True, screen.seq)
    assert [own["offer"] for own in anna.you["offers"]] == [answer["offer"]]
    assert hall.phone("screen").pitch()["standing"] == 1
    all_see_the_same(hall, [anna, screen])


def test_an_offer_made_while_the_line_was_dead_arrives_once_it_lives(hall):
    stage_and_open(hall)
    anna, rachid = hall.employers(2)
    anna.loses_line()
    id = anna.sends("makeOffer", pitch=ZAANSTAD, kind="stage", amount=1)
    rachid.offers("meedenken")

    answer = anna.finds_line().answer(id)

    assert (answer["type"], answer["repeated"]) == ("recorded", False)
    assert anna.arrivals == ["state", "events"], "it got what it missed, and nothing twice"
    all_see_the_same(hall, [anna, rachid])


def test_who_comes_late_sees_what_everybody_sees(hall):
    stage_and_open(hall)
    employers = hall.employers(5)
    for employer in employers:
        told = employer.offers("meedenken")
    employers[0].reaches(told["seq"])

    latecomer = hall.phone(5)

    assert latecomer.pitch()["tally"] == {"meedenken": 5}
    assert latecomer.offers("meedenken")["type"] == "recorded"
    all_see_the_same(hall, [latecomer, *employers])


def test_an_offer_after_closing_counts_once_the_organiser_accepts_it(hall):
    moderator = stage_and_open(hall)
    anna, rachid, organiser = hall.phone(0), hall.phone(1), hall.phone("organiser")
    anna.offers("meedenken")
    moderator.closes(ZAANSTAD)

    assert rachid.offers("meedenken")["code"] == "offersClosed"
    late = rachid.offers("meedenken", late=True)
    assert (late["type"], late["late"]) == ("recorded", True)
    assert rachid.reaches(late["seq"]).pitch()["tally"] == {"meedenken": 1}, "it is recorded apart"

    accepted = organiser.says("acceptLate", offer=late["offer"])
    assert rachid.reaches(accepted["seq"]).pitch()["tally"] == {"meedenken": 2}
    assert organiser.says("acceptLate", offer=late["offer"])["code"] == "notLate"
    all_see_the_same(hall, [anna, rachid, organiser, moderator])


def test_a_round_with_a_closing_time_closes_by_itself(hall):
    moderator, anna = hall.phone("moderator"), hall.phone(0)
    moderator.stages(ZAANSTAD)
    opened = moderator.opens(ZAANSTAD, closesInSeconds=5)
    assert anna.reaches(opened["seq"]).pitch()["closesAt"]

    anna.sees(lambda _: anna.pitch()["state"] == "closed")

    assert anna.offers("meedenken")["code"] == "offersClosed"
    assert "closesAt" not in anna.pitch()


def test_of_two_who_open_at_once_the_second_hears_who_was_first(hall):
    moderator, organiser = hall.phone("moderator"), hall.phone("organiser")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD, expect="onStage")

    refused = organiser.opens(ZAANSTAD, expect="onStage")

    assert refused["code"] == "stateChanged"
    assert "Joris van Dalen" in refused["detail"]


def test_a_clerk_types_what_raised_hands_offer(hall):
    stage_and_open(hall)
    clerk, anna = hall.phone("clerk"), hall.phone(0)

    answer = clerk.offers("meeloopdag", 2, badge=101, channel="hand")

    offer = anna.reaches(answer["seq"]).pitch()["recent"][-1]
    assert (offer["by"]["organisation"], offer["amount"]) == ("PostNL", 2)
    assert anna.heard[-1]["channel"] == "hand"
    assert clerk.withdraws(answer["offer"])["type"] == "recorded", "a slip is undone at once"
