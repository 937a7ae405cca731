"""Does one job: a server from a fresh ledger, its phones, the works; what comes of it with where it belongs."""

import importlib.util
import json
import subprocess

from load import Failed
from servers import ROOT, Unavailable, one_run, serving


def ledger_tools():
    """The lines to a hall that `ledger.py` beside this folder fills a ledger with."""
    spec = importlib.util.spec_from_file_location("ledger", ROOT / "Scripts/load/ledger.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def filler(lines, where):
    """Fills a ledger to so many lines, before the server that is measured begins; says in `where` how many there are.

    That is more than was asked for when the demo conference already has them.
    """
    tools = ledger_tools()

    def fill(server, data, demo, log):
        people = json.loads(demo.read_text())
        code = people["conference"]["code"]
        with one_run(server, data, demo, log) as running:
            staff = tools.Line(running.port, code, people["organiser"]["token"])
            staff.send([
                {"id": "s", "type": "stagePitch", "pitch": "p1"}, {"id": "o", "type": "openOffers", "pitch": "p1"},
            ])
            made = staff.answers(2)[-1]["seq"]
            staff.socket.close()
            # By one who is no phone then: whoever comes in is told all their own offers, and nobody has thousands.
            line = tools.Line(running.port, code, people["employers"].pop()["token"])
            while made < lines:
                count = min(1000, lines - made)
                line.send([tools.offer(made + number) for number in range(count)])
                line.answers(count)
                made += count
            line.socket.close()
            where["lines"] = made
        demo.write_text(json.dumps(people))

    return fill


def slow_sync(folder, milliseconds):
    """The environment in which every sync takes so much longer."""
    library, source = folder / "slow-sync.so", ROOT / "Scripts/load/slow-sync.c"
    if not library.exists() or library.stat().st_mtime < source.stat().st_mtime:
        subprocess.run(["clang", "-shared", "-fPIC", "-O2", "-o", library, source], check=True)
    return {"LD_PRELOAD": str(library), "SLOW_SYNC_MICROSECONDS": str(milliseconds * 1000)}


def rate_of(asked):
    """Of `steady:50:10` the 50; None of any other work."""
    kind, *numbers = asked.split(":")
    return int(numbers[0]) if kind == "steady" else None


def do(job, number, server, generator, folder):
    """Yields what is measured; a job that fails ends with why."""
    where = {"part": job.part, "round": number, "server": job.server, "phones": job.phones}
    where |= {"syncMs": job.sync_ms} if job.sync_ms else {}
    fill = filler(job.lines, where) if job.lines else None
    environment = slow_sync(folder, job.sync_ms) if job.sync_ms else None
    options = {"one_frame_an_event": True} if job.one_frame_an_event else {}
    try:
        with serving(server, environment, fill, **options) as running:
            for found in generator.run(server, running, job.phones, job.works):
                if found["work"] == "open":
                    found |= {"startedSeconds": running.started_in, "bytes": running.memory()}
                if rate_of(found["asked"]):
                    found["rate"] = rate_of(found["asked"])
                yield where | found | {"peakBytes": running.memory("VmHWM")}
    except (Failed, Unavailable, subprocess.CalledProcessError) as error:
        yield where | {"failed": f"{job}: {error}"}
