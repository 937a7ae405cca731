"""Every Dutch word that a page may say is a Dutch word, or one of the few in words.txt."""

import json
import pathlib
import re
import subprocess

import pytest

from findings import finds_nothing
from texts import ROOT, texts

WORDS = pathlib.Path(__file__).with_name("words.txt")
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
HOLE = re.compile(r"\{\w+\}")


def strings(value):
    """Every text in a text, a list of choices, or an object of both."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def listed(file):
    """What stands in a list that people choose from."""
    return [choice.get("nl", choice.get("name")) for choice in json.loads(file.read_text())]


SOURCES = {"texts": lambda: texts()["nl"]} | {
    name: lambda name=name: listed(ROOT / f"Web/lists/{name}.json") for name in ("kinds", "sectors", "themes")
}


def unknown(words):
    """Those words that the Dutch dictionary does not have."""
    dictionary = ["hunspell", "-d", "nl_NL", "-i", "utf-8", "-l"]
    told = subprocess.run(dictionary, input="\n".join(words), capture_output=True, text=True, check=True, timeout=30)
    return set(told.stdout.split())


def words_of(source):
    return {word for text in strings(SOURCES[source]()) for word in WORD.findall(HOLE.sub(" ", text))}


@pytest.fixture(scope="module")
def ours():
    return WORDS.read_text().split()


@pytest.mark.parametrize("source", SOURCES)
def test_every_word_is_in_the_dictionary_or_ours(ours, source):
    words = words_of(source)

    assert words
    finds_nothing(sorted(unknown(words) - set(ours)))


def test_a_word_of_ours_is_used_and_in_no_dictionary(ours):
    used = set().union(*map(words_of, SOURCES))

    assert ours == sorted(used & unknown(ours))
