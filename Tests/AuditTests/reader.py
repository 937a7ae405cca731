"""A screen reader's ear: a session with a display and an accessibility bus, and everything that is said on it."""

import json
import os
import pathlib
import signal
import subprocess
import threading

from server import until

# The longest silence of a round is that between two totals.
PATIENCE_S = 30

_LISTEN = pathlib.Path(__file__).with_name("listen.py")
_SESSION = f"/usr/libexec/at-spi-bus-launcher --launch-immediately & exec /usr/bin/python3 {_LISTEN}"


class Reader:
    """Hears every live region of a Firefox that is started with its ``environment``."""

    def __init__(self):
        session = ["xvfb-run", "-a", "dbus-run-session", "--", "bash", "-c", _SESSION]
        self._process = subprocess.Popen(session, stdout=subprocess.PIPE, text=True, start_new_session=True)
        self.heard = []
        self._lines = self._told()
        self.environment = os.environ | next(self._lines) | {"GNOME_ACCESSIBILITY": "1"}
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        self.heard.extend(self._lines)

    def _told(self):
        # What the bus complains of comes by the same way: xvfb-run joins the two.
        return (json.loads(line) for line in self._process.stdout if line.startswith("{"))

    def hears(self, text):
        """Waits until something is said."""
        until(lambda: any(said["text"] == text for said in self.heard), PATIENCE_S, what=f"to hear {text!r}")

    def close(self):
        # The whole session: display, bus, launcher and listener.
        os.killpg(self._process.pid, signal.SIGTERM)
        self._process.wait()
