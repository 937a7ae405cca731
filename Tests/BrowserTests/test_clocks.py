"""Times are those of the Netherlands, and the hall's clock goes before the one of a device."""

import datetime
import re

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from visitor import BEAMER

FROZEN = "2019-07-20T15:00:00.000Z"
SKIPPED = "Deze tijd is er niet: de klok gaat dan een uur vooruit. Kies een andere tijd."


@pytest.fixture(params=["America/New_York", "Europe/Amsterdam"])
def settings(request, hall, visit):
    """An organiser with a laptop that came from elsewhere, at the settings; what is fixed when is said."""
    assert hall.phone("organiser").says("changeCharter", freezeAt=FROZEN)["type"] == "recorded"
    organiser = visit("organiser", size=BEAMER, zone=request.param)
    organiser.opens(f"/organiser/{hall.code}#instellingen").is_connected()
    expect(moment(organiser)).to_have_value("2019-07-20T17:00")
    return organiser


def moment(organiser):
    return organiser.page.get_by_label("Pitches vast vanaf")


def stored(hall):
    at = hall.get(f"{hall.api}/settings", "organiser").json["freezeAt"]
    return datetime.datetime.fromisoformat(at).astimezone(datetime.UTC).strftime("%Y-%m-%d %H:%M")


def test_a_time_is_that_of_the_netherlands_whatever_the_laptop_thinks(hall, settings):
    expect(moment(settings)).to_have_accessible_description(re.compile("^Nederlandse tijd."))
    moment(settings).fill("2019-03-20T00:30")

    settings.presses("Bewaar de instellingen").sees("De instellingen zijn bewaard.")

    assert stored(hall) == "2019-03-19 23:30"
    settings.opens(f"/organiser/{hall.code}#programma").sees("veranderen tot 20 maart 2019, 00:30.")


def test_a_time_that_the_clock_skips_is_refused_beside_its_field(hall, settings):
    before = hall.seq
    moment(settings).fill("2019-03-31T02:30")

    settings.presses("Bewaar de instellingen")

    expect(moment(settings)).to_have_accessible_description(re.compile(re.escape(SKIPPED)))
    expect(moment(settings)).to_be_focused()
    expect(moment(settings)).to_have_attribute("aria-invalid", "true")
    assert hall.seq == before
    moment(settings).fill("2019-03-31T03:30")
    settings.sees_no(SKIPPED).presses("Bewaar de instellingen").sees("De instellingen zijn bewaard.")
    assert stored(hall) == "2019-03-31 01:30"


def test_of_a_time_that_there_is_twice_the_first_is_taken_and_it_says_so(hall, settings):
    moment(settings).fill("2019-10-27T02:30")
    settings.sees("Deze tijd is er die nacht twee keer. Het wordt 02:30 (zomertijd).")

    settings.presses("Bewaar de instellingen").sees("De instellingen zijn bewaard.")

    assert stored(hall) == "2019-10-27 00:30"
    hall.phone("organiser").says("changeCharter", freezeAt="2019-10-27T01:30:00Z")
    settings.reloads().sees("Het wordt 02:30 (wintertijd).")
    settings.opens(f"/organiser/{hall.code}#programma").sees("veranderen tot 27 oktober 2019, 02:30 (wintertijd).")


@pytest.mark.parametrize("hours", [-5, 7])
def test_a_phone_whose_clock_is_hours_off_counts_down_with_the_hall(hall, visit, hours):
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    script = f"const clock = Date.now; Date.now = () => clock() + {hours * 3_600_000}"
    anna, screen = visit(0, script=script), visit("screen", size=BEAMER, script=script)

    moderator.opens(ZAANSTAD, closesInSeconds=300)

    for each in [anna, screen]:
        expect(each.page.get_by_text(re.compile(r"Sluit over 4:\d\d"))).to_be_visible()
    anna.reloads()
    expect(anna.page.get_by_text(re.compile(r"Sluit over 4:\d\d"))).to_be_visible()
