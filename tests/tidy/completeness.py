# SPDX-License-Identifier: Apache-2.0
"""That nothing is left lying: sources in the build, diagnostics with a case, pages that a reader can reach."""

import re
from pathlib import PurePosixPath

from tree import Problem, Tree, bare

KINDS = "src/source/kinds.def"
CASES = "tests/cases/diagnostics"
KIND = re.compile(r'^\s*CASUS_DIAGNOSTIC\(\s*(\w+)\s*,\s*"(\w+)"', re.MULTILINE)

# Kinds that no case file can show, with the reason. Each must then be named in a *_test.cpp.
WITHOUT_CASE: dict[str, str] = {"T610": "it comes after a hundred other messages"}

PAGES = ("README.md", "ARCHITECTURE.md", "GLOSSARY.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE")
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s#]+)(?:#[^)\s]*)?\)")


def owner(tree: Tree, name: str) -> str | None:
    """The nearest CMakeLists.txt at or above the file's folder."""
    for folder in PurePosixPath(name).parents:
        candidate = str(folder / "CMakeLists.txt")
        if candidate in tree.known:
            return candidate
    return None


def check_orphans(tree: Tree) -> list[Problem]:
    """Every .cpp and every *_test.py is named in the CMakeLists.txt that governs its folder."""
    problems = []
    for name in tree.code("src", "tests", "benchmarks", endings=(".cpp", "_test.py")):
        lists = owner(tree, name)
        if lists is None or lists == "CMakeLists.txt":
            problems.append(Problem("orphans", name, "no CMakeLists.txt in its folder", "Add one that builds it."))
            continue
        relative = str(PurePosixPath(name).relative_to(PurePosixPath(lists).parent))
        uncommented = re.sub(r"#[^\n]*", "", tree.text(lists))
        if not re.search(rf"(?<![\w./-]){re.escape(relative)}(?![\w./-])", uncommented):
            problems.append(Problem("orphans", name, f"{lists} does not name it, so it is never built or run",
                                    f"Add {relative} to SOURCES there, or delete the file."))
    return problems


def check_build_lists(tree: Tree) -> list[Problem]:
    """No globs in the folders' lists, and every list is reached from the top one."""
    problems = []
    lists = [name for name in tree.files if name.endswith("/CMakeLists.txt")]
    above = {name: owner(tree, str(PurePosixPath(name).parent)) for name in lists}
    for name in lists:
        if found := re.search(r"\bGLOB(_RECURSE)?\b", tree.text(name)):
            problems.append(Problem("orphans", tree.line_of(name, found.start()), "files listed by a glob",
                                    "Name each file."))
        folder = PurePosixPath(name).parent
        parent = above[name]
        if parent is None:
            continue
        relative = str(folder.relative_to(PurePosixPath(parent).parent))
        if not re.search(rf"(?<![\w./-]){re.escape(relative)}(?![\w./-])", tree.text(parent)):
            problems.append(Problem("orphans", name, f"{parent} does not include this folder",
                                    f"Add {relative} to casus_folders there."))
    return problems


def check_diagnostics(tree: Tree, without_case: dict[str, str] = WITHOUT_CASE) -> list[Problem]:
    """Every kind is reported somewhere in src/ and shown by a case."""
    if KINDS not in tree.known:
        return []
    sources = tree.code("src", endings=(".h", ".cpp"))
    shown = "\n".join(bare(tree.text(name)) for name in sources if not name.endswith("_test.cpp"))
    tested = "\n".join(bare(tree.text(name)) for name in sources if name.endswith("_test.cpp"))
    problems = []
    for found in KIND.finditer(tree.text(KINDS)):
        identifier, code = found.groups()
        where = tree.line_of(KINDS, found.start(1))
        use = re.compile(rf"\bKind::{identifier}\b")
        if not use.search(shown):
            problems.append(Problem("diagnostics", where, f"{code} {identifier} is reported nowhere under src/",
                                    "Report it, or take the line out."))
        if code in without_case:
            if not use.search(tested):
                problems.append(Problem("diagnostics", where, f"{code} has neither a case nor a unit test",
                                        f"Name Kind::{identifier} in a *_test.cpp."))
        else:
            problems += case_problems(tree, where, code)
    return problems


def case_problems(tree: Tree, where: str, code: str) -> list[Problem]:
    cases = [name for name in tree.files
             if name.startswith(f"{CASES}/{code}-") and name.endswith((".md", ".case"))]
    if not cases:
        return [Problem("diagnostics", where, f"{code} has no case",
                        f"Write {CASES}/{code}-what-is-wrong.md (or .case).")]
    return [Problem("diagnostics", name, f"does not show {code} although it is named for it",
                    "Make the input raise it (make golden-update), or rename the case.")
            for name in cases if code not in tree.text(name)]


def check_case_codes(tree: Tree) -> list[Problem]:
    """A case named for a code that does not exist tests nothing."""
    if KINDS not in tree.known:
        return []
    codes = {found.group(2) for found in KIND.finditer(tree.text(KINDS))}
    return [Problem("diagnostics", name, f"{found.group(1)} is not in {KINDS}", "Rename or delete the case.")
            for name in tree.files
            if (found := re.match(rf"{CASES}/([A-Z]\d{{3}})-", name)) and found.group(1) not in codes]


def check_pages(tree: Tree) -> list[Problem]:
    """The root's pages are there, and ARCHITECTURE.md names every folder of src/."""
    problems = [Problem("pages", page, "the page is missing", "Write it.") for page in PAGES
                if page not in tree.known or not tree.text(page).strip()]
    if "ARCHITECTURE.md" in tree.known:
        folders = {PurePosixPath(name).parts[1] for name in tree.code("src") if len(PurePosixPath(name).parts) > 2}
        text = tree.text("ARCHITECTURE.md")
        problems += [Problem("pages", "ARCHITECTURE.md", f"does not name src/{folder}/", "Add its row to the table.")
                     for folder in sorted(folders) if not re.search(rf"\b{folder}/", text)]
    return problems


def links(tree: Tree, page: str) -> list[tuple[str, str]]:
    """(place, target from the root) of each link of a page to a file or folder."""
    fenceless = re.sub(r"^(```|~~~).*?^\1", lambda found: re.sub(r"[^\n]", " ", found.group()), tree.text(page),
                       flags=re.MULTILINE | re.DOTALL)
    result = []
    for found in LINK.finditer(fenceless):
        target = found.group(1)
        if re.match(r"[a-z][a-z+.-]*:", target):
            continue
        parts: list[str] = []
        for part in (PurePosixPath(page).parent / target).parts:
            if part == "..":
                parts = parts[:-1]
            else:
                parts.append(part)
        result.append((tree.line_of(page, found.start()), "/".join(parts)))
    return result


def exists(tree: Tree, target: str) -> bool:
    """A file, or a folder that holds one."""
    return target in tree.known or any(name.startswith(target.rstrip("/") + "/") for name in tree.files)


def check_reach(tree: Tree) -> list[Problem]:
    """Links lead somewhere, and every page under docs/ is reached from a page at the root."""
    pages = [name for name in tree.files if name.endswith(".md") and (name.startswith("docs/") or "/" not in name)]
    problems = []
    reached = {name for name in pages if "/" not in name}
    waiting = sorted(reached)
    while waiting:
        for _, target in links(tree, waiting.pop()):
            # A link to a folder shows the folder's list of pages, as forges do.
            for page in pages:
                if (page == target or page.startswith(target.rstrip("/") + "/")) and page not in reached:
                    reached.add(page)
                    waiting.append(page)
    for page in pages:
        problems += [Problem("pages", place, f"link to {target}, which is not there", "Correct or remove the link.")
                     for place, target in links(tree, page)
                     if target and not exists(tree, target)]
    return problems + [Problem("pages", page, "no page at the root leads here", "Link it, or delete it.")
                       for page in pages if page not in reached]
