# SPDX-License-Identifier: Apache-2.0
"""Times whole processes, cold of any state of ours: start, read the library, answer, print, end.

Each question is run in turn with the limit (`casus --version`: a process that starts and ends), so that a busy
machine slows both; the figures are medians and the ratio to the limit.
"""

import argparse
import statistics
import subprocess
import time

QUESTIONS = [
    ["due", "--on", "2024-07-08T12:00", "--known-at", "2024-07-09"],
    ["status"],
    ["claims", "cnn-2024-06"],
    ["compare", "usa-2024", "uk-2024", "france-2024", "germany-2024"],
    ["check"],
]
LIMIT = ["--version"]


def milliseconds(program: str, arguments: list[str]) -> float:
    begin = time.perf_counter()
    done = subprocess.run([program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    taken = (time.perf_counter() - begin) * 1000
    if done.returncode != 0:
        raise SystemExit(f"casus {' '.join(arguments)} ended with {done.returncode}: {done.stderr.decode()}")
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description="whole-process times of the questions")
    parser.add_argument("--runs", type=int, default=41)
    parser.add_argument("--program", default="build/casus")
    options = parser.parse_args()
    print(f"{'question':<60} {'median ms':>10} {'max ms':>8} {'x start':>8}")
    for question in QUESTIONS:
        taken, limits = [], []
        for _ in range(options.runs):
            limits.append(milliseconds(options.program, LIMIT))
            taken.append(milliseconds(options.program, question))
        median = statistics.median(taken)
        print(f"{'casus ' + ' '.join(question):<60} {median:>10.1f} {max(taken):>8.1f} "
              f"{median / statistics.median(limits):>8.1f}")


if __name__ == "__main__":
    main()
