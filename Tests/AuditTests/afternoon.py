"""An afternoon in the hall, moved from moment to moment by people with phones, so that pages need only look."""

import functools

from hall import ZAANSTAD, Hall

# Employers, by their place in the list of the demo. Each stays what it is here in every language.
GUEST, OFFERED, LATE, HIDDEN, LONG_NAME = 0, 1, 2, 3, 14

NEXT = "p2"
LONG_WORD = "Hottentottententententoonstellingen" + "x" * 45


class Afternoon:
    """The hall, and the moments in which a page can be seen. A moment can be asked for again and again."""

    def __init__(self, demo, folder):
        self.hall = Hall(demo, folder)
        self._moderator = self.hall.phone("moderator")

    def close(self):
        self.hall.close()

    @functools.cached_property
    def _judge(self):
        """One phone for all verdicts: of six with one link the oldest would be told to go."""
        return self.hall.phone("jury")

    @functools.cache
    def token(self, who):
        """The token of an employer, of a role of staff, or of one of three wethouders."""
        match who:
            case "wethouder":
                return self._wethouder_of(ZAANSTAD)
            case "next wethouder":
                return self._wethouder_of(NEXT)
            case "new wethouder":
                person = {"role": "wethouder", "name": "Eva Smit", "municipality": "Urk"}
                added = self.hall.post(f"{self.hall.api}/people", person, "organiser").json
                return added["link"].rpartition("/")[2]
            case _:
                return self.hall.token(who)

    def _wethouder_of(self, pitch):
        """The demo's wethouders stand in the order of their pitches."""
        return self.hall.wethouder(self._moderator.pitch(pitch)["municipality"])["token"]

    def is_at(self, moment):
        """Moves the hall to a moment, if it is not there yet."""
        getattr(self, f"_{moment}")()
        for phone in self.hall._phones:
            phone.reaches(self.hall.seq)

    @property
    def _stage(self):
        return self._moderator.state.get("stage")

    def _state(self, pitch):
        return self._moderator.pitch(pitch)["state"]

    def _lobby(self):
        self._shows(None)

    def _pause(self):
        self._shows("pause")

    def _thanks(self):
        self._shows("thanks")

    def _jury(self):
        """The jury confers, and one of them has judged."""
        if self._moderator.state.get("interlude") != "jury":
            self._closed()
            self._shows("jury")
        if not self._moderator.state.get("juryOpen"):
            self._does("openJury")
            self._judge.says("judgePitch", pitch=ZAANSTAD, points=4, praise="Mooi dat u de buurt meeneemt.")

    def _verdict(self):
        """The jury has said what it thinks."""
        self._jury()
        self._does("closeJury")

    def _shows(self, interlude):
        if self._stage or self._moderator.state.get("interlude") != interlude:
            self._close()
            self._does("clearStage", **({"interlude": interlude} if interlude else {}))

    def _staged(self):
        if (self._stage, self._state(ZAANSTAD)) != (ZAANSTAD, "onStage"):
            self._close()
            self._does("stagePitch", pitch=ZAANSTAD)

    def _open(self):
        if self._state(ZAANSTAD) != "open":
            self._staged()
            self._does("openOffers", pitch=ZAANSTAD, closesInSeconds=3_600)
            self._offers_of_every_sort()

    def _closed(self):
        if (self._stage, self._state(ZAANSTAD)) != (ZAANSTAD, "closed"):
            self._open()
            self._close()

    def _next(self):
        """Another pitch stands on the stage, and the first one is behind us."""
        if self._stage != NEXT:
            self._closed()
            self._does("stagePitch", pitch=NEXT)

    def _close(self):
        if self._state(ZAANSTAD) == "open":
            self._does("closeOffers", pitch=ZAANSTAD)

    def _does(self, command, **fields):
        answer = self._moderator.says(command, **fields)
        assert answer["type"] == "recorded", answer
        self._moderator.reaches(answer["seq"])

    @functools.cache  # once in an afternoon: an offer stays
    def _offers_of_every_sort(self):
        """Long words and short ones, names that are hidden, a hand that was raised."""
        self.hall.phone(OFFERED).offers("meeloopdag", 3, note="Graag op dinsdag")
        self.hall.phone(LONG_NAME).offers("meedenken", note="Wij denken mee " * 15)
        self.hall.phone(HIDDEN).offers("budget", 1_000_000, show=False)
        clerk = self.hall.phone("clerk")
        clerk.offers("stage", 2, badge=self.hall.people["employers"][20]["badge"], channel="hand")
        joined = self.hall.post(f"{self.hall.api}/join", {"name": "Ida", "organisation": LONG_WORD}).json
        self.hall.phone(joined["token"]).offers("meedenken")
