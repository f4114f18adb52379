# SPDX-License-Identifier: Apache-2.0
"""A flame graph as SVG, from what `perf script` prints.

Usage: perf record -F 499 --call-graph dwarf -o FILE PROGRAM ...
       perf script -i FILE -F comm,ip,sym --no-inline | python3 benchmarks/flame.py TITLE > docs/flame.svg

Callers stand below what they call; a box is as wide as its share of the samples. Boxes below half a percent are left
out.
"""

import re
import sys
from html import escape

WIDTH, ROW, LEAST = 1200, 17, 0.005
FRAME = re.compile(r"^\s+[0-9a-f]+ (.+?)(\+0x[0-9a-f]+)?$")


class Node:
    """A function under its callers: how many samples, and what it called."""

    def __init__(self) -> None:
        self.samples = 0
        self.calls: dict[str, Node] = {}

    def depth(self, least: float) -> int:
        return 1 + max((node.depth(least) for node in self.calls.values() if node.samples >= least), default=0)


def short(name: str) -> str:
    """`casus::language::Names::follow` as people say it: without the namespace, templates and arguments."""
    name = re.sub(r"\(anonymous namespace\)::|casus::|language::|\[abi:cxx11\]", "", name)
    return re.sub(r"<.*>|\(.*\)", "", name) or name


def read(lines: list[str]) -> Node:
    root = Node()
    stack: list[str] = []
    for line in [*lines, "\n"]:
        if frame := FRAME.match(line):
            stack.append(short(frame.group(1)))
        elif not line.strip() and stack:
            node = root
            node.samples += 1
            calls = [name for name in reversed(stack) if name != "[unknown]"]
            for name in calls[calls.index("main"):] if "main" in calls else calls:
                node = node.calls.setdefault(name, Node())
                node.samples += 1
            stack = []
    return root


def boxes(node: Node, left: float, level: int, unit: float, height: int, all_samples: int) -> list[str]:
    out = []
    for name, called in sorted(node.calls.items()):
        width = called.samples * unit
        if called.samples >= LEAST * all_samples:
            top = height - (level + 1) * ROW
            share = f"{escape(name)}: {100 * called.samples / all_samples:.1f} %"
            hue = 10 + sum(map(ord, name)) % 45
            shown = escape(name[:max(int(width / 6.5) - 1, 0)])
            out.append(f'<g><title>{share}</title><rect x="{left:.1f}" y="{top}" width="{max(width - 0.5, 0.5):.1f}" '
                       f'height="{ROW - 1}" fill="hsl({hue},75%,70%)"/>'
                       f'<text x="{left + 3:.1f}" y="{top + 12}">{shown}</text></g>')
            out += boxes(called, left, level + 1, unit, height, all_samples)
        left += width
    return out


def main() -> None:
    root = read(sys.stdin.readlines())
    if root.samples == 0:
        raise SystemExit("no samples: is this what `perf script` printed?")
    height = root.depth(LEAST * root.samples) * ROW + 24
    print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
          'font-family="monospace" font-size="11">')
    print(f'<text x="4" y="14">{escape(sys.argv[1])}; {root.samples} samples</text>')
    print("\n".join(boxes(root, 0, 0, WIDTH / root.samples, height, root.samples)))
    print("</svg>")


if __name__ == "__main__":
    main()
