"""The stage: what everybody sees of a step that is taken back, of a pause, and which screens are alive."""

import pytest

from hall import ZAANSTAD, Hall
from server import until


@pytest.fixture
def hall(demo, tmp_path):
    hall = Hall(demo, tmp_path)
    yield hall
    hall.close()


def test_a_round_that_was_closed_by_mistake_goes_on_for_everybody(hall):
    moderator, anna, screen = hall.phone("moderator"), hall.phone(0), hall.phone("screen")
    moderator.stages(ZAANSTAD)
    opened = moderator.opens(ZAANSTAD, closesInSeconds=600)
    closes_at = anna.reaches(opened["seq"]).pitch()["closesAt"]
    anna.offers("meedenken")
    moderator.closes(ZAANSTAD)
    assert anna.offers("stage")["code"] == "offersClosed"

    back = moderator.says("stepBack")

    for phone in [anna, screen, hall.phone(1)]:
        pitch = phone.reaches(back["seq"]).pitch()
        assert (pitch["state"], pitch["closesAt"], pitch["tally"]) == ("open", closes_at, {"meedenken": 1})
        assert "closedSeq" not in pitch
    assert anna.offers("stage")["type"] == "recorded"
    assert moderator.says("stepBack")["code"] == "cannotStepBack"


def test_after_a_restart_a_step_can_still_be_taken_back(hall):
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    hall.kill()
    hall.start()

    back = hall.phone("moderator").says("stepBack")

    assert back["type"] == "recorded"
    assert "stage" not in hall.phone("screen").state


def test_a_pause_is_seen_by_everybody_until_a_pitch_comes(hall):
    moderator, screen = hall.phone("moderator"), hall.phone("screen")
    moderator.stages(ZAANSTAD)
    paused = moderator.says("clearStage", interlude="pause")

    for phone in [screen, hall.phone(0)]:
        phone.reaches(paused["seq"])
        assert (phone.state.get("stage"), phone.state["interlude"]) == (None, "pause")
        assert phone.pitch()["state"] == "ready"
    screen.reaches(moderator.stages(ZAANSTAD)["seq"])
    assert (screen.state["stage"], "interlude" in screen.state) == (ZAANSTAD, False)


@pytest.mark.parametrize("interlude", ["disco", 3, ["pause"], {}])
def test_an_interlude_is_one_of_three(hall, interlude):
    assert hall.phone("moderator").says("clearStage", interlude=interlude)["code"] in ("fieldInvalid", "malformed")


def test_the_moderator_knows_which_screens_are_alive(hall):
    moderator = hall.phone("moderator")
    screen = hall.phone("screen")
    moderator.sees(lambda _: moderator.screens == 1)
    listed = hall.get(f"{hall.api}/screens", "moderator").json["screens"]
    assert [(each["name"], each["lines"]) for each in listed] == [(screen.you["name"], 1)]

    screen.leave()

    moderator.sees(lambda _: moderator.screens == 0)
    until(lambda: hall.get(f"{hall.api}/screens", "organiser").json["screens"][0]["lines"] == 0)
