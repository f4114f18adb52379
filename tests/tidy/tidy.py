#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves the rules of the house on the whole source tree. Usage: tests/tidy/tidy.py [--summary] [--root FOLDER]

Each finding says what is wrong, where, and what to do. Exit code 0: none; 1: some.
"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from arrows import check_arrows, check_circles, check_links, check_rows  # noqa: E402
from completeness import (check_build_lists, check_case_codes, check_diagnostics, check_orphans,  # noqa: E402
                          check_pages, check_reach)
from manners import (check_clocks, check_exceptions, check_first_lines, check_machine_paths,  # noqa: E402
                     check_names, check_own_header_first)
from sizes import check_sizes, summary  # noqa: E402
from tree import Problem, Tree  # noqa: E402

CHECKS = [check_rows, check_arrows, check_links, check_circles, check_sizes, check_names, check_first_lines,
          check_own_header_first, check_exceptions, check_clocks, check_machine_paths, check_orphans,
          check_build_lists, check_diagnostics, check_case_codes, check_pages, check_reach]


def all_problems(tree: Tree) -> list[Problem]:
    return [problem for check in CHECKS for problem in check(tree)]


def main() -> int:
    parser = argparse.ArgumentParser(description="Checks the source tree against the rules of the house.")
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[2])
    parser.add_argument("--summary", action="store_true", help="print sizes: medians, nine tenths, largest")
    arguments = parser.parse_args()
    tree = Tree(arguments.root)
    if arguments.summary:
        print(summary(tree))
        return 0
    problems = all_problems(tree)
    for problem in problems:
        print(problem)
    print(f"tidy: {len(tree.files)} files, {len(CHECKS)} checks, {len(problems)} findings")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
