#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Breaks each rule once in a small made tree and expects to be told; and keeps each once and expects silence."""

import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import arrows  # noqa: E402
import completeness  # noqa: E402
import manners  # noqa: E402
import sizes  # noqa: E402
from tree import Tree, bare  # noqa: E402

LICENCE = "// " + manners.LICENCE + "\n"


class MadeTree(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def write(self, files: dict[str, str]) -> Tree:
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Tree(self.root)

    def assert_found(self, problems: list, *parts: str) -> None:
        """Exactly one finding, holding all parts."""
        self.assertEqual(len(problems), 1, "\n".join(map(str, problems)) or "nothing found")
        for part in parts:
            self.assertIn(part, str(problems[0]))


class Arrows(MadeTree):
    files = {"src/time/moment.h": "", "src/source/text.h": "", "src/model/model.h": '#include "time/moment.h"\n',
             "src/engine/engine.h": '#include "model/model.h"\n', "src/cli/main.cpp": '#include "engine/engine.h"\n',
             "tests/oracle/oracle.h": '#include "model/model.h"\n'}

    def test_with_the_arrow(self) -> None:
        tree = self.write(self.files)
        self.assertEqual(arrows.check_arrows(tree) + arrows.check_rows(tree), [])

    def test_against_the_arrow(self) -> None:
        tree = self.write(self.files | {"src/time/moment.h": '\n#include "model/model.h"\n'})
        self.assert_found(arrows.check_arrows(tree), "src/time/moment.h:2", "time/ may not include model/")

    def test_the_engine_sees_no_text(self) -> None:
        tree = self.write(self.files | {"src/engine/engine.h": '#include "source/text.h"\n'})
        self.assert_found(arrows.check_arrows(tree), "engine/ may not include source/")

    def test_the_oracle_sees_no_engine(self) -> None:
        tree = self.write(self.files | {"tests/oracle/oracle.h": '#include "engine/engine.h"\n'})
        self.assert_found(arrows.check_arrows(tree), "oracle/ may not include engine/")

    def test_what_compares_oracle_and_engine_sees_both(self) -> None:
        both = '#include "engine/engine.h"\n#include "oracle.h"\n'
        tree = self.write(self.files | {"tests/oracle/oracle_test.cpp": both})
        self.assertEqual(arrows.check_arrows(tree), [])

    def test_include_of_nothing(self) -> None:
        tree = self.write({"src/time/a.h": '#include "moment.h"\n', "src/time/moment.h": ""})
        self.assert_found(arrows.check_arrows(tree), 'no file "moment.h"', "from src/")

    def test_unknown_folder(self) -> None:
        tree = self.write({"src/weather/rain.h": ""})
        self.assert_found(arrows.check_rows(tree), "src/weather", "no row")

    def test_links(self) -> None:
        lists = "casus_library(engine\n  SOURCES a.cpp\n  USES model source)\n"
        tree = self.write({"src/engine/CMakeLists.txt": lists})
        self.assert_found(arrows.check_links(tree), "engine may not link source")

    def test_circle(self) -> None:
        tree = self.write({"src/time/a.h": '#include "time/b.h"\n', "src/time/b.h": '#include "time/c.h"\n',
                           "src/time/c.h": '#include "time/a.h"\n'})
        self.assert_found(arrows.check_circles(tree), "src/time/a.h -> src/time/b.h -> src/time/c.h -> src/time/a.h")

    def test_two_ways_to_one_file_are_no_circle(self) -> None:
        tree = self.write({"src/time/a.h": '#include "time/b.h"\n#include "time/c.h"\n',
                           "src/time/b.h": '#include "time/c.h"\n', "src/time/c.h": ""})
        self.assertEqual(arrows.check_circles(tree), [])


class Sizes(MadeTree):
    def test_file(self) -> None:
        self.assertEqual(sizes.check_sizes(self.write({"src/time/a.cpp": "//\n" * 500})), [])
        self.assert_found(sizes.check_sizes(self.write({"src/time/a.cpp": "//\n" * 501})), "501 lines")

    def test_data_may_be_long(self) -> None:
        self.assertEqual(sizes.check_sizes(self.write({"tests/cases/long.md": "x\n" * 900})), [])

    def test_line(self) -> None:
        self.assert_found(sizes.check_sizes(self.write({"src/time/a.h": "x" * 121 + "\n"})), "src/time/a.h:1", "121")

    def test_characters_not_bytes(self) -> None:
        self.assertEqual(sizes.check_sizes(self.write({"src/time/a.h": "// " + "ї" * 117 + "\n"})), [])

    def test_function(self) -> None:
        body = "int f(int a) {\n" + "  ++a;\n" * 69 + "}\n"
        self.assert_found(sizes.check_sizes(self.write({"src/time/a.cpp": body})), "f has 71 lines")
        self.assertEqual(sizes.check_sizes(self.write({"src/time/a.cpp": body.replace("  ++a;\n", "", 1)})), [])

    def test_python_function(self) -> None:
        body = "def f():\n" + "    pass\n" * 70
        self.assert_found(sizes.check_sizes(self.write({"tests/tidy/a.py": body})), "f has 71 lines")

    def test_where_functions_begin_and_end(self) -> None:
        text = '''namespace a {
struct S {
  int x = 0;
  int get() const { return x; }
 private:
  S(int y)
      : x(y) {
    if (y) { x = 1; }
  }
};
enum class E { one, two };
constexpr int table[] = {1, 2};
TEST(Suite, Name) {
  auto f = [](int i) { return i; };  // }
  const char* s = "}";
  char c = '}';
}
template <class T> requires (sizeof(T) > 1) T g(T t) {
#define BRACE {
  return t;
}
}
'''
        found = [(function.name, function.first, function.last) for function in sizes.cpp_functions(text)]
        self.assertEqual(found, [("int get", 4, 4), ("S", 6, 9), ("TEST", 13, 17),
                                 ("template <class T> requires", 18, 21)])

    def test_summary_of_nothing(self) -> None:
        self.assertIn("functions", sizes.summary(self.write({})))


class Bare(unittest.TestCase):
    def test_comments_and_strings_go_lines_stay(self) -> None:
        text = 'a; // throw\n/* try\n */ b("catch \\" throw"); R"x(throw\n)x"; 1\'000\'000; \'"\'; c'
        self.assertEqual(bare(text).count("\n"), text.count("\n"))
        self.assertNotRegex(bare(text), "throw|try|catch")
        self.assertIn("1'000'000", bare(text))
        self.assertTrue(bare(text).endswith("; c"))


class Manners(MadeTree):
    header = LICENCE + "// Moments with their precision.\n#pragma once\n"

    def test_banned_name(self) -> None:
        self.assert_found(manners.check_names(self.write({"src/time/string_util.h": ""})), "`util`")

    def test_banned_folder(self) -> None:
        self.assert_found(manners.check_names(self.write({"src/common/a.h": ""})), "`common`")

    def test_words_inside_words_are_fine(self) -> None:
        tree = self.write({"src/model/utility_works.h": "", "docs/commonwealth.md": ""})
        self.assertEqual(manners.check_names(tree), [])

    def test_good_header(self) -> None:
        self.assertEqual(manners.check_first_lines(self.write({"src/time/a.h": self.header})), [])

    def test_licence_line(self) -> None:
        for name in ("src/time/a.cpp", "src/time/CMakeLists.txt", "scripts/build", "tests/tidy/a.py"):
            with self.subTest(name):
                self.setUp()
                self.assert_found(manners.check_first_lines(self.write({name: "x\n"})), name, "licence")

    def test_header_without_comment(self) -> None:
        tree = self.write({"src/time/a.h": LICENCE + "#pragma once\n"})
        self.assert_found(manners.check_first_lines(tree), "no comment")

    def test_header_without_pragma(self) -> None:
        tree = self.write({"src/time/a.h": LICENCE + "// Moments with their precision.\n"})
        self.assert_found(manners.check_first_lines(tree), "#pragma once")

    def test_using_namespace(self) -> None:
        tree = self.write({"src/time/a.h": self.header + "using namespace std;\n"})
        self.assert_found(manners.check_first_lines(tree), "src/time/a.h:4", "using namespace")

    def test_own_header_first(self) -> None:
        tree = self.write({"src/time/a.h": self.header, "src/time/a.cpp": '#include <map>\n#include "time/a.h"\n'})
        self.assert_found(manners.check_own_header_first(tree), "src/time/a.cpp", "own header")

    def test_own_header_where_it_belongs(self) -> None:
        tree = self.write({"src/time/a.h": self.header, "src/time/a.cpp": '// A.\n#include "time/a.h"\n'})
        self.assertEqual(manners.check_own_header_first(tree), [])

    def test_exceptions(self) -> None:
        tree = self.write({"src/time/a.cpp": '// we try\nauto s = "catch";\nvoid f() { throw 1; }\n'})
        self.assert_found(manners.check_exceptions(tree, {}), "src/time/a.cpp:3", "`throw`")

    def test_adapter_with_its_reason(self) -> None:
        tree = self.write({"src/time/a.cpp": "void f() { throw 1; }\n"})
        self.assertEqual(manners.check_exceptions(tree, {"src/time/a.cpp": "the library throws"}), [])
        self.assert_found(manners.check_exceptions(tree, {"src/time/a.cpp": ""}), "`throw`")

    def test_adapter_that_is_gone(self) -> None:
        self.assert_found(manners.check_exceptions(self.write({}), {"src/a.cpp": "reason"}), "not there")

    def test_clock(self) -> None:
        now = "auto t = std::chrono::system_clock::now();\n"
        tree = self.write({"src/engine/a.cpp": now, "src/cli/main.cpp": now})
        self.assert_found(manners.check_clocks(tree), "src/engine/a.cpp:1", "R5")

    def test_machine_path(self) -> None:
        tree = self.write({"docs/a.md": "See /" + "home/me/x.\n", "docs/b.md": "https://example.org/" + "home/x\n"})
        self.assert_found(manners.check_machine_paths(tree), "docs/a.md:1")


class Completeness(MadeTree):
    def test_orphan(self) -> None:
        tree = self.write({"CMakeLists.txt": "casus_folders(src/time)", "src/time/a.cpp": "", "src/time/a_test.cpp": "",
                           "src/time/CMakeLists.txt": "casus_library(time SOURCES a.cpp) # a_test.cpp\n"})
        self.assert_found(completeness.check_orphans(tree), "src/time/a_test.cpp", "Add a_test.cpp")

    def test_subfolder_is_named_with_its_path(self) -> None:
        lists = {"src/language/CMakeLists.txt": "casus_library(language SOURCES lex/a.cpp)\n"}
        self.assertEqual(completeness.check_orphans(self.write(lists | {"src/language/lex/a.cpp": ""})), [])
        self.assert_found(completeness.check_orphans(self.write({"src/language/parse/a.cpp": ""})), "parse/a.cpp")

    def test_folder_without_a_list(self) -> None:
        tree = self.write({"CMakeLists.txt": "", "src/time/a.cpp": ""})
        self.assert_found(completeness.check_orphans(tree), "no CMakeLists.txt")

    def test_glob(self) -> None:
        tree = self.write({"CMakeLists.txt": "casus_folders(src/time)",
                           "src/time/CMakeLists.txt": "file(GLOB x *.cpp)\n"})
        self.assert_found(completeness.check_build_lists(tree), "glob")

    def test_list_that_nobody_includes(self) -> None:
        tree = self.write({"CMakeLists.txt": "casus_folders(src/model)", "src/time/CMakeLists.txt": ""})
        self.assert_found(completeness.check_build_lists(tree), "src/time/CMakeLists.txt", "Add src/time")

    kinds = {"src/source/kinds.def": 'CASUS_DIAGNOSTIC(bad_word, "P201", error, "bad word")\n',
             "src/language/a.cpp": "report(Kind::bad_word);\n",
             "tests/cases/diagnostics/P201-bad-word.md": "error[P201]\n"}

    def test_diagnostic_used_and_shown(self) -> None:
        tree = self.write(self.kinds)
        self.assertEqual(completeness.check_diagnostics(tree, {}) + completeness.check_case_codes(tree), [])

    def test_diagnostic_nowhere_reported(self) -> None:
        tree = self.write(self.kinds | {"src/language/a.cpp": "// Kind::bad_word\n",
                                        "src/language/a_test.cpp": "Kind::bad_word\n"})
        self.assert_found(completeness.check_diagnostics(tree, {}), "kinds.def:1", "P201 bad_word is reported nowhere")

    def test_diagnostic_without_a_case(self) -> None:
        files = {name: text for name, text in self.kinds.items() if "cases" not in name}
        self.assert_found(completeness.check_diagnostics(self.write(files), {}), "P201 has no case")

    def test_case_that_does_not_show_its_code(self) -> None:
        tree = self.write(self.kinds | {"tests/cases/diagnostics/P201-bad-word.md": "all is well\n"})
        self.assert_found(completeness.check_diagnostics(tree, {}), "does not show P201")

    def test_exception_needs_a_unit_test(self) -> None:
        tree = self.write(self.kinds)
        self.assert_found(completeness.check_diagnostics(tree, {"P201": "reason"}), "neither a case nor a unit test")

    def test_case_for_an_unknown_code(self) -> None:
        tree = self.write(self.kinds | {"tests/cases/diagnostics/P299-x.md": "P299\n"})
        self.assert_found(completeness.check_case_codes(tree), "P299")

    pages = dict.fromkeys(completeness.PAGES, "text\n")

    def test_pages(self) -> None:
        self.assertEqual(completeness.check_pages(self.write(self.pages)), [])
        self.assert_found(completeness.check_pages(self.write({"CHANGELOG.md": "\n"})), "CHANGELOG.md")

    def test_folder_missing_from_architecture(self) -> None:
        tree = self.write(self.pages | {"src/time/a.h": ""})
        self.assert_found(completeness.check_pages(tree), "ARCHITECTURE.md", "src/time/")

    def test_dead_link(self) -> None:
        tree = self.write({"README.md": "```\n[x](no.md)\n```\n[a](docs/a.md) [b](https://example.org) [c](#part)\n"})
        self.assert_found(completeness.check_reach(tree), "README.md:4", "docs/a.md, which is not there")

    def test_page_that_nothing_leads_to(self) -> None:
        tree = self.write({"README.md": "[a](docs/a.md)\n", "docs/a.md": "[b](b/)\n", "docs/b/c.md": "",
                           "docs/d.md": ""})
        self.assert_found(completeness.check_reach(tree), "docs/d.md", "no page")


if __name__ == "__main__":
    unittest.main()
