"""What an employer who listens to a phone is told during one round: all of it, and no more than that."""

import os
import pathlib

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD, Hall
from reader import Reader

FIREFOX = os.environ.get("WIEBIEDT_FIREFOX", "/usr/lib/firefox-esr/firefox-esr")
ROUND_LIMIT_S = 180

# What the announcer promises, less what the way to the ear may differ.
TOTAL_EVERY_S, AFTER_WORDS_S, SLACK_S = 10, 3, 0.5


@pytest.fixture(scope="module")
def heard(playwright, demo, tmp_path_factory):
    """A round that an employer listens to, offers in, and hears others offer in."""
    hall, reader = Hall(demo, tmp_path_factory.mktemp("spoken")), Reader()
    firefox = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=FIREFOX,
        headless=False,
        env=reader.environment,
        firefox_user_prefs={"accessibility.force_disabled": -1},
    )
    try:
        take_part(firefox.new_page(), hall, reader)
    finally:
        firefox.close()
        reader.close()
        hall.close()
    return reader.heard


def take_part(page, hall, reader):
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    page.goto(f"http://127.0.0.1:{hall.port}/k/{hall.token(0)}")
    expect(page.locator("[data-connection=open]")).to_be_visible()

    moderator.opens(ZAANSTAD, closesInSeconds=63)
    reader.hears("Nog 1 minuut.")
    page.locator("#offer-button").click()
    reader.hears("Er zijn nu 1 van 10 werkgevers.")
    for employer in hall.employers(3, first=1):
        employer.offers("meedenken")
    reader.hears("Er zijn nu 4 van 10 werkgevers.")
    # Nobody waits for half a minute: the moderator hurries.
    moderator.opens(ZAANSTAD, closesInSeconds=33)
    reader.hears("Nog 30 seconden.")
    moderator.opens(ZAANSTAD, closesInSeconds=5)
    reader.hears("Gesloten.")


@pytest.mark.timeout(ROUND_LIMIT_S)
def test_a_round_sounds_as_it_is_written_down(heard):
    written = pathlib.Path(__file__).with_name("spoken.txt").read_text().splitlines()

    assert [f"{said['by']:8}{said['text']}" for said in heard] == written


def test_totals_are_said_at_most_once_in_ten_seconds(heard):
    totals = [said["at"] for said in heard if said["text"].startswith("Er zijn nu")]

    assert totals[1] - totals[0] >= TOTAL_EVERY_S - SLACK_S


def test_a_total_does_not_talk_over_what_became_of_ones_own_offer(heard):
    (own,) = [place for place, said in enumerate(heard) if said["text"].startswith("Uw bod is vastgelegd")]

    assert heard[own + 1]["at"] - heard[own]["at"] >= AFTER_WORDS_S - SLACK_S
