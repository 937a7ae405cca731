"""What machine this is."""

import datetime
import os
import pathlib
import platform
import re
import subprocess


def first(pattern, file, otherwise="unknown"):
    """What a file of the system says."""
    try:
        found = re.search(pattern, pathlib.Path(file).read_text(), re.MULTILINE)
    except OSError:
        return otherwise
    return found[1].strip() if found else otherwise


def machine():
    """What a table says above its figures."""
    folder = subprocess.run(
        ["df", "--output=fstype,source", "/tmp"], capture_output=True, text=True, check=False
    ).stdout.splitlines()
    return {
        "work": "machine",
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "cpu": first(r"^model name\s*:\s*(.*)$", "/proc/cpuinfo", platform.machine()),
        "cores": os.cpu_count(),
        "memoryGB": int(first(r"^MemTotal:\s*(\d+) kB$", "/proc/meminfo", "0")) / 2**20,
        "system": first(r'^PRETTY_NAME="(.*)"$', "/etc/os-release"),
        "kernel": platform.release(),
        "disk": " on ".join(folder[-1].split()) if folder else "unknown",
        "loadBefore": os.getloadavg()[0],
    }
