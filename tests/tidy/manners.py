# SPDX-License-Identifier: Apache-2.0
"""How single files behave: names, first lines, exceptions, clocks, paths of one machine."""

import re
from pathlib import PurePosixPath

from tree import Problem, Tree, bare

LICENCE = "SPDX-License-Identifier: Apache-2.0"

# Files that may catch what a library throws, each with the reason. They let nothing out.
ADAPTERS: dict[str, str] = {
    "src/cli/arguments.cpp": "CLI11 reports a fault of usage by throwing",
}

BANNED_NAMES = {"util", "utils", "common", "misc", "manager", "managers", "global", "globals", "helper", "helpers"}
EXCEPTIONS = re.compile(r"\b(throw|try|catch)\b")
CLOCKS = re.compile(r"\b(system_clock::now|steady_clock::now|high_resolution_clock::now|gettimeofday|clock_gettime"
                    r"|sleep_for|sleep_until|usleep|nanosleep|random_device)\b|\bstd::time\s*\(")
MACHINE_PATH = re.compile(r"(?<![\w.:/~*-])/(?:work|home|root|Users|mnt|tmp|opt|srv)/[\w.]")
TEXT_ENDINGS = (".h", ".cpp", ".def", ".py", ".md", ".txt", ".cmake", ".json", ".casus", ".case", ".yml", ".yaml",
                ".sh", "Makefile", ".clang-tidy", ".clang-format", ".gitignore", ".ci/run")


def check_names(tree: Tree) -> list[Problem]:
    problems = []
    for name in tree.files:
        words = {word for part in PurePosixPath(name).parts for word in re.split(r"[_.\-]", part.lower())}
        for word in sorted(words & BANNED_NAMES):
            problems.append(Problem("names", name, f"`{word}` says nothing about what is inside",
                                    "Name the file after what it does or holds."))
    return problems


def check_first_lines(tree: Tree) -> list[Problem]:
    """The licence line everywhere; in headers also #pragma once and a comment that says what the file is for."""
    problems = []
    for name in tree.files:
        code = name.endswith((".h", ".cpp", ".def"))
        script = name.endswith((".py", ".cmake", "CMakeLists.txt")) or name.startswith(("scripts/", ".ci/"))
        if not code and not script and name != "Makefile":
            continue
        first = tree.text(name).splitlines()[:2]
        sign = "//" if code else "#"
        if f"{sign} {LICENCE}" not in (first[:1] if code else first):
            problems.append(Problem("first lines", name, "the licence line is missing",
                                    f"Begin the file with `{sign} {LICENCE}`."))
        if name.endswith(".h") and name.startswith(("src/", "include/", "tests/")):
            problems += header_problems(tree, name)
    return problems


def check_own_header_first(tree: Tree) -> list[Problem]:
    """A .cpp includes its own header before all else, so that the header is compiled with nothing before it."""
    problems = []
    for name in tree.files:
        header = name.removesuffix(".cpp") + ".h"
        if not name.startswith("src/") or not name.endswith(".cpp") or header not in tree.files:
            continue
        first = re.search(r'^\s*#\s*include\s+(\S+)', tree.text(name), re.MULTILINE)
        if first is None or first[1] != f'"{header.removeprefix("src/")}"':
            problems.append(Problem("own header", name, "its own header is not what it includes first",
                                    f'Put `#include "{header.removeprefix("src/")}"` above the others.'))
    return problems


def header_problems(tree: Tree, name: str) -> list[Problem]:
    text = tree.text(name)
    problems = []
    before_code = text.split("#pragma once", 1)[0]
    if "#pragma once" not in text:
        problems.append(Problem("first lines", name, "#pragma once is missing", "Put it after the comment."))
    comment = [line for line in before_code.splitlines() if line.startswith("//") and LICENCE not in line]
    if sum(len(line) for line in comment) < 20:
        problems.append(Problem("first lines", name, "no comment says what the header is for",
                                "Between the licence line and #pragma once, say it in one sentence or two."))
    if found := re.search(r"^\s*using\s+namespace\b", bare(text), re.MULTILINE):
        problems.append(Problem("first lines", tree.line_of(name, found.end()), "`using namespace` in a header",
                                "Qualify the names; a header must not change what its includer sees."))
    return problems


def check_exceptions(tree: Tree, adapters: dict[str, str] = ADAPTERS) -> list[Problem]:
    problems = []
    for name in tree.code("src", "include"):
        if adapters.get(name):
            continue
        for found in EXCEPTIONS.finditer(bare(tree.text(name))):
            problems.append(Problem("exceptions", tree.line_of(name, found.start()), f"`{found.group()}`",
                                    "Return std::expected or report a diagnostic; call what does not throw."))
    gone = [name for name in adapters if name not in tree.known]
    return problems + [Problem("exceptions", name, "listed as an adapter but not there",
                               "Take it off ADAPTERS in tests/tidy/manners.py.") for name in gone]


def check_clocks(tree: Tree) -> list[Problem]:
    """R5: the clock is an argument below the doors; and nothing waits or draws lots."""
    problems = []
    for name in tree.code("src", "include"):
        if name.startswith("src/cli/"):
            continue
        for found in CLOCKS.finditer(bare(tree.text(name))):
            problems.append(Problem("clocks", tree.line_of(name, found.start()), f"`{found.group()}` below the doors",
                                    "Take the moment (or the seed) as an argument (R5)."))
    return problems


def check_machine_paths(tree: Tree) -> list[Problem]:
    problems = []
    for name in tree.files:
        if not name.endswith(TEXT_ENDINGS) and not name.startswith("scripts/"):
            continue
        for found in MACHINE_PATH.finditer(tree.text(name)):
            problems.append(Problem("machine paths", tree.line_of(name, found.start()),
                                    f"`{found.group()}...` is a path of one machine",
                                    "Write it from the repository's root, or ask the system for a temporary folder."))
    return problems
