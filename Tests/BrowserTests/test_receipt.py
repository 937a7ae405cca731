"""An employer's receipt: shown, checked in the browser, taken home, and checked once more from the console."""

import re
import subprocess

import pytest
from playwright.sync_api import expect

from hall import ZAANSTAD
from server import run
from visitor import BEAMER

NOT_SIGNED = "De handtekening van de organisatie klopt niet."
SMALL = {"width": 320, "height": 568}
WHOLE = ["line", "root", "words", "signature"]


@pytest.fixture
def moderator(hall):
    """Zaanstad takes offers."""
    moderator = hall.phone("moderator")
    moderator.stages(ZAANSTAD)
    moderator.opens(ZAANSTAD)
    return moderator


def outcomes(visitor):
    """How each check went, in the order in which it is told."""
    checks = visitor.page.locator("[data-check]")
    expect(checks.first).to_be_visible()
    return {each.get_attribute("data-check"): each.get_attribute("data-outcome") for each in checks.all()}


def receipt(hall, offer=1, who="organiser"):
    """A receipt as the server gives it."""
    return hall.get(f"{hall.api}/offers/{offer}/receipt", who).body.decode()


def checks_pasted(visitor, text):
    visitor.page.get_by_label("Of plak de tekst van het bewijs").fill(text)
    return visitor.presses("Controleer dit bewijs")


def test_an_employer_keeps_a_receipt_that_the_console_finds_whole(hall, moderator, visit, tmp_path):
    anna = visit(0)
    anna.chooses("Meeloopdag").fills("Hoeveel?", 3)
    anna.page.get_by_text("Opmerking", exact=True).first.click()
    anna.fills("Opmerking", "Graag op dinsdag").presses("Ik bied 3 meeloopdagen").is_recorded(1)

    anna.page.get_by_role("link", name="Ontvangstbewijs van nummer 001").first.click()

    anna.sees("Dit bewijs klopt.").sees("3 meeloopdagen · Nummer 001").sees("Graag op dinsdag")
    assert outcomes(anna) == dict.fromkeys(WHOLE, "good")
    with anna.page.expect_download() as coming:
        anna.page.get_by_role("link", name="Bewaar dit bewijs").click()
    file, key = tmp_path / "receipt.txt", tmp_path / "ledger.pem"
    coming.value.save_as(file)
    assert coming.value.suggested_filename == f"ontvangstbewijs-{hall.code}-1.txt"
    key.write_bytes(hall.get("/.well-known/wiebiedt/ledger.pem").body)
    verified = run("verify", file, "--key", key, stdin=subprocess.DEVNULL)
    assert verified.returncode == 0, verified.stderr

    anna.page.get_by_role("link", name="Terug naar de zaal").click()
    anna.is_connected().is_recorded(1)


@pytest.mark.parametrize(
    ("old", "new", "bad", "sentence"),
    [
        (r'"amount":3', '"amount":30', ["root"], "De regel hoort niet bij de code."),
        (r"index (\d+)", "index 7", ["line", "root"], "Het nummer van de regel klopt niet."),
        (r"(index \d+\n)[^\n]+\n", r"\1", ["root"], "Tussen de regel en de code ontbreekt iets"),
        (r"\nwords (\S+) \S+", r"\nwords \1 eyJuZWVkcyI6W119", ["words"], "De opmerking is veranderd"),
        (r"(\n\d+\n)[^\n]+(\n\n—)", rf"\1{'A' * 43}=\2", ["root", "signature"], NOT_SIGNED),
        (r"\n(\d+)\n(\S+\n\n—)", r"\n\g<1>0\n\2", ["root", "signature"], NOT_SIGNED),
    ],
    ids=["amount", "index", "path", "words", "root", "size"],
)
def test_a_receipt_that_was_tampered_with_says_what_is_wrong(hall, moderator, visit, old, new, bad, sentence):
    hall.phone(0).offers("meeloopdag", 3, note="Graag op dinsdag")
    text = receipt(hall)
    changed = re.sub(old, new, text, count=1)
    assert changed != text
    stranger = visit().opens("/receipt")

    checks_pasted(stranger, changed).sees("Dit bewijs klopt niet.").sees(sentence)

    assert [name for name, outcome in outcomes(stranger).items() if outcome == "bad"] == bad


def test_a_stranger_checks_a_file_and_asks_only_for_the_key(hall, moderator, visit, tmp_path):
    hall.phone(0).offers("meeloopdag", 3, note="Graag op dinsdag")
    file = tmp_path / "bewijs.txt"
    file.write_text(receipt(hall))
    stranger = visit().opens("/receipt").sees_heading("Controleer een bewijs")
    stranger.requests.clear()

    stranger.page.get_by_label("Bestand met het bewijs").set_input_files(file)

    stranger.sees("Dit bewijs klopt.")
    assert outcomes(stranger) == dict.fromkeys(WHOLE, "good")
    assert stranger.requests == ["/.well-known/wiebiedt/ledger.pem"]
    assert stranger.context.cookies() == []


def test_a_file_may_be_dropped_on_the_page(hall, moderator, visit):
    hall.phone(0).offers("meeloopdag", 3)
    stranger = visit().opens("/receipt").sees_heading("Controleer een bewijs")
    drop = stranger.page.evaluate_handle(
        """text => {
            const drop = new DataTransfer()
            drop.items.add(new File([text], "bewijs.txt"))
            return drop
        }""",
        receipt(hall),
    )

    stranger.page.dispatch_event("main", "drop", {"dataTransfer": drop})

    stranger.sees("Dit bewijs klopt.").sees("3 meeloopdagen")


def test_a_receipt_that_is_not_signed_yet_is_waited_for(hall, moderator, visit):
    hall.phone(0).offers("meeloopdag", 3)
    anna = visit(0, has_trouble=True)
    body = '{"code":"checkpointUnknown","status":404}'
    early = {"status": 404, "content_type": "application/problem+json", "body": body}
    anna.page.route("**/offers/1/receipt*", lambda route: route.fulfill(**early), times=1)

    anna.opens(f"/receipt/{hall.code}/1?as=employer")

    anna.sees("Dit bewijs klopt.")


def test_a_receipt_that_cannot_be_had_can_be_asked_for_again(hall, moderator, visit):
    hall.phone(0).offers("meeloopdag", 3)
    anna = visit(0, has_trouble=True)
    anna.page.route("**/offers/1/receipt*", lambda route: route.abort(), times=1)

    anna.opens(f"/receipt/{hall.code}/1?as=employer").sees("Wij kunnen de zaal niet bereiken.")
    anna.presses("Probeer opnieuw").sees("Dit bewijs klopt.")


@pytest.mark.parametrize("lost", [[], ["--lost"]], ids=["both keys", "new key only"])
def test_after_a_change_of_keys_a_receipt_is_signed_with_the_new_one(hall, moderator, visit, lost):
    hall.phone(0).offers("meeloopdag", 3)
    anna = visit(0, has_trouble=True)
    hall.stop()
    replaced = run("key", "--data", hall.data, "--replace", *lost, stdin=subprocess.DEVNULL)
    assert replaced.returncode == 0, replaced.stderr
    hall.start()

    anna.opens(f"/receipt/{hall.code}/1?as=employer").sees("Dit bewijs klopt.")

    assert outcomes(anna) == {"line": "good", "root": "good", "signature": "good"}


def test_a_file_that_is_no_receipt_is_told_so(hall, visit, tmp_path):
    stranger = visit().opens("/receipt")

    stranger.presses("Controleer dit bewijs").sees("Kies een bestand of plak de tekst")
    checks_pasted(stranger, "Geachte heer, mevrouw").sees("Dit is geen heel ontvangstbewijs.")
    file = tmp_path / "foto.txt"
    file.write_bytes(bytes(range(256)) * 8)
    stranger.page.get_by_label("Bestand met het bewijs").set_input_files(file)
    stranger.sees("Dit is geen heel ontvangstbewijs.")


def test_a_receipt_of_another_ledger_is_not_taken_for_ours(hall, moderator, visit, tmp_path_factory):
    """A whole ledger with a key of its own: everything in it fits, but not with this site."""
    hall.phone(0).offers("meeloopdag", 3)
    other = type(hall)(hall.make_demo(tmp_path_factory.mktemp("other")), tmp_path_factory.mktemp("hall"))
    try:
        leads = other.phone("moderator")
        leads.stages(ZAANSTAD)
        leads.opens(ZAANSTAD)
        other.phone(0).offers("meeloopdag", 3)
        text = receipt(other)
    finally:
        other.close()
    stranger = visit().opens("/receipt")

    checks_pasted(stranger, text).sees("Dit bewijs is niet van deze organisatie.").sees("Het bewijs noemt")

    assert outcomes(stranger) == {"line": "good", "root": "good", "signature": "other"}


def test_a_receipt_is_not_for_another_employer(hall, moderator, visit):
    hall.phone(0).offers("meeloopdag", 3)
    rachid = visit(1, has_trouble=True)

    rachid.opens(f"/receipt/{hall.code}/1?as=employer")

    rachid.sees("Dit bewijs bestaat niet, of het is niet van u.").sees_no("meeloopdagen")
    rachid.opens(f"/receipt/{hall.code}/99?as=employer").sees("Dit bewijs bestaat niet")


def test_where_the_browser_cannot_check_the_signature_it_says_so(hall, moderator, visit):
    hall.phone(0).offers("meeloopdag", 3)
    anna = visit(0, script="Object.defineProperty(crypto, 'subtle', { value: undefined })")

    anna.opens(f"/receipt/{hall.code}/1?as=employer")

    anna.sees("maar de handtekening is hier niet gecontroleerd").sees("staat onder Zelf controleren")
    assert outcomes(anna) == {"line": "good", "root": "good", "signature": "open"}
    anna.page.get_by_text("Zelf controleren", exact=True).click()
    anna.sees(f"wiebiedt verify ontvangstbewijs-{hall.code}-1.txt --key")


def test_a_wethouder_has_a_copy_of_every_receipt(hall, moderator, visit, tmp_path):
    for place in range(2):
        hall.phone(place).offers("meeloopdag", 3)
    moderator.closes(ZAANSTAD)
    moderator.stages("p2")
    wethouder = visit(hall.wethouder("Zaanstad")["token"])

    with wethouder.page.expect_download() as coming:
        wethouder.page.get_by_role("link", name="Alle ontvangstbewijzen").click()
    file = tmp_path / "receipts.txt"
    coming.value.save_as(file)
    wethouder.page.get_by_role("link", name="Ontvangstbewijs van nummer 002").click()
    wethouder.sees("Dit bewijs klopt.")

    wethouder.opens("/receipt").page.get_by_label("Bestand met het bewijs").set_input_files(file)
    wethouder.sees("2 van 2 bewijzen kloppen.").sees("Nummer 001").sees("Nummer 002")


def test_the_receipt_fits_a_small_phone_and_paper(hall, moderator, visit):
    hall.phone(0).offers("meeloopdag", 1_000_000, note="w" * 300)
    anna = visit(0, size=SMALL)

    anna.opens(f"/receipt/{hall.code}/1?as=employer").sees("Dit bewijs klopt.")
    assert not anna.can_scroll_sideways()
    for summary in anna.page.locator("summary").all():
        summary.click()
    assert not anna.can_scroll_sideways()
    assert anna.page.title() == "Ontvangstbewijs – WieBiedt"
    assert anna.page.get_by_role("heading", level=1).count() == 1

    anna.opens("/receipt").sees_heading("Controleer een bewijs")
    assert not anna.can_scroll_sideways()


def test_the_receipt_speaks_english(hall, moderator, visit):
    hall.phone(0).offers("meeloopdag", 3)
    anna = visit(0).opens(f"/receipt/{hall.code}/1?as=employer").sees("Dit bewijs klopt.")

    anna.page.get_by_role("link", name="English").click()

    anna.sees("This receipt is right.").sees("3 shadowing days · Number 001")


def test_the_organiser_takes_the_signed_ledger_home_with_words_only_by_choice(hall, moderator, visit, tmp_path):
    hall.phone(0).offers("meeloopdag", 3, note="Graag op dinsdag")
    organiser = visit("organiser", size=BEAMER).opens(f"/organiser/{hall.code}#uitvoer")
    expect(organiser.page.locator("#proof-code")).to_have_text(re.compile("^([A-Z2-7]{4}-){7}[A-Z2-7]{4}$"))

    def taken():
        with organiser.page.expect_download() as coming:
            organiser.page.get_by_role("link", name="Logboek met handtekening").click()
        coming.value.save_as(tmp_path / "ledger.txt")
        return (tmp_path / "ledger.txt").read_text()

    without = taken()
    organiser.page.get_by_label("Zet ook namen en opmerkingen").check()
    with_words = taken()

    assert "\nwords " not in without
    organiser.page.get_by_label("Zet ook namen en opmerkingen").uncheck()
    assert taken() == without
    assert with_words.startswith(without) and with_words[len(without) :].startswith("words ")
