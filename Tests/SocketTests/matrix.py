"""Who may do what, and with what: every command and every route that the two documents have, with a row for each."""

import json
import pathlib
import re
from dataclasses import dataclass, field

API = pathlib.Path(__file__).resolve().parents[2] / "Web/api"

ORGANISER, RUNS_STAGE = {"organiser"}, {"organiser", "moderator"}
OFFERS = {"employer", "organiser", "clerk"}
COMMITMENTS = {"organiser", "wethouder"}
EVERYBODY = {"organiser", "moderator", "wethouder", "clerk", "jury", "screen", "employer"}


def commands():
    """The commands that asyncapi.yaml describes."""
    operations = (API / "asyncapi.yaml").read_text().split("\noperations:\n")[1].split("\ncomponents:")[0]
    return set(re.findall(r"^  (\w+):\n    action: receive$", operations, re.M))


def routes():
    """The routes of the API that openapi.json describes, and whether one must have proven who one is."""
    paths = json.loads((API / "openapi.json").read_text())["paths"]
    return {
        (method.upper(), path): any("bearer" in way for way in operation.get("security", []))
        for path, methods in paths.items()
        for method, operation in methods.items()
        if method in ("get", "post", "put", "patch", "delete")
    }


@dataclass
class Row:
    """Who may do something.

    ``there`` names things that exist, so that one who may would change something; ``gone`` names none that does.
    """

    roles: set
    there: dict = field(default_factory=dict)
    gone: dict = field(default_factory=dict)


# What names nothing has only `there`: then what is compared is the answer to every role that may not.
COMMANDS = {
    "enterPhase": Row(ORGANISER, {"phase": "closed"}),
    "wipeRehearsal": Row(ORGANISER),
    "changeCharter": Row(ORGANISER, {"name": "Van een ander"}),
    "changePerson": Row(ORGANISER, {"person": 27, "name": "Van een ander"}, {"person": 99_999, "name": "Van een ander"}),
    "revokePerson": Row(ORGANISER, {"person": 30}, {"person": 99_999}),
    "erasePerson": Row(ORGANISER, {"person": 29}, {"person": 99_999}),
    "mergeOrganisations": Row(ORGANISER, {"from": ["Siza"], "to": "X"}, {"from": ["Niemand"], "to": "X"}),
    "putProgramme": Row(RUNS_STAGE, {"items": [{"pitch": "p2"}]}, {"items": [{"pitch": "p999"}]}),
    "prepareOffer": Row(
        ORGANISER,
        {"pitch": "p3", "kind": "stage", "amount": 1, "badge": 105},
        {"pitch": "p3", "kind": "stage", "amount": 1, "badge": 99_998},
    ),
    "dropPrepared": Row(ORGANISER, {"prepared": 1}, {"prepared": 99}),
    "revealPrepared": Row(RUNS_STAGE, {"pitch": "p2"}, {"pitch": "p999"}),
    "putPitch": Row(
        COMMITMENTS,
        {"pitch": "p5", "title": "Van een ander", "asks": [{"kind": "baan", "target": 1}]},
        {"pitch": "p999", "title": "Van een ander", "asks": [{"kind": "baan", "target": 1}]},
    ),
    "stagePitch": Row(RUNS_STAGE, {"pitch": "p3"}, {"pitch": "p999"}),
    "openOffers": Row(RUNS_STAGE, {"pitch": "p1", "closesInSeconds": 900}, {"pitch": "p999", "closesInSeconds": 900}),
    "closeOffers": Row(RUNS_STAGE, {"pitch": "p1"}, {"pitch": "p999"}),
    "clearStage": Row(RUNS_STAGE),
    "stepBack": Row(RUNS_STAGE),
    "makeOffer": Row(
        OFFERS, {"pitch": "p1", "kind": "baan", "amount": 1}, {"pitch": "p999", "kind": "baan", "amount": 1, "badge": 101}
    ),
    "withdrawOffer": Row(OFFERS, {"offer": 1}, {"offer": 99_999}),
    "acceptLate": Row(ORGANISER, {"offer": 1}, {"offer": 99_999}),
    "openJury": Row(RUNS_STAGE),
    "closeJury": Row(RUNS_STAGE),
    "judgePitch": Row({"jury"}, {"pitch": "p1", "points": 4}, {"pitch": "p999", "points": 4}),
}

_EXPORT = "/api/v1/conferences/{code}/exports"
_CONFERENCE = "/api/v1/conferences/{code}"
_GUEST = {"role": "employer", "name": "Ida", "organisation": "Ida BV"}
_LIST = b"naam;organisatie\r\nIda;Ida BV\r\n"

# By the end of the path. `there` and `gone` fill in what is in braces; `body` is sent.
ROUTES = {
    ("GET", "/me"): Row(EVERYBODY),
    ("POST", "/leave"): Row(EVERYBODY),
    ("POST", "/commands"): Row(EVERYBODY),
    ("GET", "/events"): Row(EVERYBODY),
    ("GET", "/jury"): Row(EVERYBODY),
    ("GET", "/offers"): Row({"organiser", "moderator", "clerk", "jury", "wethouder"}),
    ("GET", "/people"): Row({"organiser", "clerk"}),
    ("POST", "/people"): Row({"organiser", "clerk"}, {"body": _GUEST}),
    ("POST", "/people/import"): Row(ORGANISER, {"query": "?dryRun=no", "body": _LIST}),
    ("POST", "/people/{person}/link"): Row({"organiser", "clerk"}, {"person": 27}, {"person": 99_999}),
    ("POST", "/badges"): Row({"organiser", "clerk"}, {"body": {"people": [27]}}, {"body": {"people": [99_999]}}),
    ("GET", "/screens"): Row(RUNS_STAGE),
    ("GET", "/settings"): Row(ORGANISER),
    ("GET", "/prepared"): Row(RUNS_STAGE),
    ("GET", "/carried"): Row(ORGANISER),
    ("GET", "/audit"): Row(ORGANISER),
    ("GET", "/preflight"): Row(ORGANISER),
    ("GET", "/wifi"): Row(ORGANISER),
    ("GET", "/rehearsal"): Row(ORGANISER),
    ("POST", "/rehearsal"): Row(ORGANISER, {"body": {"bidders": 10}}),
    ("POST", "/rehearsal/stop"): Row(ORGANISER),
    ("GET", "/ledger.jsonl"): Row(ORGANISER),
    ("GET", "/exports/ledger.txt"): Row(ORGANISER),
    ("GET", "/exports/participants.csv"): Row(ORGANISER),
    ("GET", "/exports/addresses.csv"): Row(ORGANISER),
    ("GET", "/offers/{offer}/receipt"): Row(
        {"employer", "wethouder", "organiser", "clerk"}, {"offer": 1}, {"offer": 99_999}
    ),
    ("GET", "/pitches/{pitch}/receipts"): Row(COMMITMENTS, {"pitch": "p1"}, {"pitch": "p999"}),
} | {
    ("GET", f"/exports/commitments.{kind}"): Row(COMMITMENTS, {"query": "?pitch=p1"}, {"query": "?pitch=p999"})
    for kind in ("csv", "xlsx", "ods", "json", "ics")
}
ROUTES = {(method, _CONFERENCE + path): row for (method, path), row in ROUTES.items()}
# Of these the next tests speak: a socket is asked for by a handshake, and who founds is asked of every conference.
ELSEWHERE = {
    ("GET", "/live/{code}"),
    ("POST", "/live/{code}"),
    ("GET", "/api/v1/conferences"),
    ("POST", "/api/v1/conferences"),
}
# Anybody may ask these. No token in them, and nothing written but by join and wifi.
OPEN = {
    ("POST", _CONFERENCE + "/join"),
    ("POST", _CONFERENCE + "/wifi"),
    ("GET", _CONFERENCE),
    ("GET", _CONFERENCE + "/qr.svg"),
    ("GET", _CONFERENCE + "/checkpoint"),
    ("GET", _CONFERENCE + "/checkpoint.svg"),
}

# Somebody who may do a thing, but with what is theirs: another's is as what is not there.
OTHERS_BY_COMMAND = [
    ("employer", "withdrawOffer", {"offer": 1}, {"offer": 99_999}),
    ("clerk", "withdrawOffer", {"offer": 1}, {"offer": 99_999}),
    ("wethouder", "putPitch", *(COMMANDS["putPitch"].there, COMMANDS["putPitch"].gone)),
    (
        "employer",
        "makeOffer",
        {"pitch": "p1", "kind": "baan", "amount": 1, "badge": 101},
        {"pitch": "p1", "kind": "baan", "amount": 1, "badge": 99_998},
    ),
]
OTHERS_BY_ROUTE = [
    ("employer", "GET", "/offers/{offer}/receipt"),
    ("wethouder", "GET", "/offers/{offer}/receipt"),
    ("wethouder", "GET", "/pitches/{pitch}/receipts"),
    *(("wethouder", "GET", f"/exports/commitments.{kind}") for kind in ("csv", "xlsx", "ods", "json", "ics")),
]
# A desk makes links for employers; of staff and of nobody it learns the same.
OTHERS_OF_A_DESK = [
    ("POST", "/people/{person}/link", {"person": 1}, {"person": 99_999}),
    ("POST", "/badges", {"body": {"people": [1]}}, {"body": {"people": [99_999]}}),
    ("POST", "/badges", {"body": {"people": [27, 28]}}, {"body": {"people": [99_999, 99_998]}}),
    ("POST", "/people", {"body": _GUEST | {"role": "organiser"}}, {"body": _GUEST | {"role": "clerk"}}),
]
