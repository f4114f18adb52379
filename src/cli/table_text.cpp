// SPDX-License-Identifier: Apache-2.0
#include "cli/table_text.h"

#include "source/characters.h"

#include <algorithm>
#include <limits>
#include <string_view>

namespace casus::cli {

using questions::Align;
using questions::Cell;
using questions::Emphasis;
using questions::Table;

namespace {

constexpr std::size_t gap = 2;       // columns between two cells
constexpr std::size_t narrowest = 8; // a column is not squeezed below this
constexpr std::string_view reset = "\x1b[0m";

std::string_view colour_of(Emphasis emphasis) {
  switch (emphasis) {
  case Emphasis::plain: return "";
  case Emphasis::good: return "\x1b[32m";
  case Emphasis::bad: return "\x1b[31m";
  case Emphasis::unsure: return "\x1b[33m";
  case Emphasis::faint: return "\x1b[2m";
  }
  return "";
}

std::string painted(std::string_view text, Emphasis emphasis, bool colour) {
  const std::string_view paint = colour ? colour_of(emphasis) : "";
  return paint.empty() ? std::string(text) : std::string(paint) + std::string(text) + std::string(reset);
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const source::Character character = source::decode(text, at);
    width += source::terminal_width(character.value);
    at += character.length;
  }
  return width;
}

/// Bytes of `text` that fill at most `width` columns, at least one character.
std::size_t bytes_within(std::string_view text, std::size_t width) {
  std::size_t at = 0;
  std::size_t filled = 0;
  while (at < text.size()) {
    const source::Character character = source::decode(text, at);
    filled += source::terminal_width(character.value);
    if (at > 0 && filled > width) {
      break;
    }
    at += character.length;
  }
  return at;
}

/// How good it is to break a long word after this character: an id breaks before its event rather than inside a name.
int worth_breaking_after(char c) {
  switch (c) {
  case '@': return 4;
  case '/': return 3;
  case '.': return 2;
  case '-': return 1;
  default: return 0;
  }
}

/// Bytes of a word too long for a line that go onto it: up to the best break that fills a third of the line, else all
/// that fit.
std::size_t bytes_of_piece(std::string_view word, std::size_t width) {
  const std::size_t fit = bytes_within(word, width);
  std::size_t best = fit;
  int worth = 0;
  for (std::size_t at = fit; at > fit / 3; --at) {
    const int here = worth_breaking_after(word[at - 1]);
    if (here > worth) {
      worth = here;
      best = at;
    }
  }
  return best;
}

/// An address is copied and opened; broken it is neither.
bool is_address(std::string_view word) { return word.find("://") != std::string_view::npos; }

/// Lines of at most `width` columns, broken at spaces; a longer word is broken too, an address only where `cut` says
/// so.
std::vector<std::string> wrapped(std::string_view text, std::size_t width, bool cut = true) {
  std::vector<std::string> lines(1);
  const auto put = [&](std::string_view word) {
    const std::size_t used = width_of(lines.back());
    if (used > 0 && used + 1 + width_of(word) > width) {
      lines.emplace_back();
    } else if (used > 0) {
      lines.back().push_back(' ');
    }
    while (width_of(word) > width && (cut || !is_address(word))) {
      const std::size_t bytes = bytes_of_piece(word, width);
      lines.back().append(word.substr(0, bytes));
      word.remove_prefix(bytes);
      lines.emplace_back();
    }
    lines.back().append(word);
  };
  while (!text.empty()) {
    const std::size_t space = text.find_first_of(" \n");
    if (space != 0) {
      put(text.substr(0, space));
    }
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
  }
  return lines;
}

std::vector<std::size_t> natural_widths(const Table& table) {
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    std::size_t width = width_of(table.columns[column].header);
    for (const auto& row : table.rows) {
      width = std::max(width, width_of(row[column].text));
    }
    widths.push_back(width);
  }
  return widths;
}

/// The longest piece of a cell that cannot be broken well.
std::size_t longest_piece(std::string_view text) {
  std::size_t longest = 0;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const bool space = at == text.size() || text[at] == ' ';
    if (!space && worth_breaking_after(text[at]) < 3) continue;
    longest = std::max(longest, width_of(text.substr(from, at - from)) + (space ? 0 : 1));
    from = at + 1;
  }
  return longest;
}

std::vector<std::size_t> least_widths(const Table& table) {
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    std::size_t width = std::max(narrowest, longest_piece(table.columns[column].header));
    for (const auto& row : table.rows) {
      width = std::max(width, longest_piece(row[column].text));
    }
    widths.push_back(std::max(width, table.columns[column].least));
  }
  return widths;
}

/// How many lines the first rows take, about, with these widths. Breaking at spaces loses part of a word a line.
double height_of(const Table& table, const std::vector<std::size_t>& widths) {
  constexpr std::size_t lost = 3;
  constexpr std::size_t sample = 100;
  double height = 0;
  for (std::size_t row = 0; row < std::min(sample, table.rows.size()); ++row) {
    double tallest = 1;
    for (std::size_t column = 0; column < widths.size(); ++column) {
      const auto size = static_cast<double>(table.rows[row][column].text.size());
      if (table.rows[row][column].text.size() <= widths[column]) continue;
      tallest = std::max(tallest, size / static_cast<double>(widths[column] - lost));
    }
    height += tallest;
  }
  return height;
}

/// The column to make narrower: of those above their least width the one that costs the fewest lines; else the widest.
std::size_t column_to_narrow(const Table& table, std::vector<std::size_t>& widths,
                             const std::vector<std::size_t>& least) {
  std::size_t best = static_cast<std::size_t>(std::ranges::max_element(widths) - widths.begin());
  double lowest = std::numeric_limits<double>::max();
  for (std::size_t column = 0; column < widths.size(); ++column) {
    if (widths[column] <= least[column]) continue;
    --widths[column];
    const double height = height_of(table, widths);
    ++widths[column];
    if (height < lowest || (height == lowest && widths[column] > widths[best])) {
      lowest = height;
      best = column;
    }
  }
  return best;
}

/// Narrows columns until the table fits.
std::vector<std::size_t> fitted_widths(const Table& table, std::size_t page) {
  std::vector<std::size_t> widths = natural_widths(table);
  const std::vector<std::size_t> least = least_widths(table);
  std::size_t total = widths.empty() ? 0 : gap * (widths.size() - 1);
  for (const std::size_t width : widths) {
    total += width;
  }
  while (total > page) {
    std::size_t& width = widths[column_to_narrow(table, widths, least)];
    if (width <= narrowest) {
      break;
    }
    --width;
    --total;
  }
  return widths;
}

void put_row(std::string& out, const std::vector<Cell>& row, const Table& table, const std::vector<std::size_t>& widths,
             bool colour) {
  std::vector<std::vector<std::string>> cells;
  std::size_t height = 1;
  for (std::size_t column = 0; column < row.size(); ++column) {
    cells.push_back(wrapped(source::printable(row[column].text), widths[column]));
    height = std::max(height, cells.back().size());
  }
  for (std::size_t line = 0; line < height; ++line) {
    std::string text;
    std::size_t owed = 0; // spaces not yet written, so that no line ends in one
    for (std::size_t column = 0; column < row.size(); ++column) {
      const std::string part = line < cells[column].size() ? cells[column][line] : std::string();
      const std::size_t left = widths[column] - std::min(widths[column], width_of(part));
      const bool right = table.columns[column].align == Align::right;
      if (!part.empty()) {
        text.append(owed + (right ? left : 0), ' ').append(painted(part, row[column].emphasis, colour));
        owed = 0;
      }
      owed += (part.empty() ? widths[column] : (right ? 0 : left)) + gap;
    }
    out.append(text).push_back('\n');
  }
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    return std::string(text);
  }
  std::string field = "\"";
  for (const char c : text) {
    field.append(c == '"' ? "\"\"" : std::string_view(&c, 1));
  }
  return field + "\"";
}

} // namespace

std::string table_text(const Table& table, bool colour, std::size_t width) {
  std::string out;
  if (!table.title.empty()) {
    for (const std::string& line : wrapped(table.title, width)) {
      out += (colour ? "\x1b[1m" + line + std::string(reset) : line) + "\n";
    }
  }
  const std::vector<std::size_t> widths = fitted_widths(table, width);
  if (!table.rows.empty()) {
    std::vector<Cell> header;
    std::vector<Cell> rule;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      header.push_back({table.columns[column].header, Emphasis::plain});
      rule.push_back({std::string(widths[column], '-'), Emphasis::faint});
    }
    put_row(out, header, table, widths, colour);
    put_row(out, rule, table, widths, colour);
  }
  const std::vector<Cell>* above = nullptr;
  for (const auto& row : table.rows) {
    std::vector<Cell> shown = row;
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (table.columns[column].once && above != nullptr && (*above)[column].text == row[column].text) {
        shown[column].text.clear();
      }
    }
    put_row(out, shown, table, widths, colour);
    above = &row;
  }
  for (const std::string& note : table.notes) {
    for (const std::string& line : wrapped(note, width)) {
      out += painted(line, Emphasis::faint, colour) + "\n";
    }
  }
  return out;
}

std::string lines_text(std::span<const questions::Line> lines, bool colour, std::size_t width) {
  std::string out;
  for (const questions::Line& line : lines) {
    const std::size_t indent = std::min(std::size_t{2} * line.depth, width / 2);
    bool first = true;
    const std::size_t left = width - indent - (line.depth > 0 ? 2 : 0);
    for (const std::string& part : wrapped(source::printable(line.text), left, false)) {
      const std::string mark = line.depth == 0 ? "" : first ? "- " : "  ";
      out += std::string(indent, ' ') + mark + painted(part, line.emphasis, colour) + "\n";
      first = false;
    }
  }
  return out;
}

std::string table_csv(const Table& table) {
  std::string out;
  const auto put = [&out](const auto& cells, auto text_of) {
    bool first = true;
    for (const auto& cell : cells) {
      out += (first ? "" : ",") + csv_field(text_of(cell));
      first = false;
    }
    out += "\r\n";
  };
  put(table.columns, [](const questions::Column& column) -> const std::string& { return column.name; });
  for (const auto& row : table.rows) {
    put(row, [](const Cell& cell) -> const std::string& { return cell.text; });
  }
  return out;
}

} // namespace casus::cli
