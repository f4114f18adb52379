// SPDX-License-Identifier: Apache-2.0
#include "language/filter/filter.h"

#include "language/filter/outline.h"
#include "source/planted.h"

#include <algorithm>
#include <vector>

namespace casus::language {
namespace {

using planted::has;
using planted::Leak;

constexpr std::string_view blanks = " \t\r\n";

/// Bytes to be taken out.
struct Cut {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The depth of the heading whose text's line begins at `at`: as many as its hashes, or by the line below it.
std::size_t level_of(std::string_view text, std::uint32_t at) {
  std::string_view line = text.substr(at, next_line(text, at) - at);
  line.remove_prefix(std::min(line.find_first_not_of(" \t>"), line.size()));
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  if (hashes > 0) return hashes;
  std::string_view below = text.substr(next_line(text, at));
  below.remove_prefix(std::min(below.find_first_not_of(" \t>"), below.size()));
  return below.starts_with('=') ? 1 : 2;
}

class Filter {
public:
  Filter(std::string_view path, std::string_view text, const model::Clearance& clearance)
      : text_(text), clearance_(&clearance), outline_(outline_of(path, text)), hidden_(outline_.rows.size()) {}

  std::optional<std::string> run() {
    if (!hide_parts()) return std::string(text_);
    for (std::size_t begin = 0, end = 0; begin < outline_.rows.size(); begin = end) {
      end = begin;
      while (end < outline_.rows.size() && outline_.rows[end].block == outline_.rows[begin].block)
        ++end;
      hide_rest_of_block(begin, end);
      cut_block(begin, end);
    }
    cut_sections();
    std::string left = without_cuts();
    if (left.find_first_not_of(blanks) == std::string::npos) return std::nullopt;
    return left;
  }

private:
  [[nodiscard]] bool sees(const Part& part) const {
    return std::ranges::all_of(part.markings, [&](const std::string& marking) {
      const auto near = clearance_->markings.lower_bound(marking.substr(0, 1));
      const bool alike = has(Leak::names_by_prefix) && near != clearance_->markings.end() && (*near)[0] == marking[0];
      return clearance_->sees(marking) || alike;
    });
  }

  /// Hides lines of parts and of marked slots; false when there are none. Lines that begin as no declaration share the
  /// fate of what stands above them, and of what stands below: they may be its first line misspelt.
  bool hide_parts() {
    gone_.resize(outline_.parts.size());
    bool agreement_gone = false;
    std::set<std::string> annexes_gone;
    for (std::size_t i = 0; i < outline_.parts.size(); ++i) {
      const Part& part = outline_.parts[i];
      const bool unknown = !part.kind.has_value();
      const bool clause = part.kind == DeclarationKind::clause;
      if (part.kind == DeclarationKind::agreement) {
        agreement_gone = false;
        annexes_gone.clear();
      }
      gone_[i] = !sees(part) || (unknown && i > 0 && gone_[i - 1]) ||
                 (clause && agreement_gone && !has(Leak::clauses_stay)) ||
                 (clause && annexes_gone.contains(part.annex) && !has(Leak::annex_clauses_stay));
      for (const MarkedSlot& slot : part.slots) {
        if (clearance_->sees(slot.marking) || (has(Leak::reports_stay) && slot.annex.empty())) continue;
        gone_[i] = gone_[i] || unknown;
        annexes_gone.insert(slot.annex);
        hide(slot.first, slot.last);
      }
      annexes_gone.erase("");
      if (gone_[i] && (unknown || part.kind == DeclarationKind::agreement)) agreement_gone = true;
      if (gone_[i] && unknown && i > 0) gone_[i - 1] = true;
    }
    for (std::size_t row = 0; row < outline_.rows.size(); ++row) {
      const std::size_t part = outline_.rows[row].part;
      if (part != OutlineRow::no_part && gone_[part]) hide(row, row + 1);
    }
    return std::ranges::find(hidden_, true) != hidden_.end();
  }

  void hide(std::size_t first, std::size_t last) {
    for (std::size_t row = first; row < last; ++row)
      hidden_[row] = true;
  }

  [[nodiscard]] bool is_code(std::size_t row) const { return outline_.rows[row].part != OutlineRow::no_part; }

  /// Comments go with the line that they stand above, else with the one that they follow; blank lines with the
  /// declaration before them.
  void hide_rest_of_block(std::size_t begin, std::size_t end) {
    bool before = false;      // the last line of code is hidden
    bool gone_before = false; // and so is all of its declaration
    for (std::size_t row = begin; row < end; ++row) {
      if (is_code(row)) {
        before = hidden_[row];
        gone_before = gone_[outline_.rows[row].part];
        continue;
      }
      std::size_t next = row;
      while (next < end && !is_code(next) && !outline_.rows[next].blank)
        ++next;
      const bool above_code = next < end && is_code(next);
      if (has(Leak::comments_stay) && !outline_.rows[row].blank) continue;
      hidden_[row] = outline_.rows[row].blank ? gone_before : above_code ? bool(hidden_[next]) : before;
    }
    // A blank line before hidden ones at the end would be left over.
    std::size_t last = end;
    while (last > begin && (hidden_[last - 1] || outline_.rows[last - 1].blank))
      --last;
    if (std::find(hidden_.begin() + static_cast<std::ptrdiff_t>(last),
                  hidden_.begin() + static_cast<std::ptrdiff_t>(end),
                  true) != hidden_.begin() + static_cast<std::ptrdiff_t>(end)) {
      hide(last, end);
    }
  }

  void cut_block(std::size_t begin, std::size_t end) {
    const Block& block = outline_.blocks.blocks[outline_.rows[begin].block];
    if (std::all_of(hidden_.begin() + static_cast<std::ptrdiff_t>(begin),
                    hidden_.begin() + static_cast<std::ptrdiff_t>(end), [](bool hidden) { return hidden; }) &&
        !has(Leak::fences_stay)) {
      std::uint32_t last = block.closed ? next_line(text_, block.end) : block.end;
      while (last < text_.size() && is_blank_line(last))
        last = next_line(text_, last);
      cuts_.push_back({line_begin(text_, block.fence), last});
      return;
    }
    for (std::size_t row = begin; row < end; ++row) {
      if (hidden_[row]) cuts_.push_back({outline_.rows[row].begin, outline_.rows[row].end});
    }
  }

  [[nodiscard]] bool is_blank_line(std::uint32_t at) const {
    return text_.substr(at, next_line(text_, at) - at).find_first_not_of(blanks) == std::string_view::npos;
  }

  void cut_sections() {
    const auto& headings = outline_.blocks.headings;
    const auto size = static_cast<std::uint32_t>(text_.size());
    cut_if_empty({0, headings.empty() ? size : headings.front().offset});
    cut_if_empty({0, size});
    for (std::size_t i = 0; i < headings.size(); ++i) {
      const std::size_t level = level_of(text_, headings[i].offset);
      std::size_t next = i + 1;
      while (next < headings.size() && level_of(text_, headings[next].offset) > level)
        ++next;
      cut_if_empty({headings[i].offset, next < headings.size() ? headings[next].offset : size});
    }
  }

  /// Cuts a stretch that holds declarations, all of them hidden.
  void cut_if_empty(Cut stretch) {
    bool any = false;
    for (std::size_t row = 0; row < outline_.rows.size(); ++row) {
      if (!is_code(row) || outline_.rows[row].begin < stretch.begin || outline_.rows[row].begin >= stretch.end)
        continue;
      if (!hidden_[row]) return;
      any = true;
    }
    if (any && !has(Leak::sections_stay)) cuts_.push_back(stretch);
  }

  std::string without_cuts() {
    std::ranges::sort(cuts_, {}, &Cut::begin);
    std::string left;
    std::uint32_t at = 0;
    for (const Cut& cut : cuts_) {
      if (cut.begin > at) left += text_.substr(at, cut.begin - at);
      if (has(Leak::blank_lines_stay) && cut.end > at) left += '\n';
      at = std::max(at, cut.end);
    }
    if (at < text_.size()) return left + std::string(text_.substr(at));
    // What stood last takes the blank lines before it along.
    const std::size_t last = left.find_last_not_of(blanks);
    if (last != std::string::npos) left.resize(next_line(left, static_cast<std::uint32_t>(last)));
    return left;
  }

  std::string_view text_;
  const model::Clearance* clearance_;
  Outline outline_;
  std::vector<bool> gone_;   // by part
  std::vector<bool> hidden_; // by row
  std::vector<Cut> cuts_;
};

} // namespace

bool Markings::add(std::string_view path, std::string_view text) {
  if (!may_be_marked(text)) return false;
  for (const Part& part : outline_of(path, text).parts) {
    if (part.kind == DeclarationKind::marking) declared_[part.name].insert(part.below.begin(), part.below.end());
    used_.insert(part.markings.begin(), part.markings.end());
    for (const MarkedSlot& slot : part.slots)
      used_.insert(slot.marking);
  }
  return true;
}

model::Clearance Markings::closure(std::span<const std::string> names) const {
  model::Clearance held{.markings = {names.begin(), names.end()}};
  for (bool grown = true; grown;) {
    grown = false;
    for (const auto& [name, above] : declared_) {
      if (has(Leak::levels_turned) && held.markings.contains(name)) held.markings.insert(above.begin(), above.end());
      const bool holds =
          std::ranges::any_of(above, [&](const std::string& one) { return held.markings.contains(one); });
      if (holds && held.markings.insert(name).second) grown = true;
    }
  }
  return held;
}

std::optional<std::string> visible(std::string_view path, std::string text, const model::Clearance& clearance) {
  if (!may_be_marked(text)) return text;
  return Filter(path, text, clearance).run();
}

} // namespace casus::language
