# SPDX-License-Identifier: Apache-2.0
"""The oracle of the workload `consult-24h`: slow, and written from the definitions of WORKLOAD.md one by one.

Usage: oracle.py DIR [--out DIR2] [--calendar]

Reads agreements.csv, events.csv and queries.csv of DIR; writes duties.csv and answers.csv into DIR2 (by default DIR)
and prints the summary. With `--calendar` a term is ten calendar years and a notice runs for six calendar months.
"""

import argparse
import datetime
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from workload import AGREEMENTS, ANSWERS, DAY, DUTIES, EVENTS, HORIZON, NOTICE, QUERIES, TERM, rows

ORIGIN = datetime.date(2000, 1, 1)  # the date of second 0 in the calendar variant, in UTC


@dataclass
class Agreement:
    a: int
    b: int
    area: int
    protects: str
    signed: int | None
    notice: int | None = None


class Attack(NamedTuple):
    time: int
    attacker: int
    victim: int
    area: int


class Duty(NamedTuple):
    attack: int
    agreement: int
    debtor: int
    creditor: int
    requested: int
    deadline: int
    state: str
    closed: int | None

    def open_at(self, time: int) -> bool:
        """Definition 8."""
        return self.requested <= time and (time < self.closed if self.state == "fulfilled" else time <= self.deadline)


@dataclass
class Record:
    agreements: dict[int, Agreement]
    attacks: dict[int, Attack]
    requests: list[tuple[int, int, int, int]]  # id, time, who asks, attack cited
    consultations: dict[tuple[int, int], list[int]]  # (who consults, with whom) -> times, ascending
    signatures: list[tuple[int, int]]  # time, agreement
    notices: list[tuple[int, int, int]]  # time, who gives it, agreement


class Elapsed:
    """Spans of fixed length."""

    @staticmethod
    def term_end(signed: int) -> int:
        return signed + TERM

    @staticmethod
    def notice_end(notice: int) -> int:
        return notice + NOTICE


class Calendar:
    """Spans of calendar years and months, counted on dates in UTC."""

    @staticmethod
    def term_end(signed: int) -> int:
        """The day of signature is included: the first second of the corresponding date ten years on."""
        return Calendar._second_of(Calendar._months_later(signed, 120))

    @staticmethod
    def notice_end(notice: int) -> int:
        """The day of the notice is left out: the second after the last one of the corresponding date."""
        return Calendar._second_of(Calendar._months_later(notice, 6) + datetime.timedelta(days=1))

    @staticmethod
    def _months_later(time: int, months: int) -> datetime.date:
        """The corresponding date, or the last day of its month where there is none."""
        date = ORIGIN + datetime.timedelta(days=time // DAY)
        month = date.year * 12 + date.month - 1 + months
        first = datetime.date(month // 12, month % 12 + 1, 1)
        last = datetime.date((month + 1) // 12, (month + 1) % 12 + 1, 1) - datetime.timedelta(days=1)
        return first.replace(day=min(date.day, last.day))

    @staticmethod
    def _second_of(date: datetime.date) -> int:
        return (date - ORIGIN).days * DAY


Spans = type[Elapsed] | type[Calendar]


def read(folder: Path) -> Record:
    record = Record({}, {}, [], defaultdict(list), [], [])
    for number, a, b, area, protects, signed in rows(folder / "agreements.csv", AGREEMENTS):
        record.agreements[int(number)] = Agreement(int(a), int(b), int(area), protects, int(signed) if signed else None)
    for number, time, kind, actor, target, ref, area in rows(folder / "events.csv", EVENTS):
        match kind:
            case "attack":
                record.attacks[int(number)] = Attack(int(time), int(actor), int(target), int(area))
            case "request":
                record.requests.append((int(number), int(time), int(actor), int(ref)))
            case "consult":
                record.consultations[int(actor), int(target)].append(int(time))
            case "sign":
                record.signatures.append((int(time), int(ref)))
            case "notice":
                record.notices.append((int(time), int(actor), int(ref)))
    return record


def sign(record: Record) -> None:
    """Definition 1."""
    for time, number in record.signatures:
        agreement = record.agreements[number]
        if agreement.signed is None:
            agreement.signed = time


def give_notice(record: Record, spans: Spans) -> None:
    """Definition 2."""
    for time, actor, number in record.notices:
        agreement = record.agreements[number]
        signed = agreement.signed
        if agreement.notice is None and actor in (agreement.a, agreement.b) and signed is not None \
                and signed <= time < spans.term_end(signed):
            agreement.notice = time


class Protection(NamedTuple):
    """One party's protection under one agreement, while that is in force: at `start` and before `end`."""

    agreement: int
    partner: int
    start: int
    end: int


def protections(record: Record, spans: Spans) -> dict[tuple[int, int], list[Protection]]:
    """Definition 3, by (victim, area)."""
    found: dict[tuple[int, int], list[Protection]] = defaultdict(list)
    for number, agreement in record.agreements.items():
        if agreement.signed is None:
            continue
        end = spans.term_end(agreement.signed)
        if agreement.notice is not None:
            end = min(end, spans.notice_end(agreement.notice))
        for party, victim, partner in (("a", agreement.a, agreement.b), ("b", agreement.b, agreement.a)):
            if party in agreement.protects:
                found[victim, agreement.area].append(Protection(number, partner, agreement.signed, end))
    return found


def first_requests(record: Record) -> dict[int, int]:
    """Definition 5: the time at which consultation over each attack was first validly requested."""
    found: dict[int, int] = {}
    for number, time, actor, cited in record.requests:
        attack = record.attacks.get(cited)
        if attack is not None and cited < number and attack.victim == actor:
            found.setdefault(cited, time)
    return found


def performance(requested: int, talks: list[int]) -> tuple[str, int | None]:
    """Definition 7: what became of a duty, and when it was closed."""
    deadline = requested + DAY
    later = bisect_right(talks, requested)
    if later < len(talks):
        return ("fulfilled" if talks[later] <= deadline else "late"), talks[later]
    return ("violated", deadline) if deadline < HORIZON else ("pending", None)


def duties(record: Record, spans: Spans) -> list[Duty]:
    """Definitions 4 and 6, by (attack, agreement)."""
    protecting = protections(record, spans)
    found = []
    for number, requested in first_requests(record).items():
        attack = record.attacks[number]
        for agreement, partner, start, end in protecting.get((attack.victim, attack.area), ()):
            if start <= attack.time < end and partner != attack.attacker:
                became = performance(requested, record.consultations.get((partner, attack.victim), []))
                found.append(Duty(number, agreement, partner, attack.victim, requested, requested + DAY, *became))
    return sorted(found, key=lambda duty: duty[:2])


def answers(folder: Path, found: list[Duty]) -> Iterator[tuple[int, int, int]]:
    """(query, attack, agreement) of each duty that is open and owed by the state asked about."""
    by_debtor: dict[int, list[Duty]] = defaultdict(list)
    for duty in found:
        by_debtor[duty.debtor].append(duty)
    for query, time, state in rows(folder / "queries.csv", QUERIES):
        for duty in by_debtor[int(state)]:
            if duty.open_at(int(time)):
                yield int(query), duty.attack, duty.agreement


def write(path: Path, header: str, lines: list) -> None:
    with path.open("w", encoding="ascii") as file:
        file.write(header + "\n")
        file.writelines(",".join("" if cell is None else str(cell) for cell in line) + "\n" for line in lines)


def summary(found: list[Duty], answered: list[tuple[int, int, int]]) -> str:
    states = [duty.state for duty in found]
    counts = " ".join(f"{state}={states.count(state)}" for state in ("fulfilled", "violated", "late", "pending"))
    closed = sum(duty.closed or 0 for duty in found)
    return (f"created={len(found)} {counts} closed_sum={closed} "
            f"answers={len(answered)} answer_sum={sum(map(sum, answered))}")


def evaluate(folder: Path, out: Path, spans: Spans) -> str:
    """Writes both answers and returns the summary."""
    record = read(folder)
    sign(record)
    give_notice(record, spans)
    found = duties(record, spans)
    answered = list(answers(folder, found))
    out.mkdir(parents=True, exist_ok=True)
    write(out / "duties.csv", DUTIES, found)
    write(out / "answers.csv", ANSWERS, answered)
    return summary(found, answered)


def main() -> None:
    parser = argparse.ArgumentParser(description="the oracle of the workload consult-24h")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--calendar", action="store_true", help="count years and months by the calendar")
    options = parser.parse_args()
    print(evaluate(options.folder, options.out or options.folder, Calendar if options.calendar else Elapsed))


if __name__ == "__main__":
    main()
