"""Whatever somebody does to a ledger is found: by the program and by the recipe alike.

A forger without the key can only change what the house signed. A forger with it, the operator, can sign anything; what
people took home gives that away.
"""

import pytest

from maker import ORIGIN, Story, note


@pytest.fixture(scope="module")
def story():
    return Story(erased=False)


@pytest.fixture(scope="module")
def signed(story, keys):
    return note(story.ledger.leaves, keys[:1])


@pytest.fixture
def found(verify, recipe, folder, keys):
    """Asks that a ledger is found out by both, and by the program with these words."""

    def found(text, *taken_home, saying):
        file = folder.write("ledger.txt", text)
        kept = [folder.write(f"kept-{place}.txt", each) for place, each in enumerate(taken_home)]
        options = [f"--{'receipt' if each.startswith('wiebiedt.receipt') else 'earlier'}={file}"
                   for each, file in zip(taken_home, kept)]
        verdict = verify(file, "--key", keys[0].public, *options)
        assert (verdict.code, verdict.result) == (1, "changed"), verdict
        assert saying in verdict.text, verdict
        assert recipe.ledger(file, keys[0].public, *kept)[0] == 1

    return found


# What somebody without the key can do to a file.


def test_an_amount(found, story, signed):
    found(story.ledger.changed(story.offer, amount=2).file(signed), saying="lines 1 to")


def test_an_amount_beyond_what_there_was_room_for(found, story, signed):
    text = story.ledger.changed(story.last_seat, amount=3).file(signed)
    found(text, saying=f"line {story.last_seat} tells what the rules would have refused: askFull")


def test_a_line_dropped(found, story, signed):
    lines = story.ledger.file(signed).splitlines(keepends=True)
    del lines[story.typed - 1]
    found("".join(lines), saying=f"line {story.typed} should have the number {story.typed}")


def test_the_last_line_dropped(found, story, signed):
    found(story.ledger.prefix(len(story.ledger.entries) - 1).file(signed), saying="is of a ledger that had")


def test_a_line_moved(found, story, signed):
    lines = story.ledger.file(signed).splitlines(keepends=True)
    lines.insert(story.typed, lines.pop(story.offer - 1))
    found("".join(lines), saying=f"line {story.offer} should have the number")


def test_two_lines_that_changed_places_and_numbers(found, story, signed):
    """People 2 and 3 come in the other way round; every rule is kept."""
    entries = story.ledger.entries
    other = story.ledger.changed(3, role=entries[3]["role"], words=entries[3]["words"])
    other = other.changed(4, role=entries[2]["role"], words=entries[2]["words"])
    found(other.file(signed), saying="")


def test_a_line_added(found, signed):
    story = Story(erased=False)
    story.ledger.add("personAdmitted", person=8, role="jury", show=True, words={"name": "Jet", "organisation": "Jury"})
    found(story.ledger.file(signed), saying="the last checkpoint is of")


def test_a_withdrawal_hidden(found, story, signed):
    found(story.ledger.without(story.withdrawal).file(signed), saying="")


def test_one_space(found, story, signed):
    text = story.ledger.file(signed)
    found(text.replace('"seq":7,', '"seq": 7,'), saying="line 7 is not written as a ledger line is: not canonical JSON")


def test_a_checkpoint_of_fewer_lines_than_there_are(found, story, keys):
    earlier = note(story.ledger.leaves, keys[:1], size=9)
    found(story.ledger.file(earlier), saying="the last checkpoint is of 9 lines")


def test_a_checkpoint_that_was_shortened(found, story, signed):
    size = len(story.ledger.entries)
    text = story.ledger.file(signed)
    found(text.replace(f"\n{size}\n", f"\n{size - 1}\n"), saying="is of other lines")


def test_another_key(found, story, keys):
    found(story.ledger.file(note(story.ledger.leaves, keys[1:])), saying="not by a key that was given")


def test_another_origin(found, story, signed):
    text = story.ledger.file(signed)
    found(text.replace(ORIGIN, "wiebiedt.elders/482917"), saying="not by a key that was given")
    found(text.replace(ORIGIN, "wiebiedt.example/482918"), saying="is of another ledger")


def test_a_key_swapped_in_a_line_of_its_own(found, keys):
    """Somebody writes that the key was replaced by theirs, and signs from there on."""
    for lost in (True, False):
        story = Story(erased=False)
        story.ledger.add("keyReplaced", key=keys[1].bytes.hex(), lost=lost)
        theirs = note(story.ledger.leaves, keys[1:])
        found(story.ledger.file(theirs), saying="names another one")


# What the operator, who has the key, can do; and what people have at home.


def test_a_fork_of_equal_size(found, story, keys, signed):
    house = keys[:1]
    fork = story.ledger.changed(story.offer, amount=2)
    text = fork.file(note(fork.leaves, house))
    size = len(fork.entries)

    found(text, signed, saying=f"the earlier checkpoint of {size} lines is of other lines")
    found(text, story.ledger.receipt(story.offer, signed), saying=f"has another line {story.offer} than the ledger")
    found(text, story.ledger.receipt(story.typed, signed), saying=f"lines 1 to {size} have the root")


def test_a_ledger_cut_back_and_signed_again(found, story, keys, signed):
    cut = story.ledger.prefix(story.late - 1)
    text = cut.file(note(cut.leaves, keys[:1]))
    missing = f"is of a ledger that had {len(story.ledger.entries)} lines"

    found(text, signed, saying=missing)
    found(text, story.ledger.receipt(story.offer, signed), saying=missing)


@pytest.mark.parametrize(
    ("seq", "members", "saying"),
    [
        ("last_seat", {"amount": 3}, "askFull"),
        ("late", {"late": False}, "offersClosed"),
        ("withdrawal", {"by": 6}, "offerUnknown"),
        ("typed", {"by": 5}, "notAllowed"),
        ("accepted", {"offer": 3}, "notLate"),
        ("closing", {"type": "pitchStaged", "by": 2}, "anotherPitchOpen"),
        ("offer", {"offer": 2}, "is not what the rules would have made of it"),
        ("typed", {"seq": 15}, "should have the number 16"),
        ("typed", {"at": 0}, "is earlier than the line before it"),
    ],
)
def test_a_ledger_that_breaks_the_rules_although_it_is_signed(verify, folder, story, keys, seq, members, saying):
    """Nothing but the rules tells that this never happened; so only the program finds it."""
    seq = getattr(story, seq)
    other = story.ledger.changed(seq, **members)
    file = folder.write("ledger.txt", other.file(note(other.leaves, keys[:1])))
    verdict = verify(file, "--key", keys[0].public)
    assert (verdict.code, verdict.result) == (1, "changed"), verdict
    assert f"line {seq} " in verdict.text and saying in verdict.text, verdict


def test_an_earlier_checkpoint_of_another_ledger_or_key(found, story, keys, signed):
    text = story.ledger.file(signed)
    leaves = story.ledger.leaves
    found(text, note(leaves, keys[:1], origin="wiebiedt.elders/482917", size=9), saying="is of another ledger")
    found(text, note(leaves, keys[1:], size=9), saying="is not signed by a key that was given")


# Receipts by themselves.


@pytest.fixture
def found_receipt(verify, recipe, folder, keys):
    def found(text, saying=""):
        file = folder.write("receipt.txt", text)
        verdict = verify(file, "--key", keys[0].public)
        assert (verdict.code, verdict.result) == (1, "changed"), verdict
        assert saying in verdict.text, verdict
        assert recipe.receipt(file, keys[0].public)[0] == 1

    return found


def test_an_amount_in_a_receipt(found_receipt, story, signed):
    text = story.ledger.receipt(story.offer, signed)
    found_receipt(text.replace('"amount":3', '"amount":30'), "does not lead to the root that was signed")


def test_the_place_in_a_receipt(found_receipt, story, signed):
    text = story.ledger.receipt(story.offer, signed)
    found_receipt(text.replace(f"index {story.offer - 1}\n", f"index {story.offer}\n"))
    found_receipt(text.replace(f"index {story.offer - 1}\n", "index 9999\n"))


def test_the_path_in_a_receipt(found_receipt, story, signed):
    lines = story.ledger.receipt(story.offer, signed).splitlines(keepends=True)
    start = next(place for place, line in enumerate(lines) if line.startswith("index ")) + 1
    swapped = [*lines[:start], lines[start + 1], lines[start], *lines[start + 2 :]]
    longer = [*lines[: start + 1], *lines[start:]]
    shorter = [*lines[:start], *lines[start + 1 :]]
    for changed in (swapped, longer, shorter):
        found_receipt("".join(changed), "does not lead to the root")


def test_words_in_a_receipt(found_receipt, story, signed):
    other = Story(erased=False).ledger
    salt, _ = other.words[story.offer]
    other.words[story.offer] = (salt, b'{"needs":["jobcoach"],"note":"Vanaf juni"}')
    found_receipt(other.receipt(story.offer, signed), "has other words than its line")


def test_a_receipt_of_another_key_or_conference(found_receipt, story, keys, signed):
    text = story.ledger.receipt(story.offer, note(story.ledger.leaves, keys[1:]))
    found_receipt(text, "is not signed by a key that was given")
    elsewhere = note(story.ledger.leaves, keys[:1], origin="wiebiedt.example/999999")
    found_receipt(story.ledger.receipt(story.offer, elsewhere), "of another conference than its checkpoint")
