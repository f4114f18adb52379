# SPDX-License-Identifier: Apache-2.0
"""Sizes: a file, a function, a line; and the medians of what there is."""

import ast
import re
import statistics
from dataclasses import dataclass

from tree import Problem, Tree, bare

FILE_LINES = 500
FUNCTION_LINES = 70
COLUMNS = 120
MEASURED = ("src", "include", "tests", "benchmarks")
MEASURED_ENDINGS = (".h", ".cpp", ".def", ".py")

SCOPE = re.compile(r"^(?:template\s*<[^{}]*>\s*|inline\s+)*(namespace|class|struct|union)\b")
ACCESS = re.compile(r"^\s*(?:public|private|protected)\s*:(?!:)")


@dataclass
class Function:
    name: str
    first: int
    last: int

    @property
    def lines(self) -> int:
        return self.last - self.first + 1


def without_directives(text: str) -> str:
    """Blanks preprocessor lines with their continuations: their braces need not match."""
    return re.sub(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", lambda found: re.sub(r"[^\n]", " ", found.group()), text,
                  flags=re.MULTILINE)


def cpp_functions(text: str) -> list[Function]:
    """Function bodies at namespace or class level, from the head's first line to the closing brace.

    A brace counter, good enough for code laid out by clang-format: lambdas and local blocks belong to the function
    around them.
    """
    code = without_directives(bare(text))
    found: list[Function] = []
    stack: list[Function | str] = []  # "scope", "other", or the function whose body it is
    head_start = 0
    for position, character in enumerate(code):
        if character == "{":
            stack.append(opened(code, head_start, position, stack))
            head_start = position + 1
        elif character == "}":
            closed = stack.pop() if stack else "other"
            if isinstance(closed, Function):
                closed.last = code.count("\n", 0, position) + 1
                found.append(closed)
            head_start = position + 1
        elif character == ";":
            head_start = position + 1
    return found


def opened(code: str, start: int, end: int, stack: list) -> Function | str:
    """What the brace at `end` opens, by the head before it."""
    if any(entry != "scope" for entry in stack):
        return "other"
    head = code[start:end]
    while (access := ACCESS.match(head)) is not None:
        start += access.end()
        head = code[start:end]
    stripped = head.strip()
    if SCOPE.match(stripped) or stripped == "extern":
        return "scope"
    if ")" not in stripped:
        return "other"
    first = start + len(head) - len(head.lstrip())
    name = re.sub(r"\s+", " ", stripped.split("(", 1)[0]).strip()[-60:]
    return Function(name, code.count("\n", 0, first) + 1, 0)


def python_functions(text: str) -> list[Function]:
    return [Function(node.name, node.lineno, node.end_lineno or node.lineno) for node in ast.walk(ast.parse(text))
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def functions(tree: Tree, name: str) -> list[Function]:
    return python_functions(tree.text(name)) if name.endswith(".py") else cpp_functions(tree.text(name))


def check_sizes(tree: Tree) -> list[Problem]:
    problems = []
    for name in tree.code(*MEASURED, endings=MEASURED_ENDINGS):
        lines = tree.text(name).splitlines()
        if len(lines) > FILE_LINES:
            problems.append(Problem("sizes", name, f"{len(lines)} lines, the most is {FILE_LINES}",
                                    "Split it by what its parts do."))
        for number, line in enumerate(lines, 1):
            if len(line) > COLUMNS:
                problems.append(Problem("sizes", f"{name}:{number}", f"{len(line)} columns, the most is {COLUMNS}",
                                        "Break the line (make format)."))
        for function in functions(tree, name):
            if function.lines > FUNCTION_LINES:
                problems.append(Problem("sizes", f"{name}:{function.first}",
                                        f"{function.name} has {function.lines} lines, the most is {FUNCTION_LINES}",
                                        "Name its steps and make them functions."))
    return problems


def spread(label: str, values: list[tuple[int, str]], width: int = 12) -> str:
    """One line: how many, median, nine tenths, largest and where."""
    if not values:
        return f"{label:{width}} none"
    sizes = sorted(size for size, _ in values)
    largest, where = max(values)
    return (f"{label:{width}} {len(sizes):5}  median {statistics.median(sizes):6.0f}  "
            f"p90 {sizes[min(len(sizes) - 1, len(sizes) * 9 // 10)]:5}  largest {largest:5}  {where}")


def summary(tree: Tree) -> str:
    """Medians for the comparison form kept beside the design."""

    def lines(names: list[str]) -> list[tuple[int, str]]:
        return [(len(tree.text(name).splitlines()), name) for name in names]

    ours = tree.code("src", "include")
    tests = [name for name in ours if name.endswith("_test.cpp")]
    code = [name for name in ours if not name.endswith("_test.cpp")]
    bodies = [(function.lines, f"{name}:{function.first}") for name in code for function in functions(tree, name)]
    cases = [name for name in tree.files if name.startswith("tests/cases/") and name.endswith((".md", ".case"))]
    test_lines = sum(size for size, _ in lines(tests + tree.code("tests") + cases))
    code_lines = sum(size for size, _ in lines(code))
    return "\n".join([
        spread(".cpp", lines([name for name in code if name.endswith(".cpp")])),
        spread(".h", lines([name for name in code if name.endswith(".h")])),
        spread("functions", bodies),
        spread("_test.cpp", lines(tests)),
        spread("cases", lines(cases)),
        f"code {code_lines} lines, tests with cases {test_lines}: {test_lines / max(code_lines, 1):.2f} to 1",
    ])
