"""A municipality's own colours: a file in the folder of the pages, and every page wears them."""

import pathlib
import shutil

import pytest
from playwright.sync_api import expect

from hall import Hall
from server import ROOT

THEME = pathlib.Path(__file__).parent / "themes/inverted.css"
CANVAS, TEXT, BUTTON = "rgb(27, 16, 51)", "rgb(255, 255, 255)", "rgb(255, 255, 255)"
PATHS = {
    "join": "/",
    "accessibility": "/accessibility",
    "receipt": "/receipt",
    "error": "/nergens",
    **{role: "/k/{token}" for role in ["employer", "wethouder", "moderator", "clerk", "jury", "organiser"]},
}


@pytest.fixture
def hall(demo, tmp_path):
    """A hall whose pages have another theme."""
    shutil.copytree(ROOT / "Web", tmp_path / "Web")
    shutil.copy(THEME, tmp_path / "Web/styles/theme.css")
    hall = Hall(demo, tmp_path, WIEBIEDT_WEB=str(tmp_path / "Web"))
    yield hall
    hall.close()


def token(hall, role):
    people = {"employer": hall.people["employers"][0], "wethouder": hall.wethouder("Zaanstad")}
    return people.get(role, hall.people.get(role, {})).get("token")


@pytest.mark.parametrize("page", PATHS)
def test_every_page_wears_the_theme_by_day_and_by_night(hall, visit, page):
    somebody = visit(has_trouble=page == "error").opens(PATHS[page].format(token=token(hall, page)))

    for scheme in ["light", "dark"]:
        somebody.page.emulate_media(color_scheme=scheme)
        expect(somebody.page.locator("html")).to_have_css("background-color", CANVAS)
        expect(somebody.page.locator("h1").first).to_have_css("color", TEXT)
        expect(somebody.page.locator("body")).to_have_css("font-family", 'Georgia, "Liberation Serif", "DejaVu Serif", serif')


def test_the_button_to_offer_wears_the_theme(hall, visit):
    moderator = hall.phone("moderator")
    moderator.stages("p1")
    moderator.opens("p1")

    anna = visit(0).can_press("Ik denk mee")

    expect(anna.page.get_by_role("button", name="Ik denk mee")).to_have_css("background-color", BUTTON)
    expect(anna.page.get_by_role("button", name="Ik denk mee")).to_have_css("border-radius", "0px")
