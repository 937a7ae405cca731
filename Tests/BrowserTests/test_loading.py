"""Pages that do not come up: they say so, and what to do, whatever it is that did not arrive."""

import pytest
from playwright.sync_api import expect

PAGES = ["employer", "wethouder", "screen", "moderator", "clerk", "jury", "organiser"]
SENTENCE = "Deze pagina is niet goed geladen. Wat u al vastlegde, blijft staan."


def is_lost(somebody):
    expect(somebody.page.get_by_text(SENTENCE)).to_be_visible(timeout=20_000)
    return somebody


def comes_up(somebody):
    somebody.page.get_by_role("link", name="Laad de pagina opnieuw").click()
    expect(somebody.page.get_by_text(SENTENCE)).to_be_hidden()
    return somebody


@pytest.mark.parametrize("role", PAGES)
@pytest.mark.parametrize("missing", ["**/lists/kinds.json", "**/texts/nl.js"])
def test_a_page_that_misses_something_says_so_and_can_be_loaded_again(hall, visit, role, missing):
    token = hall.wethouder("Zaanstad")["token"] if role == "wethouder" else hall.token(0 if role == "employer" else role)
    somebody = visit(has_trouble=True, forgives="there are no kinds|dynamically imported module")
    somebody.context.route(missing, lambda route: route.abort())
    somebody.opens(f"/k/{token}")
    is_lost(somebody)

    somebody.context.unroute(missing)

    comes_up(somebody).is_connected()


def test_a_page_without_any_script_says_so_after_a_while(hall, visit):
    ida = visit(has_trouble=True)
    ida.context.route("**/*.js", lambda route: route.abort())
    ida.opens("/")
    expect(ida.page.get_by_text(SENTENCE)).to_be_hidden()
    is_lost(ida)

    ida.context.unroute("**/*.js")

    comes_up(ida).fills("Code", hall.code).presses("Doe mee").sees_heading("Wie bent u?")
