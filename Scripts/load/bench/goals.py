"""What we set out to reach, and whether it was."""

import dataclasses

from figures import median, ratio, short
from servers import ANCHOR, LIMITS, OURS, WITHOUT_LEDGER
from tables import Column, kilobytes, megabytes, of, percent, seconds, table


@dataclasses.dataclass(frozen=True)
class Goal:
    """One figure, with what it must be."""

    figure: str
    # What is reached, of all records; None when it was not measured.
    reached: object
    most: float = None
    least: float = None
    unit: str = ""

    def row(self, records):
        value = self.reached(records)
        bound = f"at most {self.most:g}" if self.most is not None else f"at least {self.least:g}"
        if value is None:
            return [self.figure, f"{bound}{self.unit}", "–", "not measured"]
        met = value <= self.most if self.most is not None else value >= self.least
        return [self.figure, f"{bound}{self.unit}", f"{short(value)}{self.unit}", "met" if met else "**not met**"]


def values(records, work, field, **wanted):
    return Column("", work, field).values(of(records, **wanted))


def against_uws(part, work, field, anchor_part=None):
    """The ratio of our median to that of uWebSockets."""
    def reached(records):
        ours = values(records, work, field, part=part, server=OURS)
        return ratio(ours, values(records, work, field, part=anchor_part or part, server=ANCHOR))
    return reached


def medians_of_others(records, work, field, **wanted):
    """The median of every peer that has a ledger."""
    names = {record["server"] for record in records if "server" in record} - WITHOUT_LEDGER - LIMITS - {OURS}
    found = [median(values(records, work, field, server=name, **wanted)) for name in sorted(names)]
    return [value for value in found if value]


def against_best(part, work, field):
    """The ratio of our median to the least one of the peers that have a ledger."""
    def reached(records):
        ours = values(records, work, field, part=part, server=OURS)
        return ratio(ours, sorted(medians_of_others(records, work, field, part=part))[:1])
    return reached


def against_next(part, work, field):
    """The ratio of our median to the greatest one of the peers that have a ledger, but for uWebSockets."""
    def reached(records):
        ours = values(records, work, field, part=part, server=OURS)
        others = [record for record in records if record.get("server") != ANCHOR]
        return ratio(ours, sorted(medians_of_others(others, work, field, part=part))[-1:])
    return reached


def syncs_more(records):
    """How many syncs of 2 ms our recorded p50 is above the best one's."""
    ours = median(values(records, "steady", "recordedP50Ms", part="slow", server=OURS, syncMs=2))
    best = sorted(medians_of_others(records, "steady", "recordedP50Ms", part="slow", syncMs=2))[:1]
    return (ours - best[0]) / 2 if ours is not None and best else None


def plain(part, work, field):
    def reached(records):
        return median(values(records, work, field, part=part, server=OURS))
    return reached


def quotient(part, work, above, below):
    """The median of one figure of ours over that of another."""
    def reached(records):
        return ratio(*(values(records, work, field, part=part, server=OURS) for field in (above, below)))
    return reached


def flatness(records):
    """Cost of a delivery with 10,000 clients over that with 1,000."""
    many, few = (
        values(records, "steady", "cpuUsPerDelivery", part="clients", server=OURS, phones=phones)
        for phones in (10_000, 1_000)
    )
    return ratio(many, few)


GOALS = [
    Goal(
        "CPU a delivery, 1,000 clients, 50 offers a second", against_uws("thousand", "steady", "cpuUsPerDelivery"),
        most=0.6, unit=" × uWebSockets",
    ),
    Goal("… its delivery p99", plain("thousand", "steady", "deliveryP99Ms"), most=100, unit=" ms"),
    Goal(
        "500 offers at one instant, until the last client has the last event",
        against_uws("thousand", "burst", "lastMs"), most=1.0, unit=" × uWebSockets",
    ),
    Goal(
        "delivered events a second at most", against_uws("thousand", "most", "deliveriesPerSecond"),
        least=1.0, unit=" × uWebSockets",
    ),
    Goal("… and the next", against_next("thousand", "most", "deliveriesPerSecond"), least=3.0, unit=" × the next"),
    Goal(
        # Of a frame: what falls behind is joined even so, and would make a delivery look cheaper.
        "CPU a delivery with coalescing off", against_uws("single", "steady", "cpuUsPerFrame", "thousand"),
        most=1.2, unit=" × uWebSockets",
    ),
    Goal(
        "recorded p99, 1,000 clients, 50 offers a second", against_best("thousand", "steady", "recordedP99Ms"),
        most=1.2, unit=" × the best",
    ),
    Goal("recorded p50 with syncs 2 ms slower, above the best", syncs_more, most=1.0, unit=" syncs"),
    Goal(
        "memory an idle connection, 10,000 clients", plain("tenthousand", "open", kilobytes("bytesPerConnection")),
        most=6, unit=" KB",
    ),
    Goal("10,000 clients: all connected", plain("tenthousand", "open", "seconds"), most=5, unit=" s"),
    Goal(
        "10,000 clients: one event to all, p99", plain("tenthousand", "one", "everyoneP99Ms"), most=1000, unit=" ms",
    ),
    Goal(
        "10,000 clients: memory of the server at most", plain("tenthousand", "one", megabytes("peakBytes")),
        most=512, unit=" MB",
    ),
    Goal(
        "10,000 clients: idle, pings on", plain("tenthousand", "idle", percent("serverShare")), most=0.5,
        unit=" % of a core",
    ),
    Goal(
        "2,000 clients cut: 95 % back with the right total", plain("cut", "cut", seconds("back95Ms")), most=5,
        unit=" s",
    ),
    Goal(
        "… p99 of the others", quotient("cut", "cut", "othersP99Ms", "othersP99BeforeMs"), most=1.2,
        unit=" × before",
    ),
    Goal(
        "one phone in ten stalled: p99 of the others", quotient(
            "stalled", "stalled", "deliveryP99WithMs", "deliveryP99WithoutMs",
        ), most=1.2, unit=" × without",
    ),
    Goal(
        "… memory a stalled phone", plain("stalled", "stalled", kilobytes("bytesPerStalledPhone")), most=64,
        unit=" KB",
    ),
    Goal("CPU a delivery, 10,000 clients over 1,000", flatness, most=1.3, unit=" ×"),
    Goal(
        "load for an hour: memory grew, all its offers kept", plain("soak", "soak", "growthPercent"), most=5,
        unit=" %",
    ),
    Goal("… is above a server started anew with them", plain("soak", "soak", "overAnewPercent"), most=5, unit=" %"),
]


def goals(records):
    return "### Goals\n\n" + table(["figure", "goal", "reached", ""], [goal.row(records) for goal in GOALS])
