# SPDX-License-Identifier: Apache-2.0
"""The fixed quantities of the workload `consult-24h` and its files, as WORKLOAD.md defines them."""

import csv
from collections.abc import Iterator
from pathlib import Path

DAY = 86_400
HORIZON = 3_652 * DAY
TERM = 3_652 * DAY
NOTICE = 183 * DAY
STATES = 200

AGREEMENTS = "agreement,a,b,area,protects,signed"
EVENTS = "id,t,type,actor,target,ref,area"
QUERIES = "query,t,state"
DUTIES = "attack,agreement,debtor,creditor,requested,deadline,state,closed"
ANSWERS = "query,attack,agreement"


def areas_for(agreements: int) -> int:
    """One area for every 200 agreements, so that the number an attack touches hardly depends on how many there are."""
    return -(-agreements // 200)


def rows(path: Path, header: str) -> Iterator[list[str]]:
    """The rows of a file whose first line must be `header`."""
    with path.open(newline="", encoding="ascii") as file:
        reader = csv.reader(file)
        found = ",".join(next(reader, []))
        if found != header:
            raise SystemExit(f"{path}: the first line is `{found}`, expected `{header}`")
        yield from reader
