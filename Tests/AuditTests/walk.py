"""Every page in every state in which somebody may see it: one list, for all checks.

A state is a line in the list: its name, the moment of the afternoon, who looks, and what they do there.
"""

import dataclasses
from collections.abc import Callable

from playwright.sync_api import expect

from afternoon import GUEST, LATE, LONG_NAME, OFFERED
from guest import BEAMER, PHONE, Guest


@dataclasses.dataclass(frozen=True)
class State:
    """Something to see. ``who`` is an employer's place in the list, somebody of the staff, or None for a stranger."""

    name: str
    moment: str
    who: int | str | None
    does: Callable[[Guest], object] = lambda guest: None

    @property
    def size(self):
        return BEAMER if self.who == "screen" else PHONE

    def arrive(self, guest):
        """Somebody goes there."""
        guest.afternoon.is_at(self.moment)
        if self.who is not None:
            guest.opens_link(guest.afternoon.token(self.who))
        self.does(guest)
        # A code to join with is fetched, and by then stands in every state.
        expect(guest.page.locator("img[data-qr]:not([src])")).to_have_count(0)


def asks_for_a_wrong_code(guest):
    guest.opens("/").fills("#code", "000 000").presses("join.button").sees("join.err.unknown", code="000 000")


def writes_everything(guest):
    guest.chooses("meeloopdag").unfolds("#pitch-more").unfolds("#more-kinds").unfolds("#needs-box")
    guest.unfolds("#note-box").fills("#note", "Graag op dinsdag")


def offers_much(guest):
    guest.chooses("meeloopdag").fills("#amount", 5_000).press_offer().sees_element("#large")


def offers_nothing(guest):
    guest.chooses("meeloopdag").fills("#amount", "veel").press_offer().sees_element("#amount-error:not(:empty)")


def offers_without_a_network(guest):
    guest.context.set_offline(True)
    guest.chooses("meeloopdag").press_offer().sees("state.phone").sees_banner("conn.safe")


def offers_too_late(guest):
    guest.context.set_offline(True)
    guest.chooses("meeloopdag").press_offer().sees("state.phone")
    guest.afternoon.is_at("closed")
    guest.context.set_offline(False)
    guest.sees("late.hint")


def takes_it_back(guest):
    guest.unfolds("#mine").presses("withdraw").sees("withdraw.why")


def follows_the_screen(guest):
    guest.opens(f"/screen/{guest.hall.code}?as=employer").sees_element("main > :visible")


def measures_the_hall(guest):
    guest.presses("screen.setUp").fills("#distance", 30).fills("#width", 4).sees_element("#verdict:not(:empty)")


def judges(guest):
    guest.page.locator("#points input").nth(3).check()
    guest.fills("#praise", "Mooi dat u de buurt meeneemt.").presses("jury.save").sees_element("#judged")


def saves_no_title(guest):
    guest.sees_element("#form input").page.locator("#form input").first.fill("")
    guest.presses("form.save").sees_element(".error:not(:empty)")


def types_a_wrong_number(guest):
    guest.fills("#line", "9999").presses("clerk.button").sees("clerk.unknown", badge=9999)


def types_a_number(guest):
    guest.fills("#line", "130").presses("clerk.button").sees_element("#list li")


def searches(guest):
    guest.page.locator("#search-open").click()
    guest.fills("#search-text", "an").sees_element("#search-list li")


def compares(guest):
    guest.page.locator("[name=comparing]").check()
    guest.fills("#line", "117 3").page.keyboard.press("Enter")
    guest.sees_element("#second li")


def goes_to(section, sees):
    return lambda guest: guest.opens_section(section).sees_element(sees)


def edits_a_pitch(guest):
    guest.opens_section("programma").page.locator("#pitches button").first.click()
    guest.sees_element("#editor")


def takes_an_offer_back(guest):
    guest.opens_section("toezeggingen").presses("withdraw.label", number="001").sees_element("#withdraw")


def opens_people(guest):
    """Waits for the list as well: it would come while somebody presses Tab, and move what stands below."""
    return guest.opens_section("deelnemers").sees_element("#people tr")


def erases_somebody(guest):
    opens_people(guest).page.locator("#people [data-person]").first.click()
    guest.sees_element("#erase")


def opens_form(guest):
    opens_people(guest)
    guest.page.locator("details:has(#person) > summary").click()
    return guest


LIST_WITH_FAULTS = "naam;organisatie;rol;e-mail\nBo de Wit;Bakkerij Jansen;werkgever;\nAl;Wit BV;baas;geen adres\n"
LIST_OF_LOOK_ALIKES = "naam;organisatie\nBo de Wit;Bakkerij Jansen\nAl de Wit;Bakkerij Janssen\n"


def brings_a_list_in(text, sees):
    """A file is looked at; nothing is taken over."""

    def brings(guest):
        file = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": text.encode()}
        opens_people(guest).page.locator("#import-file").set_input_files(file)
        guest.sees_element(sees)

    return brings


def makes_a_badge(guest):
    opens_people(guest).fills("#walkName", "").presses("walkin.make").sees("walkin.err.name")


def edits_somebody(guest):
    opens_people(guest).page.locator("#people button").first.click()
    guest.sees_element("#person-dialog")


def opens_settings(guest):
    """Waits for those who help, for the same reason."""
    return guest.opens_section("instellingen").sees_element("#staff li")


def sets_everything_up(guest):
    opens_settings(guest).unfolds("details:has(#settings-kinds)")
    guest.unfolds("details:has(#settings-regions)").sees_element("#settings-kinds li")


def closes_the_conference(guest):
    opens_settings(guest).presses("phase.go.closed").sees("phase.no")


def begins_a_new_one(guest):
    guest.page.locator("#conferences > summary").click()
    guest.page.locator("#conferences a[href='#nieuw']").click()
    guest.sees_element("#found")


def adds_somebody(guest):
    opens_form(guest).fills("#name", "Bo de Wit").fills("#organisation", "Wit BV")
    guest.presses("people.save").sees_element("#added")


def adds_nobody(guest):
    opens_form(guest).presses("people.save").sees("people.err.name")


def prints(sheet, sees):
    """What is to be printed, once it stands there."""
    return lambda guest: guest.opens(f"/print/{guest.hall.code}/{sheet}").sees_element(sees)


def makes_badges(guest):
    prints("badges", "#make")(guest).page.locator("#make").click()
    guest.sees_element(".badge")


def chooses_an_offer_card(guest):
    prints("cards", ".table-card")(guest).page.locator("#card").select_option("blank")
    guest.sees_element(".offer-card")


def unfolds_how_letters_are_made(guest):
    goes_to("uitvoer", "#exports-some")(guest).unfolds("#uitvoer details")


def measures_the_network(guest):
    guest.opens(f"/wifi/{guest.hall.code}").sees("wifi.again")


def measures_in_vain(guest):
    guest.page.route("**/health/live", lambda route: route.abort())
    measures_the_network(guest)


def opens_receipt(guest):
    guest.opens(f"/receipt/{guest.hall.code}/1?as=employer").sees("verdict.good")


def unfolds_receipt(guest):
    opens_receipt(guest)
    for summary in guest.page.locator("summary").all():
        summary.click()


def brings_nothing(guest):
    guest.opens("/receipt").presses("bring.button").sees("bring.err.empty")


WALK = [
    State("join-code", "lobby", None, lambda guest: guest.opens("/").sees("join.title")),
    State("join-empty", "lobby", None, lambda guest: guest.opens("/").presses("join.button").sees("join.err.empty")),
    State("join-wrong", "lobby", None, asks_for_a_wrong_code),
    State("join-name", "lobby", None, lambda guest: guest.opens_code().sees("join.who")),
    State("join-nobody", "lobby", None, lambda guest: guest.opens_code().presses("join.enter").sees("err.name")),
    State("join-known", "lobby", GUEST, lambda guest: guest.opens_code().sees("join.yes")),
    State("employer-lobby", "lobby", GUEST),
    State("moderator-lobby", "lobby", "moderator"),
    State("not-found", "lobby", None, lambda guest: guest.opens("/bestaat-niet")),
    State("not-a-link", "lobby", None, lambda guest: guest.opens("/k/bestaat-niet")),
    State("nobody", "lobby", None, lambda guest: guest.opens(f"/employer/{guest.hall.code}").sees_banner("line.signedOut")),
    State("accessibility", "lobby", None, lambda guest: guest.opens("/accessibility").sees("a11y.title")),
    State("screen-lobby", "lobby", "screen"),
    State("screen-bright", "lobby", "screen", lambda guest: guest.presses("screen.bright")),
    State("screen-set-up", "lobby", "screen", measures_the_hall),
    State("screen-follow-lobby", "lobby", GUEST, follows_the_screen),
    State("jury-lobby", "lobby", "jury"),
    State("clerk-lobby", "lobby", "clerk"),
    State("organiser-programme", "lobby", "organiser", goes_to("programma", "#pitches tr")),
    State("organiser-pitch", "lobby", "organiser", edits_a_pitch),
    State("organiser-overview", "lobby", "organiser", goes_to("overzicht", "#next-go")),
    State("organiser-import-faults", "lobby", "organiser", brings_a_list_in(LIST_WITH_FAULTS, "#import-errors")),
    State("organiser-import-alike", "lobby", "organiser", brings_a_list_in(LIST_OF_LOOK_ALIKES, "#import-alike")),
    State("organiser-no-name", "lobby", "organiser", makes_a_badge),
    State("organiser-person", "lobby", "organiser", edits_somebody),
    State("organiser-settings", "lobby", "organiser", sets_everything_up),
    State("organiser-closing", "lobby", "organiser", closes_the_conference),
    State("organiser-new", "lobby", "organiser", begins_a_new_one),
    State("organiser-rehearsal-over", "lobby", "organiser", goes_to("oefenen", "[data-rehearsal=never]")),
    State("organiser-nothing-to-take", "lobby", "organiser", goes_to("uitvoer", "#exports-empty")),
    State("print-badges", "lobby", "organiser", makes_badges),
    State("print-cards", "lobby", "organiser", prints("cards", ".table-card")),
    State("print-offer-cards", "lobby", "organiser", chooses_an_offer_card),
    State("print-nothing", "lobby", "organiser", prints("plan", "#made:not(:empty)")),
    State("print-nobody", "lobby", None, prints("badges", "#trouble")),
    State("print-unknown", "lobby", None, prints("zomaar", "#unknown")),
    State("wifi", "lobby", None, measures_the_network),
    State("wifi-none", "lobby", None, measures_in_vain),
    State("organiser-no-offers", "lobby", "organiser", goes_to("toezeggingen", "#no-offers")),
    State("wethouder-none", "lobby", "new wethouder", lambda guest: guest.sees("wethouder.none")),
    State("wethouder-form", "lobby", "next wethouder", lambda guest: guest.sees("wethouder.intro")),
    State("wethouder-no-title", "lobby", "next wethouder", saves_no_title),
    State("employer-staged", "staged", GUEST, lambda guest: guest.sees("wait.title")),
    State("employer-early", "staged", GUEST, lambda guest: guest.presses("wait.title").sees("wait.body")),
    State("screen-staged", "staged", "screen", lambda guest: guest.sees("pitch.ask")),
    State("wethouder-staged", "staged", "wethouder", lambda guest: guest.sees("wethouder.wait")),
    State("moderator-staged", "staged", "moderator", lambda guest: guest.sees("moderator.open")),
    State("clerk-staged", "staged", "clerk", lambda guest: guest.sees("clerk.waiting")),
    State("employer-open", "open", GUEST, lambda guest: guest.sees("bid.think")),
    State("employer-number", "open", GUEST, lambda guest: guest.chooses("meeloopdag")),
    State("employer-writing", "open", GUEST, writes_everything),
    State("employer-large", "open", GUEST, offers_much),
    State("employer-wrong", "open", GUEST, offers_nothing),
    State("employer-recorded", "open", OFFERED, lambda guest: guest.sees("undo").unfolds("#mine")),
    State("employer-long-name", "open", LONG_NAME, lambda guest: guest.sees("undo").unfolds("#mine")),
    State("employer-offline", "open", GUEST, offers_without_a_network),
    State("screen-open", "open", "screen", lambda guest: guest.sees("open.title")),
    State("screen-bright-open", "open", "screen", lambda guest: guest.presses("screen.bright")),
    State("screen-follow-open", "open", GUEST, follows_the_screen),
    State("wethouder-open", "open", "wethouder", lambda guest: guest.sees_element("#names li")),
    State("moderator-open", "open", "moderator", lambda guest: guest.sees("moderator.close")),
    State("clerk-open", "open", "clerk", types_a_number),
    State("clerk-wrong", "open", "clerk", types_a_wrong_number),
    State("clerk-search", "open", "clerk", searches),
    State("clerk-compares", "open", "clerk", compares),
    State("jury-open", "open", "jury", lambda guest: guest.sees_element("#names li")),
    State("organiser-offers", "open", "organiser", goes_to("toezeggingen", "#offers tr")),
    State("organiser-withdraw", "open", "organiser", takes_an_offer_back),
    State("organiser-people", "open", "organiser", goes_to("deelnemers", "#people tr")),
    State("organiser-nobody", "open", "organiser", adds_nobody),
    State("organiser-added", "open", "organiser", adds_somebody),
    State("organiser-erase", "open", "organiser", erases_somebody),
    State("organiser-audit", "open", "organiser", goes_to("logboek", "#acts tr")),
    State("organiser-exports", "open", "organiser", unfolds_how_letters_are_made),
    State("print-pitches", "open", "organiser", prints("pitches", ".list-table")),
    State("print-organisations", "open", "organiser", prints("organisations", ".list-table")),
    State("print-plan", "open", "organiser", prints("plan", ".plan-table")),
    State("print-report", "open", "organiser", prints("report", ".report li")),
    State("receipt", "open", OFFERED, opens_receipt),
    State("receipt-unfolded", "open", OFFERED, unfolds_receipt),
    State("receipt-bring", "open", None, lambda guest: guest.opens("/receipt").sees("bring.title")),
    State("receipt-nothing", "open", None, brings_nothing),
    State("employer-late", "open", LATE, offers_too_late),
    State("employer-closed", "closed", GUEST, lambda guest: guest.sees("closed.body")),
    State("employer-withdraw", "closed", OFFERED, takes_it_back),
    State("screen-closed", "closed", "screen", lambda guest: guest.sees_element("#proof-code")),
    State("screen-follow-closed", "closed", GUEST, follows_the_screen),
    State("wethouder-closed", "closed", "wethouder", lambda guest: guest.sees("closed.title")),
    State("moderator-closed", "closed", "moderator", lambda guest: guest.sees_element("#acts button:visible")),
    State("jury-closed", "closed", "jury", lambda guest: guest.sees_element("#names li")),
    State("wethouder-frozen", "next", "wethouder", lambda guest: guest.sees("wethouder.frozen").sees("contacts.title")),
    State("employer-pause", "pause", GUEST),
    State("screen-pause", "pause", "screen", lambda guest: guest.sees_element("#interlude")),
    State("screen-follow-pause", "pause", GUEST, follows_the_screen),
    State("moderator-pause", "pause", "moderator"),
    State("employer-jury", "jury", GUEST),
    State("screen-jury", "jury", "screen", lambda guest: guest.sees_element("#interlude")),
    State("moderator-jury", "jury", "moderator"),
    State("organiser-jury", "jury", "organiser", goes_to("jury", "#jury-rows tr")),
    State("jury-judging", "jury", "jury", lambda guest: guest.sees_element("#judge")),
    State("jury-judged", "jury", "jury", judges),
    State("screen-verdict", "verdict", "screen", lambda guest: guest.sees_element("#sheets")),
    State("screen-follow-verdict", "verdict", GUEST, follows_the_screen),
    State("jury-over", "verdict", "jury", lambda guest: guest.sees_element("#given")),
    State("screen-follow-thanks", "thanks", GUEST, follows_the_screen),
    State("employer-thanks", "thanks", GUEST),
    State("screen-thanks", "thanks", "screen", lambda guest: guest.sees_element("#interlude")),
    State("moderator-thanks", "thanks", "moderator"),
]
