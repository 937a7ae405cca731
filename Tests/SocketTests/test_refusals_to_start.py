"""What a server cannot serve with, it says in one clear line, ends with the code for that, and touches nothing."""

import contextlib
import inspect
import os
import pathlib
import shutil
import socket
import sqlite3
import subprocess
from dataclasses import dataclass, field

import pytest

from line import PATIENCE_S
from server import BINARY, ROOT, run

PORT_TAKEN = 69
CONFIGURATION = 78
NOBODY = 65534
ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else: this refusal was NOT tried")
NOT_FOR_OPERATORS = ("Error Domain", "Optional(", "Swift.", "Fatal error", "PRAGMA", "SQLite error", "descriptor")


@dataclass
class Start:
    """A server that is about to be started: its folder, and all else that may be wrong."""

    data: pathlib.Path
    rest: pathlib.Path
    options: list = field(default_factory=list)
    environment: dict = field(default_factory=dict)
    # What the command is run under, such as another user.
    under: list = field(default_factory=list)
    names: str | None = None

    @property
    def database(self):
        return self.data / "wiebiedt.sqlite"

    def change(self, *statements):
        store = sqlite3.connect(self.database)
        with store:
            for statement in statements:
                store.execute(statement)
        store.close()

    def as_nobody(self, *owned):
        """Starts as a user who owns nothing but these."""
        self.under = ["setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups"]
        for path in owned:
            os.chown(path, NOBODY, NOBODY)

    def everything(self):
        return [self.data, *self.data.rglob("*")]

    def runs(self):
        command = [*self.under, BINARY, "serve", "--data", self.data, "--port", "0", *self.options]
        return subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE_S, cwd=ROOT, env=os.environ | self.environment
        )

    def contents(self):
        """Everything that is kept in the folder; of a database what is in it, for its log may be written back."""
        if not self.data.is_dir():
            return self.data.exists()
        files = {file.name: file for file in self.data.rglob("*") if file.is_file()}
        kept = {name: file.read_bytes() for name, file in files.items() if "sqlite" not in name and name != "lock"}
        with contextlib.suppress(sqlite3.DatabaseError, KeyError):
            copy = self.rest / "copy.sqlite"
            for end in ("", "-wal"):
                copy.with_name(copy.name + end).unlink(missing_ok=True)
                with contextlib.suppress(FileNotFoundError):
                    shutil.copy(f"{files['wiebiedt.sqlite']}{end}", f"{copy}{end}")
            with contextlib.closing(sqlite3.connect(copy)) as store:
                return kept | {"dump": sorted(store.iterdump())}
        return kept | {name: file.read_bytes() for name, file in files.items() if name == "wiebiedt.sqlite"}


ROWS = {}


def row(code, *named, marks=()):
    """A row of the table: how it is made, the code it ends with, and what the line must name."""

    def add(make):
        name = make.__name__.replace("_", " ")
        ROWS[name] = pytest.param(make, code, named, id=name, marks=marks)
        return make

    return add


@row(CONFIGURATION, "{data}", "Permission denied", marks=ROOT_ONLY)
def a_folder_that_cannot_be_written(start):
    start.as_nobody()
    start.data.chmod(0o555)


@row(CONFIGURATION, "{data}", "Read-only file system", marks=ROOT_ONLY)
def a_folder_on_a_disk_that_can_only_be_read(start):
    mounts = f"mount --bind {start.data} {start.data} && mount -o remount,bind,ro {start.data}"
    start.under = ["unshare", "--mount", "sh", "-c", f'{mounts} && exec "$@"', "sh"]


@row(CONFIGURATION, "{data}", "belongs to user 65534", marks=ROOT_ONLY)
def a_folder_of_somebody_else(start):
    os.chown(start.data, NOBODY, NOBODY)


@row(CONFIGURATION, "{data}", "wiebiedt.sqlite", "to whom it belongs", marks=ROOT_ONLY)
def a_database_of_somebody_else(start):
    start.as_nobody(*start.everything())
    os.chown(start.database, 0, 0)
    start.database.chmod(0o644)


@row(CONFIGURATION, "{data}/ledger.key", "to whom it belongs", marks=ROOT_ONLY)
def a_key_of_somebody_else(start):
    start.as_nobody(*start.everything())
    os.chown(start.data / "ledger.key", 0, 0)


@row(CONFIGURATION, "{data}", "marks", "Permission denied", marks=ROOT_ONLY)
def marks_of_somebody_else(start):
    start.as_nobody(*start.everything())
    os.chown(start.data / "marks", 0, 0)


@row(CONFIGURATION, "{data}", "marks/", "Permission denied", marks=ROOT_ONLY)
def one_mark_of_somebody_else(start):
    start.as_nobody(*start.everything())
    (mark,) = (start.data / "marks").iterdir()
    os.chown(mark, 0, 0)


@row(CONFIGURATION, "{data}", "the disk is full", marks=ROOT_ONLY)
def a_disk_that_is_full(start):
    full = f"""cp -a {start.data} {start.rest}/was && mount -t tmpfs -o size=1m none {start.data} &&
        cp -a {start.rest}/was/. {start.data} && head -c 2M /dev/zero >{start.data}/fill 2>/dev/null || true"""
    start.under = ["unshare", "--mount", "sh", "-c", f'{full}; exec "$@"', "sh"]


@row(CONFIGURATION, "{data}", "no folder")
def a_folder_that_is_a_file(start):
    start.data /= "file"
    start.data.write_text("a letter")


@row(CONFIGURATION, "{data}", "newer version")
def a_database_of_a_newer_version(start):
    start.change("INSERT INTO grdb_migrations VALUES ('999 of tomorrow')")


@row(CONFIGURATION, "{data}", "database of another program")
def a_database_of_another_program(start):
    start.database.unlink()
    start.change("CREATE TABLE recipe (name TEXT)", "INSERT INTO recipe VALUES ('soup')")


@row(CONFIGURATION, "{data}", "database of another program")
def a_database_of_another_program_in_a_folder_of_its_own(start):
    shutil.rmtree(start.data)
    start.data.mkdir()
    start.change("CREATE TABLE grdb_migrations (identifier TEXT)", "CREATE TABLE recipe (name TEXT)")


@row(CONFIGURATION, "{data}", "damaged")
def a_file_that_is_no_database(start):
    start.database.write_bytes(b"a letter to my mother " * 400)


@row(CONFIGURATION, "{data}", "damaged")
def a_page_that_is_corrupt(start):
    with start.database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * 64)


@row(CONFIGURATION, "{data}", "its end is gone")
def a_database_without_the_log_that_it_needs(start):
    """It was killed in the middle of a day: some lines are in the log alone."""
    wal = start.database.with_name("wiebiedt.sqlite-wal")
    before = shutil.copy(start.database, start.rest / "before.sqlite")
    imported = ROOT / "Web/lists/demo-participants.csv"
    (code,) = (mark.name for mark in (start.data / "marks").iterdir())
    done = run("import", code, imported, "--data", start.data)
    assert done.returncode == 0, done.stderr
    shutil.copy(before, start.database)
    wal.unlink(missing_ok=True)


@row(CONFIGURATION, "{data}", "in use by another wiebiedt")
def a_folder_that_another_server_serves(start):
    other = subprocess.Popen(
        [BINARY, "serve", "--data", start.data, "--port", "0"], cwd=ROOT, stderr=subprocess.PIPE, text=True
    )
    try:
        assert any('"message":"listening"' in line for line in other.stderr)
        yield
    finally:
        other.kill()
        other.communicate()


@row(CONFIGURATION, "{data}/ledger.key", "chmod 600")
def a_key_that_all_can_read(start):
    (start.data / "ledger.key").chmod(0o644)


@row(CONFIGURATION, "{data}/ledger.key", "chmod 600")
def a_key_that_the_group_can_read(start):
    (start.data / "ledger.key").chmod(0o640)


@row(CONFIGURATION, "{data}/ledger.key is gone", "key --replace --lost")
def a_key_that_is_gone(start):
    (start.data / "ledger.key").unlink()


@row(CONFIGURATION, "{data}/ledger.key", "no key")
def a_key_that_is_no_key(start):
    (start.data / "ledger.key").write_text("-----BEGIN PRIVATE KEY-----\n")


@row(CONFIGURATION, "another key")
def a_key_of_another_folder(start):
    made = run("demo", "--data", start.rest / "other")
    assert made.returncode == 0, made.stderr
    shutil.copy(start.rest / "other/ledger.key", start.data / "ledger.key")


@row(PORT_TAKEN, "127.0.0.1:{port}", "--port")
def a_port_that_is_taken(start):
    with socket.create_server(("127.0.0.1", 0)) as other:
        start.names = other.getsockname()[1]
        start.options = ["--port", str(start.names)]
        yield


@row(PORT_TAKEN, "127.0.0.1:80", "--port", "Permission denied", marks=ROOT_ONLY)
def a_port_that_is_not_for_this_user(start):
    start.as_nobody(*start.everything())
    # In a network of its own nobody changed which ports are for everybody.
    start.under = ["unshare", "--net", *start.under]
    start.options = ["--port", "80", "--host", "127.0.0.1"]
    up = "ip link set lo up 2>/dev/null; echo 1024 >/proc/sys/net/ipv4/ip_unprivileged_port_start"
    start.under = [start.under[0], "--net", "sh", "-c", f'{up}; exec "$@"', "sh", *start.under[2:]]


@row(PORT_TAKEN, "192.0.2.1:", "--host")
def an_address_of_another_machine(start):
    start.options = ["--host", "192.0.2.1"]


@row(PORT_TAKEN, "no.such.host.invalid", "--host")
def an_address_that_nobody_has(start):
    start.options = ["--host", "no.such.host.invalid"]


@row(CONFIGURATION, "--port is 70000")
def a_port_that_does_not_exist(start):
    start.options = ["--port", "70000"]


@row(CONFIGURATION, "WIEBIEDT_BACKUP_DAYS is never")
def a_variable_that_is_no_number(start):
    start.environment = {"WIEBIEDT_BACKUP_DAYS": "never"}


@row(CONFIGURATION, "backupDays in ", "wiebiedt.json")
def a_key_in_the_file_of_settings_that_is_no_number(start):
    (start.rest / "wiebiedt.json").write_text('{"backupDays": "never"}')
    start.options = ["--config", start.rest / "wiebiedt.json"]


@row(CONFIGURATION, "wiebiedt.json holds no JSON")
def a_file_of_settings_that_is_no_JSON(start):
    (start.rest / "wiebiedt.json").write_text("port = 8080")
    start.options = ["--config", start.rest / "wiebiedt.json"]


@row(CONFIGURATION, "/nowhere/wiebiedt.json", "No such file")
def a_file_of_settings_that_is_not_there(start):
    start.options = ["--config", "/nowhere/wiebiedt.json"]


@row(CONFIGURATION, "wiebiedt.json", "Permission denied", marks=ROOT_ONLY)
def a_file_of_settings_of_somebody_else(start):
    start.as_nobody(*start.everything())
    file = start.rest / "wiebiedt.json"
    file.write_text("{}")
    file.chmod(0o600)
    start.options = ["--config", file]


@row(CONFIGURATION, "/nowhere", "folder with the pages")
def a_folder_of_pages_that_is_not_there(start):
    start.options = ["--web", "/nowhere"]


@row(CONFIGURATION, "served to everybody")
def a_folder_of_pages_that_holds_the_data(start):
    pages = shutil.copytree(ROOT / "Web", start.rest / "Web")
    start.data = shutil.move(start.data, pages / "data")
    start.options = ["--web", pages]


@row(CONFIGURATION, "/dev/null", "--backups")
def a_folder_of_backups_that_is_a_file(start):
    start.options = ["--backups", "/dev/null"]


@row(CONFIGURATION, "kept", "Permission denied", "--backups", marks=ROOT_ONLY)
def a_folder_of_backups_of_somebody_else(start):
    start.as_nobody(*start.everything())
    (start.rest / "kept").mkdir(mode=0o755)
    start.options = ["--backups", start.rest / "kept"]


@pytest.fixture
def start(demo, tmp_path):
    # Another user must be able to reach what is theirs.
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and folder.is_relative_to("/tmp/pytest-of-root"):
            folder.chmod(0o755)
    rest = tmp_path / "rest"
    rest.mkdir()
    return Start(shutil.copytree(demo / "data", tmp_path / "data"), rest)


@pytest.mark.parametrize(("make", "code", "named"), ROWS.values())
def test_what_cannot_be_served_with_is_refused_in_one_line(start, make, code, named):
    with contextlib.ExitStack() as meanwhile:
        if inspect.isgeneratorfunction(make):
            meanwhile.enter_context(contextlib.contextmanager(make)(start))
        else:
            make(start)
        before = start.contents()
        ended = start.runs()
        after = start.contents()

    said = [line for line in ended.stderr.splitlines() if not line.startswith("{")]
    assert (ended.returncode, len(said)) == (code, 1), ended.stderr
    assert said[0].startswith("wiebiedt: ")
    for name in named:
        assert name.format(data=start.data, port=start.names) in said[0]
    assert not [word for word in NOT_FOR_OPERATORS if word in said[0]], "for an operator"
    assert ended.stdout == ""
    assert after == before
