"""Whatever programs people write where a text is asked for, pages show them as they were written, and none of them runs."""

import secrets

import pytest

from hall import ZAANSTAD, Hall
from markup import TEXTS
from visitor import BEAMER

LAPTOP = {"width": 1280, "height": 800}

LISTEN = """
    window.heard = []
    window.ran = () => window.heard.push("a text ran")
    for (const name of ["alert", "confirm", "prompt"]) window[name] = () => window.ran()
    addEventListener("securitypolicyviolation", (event) => window.heard.push(`the policy stopped ${event.blockedURI}`))
"""
EMPLOYERS = 50


@pytest.fixture(scope="module")
def hall(demo, tmp_path_factory):
    """Every text is a title, a problem, a promise, a name, an organisation, a remark and a reason."""
    hall = Hall(demo, tmp_path_factory.mktemp("hall"))

    def says(command, who="organiser", **members):
        body = {"id": secrets.token_hex(16), "type": command, **members}
        answer = hall.post(f"{hall.api}/commands", body, who).json
        assert answer["type"] == "recorded", (members, answer)
        return answer

    def text(number):
        return TEXTS[number % len(TEXTS)]

    asks = {"asks": [{"kind": "stage", "target": 5}]}
    for number, _ in enumerate(TEXTS):
        words = {"title": text(number), "problem": text(number + 1), "promises": [text(number + 2)]}
        pitch = {"pitch": f"p{number + 1}"} if number < 20 else {}
        says("putPitch", **pitch, **words, **asks, municipality=text(number + 3))
    for number in range(EMPLOYERS):
        person = hall.people["employers"][number]
        says("changePerson", person=27 + number, name=text(number), organisation=text(number + EMPLOYERS))
    says("stagePitch", "moderator", pitch=ZAANSTAD)
    says("openOffers", "moderator", pitch=ZAANSTAD)
    for number in range(len(TEXTS)):
        who = number % EMPLOYERS
        offer = says("makeOffer", who, pitch=ZAANSTAD, kind="stage", amount=1, note=text(number))["offer"]
        if number % 2:
            says("withdrawOffer", who, offer=offer, reason=text(number + 1))
    yield hall
    hall.close()


@pytest.fixture
def looks(hall, visit):
    """Lets somebody look at a page; afterwards nothing may have run, nor been stopped by the policy."""
    pages = []

    def look(who, path=None, **options):
        visitor = visit(who, script=LISTEN, **options)
        if path:
            visitor.opens(path.format(hall.code))
        pages.append(visitor.page)
        return visitor

    yield look
    for page in pages:
        assert page.evaluate("heard") == []


def shown(visitor):
    """All texts of the page, folded away or not."""
    return visitor.page.evaluate("document.body.textContent")


def waits_for(visitor, text):
    visitor.page.wait_for_function("text => document.body.textContent.includes(text)", arg=text)


def test_every_text_is_shown_to_the_organiser_as_it_was_written(hall, looks):
    organiser = looks("organiser", "/organiser/{}#toezeggingen", size=LAPTOP)
    waits_for(organiser, TEXTS[-1])
    said = shown(organiser)
    assert [text for text in TEXTS if text not in said] == []


def test_every_text_is_shown_to_the_wethouder_as_it_was_written(hall, looks):
    wethouder = looks(hall.wethouder("Zaanstad")["token"])
    waits_for(wethouder, TEXTS[EMPLOYERS])
    said = shown(wethouder)
    # Of every second one nothing stands any more.
    assert [text for text in TEXTS[EMPLOYERS : 2 * EMPLOYERS : 2] if text not in said] == []


def test_what_the_hall_sees_is_shown_as_it_was_written(hall, looks):
    screen, anna, jury = looks("screen", size=BEAMER), looks(0), looks("jury")
    for visitor in [screen, anna, jury]:
        waits_for(visitor, TEXTS[0])
    # The next pitches, one after the other; their title, and their problem on a page of its own.
    moderator = hall.phone("moderator")
    moderator.closes(ZAANSTAD)
    for number in range(1, 8):
        moderator.stages(f"p{number + 1}")
        for visitor in [screen, anna]:
            waits_for(visitor, TEXTS[number])
