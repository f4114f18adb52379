# SPDX-License-Identifier: Apache-2.0
"""A woven page as a strict reader sees it: tags in balance, and what stands inside which."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "hr"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    def text(self) -> str:
        """All words inside, runs of white space as one space."""
        words = "".join(child if isinstance(child, str) else child.text() + " " for child in self.children)
        return " ".join(words.split())

    def all(self, tag: str = "", of_class: str = "") -> list["Element"]:
        """Every element inside of that tag and class, in the order of the page."""
        found = []
        for child in self.children:
            if isinstance(child, str):
                continue
            if (not tag or child.tag == tag) and (not of_class or of_class in child.classes()):
                found.append(child)
            found += child.all(tag, of_class)
        return found

    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class Page(HTMLParser):
    """Parses a page; `faults` says in words whatever is not well formed."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.root = Element("", {})
        self.open = [self.root]
        self.doctype = ""
        self.feed(html)
        self.close()
        if len(self.open) > 1:
            self.fault(f"never closed: {[element.tag for element in self.open[1:]]}")

    def fault(self, words: str) -> None:
        self.faults.append(f"line {self.getpos()[0]}: {words}")

    def handle_decl(self, decl: str) -> None:
        self.doctype = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.fault(f"<{tag}> has an attribute twice")
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.fault(f"<{tag}/> closes itself")

    def handle_endtag(self, tag: str) -> None:
        if len(self.open) > 1 and self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.fault(f"</{tag}> where <{self.open[-1].tag}> is open")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)
