"""What everybody in the hall sees, folded from events; held against the vectors that server and pages are held against."""

RECENT_MAXIMUM = 40


def fold(state, event):
    """The state after an event; what it does not know, or what is about an unknown pitch, changes nothing."""
    match event["type"]:
        case "conferenceCreated" | "charterChanged":
            return state | {"conference": event["conference"]}
        case "phaseEntered":
            return state | {"conference": state["conference"] | {"phase": event["phase"]}}
        case "rehearsalWiped":
            return _wiped(state)
        case "programmePut":
            return _ordered(state, event["programme"])
        case "personChanged":
            return _renamed(state, event)
        case "pitchPut":
            return _put(state, event["pitch"])
        case "pitchStaged":
            return _stage(state, event["pitch"])
        case "offersOpened":
            opened = {"state": "open", "closesAt": event.get("closesAt"), "closedSeq": None}
            return _change(state, event["pitch"], lambda pitch: opened)
        case "offersClosed":
            closed = {"state": "closed", "closesAt": None, "closedSeq": event["seq"]}
            return _change(state, event["pitch"], lambda pitch: closed)
        case "stageCleared":
            return _leave(state) | ({"interlude": event["interlude"]} if "interlude" in event else {})
        case "steppedBack":
            return _back(state, event)
        case "juryOpened":
            return state | {"juryOpen": True}
        case "juryClosed":
            return _without(state, "juryOpen")
        case "offerMade" | "lateAccepted" if event.get("counted", True):
            return _change(state, event["pitch"], lambda pitch: _counted(pitch, event))
        case "offerWithdrawn" if event["counted"]:
            return _change(state, event["pitch"], lambda pitch: _discounted(pitch, event))
        case "personErased":
            return _unnamed(state, event)
    return state


def _change(state, name, change):
    """The state with a changed pitch; a member that becomes None is left out."""
    pitches = [
        {member: value for member, value in (pitch | change(pitch)).items() if value is not None}
        if pitch["pitch"] == name
        else pitch
        for pitch in state["pitches"]
    ]
    return state | {"pitches": pitches}


def _put(state, put):
    if any(pitch["pitch"] == put["pitch"] for pitch in state["pitches"]):
        pitches = [put if pitch["pitch"] == put["pitch"] else pitch for pitch in state["pitches"]]
    else:
        pitches = [*state["pitches"], put]
    return state | {"pitches": pitches}


def _stage(state, name):
    if all(pitch["pitch"] != name for pitch in state["pitches"]):
        return state
    on_stage = {"state": "onStage", "closesAt": None, "closedSeq": None}
    return _change(_leave(state), name, lambda pitch: on_stage) | {"stage": name}


def _leave(state):
    """The stage is empty; who stood there without having been opened is ready again."""
    name = state.get("stage")
    left = _change(state, name, lambda pitch: {"state": "ready"} if pitch["state"] == "onStage" else {})
    return _without(left, "stage", "interlude")


def _back(state, event):
    for place in event["pitches"]:
        whole = {"closesAt": None, "closedSeq": None} | place
        state = _change(state, place["pitch"], lambda pitch, whole=whole: whole)
    told = {member: event[member] for member in ("stage", "interlude") if member in event}
    return _without(state, "stage", "interlude") | told


def _without(state, *members):
    return {member: value for member, value in state.items() if member not in members}


def _counted(pitch, event):
    tally, kind = pitch.get("tally", {}), event["kind"]
    offer = {member: event[member] for member in ("offer", "kind", "amount", "by", "prepared") if member in event}
    return {
        "tally": tally | {kind: tally.get(kind, 0) + event["amount"]},
        "standing": pitch.get("standing", 0) + 1,
        "recent": [*pitch.get("recent", []), offer][-RECENT_MAXIMUM:],
    }


def _discounted(pitch, event):
    tally, kind = pitch["tally"], event["kind"]
    rest = tally | {kind: tally[kind] - event["amount"]}
    return {
        "tally": {kind: amount for kind, amount in rest.items() if amount},
        "standing": pitch["standing"] - 1,
        "recent": [offer for offer in pitch["recent"] if offer["offer"] != event["offer"]],
    }


def _wiped(state):
    """Nothing was ever practised: no offers, no verdicts, nothing on the stage."""
    never = {"closesAt": None, "closedSeq": None, "tally": {}, "standing": 0, "recent": []}
    for pitch in state["pitches"]:
        ready = "ready" if pitch["title"] and pitch["asks"] else "draft"
        state = _change(state, pitch["pitch"], lambda _, ready=ready: never | {"state": ready})
    return _without(state, "stage", "interlude", "juryOpen")


def _ordered(state, programme):
    """Pitches in the order of the programme; those that are not in it last, oldest first."""
    order = [item["pitch"] for item in programme if "pitch" in item]
    place = {name: index for index, name in reversed(list(enumerate(order)))}
    pitches = sorted(state["pitches"], key=lambda pitch: (place.get(pitch["pitch"], len(order)), pitch["number"]))
    told = {"programme": programme} if programme else {}
    return _without(state, "programme") | {"pitches": pitches} | told


def _renamed(state, event):
    """Somebody is described anew, in the latest offers and as the wethouder of a pitch."""
    by = {offer["offer"]: offer["by"] for offer in event["offers"]}
    own = {pitch["pitch"]: {"wethouder": pitch.get("wethouder")} for pitch in event["pitches"]}
    for pitch in state["pitches"]:
        recent = [offer | ({"by": by[offer["offer"]]} if offer["offer"] in by else {}) for offer in pitch["recent"]]
        change = {"recent": recent} | own.get(pitch["pitch"], {})
        state = _change(state, pitch["pitch"], lambda _, change=change: change)
    return state


def _unnamed(state, event):
    """Whoever was erased is named nowhere; numbers and sectors stay."""
    for pitch in state["pitches"]:
        recent = [
            offer | {"by": {"sector": offer["by"]["sector"]} if "sector" in offer["by"] else {}}
            if offer["offer"] in event["offers"]
            else offer
            for offer in pitch.get("recent", [])
        ]
        change = {"recent": recent} | ({"wethouder": None} if pitch["pitch"] in event["pitches"] else {})
        state = _change(state, pitch["pitch"], lambda _, change=change: change)
    return state
