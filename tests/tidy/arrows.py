# SPDX-License-Identifier: Apache-2.0
"""Which folder may include which (the folder table of ARCHITECTURE.md), and no circle between files."""

import re
from pathlib import PurePosixPath

from tree import Problem, Tree

ROWS = ["time", "source", "model", "language", "record", "engine", "questions", "exchange", "cli"]

# What a folder may include besides itself.
ALLOWED: dict[str, set[str]] = {
    "time": set(),
    "source": set(),
    "model": {"time", "source"},
    "language": {"time", "source", "model"},
    "record": {"time", "source", "model"},
    "engine": {"time", "model"},
    "questions": {"time", "source", "model", "record", "engine"},
    "exchange": {"time", "source", "model", "record", "engine", "questions"},
    "cli": set(ROWS),
}

# The oracle shares nothing with the engine but model and time. What compares the two must see both: the tests
# (*_test.cpp) and the folder compare/.
ORACLE = {"time", "model"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+"([^"]+)"', re.MULTILINE)
USES = re.compile(r"casus_library\(\s*(\w+)[^)]*?\bUSES\b([^)]*)\)")


def folder_of(name: str) -> str | None:
    """`src/engine/x.cpp` -> engine; `tests/oracle/x.cpp` -> oracle; None where any include is fine."""
    parts = PurePosixPath(name).parts
    if parts[0] == "src" and len(parts) > 2:
        return parts[1]
    if parts[:2] == ("tests", "oracle"):
        return "oracle"
    return None


def allowed_from(name: str) -> set[str] | None:
    """Folders that the file may include; None means any."""
    folder = folder_of(name)
    if folder == "oracle":
        compares = name.endswith("_test.cpp") or name.startswith("tests/oracle/compare/")
        return None if compares else ORACLE | {"oracle"}
    if folder is None:
        return None
    return ALLOWED.get(folder, set()) | {folder}


def target_of(tree: Tree, name: str, included: str) -> str | None:
    """The file that an #include names: from src/, include/ or the root; under tests/ also from beside."""
    places = [f"src/{included}", f"include/{included}", included]
    if not name.startswith(("src/", "include/")):
        places.append(str(PurePosixPath(name).parent / included))
    return next((place for place in places if place in tree.known), None)


def includes(tree: Tree, name: str) -> list[tuple[str, str]]:
    """(place, included name) of each quoted include."""
    return [(tree.line_of(name, found.start(1)), found.group(1)) for found in INCLUDE.finditer(tree.text(name))]


def check_arrows(tree: Tree) -> list[Problem]:
    problems = []
    for name in tree.code("src", "include", "tests", "benchmarks"):
        allowed = allowed_from(name)
        for place, included in includes(tree, name):
            target = target_of(tree, name, included)
            if target is None:
                problems.append(Problem("arrows", place, f'no file "{included}"',
                                        'Write the path from src/, as in #include "time/instant.h".'))
                continue
            folder = folder_of(target)
            if folder and allowed is not None and folder not in allowed:
                problems.append(Problem("arrows", place, f"{folder_of(name)}/ may not include {folder}/",
                                        f"It may use: {', '.join(sorted(allowed))}. Move the code or pass the value."))
    return problems


def check_rows(tree: Tree) -> list[Problem]:
    """Every folder of src/ has a row in the table."""
    folders = {folder for name in tree.code("src") if (folder := folder_of(name))}
    return [Problem("arrows", f"src/{folder}", "the folder has no row in the folder table",
                    "Add it to ALLOWED in tests/tidy/arrows.py and to ARCHITECTURE.md.")
            for folder in sorted(folders - set(ALLOWED))]


def check_links(tree: Tree) -> list[Problem]:
    """USES in the CMake files follows the same table."""
    problems = []
    for name in tree.files:
        if not name.endswith("CMakeLists.txt") or not name.startswith(("src/", "tests/oracle/")):
            continue
        for found in USES.finditer(tree.text(name)):
            row = found.group(1)
            row = row if row in ALLOWED else row.split("_")[0]  # a folder may be several targets: record_sqlite
            allowed = (ORACLE if row == "oracle" else ALLOWED.get(row, set())) | {row}
            for used in found.group(2).split():
                if used in ALLOWED and used not in allowed:
                    problems.append(Problem("arrows", tree.line_of(name, found.start()), f"{row} may not link {used}",
                                            f"It may use: {', '.join(sorted(allowed - {row})) or 'nothing'}."))
    return problems


def check_circles(tree: Tree) -> list[Problem]:
    graph = {name: [target for _, included in includes(tree, name) if (target := target_of(tree, name, included))]
             for name in tree.code("src", "include", "tests", "benchmarks")}
    done: set[str] = set()
    problems = []

    def visit(name: str, path: list[str]) -> None:
        if name in path:
            circle = path[path.index(name):] + [name]
            problems.append(Problem("circles", name, "includes lead back here: " + " -> ".join(circle),
                                    "Move what both need into a third file."))
            return
        if name in done:
            return
        for target in graph.get(name, []):
            visit(target, path + [name])
        done.add(name)

    for name in graph:
        visit(name, [])
    return problems
