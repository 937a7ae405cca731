"""A server on an empty folder, as a newcomer starts it."""

import re
import secrets

from server import Server, until


class EmptyHouse(Server):
    """The first conference of a house, of which only the organiser's link is known."""

    def __init__(self, folder):
        super().__init__(folder / "data", folder / "log.jsonl", {})
        found = until(lambda: re.search(r"signs in at http://[^/]+(/k/\S+)", self.said), what="the organiser's link")
        self.link = found[1]
        self.code = self.get(self.link).headers["Location"][-6:]

    @property
    def api(self):
        return f"/api/v1/conferences/{self.code}"

    def says(self, token, command, **members):
        """A command without a socket, by whoever has a token."""
        body = {"id": secrets.token_hex(16), "type": command, **members}
        return self.post(f"{self.api}/commands", body, Authorization=f"Bearer {token}").json

    def close(self):
        if self.process.poll() is None:
            self.kill()
