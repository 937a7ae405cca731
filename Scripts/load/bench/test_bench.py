"""What the benchmark does with figures, without measuring: `python3 -m unittest discover Scripts/load/bench`."""

import io
import pathlib
import sys
import unittest
import xml.etree.ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import curves
import figures
import goals
import micro
import parts
import soak
import tables
from load import seconds_of
from progress import Progress
from servers import TITLES


def steady(server, cost, **more):
    record = {"part": "thousand", "work": "steady", "asked": "steady:50:10", "server": server, "round": 1}
    return record | {"cpuUsPerDelivery": cost} | more


class Figures(unittest.TestCase):
    def test_the_middle_one_and_the_ends(self):
        self.assertEqual(figures.spread([3, 1, 2]), "2.00 (1.00–3.00)")
        self.assertEqual(figures.spread([4, 1, 2, 3]), "2.50 (1.00–4.00)")
        self.assertEqual(figures.spread([7]), "7.00")
        self.assertEqual(figures.spread([]), "–")

    def test_a_ratio_is_of_medians(self):
        self.assertEqual(figures.ratio([1, 100, 2], [4, 4, 4]), 0.5)
        self.assertIsNone(figures.ratio([1], []))
        self.assertIsNone(figures.ratio([], [1]))
        self.assertIsNone(figures.ratio([1], [0]))

    def test_digits_that_mean_something(self):
        said = [figures.short(value) for value in (0, 0.123, 4.567, 12.34, 1234.5, 5_000_000, None)]
        self.assertEqual(said, ["0", "0.12", "4.57", "12.3", "1,234", "5.00 M", "–"])


class Tables(unittest.TestCase):
    records = [
        steady("wiebiedt", 2, lost=1), steady("wiebiedt", 4), steady("wiebiedt", 3),
        steady("uws", 6), steady("uws", 6), steady("uws", 5), steady("node", 12),
    ]

    def test_a_row_a_server_ours_first_held_against_uwebsockets(self):
        rows = tables.tables(self.records).splitlines()
        self.assertTrue(rows[4].startswith("| **WieBiedt** | 3.00 (2.00–4.00) **×0.50** | – |"), rows[4])
        self.assertTrue(rows[5].startswith("| uWebSockets | 6.00 (5.00–6.00) **×1.00** |"), rows[5])
        self.assertTrue(rows[6].startswith("| Node ws | 12.0 **×2.00** |"), rows[6])

    def test_every_row_has_as_many_cells_as_the_head(self):
        for line in tables.tables(self.records).split("\n\n"):
            if line.startswith("|"):
                self.assertEqual(len({row.count("|") for row in line.splitlines()}), 1)

    def test_what_must_be_doubted_is_named(self):
        refused = steady("uws", 6, refused=250, offers=350)
        records = [*self.records, refused, steady("node", 1, otherShare=0.3), {"failed": "cut: nobody came back"}]
        doubts = tables.doubts(records)
        self.assertIn("1 of 1 phases had more than 0.25 core", doubts)
        self.assertIn("- thousand, node: steady:50:10 0.30", doubts)
        self.assertIn("thousand, wiebiedt, steady:50:10: lost 1.00", doubts)
        self.assertIn("thousand, uws, steady:50:10: 250 of 350 offers were refused", doubts)
        self.assertIn("not measured: cut: nobody came back", doubts)

    def test_who_has_no_ledger_records_nothing(self):
        rows = tables.tables([steady("nchan", 7, recordedP50Ms=0, recordedP99Ms=0)]).splitlines()
        self.assertTrue(rows[4].startswith("| nginx nchan, fan-out only | 7.00 | – | – |"), rows[4])

    def test_growth_has_a_row_a_size_and_server(self):
        sizes = [
            steady(name, cost, part="clients", phones=phones)
            for phones in (1_000, 100) for name, cost in (("uws", 4), ("wiebiedt", 2))
        ]
        rows = [line.split(" | ")[:3] for line in tables.growth("clients", sizes).splitlines()[4:]]
        self.assertEqual(rows[0], ["| 100", "**WieBiedt**", "2.00 **×0.50**"])
        self.assertEqual([row[0] for row in rows], ["| 100", "| 100", "| 1,000", "| 1,000"])


class Goals(unittest.TestCase):
    def test_met_not_met_and_not_measured(self):
        text = goals.goals([steady("wiebiedt", 3), steady("uws", 6)])
        self.assertIn("| CPU a delivery, 1,000 clients, 50 offers a second | at most 0.6 × uWebSockets | "
                      "0.50 × uWebSockets | met |", text)
        self.assertIn("| at least 3 × the next | – | not measured |", text)
        self.assertIn("4.00 × uWebSockets | **not met** |", goals.goals([steady("wiebiedt", 24), steady("uws", 6)]))

    def test_the_best_is_a_peer_with_a_ledger(self):
        records = [
            steady("wiebiedt", 1, recordedP99Ms=3), steady("uws", 1, recordedP99Ms=6),
            steady("node", 1, recordedP99Ms=2), steady("nchan", 1, recordedP99Ms=1),
        ]
        self.assertEqual(goals.against_best("thousand", "steady", "recordedP99Ms")(records), 1.5)
        self.assertEqual(goals.against_next("thousand", "steady", "recordedP99Ms")(records), 1.5)


class Plans(unittest.TestCase):
    def test_every_server_does_everything_in_every_round_in_turn(self):
        names = ["wiebiedt", "uws", "nchan"]
        order = parts.plan(parts.parts(parts.Times()), names, 3)
        first = [job.server for number, job in order if job.part == "thousand"]
        self.assertEqual(first, ["wiebiedt", "uws", "nchan", "uws", "nchan", "wiebiedt", "nchan", "wiebiedt", "uws"])
        self.assertEqual({job.server for _, job in order if job.part == "slow"}, {"wiebiedt", "uws"})
        self.assertEqual({job.server for _, job in order if job.part == "cut"}, {"wiebiedt"})
        self.assertEqual({number for number, job in order if job.part == "ledger"}, {1})

    def test_it_fits_in_the_time_that_it_is_said_to_take(self):
        names = list(TITLES)
        whole = sum(job.seconds for _, job in parts.plan(parts.parts(parts.Times()), names, 3))
        quick = sum(job.seconds for _, job in parts.plan(parts.parts(parts.QUICK), names[:-1], 1))
        self.assertLess(whole, 45 * 60)
        self.assertLess(quick, 5 * 60)

    def test_how_long_a_work_takes(self):
        self.assertEqual([seconds_of(work) for work in ("idle:5", "steady:50:10", "most:2")], [5, 12, 24])
        with self.assertRaises(ValueError):
            seconds_of("other:1")

    def test_what_is_left_follows_from_what_it_took(self):
        job = parts.Job("thousand", "uws", 1_000, ("idle:10",))
        now = iter([0, 2 * job.seconds, 2 * job.seconds])
        progress = Progress([(1, job), (1, job)], clock=lambda: next(now), output=io.StringIO())
        progress.finished(job)
        self.assertEqual(progress.rest, 2 * job.seconds)
        progress.next(1, job)
        self.assertIn("[ 50%] round 1 of 1 · thousand: uws, 1,000 phones", progress.output.getvalue())


class Pictures(unittest.TestCase):
    def test_it_is_xml_and_says_in_words_what_it_shows(self):
        records = [steady(name, cost, part="clients", phones=phones) for name, cost, phones in (
            ("wiebiedt", 2, 100), ("wiebiedt", 3, 10_000), ("uws", 5, 100), ("uws", 6, 10_000),
        )]
        picture = xml.etree.ElementTree.fromstring(curves.picture(records, "2026-11-26"))
        space = "{http://www.w3.org/2000/svg}"
        self.assertIn("How the cost", picture.find(f"{space}title").text)
        described = picture.find(f"{space}desc").text
        self.assertIn("WieBiedt, CPU µs a delivery, by clients: 2.00 at 100, 3.00 at 10,000.", described)
        self.assertIsNone(curves.picture([], "2026-11-26"))


class Others(unittest.TestCase):
    def test_growth_is_of_the_last_tenth_over_the_second(self):
        self.assertAlmostEqual(soak.growth([10, 100, 101, 102, 103, 104, 104, 104, 104, 105]), 5)
        self.assertIsNone(soak.growth([1, 2]))

    def test_pieces_are_in_order_of_their_numbers(self):
        names = ["append a batch of 100", "append a batch of 10", "1,000 × apply an offer", "append a batch of 9"]
        self.assertEqual(sorted(names, key=micro.in_order), [
            "append a batch of 9", "append a batch of 10", "append a batch of 100", "1,000 × apply an offer",
        ])

    def test_what_is_done_a_thousand_times_is_told_for_one(self):
        times = {"scorePercentiles": {"50.0": 2000.0, "99.0": 3000.0}}
        report = [{
            "benchmark": "package.benchmark.Pieces.1,000_×_decide_an_offer", "measurementIterations": 10,
            "secondaryMetrics": {"Time (wall clock)": times},
        }]
        self.assertEqual(list(micro.rows(report)), [["decide an offer", "2.00", "3.00", "10,000"]])


if __name__ == "__main__":
    unittest.main()
