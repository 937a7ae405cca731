"""A key that is replaced hands over to the next; a lost one cannot."""

import pytest

from maker import Key, Story, note


@pytest.fixture
def chain(tmp_path):
    """Three keys that follow each other."""
    return [Key(tmp_path, f"key-{number}") for number in range(3)]


def replaced(chain, lost=(False, False)):
    """A ledger whose key was replaced twice; the notes of the changes, and the last one."""
    ledger = Story().ledger
    notes = []
    for number, is_lost in enumerate(lost, 1):
        ledger.add("keyReplaced", key=chain[number].bytes.hex(), lost=is_lost)
        notes.append(note(ledger.leaves, chain[number : number + 1] if is_lost else chain[number - 1 : number + 1]))
        words = {"name": "J", "organisation": "J"}
        ledger.add("personAdmitted", person=7 + number, role="jury", show=True, words=words)
    return ledger, [*notes, note(ledger.leaves, chain[2:])]


def test_whoever_has_the_first_key_is_led_to_the_last(verify, folder, chain):
    ledger, notes = replaced(chain)
    file = folder.write("ledger.txt", ledger.file(*notes))
    for key in chain:
        verdict = verify(file, "--key", key.public)
        assert (verdict.code, verdict.result) == (0, "whole"), verdict
        assert verdict.text.count("\nKey ") == 2


def test_a_ledger_that_ends_with_the_change_is_whole(verify, folder, chain):
    ledger = Story().ledger
    ledger.add("keyReplaced", key=chain[1].bytes.hex(), lost=False)
    both = note(ledger.leaves, chain[:2])
    for notes in ([both], [both, both]):
        file = folder.write("ledger.txt", ledger.file(*notes))
        assert verify(file, "--key", chain[0].public).result == "whole"


def test_a_missing_handover_is_missed(verify, folder, chain):
    ledger, notes = replaced(chain)
    file = folder.write("ledger.txt", ledger.file(notes[0], notes[2]))
    verdict = verify(file, "--key", chain[0].public)
    assert (verdict.code, verdict.result) == (1, "changed")
    assert "no checkpoint of that line by a trusted key confirms it" in verdict.text


def test_a_lost_key_hands_nothing_over(verify, folder, chain):
    ledger, notes = replaced(chain, lost=(True, False))
    file = folder.write("ledger.txt", ledger.file(*notes))
    verdict = verify(file, "--key", chain[0].public)
    assert (verdict.code, verdict.result) == (1, "changed")
    assert "the old one was lost" in verdict.text
    for key in chain[1:]:
        assert verify(file, "--key", key.public).result == "whole"


def test_the_old_key_signs_nothing_after_the_change(verify, folder, chain):
    """A key is often replaced because somebody else has it."""
    ledger, notes = replaced(chain)
    file = folder.write("ledger.txt", ledger.file(notes[0], notes[1], note(ledger.leaves, chain[:1])))
    verdict = verify(file, "--key", chain[0].public)
    assert (verdict.code, verdict.result) == (1, "changed")


def test_what_the_old_key_signed_before_still_holds(verify, folder, chain):
    ledger, notes = replaced(chain)
    file = folder.write("ledger.txt", ledger.file(*notes))
    old = note(ledger.leaves, chain[:1], size=20)
    earlier = folder.write("earlier.txt", old)
    receipt = folder.write("receipt.txt", ledger.receipt(13, old, size=20))

    options = ["--earlier", earlier, "--receipt", receipt]
    assert verify(file, "--key", chain[0].public, *options).result == "whole"
    verdict = verify(file, "--key", chain[2].public, *options)
    assert verdict.text.count("is not signed by a key that was given") == 2
    assert verify(file, "--key", chain[2].public, "--key", chain[0].public, *options).result == "whole"


def test_a_file_may_hold_several_keys(verify, folder, chain):
    ledger, notes = replaced(chain, lost=(True, False))
    file = folder.write("ledger.txt", ledger.file(*notes))
    both = folder.write("both.pem", chain[2].public.read_text() + chain[0].public.read_text())
    assert verify(file, "--key", both).result == "whole"
