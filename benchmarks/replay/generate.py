# SPDX-License-Identifier: Apache-2.0
"""Writes a record for the workload `consult-24h`: agreements, ten years of events, and questions (WORKLOAD.md).

Usage: generate.py --agreements A --events E --out DIR [--ndjson | --stream] [--areas K] [--seed S]

With --stream the events go to standard output instead of DIR/events.csv, in memory that does not grow with them.

The same arguments give the same bytes with every Python 3: chance comes from `Random.random` alone, and each draw has
its place in the order.
"""

import argparse
import heapq
import math
import random
import sys
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from workload import AGREEMENTS, DAY, EVENTS, HORIZON, QUERIES, STATES, areas_for

QUESTIONS = 200
NOISE = ("statement", "meeting", "report", "vote", "visit", "exercise", "sanction", "telegram")

# An event: type, actor, target, ref, area; "" where a column is empty.
Event = tuple[str, int, int | str, int | str, int | str]


class Chance:
    """The one stream of draws, and the states drawn from it: a few have most of the dealings."""

    def __init__(self, seed: int):
        self.draw = random.Random(seed).random
        self.weights: list[float] = []
        total = 0.0
        for rank in range(STATES):
            total += 1.0 / (rank + 5)
            self.weights.append(total)

    def below(self, count: int) -> int:
        return int(self.draw() * count)

    def state(self) -> int:
        return bisect_right(self.weights, self.draw() * self.weights[-1])

    def state_but(self, *left_out: int) -> int:
        while (state := self.state()) in left_out:
            pass
        return state

    def waiting(self, mean: float) -> int:
        """A waiting time, exponentially distributed, in whole seconds."""
        return int(-math.log(1.0 - self.draw()) * mean)


class Pacts:
    """The agreements, and who is protected where."""

    def __init__(self, count: int, areas: int, chance: Chance):
        self.areas = areas
        self.list: list[tuple[int, int, int, str, int | None]] = []  # a, b, area, protects, signed
        self.unsigned: list[int] = []
        self.partners: dict[tuple[int, int], list[int]] = {}  # (victim, area) -> the other party of each agreement
        for number in range(count):
            self._add(number, chance)

    def _add(self, number: int, chance: Chance) -> None:
        a = chance.state()
        b = chance.state_but(a)
        area = chance.below(self.areas)
        kind = chance.draw()
        protects = "ab" if kind < 0.5 else "a" if kind < 0.75 else "b"
        signed = -1 - chance.below(4 * 365 * DAY) if chance.draw() < 0.75 else None
        if signed is None:
            self.unsigned.append(number)
        self.list.append((a, b, area, protects, signed))
        if "a" in protects:
            self.partners.setdefault((a, area), []).append(b)
        if "b" in protects:
            self.partners.setdefault((b, area), []).append(a)

    def lines(self) -> Iterator[str]:
        for number, (a, b, area, protects, signed) in enumerate(self.list):
            yield f"{number},{a},{b},{area},{protects},{'' if signed is None else signed}\n"


class Story:
    """Ten years of events, one after the other; what happened decides what can happen next."""

    def __init__(self, pacts: Pacts, events: int, chance: Chance):
        self.pacts, self.count, self.chance = pacts, events, chance
        # Ordered pairs (debtor, creditor) that never consult, so that some duties stay broken for good.
        self.silent = [chance.draw() < 0.25 for _ in range(STATES * STATES)]
        mean = HORIZON / events
        self.short_gap = min(600.0, mean * 0.2)  # within a crisis
        self.long_gap = 20.0 * (mean * 0.985 - 0.95 * self.short_gap)  # between crises, one gap in twenty
        self.coming_requests: list[tuple[int, int, int, int]] = []  # heap: due, attack, victim, area
        self.coming_talks: list[tuple[int, int, int]] = []  # heap: due, debtor, creditor
        self.ripe_talks: list[tuple[int, int, int]] = []
        self.attacks: deque[tuple[int, int]] = deque(maxlen=200)  # the latest: id, victim
        self.moments: list[tuple[int, int]] = []  # time and debtor of duties, for the questions
        acts = 0.025 * events  # notices; as many signatures
        self.notice_counts = min(0.3 * len(pacts.list) / acts, 0.9)
        self.signature_counts = min(0.95 * len(pacts.unsigned) / acts, 0.95)
        self.signed = 0  # of the unsigned agreements, in their order

    def events(self) -> Iterator[tuple[int, int, Event]]:
        """(id, time, event), in order."""
        draw, time = self.chance.draw, 0
        for number in range(1, self.count + 1):
            time = self._next_time(number, time)
            kind = draw()
            if kind < 0.40:
                event = self._noise()
            elif kind < 0.50:
                event = self._attack(number, time)
            elif kind < 0.65:
                event = self._request(number, time)
            elif kind < 0.95:
                event = self._consultation(time)
            elif kind < 0.975:
                event = self._notice()
            else:
                event = self._signature()
            yield number, time, event

    def _next_time(self, number: int, time: int) -> int:
        gap = self.short_gap if self.chance.draw() < 0.95 else self.long_gap
        if number > 0.98 * self.count:  # the last stretch reaches the horizon
            gap = 0.9 * (HORIZON - time) / (self.count - number + 1)
        # Strictly increasing, and with room below the horizon for those still to come.
        return min(time + 1 + self.chance.waiting(gap), HORIZON - 1 - (self.count - number))

    def _noise(self) -> Event:
        kind = NOISE[self.chance.below(8)]
        actor = self.chance.state()
        return kind, actor, self.chance.state_but(actor), "", ""

    def _attack(self, number: int, time: int) -> Event:
        chance = self.chance
        if chance.draw() < 0.85:
            a, b, area, protects, _ = self.pacts.list[chance.below(len(self.pacts.list))]
            victim = a if protects == "a" or (protects == "ab" and chance.draw() < 0.5) else b
        else:
            victim, area = chance.state(), chance.below(self.pacts.areas)
        attacker = chance.state_but(victim)
        self.attacks.append((number, victim))
        if chance.draw() < 0.85:
            due = time + 60 + int(chance.draw() * chance.draw() * 20 * DAY)
            heapq.heappush(self.coming_requests, (due, number, victim, area))
        return "attack", attacker, victim, "", area

    def _request(self, number: int, time: int) -> Event:
        chance = self.chance
        if self.coming_requests and self.coming_requests[0][0] <= time:
            _, attack, victim, area = heapq.heappop(self.coming_requests)
            for partner in self.pacts.partners.get((victim, area), ()):
                self._plan_talks(time, partner, victim)
            return "request", victim, "", attack, ""
        if self.attacks and chance.draw() < 0.7:  # too early, again, or by another
            attack, victim = self.attacks[-1 - chance.below(len(self.attacks))]
            return "request", victim if chance.draw() < 0.5 else chance.state(), "", attack, ""
        return "request", chance.state(), "", 1 + chance.below(number), ""  # cites what may be no attack at all

    def _plan_talks(self, time: int, partner: int, victim: int) -> None:
        """Most partners will consult in time, some late, some never."""
        chance = self.chance
        fate = chance.draw()
        if not self.silent[partner * STATES + victim]:
            if fate < 0.65:
                heapq.heappush(self.coming_talks, (time + 300 + chance.waiting(4 * 3600), partner, victim))
            elif fate < 0.85:
                heapq.heappush(self.coming_talks, (time + int((1.5 + 8.5 * chance.draw()) * DAY), partner, victim))
        if len(self.moments) < 20_000 or chance.draw() < 0.01:
            self.moments.append((time, partner))

    def _consultation(self, time: int) -> Event:
        while self.coming_talks and self.coming_talks[0][0] <= time:
            self.ripe_talks.append(heapq.heappop(self.coming_talks))
        if self.ripe_talks:  # the newest first: old arrears wait
            _, actor, target = self.ripe_talks.pop()
            return "consult", actor, target, "", ""
        while True:
            actor = self.chance.state()
            target = self.chance.state_but(actor)
            if not self.silent[actor * STATES + target]:
                return "consult", actor, target, "", ""

    def _notice(self) -> Event:
        chance = self.chance
        number = chance.below(len(self.pacts.list))
        a, b, *_ = self.pacts.list[number]
        if chance.draw() < self.notice_counts:
            return "notice", a if chance.draw() < 0.5 else b, "", number, ""
        return "notice", chance.state_but(a, b), "", number, ""  # no party: without effect

    def _signature(self) -> Event:
        chance, pacts = self.chance, self.pacts
        if self.signed < len(pacts.unsigned) and chance.draw() < self.signature_counts:
            number = pacts.unsigned[self.signed]
            self.signed += 1
        else:
            number = chance.below(len(pacts.list))
            if pacts.list[number][4] is None and chance.draw() < 0.9:
                number = (number + 1) % len(pacts.list)
        return "sign", pacts.list[number][0], pacts.list[number][1], number, ""

    def questions(self) -> Iterator[str]:
        chance = self.chance
        for number in range(QUESTIONS):
            if self.moments and number % 4 != 3:
                time, state = self.moments[chance.below(len(self.moments))]
                time += int(chance.draw() * chance.draw() * DAY)
            else:
                time, state = chance.below(HORIZON), chance.state()
            yield f"{number},{time},{state}\n"


def as_json(number: int, time: int, event: Event) -> str:
    """The event as one object on a line; a column that is empty is left out."""
    kind, actor, *others = event
    fields = "".join(f',"{name}":{value}' for name, value in zip(("target", "ref", "area"), others) if value != "")
    return f'{{"id":{number},"t":{time},"type":"{kind}","actor":{actor}{fields}}}\n'


def write(path: Path, header: str, lines: Iterator[str]) -> None:
    with path.open("w", encoding="ascii") as file:
        file.write(header + "\n")
        file.writelines(lines)


def write_events(out: Path, story: Story, ndjson: bool, stream: bool) -> None:
    if stream:
        sys.stdout.write(EVENTS + "\n")
        sys.stdout.writelines("%d,%d,%s,%s,%s,%s,%s\n" % (n, t, *e) for n, t, e in story.events())
        return
    if not ndjson:
        write(out / "events.csv", EVENTS, ("%d,%d,%s,%s,%s,%s,%s\n" % (n, t, *e) for n, t, e in story.events()))
        return
    with (out / "events.csv").open("w", encoding="ascii") as table, \
            (out / "events.ndjson").open("w", encoding="ascii") as objects:
        table.write(EVENTS + "\n")
        for number, time, event in story.events():
            table.write("%d,%d,%s,%s,%s,%s,%s\n" % (number, time, *event))
            objects.write(as_json(number, time, event))


def generate(out: Path, agreements: int, events: int, seed: int, areas: int, ndjson: bool = False,
             stream: bool = False) -> None:
    out.mkdir(parents=True, exist_ok=True)
    chance = Chance(seed * 1_000_003 + agreements * 31 + (len(str(events)) - 1) * 7)
    pacts = Pacts(agreements, areas, chance)
    write(out / "agreements.csv", AGREEMENTS, pacts.lines())
    story = Story(pacts, events, chance)
    write_events(out, story, ndjson, stream)
    write(out / "queries.csv", QUERIES, story.questions())


def main() -> None:
    parser = argparse.ArgumentParser(description="a record for the workload consult-24h")
    parser.add_argument("--agreements", type=int, required=True)
    parser.add_argument("--events", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--ndjson", action="store_true", help="write events.ndjson too")
    parser.add_argument("--stream", action="store_true", help="events to standard output")
    parser.add_argument("--areas", type=int, help="places; fewer make an attack touch more agreements")
    parser.add_argument("--seed", type=int, default=20240601)
    options = parser.parse_args()
    if options.agreements < 1 or options.events < 1 or (options.areas or 1) < 1:
        parser.error("agreements, events and areas are counted from 1")
    generate(options.out, options.agreements, options.events, options.seed,
             options.areas or areas_for(options.agreements), options.ndjson, options.stream)


if __name__ == "__main__":
    main()
