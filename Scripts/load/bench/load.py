"""Runs the load generator against a server, and gives what it measured as it comes."""

import json
import subprocess

from servers import ROOT, WITHOUT_LEDGER, on_core

SELF_TEST = ROOT / "Scripts/load/selftest"


class Failed(Exception):
    """Why a measurement came to nothing."""


def seconds_of(work):
    """About how long a piece of work takes, for the progress line: `steady:50:10` is ten seconds and what follows."""
    kind, *numbers = work.split(":")
    numbers = [float(number) for number in numbers]
    match kind:
        case "idle":
            return numbers[0]
        case "steady" | "spread":
            return numbers[1] + 2
        case "burst":
            return 2
        # About a dozen rates are tried.
        case "most":
            return numbers[0] * 12
        case "one":
            return numbers[0] * 0.25
        case "cut":
            return 20
        case "stalled":
            return 2 * numbers[2] + 4
    raise ValueError(f"there is no work {kind}")


class Generator:
    """hall-load, on the other core."""

    def __init__(self, program):
        self.program = str(program)

    def self_test(self):
        """Whether it finds the faults of a server that is known to have them, and the last that was said of it."""
        done = subprocess.run(
            [SELF_TEST, self.program], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, check=False,
        )
        return done.returncode == 0, done.stdout.strip()

    def run(self, server, running, phones, works):
        """Does the works in order; yields a dictionary for opening the phones, and one for each work as it ends.

        Raises Failed when it gives up, after whatever was measured until then.
        """
        command = [self.program, "--demo", running.demo, "--port", running.port, "--phones", phones, "--json"]
        command += ["--pid", ",".join(str(pid) for pid in running.pids)]
        command += ["--no-answers"] if server.name in WITHOUT_LEDGER else []
        # Four times as long as it should take, and then something is stuck.
        limit = 60 + 4 * sum(map(seconds_of, works))
        process = subprocess.Popen(
            on_core(1, ["timeout", "--kill-after=5", limit, *command, *works]), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        expected = ["open", *works]
        try:
            for line in process.stdout:
                if line.startswith("{") and '"work"' in line:
                    found = json.loads(line)
                    yield found | ({"asked": expected.pop(0)} if expected else {})
        finally:
            process.stdout.close()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                # `timeout` hands it on.
                process.terminate()
            words = process.stderr.read().strip()
            process.stderr.close()
            process.wait()
        if process.returncode or expected:
            why = words.splitlines()[-1] if words else f"it ended with {process.returncode}"
            why = "it took too long" if process.returncode == 124 else why
            raise Failed(f"{', '.join(expected) or 'the end'}: {why}")
