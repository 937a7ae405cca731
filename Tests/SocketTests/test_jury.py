"""Who is told what of the jury, and of what a wethouder wrote for herself."""

import json

import pytest

from hall import ZAANSTAD, Hall

PRAISE = "Wat mooi dat de buurt zelf meedenkt."
NOTES = "Vertel van Fatima. Adem in."


@pytest.fixture(scope="module")
def hall(demo, tmp_path_factory):
    hall = Hall(demo, tmp_path_factory.mktemp("hall"))
    hall.people |= {"wethouder": hall.wethouder("Zaanstad"), "employer": hall.people["employers"][0]}
    yield hall
    hall.close()


def verdicts(hall, who):
    return hall.get(f"{hall.api}/jury", who).json


def test_praise_is_for_the_hall_once_the_jury_is_closed_and_points_for_the_stage(hall):
    moderator, jury, phones = hall.phone("moderator"), hall.phone("jury"), [hall.phone("screen"), hall.phone(0)]
    assert jury.says("judgePitch", pitch=ZAANSTAD, points=4)["code"] == "juryClosed"
    moderator.says("openJury")
    jury.says("judgePitch", pitch=ZAANSTAD, points=2, praise="Eerst dit.")
    judged = jury.says("judgePitch", pitch=ZAANSTAD, points=4, praise=PRAISE)
    mine = {"points": 4, "praise": PRAISE}

    for who in ["screen", "employer", "wethouder", "clerk"]:
        assert verdicts(hall, who) == {"open": True, "pitches": []}
    assert verdicts(hall, "jury") == {"open": True, "pitches": [{"pitch": ZAANSTAD, "mine": mine}]}
    row = {"pitch": ZAANSTAD, "judges": 1, "points": 4, "praise": [PRAISE]}
    assert verdicts(hall, "moderator") == verdicts(hall, "organiser") == {"open": True, "pitches": [row]}

    moderator.says("closeJury")

    for who in ["screen", "employer", "wethouder", "clerk"]:
        assert verdicts(hall, who) == {"open": False, "pitches": [{"pitch": ZAANSTAD, "praise": [PRAISE]}]}
    for phone in phones:
        phone.reaches(judged["seq"])
        assert "Eerst dit." not in json.dumps(phone.frames) and PRAISE not in json.dumps(phone.frames)
        assert {"type": "pitchJudged"}.items() <= next(e for e in phone.heard if e["seq"] == judged["seq"]).items()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"points": 0}, "pointsInvalid"),
        ({"points": 6}, "pointsInvalid"),
        ({"points": 10**30}, "pointsInvalid"),
        ({"points": "vijf"}, "fieldInvalid"),
        ({}, "fieldMissing"),
        ({"points": 3, "praise": "x" * 141}, "textTooLong"),
        ({"points": 3, "praise": "om\u202egedraaid"}, "textInvalid"),
        ({"points": 3, "pitch": "p999"}, "pitchUnknown"),
    ],
)
def test_a_verdict_that_cannot_be_is_refused(hall, fields, code):
    hall.phone("moderator").says("openJury")

    assert hall.phone("jury").says("judgePitch", **{"pitch": ZAANSTAD} | fields)["code"] == code


def test_notes_are_for_the_wethouder_alone(hall):
    wethouder, screen, anna = hall.phone("wethouder"), hall.phone("screen"), hall.phone(0)
    pitch = wethouder.pitch() | {"notes": NOTES, "type": None, "pitch": ZAANSTAD}
    fields = {name: pitch[name] for name in ("pitch", "title", "asks", "notes")}
    put = wethouder.says("putPitch", **fields)
    assert put["type"] == "recorded"

    assert hall.phone("wethouder").you["notes"] == {ZAANSTAD: NOTES}
    others = [screen, anna, hall.phone("moderator"), hall.phone("organiser"), hall.phone(hall.wethouder("Venlo")["token"])]
    for phone in others:
        phone.reaches(put["seq"])
        assert NOTES not in json.dumps([phone.frames, phone.you])

    hall.phone("organiser").says("putPitch", pitch=ZAANSTAD, title="Anders", asks=fields["asks"])
    assert hall.phone("wethouder").you["notes"] == {ZAANSTAD: NOTES}, "who writes the pitch anew keeps them"
    wethouder.says("putPitch", **fields | {"notes": " "})
    assert hall.phone("wethouder").you["notes"] == {}
