"""What is measured: parts, each a list of jobs, each job one server with a fresh ledger and one hall of phones."""

import dataclasses
import itertools

from load import seconds_of
from servers import ANCHOR, OURS, WITHOUT_LEDGER

# Starting, making the demo, and opening a thousand phones.
OVERHEAD_SECONDS = 2
OPEN_SECONDS_A_THOUSAND = 0.4
# Those whose growth is drawn.
COMPARED = (OURS, ANCHOR)


@dataclasses.dataclass(frozen=True)
class Job:
    """One server, once."""

    part: str
    server: str
    phones: int
    works: tuple
    # How much slower each sync of the ledger is.
    sync_ms: int = 0
    # How long the ledger is beforehand; 0 for as it comes.
    lines: int = 0
    one_frame_an_event: bool = False

    @property
    def seconds(self):
        """About how long it takes."""
        opening = OVERHEAD_SECONDS + self.phones / 1000 * OPEN_SECONDS_A_THOUSAND
        # A ledger of a million lines takes a minute and a half to fill and to open.
        return opening + sum(map(seconds_of, self.works)) + self.lines / 12_000

    def __str__(self):
        words = f"{self.part}: {self.server}, {self.phones:,} phones"
        words += f", syncs {self.sync_ms} ms slower" if self.sync_ms else ""
        return words + (f", {self.lines:,} lines" if self.lines else "")


@dataclasses.dataclass(frozen=True)
class Part:
    """What it is about, and whom it is asked of."""

    about: str
    # Makes the jobs of one server.
    jobs: object
    # `all`, `durable`, `anchor` (ours and uWebSockets) or `ours`.
    who: str = "all"
    # Only once, whatever number of rounds is asked for.
    once: bool = False

    def servers(self, names):
        """Those of `names` that it is asked of."""
        allowed = {
            "all": lambda name: True,
            "durable": lambda name: name not in WITHOUT_LEDGER,
            "anchor": lambda name: name in COMPARED,
            "ours": lambda name: name == OURS,
        }[self.who]
        return [name for name in names if allowed(name)]


@dataclasses.dataclass(frozen=True)
class Times:
    """How long everything is done."""

    steady: int = 7
    idle: int = 5
    # Ours is kept long enough for every phone to be pinged.
    long_idle: int = 25
    step: int = 2
    one: int = 12
    clients: tuple = (100, 1_000, 10_000)
    rates: tuple = (1, 10, 50, 500, 5_000)
    growing: int = 5
    # A conference takes a million offers, and these are to have room for some more.
    lines: tuple = (10, 1_000, 100_000, 999_000)
    delays: tuple = (2, 20)
    # Whether every server is asked for all, or only the two that are compared most for what takes longest.
    thorough: bool = True


QUICK = Times(
    steady=2, idle=1, long_idle=2, step=1, one=3, clients=(100, 1_000), rates=(50, 5_000), growing=2, lines=(10, 1_000),
    delays=(2,), thorough=False,
)


def parts(times):
    """Every part, by name, in the order in which they are done."""
    steady = f"steady:50:{times.steady}"

    def job(part, phones, *works, **more):
        return lambda name: [Job(part, name, phones, works, **more)]

    def growing(part, values, make):
        return lambda name: [Job(part, name, **make(value)) for value in values]

    def thousand(name):
        works = [f"idle:{times.idle}", steady, "spread:500:1", "burst:500"]
        works += [f"most:{times.step}"] if times.thorough or name in COMPARED else []
        return [Job("thousand", name, 1_000, tuple(works))]

    def tenthousand(name):
        idle = times.long_idle if name == OURS else times.idle
        return [Job("tenthousand", name, 10_000, (f"idle:{idle}", f"one:{times.one}"))]

    def slow(name):
        delays = times.delays if name in COMPARED else times.delays[:times.thorough]
        return [Job("slow", name, 1_000, (steady, "burst:500"), sync_ms=delay) for delay in delays]

    return {
        "thousand": Part(
            "1,000 clients: 50 offers a second, 500 within a second, 500 at one instant, as many as can be", thousand,
        ),
        "tenthousand": Part("10,000 clients: opening them, keeping them, one event at a time to all", tenthousand),
        "single": Part(
            "coalescing off: every event is sent by itself", job("single", 1_000, steady, one_frame_an_event=True),
            who="ours",
        ),
        "slow": Part("storage whose syncs are 2 ms slower, and for two servers 20", slow, who="durable"),
        "cut": Part("2,000 of 4,000 clients cut at once", job("cut", 4_000, "cut:2000"), who="ours"),
        "stalled": Part(
            "one phone in ten does not read", job("stalled", 1_000, f"stalled:10:50:{times.steady}"), who="ours",
        ),
        "clients": Part(
            "how cost grows with clients, at 5 offers a second",
            growing("clients", times.clients, lambda clients: {
                "phones": clients, "works": (f"steady:5:{times.growing}",),
            }),
            who="anchor",
        ),
        "offers": Part(
            "how cost grows with offers, with 1,000 clients",
            growing("offers", times.rates, lambda rate: {
                "phones": 1_000, "works": (f"steady:{rate}:{times.growing}",),
            }),
            who="anchor",
        ),
        "ledger": Part(
            "how cost grows with the ledger, with 1,000 clients and 50 offers a second",
            growing("ledger", times.lines, lambda lines: {"phones": 1_000, "works": (steady,), "lines": lines}),
            who="ours",
            once=True,
        ),
    }


def plan(chosen, names, rounds):
    """All jobs in order, with their rounds: every part asks the servers in turn, and each round begins with another."""
    order = []
    for number in range(rounds):
        turned = names[number % len(names):] + names[:number % len(names)]
        for part in chosen.values():
            if part.once and number:
                continue
            queues = [part.jobs(name) for name in part.servers(turned)]
            # First the first job of each, then the second: what is compared lies close together.
            for row in itertools.zip_longest(*queues):
                order += [(number + 1, job) for job in row if job]
    return order
