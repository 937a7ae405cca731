"""Files that are no ledger, or were made to hurt: a sentence with the line, and no more memory than a ledger takes."""

import os
import resource
import threading

import pytest

from maker import Story, note

MEBIBYTE = 1 << 20
# The program itself, its libraries and one piece of the file; a gigabyte would not fit.
MEMORY = 600 * MEBIBYTE


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


@pytest.fixture
def ledger():
    return Story().ledger


@pytest.fixture
def signed(ledger, keys):
    return note(ledger.leaves, keys[:1])


@pytest.mark.parametrize(
    ("content", "saying"),
    [
        (b"", "line 1 is not there: the file is empty"),
        (b"\n", "is not written as a signed checkpoint is"),
        (b"\0" * 1000, "is not written as a signed checkpoint is"),
        (b"{" * 16_383 + b"\n", "line 1 is not written as a ledger line is: not canonical JSON at byte 2"),
        (b"[]\n", "is not written as a signed checkpoint is"),
        (b"{}\n", "line 1 is not written as a ledger line is: v is lacking"),
        (b"\xff\xfe{}\n", "is not text"),
        (b"\xef\xbb\xbf{}\n", "is not written as a signed checkpoint is"),
        (b"{" + b" " * 20_000, "line 1 is longer than 16384 bytes"),
        (b"wiebiedt.receipt@v1\n", "is not written as a receipt is"),
        (b"wiebiedt.receipt@v1\n" + b"x" * (300 << 10), "too long for a receipt"),
        (b"c2sp.org/tlog-proof@v1\n", "a proof says nothing without its line"),
    ],
)
def test_what_is_no_ledger_cannot_be_read(verify, folder, content, saying):
    verdict = verify(folder.write("file", content))
    assert (verdict.code, verdict.result) == (2, "unreadable"), verdict
    assert saying in verdict.text, verdict


def test_a_file_that_is_not_there_or_no_file(verify, folder, keys, tmp_path):
    file = folder.write("file", b"{}\n")
    for path, options in [
        (tmp_path / "nothing", []), (tmp_path, []), (file, ["--key", tmp_path / "nothing"]), (file, ["--key", file]),
        (file, ["--receipt", file]), (file, ["--earlier", file]), (file, ["--key", keys[0].private]),
    ]:
        verdict = verify(path, *options)
        assert (verdict.code, verdict.result) == (2, "unreadable"), verdict


@pytest.mark.parametrize(
    ("part", "other", "saying", "code"),
    [
        ("\n", "\r\n", "is not written as a ledger line is", 2),
        ("jury", "j\0ry", "is not written as a ledger line is", 2),
        ("jury", "j\u00e9ry", "is not written as a ledger line is", 2),
        ('"v":1', '"v":2', "is not written as a ledger line is: it is of version 2", 1),
        ('"v":1', '"v":1,"x":1', "is not written as a ledger line is", 1),
        ('"v":1', '"v":01', "is not written as a ledger line is", 1),
        ("personAdmitted", "personFetched", "is not written as a ledger line is: type is not what it must be", 1),
        ("482917", "482918", "is of another conference", 1),
        ('"seq":8', '"seq":9', "should have the number 8", 1),
        ('"c-8"', '"c-5"', "comes of a command that was done before", 1),
        ('"c-8"', '"c 8"', "has an id that no command has", 1),
        ('"at":1553175000000', '"at":1553174999999', "is earlier than the line before it", 1),
        ("{", "[" * 5_000, "is not written as a ledger line is: not canonical JSON at byte 4: too deep", 1),
        ("{", "x" * 16_384, "is longer than 16384 bytes", 2),
    ],
)
def test_damage_names_its_line(verify, folder, ledger, part, other, saying, code):
    lines = [line.decode() for line in ledger.lines]
    assert part in lines[7]
    lines[7] = lines[7].replace(part, other)
    verdict = verify(folder.write("file", "".join(lines)))
    assert verdict.code == code and verdict.result == {1: "changed", 2: "unreadable"}[code], verdict
    assert f"line 8 {saying}" in verdict.text, verdict


def test_a_file_cut_short_anywhere_is_found_out(verify, folder, ledger, signed, keys):
    whole = ledger.file(signed, words=True).encode()
    lines = len(b"".join(ledger.lines))
    for size in [1, 100, lines - 1, lines, lines + 1, lines + 40, lines + 200, len(whole) - 400, len(whole) - 1]:
        verdict = verify(folder.write("file", whole[:size]), "--key", keys[0].public)
        assert verdict.code in (1, 2), (size, verdict)
        assert verdict.result in ("changed", "unreadable")


def test_what_follows_the_lines_is_read_strictly(verify, folder, ledger, signed, keys):
    salt_and_words = ledger.file(signed, words=True).splitlines()[-1].split(" ", 1)[1]
    for end, saying in [
        (signed, "within a checkpoint"),
        (signed.replace("\n\n", "\n") + "\n", "within a checkpoint"),
        ("\n" + signed + "\n", "is not written as one is"),
        (signed + "\nwords x\n", "is not written as the words of a line are"),
        (signed + "\nwords 9 AAAA AAAA\n", "is not written as the words of a line are"),
        (signed + "\nwords 0" + salt_and_words + "\n", "is not written as the words of a line are"),
        (signed + f"\nwords {salt_and_words}\nwords {salt_and_words}\n", "which has none or had them before"),
        (signed + f"\nwords {salt_and_words}\n\n", "is not the words of a line"),
        (signed + "\n{}\n", "within a checkpoint"),
        ((signed + "\n") * 1001, "more checkpoints than a ledger has"),
        ("x" * 5000 + "\n", "is longer than 4096 bytes"),
        (("x" * 1000 + "\n") * 5, "makes a checkpoint longer than 4096 bytes"),
    ]:
        text = "".join(line.decode() for line in ledger.lines) + "\n" + end
        verdict = verify(folder.write("file", text), "--key", keys[0].public)
        assert verdict.code in (1, 2), verdict
        assert saying in verdict.text, (end[:200], verdict)


def test_a_line_of_a_gigabyte_takes_no_gigabyte(verify, tmp_path):
    for begins, saying in [
        (b"{", "line 1 is longer than"), (b"x", "too large"), (b"wiebiedt.receipt@v1\n", "too large"),
    ]:
        file = tmp_path / "large"
        with file.open("wb") as output:
            output.write(begins)
            output.truncate(1 << 30)
        verdict = verify(file, preexec_fn=limited)
        assert (verdict.code, verdict.result) == (2, "unreadable"), verdict
        assert saying in verdict.text, verdict


def test_a_pipe_without_end_ends(verify):
    reading, writing = os.pipe()

    def pour():
        try:
            while True:
                os.write(writing, b"{" + b"a" * 65_535)
        except BrokenPipeError:
            os.close(writing)

    threading.Thread(target=pour, daemon=True).start()
    verdict = verify("-", stdin=reading, preexec_fn=limited)
    os.close(reading)
    assert verdict.code == 2
    assert "line 1 is longer than" in verdict.text


def test_a_long_ledger_is_read_piece_by_piece(verify, folder, keys):
    """More than one piece of the file, with lines across the cut."""
    ledger = Story(erased=False).ledger
    people = 7
    while len(ledger.entries) < 9000:
        people += 1
        ledger.add("personAdmitted", person=people, role="jury", show=True, words={"name": "J", "organisation": "J"})
    text = ledger.file(note(ledger.leaves, keys[:1]))
    assert len(text) > MEBIBYTE + MEBIBYTE // 2

    file = folder.write("ledger.txt", text)
    assert verify(file, "--key", keys[0].public, preexec_fn=limited).result == "whole"
    changed = folder.write("changed.txt", text.replace('"seq":8001,"show":true', '"seq":8001,"show":false'))
    assert verify(changed, "--key", keys[0].public, preexec_fn=limited).result == "changed"
