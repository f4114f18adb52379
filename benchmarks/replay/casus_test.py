# SPDX-License-Identifier: Apache-2.0
"""`casus replay` against the oracle of the workload, at small sizes and seeds of its own, fixed lengths and calendar;
and its memory, by events that open duties and settle them for ever.

Usage: casus_test.py CASUS      (the program)
"""

import collections
import csv
import gzip
import json
import os
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

    def test_a_summary_counts_what_the_files_tell(self) -> None:
        made = data.make(SIZES[2], self.folder)
        for variant in data.VARIANTS:
            with (self.replayed(made, variant) / "duties.csv").open(encoding="utf-8") as lines:
                told = collections.Counter(row["verdict"] for row in csv.DictReader(lines))
            done = subprocess.run([CASUS, "replay", made / f"library{variant}", "--events", made / "events.csv",
                                   "--until", HORIZON, "--summary", "--json"],
                                  capture_output=True, text=True, check=True)
            self.assertEqual(json.loads(done.stdout)["verdicts"], told)

    def why(self, out: Path, row: dict[str, str]) -> list[dict[str, str]]:
        """The events that the reason for the duty of that line names."""
        name = f"{row['agreement']}/{row['clause']}@{row['event']}"
        done = subprocess.run([CASUS, "why", "--replayed", out, name, "--json"], capture_output=True, text=True,
                              check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [because for because in json.loads(done.stdout)["reason"]["because"] if because["kind"] == "event"]

    def test_the_reason_for_a_duty_names_its_rows(self) -> None:
        made = data.make(SIZES[1], self.folder)
        with (made / "events.csv").open(encoding="ascii") as lines:
            events = list(csv.DictReader(lines))
        by_time = {event["t"]: event["id"] for event in events}
        (made / "packed.csv.gz").write_bytes(gzip.compress((made / "events.csv").read_bytes()))
        out, packed = self.replayed(made, ""), made / "packed"
        subprocess.run([CASUS, "replay", made / "library", "--events", made / "packed.csv.gz", "--until", HORIZON,
                        "--out", packed], stdout=subprocess.DEVNULL, check=True)
        with (out / "duties.csv").open(encoding="utf-8") as lines:
            duties = list(csv.DictReader(lines))
        for row in duties[::len(duties) // 20]:
            expected = [row["event"], by_time[row["opened"]]]
            if row["verdict"].startswith("kept"):
                expected.append(by_time[row["closed"]])
            with self.subTest(row=row):
                self.assertEqual([event["id"] for event in self.why(out, row)], expected)
                self.assertEqual([event["id"] for event in self.why(packed, row)], expected)

    def test_a_changed_file_has_no_reasons(self) -> None:
        made = data.make(SIZES[0], self.folder)
        out = self.replayed(made, "")
        with (made / "events.csv").open("a", encoding="ascii") as file:
            file.write("999999,315532799,statement,1,2,,\n")
        done = subprocess.run([CASUS, "why", "--replayed", out, "0/consult-a@1"], capture_output=True, text=True,
                              check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn("has changed since the replay", done.stderr)


PACTS = Path(__file__).resolve().parent.parent.parent / "docs" / "manual" / "replay"
MIB = 1024  # in KiB


class Memory(unittest.TestCase):
    """Pact 0's partner consults in time, pact 1's late, pact 2's never; nothing stays unasked."""

    def setUp(self) -> None:
        held = tempfile.TemporaryDirectory()
        self.addCleanup(held.cleanup)
        self.folder = Path(held.name)

    def events(self, count: int) -> Path:
        path = self.folder / f"{count}.csv"
        rows: list[tuple[str | int, ...]] = [("sign", 1, 3, 1, "")]
        while len(rows) < count:
            attack = len(rows) + 1
            rows += [("attack", 9, 1, "", 0), ("request", 1, "", attack, ""), ("consult", 2, 1, "", "")]
            if attack % 900 < 3:
                rows.append(("consult", 3, 1, "", ""))
        gap = 300_000_000 // count
        with path.open("w", encoding="ascii") as file:
            file.write("id,t,type,actor,target,ref,area\n")
            file.writelines("%d,%d,%s,%s,%s,%s,%s\n" % (n, n * gap, *row) for n, row in enumerate(rows, 1))
        return path

    def peak(self, events: Path, *options: str | Path) -> int:
        """The most memory that the process had, KiB. Counted by GNU time: a child of this process would inherit its
        peak."""
        # The address sanitizer keeps freed memory for a while: not so much that it hides what is measured.
        surroundings = os.environ | {"ASAN_OPTIONS": "quarantine_size_mb=1"}
        counted = self.folder / "peak"
        subprocess.run(["/usr/bin/time", "--format", "%M", "--output", counted, CASUS, "replay", PACTS, "--events",
                        events, "--threads", "1", *options], stdout=subprocess.DEVNULL, env=surroundings, check=True)
        return int(counted.read_text(encoding="ascii"))

    def test_of_a_summary_does_not_grow_with_events(self) -> None:
        few, many = self.events(100_000), self.events(1_000_000)
        # To keep sixteen bytes of each event would take 14 MiB; the sanitizers alone move the peak by 2.
        self.assertLess(self.peak(many, "--summary") - self.peak(few, "--summary"), 4 * MIB)
        # The measure sees what is kept: duties written out grow with events.
        self.assertGreater(self.peak(many, "--out", self.folder) - self.peak(few, "--out", self.folder), 16 * MIB)


if __name__ == "__main__":
    CASUS = Path(sys.argv.pop(1)).resolve()
    unittest.main()
