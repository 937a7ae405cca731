"""A phone measures the network of the hall, and the organiser hears of it."""

import pytest

from server import until
from test_weight import Scales
from visitor import PHONE

SMALL = {"width": 320, "height": 568}


def measures(somebody, verdict):
    somebody.opens(f"/wifi/{somebody.hall.code}").sees(verdict).can_press("Meet opnieuw")
    return somebody


def heard(hall):
    return hall.get(f"{hall.api}/wifi", "organiser").json["phones"]


def test_a_good_network_is_said_to_be_good_and_the_organiser_sees_the_numbers(hall, visit):
    phone = measures(visit(size=SMALL), "Goed").sees("0 van de 20 keer").sees("De organisator ziet deze meting")

    [told] = heard(hall)
    assert (told["tries"], told["lost"]) == (20, 0) and 0 <= told["median"] <= told["worst"] < 1_000
    assert not phone.can_scroll_sideways()
    phone.presses("Meet opnieuw").sees("Meting").sees("De organisator ziet deze meting")
    assert len(heard(hall)) == 2


def test_a_slow_network_is_said_to_be_slow(hall, visit):
    phone = visit(size=PHONE, has_clock=True)
    # Each answer takes a second of the page's own clock.
    phone.page.route("**/health/live", lambda route: (phone.page.clock.fast_forward(1_000), route.continue_()))

    measures(phone, "Slecht")

    [told] = heard(hall)
    assert told["median"] >= 1_000 and told["lost"] == 0


def test_a_network_that_loses_some_is_fair_and_one_that_loses_all_is_none(hall, visit):
    phone = visit(size=PHONE, has_trouble=True)
    turns = iter(range(100))
    phone.page.route("**/health/live", lambda route: route.abort() if next(turns) == 3 else route.continue_())
    measures(phone, "Matig").sees("1 van de 20 keer").sees("De organisator ziet deze meting")
    assert [told["lost"] for told in heard(hall)] == [1]

    phone.page.unroute("**/health/live")
    phone.page.route("**/health/live", lambda route: route.abort())
    phone.presses("Meet opnieuw").sees("Geen antwoord").sees("Wij kunnen de zaal niet bereiken.")
    phone.sees_no("De organisator ziet")
    assert len(heard(hall)) == 1

    phone.page.unroute("**/health/live")
    phone.presses("Meet opnieuw").sees("Goed")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_test_itself_is_light(hall, browser, language):
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    scales = Scales(page)
    page.goto(f"http://127.0.0.1:{hall.port}/wifi/{hall.code}?taal={language}")
    page.get_by_role("button").wait_for()
    until(lambda: scales.has_all, what="everything to come")
    context.close()

    assert scales.bytes < 20_000, str(scales)
