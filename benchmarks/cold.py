# SPDX-License-Identifier: Apache-2.0
"""Times whole processes, cold of any state of ours: start, read the library, answer, print, end.

Each question is run in turn with the limit (`casus --version`: a process that starts and ends), so that a busy
machine slows both; the figures are medians, the ratio to the limit, and the processor time that the process took:
on a machine that does nothing else the two times are nearly one, on a busy one the first counts the waiting too.
"""

import argparse
import os
import statistics
import subprocess
import time

QUESTIONS = [
    ["due", "--on", "2024-07-08T12:00", "--known-at", "2024-07-09"],
    ["status"],
    ["claims", "cnn-2024-06"],
    ["compare"],
    ["compare", "usa-2024", "uk-2024", "france-2024", "germany-2024"],
    ["check"],
]
LIMIT = ["--version"]


def milliseconds(program: str, arguments: list[str]) -> tuple[float, float]:
    """From start to end, and of the processor."""
    begin = time.perf_counter()
    with subprocess.Popen([program, *arguments], stdout=subprocess.DEVNULL) as running:
        _, status, used = os.wait4(running.pid, 0)
        taken = time.perf_counter() - begin
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode != 0:
        raise SystemExit(f"casus {' '.join(arguments)} ended with {running.returncode}")
    return taken * 1000, (used.ru_utime + used.ru_stime) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description="whole-process times of the questions")
    parser.add_argument("--runs", type=int, default=41)
    parser.add_argument("--program", default="build/casus")
    options = parser.parse_args()
    print(f"{'question':<60} {'median ms':>10} {'max ms':>8} {'x start':>8} {'processor ms':>13}")
    for question in QUESTIONS:
        taken, limits = [], []
        for _ in range(options.runs):
            limits.append(milliseconds(options.program, LIMIT)[0])
            taken.append(milliseconds(options.program, question))
        median = statistics.median(wall for wall, _ in taken)
        processor = statistics.median(used for _, used in taken)
        print(f"{'casus ' + ' '.join(question):<60} {median:>10.1f} {max(taken)[0]:>8.1f} "
              f"{median / statistics.median(limits):>8.1f} {processor:>13.1f}")


if __name__ == "__main__":
    main()
