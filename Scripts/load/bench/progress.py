"""How far it is, and how long it still takes, from how long it has taken so far."""

import sys
import time

from figures import duration


class Progress:
    def __init__(self, plan, clock=time.monotonic, output=sys.stderr):
        self.plan, self.clock, self.output = plan, clock, output
        self.began = clock()
        # By the plan's own estimate.
        self.done, self.all = 0, sum(job.seconds for _, job in plan)

    @property
    def rest(self):
        """Seconds that are left: by the plan, times how wrong it was until now."""
        passed = self.clock() - self.began
        pace = passed / self.done if self.done else 1
        return (self.all - self.done) * pace

    def next(self, number, job):
        share = self.done / self.all if self.all else 0
        rounds = max(round_ for round_, _ in self.plan)
        print(
            f"[{share:4.0%}] round {number} of {rounds} · {job} · {duration(self.rest)} to go",
            file=self.output, flush=True,
        )

    def finished(self, job):
        self.done += job.seconds
