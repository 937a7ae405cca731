"""What is whole is found to be whole: by the program and by the recipe alike."""

import pytest

from maker import Story, note, root


def test_an_afternoon_is_whole(verify, recipe, folder, keys):
    house, _ = keys
    story = Story(erased=False)
    ledger = story.ledger
    file = folder.write("ledger.txt", ledger.file(note(ledger.leaves, [house])))
    earlier = folder.write("earlier.txt", note(ledger.leaves, [house], size=7))
    receipts = [folder.write(f"{seq}.txt", ledger.receipt(seq, note(ledger.leaves, [house], size=20), size=20))
                for seq in (story.offer, story.typed, 1, 20)]

    options = [f"--receipt={receipt}" for receipt in receipts]
    verdict = verify(file, "--key", house.public, "--earlier", earlier, *options)
    assert (verdict.code, verdict.result) == (0, "whole"), verdict
    assert verdict.text.count("unchanged") == 4
    assert root(ledger.leaves).hex() in verdict.text
    assert recipe.ledger(file, house.public, earlier, *receipts)[0] == 0

    for receipt in receipts:
        assert verify(receipt, "--key", house.public).result == "whole"
        assert recipe.receipt(receipt, house.public)[0] == 0


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17])
def test_every_size_has_the_same_root_for_everybody(verify, recipe, folder, keys, size):
    house, _ = keys
    ledger = Story().ledger.prefix(size)
    file = folder.write("ledger.txt", ledger.file(note(ledger.leaves, [house])))

    assert verify(file, "--key", house.public).result == "whole"
    assert recipe.ledger(file, house.public)[0] == 0
    for seq in {1, size // 2 + 1, size}:
        receipt = folder.write(f"{seq}.txt", ledger.receipt(seq, note(ledger.leaves, [house])))
        assert verify(receipt, "--key", house.public).result == "whole"
        assert recipe.receipt(receipt, house.public)[0] == 0


def test_without_a_key_nothing_is_said_to_be_signed(verify, folder, keys):
    ledger = Story().ledger
    signed = note(ledger.leaves, keys[:1])
    for name, content in [
        ("ledger.txt", ledger.file(signed)), ("bare.jsonl", b"".join(ledger.lines)), ("note.txt", signed),
        ("receipt.txt", ledger.receipt(1, signed)),
    ]:
        verdict = verify(folder.write(name, content))
        assert (verdict.code, verdict.result) == (0, "whole, signature not checked"), verdict


def test_bare_lines_are_signed_by_a_checkpoint_beside_them(verify, folder, keys):
    house, _ = keys
    ledger = Story().ledger
    bare = folder.write("bare.jsonl", b"".join(ledger.lines))
    whole = folder.write("whole.txt", note(ledger.leaves, [house]))
    part = folder.write("part.txt", note(ledger.leaves, [house], size=9))

    assert verify(bare, "--key", house.public, "--earlier", whole).result == "whole"
    verdict = verify(bare, "--key", house.public, "--earlier", part)
    assert (verdict.code, verdict.result) == (1, "changed")
    assert "nobody signed the whole" in verdict.text


def test_words_are_counted_and_those_that_are_gone_are_told_apart(verify, recipe, folder, keys):
    house, _ = keys
    story = Story()
    ledger = story.ledger
    signed = note(ledger.leaves, [house])
    file = folder.write("ledger.txt", ledger.file(signed, words=True))

    verdict = verify(file, "--key", house.public)
    assert verdict.result == "whole", verdict
    assert f"{len(ledger.words)} are those of their lines" in verdict.text
    assert f"on request: the words of lines 6, {story.offer}, {story.withdrawal}" in verdict.text
    assert recipe.ledger(file, house.public)[0] == 0

    del ledger.words[7]
    verdict = verify(folder.write("ledger.txt", ledger.file(signed, words=True)), "--key", house.public)
    assert (verdict.code, verdict.result) == (1, "changed")
    assert "the words of line 7 are gone" in verdict.text


def test_words_that_were_to_be_forgotten_are_pointed_out(verify, folder, keys):
    kept = Story(erased=False)
    erased = Story()
    erased.ledger.words = kept.ledger.words
    file = folder.write("ledger.txt", erased.ledger.file(note(erased.ledger.leaves, keys[:1]), words=True))

    verdict = verify(file, "--key", keys[0].public)
    assert f"asked to be forgotten: lines 6, {erased.offer}, {erased.withdrawal}" in verdict.text


def test_a_rollback_that_was_accepted_is_reported(verify, folder, keys):
    ledger = Story().ledger
    ledger.add("rollbackAccepted", size=118, root="8f" * 32)
    ledger.add("rollbackAccepted", size=0)
    file = folder.write("ledger.txt", ledger.file(note(ledger.leaves, keys[:1])))

    verdict = verify(file, "--key", keys[0].public)
    assert verdict.result == "whole"
    assert "though 118 other lines were known" in verdict.text
    assert "though an unknown number of other lines" in verdict.text


def test_receipts_of_a_pitch_are_checked_one_by_one(verify, folder, keys):
    house, _ = keys
    story = Story(erased=False)
    signed = note(story.ledger.leaves, [house])
    receipts = [story.ledger.receipt(seq, signed) for seq in (story.offer, story.thought, story.typed)]
    file = folder.write("all.txt", ("=" * 40 + "\n").join(receipts))

    verdict = verify(file, "--key", house.public)
    assert verdict.result == "whole"
    assert verdict.text.count("\nReceipt") == 2

    receipts[1] = receipts[1].replace('"amount":1', '"amount":2')
    verdict = verify(folder.write("all.txt", ("=" * 40 + "\n").join(receipts)), "--key", house.public)
    assert verdict.code == 1
    assert f"the receipt of line {story.thought} " in verdict.text


def test_a_bare_proof_is_checked_with_its_line(verify, folder, keys):
    house, _ = keys
    ledger = Story(erased=False).ledger
    receipt = ledger.receipt(13, note(ledger.leaves, [house]), words=False)
    proof = folder.write("13.tlog-proof", receipt[receipt.index("c2sp.org/") :])
    line = folder.write("line.json", ledger.lines[12])
    other = folder.write("other.json", ledger.lines[13])

    assert verify(proof, "--key", house.public, "--line", line).result == "whole"
    assert verify(proof, "--key", house.public, "--line", other).code == 1
    assert verify(proof, "--key", house.public).code == 2


def test_a_ledger_comes_through_a_pipe(verify, folder, keys):
    ledger = Story().ledger
    text = ledger.file(note(ledger.leaves, keys[:1])).encode()
    assert verify("-", "--key", keys[0].public, input=text).result == "whole"


