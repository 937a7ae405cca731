"""The systemd unit and the container file name what exists, and the program can live with what they forbid."""

import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess

import pytest

from hall import Hall
from line import PATIENCE_S
from server import BINARY, ROOT, run

UNIT = ROOT / "Scripts/wiebiedt.service"
CONTAINER = ROOT / "Scripts/Containerfile"
MOST_EXPOSED = 1.5


def needs(*programs):
    missing = [program for program in programs if not shutil.which(program)]
    return pytest.mark.skipif(bool(missing), reason=f"{missing} not installed: this was NOT tried")


def unit(name):
    """What the unit sets, in order."""
    return re.findall(rf"^{name}=(.*)$", UNIT.read_text(), re.M)


def variables():
    """Every variable that is a setting."""
    return {each["variable"] for each in json.loads(run("config", "--json", env={}).stdout)["settings"]}


@needs("systemd-analyze")
def test_the_unit_is_hardly_exposed():
    checked = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--no-pager", f"--threshold={MOST_EXPOSED * 10:.0f}", UNIT],
        capture_output=True, text=True, timeout=PATIENCE_S,
    )  # fmt: skip

    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert float(re.search(r"Overall exposure level for wiebiedt.service: ([\d.]+)", checked.stdout)[1]) <= MOST_EXPOSED


@needs("systemd-analyze")
def test_systemd_understands_the_unit(tmp_path):
    there = tmp_path / "wiebiedt.service"
    there.write_text(UNIT.read_text().replace("/usr/local/bin/wiebiedt", str(BINARY)))

    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", there], capture_output=True, text=True, timeout=PATIENCE_S
    )

    assert (checked.returncode, checked.stderr) == (0, "")


def test_what_the_unit_sets_are_settings_of_the_program():
    named = re.findall(r"(WIEBIEDT_\w+)=", UNIT.read_text())

    assert len(named) == 4 and set(named) <= variables()
    (command,) = unit("ExecStart")
    assert run(*command.split()[1:2], "--help").returncode == 0
    assert unit("StateDirectory") == ["wiebiedt"] and "WIEBIEDT_DATA=/var/lib/wiebiedt" in UNIT.read_text()


def test_what_a_restart_does_not_mend_is_not_tried_again():
    (codes,) = unit("RestartPreventExitStatus")

    assert codes.split() == ["64", "78"]
    assert run("serve", "--nonsense").returncode == 64
    assert run("serve", "--port", "nonsense").returncode == 78


def told(address):
    """A socket on which a service manager listens."""
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(address)
    manager.settimeout(PATIENCE_S)
    return manager


@pytest.mark.parametrize("is_in_a_folder", [True, False], ids=["in a folder", "in no folder"])
def test_the_service_manager_is_told_when_people_may_come(demo, tmp_path, is_in_a_folder):
    name = f"{tmp_path}/n" if is_in_a_folder else f"@wiebiedt-{os.getpid()}"
    with told(name.replace("@", "\0")) as manager:
        hall = Hall(demo, tmp_path, NOTIFY_SOCKET=name)
        try:
            assert manager.recv(100) == b"READY=1"
        finally:
            hall.close()


@pytest.mark.parametrize("name", ["/nowhere/notify", "vsock:2:1234", "/" + "x" * 200])
def test_a_service_manager_that_is_not_there_is_not_missed(demo, tmp_path, name):
    Hall(demo, tmp_path, NOTIFY_SOCKET=name).close()


def calls(*sets):
    """The system calls in sets of systemd's."""
    found, waiting = set(), list(sets)
    while waiting:
        listed = subprocess.run(
            ["systemd-analyze", "syscall-filter", "--no-pager", waiting.pop()], capture_output=True, text=True, check=True
        )
        names = [line.strip() for line in listed.stdout.splitlines()[1:] if not line.strip().startswith("#")]
        waiting += [name for name in names if name.startswith("@")]
        found |= {name for name in names if name and not name.startswith("@")}
    return found


@needs("systemd-analyze", "strace")
def test_it_serves_without_the_system_calls_that_the_unit_forbids(demo, tmp_path):
    permitted = set()
    for line in unit("SystemCallFilter"):
        names = line.removeprefix("~").split()
        these = calls(*(name for name in names if name.startswith("@"))) | {n for n in names if not n.startswith("@")}
        permitted = permitted - these if line.startswith("~") else permitted | these
    forbidden = calls("@known") - permitted - {"execve"}
    assert "adjtimex" in permitted and {"mount", "chown", "ptrace"} <= forbidden

    class Confined(Hall):
        def command(self, port=None):
            refusing = ",".join(f"?{name}" for name in sorted(forbidden)) + ":error=EPERM"
            return ["strace", "-f", "--seccomp-bpf", "-qqq", "-o", tmp_path / "calls", "-e", f"inject={refusing}",
                    *super().command(port)]  # fmt: skip

    hall = Confined(demo, tmp_path)
    try:
        moderator = hall.phone("moderator")
        moderator.stages("p1")
        moderator.opens("p1")
        assert hall.phone(0).offers("meeloopdag", 3)["type"] == "recorded"
        assert hall.get(f"{hall.api}/preflight", "organiser").status == 200
    finally:
        children = pathlib.Path(f"/proc/{hall.process.pid}/task/{hall.process.pid}/children").read_text()
        os.kill(int(children.split()[0]), signal.SIGTERM)
        assert hall.process.wait(PATIENCE_S) == 0
    # One that another thread came between is in two lines, the second of which says what came of it.
    refused = set(re.findall(r"^\d+ +(?:<\.\.\. )?(\w+)(?: resumed>|\().*\(INJECTED\)", (tmp_path / "calls").read_text(), re.M))
    assert refused <= {"setpriority", "fchown"}, "what is refused is not needed"


def container(word):
    """What lines of the container file begin with a word, each with its continuations."""
    joined = CONTAINER.read_text().replace("\\\n", " ")
    return re.findall(rf"^{word} (.*)$", joined, re.M)


def packages(line):
    return set(re.search(r"--no-install-recommends\s+([^&]+)", line)[1].split())


def test_the_container_is_built_with_the_packages_of_every_build():
    listed = re.search(r"build_packages=\(([^)]+)\)", (ROOT / "Scripts/packages").read_text())[1].split()

    assert packages(container("RUN")[0]) == set(listed)


@needs("ldd", "dpkg")
def test_the_container_has_the_packages_whose_libraries_the_program_loads():
    """The Swift libraries are in the program there; those of the base image, and what packages bring, go unnamed."""
    loaded = subprocess.check_output(["ldd", BINARY], text=True)
    paths = [os.path.realpath(path) for path in re.findall(r"=> (/\S+)", loaded) if "/swift/" not in path]
    owners = subprocess.run(
        ["dpkg", "-S", *paths, *(path.removeprefix("/usr") for path in paths)], capture_output=True, text=True
    )
    needed = set(re.findall(r"^([\w.+-]+)(?::\w+)?: ", owners.stdout, re.M)) - {"libc6", "libgcc-s1", "libminizip1"}
    assert len(needed) >= 5

    named = packages(next(line for line in container("RUN") if "tzdata" in line))
    assert named == needed | {"tzdata"}


def test_the_commands_of_the_container_exist_and_its_variables_are_settings():
    check = json.loads(re.search(r"CMD (\[.*\])", container("HEALTHCHECK")[0])[1])
    (entry,) = map(json.loads, container("ENTRYPOINT"))
    for program, command in (check, entry):
        assert program == "wiebiedt"
        assert run(command, "--help").returncode == 0
    (line,) = container("ENV")
    values = dict(word.split("=") for word in line.split())
    assert set(values) <= variables()
    assert container("VOLUME") == [values["WIEBIEDT_DATA"]]
    assert values["WIEBIEDT_WEB"] in container("COPY")[-1]


def test_the_container_copies_what_is_there_and_runs_as_nobody_in_particular():
    for line in container("COPY"):
        if "--from" not in line:
            assert list(ROOT.glob(line.split()[0])), line
    assert int(container("USER")[0]) > 0
    assert len(CONTAINER.read_text().splitlines()) <= 25
