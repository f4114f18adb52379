#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the agreements of the workload `consult-24h` out as text: each with its clauses and its signature.

usage: write_out.py agreements.csv FOLDER

FOLDER gets vocabulary.casus and pacts-000.casus, pacts-001.casus ..., each below the 64 MiB that one text may have.
The agreements are those that a template for each row of the table stands for.
"""

import csv
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

IN_ONE_FILE = 25_000
ORIGIN = datetime(2000, 1, 1, tzinfo=timezone.utc)

VOCABULARY = """\
{actors}{places}kind armed attack
  verb     attack
  roles    by, on

kind request for consultation
  verb     request consultation
  roles    by, to

kind consultation
  verb     consult
  roles    by, with

source registry "The registry of treaties"
"""

AGREEMENT = """\
agreement pact-{agreement} "Consultation pact {agreement}"
  between   State {a}, State {b}
  form      treaty, binding
  zone      UTC
  in force  from signature by all
  ends      87648 hours after signature of this agreement by either party
  ends      4392 hours after notice by either party

"""

CLAUSE = """\
clause consult-{name} "When the {which} is attacked"
  when        armed attack on State {victim} at Area {area}
  then when   request for consultation by State {victim}
  State {other} shall consult with State {victim}
  within      24 hours
  does not apply to the author

"""

SIGNATURE = """\
event signed-{agreement}
  is       signature of pact-{agreement} by State {a}, State {b}
  time     {moment}
  happened said {moment} by registry, document

"""


def written(row: dict[str, str]) -> str:
    text = AGREEMENT.format(**row)
    if "a" in row["protects"]:
        text += CLAUSE.format(name="a", which="first", victim=row["a"], other=row["b"], area=row["area"])
    if "b" in row["protects"]:
        text += CLAUSE.format(name="b", which="second", victim=row["b"], other=row["a"], area=row["area"])
    if row["signed"]:
        moment = ORIGIN + timedelta(seconds=int(row["signed"]))
        text += SIGNATURE.format(moment=moment.strftime("%Y-%m-%dT%H:%M:%SZ"), **row)
    return text


def main() -> None:
    table, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with table.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    states = max(int(row[side]) for row in rows for side in ("a", "b")) + 1
    areas = max(int(row["area"]) for row in rows) + 1
    actors = "".join(f"actor State {n}\n\n" for n in range(states))
    places = "".join(f"place Area {n}\n\n" for n in range(areas))
    (folder / "vocabulary.casus").write_text(VOCABULARY.format(actors=actors, places=places), encoding="utf-8")
    for first in range(0, len(rows), IN_ONE_FILE):
        text = "".join(map(written, rows[first:first + IN_ONE_FILE]))
        (folder / f"pacts-{first // IN_ONE_FILE:03}.casus").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
