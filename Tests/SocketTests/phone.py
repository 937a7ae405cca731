"""A phone, written as a stranger would write one from the description of the wire alone."""

import random
import secrets
import threading
import time
from dataclasses import dataclass, field

from fold import fold
from line import NOBODY_THERE, PATIENCE_S, SocketLine


@dataclass
class Sent:
    """A command that was sent, with when, and when it was answered."""

    command: dict
    at: float
    answered: float | None = None
    answers: list = field(default_factory=list)


class Phone:
    """Keeps a line to the hall, comes back by itself, and keeps what it said until that is answered."""

    def __init__(self, hall, token, *, kind=SocketLine, jitter=0.1):
        self.seq = self.epoch = self.state = self.you = self.here = self.screens = None
        self.frames = []  # everything that was said to this phone, as it was said
        self.heard = []  # every event, in the order in which it came
        self.arrivals = []  # what each welcome brought: "state" or "events"
        self.close_codes = []
        self.sent = {}  # what was ever said, by id
        self.outbox = {}  # what was not answered yet, by id, in order
        self._hall, self._token, self._kind, self._jitter = hall, token, kind, jitter
        self._line = self._fault = None
        self._arrivals_before = 0
        self._changed = threading.Condition()
        self._gone, self._may_come = threading.Event(), threading.Event()
        self._may_come.set()
        threading.Thread(target=self._live, daemon=True).start()
        self.sees(lambda _: self.arrivals)

    # What a person does

    def offers(self, kind, amount=1, pitch="p1", **more):
        """Offers something, and gives the answer."""
        return self.says("makeOffer", pitch=pitch, kind=kind, amount=amount, **more)

    def withdraws(self, offer):
        return self.says("withdrawOffer", offer=offer)

    def stages(self, pitch):
        return self.says("stagePitch", pitch=pitch)

    def opens(self, pitch, **more):
        return self.says("openOffers", pitch=pitch, **more)

    def closes(self, pitch):
        return self.says("closeOffers", pitch=pitch)

    def says(self, command, **fields):
        """Says something, and gives the answer."""
        return self.answer(self.sends(command, **fields))

    def sends(self, command, **fields):
        """Says something without waiting, and gives its id."""
        command = {"id": secrets.token_hex(16), "type": command} | fields
        with self._changed:
            self.sent.setdefault(command["id"], Sent(command, time.monotonic()))
            self.outbox[command["id"]] = command
            self._say(command)
        return command["id"]

    def answer(self, id):
        """Waits for the answer to a command."""
        self.sees(lambda _: id not in self.outbox)
        return self.sent[id].answers[-1]

    def sees(self, holds, within=PATIENCE_S):
        """Waits until a condition on the state holds."""
        with self._changed:
            happened = self._changed.wait_for(lambda: self._fault or holds(self.state), within)
            if self._fault:
                raise self._fault
            assert happened, f"waited {within} s in vain, at line {self.seq}"

    def reaches(self, seq):
        """Waits until the phone has what happened up to there."""
        self.sees(lambda _: self.seq >= seq)
        return self

    def pitch(self, name="p1"):
        """What the phone shows of a pitch."""
        return next(pitch for pitch in self.state["pitches"] if pitch["pitch"] == name)

    # What happens to its line

    def loses_line(self):
        """The line dies with whatever is under way; the phone stays away until it ``finds_line``."""
        self._may_come.clear()
        with self._changed:
            line, self._line = self._line, None
            self._arrivals_before = len(self.arrivals)
        if line:
            line.cut()
        return self

    def sends_and_loses_line(self, command, **fields):
        """Says something that arrives, on a line that dies before any answer."""
        with self._changed:
            id = self.sends(command, **fields)
            self.loses_line()
        return id

    def finds_line(self):
        """Comes back and waits to be welcomed."""
        self._may_come.set()
        self.sees(lambda _: len(self.arrivals) > self._arrivals_before)
        return self

    def leave(self):
        self._gone.set()
        self.loses_line()
        self._may_come.set()

    def _live(self):
        while not self._gone.is_set():
            have = f"?after={self.seq}&epoch={self.epoch}" if self.epoch is not None else ""
            try:
                with self._kind(self._hall.port, self._hall.code, have, Authorization=f"Bearer {self._token}") as line:
                    self._listen(line)
            except NOBODY_THERE:
                pass  # again in a moment
            except Exception as fault:  # whoever waits is told
                with self._changed:
                    self._fault = fault
                    self._changed.notify_all()
                return
            if self.close_codes and 4500 <= (self.close_codes[-1] or 0) < 5000:
                return
            self._gone.wait(random.uniform(0, self._jitter))
            self._may_come.wait()

    def _listen(self, line):
        with self._changed:
            if self._gone.is_set() or not self._may_come.is_set():
                return
            self._line, self._is_welcome = line, False
        for frame in line:
            with self._changed:
                if line is not self._line:
                    return
                self.take(frame)
                if not self._is_welcome:
                    self._is_welcome = True
                    for command in list(self.outbox.values()):
                        self._say(command)
                self._changed.notify_all()
        with self._changed:
            if line is self._line:
                self._line = None
                self.close_codes.append(line.close_code)
                self._changed.notify_all()

    def _say(self, command):
        # Whoever was not welcomed yet keeps it, and says it right after.
        if self._line and self._is_welcome and (answer := self._line.say(command)):
            self.take(answer)
            self._changed.notify_all()

    # What it makes of what it hears

    def take(self, frame):
        """Takes in one frame; types that it does not know change nothing."""
        self.frames.append(frame)
        match frame["type"]:
            case "welcome" | "snapshot":
                self.epoch, self.you = frame["epoch"], frame.get("you", self.you)
                self.arrivals.append("state" if "state" in frame else "events")
                if "state" in frame:
                    self.seq, self.state = frame["seq"], frame["state"]
                else:
                    self._hear(frame["events"])
                    assert self.seq == frame["seq"], "what was missed ends where the welcome says"
            case "events":
                self._hear(frame["events"])
            case "presence":
                self.here, self.screens = frame["here"], frame["screens"]
            case "recorded" | "refused":
                self.outbox.pop(frame["id"], None)
                if sent := self.sent.get(frame["id"]):
                    sent.answered = sent.answered or time.monotonic()
                    sent.answers.append(frame)

    def _hear(self, events):
        for event in events:
            assert event["seq"] == self.seq + 1, f"after {self.seq} came {event['seq']}"
            self.seq, self.state = event["seq"], fold(self.state, event)
            self.heard.append(event)
