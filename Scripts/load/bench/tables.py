"""Tables of what was measured, in Markdown: medians, the least and the most, and how many times uWebSockets'."""

import dataclasses

from figures import duration, ratio, short, spread
from servers import ANCHOR, TITLES, WITHOUT_LEDGER

# Above this share of a core for other programs a phase says little.
OTHER_WORK = 0.25


@dataclasses.dataclass(frozen=True)
class Column:
    """One figure of one kind of work."""

    title: str
    work: str
    field: object
    # Whether less or more than uWebSockets is of interest.
    compared: bool = False

    def values(self, records):
        """Every value of it, one for each round."""
        found = [self.value(record) for record in records if record.get("work") == self.work]
        return [value for value in found if value is not None]

    def value(self, record):
        if str(self.field).startswith("recorded") and record.get("server") in WITHOUT_LEDGER:
            return None
        return self.field(record) if callable(self.field) else record.get(self.field)


def faults(record):
    """How many events some client did not get, got twice, or got in another order."""
    return sum(record.get(name, 0) for name in ("lost", "duplicated", "outOfOrder"))


def percent(name):
    return lambda record: record[name] * 100 if name in record else None


def megabytes(name):
    return lambda record: record[name] / 1e6 if name in record else None


def seconds(name):
    return lambda record: record[name] / 1000 if name in record else None


def kilobytes(name):
    return lambda record: record[name] / 1024 if name in record else None


COST = Column("CPU µs a delivery", "steady", "cpuUsPerDelivery", compared=True)
RECORDED = [
    Column("recorded p50 ms", "steady", "recordedP50Ms", compared=True),
    Column("recorded p99 ms", "steady", "recordedP99Ms", compared=True),
]
DELIVERY = Column("delivery p99 ms", "steady", "deliveryP99Ms")
FAULTS = Column("lost + doubled + disordered", "steady", faults)
SHARE = Column("server, % of its core", "steady", percent("serverShare"))
FRAMES = Column("frames a phone", "steady", "framesPerPhone")

# Of every part whose rows are servers.
COLUMNS = {
    "thousand": [
        ("1,000 clients, 50 offers a second", [
            COST, *RECORDED, DELIVERY, Column("all clients have it, p99 ms", "steady", "everyoneP99Ms"), FAULTS,
        ]),
        ("1,000 clients, 500 offers", [
            Column("within a second: last client has the last event, ms after", "spread", "lastMs", compared=True),
            Column("recorded p99 ms", "spread", "recordedP99Ms"),
            Column("at one instant: last client has the last event, ms", "burst", "lastMs", compared=True),
            Column("recorded p99 ms", "burst", "recordedP99Ms"),
            Column("CPU µs a delivery", "burst", "cpuUsPerDelivery", compared=True),
            Column("lost + doubled + disordered", "burst", faults),
        ]),
        ("1,000 clients, as much as can be with p99 under 100 ms and nothing lost", [
            Column("events delivered a second", "most", "deliveriesPerSecond", compared=True),
            Column("memory a connection, KB", "open", kilobytes("bytesPerConnection")),
            Column("idle, % of its core", "idle", percent("serverShare")),
        ]),
    ],
    "tenthousand": [
        ("10,000 clients", [
            Column("all connected, s", "open", "seconds", compared=True),
            Column("memory a connection, KB", "open", kilobytes("bytesPerConnection")),
            Column("idle, % of its core", "idle", percent("serverShare")),
            Column("one event to all, p99 ms", "one", "everyoneP99Ms", compared=True),
            Column("CPU µs a delivery", "one", "cpuUsPerDelivery", compared=True),
            Column("memory at most, MB", "one", megabytes("peakBytes")),
        ]),
    ],
    "single": [
        ("1,000 clients, 50 offers a second, every event sent by itself", [
            Column("CPU µs a frame", "steady", "cpuUsPerFrame", compared=True), COST, *RECORDED, DELIVERY, FRAMES,
        ]),
    ],
    "soak": [
        ("1,000 clients, load for as long as was asked for", [
            Column("minutes", "soak", "minutes"), Column("offers", "soak", "offers"),
            Column("memory at the end, MB", "soak", lambda record: record["series"][-1] / 1e6),
            Column("last tenth over the second, %", "soak", "growthPercent"),
            Column("over a server started anew, %", "soak", "overAnewPercent"),
        ]),
    ],
    "cut": [
        ("2,000 of 4,000 clients cut at once", [
            Column("95 % back with the right total, s", "cut", seconds("back95Ms")),
            Column("all back, s", "cut", seconds("backAllMs")),
            Column("p99 of the others before, ms", "cut", "othersP99BeforeMs"),
            Column("p99 of the others meanwhile, ms", "cut", "othersP99Ms"),
        ]),
    ],
    "stalled": [
        ("1,000 clients, 50 offers a second, one in ten does not read", [
            Column("p99 of the others without them, ms", "stalled", "deliveryP99WithoutMs"),
            Column("p99 of the others with them, ms", "stalled", "deliveryP99WithMs"),
            Column("memory a stalled phone, KB", "stalled", kilobytes("bytesPerStalledPhone")),
        ]),
    ],
}

# Of every part whose rows are what grows.
GROWTH = {
    "clients": ("How it grows with clients, at 5 offers a second", "clients", "phones"),
    "offers": ("How it grows with offers, with 1,000 clients", "offers a second", "rate"),
    "ledger": ("How it grows with the ledger, with 1,000 clients and 50 offers a second", "lines", "lines"),
}


def table(head, rows):
    """Markdown."""
    lines = ["| " + " | ".join(head) + " |", "|" + "|".join(["---", *["---:"] * (len(head) - 1)]) + "|"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def of(records, **wanted):
    """Those that have these values."""
    return [record for record in records if all(record.get(key) == value for key, value in wanted.items())]


def names_in(records):
    """The servers of which something was measured, ours first and then as they are listed."""
    present = {record["server"] for record in records if "work" in record and "server" in record}
    listed = [name for name in TITLES if name in present]
    return listed + sorted(present - set(listed))


def cell(column, mine, anchor):
    values = column.values(mine)
    text = spread(values)
    times = ratio(values, column.values(anchor)) if column.compared else None
    return f"{text} **×{times:.2f}**" if times is not None else text


def compared(title, records, columns, anchor=None):
    """One row a server."""
    anchor = anchor if anchor is not None else of(records, server=ANCHOR)
    rows = [
        [TITLES.get(name, name), *(cell(column, of(records, server=name), anchor) for column in columns)]
        for name in names_in(records)
    ]
    return f"### {title}\n\n{table(['server', *(column.title for column in columns)], rows)}"


def growth(part, records):
    """One row for each size; the servers beside each other."""
    title, what, key = GROWTH[part]
    names = names_in(records)
    columns = [COST, RECORDED[0], RECORDED[1], DELIVERY, FRAMES, SHARE]
    if part == "ledger":
        columns += [
            Column("until it serves, s", "open", "startedSeconds"), Column("memory, MB", "open", megabytes("bytes")),
        ]
    rows = []
    for size in sorted({record[key] for record in records if key in record}):
        for name in names:
            mine, anchor = of(records, server=name, **{key: size}), of(records, server=ANCHOR, **{key: size})
            if mine:
                figures = [cell(column, mine, anchor) for column in columns]
                rows.append([f"{size:,}", TITLES.get(name, name), *figures])
    return f"### {title}\n\n{table([what, 'server', *(column.title for column in columns)], rows)}"


def slow(records):
    """A table for each delay."""
    found = []
    for delay in sorted({record["syncMs"] for record in records if "syncMs" in record}):
        columns = [*RECORDED, COST, Column("500 at one instant: last client, ms", "burst", "lastMs", compared=True)]
        title = f"1,000 clients, 50 offers a second, every sync {delay} ms slower"
        found.append(compared(title, of(records, syncMs=delay), columns))
    return "\n\n".join(found)


def tables(records):
    """All tables for which there is something."""
    found = []
    records = [record for record in records if "work" in record]
    for part, list_of in COLUMNS.items():
        mine = of(records, part=part)
        # What is done by us alone is still held against uWebSockets with joining, as everybody runs it.
        anchor = of(records, part="thousand", server=ANCHOR) if part == "single" else None
        for title, columns in list_of if mine else []:
            found.append(compared(title, mine, columns, anchor))
        if part == "single" and of(records, part="slow"):
            found.append(slow(of(records, part="slow")))
    found += [growth(part, of(records, part=part)) for part in GROWTH if of(records, part=part)]
    return "\n\n".join(found)


def doubts(records):
    """What makes some of the figures worth less, in sentences."""
    phases = [record for record in records if "otherShare" in record]
    busy = [record for record in phases if record["otherShare"] > OTHER_WORK]
    lines = [f"{len(busy)} of {len(phases)} phases had more than {OTHER_WORK} core of other work on the machine."]
    for part, server in dict.fromkeys((record["part"], record["server"]) for record in busy):
        mine = [f"{record['asked']} {record['otherShare']:.2f}" for record in of(busy, part=part, server=server)]
        lines.append(f"- {part}, {server}: {', '.join(mine)}")
    lines += [
        f"- {record['part']}, {record['server']}, round {record['round']}: the generator was the limit of what can be"
        for record in records if record.get("generatorWasLimit")
    ]
    full = [record for record in phases if record.get("clientShare", 0) > 0.9 and record["work"] != "most"]
    for record in full:
        lines.append(
            f"- {record['part']}, {record['server']}, {record['asked']}: the generator had "
            f"{record['clientShare'] * 100:.0f} % of its core, so it was measured too"
        )
    broken = [record for record in records if faults(record) and record.get("work") != "most"]
    lines += [
        f"- {record['part']}, {record['server']}, {record['asked']}: lost {short(record.get('lost', 0))}, doubled "
        f"{short(record.get('duplicated', 0))}, out of order {short(record.get('outOfOrder', 0))}"
        for record in broken
    ]
    lines += [
        f"- {record['part']}, {record['server']}, {record['asked']}: {record['refused']} of {record['offers']} offers were "
        "refused, so this is of the others"
        for record in records if record.get("refused") and record.get("work") != "most"
    ]
    lines += [f"- not measured: {record['failed']}" for record in records if "failed" in record]
    return "\n".join(lines)


def head(machine):
    """The machine and what ran on it."""
    versions = "\n".join(
        f"- {TITLES.get(name, name).strip('*')}: {version}" for name, version in machine["versions"].items()
    )
    rounds = "one round" if machine["rounds"] == 1 else f"{machine['rounds']} rounds"
    skipped = "\n".join(f"- {TITLES.get(name, name)} was left out: {why}" for name, why in machine["skipped"].items())
    tested = f"The generator's self-test: {machine['selfTest']}." if "selfTest" in machine else ""
    return (
        f"{machine['date']} · {machine['cpu']}, {machine['cores']} cores, {machine['memoryGB']:.0f} GB · "
        f"{machine['system']}, Linux {machine['kernel']} · {machine['disk']}\n\n"
        f"Server on core 0, generator on core 1, {rounds} in turn, {duration(machine.get('seconds', 0))}. "
        f"Cells: median (least–most) **×** uWebSockets. {tested}\n\n"
        + "\n".join(part for part in (versions, skipped) if part)
    )
