"""Load for as long as somebody likes: whether the server's memory grows."""

import statistics
import threading

from servers import fresh, one_run

INTERVAL_SECONDS = 10
PHONES = 1_000


class Watch(threading.Thread):
    """Notes the server's memory every ten seconds."""

    def __init__(self, running):
        super().__init__(daemon=True)
        self.running, self.over = running, threading.Event()
        self.bytes = []

    def run(self):
        while not self.over.wait(INTERVAL_SECONDS):
            self.bytes.append(self.running.memory())

    def stop(self):
        self.over.set()
        self.join()
        return self.bytes


def growth(series):
    """By how many percent the last tenth is above the second one.

    In the first one everything is set up that stays: connections, buffers, caches.
    """
    tenth = len(series) // 10
    if not tenth:
        return None
    early, late = statistics.median(series[tenth:2 * tenth]), statistics.median(series[-tenth:])
    return (late / early - 1) * 100


def soak(server, generator, minutes, rate):
    """Yields what is measured each minute, and the growth at the end.

    Every offer is kept in memory, so some growth must be. What a server that is started anew with the same ledger and
    as many phones has in RAM is what it must be; more would be lost memory.
    """
    where = {"part": "soak", "round": 1, "server": server.name, "phones": PHONES}
    works = [f"steady:{rate}:60"] * minutes
    with fresh(server) as (data, demo, log):
        offers = 0
        with one_run(server, data, demo, log) as running:
            watch = Watch(running)
            for found in generator.run(server, running, PHONES, works):
                if found["work"] == "open":
                    watch.start()
                offers += found.get("offers", 0)
                yield where | found | {"bytes": running.memory()}
            series = watch.stop()
        with one_run(server, data, demo, log) as running:
            for found in generator.run(server, running, PHONES, [f"idle:{INTERVAL_SECONDS}"]):
                anew = running.memory()
                yield where | found | {"bytes": anew}
    yield where | {
        "work": "soak", "minutes": minutes, "rate": rate, "offers": offers, "series": series, "anewBytes": anew,
        "growthPercent": growth(series), "overAnewPercent": (series[-1] / anew - 1) * 100,
    }
