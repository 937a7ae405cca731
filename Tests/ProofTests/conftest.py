"""What the checks begin with."""

import os
import pathlib
import subprocess

import pytest

from maker import Folder, Key
from recipe import Recipe

TEST_LIMIT_S = 60
ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("WIEBIEDT", ROOT / ".build/debug/wiebiedt")).resolve()


def pytest_collection_modifyitems(items):
    for item in items:
        item.add_marker(pytest.mark.timeout(TEST_LIMIT_S))


class Verdict:
    """What the program answered."""

    def __init__(self, run):
        self.code = run.returncode
        self.text = run.stdout.decode()
        self.errors = run.stderr.decode()
        self.result = self.text.splitlines()[-1].removeprefix("RESULT").strip() if self.text else None

    def __repr__(self):
        return f"exit {self.code}\n{self.text}{self.errors}"


@pytest.fixture
def verify():
    """Runs `wiebiedt verify`."""

    def run(file, *options, **settings):
        arguments = [BINARY, "verify", file, *options]
        return Verdict(subprocess.run(arguments, capture_output=True, timeout=TEST_LIMIT_S, **settings))

    return run


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


@pytest.fixture(scope="session")
def keys(tmp_path_factory):
    """The key of the house, and one of somebody else."""
    place = tmp_path_factory.mktemp("keys")
    return Key(place, "house"), Key(place, "stranger")


@pytest.fixture(scope="session")
def recipe(tmp_path_factory):
    """The scripts of the article, as its readers copy them."""
    return Recipe(tmp_path_factory.mktemp("recipe"))
