// SPDX-License-Identifier: Apache-2.0
// What a table's rows need, worked out once: the places of its columns, and the names that its cells may hold.
#include "exchange/event_reader.h"
#include "exchange/numbers.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace casus::exchange {

std::expected<EventReader, std::string> EventReader::make(const model::Model& model, const model::EventTable& table,
                                                          std::vector<std::string> columns) {
  EventReader reader(model);
  reader.columns_ = std::move(columns);
  if (auto compiled = reader.compile(table); !compiled) return std::unexpected(compiled.error());
  return reader;
}

std::expected<int, std::string> EventReader::column(const std::string& name) const {
  const auto found = std::ranges::find(columns_, name);
  if (found != columns_.end()) return static_cast<int>(found - columns_.begin());
  return std::unexpected(fmt::format("no column `{}`; the first line has {}", name, fmt::join(columns_, ", ")));
}

// Two cells of one pattern share what they may hold, whatever their columns.
std::expected<EventReader::Cell, std::string> EventReader::cell_of(const model::NamePattern& pattern, char sort) {
  const auto at = column(pattern.column);
  if (!at) return std::unexpected(at.error());
  const std::string made = fmt::format("{}{}\n{}", sort, pattern.before, pattern.after);
  const auto known = std::ranges::find(ids_made_, made);
  const auto ids = static_cast<std::uint32_t>(known - ids_made_.begin());
  if (known == ids_made_.end()) {
    ids_made_.push_back(made);
    ids_.push_back(sort == 'a'   ? actor_cells(*model_, pattern)
                   : sort == 'p' ? place_cells(*model_, pattern)
                                 : agreement_cells(*model_, pattern));
  }
  return Cell{.column = *at, .ids = ids, .before = pattern.before, .after = pattern.after};
}

std::expected<void, std::string> EventReader::compile(const model::RowForm& form) {
  const auto cell = [&](const auto& value, char sort) -> std::expected<Cell, std::string> {
    if (const auto* pattern = std::get_if<model::NamePattern>(&value)) return cell_of(*pattern, sort);
    return Cell{.fixed = std::get<0>(value).value};
  };
  Form made{.word = form.word, .head = 0, .kind = form.kind.value};
  std::string padded = form.word + std::string(padding, '\0');
  made.head = head_of(std::string_view(padded).substr(0, form.word.size()));
  for (const model::RoleValue& role : form.roles) {
    auto actor = cell(role.actor, 'a');
    if (!actor) return std::unexpected(actor.error());
    made.roles.push_back({.actor = *actor, .role = static_cast<std::size_t>(role.role)});
  }
  if (!form.places.empty()) {
    auto place = cell(form.places.front(), 'p');
    if (!place) return std::unexpected(place.error());
    made.place = *place;
  }
  if (form.of) {
    auto of = cell(*form.of, 'g');
    if (!of) return std::unexpected(of.error());
    made.of = *of;
  }
  if (!form.cites.empty()) {
    const auto at = column(form.cites);
    if (!at) return std::unexpected(at.error());
    made.cites = *at;
    any_cites_ = true;
  }
  forms_.push_back(std::move(made));
  return {};
}

std::expected<void, std::string> EventReader::compile(const model::EventTable& table) {
  time_ = table.time;
  others_ignored_ = table.others_ignored;
  by_head_.fill(-1);
  for (const auto& [name, place] :
       {std::pair(&table.time.column, &time_column_), std::pair(&table.number, &number_column_),
        std::pair(&table.kind_column, &kind_column_)}) {
    if (name->empty()) continue;
    const auto at = column(*name);
    if (!at) return std::unexpected(at.error());
    *place = *at;
  }
  for (const model::RowForm& form : table.forms) {
    if (auto compiled = compile(form); !compiled) return compiled;
    auto slot = static_cast<std::uint8_t>((forms_.back().head * 0x9E3779B97F4A7C15ULL) >> 56U);
    while (by_head_[slot] >= 0)
      ++slot;
    by_head_[slot] = static_cast<std::int16_t>(forms_.size() - 1);
  }
  return {};
}

} // namespace casus::exchange
