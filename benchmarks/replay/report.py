# SPDX-License-Identifier: Apache-2.0
"""What the runs come to: medians, ratios within a round, growth fitted by least squares on logs; as Markdown."""

import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

from data import Size
from measure import Run


@dataclass
class Result:
    """The runs of one engine on one data set, by round; a round may lack one."""

    size: Size
    key: str
    name: str
    duties: int  # created, by the oracle: a measure of the fan-out where agreements and events are the same
    runs: dict[int, Run] = field(default_factory=dict)
    fault: str | None = None

    @property
    def seconds(self) -> float:
        return statistics.median(run.seconds for run in self.runs.values())

    @property
    def good(self) -> bool:
        return bool(self.runs) and self.fault is None


def times(result: Result, other: Result | None) -> str:
    """The median of the ratios of runs in the same round, by the clock and by the processor's time: what slows a round
    slows both."""
    if other is None or not other.good:
        return "–"
    pairs = [(run, other.runs[number]) for number, run in result.runs.items() if number in other.runs]
    if not pairs:
        return "–"
    clock = statistics.median(run.seconds / base.seconds for run, base in pairs)
    cpu = statistics.median(run.cpu_seconds / max(base.cpu_seconds, 1e-6) for run, base in pairs)
    return f"{clock:.2f} / {cpu:.2f}"


def number(value: float) -> str:
    return f"{value:.3f}" if value < 10 else f"{value:.1f}"


def title(size: Size) -> str:
    return (f"{size.events:,} events, {size.agreements:,} agreements, {size.places:,} "
            f"area{'s' if size.places > 1 else ''}" + ("" if size.seed == Size(1, 1).seed else f", seed {size.seed}"))


def table(size: Size, results: list[Result]) -> str:
    by_key = {result.key: result for result in results}
    lines = [f"### {title(size)}, {results[0].duties:,} duties", "",
             "| engine | median s | slowest s | CPU s | runs | thousand events/s | times the limit, clock / CPU "
             "| times casus | peak MiB | answers |", "|---|---|---|---|---|---|---|---|---|---|"]
    for result in results:
        if not result.good:
            fault = (result.fault or "not run").splitlines()[0]
            lines.append(f"| {result.name} | – | – | – | {len(result.runs)} | – | – | – | – | {fault} |")
            continue
        runs = result.runs.values()
        cpu = statistics.median(run.cpu_seconds for run in runs)
        lines.append(
            f"| {result.name} | {number(result.seconds)} | {number(max(run.seconds for run in runs))} | {number(cpu)} "
            f"| {len(runs)} "
            f"| {size.events / result.seconds / 1000:,.0f} | {times(result, by_key.get('limit'))} "
            f"| {times(result, by_key.get('casus-1'))} | {max(run.peak_mib for run in runs):,.0f} | the oracle's |")
    return "\n".join(lines)


def slope(points: list[tuple[Hashable, float, float]]) -> tuple[float, int] | None:
    """The exponent b of y = c x^b by least squares on logs, each group with its own c; and how many points say so."""
    groups: dict[Hashable, list[tuple[float, float]]] = defaultdict(list)
    for group, x, y in points:
        groups[group].append((math.log(x), math.log(y)))
    above = below = 0.0
    used = 0
    for logs in groups.values():
        if len({x for x, _ in logs}) < 2:
            continue
        mean_x = statistics.fmean(x for x, _ in logs)
        mean_y = statistics.fmean(y for _, y in logs)
        above += sum((x - mean_x) * (y - mean_y) for x, y in logs)
        below += sum((x - mean_x) ** 2 for x, _ in logs)
        used += len(logs)
    return (above / below, used) if used else None


def standard_fan_out(size: Size) -> bool:
    """As many areas as keep the fan-out equal; with fewer than 200 agreements one area has fewer than it should."""
    return size.agreements == 200 * size.places


# What grows: which results show it, what stays the same in a group, what grows in it.
GROWTH: list[tuple[str, Callable[[Result], bool], Callable[[Size], Hashable], Callable[[Result], float]]] = [
    ("events", lambda result: True, lambda size: (size.agreements, size.places), lambda result: result.size.events),
    ("agreements", lambda result: standard_fan_out(result.size), lambda size: size.events,
     lambda result: result.size.agreements),
    ("fan-out", lambda result: True, lambda size: (size.agreements, size.events), lambda result: result.duties),
]


GROWTH_HEAD = [
    "### Growth", "",
    "The exponent b of time ~ size^b, by least squares on the logs of the medians, and how many medians it rests on.",
    "Whole processes: starting counts where there is little else. Fan-out is the number of duties, all else the same.",
    "",
    "| engine | " + " | ".join(f"with {what}" for what, *_ in GROWTH) + " |", "|---" * (len(GROWTH) + 1) + "|",
]


def growth(results: list[Result]) -> str:
    names = {result.key: result.name for result in results if result.good}
    rows = []
    for key, name in names.items():
        cells = []
        for _, shows, same, grows in GROWTH:
            points = [(same(result.size), grows(result), result.seconds) for result in results
                      if result.key == key and result.good and shows(result)]
            fitted = slope(points)
            cells.append(f"{fitted[0]:.2f} ({fitted[1]})" if fitted else "–")
        if any(cell != "–" for cell in cells):
            rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join([*GROWTH_HEAD, *rows]) if rows else ""
