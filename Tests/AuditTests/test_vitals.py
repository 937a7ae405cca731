"""An employer's phone of years ago, on a bad network: the page is there soon, stands still, and answers a thumb."""

import os
import pathlib

import pytest
from playwright.sync_api import expect

from guest import PHONE
from hall import ZAANSTAD, Hall

# Slow 4G, and a processor four times as slow as this one.
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
SLOWER = 4

# Milliseconds; how far things moved, as browsers count it; milliseconds.
LIMITS = {"lcp": 1_500, "cls": 0.02, "inp": 150}

# A machine that tests is rarely alone, and time is then no fault of the page: it may take twice as long, unless one says
# that the machine is quiet (WIEBIEDT_QUIET=1). What moves, moves on any machine.
SLACK = {"lcp": 1, "cls": 1, "inp": 1} if os.environ.get("WIEBIEDT_QUIET") else {"lcp": 2, "cls": 1, "inp": 2}

VISITS = 5
VITALS = pathlib.Path(__file__).with_name("vitals.js").read_text()


@pytest.fixture(scope="module")
def measured(browser, demo, tmp_path_factory):
    """What several employers measured, each with a browser that was never here."""
    hall = Hall(demo, tmp_path_factory.mktemp("vitals"))
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    try:
        return [visit(browser, hall, employer) for employer in range(VISITS)]
    finally:
        hall.close()


def visit(browser, hall, employer):
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    context.add_init_script(VITALS)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", NETWORK)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

    address = f"http://127.0.0.1:{hall.port}"
    # The link itself only leads on; it is the page that is measured.
    context.request.get(f"{address}/k/{hall.token(employer)}")
    page.goto(f"{address}/employer/{hall.code}")
    expect(page.locator("[data-connection=open]")).to_be_visible(timeout=30_000)
    page.locator("[name=kind][value=meeloopdag]").tap()
    page.locator("#extra").tap()
    page.locator("#offer-button").tap()
    expect(page.locator("[data-test=card]")).to_be_visible()
    # What was painted last is told in the frame after.
    page.evaluate("new Promise((next) => requestAnimationFrame(() => setTimeout(next)))")
    vitals = page.evaluate("vitals")
    context.close()
    return vitals


@pytest.mark.parametrize("vital", LIMITS)
def test_the_page_is_quick_on_a_slow_phone(measured, vital):
    """Whatever else the machine does makes a visit slower and never quicker, so the best one is nearest to the truth."""
    values = [visit[vital] for visit in measured]

    assert min(values) <= LIMITS[vital] * SLACK[vital], values
