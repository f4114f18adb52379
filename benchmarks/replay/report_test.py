# SPDX-License-Identifier: Apache-2.0
"""That the figures of a report follow from the runs: exponents, ratios, and no time for a wrong answer."""

import shutil
import sys
import tempfile
import unittest
from pathlib import Path

import report
from data import Size
from measure import Run, measure
from report import Result


def result(key: str, seconds: list[float], size: Size = Size(1_000, 10**6), duties: int = 1, fault: str = "") -> Result:
    runs = {number: Run(value, value / 2, 10) for number, value in enumerate(seconds, 1)}
    return Result(size, key, key, duties, runs, fault or None)


class Growth(unittest.TestCase):
    def test_a_power_law_is_found(self) -> None:
        fitted = report.slope([("all", x, 3 * x**1.25) for x in (10, 1_000, 70_000)])
        self.assertAlmostEqual(fitted[0], 1.25)
        self.assertEqual(fitted[1], 3)

    def test_each_group_has_its_own_constant(self) -> None:
        points = [(group, x, constant * x**0.5) for group, constant in (("a", 1), ("b", 90)) for x in (4, 25)]
        self.assertAlmostEqual(report.slope(points)[0], 0.5)

    def test_one_size_shows_no_growth(self) -> None:
        self.assertIsNone(report.slope([("a", 4, 1), ("b", 8, 2), ("b", 8, 3)]))

    def test_agreements_grow_where_the_fan_out_does_not(self) -> None:
        results = [result("x", [2.0**power], Size(200 * 4**power, 1_000)) for power in range(3)]
        results.append(result("x", [1e9], Size(50, 1_000)))  # one area for fewer than 200: another fan-out
        self.assertIn("| x | – | 0.50 (3) | – |", report.growth(results))

    def test_fan_out_is_counted_in_duties(self) -> None:
        results = [result("x", [duties / 7], Size(1_000, 1_000, areas), duties) for areas, duties in ((1, 70), (25, 7))]
        self.assertIn("| x | – | – | 1.00 (2) |", report.growth(results))


class Table(unittest.TestCase):
    def test_ratios_are_of_the_same_round(self) -> None:
        limit, other = result("limit", [1, 2, 4]), result("casus-1", [3, 5, 12])
        self.assertEqual(report.times(other, limit), "3.00 / 3.00")

    def test_an_engine_that_ran_once_is_compared_with_that_round(self) -> None:
        self.assertEqual(report.times(result("slow", [8]), result("limit", [2, 1, 1])), "4.00 / 4.00")

    def test_a_wrong_answer_has_no_time(self) -> None:
        wrong = result("casus-1", [0.25], fault="duties: DIFFERENT (1 missing, 0 too many)\n  missing: 1,2")
        text = report.table(wrong.size, [wrong, result("sqlite", [0.5])])
        self.assertIn("duties: DIFFERENT (1 missing, 0 too many) |", text)
        self.assertEqual(text.count("| casus-1 | – | – | – | 1 | – | – | – | – |"), 1)
        self.assertIn("| sqlite | 0.500 | 0.500 | 0.250 | 1 | 2,000 | – | – | 10 | the oracle's |", text)


@unittest.skipUnless(shutil.which("time"), "GNU time is a package of the benchmarks")
class Measured(unittest.TestCase):
    def setUp(self) -> None:
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def python(self, code: str, limit_seconds: float = 60, **options) -> Run:
        return measure([sys.executable, "-c", code], self.folder, limit_seconds, **options)

    def test_peak_memory(self) -> None:
        run = self.python("held = bytearray(200 << 20)")
        self.assertIsNone(run.failure)
        self.assertGreater(run.peak_mib, 200)
        self.assertLess(self.python("").peak_mib, 100)

    def test_processor_time(self) -> None:
        run = self.python("import time\nwhile time.process_time() < 0.1: pass")
        self.assertGreaterEqual(run.cpu_seconds, 0.1)
        self.assertLess(run.cpu_seconds, 10)

    def test_failures(self) -> None:
        refused = self.python("import sys; print('no', file=sys.stderr); sys.exit(30)")
        self.assertIn("ended with 30: no", refused.failure)
        self.assertIsNone(self.python("import sys; sys.exit(30)", good_codes=(10, 30)).failure)
        self.assertIn("not done", self.python("while True: pass", limit_seconds=0.2).failure)


if __name__ == "__main__":
    unittest.main()
