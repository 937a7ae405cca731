"""Messages that cannot be read and commands that cannot be done, each with the refusal that it gets."""

OPEN, READY, CLOSED, SOMEBODY_ELSES = "p1", "p2", "p3", 1

UNREADABLE = {
    "words": "niet eens JSON",
    "nothing": "",
    "null": "null",
    "a list": "[]",
    "a text": '"x"',
    "a number": "1",
    "half an object": '{"id":"x","type":"make',
    "two objects": '{"id":"a"}{"id":"b"}',
    "something after it": '{"id":"a"} x',
    "not a number": '{"id":"a","type":"makeOffer","amount":NaN}',
    "a hexadecimal number": '{"id":"a","type":"makeOffer","amount":0x10}',
    "a number with a plus": '{"id":"a","type":"makeOffer","amount":+5}',
    "a number that begins with 0": '{"id":"a","type":"makeOffer","amount":01}',
    "Arabic digits": '{"id":"a","type":"makeOffer","amount":٥}',
    "comments": '{"id":"a" /* ? */}',
    "the deepest list": "[" * 8000,
    "the deepest object": '{"a":' * 3000,
}


def offer(**changes):
    return {"type": "makeOffer", "pitch": OPEN, "kind": "meeloopdag", "amount": 1} | changes


def pitch(**changes):
    return {"type": "putPitch", "title": "Werk in de wijk", "asks": [{"kind": "baan", "target": 3}]} | changes


EMPLOYER = [
    ({"type": "koffie"}, "unknownCommand", "type"),
    ({"type": "admit"}, "unknownCommand", "type"),
    ({"type": ""}, "unknownCommand", "type"),
    ({}, "fieldMissing", "type"),
    ({"type": 3}, "fieldInvalid", "type"),
    ({"type": "makeOffer"}, "fieldMissing", "pitch"),
    (offer(kind=None), "fieldMissing", "kind"),
    (offer(amount=None), "fieldMissing", "amount"),
    (offer(amount="5"), "fieldInvalid", "amount"),
    (offer(amount=True), "fieldInvalid", "amount"),
    (offer(amount=[5]), "fieldInvalid", "amount"),
    (offer(amount=0.5), "fieldInvalid", "amount"),
    (offer(amount=1.0000001), "fieldInvalid", "amount"),
    (offer(amount=0), "amountNotPositive", None),
    (offer(amount=-1), "amountNotPositive", None),
    (offer(amount=-(10**30)), "amountNotPositive", None),
    (offer(amount=1_000_001), "amountTooLarge", None),
    (offer(amount=2**53), "amountTooLarge", None),
    (offer(amount=2**63), "amountTooLarge", None),
    (offer(amount=10**300), "amountTooLarge", None),
    (offer(kind="meedenken", amount=2), "amountMustBeOne", None),
    (offer(kind="goud"), "kindUnknown", None),
    (offer(kind=""), "kindUnknown", None),
    (offer(kind=7), "fieldInvalid", "kind"),
    (offer(pitch="p99"), "pitchUnknown", None),
    (offer(pitch="p0"), "pitchUnknown", None),
    (offer(pitch="p01"), "pitchUnknown", None),
    (offer(pitch="P1"), "pitchUnknown", None),
    (offer(pitch=""), "pitchUnknown", None),
    (offer(pitch="p" + "9" * 40), "pitchUnknown", None),
    (offer(pitch=1), "fieldInvalid", "pitch"),
    (offer(pitch=READY), "offersNotOpen", None),
    (offer(pitch=READY, late=True), "offersNotOpen", None),
    (offer(pitch=CLOSED), "offersClosed", None),
    (offer(show="ja"), "fieldInvalid", "show"),
    (offer(late=1), "fieldInvalid", "late"),
    (offer(channel="duif"), "fieldInvalid", "channel"),
    (offer(needs="Jobcoach"), "fieldInvalid", "needs"),
    (offer(needs=[1]), "fieldInvalid", "needs"),
    (offer(needs=["Jobcoach"] * 11), "tooMany", None),
    (offer(needs=["x" * 141]), "textTooLong", None),
    (offer(note="x" * 601), "textTooLong", None),
    (offer(note="e" + "\u0301" * 2400), "textTooLong", None),
    (offer(note="piep\u0007"), "textInvalid", None),
    (offer(note="a\u0000b"), "textInvalid", None),
    (offer(note="goed\u202efout"), "textInvalid", None),
    (offer(note="a\u2066b\u2069"), "textInvalid", None),
    (offer(note="\u001b[31mrood"), "textInvalid", None),
    (offer(badge=102), "notAllowed", None),
    ({"type": "withdrawOffer"}, "fieldMissing", "offer"),
    ({"type": "withdrawOffer", "offer": "1"}, "fieldInvalid", "offer"),
    ({"type": "withdrawOffer", "offer": 0}, "offerUnknown", None),
    ({"type": "withdrawOffer", "offer": -1}, "offerUnknown", None),
    ({"type": "withdrawOffer", "offer": 10**30}, "offerUnknown", None),
    ({"type": "withdrawOffer", "offer": SOMEBODY_ELSES}, "offerUnknown", None),
]

MODERATOR = [
    ({"type": "openOffers", "pitch": OPEN, "closesInSeconds": 4}, "closingTimeInvalid", None),
    ({"type": "openOffers", "pitch": OPEN, "closesInSeconds": 3601}, "closingTimeInvalid", None),
    ({"type": "openOffers", "pitch": OPEN, "closesInSeconds": -(10**30)}, "closingTimeInvalid", None),
    ({"type": "openOffers", "pitch": OPEN, "closesInSeconds": 10**30}, "closingTimeInvalid", None),
    ({"type": "openOffers", "pitch": OPEN, "closesInSeconds": 9.5}, "fieldInvalid", "closesInSeconds"),
    ({"type": "openOffers", "pitch": OPEN}, "stateChanged", None),
    ({"type": "openOffers", "pitch": OPEN, "expect": "dicht"}, "fieldInvalid", "expect"),
    ({"type": "openOffers", "pitch": READY}, "pitchNotOnStage", None),
    ({"type": "openOffers", "pitch": "p99"}, "pitchUnknown", None),
    ({"type": "closeOffers", "pitch": CLOSED}, "stateChanged", None),
    ({"type": "closeOffers", "pitch": READY}, "offersNotOpen", None),
    ({"type": "closeOffers", "pitch": OPEN, "expect": "ready"}, "stateChanged", None),
    ({"type": "stagePitch", "pitch": READY}, "anotherPitchOpen", None),
]

ORGANISER = [
    (offer(), "personUnknown", None),
    (offer(badge=9999), "personUnknown", None),
    (offer(badge=11), "personUnknown", None),
    (offer(badge=1.5), "fieldInvalid", "badge"),
    ({"type": "acceptLate", "offer": SOMEBODY_ELSES}, "notLate", None),
    ({"type": "acceptLate", "offer": 99}, "offerUnknown", None),
    ({"type": "withdrawOffer", "offer": SOMEBODY_ELSES, "reason": "x" * 601}, "textTooLong", None),
    (pitch(title=None), "fieldMissing", "title"),
    (pitch(title=""), "textMissing", None),
    (pitch(title=" \u200b "), "textMissing", None),
    (pitch(title="x" * 141), "textTooLong", None),
    (pitch(title="Werk\u202e"), "textInvalid", None),
    (pitch(problem=5), "fieldInvalid", "problem"),
    (pitch(asks="baan:3"), "fieldInvalid", "asks"),
    (pitch(asks=[{"kind": "baan"}]), "fieldMissing", "asks"),
    (pitch(asks=[{"kind": "baan", "target": 0}]), "amountNotPositive", None),
    (pitch(asks=[{"kind": "baan", "target": 10**9}]), "amountTooLarge", None),
    (pitch(asks=[{"kind": "baan", "target": 1}] * 2), "tooMany", None),
    (pitch(asks=[{"kind": "belmij", "target": 1}]), "kindUnknown", None),
    (pitch(promises=["x"] * 16), "tooMany", None),
    (pitch(region="AM99"), "regionUnknown", None),
    (pitch(theme="geluk"), "themeUnknown", None),
    (pitch(sector="piraat"), "sectorUnknown", None),
    (pitch(wethouder=101), "personUnknown", None),
    (pitch(pitch=OPEN), "pitchFrozen", None),
    (pitch(pitch="p99"), "pitchUnknown", None),
]

TABLE = [("employer", *row) for row in EMPLOYER]
TABLE += [("moderator", *row) for row in MODERATOR]
TABLE += [("organiser", *row) for row in ORGANISER]
