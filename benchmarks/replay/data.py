# SPDX-License-Identifier: Apache-2.0
"""Makes a data set and all that is compared with it, once: the record, the oracle's answers, the libraries.

Usage: data.py --agreements A --events E [--areas K] [--seed S] [--under DIR]

    DIR/a1000-e1000000/agreements.csv, events.csv, queries.csv       the record
    DIR/a1000-e1000000/oracle/, oracle-calendar/                     duties.csv, answers.csv, summary
    DIR/a1000-e1000000/library/, library-calendar/                   what `casus replay` reads

A record that is there, and was made by these very programs, is left as it is; the libraries are written each time.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from workload import areas_for, rows

HERE = Path(__file__).resolve().parent
BUILD = HERE.parent.parent / "build"
SEED = 20240601
VARIANTS = ("", "-calendar")
MADE_BY = ("workload.py", "generate.py", "oracle.py")


@dataclass(frozen=True)
class Size:
    """What tells one data set from another."""

    agreements: int
    events: int
    areas: int = 0  # 0: as many as areas_for says
    seed: int = SEED

    @property
    def places(self) -> int:
        return self.areas or areas_for(self.agreements)

    @property
    def name(self) -> str:
        parts = [f"a{self.agreements}", f"e{self.events}"]
        if self.places != areas_for(self.agreements):
            parts.append(f"k{self.places}")
        if self.seed != SEED:
            parts.append(f"s{self.seed}")
        return "-".join(parts)


def shown(path: Path) -> str:
    """The path as people write it, from the repository's root where it is inside."""
    root = HERE.parent.parent
    return str(path.relative_to(root)) if path.is_relative_to(root) else str(path)


def fingerprint() -> str:
    digest = hashlib.sha256()
    for name in MADE_BY:
        digest.update((HERE / name).read_bytes() + b"\0")
    return digest.hexdigest()


def program(name: str, *arguments: str | Path) -> str:
    """Runs one of the programs beside this one as a process of its own, so that its memory goes when it ends."""
    command = [sys.executable, "-B", HERE / name, *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{name} ended with {done.returncode}")
    return done.stdout


def write_library(folder: Path, variant: str, size: Size) -> None:
    """The text of the variant, the table that its agreements come from, and the places that it names."""
    library = folder / f"library{variant}"
    shutil.rmtree(library, ignore_errors=True)
    library.mkdir()
    for text in sorted((HERE / f"library{variant}").glob("*.casus")):
        shutil.copy(text, library)
    shutil.copy(folder / "agreements.csv", library)
    places = f"place Area {{n}}\n  for each n from 0 to {size.places - 1}\n"
    (library / "areas.casus").write_text(places, encoding="utf-8")


def expected_summary(size: Size) -> str | None:
    """What expected.csv says of a standard size, in the words of a summary; None of any other."""
    path = HERE / "expected.csv"
    header = path.read_text(encoding="ascii").splitlines()[0]
    names = header.split(",")
    for row in rows(path, header):
        if row[:2] == [str(size.agreements), str(size.events)] and size == Size(size.agreements, size.events):
            return " ".join(f"{name}={value}" for name, value in zip(names[2:-1], row[2:-1]))
    return None


def write_record(folder: Path, size: Size) -> None:
    program("generate.py", "--agreements", str(size.agreements), "--events", str(size.events),
            "--areas", str(size.places), "--seed", str(size.seed), "--out", folder)
    for variant in VARIANTS:
        out = folder / f"oracle{variant}"
        said = program("oracle.py", folder, "--out", out, *(["--calendar"] if variant else []))
        (out / "summary").write_text(said, encoding="ascii")
    expected = expected_summary(size)
    if expected is not None and not (folder / "oracle/summary").read_text(encoding="ascii").startswith(expected):
        raise SystemExit(f"{folder}: the oracle's summary is not that of expected.csv")


def make(size: Size, under: Path = BUILD / "bench-data") -> Path:
    """The folder of the data set; the record is made anew when it is not there or was made by other programs."""
    folder = under / size.name
    stamp, programs = folder / "made-by", fingerprint()
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != programs:
        shutil.rmtree(folder, ignore_errors=True)
        write_record(folder, size)
        stamp.write_text(programs, encoding="ascii")
    for variant in VARIANTS:
        write_library(folder, variant, size)
    return folder


def main() -> None:
    parser = argparse.ArgumentParser(description="a data set of the workload consult-24h")
    parser.add_argument("--agreements", type=int, required=True)
    parser.add_argument("--events", type=int, required=True)
    parser.add_argument("--areas", type=int, default=0)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--under", type=Path, default=BUILD / "bench-data")
    options = parser.parse_args()
    print(shown(make(Size(options.agreements, options.events, options.areas, options.seed), options.under)))


if __name__ == "__main__":
    main()
