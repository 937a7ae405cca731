"""Tells what a screen reader is told: a line of JSON for each text that appears in a live region of a page.

Run by Debian's own Python, which has pyatspi, within a session that has a display and a bus. The first line is the
environment of that session, for the browser that is listened to.
"""

import json
import os
import time

import pyatspi

# As a page names them. The browser has a status bar of its own, which is no paragraph.
LIVE = {"xml-roles:status": "status", "xml-roles:alert": "alert"}
IN_PAGE = "tag:p"
SESSION = ("DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS")


def heard(event):
    attributes = event.source.getAttributes()
    for by in LIVE.keys() & set(attributes) if IN_PAGE in attributes else ():
        print(json.dumps({"at": time.monotonic(), "by": LIVE[by], "text": event.any_data}), flush=True)


pyatspi.Registry.registerEventListener(heard, "object:text-changed:insert")
print(json.dumps({name: os.environ[name] for name in SESSION}), flush=True)
pyatspi.Registry.start()
