# SPDX-License-Identifier: Apache-2.0
"""The files of a checkout as the checks see them, and the shape of a finding."""

import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

LEFT_OUT = {".git", "build", ".cache", "__pycache__", "node_modules"}
CODE = (".h", ".cpp", ".def")


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, and what to do about it."""

    rule: str
    where: str
    wrong: str
    do: str

    def __str__(self) -> str:
        return f"{self.where}: {self.wrong} [{self.rule}]\n    {self.do}"


class Tree:
    """All files under a root that git tracks or would track; without git, all but build results."""

    def __init__(self, root: Path):
        self.root = root.resolve()
        self.texts: dict[str, str] = {}

    @cached_property
    def files(self) -> list[str]:
        names = self._from_git() or self._from_disk()
        return sorted(name for name in names
                      if not LEFT_OUT & set(Path(name).parts[:-1]) and (self.root / name).is_file())

    def _from_git(self) -> list[str]:
        """Nothing where git does not keep the tree, is not there, or refuses another owner's folder."""
        if not (self.root / ".git").exists() or shutil.which("git") is None:
            return []
        run = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                             cwd=self.root, capture_output=True, text=True, check=False)
        return [name for name in run.stdout.split("\0") if name] if run.returncode == 0 else []

    def _from_disk(self) -> list[str]:
        return [str(path.relative_to(self.root)) for path in self.root.rglob("*") if path.is_file()]

    @cached_property
    def known(self) -> set[str]:
        return set(self.files)

    def text(self, name: str) -> str:
        if name not in self.texts:
            self.texts[name] = (self.root / name).read_text(encoding="utf-8", errors="replace")
        return self.texts[name]

    def code(self, *folders: str, endings: tuple[str, ...] = CODE) -> list[str]:
        """Files with these endings under these folders."""
        starts = tuple(folder + "/" for folder in folders)
        return [name for name in self.files if name.startswith(starts) and name.endswith(endings)]

    def line_of(self, name: str, offset: int) -> str:
        return f"{name}:{self.text(name).count(chr(10), 0, offset) + 1}"


TOKEN = re.compile(
    r'(?P<raw>R"(?P<fence>[^()\\\s]{0,16})\(.*?\)(?P=fence)")'
    r"|(?P<line>//[^\n]*)"
    r"|(?P<block>/\*.*?\*/)"
    r'|(?P<string>"(?:\\.|[^"\\\n])*")'
    r"|(?P<char>(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+')",
    re.DOTALL,
)


def bare(text: str) -> str:
    """C++ without comments and the insides of strings; every line stays where it was, and as long."""

    def blank(match: re.Match) -> str:
        return re.sub(r"[^\n]", " ", match.group())

    return TOKEN.sub(blank, text)
