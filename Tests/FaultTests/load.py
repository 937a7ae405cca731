"""Employers who offer and offer, each the next as soon as they hear of the last; and what each of them was told."""

import threading

from hall import ZAANSTAD
from line import PATIENCE_S, SocketLine
from server import until


def open_round(hall, pitch=ZAANSTAD, **more):
    """The moderator opens a round, and gives the phone with which it was done."""
    moderator = hall.phone("moderator")
    assert moderator.stages(pitch)["type"] == "recorded"
    assert moderator.opens(pitch, **more)["type"] == "recorded"
    return moderator


class Load:
    """So many employers in a hall whose round is open; they go on until ``stop``, through every restart."""

    def __init__(self, hall, count, **options):
        self.hall = hall
        self.phones = [hall.phone(place, **options) for place in range(count)]
        self._enough = threading.Event()
        self._fault = None
        self._people = [threading.Thread(target=self._offer, args=[phone], daemon=True) for phone in self.phones]
        for person in self._people:
            person.start()

    def _offer(self, phone):
        number = 0
        try:
            while not self._enough.is_set():
                number += 1
                id = phone.sends(
                    "makeOffer", pitch=ZAANSTAD, kind="meeloopdag", amount=1 + number % 5, note=f"nr. {number}"
                )
                until(lambda: id not in phone.outbox or self._enough.is_set(), what="an answer")
        except BaseException as fault:  # whoever asks is told
            self._fault = fault

    @property
    def sent(self):
        """Everything that was said, answered or not."""
        return [sent for phone in self.phones for sent in list(phone.sent.values())]

    @property
    def told(self):
        """What was recorded, as far as anybody was told."""
        return [sent for sent in self.sent if sent.answers and sent.answers[-1]["type"] == "recorded"]

    def tells(self, more):
        """Waits until so many more were told."""
        goal = len(self.told) + more
        until(lambda: self._fault or len(self.told) >= goal, what=f"{goal} answers")
        if self._fault:
            raise self._fault

    def stop(self):
        """Nobody offers any more; what was said before may still be unanswered."""
        self._enough.set()
        for person in self._people:
            person.join(PATIENCE_S)
        if self._fault:
            raise self._fault
        return self

    def finish(self):
        """Nobody offers any more, and everybody has their answer and has seen the whole ledger."""
        self.stop()
        for phone in self.phones:
            phone.sees(lambda _, phone=phone: not phone.outbox)
            phone.reaches(self.hall.seq)
        return self

    def leave(self):
        """Everybody goes home."""
        for phone in self.phones:
            phone.leave()
        return self.stop()

    def untold(self, told):
        """Who said what, of everything but what they were told of."""
        ids = {sent.command["id"] for sent in told}
        said = [(who, sent.command) for who, phone in enumerate(self.phones) for sent in phone.sent.values()]
        return [(who, command) for who, command in said if command["id"] not in ids]


class HastyLine(SocketLine):
    """The mutant: whoever says something is told at once that it was recorded, and then it is passed on."""

    def say(self, command):
        threading.Thread(target=super().say, args=[command]).start()
        return {"type": "recorded", "id": command["id"]}


def settle(hall, untold):
    """Says again, with the same ids, what was never answered; gives how many of them were on disk already."""
    repeated = 0
    for who, command in untold:
        answer = hall.post(f"{hall.api}/commands", command, who).json
        assert answer["type"] == "recorded", answer
        repeated += answer["repeated"]
    return repeated


def percentile(values, share):
    """The value that so large a share of all are at or below, in milliseconds."""
    values = sorted(values)
    return round(1000 * values[min(len(values) - 1, int(share * len(values)))], 1) if values else None


def delays(sent):
    """How long each answer took, in seconds."""
    return [each.answered - each.at for each in sent if each.answered]
