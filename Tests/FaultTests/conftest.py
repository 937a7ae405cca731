"""What the faults begin with: a hall of its own for each, and the figures of the whole run at the end."""

import os
import pathlib
import shutil
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "SocketTests"))

from console import backup
from hall import Hall
from load import Load, open_round

TEST_LIMIT_S = 60
LONG_RUN_LIMIT_S = 3600
LONGER = ["KILLS", "CUTS", "POINTS", "OPERATIONS", "FLOOD_S", "HALVES", "HOG_S", "VANISHED"]
LONG_RUN = {f"WIEBIEDT_{name}" for name in LONGER} & os.environ.keys()

def pytest_collection_modifyitems(items):
    for item in items:
        item.add_marker(pytest.mark.timeout(LONG_RUN_LIMIT_S if LONG_RUN else TEST_LIMIT_S))


def pytest_terminal_summary(terminalreporter):
    # Whichever process measured it.
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    noted = [each for report in reports if getattr(report, "when", "") == "call" for each in report.user_properties]
    if noted:
        terminalreporter.section("figures")
        for _, line in noted:
            terminalreporter.write_line(line)


@pytest.fixture
def figures(record_property):
    """Notes what was measured; it is printed when all tests have run."""

    def note(what, **values):
        line = ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in values.items())
        record_property("figure", f"{what}: {line}")

    return note


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demo conference, made once."""
    return Hall.make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def afternoon(demo, tmp_path_factory):
    """The demo conference after its first offers, stopped, so that its database is one file; made once."""
    folder = tmp_path_factory.mktemp("afternoon")
    hall = Hall(demo, folder)
    open_round(hall)
    load = Load(hall, 4)
    load.tells(200)
    load.finish().leave()
    assert hall.stop()[0] == 0
    hall.close()
    shutil.copy(demo / "demo.json", folder)
    return folder


@pytest.fixture
def data(afternoon, tmp_path):
    """The folder of that afternoon, for one test."""
    return shutil.copytree(afternoon / "data", tmp_path / "data")


@pytest.fixture
def kept(data, tmp_path):
    """A backup of that afternoon."""
    return backup(data, tmp_path / "kept")


@pytest.fixture
def hall(demo, tmp_path):
    """A hall of its own for one test."""
    hall = Hall(demo, tmp_path)
    yield hall
    hall.close()


@pytest.fixture
def needs():
    """Skips, and says why, when the machine lacks a program."""

    def require(*programs):
        for program in programs:
            if not shutil.which(program, path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin"):
                pytest.skip(f"{program} is not installed: this fault was NOT tried")

    return require
