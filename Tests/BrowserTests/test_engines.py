"""What must hold in every engine: each page comes up and connects, in both languages, and runs nothing but our own."""

import pytest

from browsers import in_every_engine
from server import until

ROLES = ["employer", "wethouder", "screen", "moderator", "clerk", "jury", "organiser"]
CONNECTED = {"nl": "Verbonden", "en": "Connected"}
MARKUP = """
try {
  document.body.innerHTML = "<img src=x>"
  return "taken"
} catch (error) {
  return error.name
}
"""


def token(hall, role):
    return hall.wethouder("Zaanstad")["token"] if role == "wethouder" else hall.token(0 if role == "employer" else role)


@in_every_engine
@pytest.mark.parametrize("language", CONNECTED)
def test_every_page_comes_up_and_connects(hall, visit, language):
    somebody = visit().opens(f"/?taal={language}")
    for role in ROLES:
        somebody.opens(f"/k/{token(hall, role)}").is_connected(CONNECTED[language])

        assert somebody.runs("return document.documentElement.lang") == language
        assert somebody.runs("return document.title").endswith("WieBiedt")
        assert somebody.runs("return document.querySelectorAll('h1').length") >= 1
        assert not somebody.can_scroll_sideways(), role


@in_every_engine
def test_who_types_the_code_and_a_name_takes_part(hall, visit):
    ida = visit().opens("/").fills("Code", hall.code).presses("Doe mee").sees_heading("Wie bent u?")

    ida.fills("Ik ben", "Ida de Groot").fills("van", "Groot & Zn").presses("Naar de zaal")

    ida.is_connected().sees("Welkom in de zaal")


@in_every_engine
def test_markup_is_never_taken_from_a_string(hall, visit):
    anna = visit(0)

    assert anna.runs(MARKUP) == "TypeError"

    until(lambda: complaints(anna), what="the browser to complain")
    assert any("trusted-types" in each.lower() or "TrustedHTML" in each for each in complaints(anna))
    anna.complaints.clear()


@in_every_engine
def test_a_fault_of_a_page_is_heard(hall, visit):
    """If not, no other test in this folder would know of one."""
    anna = visit(0)

    anna.runs("setTimeout(() => { throw new Error('a fault') })")
    anna.runs("Promise.reject(new Error('a promise'))")
    anna.runs("console.error('an error')")
    anna.runs("document.body.append(Object.assign(document.createElement('img'), { src: 'http://127.0.0.1:9/x.png' }))")

    for fault in ["a fault", "a promise", "an error", "http://127.0.0.1:9"]:
        until(lambda: any(fault in each for each in complaints(anna)), what=fault)
    anna.complaints.clear()


def complaints(visitor):
    """What was complained about up to now."""
    visitor.runs("return null")
    return visitor.complaints
