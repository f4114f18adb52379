# SPDX-License-Identifier: Apache-2.0
"""The workload's own test: the worked example, the generator's bytes, the limit against the oracle, the comparison.

Usage: workload_test.py LIMIT      (the program casus_limit)
"""

import hashlib
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import check
import generate
import oracle
from data import Size, expected_summary
from workload import ANSWERS, DAY, DUTIES, areas_for

HERE = Path(__file__).resolve().parent
NO_SUCH_PROCESSOR = 3
LIMIT = Path()


def md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def example() -> dict[str, str]:
    """The blocks of the worked example, by the name above each."""
    page = (HERE / "WORKLOAD.md").read_text(encoding="utf-8").split("## Worked example", 1)[1]
    return {name: text for name, text in re.findall(r"^`([\w.]+)`\n\n```\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)}


class Folder(unittest.TestCase):
    def setUp(self) -> None:
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def limit(self, *options: str) -> tuple[int, str]:
        """Its exit code and summary; answers in `limit/`."""
        out = self.folder / "limit"
        out.mkdir(exist_ok=True)
        command = [LIMIT, self.folder, "--runs", "1", "--out", out, *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.strip()


class Example(Folder):
    def setUp(self) -> None:
        super().setUp()
        self.blocks = example()
        for name in ("agreements.csv", "events.csv", "queries.csv"):
            (self.folder / name).write_text(self.blocks[name], encoding="ascii")

    def assert_as_written(self, out: Path, summary: str) -> None:
        for name in ("duties.csv", "answers.csv"):
            self.assertEqual((out / name).read_text(encoding="ascii"), self.blocks[name])
        self.assertEqual(summary, self.blocks["summary"].strip())

    def test_oracle(self) -> None:
        out = self.folder / "oracle"
        self.assert_as_written(out, oracle.evaluate(self.folder, out, oracle.Elapsed))

    def test_limit(self) -> None:
        code, summary = self.limit()
        self.assertEqual(code, 0)
        self.assert_as_written(self.folder / "limit", summary)


class Generated(Folder):
    def make(self, agreements: int, events: int, seed: int = 20240601, areas: int = 0, ndjson: bool = False) -> None:
        generate.generate(self.folder, agreements, events, seed, areas or areas_for(agreements), ndjson)

    def test_bytes(self) -> None:
        self.make(1_000, 100_000)
        self.assertEqual(md5(self.folder / "events.csv"), "69557a17aec2d614d1ab0f94e3a2e868")

    def test_summaries(self) -> None:
        for agreements in (50, 1_000, 100_000):
            with self.subTest(agreements=agreements):
                self.make(agreements, 10_000)
                expected = expected_summary(Size(agreements, 10_000))
                self.assertIsNotNone(expected)
                self.assertIn(f"{expected} ", oracle.evaluate(self.folder, self.folder / "oracle", oracle.Elapsed))

    def test_limit_equals_oracle(self) -> None:
        for agreements, events, seed, areas in ((1, 200, 1, 1), (50, 3_000, 2, 1), (300, 10_000, 3, 2),
                                                (300, 10_000, 4, 40), (2_000, 20_000, 5, 0)):
            self.make(agreements, events, seed, areas, ndjson=True)
            said = oracle.evaluate(self.folder, self.folder / "oracle", oracle.Elapsed)
            for options in ((), ("--fused",), ("--ndjson",), ("--fused", "--ndjson"), ("--simd",)):
                with self.subTest(agreements=agreements, seed=seed, options=options):
                    code, summary = self.limit(*options)
                    if options == ("--simd",) and code == NO_SUCH_PROCESSOR:
                        continue
                    self.assertEqual((code, summary), (0, said))
                    for name in ("duties.csv", "answers.csv"):
                        self.assertEqual((self.folder / "limit" / name).read_bytes(),
                                         (self.folder / "oracle" / name).read_bytes())

    def test_areas_change_the_fan_out(self) -> None:
        created = []
        for areas in (1, 25):
            self.make(1_000, 5_000, areas=areas)
            said = oracle.evaluate(self.folder, self.folder / "oracle", oracle.Elapsed)
            created.append(int(re.match(r"created=(\d+)", said).group(1)))
        self.assertGreater(created[0], 10 * created[1])


class CalendarSpans(unittest.TestCase):
    """Dates are days after 2000-01-01: 59 is 2000-02-29, 152 is 2000-06-01, 3653 is 2010-01-01."""

    def test_a_term_ends_with_the_corresponding_date(self) -> None:
        self.assertEqual(oracle.Calendar.term_end(152 * DAY + 7), 3_804 * DAY)  # 2010-06-01
        self.assertEqual(oracle.Calendar.term_end(-1), 3_652 * DAY)  # 1999-12-31 -> 2009-12-31

    def test_a_term_from_a_leap_day_ends_with_february(self) -> None:
        self.assertEqual(oracle.Calendar.term_end(59 * DAY + 3_600), 3_711 * DAY)  # 2010-02-28

    def test_a_notice_leaves_out_its_day(self) -> None:
        self.assertEqual(oracle.Calendar.notice_end(0), 183 * DAY)  # 2000-07-01 is over
        self.assertEqual(oracle.Calendar.notice_end(DAY - 1), 183 * DAY)

    def test_a_notice_on_a_date_without_another_ends_with_the_month(self) -> None:
        self.assertEqual(oracle.Calendar.notice_end(243 * DAY), 425 * DAY)  # 2000-08-31 -> 2001-02-28 is over


class Comparison(Folder):
    ROWS = "4,0,2,1,600,87000,fulfilled,5000\n11,1,3,1,7000,93400,late,93401\n20,1,3,1,315532750,315619150,pending,\n"
    CASUS = ("20,1,consult-a,3,1,315532750,315619150,open,\n4,0,consult-b,2,1,600,87000,kept,5000\n"
             "11,1,consult-a,3,1,7000,93400,kept late,93401\n")

    def setUp(self) -> None:
        super().setUp()
        (self.folder / "agreements.csv").write_text("agreement,a,b,area,protects,signed\n0,2,1,0,ab,\n1,1,3,0,a,\n")
        self.write("oracle", DUTIES, self.ROWS, ANSWERS, "0,4,0\n")

    def write(self, name: str, duties_header: str, duties: str, answers_header: str, answers: str) -> Path:
        out = self.folder / name
        out.mkdir(exist_ok=True)
        (out / "duties.csv").write_text(f"{duties_header}\n{duties}")
        (out / "answers.csv").write_text(f"{answers_header}\n{answers}")
        return out

    def same(self, out: Path, *options: str | Path) -> bool:
        done = subprocess.run([sys.executable, "-B", HERE / "check.py", self.folder / "oracle", out, *options],
                              capture_output=True, text=True, check=False)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        return done.returncode == 0

    def test_order_does_not_matter(self) -> None:
        turned = "".join(reversed(self.ROWS.splitlines(keepends=True)))
        self.assertTrue(self.same(self.write("out", DUTIES, turned, ANSWERS, "0,4,0\n")))

    def test_rows_do(self) -> None:
        for duties, answers in ((self.ROWS.replace("87000", "87001"), "0,4,0\n"), (self.ROWS, ""),
                                (self.ROWS + "4,0,2,1,600,87000,fulfilled,5000\n", "0,4,0\n")):
            with self.subTest(duties=duties, answers=answers):
                self.assertFalse(self.same(self.write("out", DUTIES, duties, ANSWERS, answers)))

    def casus(self, duties: str, answers: str = "0,4,0,consult-b\n") -> bool:
        out = self.write("out", check.CASUS_DUTIES, duties, check.CASUS_ANSWERS, answers)
        return self.same(out, "--casus", self.folder / "agreements.csv")

    def test_casus_in_its_own_words(self) -> None:
        self.assertTrue(self.casus(self.CASUS))
        self.assertFalse(self.casus(self.CASUS.replace("kept late", "kept")))
        self.assertFalse(self.casus(self.CASUS.replace("consult-b", "consult-a")))
        self.assertFalse(self.casus(self.CASUS, "0,4,1,consult-a\n"))


if __name__ == "__main__":
    LIMIT = Path(sys.argv.pop(1)).resolve()
    unittest.main()
