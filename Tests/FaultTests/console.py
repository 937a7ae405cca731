"""What an operator types: the subcommands beside a server or without one."""

import base64
import pathlib

from merkle import leaf, root
from refusal import refused
from server import BINARY, run


def wiebiedt(*words):
    """Runs a subcommand that must succeed, and gives what it prints."""
    done = run(*words)
    assert done.returncode == 0, (words, done.returncode, done.stderr.decode())
    return done.stdout.decode()


def refuses(*words):
    """Runs a subcommand that must not do it: its exit code, and the one line that says why."""
    return refused([BINARY, *words])


def verified(data, code, folder):
    """Whether the ledger of a folder is whole and signed by the folder's key: reckoned here, and as ``verify`` says."""
    file, key = folder / "ledger.txt", folder / "ledger.pem"
    wiebiedt("export", code, "--format", "ledger", "--data", data, "--output", file)
    key.write_text(wiebiedt("key", "--data", data))
    lines, _, notes = file.read_bytes().partition(b"\n\n")
    leaves = [leaf(line + b"\n") for line in lines.split(b"\n")]
    _, size, digest, _, signature = notes.decode().rstrip("\n").split("\n")[-5:]
    assert int(size) == len(leaves)
    assert base64.b64decode(digest) == root(leaves)
    assert signature.startswith("\u2014 ")
    wiebiedt("verify", file, "--key", key)
    return file


def backup(data, folder):
    """Makes a backup and gives its file."""
    folder.mkdir(exist_ok=True)
    name = wiebiedt("backup", "--data", data, "--to", folder).strip().splitlines()[-1]
    file = pathlib.Path(name) if pathlib.Path(name).exists() else folder / pathlib.Path(name).name
    assert file.exists() and file.name.endswith(".backup")
    assert [left.name for left in folder.iterdir() if left.name.startswith("wiebiedt-")] == [file.name]
    return file
