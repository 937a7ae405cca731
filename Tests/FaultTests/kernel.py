"""What the kernel answers a server is not what happened: strace puts errors, delays and kills into its calls."""

import contextlib
import subprocess

from line import PATIENCE_S
from server import until


@contextlib.contextmanager
def answering(process, log, *faults):
    """From now on the calls of a running server end otherwise, such as ``fdatasync:error=EIO:when=3``.

    The count of ``when`` is of each thread by itself.
    """
    with log.open("w") as said:
        tracer = subprocess.Popen(
            ["strace", "-f", "-p", str(process.pid), *_expressions(faults)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=said,
        )
    try:
        until(lambda: tracer.poll() is not None or " attached" in log.read_text(), what="strace")
        assert tracer.poll() is None, log.read_text()
        yield lambda: log.read_text().count("(INJECTED")
    finally:
        tracer.terminate()
        tracer.wait(PATIENCE_S)


def calls(process, call, seconds=1.0):
    """How often a running server makes a call to the kernel, in so many seconds."""
    counted = subprocess.run(
        ["timeout", "--signal=INT", str(seconds), "strace", "-f", "-c", "-e", f"trace={call}", "-p", str(process.pid)],
        capture_output=True,
        text=True,
    )
    rows = [line.split() for line in counted.stderr.splitlines()]
    return sum(int(row[3]) for row in rows if len(row) >= 5 and row[-1] == call)


def under(command, log, *faults):
    """A command with faults from its first call on; strace is its grandchild, so the exit code is the server's own."""
    return ["strace", "-DDD", "-f", "-qq", "-o", log, *_expressions(faults), *command]


def _expressions(faults):
    """Traces nothing but the calls that end otherwise."""
    calls = ",".join(sorted({fault.split(":")[0] for fault in faults}))
    expressions = ["signal=none", f"trace={calls}", *(f"inject={fault}" for fault in faults)]
    return [word for expression in expressions for word in ("-e", expression)]
