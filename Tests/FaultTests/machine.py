"""What a running server takes of its machine, as the kernel counts it."""

import contextlib
import os
import pathlib
import subprocess
import threading
import time

TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid):
    """How long it has computed, on all processors together."""
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def share_of_a_processor(pid, seconds=1.0):
    """How much of one processor it takes, over a time."""
    before, begin = processor_seconds(pid), time.monotonic()
    threading.Event().wait(seconds)
    return (processor_seconds(pid) - before) / (time.monotonic() - begin)


def memory_kb(pid):
    """How much memory it has, in KiB."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise AssertionError("it is gone")


def crowding():
    """By how much everything takes longer here, because the machine does other work too; 1 when it does not."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


@contextlib.contextmanager
def busy(count):
    """So many programs beside it that compute all the time."""
    programs = [subprocess.Popen(["yes"], stdout=subprocess.DEVNULL) for _ in range(count)]
    try:
        yield
    finally:
        for program in programs:
            program.kill()
            program.wait()
