"""A demo conference, and the server that serves it."""

import json
import os
import subprocess
import threading

from documents import ROOT

PROGRAM = os.environ.get("WIEBIEDT", str(ROOT / ".build/debug/wiebiedt"))


class Hall:
    """A demo conference and the server that serves it."""

    def __init__(self, folder, phase="rehearsal"):
        made = subprocess.run(
            [PROGRAM, "demo", "--data", folder, "--json", "--phase", phase],
            cwd=ROOT,
            capture_output=True,
            timeout=60,
            check=True,
        )
        self.demo = json.loads(made.stdout)
        self.code = self.demo["conference"]["code"]
        options = ["--data", folder, "--port", "0", "--commands-per-minute", "0"]
        options += ["--security-contact", "mailto:security@wiebiedt.example"]
        self.server = subprocess.Popen([PROGRAM, "serve", *options], cwd=ROOT, stderr=subprocess.PIPE, text=True)
        self.port = self._listening()
        # Whoever does not read what a program says stops it in the end.
        threading.Thread(target=self.server.stderr.read, daemon=True).start()

    def _listening(self):
        for line in self.server.stderr:
            if line.startswith("{") and (entry := json.loads(line))["message"] == "listening":
                return int(entry["port"])
        raise AssertionError("the server ended before it listened")

    def token(self, role):
        """The token of the first who has a role."""
        return (self.demo.get(role) or self.demo[role + "s"][0])["token"]

    def stop(self):
        self.server.terminate()
        self.server.wait(timeout=15)
