"""The server as a process: started, asked over HTTP, stopped, killed and started again."""

import contextlib
import http.client
import json
import os
import pathlib
import re
import signal
import ssl
import subprocess
import threading
import time
from dataclasses import dataclass

from line import PATIENCE_S

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("WIEBIEDT", ROOT / ".build/debug/wiebiedt")).resolve()


def until(holds, within=PATIENCE_S, *, what=None):
    """Waits until a condition holds, and gives what it gave."""
    pause = threading.Event()
    end = time.monotonic() + within
    while not (value := holds()):
        assert time.monotonic() < end, f"waited {within} s in vain for {what or holds}"
        pause.wait(0.01)
    return value


def held_by_server(port):
    """The client ports of the connections that a server has open: those with an inode, as a process sees them."""
    held = set()
    for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _, local, remote, _, _, _, _, _, _, inode, *_ = line.split()
        if int(local.split(":")[1], 16) == port and inode != "0":
            held.add(int(remote.split(":")[1], 16))
    return held


def run(*arguments, **options):
    """Runs a subcommand to its end."""
    return subprocess.run([BINARY, *arguments], capture_output=True, timeout=PATIENCE_S, cwd=ROOT, **options)


@dataclass
class Reply:
    """An answer over HTTP."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def cookies(self):
        """The cookies that it sets, as a browser sends them back."""
        return "; ".join(line.split(";")[0] for line in self.headers.get_all("Set-Cookie", []))


class Server:
    """A running server on a data folder; after a restart it has the port that it had before."""

    # The address of this machine from which it is asked.
    source = "127.0.0.1"

    def __init__(self, data, log_file, settings):
        self.data, self.port = data, 0
        # A rig says more than any person; who tests how fast a person may be sets a number.
        self._log_file, self._settings = log_file, {"WIEBIEDT_COMMANDS_PER_MINUTE": "0"} | settings
        self.start()

    def start(self, **settings):
        """Starts the server, on the port that it had before, and waits until people may come; settings may be new."""
        self._settings |= settings
        started = self._log_file.stat().st_size if self._log_file.exists() else 0
        with self._log_file.open("ab") as log, self._said_file.open("wb") as said:
            self.process = subprocess.Popen(
                self.command(), stdout=said, stderr=log, cwd=ROOT, env=os.environ | self._settings
            )
        try:
            until(lambda: self._is_ready(started), what="the server to be ready")
        except BaseException:
            self.kill()
            raise

    def command(self, port=None):
        return [BINARY, "serve", "--data", self.data, "--port", str(self.port if port is None else port)]

    def _is_ready(self, started):
        assert self.process.poll() is None, f"the server did not start:\n{self.log[started:]}"
        ports = re.findall(r'"message":"listening","port":"(\d+)"', self.log[started:])
        if not ports:
            return False
        self.port = int(ports[-1])
        return self.get("/health/ready").status == 200

    def kill(self):
        """Ends the server without a warning: SIGKILL."""
        self.process.kill()
        self.process.wait(PATIENCE_S)

    def stop(self):
        """Asks the server to end, and gives its exit code and the seconds that it took."""
        asked = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(PATIENCE_S), time.monotonic() - asked

    @property
    def _said_file(self):
        return self._log_file.with_suffix(".said")

    @property
    def said(self):
        """What the server said on stdout since it started."""
        return self._said_file.read_text()

    @property
    def log(self):
        """What the server said on stderr so far."""
        return self._log_file.read_text()

    @property
    def sockets(self):
        """How many sockets the server holds."""
        count = 0
        for link in pathlib.Path(f"/proc/{self.process.pid}/fd").iterdir():
            # The server closes some while they are counted.
            with contextlib.suppress(FileNotFoundError):
                count += os.readlink(link).startswith("socket:")
        return count

    def _connection(self):
        if "WIEBIEDT_TLS_CERTIFICATE" not in self._settings:
            return http.client.HTTPConnection("127.0.0.1", self.port, PATIENCE_S, source_address=(self.source, 0))
        # Its certificate is one that a test made a moment ago.
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=PATIENCE_S, context=trusting)

    def get(self, path, who=None, **headers):
        return self.request("GET", path, who, None, **headers)

    def post(self, path, body, who=None, **headers):
        return self.request("POST", path, who, body, **headers)

    def request(self, method, path, who=None, body=None, **headers):
        """One request; the underscores of header names become hyphens, and no redirect is followed."""
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        if who is not None:
            fields["Authorization"] = f"Bearer {self.token(who)}"
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        line = self._connection()
        try:
            line.request(method, path, data, fields)
            answer = line.getresponse()
            return Reply(answer.status, answer.headers, answer.read())
        finally:
            line.close()
