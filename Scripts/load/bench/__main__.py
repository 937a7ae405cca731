"""`Scripts/bench` runs this, once everything is built: the same work for every server, in turn, and tables of it."""

import argparse
import json
import pathlib
import signal
import sys
import time

import curves
import goals
import micro
import tables
from figures import short
from jobs import do
from load import Generator
from machine import machine
from parts import QUICK, Times, parts, plan
from progress import Progress
from servers import LIMITS, OURS, ROOT, Ours, Peer, Unavailable, peers_here
from soak import soak

RESULTS = ROOT / ".build-bench/results"
PEERS_BUILD = ROOT / ".build-peers"


def say(text):
    print(text, file=sys.stderr, flush=True)


def arguments():
    every = parts(Times())
    described = "\n".join(f"  {name:<12} {part.about} ({part.who})" for name, part in every.items())
    options = argparse.ArgumentParser(
        prog="Scripts/bench", formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog=f"parts:\n{described}\n  soak         load for --minutes; by name only (ours)",
    )
    options.add_argument("what", nargs="?", default="hall", choices=["hall", "micro", "all", "report"])
    options.add_argument("files", nargs="*", type=pathlib.Path, help="with report: files of results")
    options.add_argument("--peers", help="beside ours: uws,node,…; `none` for ours alone (default: all there are)")
    options.add_argument("--rounds", type=int, help="how often everything is done (default: 3)")
    options.add_argument("--only", help="parts, with commas (default: all but soak)")
    options.add_argument("--quick", action="store_true", help="one short round: whether it works, and no figures")
    options.add_argument("--minutes", type=int, default=60, help="of soak (default: 60)")
    options.add_argument("--rate", type=int, default=50, help="offers a second of soak (default: 50)")
    options.add_argument("--filter", help="with micro: only pieces whose name has this in it")
    options.add_argument("--server", default=ROOT / ".build-release/release/wiebiedt", help=argparse.SUPPRESS)
    options.add_argument("--generator", default=ROOT / ".build-bench/release/hall-load", help=argparse.SUPPRESS)
    return options.parse_args()


def chosen(options):
    """The parts that are asked for, and whether soak is one."""
    every = parts(QUICK if options.quick else Times())
    if not options.only:
        return every, False
    names = options.only.split(",")
    unknown = [name for name in names if name not in every and name != "soak"]
    if unknown:
        raise SystemExit(f"there is no part {', '.join(unknown)}; see --help")
    return {name: part for name, part in every.items() if name in names}, "soak" in names


def servers(options):
    """Ours and the peers that can be had here, and why the others cannot."""
    names = [name for name in peers_here() if not (options.quick and name in LIMITS)]
    if options.peers is not None:
        names = [name for name in options.peers.split(",") if name != "none"]
    found, skipped = {OURS: Ours(options.server)}, {}
    PEERS_BUILD.mkdir(exist_ok=True)
    for name in names:
        if name not in peers_here():
            raise SystemExit(f"there is no peer {name}; there are {', '.join(peers_here())}")
        say(f"installing {name}")
        peer = Peer(name, PEERS_BUILD / name)
        try:
            peer.install(PEERS_BUILD / f"{name}.log")
            found[name] = peer
        except (Unavailable, OSError) as error:
            skipped[name] = str(error)
            say(f"{name} is left out: {error}")
    return found, skipped


class Results:
    """What was measured, one JSON object a line, kept as it comes."""

    def __init__(self):
        RESULTS.mkdir(parents=True, exist_ok=True)
        self.file = RESULTS / time.strftime("%Y%m%d-%H%M%S.jsonl")
        self.records = []

    def add(self, record):
        self.records.append(record)
        with self.file.open("a") as output:
            output.write(json.dumps(record) + "\n")
        if "failed" in record:
            say(f"  not measured: {record['failed']}")


def self_test(generator):
    """What came of the generator's test of itself."""
    sound, words = generator.self_test()
    if not sound:
        raise SystemExit(f"{words}\nThe generator does not see what is there, or this machine is too busy.")
    verdict = words.splitlines()[-1]
    say(f"the generator's self-test: {verdict}")
    return verdict


def hall(options):
    """Measures every server, and prints what came of it."""
    generator = Generator(options.generator)
    verdict = self_test(generator)
    found, skipped = servers(options)
    some, soaks = chosen(options)
    rounds = options.rounds or (1 if options.quick else 3)
    results = Results()
    results.add(machine() | {
        "versions": {name: server.version() for name, server in found.items()}, "skipped": skipped, "rounds": rounds,
        "quick": options.quick, "selfTest": verdict,
    })
    began = time.monotonic()
    measure(plan(some, list(found), rounds), found, generator, results)
    if soaks:
        for record in soak(found[OURS], generator, options.minutes, options.rate):
            results.add(record)
            say(f"soak: {record['work']}, {short(record.get('bytes', record.get('anewBytes')) / 1e6)} MB")
    results.add({"work": "end", "seconds": time.monotonic() - began})
    report(results.records, results.file)


def measure(order, found, generator, results):
    """Does all jobs in order."""
    progress = Progress(order)
    for number, job in order:
        progress.next(number, job)
        for record in do(job, number, found[job.server], generator, ROOT / ".build-bench"):
            results.add(record)
        progress.finished(job)


def report(records, file):
    """Prints the tables, and writes them and the picture beside the results."""
    first = {}
    for record in records:
        if record.get("work") in ("machine", "end"):
            first = record | first
    text = f"# A hall full of phones\n\n{tables.head(first)}\n\n"
    if first.get("quick"):
        text += "**A quick look: too short for figures that mean anything.**\n\n"
    text += f"{goals.goals(records)}\n\n{tables.tables(records)}\n\n### What to doubt\n\n{tables.doubts(records)}\n"
    print(text)
    file.with_suffix(".md").write_text(text)
    say(f"results: {file}, the tables beside it")
    picture = curves.picture(records, first["date"])
    if picture:
        file.with_suffix(".svg").write_text(picture)
        say(f"a picture: {file.with_suffix('.svg')}")


def read(files):
    """The records of some files of results; the latest one, when none is named."""
    files = files or sorted(RESULTS.glob("*.jsonl"))[-1:]
    if not files:
        raise SystemExit("nothing was measured yet")
    return [json.loads(line) for file in files for line in file.read_text().splitlines()], files[-1]


def main():
    # Whoever ends this ends the servers too, which are in groups of their own.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options = arguments()
    if options.what == "report":
        return report(*read(options.files))
    if options.what in ("hall", "all"):
        hall(options)
    if options.what in ("micro", "all"):
        print(micro.micro(micro.measure(options.filter)))


if __name__ == "__main__":
    main()
