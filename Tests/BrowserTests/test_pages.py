"""Every page, empty and in the middle of a round: it fits a small phone, and complains about nothing."""

import pytest

from hall import ZAANSTAD

SMALL = {"width": 320, "height": 568}
LONG = "Hottentottententententoonstellingen" + "x" * 45
ROLES = ["employer", "wethouder", "screen", "moderator", "clerk", "jury", "organiser"]


def token(hall, role):
    people = {"employer": hall.people["employers"][14], "wethouder": hall.wethouder("Zaanstad")}
    return people.get(role, hall.people.get(role))["token"]


def in_mid_round(hall):
    """A round with offers of every length of name, one of them of the employer who looks."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD, closesInSeconds=900)
    joined = hall.post(f"{hall.api}/join", {"name": "Ida", "organisation": LONG}).json
    for who in [14, joined["token"], 20, 39]:
        phone = hall.phone(who)
        phone.offers("meedenken", note="w" * 300)
        phone.offers("budget", 1_000_000)


@pytest.mark.parametrize("role", ROLES)
def test_a_page_fits_a_small_phone_at_every_moment(hall, visit, role):
    somebody = visit(token(hall, role), size=SMALL)
    assert not somebody.can_scroll_sideways(), "before the first pitch"
    assert somebody.page.get_by_role("heading", level=1).count() == 1
    assert somebody.page.title().endswith("WieBiedt")

    in_mid_round(hall)
    if role != "organiser":
        somebody.sees("van 10")
    assert not somebody.can_scroll_sideways(), "in the middle of a round"

    hall.phone("moderator").closes(ZAANSTAD)
    if role in ("employer", "screen", "wethouder", "moderator"):
        somebody.sees("Gesloten")
    assert not somebody.can_scroll_sideways(), "after closing"


def test_each_part_of_the_desk_fits_a_small_phone(hall, visit):
    in_mid_round(hall)
    organiser = visit("organiser", size=SMALL)

    for section in ["Toezeggingen", "Deelnemers", "Uitvoer", "Programma"]:
        organiser.page.get_by_role("link", name=section, exact=True).click()
        organiser.sees_heading(section)
        if section in ("Toezeggingen", "Deelnemers"):
            organiser.sees(LONG)
        assert not organiser.can_scroll_sideways(), section


def test_the_way_in_fits_a_small_phone(hall, visit):
    ida = visit(size=SMALL).opens("/")
    assert not ida.can_scroll_sideways()

    ida.opens(f"/{hall.code}").sees_heading("Wie bent u?")
    assert not ida.can_scroll_sideways()
