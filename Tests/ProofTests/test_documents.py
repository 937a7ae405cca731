"""The articles: every command in them gives what they say, on files that the maker makes from their rules."""

import re
import subprocess

import pytest

from maker import Key, sha256
from recipe import ARTICLES, blocks
from vectors import FOLDER, vectors


@pytest.mark.parametrize(("name", "content"), list(vectors().items()))
def test_the_vectors_are_those_of_the_maker(name, content):
    assert (FOLDER / name).read_text() == content


def commands():
    for block in blocks("LedgerProof.md", "console"):
        yield from re.findall(r"^\$ (.*)\n(.*)$", block, re.MULTILINE)


@pytest.mark.parametrize(("command", "answer"), list(commands()))
def test_a_command_of_the_specification_gives_what_it_says(command, answer):
    done = subprocess.run(["sh", "-c", command], cwd=FOLDER, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == answer


@pytest.mark.parametrize("example", blocks("LedgerProof.md", "text"))
def test_an_example_of_the_specification_is_in_a_vector(example):
    assert any(example in content for content in vectors().values())


def test_the_report_is_what_the_program_says(verify):
    options = ["--key=ledger.pem", "--receipt=ontvangstbewijs-482917-3.txt", "--earlier=checkpoint-482917-9.txt"]
    verdict = verify("ledger-482917.txt", *options, cwd=FOLDER)
    assert [verdict.text] == blocks("CheckingALedger.md", "report")


def test_both_articles_name_the_lengths_and_formats_that_the_code_has():
    code = ARTICLES.parents[1] / "LedgerFormat"
    assert "maximumLength = 4096" in (code / "SignedNote.swift").read_text()
    assert "16 * 1024" in (code / "LedgerLine.swift").read_text()
    article = (ARTICLES / "LedgerProof.md").read_text()
    assert "4,096 bytes" in article and "16,384 bytes" in article


def test_the_key_of_a_line_is_made_into_pem(recipe, folder, tmp_path):
    """And signs what comes after it, for the recipe too."""
    script = next(text for text in blocks("CheckingALedger.md", "sh") if text.startswith("# key-of-line.sh"))
    file = folder.write("key-of-line.sh", script)
    environment = ["env", "-i", "PATH=/usr/bin:/bin"]
    arguments = ["sh", file, FOLDER / "ledger-482917.txt", "22"]
    made = subprocess.run([*environment, *arguments], capture_output=True, check=True)
    following = Key(tmp_path, "following", seed=sha256(b"the key that follows it"))
    assert made.stdout.decode() == following.public.read_text()

    assert recipe.ledger(FOLDER / "ledger-482917.txt", following.public)[0] == 0
    assert recipe.ledger(FOLDER / "ledger-482917.txt", FOLDER / "ledger.pem")[0] == 1
