#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Walks every fact of facts.json and finds it in the shipped library, or marked untranslated there.

Usage: tests/facts/facts_test.py PROGRAM [--list]

Prints the share translated by field. Exit code 1 when less than 97 in a hundred are, when a date, a party, the force,
the consultation, the termination or a sum of money is not, or when a fact is neither in the model nor marked.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

sys.dont_write_bytecode = True

import agreements  # noqa: E402
import events  # noqa: E402
from record import Library  # noqa: E402

HERE = Path(__file__).resolve().parent
LEAST = 0.97
# Fields of which every fact must be translated.
WHOLE = {"dates": ("signed.date", "entry_into_force.date", "duration.nominal_end", "date", "end_date"),
         "parties": ("parties",), "force": ("legal_form.form", "legal_form.binding"),
         "consultation": ("consultation.",), "termination": ("termination.",), "money": ("money",)}
# Where a passage about a field is marked untranslated, one of these words stands in it.
KEYWORDS = {"consultation": ("consult",), "termination": ("end", "notice", "exit"), "money": ("sum", "money"),
            "parties": ("states", "members", "parties"), "entry_into_force": ("force", "entry"),
            "legal_form": ("binds", "binding", "force", "form"), "response_pledge": ("help", "response", "answer"),
            "renewal": ("renew", "prolong"), "review": ("review",), "nato_accession": ("nato",)}


def is_marked(library: Library, row: str, field: str) -> bool:
    words = KEYWORDS.get(field.split(".")[0], (field.split("_")[0].split(".")[0],))
    return any(word in library.untranslated(row) for word in words)


def whole_group(field: str) -> str | None:
    for group, fields in WHOLE.items():
        if any(field == one or (one.endswith(".") and field.startswith(one)) for one in fields) or (
                group == "money" and field.startswith("money")):
            return group
    return None


def look_up(library: Library, rows: events.Events, file: str, row: str, sort: str, value):
    if file == "agreements":
        if library.agreement(row) is None:
            return "no such agreement in the library"
        return agreements.CHECKS[sort](library, row, value)
    if file == "claims" and events.claim_row(library, row) is None:
        return "no such claim in the library"
    return events.CHECKS[sort](library, rows, row, value)


def walk(library: Library) -> tuple[dict, list[str], list[str]]:
    rows = events.Events((HERE / "events.csv").read_text(encoding="utf-8").splitlines())
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])  # translated, marked, all
    faults = []
    marked = []
    for file, row, field, sort, value in json.loads((HERE / "facts.json").read_text(encoding="utf-8")):
        missing = look_up(library, rows, file, row, sort, value)
        count = counts[file, field]
        count[2] += 1
        if missing is None:
            count[0] += 1
        elif file == "agreements" and is_marked(library, row, field):
            count[1] += 1
            marked.append(f"{row} {field}: {missing}")
        else:
            faults.append(f"{file} {row} {field}: {missing}")
    return counts, faults, marked


def report(counts: dict, faults: list[str], marked: list[str], listed: bool) -> int:
    total = [sum(count[place] for count in counts.values()) for place in range(3)]
    groups: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for (_, field), count in counts.items():
        group = whole_group(field)
        for place in range(3):
            if group:
                groups[group][place] += count[place]
    print(f"{'field':58} translated  marked  of")
    for (file, field), (done, said, of) in sorted(counts.items()):
        print(f"{file + ' ' + field:58} {100 * done / of:9.1f}% {said:7} {of:4}")
    for group, (done, said, of) in sorted(groups.items()):
        print(f"{'all of ' + group:58} {100 * done / of:9.1f}% {said:7} {of:4}")
    print(f"{'everything':58} {100 * total[0] / total[2]:9.1f}% {total[1]:7} {total[2]:4}")
    for one in marked if listed else []:
        print("marked untranslated: " + one)
    for fault in faults if listed else faults[:60]:
        print("neither in the model nor marked untranslated: " + fault)
    short = [group for group, (done, _, of) in groups.items() if done < of]
    if short:
        print("not whole: " + ", ".join(sorted(short)))
    return 1 if faults or short or total[0] < LEAST * total[2] else 0


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "library.sqlite")
        subprocess.run([sys.argv[1], "sql", "--out", path], check=True, stdout=subprocess.DEVNULL)
        return report(*walk(Library(path)), listed="--list" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
