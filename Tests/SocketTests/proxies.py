"""nginx and Caddy in front of a hall, with the very examples of the documentation."""

import os
import re
import shutil
import socket
import subprocess

from certificates import NAME
from line import PATIENCE_S
from server import ROOT, until

ARTICLE = ROOT / "Sources/wiebiedt/WieBiedt.docc/Encryption.md"

NGINX = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr;
events {{ worker_connections 256; }}
http {{
    access_log off;
    {temporary}
    {example}
}}
"""
CADDY = """
{{
    admin off
    # Nothing on the machine of a test may change: no ports below 1024, no authority among those that are trusted.
    auto_https off
    skip_install_trust
    storage file_system {folder}/caddy
}}
{example}
"""


def example(language):
    """What the article shows in this language."""
    (found,) = re.findall(rf"```{language}\n(.*?)```", ARTICLE.read_text(), re.DOTALL)
    return found


def changed(text, *changes):
    """The example for this machine: each change must be of something that it says."""
    for old, new in changes:
        assert re.search(old, text), f"the example has no {old}"
        text = re.sub(old, new, text)
    return text


def free_ports(count):
    """Ports that nobody listens on."""
    lines = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [line.getsockname()[1] for line in lines]
    for line in lines:
        line.close()
    return ports


def nginx(folder, hall_port, certificate, key):
    """The command that begins it, and the ports for people with TLS and without."""
    secure, plain = free_ports(2)
    text = changed(
        example("nginx"),
        (r"/etc/letsencrypt/live/wiebiedt.example/fullchain.pem", str(certificate)),
        (r"/etc/letsencrypt/live/wiebiedt.example/privkey.pem", str(key)),
        (r"listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
        (r"listen \[::\]:443 ssl", f"listen [::1]:{secure} ssl"),
        (r"listen 80", f"listen 127.0.0.1:{plain}"),
        (r"listen \[::\]:80", f"listen [::1]:{plain}"),
        (r"http://127.0.0.1:8080", f"http://127.0.0.1:{hall_port}"),
    )
    parts = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    temporary = "\n    ".join(f"{part}_temp_path {folder}/{part};" for part in parts)
    file = folder / "nginx.conf"
    file.write_text(NGINX.format(folder=folder, temporary=temporary, example=text))
    return [program("nginx"), "-c", file, "-p", folder, "-e", "stderr"], secure, plain


def caddy(folder, hall_port, certificate, key):
    """The command that begins it, and the port for people; that without TLS is always 80, and so not tried."""
    (secure,) = free_ports(1)
    text = changed(
        example("caddyfile"),
        (r"^wiebiedt.example", f"https://{NAME}:{secure}"),
        (r"/etc/ssl/wiebiedt/fullchain.pem", str(certificate)),
        (r"/etc/ssl/wiebiedt/key.pem", str(key)),
        (r"127.0.0.1:8080", f"127.0.0.1:{hall_port}"),
    )
    file = folder / "Caddyfile"
    file.write_text(CADDY.format(folder=folder, example=text))
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", file], secure, None


def program(name):
    """Where it is: on the path, or where the server's manager has it."""
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    assert path, f"{name} is not there: apt-get download {name} (Scripts/test does it)"
    return path


class Proxy:
    """A proxy that runs until it is closed."""

    def __init__(self, make, folder, hall_port, files):
        folder.mkdir()
        command, self.port, self.plain_port = make(folder, hall_port, *files)
        self._log = (folder / "log").open("wb+")
        environment = os.environ | {"HOME": str(folder)}
        self._process = subprocess.Popen(command, stdout=self._log, stderr=self._log, env=environment, cwd=folder)
        try:
            until(self._listens, what=f"{command[0]} to listen")
        except BaseException:
            self.close()
            raise

    def _listens(self):
        self._log.seek(0)
        assert self._process.poll() is None, self._log.read().decode()
        with socket.socket() as line:
            return line.connect_ex(("127.0.0.1", self.port)) == 0

    def close(self):
        self._process.terminate()
        self._process.wait(PATIENCE_S)
        self._log.close()
