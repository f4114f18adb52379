# SPDX-License-Identifier: Apache-2.0
"""Every file of the library woven into a page, and one printed by the real Chromium and read back.

Usage: weave_test.py CASUS LIBRARY
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from page import Element, Page

CASUS = Path(sys.argv[1]).resolve()
LIBRARY = Path(sys.argv[2]).resolve()
FETCHING = {"script", "link", "img", "iframe", "object", "embed", "video", "audio", "source", "form", "base", "svg"}


def casus(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(CASUS), *arguments], capture_output=True, text=True, encoding="utf-8", check=False,
                          env={**os.environ, "CASUS_LIBRARY": str(LIBRARY), **environment})


def library_files() -> list[Path]:
    return sorted(path for path in LIBRARY.rglob("*.md") if path.name != "README.md")


def explained() -> dict[str, dict]:
    """Every clause of the library as `explain` says it, by id."""
    agreements = [name for path in library_files()
                  for name in re.findall(r"^agreement (\S+) \"", path.read_text(encoding="utf-8"), re.MULTILINE)]
    answer = json.loads(casus("explain", *agreements, "--json", "--on", "2025-01-01").stdout)
    return {clause["id"]: clause for clause in answer["clauses"]}


def prose_words(markdown: str) -> list[str]:
    """The words of the prose in order, without fences and marks."""
    plain = re.sub(r"^```casus.*?^```", " ", markdown, flags=re.MULTILINE | re.DOTALL)
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", plain)
    return re.findall(r"\w+", plain)


def ids(page: Page) -> list[str]:
    return [element.attributes["id"] for element in page.root.all() if "id" in element.attributes]


def of_each_page(check):
    """Makes a check of one page a test of all."""
    def test(self) -> None:
        self.assertGreater(len(self.pages), 45)
        for path, page in self.pages.items():
            with self.subTest(path.name):
                check(self, path, page)
    return test


class EveryFile(unittest.TestCase):
    """Woven once, looked at by each test."""

    @classmethod
    def setUpClass(cls) -> None:
        cls.html = {}
        for path in library_files():
            woven = casus("weave", str(path))
            assert woven.returncode == 0, woven.stderr
            cls.html[path] = woven.stdout
        cls.pages = {path: Page(html) for path, html in cls.html.items()}
        cls.clauses = explained()

    @of_each_page
    def test_is_well_formed(self, path: Path, page: Page) -> None:
        self.assertEqual(page.faults, [])
        self.assertEqual(page.doctype, "DOCTYPE html")
        self.assertEqual([child.tag for child in page.root.children if isinstance(child, Element)], ["html"])
        self.assertEqual(len(ids(page)), len(set(ids(page))))

    @of_each_page
    def test_fetches_nothing_and_runs_nothing(self, path: Path, page: Page) -> None:
        for element in page.root.all():
            self.assertNotIn(element.tag, FETCHING)
            self.assertNotIn("src", element.attributes)
            self.assertFalse([name for name in element.attributes if name.startswith("on")])
            address = element.attributes.get("href", "#")
            self.assertRegex(address, r"^(#|https?://|mailto:)")
        style = page.root.all("style")[0].text()
        self.assertNotRegex(style, r"@import|url\(")
        self.assertIn("default-src 'none'", self.html[path])

    @of_each_page
    def test_every_link_inside_leads_somewhere(self, path: Path, page: Page) -> None:
        known = set(ids(page))
        for link in page.root.all("a"):
            if link.attributes["href"].startswith("#"):
                self.assertIn(link.attributes["href"][1:], known)

    @of_each_page
    def test_headings_are_an_outline(self, path: Path, page: Page) -> None:
        levels = [int(element.tag[1]) for element in page.root.all() if re.fullmatch("h[1-6]", element.tag)]
        self.assertEqual(levels.count(1), 1)
        self.assertEqual(levels[0], 1)
        for one, next_one in zip(levels, levels[1:]):
            self.assertLessEqual(next_one, one + 1)
        title = page.root.all("title")[0].text()
        self.assertEqual(title, re.sub(r"[*`]", "", path.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")))

    def test_every_clause_has_its_address_its_english_and_its_text(self) -> None:
        seen = set()
        for page in self.pages.values():
            for article in page.root.all("article", "clause"):
                name = article.attributes["id"]
                clause = self.clauses[name]
                seen.add(name)
                self.assertEqual(article.all("p", "english")[0].text(), " ".join(clause["english"].split()))
                self.assertIn(clause["locus"], article.all("h3")[0].text())
                self.assertTrue(article.all("pre")[0].text().startswith("clause " + name.split("/")[1]))
                marked = [note.text() for note in article.all("p", "open")]
                self.assertEqual(len(marked), len(clause["untranslated"]))
                for passage in clause["untranslated"]:
                    self.assertTrue(any(passage.split(": ")[0] in mark for mark in marked), passage)
        self.assertEqual(seen, set(self.clauses))

    def test_clause_and_prose_of_one_section_stand_side_by_side(self) -> None:
        page = self.pages[LIBRARY / "agreements" / "usa-2024.md"]
        passage = next(one for one in page.root.all("section", "passage")
                       if any(article.attributes["id"] == "usa-2024/consult" for article in one.all("article")))
        self.assertIn("The heart of the agreement", passage.all("div", "prose")[0].text())
        self.assertIn("the parties shall jointly consult, immediately, where possible within 24 hours",
                      passage.all("div", "text")[0].text())

    @of_each_page
    def test_no_word_of_the_file_is_lost(self, path: Path, page: Page) -> None:
        markdown = path.read_text(encoding="utf-8")
        written = " ".join([element.text() for element in page.root.all("h1") + page.root.all("h2")]
                           + [element.text() for element in page.root.all("div", "prose")])
        woven = re.findall(r"\w+", written)
        self.assertEqual(sorted(set(prose_words(markdown)) - set(woven)), [])
        code = "".join(re.findall(r"^```casus\n(.*?)^```", markdown, flags=re.MULTILINE | re.DOTALL))
        shown = " ".join(element.text() for element in page.root.all("pre"))
        self.assertEqual(" ".join(code.split()), " ".join(shown.split()))


class ForeignText(unittest.TestCase):
    """What a file must not be able to smuggle into the page."""

    def woven(self, prose: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "text.md"
            path.write_text(prose + '\n\n```casus\nactor Ukraine\n```\n', encoding="utf-8")
            return casus("weave", str(path), "--library", str(path)).stdout

    def test_markup_is_shown_and_not_obeyed(self) -> None:
        html = self.woven('# A "title" </style><script>x</script>\n\n<script>alert(1)</script> a < b & c\n')
        page = Page(html)
        self.assertEqual(page.faults, [])
        self.assertEqual(page.root.all("script"), [])
        self.assertIn("<script>alert(1)</script>", page.root.all("div", "prose")[0].text())

    def test_pictures_and_other_addresses_are_not_fetched(self) -> None:
        html = self.woven("# T\n\n![a *map*](http://example.org/map.png) [other](../other.md) [run](javascript:x) "
                          "[web](https://example.org/)\n")
        page = Page(html)
        self.assertEqual(page.faults, [])
        self.assertEqual([link.attributes["href"] for link in page.root.all("a")], ["https://example.org/"])
        self.assertIn("[picture: a map] other run web", page.root.all("div", "prose")[0].text())


class Pdf(unittest.TestCase):
    """The real Chromium prints; poppler reads back."""

    def test_says_what_the_page_says(self) -> None:
        clause = json.loads(casus("explain", "usa-2024/consult", "--json", "--on", "2025-01-01").stdout)["clauses"][0]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "usa-2024.pdf"
            printed = casus("weave", "usa-2024", "--format", "pdf", "--out", str(path))
            self.assertEqual(printed.returncode, 0, printed.stderr)
            about = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
            text = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True,
                                  encoding="utf-8", check=True).stdout
        self.assertGreater(int(re.search(r"^Pages:\s+(\d+)", about, re.MULTILINE).group(1)), 5)
        self.assertRegex(about, r"Title:\s+United States and Ukraine, 13 June 2024")
        words = " ".join(text.split())
        for expected in ("United States and Ukraine, 13 June 2024", " ".join(clause["english"].split()),
                         f"{clause['title']} ({clause['locus']})", "Not translated"):
            self.assertTrue(expected in words, f"not in the PDF: {expected}")

    def test_without_chromium_it_says_what_to_do(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.pdf"
            refused = casus("weave", "usa-2024", "--format", "pdf", "--out", str(path),
                            CASUS_CHROMIUM=str(Path(folder) / "no-such-program"))
            self.assertEqual(refused.returncode, 3)
            self.assertIn("apt-get install chromium", refused.stderr)
            self.assertIn("--format html", refused.stderr)
            self.assertFalse(path.exists())
            failed = casus("weave", "usa-2024", "--format", "pdf", "--out", str(path), CASUS_CHROMIUM="false")
            self.assertEqual(failed.returncode, 3)
            self.assertIn("did not print the page", failed.stderr)
            self.assertFalse(path.exists())

    def test_a_pdf_needs_a_file(self) -> None:
        refused = casus("weave", "usa-2024", "--format", "pdf")
        self.assertEqual(refused.returncode, 3)
        self.assertIn("--out FILE", refused.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
