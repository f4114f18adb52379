# SPDX-License-Identifier: Apache-2.0
"""Runs the engines on the workload `consult-24h` in turn, checks every answer, and prints a table (README.md).

Usage: run.py [--full] [--agreements A,...] [--events E,...] [--areas K,...] [--engines NAME,...] [--rounds N]
              [--seconds S] [--out FILE]
"""

import argparse
import os
import platform
import re
import shutil
import sys
from contextlib import ExitStack
from pathlib import Path

from data import BUILD, Size, make
from engines import Engine, Judge, Limit, engines
from report import Result, growth, table, title

RUNS = BUILD / "bench-data" / "runs"
SLOW = 25.0  # seconds after which one run is enough


def numbers(text: str) -> list[int]:
    """`50,1e6` -> [50, 1000000]"""
    return [int(float(word)) for word in text.split(",")]


def plan(options: argparse.Namespace) -> list[tuple[Size, bool]]:
    """The data sets, and whether only the quick engines run on it."""
    if options.agreements or options.events or options.areas:
        sizes = [Size(agreements, events, areas) for agreements in numbers(options.agreements or "1000")
                 for events in numbers(options.events or "1e6") for areas in numbers(options.areas or "0")]
        return [(size, False) for size in {size.name: size for size in sizes}.values()]  # 0 may be what another says
    if options.full:
        sizes = [Size(agreements, events) for events in (10**5, 10**6, 10**7) for agreements in (50, 1_000, 100_000)]
        return [(size, False) for size in [*sizes, *fan_outs()]]
    others = [Size(50, 10**6), Size(100_000, 10**6), *fan_outs()]
    return [(Size(1_000, 10**5), False), (Size(1_000, 10**6), False), *((size, True) for size in others)]


def fan_outs() -> list[Size]:
    """Five times and a fifth of the usual number of agreements that an attack touches."""
    return [Size(1_000, 10**6, areas) for areas in (1, 25)]


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run_once(engine: Engine, data: Path, result: Result, round_number: int, judge: Judge, seconds: float) -> None:
    folder = RUNS / engine.key
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    engine.place_record(data, folder)
    engine.prepare(folder)
    run = engine.run(data, folder, seconds)
    result.fault = run.failure or judge.fault(engine, data, folder)
    if result.fault is None:
        result.runs[round_number] = run
        shutil.rmtree(folder)
    say(f"  {round_number}: {engine.name}: {result.fault or f'{run.seconds:.3f} s, {run.peak_mib:.0f} MiB'}")


def run_size(size: Size, chosen: list[Engine], judge: Judge, options: argparse.Namespace) -> list[Result]:
    say(title(size))
    data = make(size)
    created = re.match(r"created=(\d+)", (data / "oracle/summary").read_text(encoding="ascii"))
    duties = int(created.group(1)) if created else 0
    results = {engine.key: Result(size, engine.key, engine.name, duties) for engine in chosen}
    for round_number in range(1, options.rounds + 1):
        for engine in chosen:
            result = results[engine.key]
            if result.fault is None and (not result.runs or result.seconds < SLOW):
                run_once(engine, data, result, round_number, judge, options.seconds)
    return list(results.values())


def processor() -> str:
    info = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.*)", info.read_text(encoding="utf-8")) if info.is_file() else None
    return found.group(1) if found else platform.machine()


def heading(present: list[Engine], absent: dict[str, str]) -> str:
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    versions = dict.fromkeys(version for engine in present if (version := engine.version()))
    lines = [f"{processor()}, {os.cpu_count()} cores, {system}; load when it began {os.getloadavg()[0]:.1f}. "
             f"{', '.join(versions)}.", ""]
    lines += [f"Not run: {name}: {why}." for name, why in absent.items()]
    return "\n".join(lines)


def measure_all(options: argparse.Namespace) -> tuple[str, bool]:
    """The report, and whether every answer was right."""
    with ExitStack() as held:
        known = engines(options.limit, options.casus, held)
        chosen = [engine for engine in known if not options.engines or engine.key in options.engines.split(",")]
        absent = {engine.name: why for engine in chosen if (why := engine.missing())}
        for name, why in absent.items():
            say(f"{name} is not run: {why}")
        present = [engine for engine in chosen if engine.name not in absent]
        parts = [heading(present, absent)]
        judge, results = Judge(), []
        for size, only_quick in plan(options):
            here = [engine for engine in present
                    if size.events <= engine.most_events and (engine.quick or not only_quick)]
            if here:
                of_size = run_size(size, here, judge, options)
                parts.append(table(size, of_size))
                results += of_size
        if any("(a)" in result.name for result in results):
            parts.append("(a) Favoured: its facts are made beforehand, without noise, and that is not timed.")
        parts.append(growth(results))
        parts += [f"### The limit in parts, {title(size)}\n\n```\n{engine.parts(make(size))}\n```"
                  for engine in present if isinstance(engine, Limit) for size in largest(results)]
        return "\n\n".join(filter(None, parts)) + "\n", all(result.fault is None for result in results)


def largest(results: list[Result]) -> list[Size]:
    """The data set with most events, of a thousand agreements and the usual areas if it is there."""
    sizes = {result.size for result in results}
    return sorted(sizes, key=lambda size: (size.events, size.agreements == 1_000, size.areas == 0))[-1:]


def main() -> int:
    parser = argparse.ArgumentParser(description="the engines on the workload consult-24h, in turn")
    parser.add_argument("--full", action="store_true", help="all sizes, up to ten million events; about an hour")
    parser.add_argument("--agreements", help="as 50,1000")
    parser.add_argument("--events", help="as 1e5,1e6")
    parser.add_argument("--areas", help="as 1,5,25; 0 is the usual number")
    parser.add_argument("--engines", help="as limit,casus-1,duckdb-1")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=600, help="the longest that one run may take")
    parser.add_argument("--out", type=Path, help="where the report is written too")
    parser.add_argument("--limit", type=Path, default=BUILD / "bench/casus_limit")
    parser.add_argument("--casus", type=Path, default=BUILD / "casus")
    options = parser.parse_args()
    names = {engine.key for engine in engines(options.limit, options.casus, ExitStack())}
    unknown = set((options.engines or "limit").split(",")) - names
    if unknown or options.rounds < 1:
        parser.error(f"engines are {', '.join(sorted(names))}; rounds are counted from 1")
    report, right = measure_all(options)
    print(report)
    if options.out:
        options.out.write_text(report, encoding="utf-8")
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
