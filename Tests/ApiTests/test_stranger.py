"""Somebody who has only asyncapi.yaml takes part."""

import json
import secrets
from contextlib import ExitStack

from websockets.sync.client import connect

from documents import ASYNCAPI, examples


class Stranger:
    """A client written from the document: connect, fold, send, resume."""

    def __init__(self, hall, role, seen=None):
        channel = ASYNCAPI["channels"]["live"]
        query = f"?after={seen.seq}&epoch={seen.epoch}" if seen else ""
        self.opening = connect(
            f"ws://127.0.0.1:{hall.port}" + channel["address"].replace("{code}", hall.code) + query,
            subprotocols=[channel["bindings"]["ws"]["headers"]["properties"]["Sec-WebSocket-Protocol"]["const"]],
            additional_headers={"Authorization": "Bearer " + hall.token(role)},
        )
        self.state, self.seq = (seen.state, seen.seq) if seen else (None, 0)
        self.you, self.answers = None, {}

    def __enter__(self):
        self.line = self.opening.__enter__()
        self.read_until(lambda: self.you)
        return self

    def __exit__(self, *error):
        self.opening.__exit__(*error)

    def read_until(self, done):
        while not done():
            frame = json.loads(self.line.recv(timeout=10))
            if frame["type"] in ("recorded", "refused"):
                self.answers[frame["id"]] = frame
            if frame["type"] == "welcome":
                self.epoch, self.you, self.resumed = frame["epoch"], frame["you"], "events" in frame
            if "state" in frame:
                self.state, self.seq = frame["state"], frame["seq"]
            for event in frame.get("events", []):
                if event["seq"] > self.seq:
                    assert event["seq"] == self.seq + 1
                    fold(self.state, event)
                    self.seq = event["seq"]

    def say(self, command):
        command = {**command, "id": secrets.token_hex(16)}
        self.line.send(json.dumps(command))
        self.read_until(lambda: command["id"] in self.answers)
        return self.answers[command["id"]]


def fold(state, event):
    """The table of the document, line by line."""
    if event["type"] == "conferenceCreated":
        state["conference"] = event["conference"]
    if event["type"] == "personErased":
        for each in state["pitches"]:
            if each["pitch"] in event["pitches"]:
                each.pop("wethouder", None)
            for offer in each["recent"]:
                if offer["offer"] in event["offers"]:
                    offer["by"] = {name: offer["by"][name] for name in offer["by"] if name == "sector"}
        return
    if event["type"] == "pitchPut":
        put = event["pitch"]
        known = [pitch["pitch"] for pitch in state["pitches"]]
        if put["pitch"] in known:
            state["pitches"][known.index(put["pitch"])] = put
        else:
            state["pitches"].append(put)
        return
    if event["type"] in ("stageCleared", "steppedBack"):
        return fold_stage(state, event)
    if event["type"] == "juryOpened":
        state["juryOpen"] = True
    if event["type"] == "juryClosed":
        state.pop("juryOpen", None)
    pitch = next((pitch for pitch in state["pitches"] if pitch["pitch"] == event.get("pitch")), None)
    if pitch is None:
        return
    match event["type"]:
        case "pitchStaged":
            for other in state["pitches"]:
                if other["pitch"] == state.get("stage") and other["state"] == "onStage":
                    other["state"] = "ready"
            pitch["state"], state["stage"] = "onStage", pitch["pitch"]
            state.pop("interlude", None)
            pitch.pop("closesAt", None)
            pitch.pop("closedSeq", None)
        case "offersOpened":
            pitch["state"] = "open"
            pitch.pop("closesAt", None)
            pitch.pop("closedSeq", None)
            if "closesAt" in event:
                pitch["closesAt"] = event["closesAt"]
        case "offersClosed":
            pitch["state"], pitch["closedSeq"] = "closed", event["seq"]
            pitch.pop("closesAt", None)
        case "offerMade" | "lateAccepted" if event["counted"]:
            pitch["tally"][event["kind"]] = pitch["tally"].get(event["kind"], 0) + event["amount"]
            pitch["standing"] += 1
            offer = {name: event[name] for name in ("offer", "kind", "amount", "by")}
            pitch["recent"] = [*pitch["recent"], offer][-40:]
        case "offerWithdrawn" if event["counted"]:
            rest = pitch["tally"].pop(event["kind"]) - event["amount"]
            if rest:
                pitch["tally"][event["kind"]] = rest
            pitch["standing"] -= 1
            pitch["recent"] = [offer for offer in pitch["recent"] if offer["offer"] != event["offer"]]


def fold_stage(state, event):
    for pitch in state["pitches"]:
        if event["type"] == "stageCleared" and pitch["pitch"] == state.get("stage") and pitch["state"] == "onStage":
            pitch["state"] = "ready"
        for place in event.get("pitches", []):
            if place["pitch"] == pitch["pitch"]:
                pitch.pop("closesAt", None)
                pitch.pop("closedSeq", None)
                pitch.update(place)
    for member in ("stage", "interlude"):
        state.pop(member, None)
        if member in event:
            state[member] = event[member]


def example(message, start):
    return next(payload for name, payload in examples(message) if name.startswith(start))


def test_a_stranger_takes_part(hall):
    with Stranger(hall, "employer") as employer, Stranger(hall, "moderator") as moderator:
        early = employer.say(example("makeOffer", "03"))
        assert (early["type"], early["code"]) == ("refused", "offersNotOpen")

        moderator.say(example("stagePitch", "01"))
        opened = moderator.say(example("openOffers", "02"))
        employer.read_until(lambda: employer.seq >= opened["seq"])
        assert employer.state["pitches"][0]["state"] == "open"

        made = employer.say(example("makeOffer", "03"))
        assert made["type"] == "recorded" and not made["repeated"]
        moderator.read_until(lambda: moderator.seq >= made["seq"])
        pitch = moderator.state["pitches"][0]
        assert pitch["tally"] == {"meeloopdag": 5}
        assert pitch["recent"][0]["by"]["badge"] == employer.you["badge"]


def test_a_stranger_who_comes_back_has_missed_nothing(hall):
    with Stranger(hall, "employer") as away:
        pass
    with Stranger(hall, "moderator") as moderator:
        if moderator.state.get("stage"):
            moderator.say({"type": "closeOffers", "pitch": moderator.state["stage"]})
        pitch = next(pitch["pitch"] for pitch in moderator.state["pitches"] if pitch["state"] == "ready")
        moderator.say({**example("stagePitch", "01"), "pitch": pitch})
        moderator.say({**example("openOffers", "02"), "pitch": pitch})

        with Stranger(hall, "employer", seen=away) as back:
            assert back.resumed
            hidden = back.say({**example("makeOffer", "04"), "pitch": pitch})
            named = back.say({**example("makeOffer", "03"), "pitch": pitch})
            back.say({**example("withdrawOffer", "06"), "offer": hidden["offer"]})
            last = moderator.say({**example("closeOffers", "08"), "pitch": pitch})
            assert named["type"] == "recorded"
            back.read_until(lambda: back.seq >= last["seq"])

        with Stranger(hall, "screen") as fresh:
            assert (back.seq, back.state) == (fresh.seq, fresh.state)


def test_a_stranger_forgets_who_was_erased(hall):
    with ExitStack() as stack:
        moderator, clerk, organiser, screen = (
            stack.enter_context(Stranger(hall, role)) for role in ("moderator", "clerk", "organiser", "screen")
        )
        if moderator.state.get("stage"):
            moderator.say({"type": "closeOffers", "pitch": moderator.state["stage"]})
        pitch = next(pitch["pitch"] for pitch in moderator.state["pitches"] if pitch["state"] == "ready")
        moderator.say({**example("stagePitch", "01"), "pitch": pitch})
        moderator.say({**example("openOffers", "02"), "pitch": pitch})
        made = clerk.say({**example("makeOffer", "05"), "pitch": pitch})
        screen.read_until(lambda: screen.seq >= made["seq"])
        with Stranger(hall, "jury") as away:
            pass
        shown = next(each for each in screen.state["pitches"] if each["pitch"] == pitch)["recent"][-1]
        assert shown["by"] == {"badge": 103, "organisation": "Facilicom", "sector": "schoonmaak"}

        erased = organiser.say(example("erasePerson", "14"))
        screen.read_until(lambda: screen.seq >= erased["seq"])
        shown = next(each for each in screen.state["pitches"] if each["pitch"] == pitch)["recent"][-1]
        assert shown["by"] == {"sector": "schoonmaak"}
        with Stranger(hall, "jury", seen=away) as back:
            assert not back.resumed
            assert (back.seq, back.state) == (screen.seq, screen.state)
