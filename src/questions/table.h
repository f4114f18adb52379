// SPDX-License-Identifier: Apache-2.0
// A table as an answer hands it to a door: words and emphasis, no layout. The terminal, CSV and the page draw it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace casus::questions {

/// What a cell or line says of itself; a door may colour it, and must not rely on colour alone.
enum class Emphasis : std::uint8_t { plain, good, bad, unsure, faint };

enum class Align : std::uint8_t { left, right };

struct Cell {
  std::string text; // never empty: what is unknown says so (R20)
  Emphasis emphasis = Emphasis::plain;
};

struct Column {
  std::string name;   // stable, for CSV: "last_permitted_moment"
  std::string header; // for people: "last permitted moment"
  Align align = Align::left;
  bool once = false;     // for people a cell that repeats the one above is left blank
  std::size_t least = 0; // for people the width that its words want: a fuller page makes other columns narrower first
};

/// Rows have as many cells as there are columns. The first table of an answer is its main one, the one for CSV.
struct Table {
  std::string title;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> notes; // shown below
};

/// One line of an explanation. `depth` 0 is the conclusion.
struct Line {
  std::uint32_t depth = 0;
  std::string text;
  Emphasis emphasis = Emphasis::plain;
};

} // namespace casus::questions
