# SPDX-License-Identifier: Apache-2.0
"""Are these the oracle's answers, row for row?

Usage: check.py ORACLE OUT [--casus AGREEMENTS.CSV]

Compares duties.csv and answers.csv of both folders without regard to the order of rows. With `--casus` OUT is in the
form of `casus replay`, and is translated by names and words alone. Ends with 1 when anything differs.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from workload import AGREEMENTS, ANSWERS, DUTIES, rows

CASUS_DUTIES = "event,agreement,clause,bearer,beneficiary,opened,deadline,verdict,closed"
CASUS_ANSWERS = "query,event,agreement,clause"
VERDICTS = {"kept": "fulfilled", "kept late": "late", "broken": "violated", "open": "pending"}
CLAUSES = {"a": "consult-a", "b": "consult-b"}

Line = Callable[[list[str]], str]


def lines(path: Path, header: str, line: Line = ",".join) -> list[str]:
    return sorted(line(row) for row in rows(path, header))


def from_casus(agreements: Path) -> tuple[Line, Line]:
    """How a row of duties and one of answers read in the oracle's form. A clause says only whose protection it is."""
    protected = {(row[0], party): state for row in rows(agreements, AGREEMENTS)
                 for party, state in zip("ab", row[1:3])}
    party = {clause: letter for letter, clause in CLAUSES.items()}

    def duty(row: list[str]) -> str:
        event, agreement, clause, bearer, beneficiary, opened, deadline, verdict, closed = row
        if protected.get((agreement, party.get(clause, ""))) != beneficiary:
            return f"{','.join(row)} (clause {clause} does not protect {beneficiary})"
        state = VERDICTS.get(verdict, verdict)
        return ",".join([event, agreement, bearer, beneficiary, opened, deadline, state, closed])

    return duty, lambda row: ",".join(row[:3])


def differences(name: str, expected: list[str], found: list[str]) -> int:
    """Says how two sorted lists compare; the number of rows that only one has."""
    if expected == found:
        print(f"{name}: same ({len(found)} rows)")
        return 0
    missing, extra = only_in(expected, found), only_in(found, expected)
    print(f"{name}: DIFFERENT ({len(missing)} missing, {len(extra)} too many)")
    for what, some in (("missing", missing), ("too many", extra)):
        for row in some[:3]:
            print(f"  {what}: {row}")
    return len(missing) + len(extra)


def only_in(ours: list[str], theirs: list[str]) -> list[str]:
    """What remains of the sorted list `ours` when each row of `theirs` has taken away one like it."""
    remains, place = [], 0
    for row in ours:
        while place < len(theirs) and theirs[place] < row:
            place += 1
        if place < len(theirs) and theirs[place] == row:
            place += 1
        else:
            remains.append(row)
    return remains


def check(oracle: Path, out: Path, casus_agreements: Path | None = None) -> bool:
    duty: Line = ",".join
    answer: Line = ",".join
    headers = DUTIES, ANSWERS
    if casus_agreements is not None:
        duty, answer = from_casus(casus_agreements)
        headers = CASUS_DUTIES, CASUS_ANSWERS
    wrong = differences("duties", lines(oracle / "duties.csv", DUTIES), lines(out / "duties.csv", headers[0], duty))
    wrong += differences("answers", lines(oracle / "answers.csv", ANSWERS),
                         lines(out / "answers.csv", headers[1], answer))
    return wrong == 0


def main() -> int:
    parser = argparse.ArgumentParser(description="compare answers with the oracle's")
    parser.add_argument("oracle", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--casus", type=Path, metavar="AGREEMENTS.CSV", help="OUT was written by `casus replay`")
    options = parser.parse_args()
    missing = [options.out / f"{name}.csv" for name in ("duties", "answers")
               if not (options.out / f"{name}.csv").is_file()]
    for path in missing:
        print(f"{path}: not there")
    return 0 if not missing and check(options.oracle, options.out, options.casus) else 1


if __name__ == "__main__":
    sys.exit(main())
