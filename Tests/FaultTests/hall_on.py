"""A hall whose data lies on a disk of its own, or whose server is started in some other way."""

import json
import shutil
import subprocess

from hall import Hall
from server import Server


class HallOn(Hall):
    """Like any hall; what it logs is kept elsewhere, so that it can be read when the disk is gone."""

    def __init__(self, demo, data, log, *, binary=None, options=(), **settings):
        self.people = json.loads((demo / "demo.json").read_text())
        self.code = self.people["conference"]["code"]
        self.api = f"/api/v1/conferences/{self.code}"
        self._phones = []
        self._binary, self._options = binary, options
        if not data.exists():
            shutil.copytree(demo / "data", data)
            subprocess.run(["sync", "--file-system", data], check=True)  # the founding is no part of the story
        Server.__init__(self, data, log, settings)

    def command(self, port=None):
        program, *arguments = super().command(port)
        return [self._binary or program, *arguments, *self._options]
