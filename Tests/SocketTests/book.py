"""The ledger read by a stranger: the lines, the words kept beside them, and what they add up to."""

import base64
import csv
import io
import json
import re
import sqlite3

STATUS_IN_DUTCH = {
    "recorded": "vastgelegd",
    "late": "na sluiting",
    "lateAccepted": "na sluiting, geaccepteerd",
    "withdrawn": "ingetrokken",
}
CHANNEL_IN_DUTCH = {"phone": "telefoon", "hand": "hand", "paper": "papier"}


def canonical(value):
    """The one spelling of a JSON value: sorted, without spaces, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def rows(hall, query):
    """What the database holds, read beside the server without touching anything."""
    store = sqlite3.connect(f"file:{hall.data}/wiebiedt.sqlite?mode=ro", uri=True)
    try:
        return store.execute(query).fetchall()
    finally:
        store.close()


def words(hall):
    """The words of each line that has any, by the number of the line."""
    return {seq: json.loads(text) for seq, text in rows(hall, "SELECT seq, json FROM words")}


def words_in(file):
    """The words that stand beside the lines in the ledger as a file, by the number of the line."""
    rows = re.findall(r"^words (\d+) \S+ (\S+)$", file.decode(), re.MULTILINE)
    return {int(seq): json.loads(base64.b64decode(text)) for seq, text in rows}


def commitments(lines, words):
    """What an organiser takes home, told by the ledger alone: each offer with everything around it."""
    people, pitches, offers = {}, {}, {}
    for line in lines:
        said = words.get(line["seq"], {})
        match line["type"]:
            case "personAdmitted":
                people[line["person"]] = said | {"sector": line.get("sector", "")}
            case "pitchPut":
                pitches[line["pitch"]] = said | {"region": line.get("region", "")}
            case "offerMade":
                offers[line["offer"]] = line | {"status": "late" if line["late"] else "recorded"} | said
            case "lateAccepted":
                offers[line["offer"]]["status"] = "lateAccepted"
            case "offerWithdrawn":
                offers[line["offer"]] |= {"status": "withdrawn", "reason": said.get("reason", "")}
    return [_commitment(offer, people, pitches[offer["pitch"]]) for offer in offers.values()]


def _commitment(offer, people, pitch):
    employer = people[offer["employer"]]
    by_somebody_else = offer["by"] != offer["employer"]
    return {
        "offer": offer["offer"],
        "seq": offer["seq"],
        "pitch": offer["pitch"],
        "title": pitch["title"],
        "municipality": pitch.get("municipality", ""),
        "region": pitch["region"],
        "badge": employer["badge"],
        "organisation": employer["organisation"],
        "name": employer["name"],
        "sector": employer["sector"],
        "kind": offer["kind"],
        "amount": offer["amount"],
        "note": offer.get("note", ""),
        "needs": offer.get("needs", []),
        "channel": offer["channel"],
        "enteredBy": people[offer["by"]]["name"] if by_somebody_else else "",
        "status": offer["status"],
        "reason": offer.get("reason", ""),
        "show": offer["show"],
    }


def table(file):
    """The rows of a CSV file for Dutch Excel, by the names of its columns."""
    text = file.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def as_row(commitment):
    """A commitment as the CSV file says it, where the two differ in words only."""
    return {
        "nr": str(commitment["offer"]),
        "regel": str(commitment["seq"]),
        "pitch": commitment["pitch"],
        "titel": commitment["title"],
        "gemeente": commitment["municipality"],
        "regiocode": commitment["region"],
        "badge": str(commitment["badge"]),
        "organisatie": commitment["organisation"],
        "contact": commitment["name"],
        "sector": commitment["sector"],
        "soort": commitment["kind"],
        "aantal": str(commitment["amount"]),
        "opmerking": commitment["note"],
        "nodig": ", ".join(commitment["needs"]),
        "kanaal": CHANNEL_IN_DUTCH[commitment["channel"]],
        "ingevoerd door": commitment["enteredBy"],
        "status": STATUS_IN_DUTCH[commitment["status"]],
        "reden": commitment["reason"],
        "naam op scherm": "ja" if commitment["show"] else "nee",
    }
