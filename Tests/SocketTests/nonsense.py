"""Messages that cannot be read and commands that cannot be done, each with the refusal that it gets."""

OPEN, READY, CLOSED, SOMEBODY_ELSES, WITHDRAWN, ANNA = "p1", "p2", "p3", 1, 2, 27

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
    "a NUL after it": '{"id":"a"}\0',
    "a byte order mark": '\ufeff{"id":"a","type":"makeOffer"}',
    "a comma too many": '{"id":"a","type":"makeOffer",}',
    "single quotes": "{'id':'a'}",
    "a tab in a text": '{"id":"a","type":"make\tOffer"}',
    "not a number": '{"id":"a","type":"makeOffer","amount":NaN}',
    "infinity": '{"id":"a","type":"makeOffer","amount":-Infinity}',
    "a number with an underscore": '{"id":"a","type":"makeOffer","amount":1_000}',
    "a number with half a fraction": '{"id":"a","type":"makeOffer","amount":1.}',
    "a hexadecimal number": '{"id":"a","type":"makeOffer","amount":0x10}',
    "a number with a plus": '{"id":"a","type":"makeOffer","amount":+5}',
    "a number that begins with 0": '{"id":"a","type":"makeOffer","amount":01}',
    "Arabic digits": '{"id":"a","type":"makeOffer","amount":٥}',
    "full-width digits": '{"id":"a","type":"makeOffer","amount":１}',
    "comments": '{"id":"a" /* ? */}',
}

# A command that would be recorded if the rest of it were not there.
WHOLE = '"type":"makeOffer","pitch":"p1","kind":"meeloopdag","amount":1'
AMBIGUOUS = {
    "an amount twice": ('{"id":"a",%s,"amount":2}' % WHOLE, "fieldTwice", "amount"),
    "an amount twice, once in disguise": ('{"id":"a",%s,"\\u0061mount":2}' % WHOLE, "fieldTwice", "amount"),
    "an id twice": ('{"id":"a",%s,"id":"b"}' % WHOLE, "fieldTwice", "id"),
    "something unknown twice": ('{"id":"a",%s,"x":{"y":1,"y":2}}' % WHOLE, "fieldTwice", "x"),
    "markup twice": ('{"id":"a",%s,"<b>":1,"<b>":2}' % WHOLE, "fieldTwice", None),
    "nine deep": ('{"id":"a",%s,"x":%s1%s}' % (WHOLE, "[" * 8, "]" * 8), "tooLarge", None),
    "the deepest list": ("[" * 8000, "tooLarge", None),
    "the deepest object": ('{"a":' * 3000, "tooLarge", None),
    "65 members": ('{"id":"a",%s,%s}' % (WHOLE, ",".join(f'"m{n}":0' for n in range(60))), "tooLarge", None),
    "thousands of members": ('{"id":"a",%s,%s}' % (WHOLE, ",".join(f'"{n}":0' for n in range(1800))), "tooLarge", None),
    "half a character": ('{"id":"a",%s,"note":"a\\ud800"}' % WHOLE, "textInvalid", "note"),
    "its other half": ('{"id":"a",%s,"note":"\\udc00b"}' % WHOLE, "textInvalid", "note"),
    "halves the wrong way around": ('{"id":"a",%s,"needs":["\\ude00\\ud83d"]}' % WHOLE, "textInvalid", "needs"),
}

# What would be a line of its own in a log, or speak to the terminal of whoever reads one.
FORGED = [
    '\r\n{"level":"error","message":"forged"}', "\x1b[31mforged", "\u202eforged", "\0forged", "\x9b31mforged\x07",
    "forged\u2028forged\x85forged", '"}\n{"message":"forged","level":"critical',
]  # fmt: skip


def offer(**changes):
    return {"type": "makeOffer", "pitch": OPEN, "kind": "meeloopdag", "amount": 1} | changes


def pitch(**changes):
    return {"type": "putPitch", "title": "Werk in de wijk", "asks": [{"kind": "baan", "target": 3}]} | changes


def written(amount):
    """An offer whose amount is written just so."""
    return Written(f'"type":"makeOffer","pitch":"{OPEN}","kind":"meeloopdag","amount":{amount}')


class Written(str):
    """The members of a command as they are sent, where it matters how they are written."""


def charter(**changes):
    return {"type": "changeCharter"} | changes


def person(**changes):
    return {"type": "changePerson", "person": ANNA} | changes


def part(**item):
    return {"type": "putProgramme", "items": [{"title": "Koffie"} | item]}


NO_DAYS = [
    "0000-01-01", "1969-12-31", "9999-12-31", "10000-01-01", "2027-02-30", "2027-02-29", "2027-13-01", "2027-3-1",
    "21-03-2027", "morgen", "２027-01-01", "",
]  # fmt: skip
NO_MOMENTS = [
    # Without a zone nobody knows which half past two it was in the night in which clocks change.
    "2027-10-31T02:30", "2027-10-31 02:30", "2027-10-31T02:30:00",
    "0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T00:00:00Z", "2027-02-30T10:00:00Z",
    "2027-03-21T24:00:00Z", "2027-03-21T25:00:00Z", "2027-03-21T10:00:60Z", "9223372036854775807", "straks", " ",
]  # fmt: skip
NO_ADDRESSES = ["anna", "anna@", "@postnl.example", "a@@b.example", "a b@c.example", "a@b", "a@b.example\nBcc: c@d.example"]


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
    (offer(amount=0), "amountNotPositive", "amount"),
    (offer(amount=-1), "amountNotPositive", "amount"),
    (offer(amount=-(10**30)), "amountNotPositive", "amount"),
    (offer(amount=1_000_001), "amountTooLarge", "amount"),
    (offer(amount=2**53), "amountTooLarge", "amount"),
    (offer(amount=2**63), "amountTooLarge", "amount"),
    (offer(amount=10**300), "amountTooLarge", "amount"),
    (written("-0"), "amountNotPositive", "amount"),
    (written("-0.0"), "amountNotPositive", "amount"),
    (written("1e400"), "amountTooLarge", "amount"),
    (written("1e999999999"), "amountTooLarge", "amount"),
    (written("9" * 400), "amountTooLarge", "amount"),
    (written("9007199254740993.0"), "amountTooLarge", "amount"),
    (written("0.99999999999999999999"), "fieldInvalid", "amount"),
    (written("1.00000000000000000001"), "fieldInvalid", "amount"),
    (written("1e-3"), "fieldInvalid", "amount"),
    (offer(amount="1.250,50"), "fieldInvalid", "amount"),
    (offer(amount="2500"), "fieldInvalid", "amount"),
    (offer(amount="２"), "fieldInvalid", "amount"),
    (offer(kind="meedenken", amount=2), "amountMustBeOne", "amount"),
    (offer(kind="goud"), "kindUnknown", "kind"),
    (offer(kind=""), "kindUnknown", "kind"),
    (offer(kind=7), "fieldInvalid", "kind"),
    (offer(pitch="p99"), "pitchUnknown", "pitch"),
    (offer(pitch="p0"), "pitchUnknown", "pitch"),
    (offer(pitch="p01"), "pitchUnknown", "pitch"),
    (offer(pitch="P1"), "pitchUnknown", "pitch"),
    (offer(pitch=""), "pitchUnknown", "pitch"),
    (offer(pitch="p" + "9" * 40), "pitchUnknown", "pitch"),
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
    (offer(needs=["x" * 141]), "textTooLong", "needs"),
    (offer(note="x" * 601), "textTooLong", "note"),
    (offer(note="e" + "\u0301" * 2400), "textTooLong", "note"),
    (offer(note="piep\u0007"), "textInvalid", "note"),
    (offer(note="a\u0000b"), "textInvalid", "note"),
    (offer(note="goed\u202efout"), "textInvalid", "note"),
    (offer(note="a\u2066b\u2069"), "textInvalid", "note"),
    (offer(note="\u001b[31mrood"), "textInvalid", "note"),
    (offer(note="Z" + "\u0351" * 9 + "o"), "textInvalid", "note"),
    (offer(needs=["\u202e"]), "textMissing", "needs"),
    (offer(badge=102), "notAllowed", None),
    ({"type": "withdrawOffer", "offer": WITHDRAWN}, "alreadyWithdrawn", None),
    ({"type": "withdrawOffer"}, "fieldMissing", "offer"),
    ({"type": "withdrawOffer", "offer": "1"}, "fieldInvalid", "offer"),
    ({"type": "withdrawOffer", "offer": 0}, "offerUnknown", "offer"),
    ({"type": "withdrawOffer", "offer": -1}, "offerUnknown", "offer"),
    ({"type": "withdrawOffer", "offer": 10**30}, "offerUnknown", "offer"),
    ({"type": "withdrawOffer", "offer": -(10**30)}, "offerUnknown", "offer"),
    ({"type": "withdrawOffer", "offer": SOMEBODY_ELSES}, "offerUnknown", "offer"),
]

MODERATOR = [
    ({"type": "openOffers", "pitch": OPEN, "closesInSeconds": 4}, "closingTimeInvalid", "closesInSeconds"),
    ({"type": "openOffers", "pitch": OPEN, "closesInSeconds": 3601}, "closingTimeInvalid", "closesInSeconds"),
    ({"type": "openOffers", "pitch": OPEN, "closesInSeconds": -(10**30)}, "closingTimeInvalid", "closesInSeconds"),
    ({"type": "openOffers", "pitch": OPEN, "closesInSeconds": 10**30}, "closingTimeInvalid", "closesInSeconds"),
    ({"type": "openOffers", "pitch": OPEN, "closesInSeconds": 9.5}, "fieldInvalid", "closesInSeconds"),
    ({"type": "openOffers", "pitch": OPEN}, "stateChanged", None),
    ({"type": "openOffers", "pitch": OPEN, "expect": "dicht"}, "fieldInvalid", "expect"),
    ({"type": "openOffers", "pitch": READY}, "pitchNotOnStage", None),
    ({"type": "openOffers", "pitch": "p99"}, "pitchUnknown", "pitch"),
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
    ({"type": "acceptLate", "offer": 99}, "offerUnknown", "offer"),
    ({"type": "withdrawOffer", "offer": SOMEBODY_ELSES, "reason": "x" * 601}, "textTooLong", "reason"),
    (pitch(title=None), "fieldMissing", "title"),
    (pitch(title=""), "textMissing", "title"),
    (pitch(title=" \u200b "), "textMissing", "title"),
    (pitch(title="x" * 141), "textTooLong", "title"),
    (pitch(title="Werk\u202e"), "textInvalid", "title"),
    (pitch(problem=5), "fieldInvalid", "problem"),
    (pitch(asks="baan:3"), "fieldInvalid", "asks"),
    (pitch(asks=[{"kind": "baan"}]), "fieldMissing", "asks"),
    (pitch(asks=[{"kind": "baan", "target": 0}]), "amountNotPositive", "asks"),
    (pitch(asks=[{"kind": "baan", "target": 10**9}]), "amountTooLarge", "asks"),
    (pitch(asks=[{"kind": "baan", "target": 1}] * 2), "tooMany", None),
    (pitch(asks=[{"kind": "belmij", "target": 1}]), "kindUnknown", "asks"),
    (pitch(promises=["x"] * 16), "tooMany", None),
    (pitch(region="AM99"), "regionUnknown", "region"),
    (pitch(theme="geluk"), "themeUnknown", "theme"),
    (pitch(sector="piraat"), "sectorUnknown", "sector"),
    (pitch(wethouder=101), "personUnknown", None),
    *((pitch(**{field: "x" * 501}), "textTooLong", field) for field in ("problem", "forWhom", "firstStep")),
    *((pitch(**{field: "x" * 81}), "textTooLong", field) for field in ("municipality", "place")),
    (pitch(promises=["x" * 141]), "textTooLong", "promises"),
    (pitch(notes="x" * 1001), "textTooLong", "notes"),
    *((part(startsAt=time), "timeInvalid", "items") for time in ("24:00", "25:00", "14:60", "-0:30", "+1:30", "1430", "１4:3")),
    *((part(minutes=minutes), "timeInvalid", "items") for minutes in (0, -10, 241, 481, 2**63)),
    (part(minutes=1.5), "fieldInvalid", "items"),
    (part(title=" "), "textMissing", "items"),
    *((charter(date=day), "dateInvalid", "date") for day in NO_DAYS),
    *((charter(keepUntil=day), "dateInvalid", "keepUntil") for day in (*NO_DAYS[:-1], "2019-03-20")),
    *((charter(freezeAt=time), "dateInvalid", "freezeAt") for time in NO_MOMENTS),
    (charter(freezeAt=2**63), "fieldInvalid", "freezeAt"),
    (charter(name="x" * 81), "textTooLong", "name"),
    (charter(contact="a\u001b[2J"), "textInvalid", "contact"),
    (charter(walkInsFrom=0), "badgeRangeInvalid", "walkInsFrom"),
    *((person(email=address), "emailInvalid", "email") for address in NO_ADDRESSES),
    (person(email="anna@postnl.example\r\nBcc: all@postnl.example"), "textInvalid", "email"),
    (person(email="\u202eanna@postnl.example"), "textInvalid", "email"),
    (person(email="x" * 250 + "@postnl.example"), "textTooLong", "email"),
    (person(name="\u200b"), "textMissing", "name"),
    (person(organisation="Z" + "\u0489" * 9), "textInvalid", "organisation"),
    (person(size="groot"), "sizeUnknown", "size"),
    (person(badge=100_000), "badgeTaken", "badge"),
    (pitch(pitch=OPEN), "pitchFrozen", None),
    (pitch(pitch="p99"), "pitchUnknown", "pitch"),
]

TABLE = [("employer", *row) for row in EMPLOYER]
TABLE += [("moderator", *row) for row in MODERATOR]
TABLE += [("organiser", *row) for row in ORGANISER]
