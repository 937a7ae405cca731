"""What must be true of any afternoon, whatever broke: one pass over what the phones were told and the ledger."""

from collections import Counter


def check(hall, phones):
    """Every promise about order and number, for phones that have caught up."""
    ledger = {line["seq"]: line for line in hall.ledger}
    assert list(ledger) == list(range(1, len(ledger) + 1)), "numbered without a gap"
    sent = [sent for phone in phones for sent in phone.sent.values()]
    what_was_told_is_written(sent, ledger)
    nothing_is_written_twice(sent, ledger)
    who_was_told_first_came_first(sent)
    withdrawals_follow_their_offers(ledger)
    for phone in phones:
        everybody_heard_the_ledger(phone, ledger)
        the_screen_shows_what_the_ledger_adds_up_to(phone, ledger)


def what_was_told_is_written(sent, ledger):
    for each in sent:
        for answer in each.answers:
            if answer["type"] == "recorded":
                line = ledger[answer["seq"]]
                assert line["id"] == each.command["id"]
                assert all(line.get(name) == each.command[name] for name in ("pitch", "kind", "amount") if name in line)
        assert len({answer.get("seq") for answer in each.answers}) <= 1, "each answer is the first one again"


def nothing_is_written_twice(sent, ledger):
    written = Counter(line["id"] for line in ledger.values())
    recorded = [each for each in sent if any(answer["type"] == "recorded" for answer in each.answers)]
    assert all(written[each.command["id"]] == 1 for each in recorded)
    told = {each.command["id"] for each in recorded}
    refused = [each for each in sent if each.answers and each.command["id"] not in told]
    assert not any(written[each.command["id"]] for each in refused)


def who_was_told_first_came_first(sent):
    """If A was answered before B was sent, A stands before B."""
    recorded = [each for each in sent if each.answers and each.answers[0]["type"] == "recorded"]
    answered = sorted(recorded, key=lambda each: each.answered)
    highest, next_answered = 0, 0
    for each in sorted(recorded, key=lambda each: each.at):
        while answered[next_answered].answered < each.at:
            highest = max(highest, answered[next_answered].answers[0]["seq"])
            next_answered += 1
        assert each.answers[0]["seq"] > highest


def withdrawals_follow_their_offers(ledger):
    standing = set()
    for line in ledger.values():
        if line["type"] == "offerMade":
            standing.add(line["offer"])
        elif line["type"] == "offerWithdrawn":
            standing.remove(line["offer"])


def everybody_heard_the_ledger(phone, ledger):
    for event in phone.heard:
        line = ledger[event["seq"]]
        for name in ("type", "pitch", "offer", "kind", "amount", "late"):
            if name in line and name in event and line["type"] != "pitchPut":
                assert event[name] == line[name]


def the_screen_shows_what_the_ledger_adds_up_to(phone, ledger):
    tallies, offers = {}, {}
    for line in ledger.values():
        if line["seq"] > phone.seq:
            break
        if line["type"] == "offerMade":
            offers[line["offer"]] = line
            if not line["late"]:
                add(tallies, line, 1)
        elif line["type"] == "offerWithdrawn":
            add(tallies, offers[line["offer"]], -1)
    shown = {pitch["pitch"]: pitch["tally"] for pitch in phone.state["pitches"] if pitch["tally"]}
    assert shown == {pitch: dict(tally) for pitch, tally in tallies.items() if +tally}


def add(tallies, line, sign):
    tally = tallies.setdefault(line["pitch"], Counter())
    tally[line["kind"]] += sign * line["amount"]
    if not tally[line["kind"]]:
        del tally[line["kind"]]
