# SPDX-License-Identifier: Apache-2.0
"""`casus replay` against the oracle of the workload, at small sizes and seeds of its own, fixed lengths and calendar.

Usage: casus_test.py CASUS      (the program)
"""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import check
import data

CASUS = Path()
SIZES = (data.Size(1, 300, 1, seed=11), data.Size(50, 5_000, 1, seed=12), data.Size(300, 10_000, 2, seed=13),
         data.Size(300, 10_000, 40, seed=14), data.Size(3_000, 20_000, 0, seed=15))
HORIZON = "315532800"


class Replayed(unittest.TestCase):
    def setUp(self) -> None:
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def replayed(self, made: Path, variant: str, *options: str) -> Path:
        out = made / f"casus{variant}"
        command = [CASUS, "replay", made / f"library{variant}", "--events", made / "events.csv", "--until", HORIZON,
                   "--ask", made / "queries.csv", "--out", out, *options]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return out

    def test_equals_the_oracle(self) -> None:
        for size in SIZES:
            made = data.make(size, self.folder)
            for variant in data.VARIANTS:
                for threads in ("1", "2"):
                    with self.subTest(size=size.name, variant=variant, threads=threads):
                        out = self.replayed(made, variant, "--threads", threads)
                        self.assertTrue(check.check(made / f"oracle{variant}", out, made / "agreements.csv"))

    def test_a_lost_consultation_is_noticed(self) -> None:
        """The comparison can fail: without the consultations some duties come out otherwise."""
        made = data.make(SIZES[1], self.folder)
        rows = (made / "events.csv").read_text(encoding="ascii").splitlines(keepends=True)
        (made / "events.csv").write_text("".join(row for row in rows if ",consult," not in row), encoding="ascii")
        out = self.replayed(made, "")
        self.assertFalse(check.check(made / "oracle", out, made / "agreements.csv"))


if __name__ == "__main__":
    CASUS = Path(sys.argv.pop(1)).resolve()
    unittest.main()
