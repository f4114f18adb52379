# SPDX-License-Identifier: Apache-2.0
"""The record as facts for the logic engines, and clingo's atoms as tables.

Usage: facts.py facts FOLDER FILE      writes the record of FOLDER as facts, without noise, each predicate together
       facts.py tables ATOMS FOLDER    writes duties.csv and answers.csv from what clingo printed

Neither is part of what is timed: it favours these engines.
"""

import re
import sys
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from workload import AGREEMENTS, ANSWERS, DUTIES, EVENTS, QUERIES, rows  # noqa: E402  the path comes first


def facts(folder: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for number, a, b, area, protects, signed in rows(folder / "agreements.csv", AGREEMENTS):
        found["agreement"].append(f"{number},{a},{b}")
        if "a" in protects:
            found["protects"].append(f"{a},{area},{number},{b}")
        if "b" in protects:
            found["protects"].append(f"{b},{area},{number},{a}")
        if signed:
            found["signed"].append(f"{number},{signed}")
    for number, time, kind, actor, target, ref, area in rows(folder / "events.csv", EVENTS):
        match kind:
            case "attack":
                found[kind].append(f"{number},{time},{actor},{target},{area}")
            case "request":
                found[kind].append(f"{number},{time},{actor},{ref}")
            case "consult":
                found[kind].append(f"{actor},{target},{time}")
            case "sign":
                found[kind].append(f"{ref},{time}")
            case "notice":
                found[kind].append(f"{ref},{actor},{time}")
    for row in rows(folder / "queries.csv", QUERIES):
        found["query"].append(",".join(row))
    return found


def write_facts(folder: Path, path: Path) -> None:
    with path.open("w", encoding="ascii") as file:
        for name, tuples in facts(folder).items():
            file.writelines(f"{name}({values}).\n" for values in tuples)


def write_tables(atoms: Path, folder: Path) -> None:
    text = atoms.read_text(encoding="ascii")
    for name, header, predicate in (("duties", DUTIES, "became"), ("answers", ANSWERS, "answer")):
        with (folder / f"{name}.csv").open("w", encoding="ascii") as file:
            file.write(header + "\n")
            file.writelines(found.group(1).removesuffix("none") + "\n"
                            for found in re.finditer(rf"\b{predicate}\(([^()]*)\)", text))


if __name__ == "__main__":
    {"facts": write_facts, "tables": write_tables}[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
