"""The servers that are measured: ours and the peers, each started for one job and ended after it."""

import contextlib
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
PEERS = ROOT / "Scripts/load/peers"
OURS = "wiebiedt"
ANCHOR = "uws"
# How they are called in tables, in the order in which they stand there.
TITLES = {
    OURS: "**WieBiedt**",
    "uws": "uWebSockets",
    "picows": "Python picows",
    "node": "Node ws",
    "gorilla": "Go gorilla",
    "cowboy": "Erlang cowboy",
    "nchan": "nginx nchan, fan-out only",
    "floor": "bare C, about the limit",
}
# They pass on what they are given: no ledger and no answers.
WITHOUT_LEDGER = {"nchan"}
# What is built to know the limit, and nobody would take instead of ours.
LIMITS = {"floor"}
# A ledger of a million lines takes a while to open.
START_SECONDS = 120


class Unavailable(Exception):
    """Why a server cannot be measured here."""


class Ours:
    """WieBiedt's server."""

    name = OURS

    def __init__(self, program):
        self.program = str(program)

    def version(self):
        version = subprocess.check_output([self.program, "--version"], text=True).strip()
        commit = subprocess.run(
            ["git", "-C", ROOT, "describe", "--always", "--dirty"], capture_output=True, text=True, check=False
        ).stdout.strip()
        return f"{version} {commit}".strip()

    def prepare(self, data, demo):
        """Makes the demo conference whose people the phones are."""
        command = [self.program, "demo", "--data", data, "--web", ROOT / "Web", "--json"]
        with open(demo, "wb") as output:
            subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, check=True)

    def command(self, port, data, one_frame_an_event=False):
        command = [self.program, "serve", "--data", data, "--web", ROOT / "Web", "--port", port]
        # A phone of the generator says more than any person; and a backup would be measured too.
        command += ["--commands-per-minute", "0", "--backup-minutes", "0"]
        return command + (self.joining_off() if one_frame_an_event else [])

    def joining_off(self):
        """The option with which every event is sent as soon as it is there, in a frame of its own."""
        if "--frame-interval" not in subprocess.check_output([self.program, "serve", "--help"], text=True):
            raise Unavailable("this build has no --frame-interval")
        return ["--frame-interval", "0"]


class Peer:
    """A server of `Scripts/load/peers`."""

    def __init__(self, name, folder):
        self.name, self.folder = name, folder

    def install(self, log):
        """Does what it takes; idempotent.

        Raises Unavailable with the last words of what was tried.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(log, "wb") as output:
            done = subprocess.run(
                [PEERS / self.name / "install", self.folder], stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT, check=False,
            )
        if done.returncode:
            lines = [line for line in log.read_text(errors="replace").splitlines() if line.strip()]
            raise Unavailable(f"{lines[-1] if lines else 'it said nothing'} (all of it is in {log})")

    def version(self):
        return subprocess.check_output([PEERS / self.name / "version", self.folder], text=True).strip()

    def prepare(self, data, demo):
        data.mkdir()
        people = {"conference": {"code": "000000"}, "employers": [{"token": "x"}], "moderator": {"token": "x"}}
        demo.write_text(json.dumps(people))

    def command(self, port, data, one_frame_an_event=False):
        assert not one_frame_an_event, "only our server is asked for that"
        return [PEERS / self.name / "serve", port, self.folder, data]


def peers_here():
    """The names of the peers that this checkout has."""
    return sorted(
        (path.parent.name for path in PEERS.glob("*/serve")),
        key=lambda name: (list(TITLES).index(name) if name in TITLES else len(TITLES), name),
    )


class Running:
    """A server that serves, with everything that it started."""

    def __init__(self, process, port, demo, data, log, seconds):
        self.process, self.port, self.demo, self.data, self.log = process, port, demo, data, log
        # From its start until it could be reached.
        self.started_in = seconds

    @property
    def pids(self):
        """Itself and its descendants."""
        found, new = [], [self.process.pid]
        while new:
            pid = new.pop()
            found.append(pid)
            for task in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
                with contextlib.suppress(OSError):
                    new += [int(child) for child in task.read_text().split()]
        return sorted(found)

    def memory(self, what="VmRSS"):
        """Bytes in RAM, now or at most (`VmHWM`), of all its processes."""
        total = 0
        for pid in self.pids:
            with contextlib.suppress(OSError):
                found = re.search(rf"{what}:\s+(\d+) kB", pathlib.Path(f"/proc/{pid}/status").read_text())
                total += int(found[1]) * 1024 if found else 0
        return total


def on_core(core, command):
    """Keeps a program to one core; on a machine with one all share that."""
    words = [str(word) for word in command]
    return words if os.cpu_count() == 1 else ["taskset", "--cpu-list", str(core), *words]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def fresh(server):
    """A folder with a fresh ledger, gone afterwards: where its data are, its people, and its log."""
    with tempfile.TemporaryDirectory(prefix="wiebiedt-bench-") as folder:
        folder = pathlib.Path(folder)
        data, demo, log = folder / "data", folder / "demo.json", folder / "log"
        server.prepare(data, demo)
        yield data, demo, log


@contextlib.contextmanager
def serving(server, environment=None, fill=None, **options):
    """Serves from a fresh ledger for as long as the body takes.

    `fill(server, data, demo, log)` may make the ledger longer first.
    """
    with fresh(server) as (data, demo, log):
        if fill:
            fill(server, data, demo, log)
        # Nobody needs its ledger afterwards, and to say goodbye to 10,000 phones takes a while.
        with one_run(server, data, demo, log, environment, options, goodbye=signal.SIGKILL) as running:
            yield running


@contextlib.contextmanager
def one_run(server, data, demo, log, environment=None, options=None, goodbye=signal.SIGTERM):
    """Serves from a folder that is there."""
    port = free_port()
    command = on_core(0, server.command(port, data, **(options or {})))
    began = time.monotonic()
    with open(log, "wb") as output:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True,
            env=os.environ | (environment or {}),
        )
    try:
        wait_for(port, process, log, began)
        yield Running(process, port, demo, data, log, time.monotonic() - began)
    finally:
        end(process, goodbye)


def wait_for(port, process, log, began):
    """Returns when somebody listens."""
    while time.monotonic() - began < START_SECONDS:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.01)
    words = log.read_text(errors="replace").strip().splitlines()
    raise Unavailable(f"it did not start: {words[-1] if words else 'it said nothing'}")


def end(process, goodbye):
    """Ends a server and all that it started; whoever was asked and does not is killed after ten seconds."""
    for sign in (goodbye, signal.SIGKILL):
        # When the first is gone, what it started is still in the same group.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
