"""The micro-benchmarks: runs them with the tool they are written for, and puts what it measured in one table."""

import json
import pathlib
import re
import subprocess
import tempfile

from figures import short
from servers import ROOT, on_core
from tables import table

PACKAGE = ROOT / "Scripts/load/micro"
BUILD = ROOT / ".build-micro"
# Begins the name of what is too quick to be measured once at a time.
MANY = "1,000 × "


def measure(only=None):
    """Runs them; the tool's report in the form of JMH, the one that JSON readers know."""
    with tempfile.TemporaryDirectory(prefix="wiebiedt-micro-") as folder:
        command = ["swift", "package", "--package-path", PACKAGE, "--scratch-path", BUILD, "--disable-sandbox"]
        command += ["benchmark", "--format", "jmh", "--path", folder, "--no-progress"]
        command += ["--filter", only] if only else []
        subprocess.run(on_core(0, command), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
        return [entry for file in pathlib.Path(folder).glob("*.json") for entry in json.loads(file.read_text())]


def name_of(entry):
    return entry["benchmark"].split(".", 3)[3].replace("_", " ")


def in_order(name):
    """By letters, and by number where there are digits."""
    parts = re.split(r"(\d+)", name.removeprefix(MANY).replace(",", ""))
    return [int(part) if part.isdigit() else part for part in parts]


def rows(report):
    """Name, median and p99 in microseconds for one, and how many were measured."""
    for name, entry in sorted(((name_of(entry), entry) for entry in report), key=lambda pair: in_order(pair[0])):
        many = 1000 if name.startswith(MANY) else 1
        times = entry["secondaryMetrics"]["Time (wall clock)"]["scorePercentiles"]
        yield [
            name.removeprefix(MANY), short(times["50.0"] / many), short(times["99.0"] / many),
            f"{entry['measurementIterations'] * many:,}",
        ]


def micro(report):
    return "### The pieces, each by itself\n\n" + table(["piece", "median µs", "p99 µs", "measured"], rows(report))
