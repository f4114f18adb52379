// SPDX-License-Identifier: Apache-2.0
// What a table's rows need, worked out once: the places of its columns, and the names that its cells may hold.
#include "exchange/event_reader.h"
#include "exchange/numbers.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace casus::exchange {

namespace {

constexpr std::array no_ids = {unknown};

} // namespace

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
    ids_->push_back(sort == 'a'   ? actor_cells(*model_, pattern)
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
  Form made{.word = form.word, .kind = form.kind.value};
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
  }
  plan();
  place_forms();
  return {};
}

std::uint16_t EventReader::find_form(std::string_view word) const {
  const auto found = std::ranges::find(forms_, word, &Form::word);
  return found == forms_.end() ? nothing : static_cast<std::uint16_t>(found - forms_.begin());
}

// With few words nearly every way to spread them gives each a slot of its own.
void EventReader::place_forms() {
  for (const Form& form : forms_) {
    const std::string padded = form.word + std::string(padding, '\0');
    heads_.push_back({.head = head_of(std::string_view(padded).substr(0, form.word.size())),
                      .size = static_cast<std::uint32_t>(form.word.size())});
  }
  heads_.push_back({});
  constexpr std::uint64_t golden = 0x9E37'79B9'7F4A'7C15; // 2^64 by the golden ratio (Knuth, 6.4)
  for (std::uint64_t i = 1; i < 128 && !place_forms_by(golden * i); i += 2) {
  }
}

bool EventReader::place_forms_by(std::uint64_t spread) {
  spread_ = spread;
  const auto free = static_cast<std::uint16_t>(forms_.size());
  by_head_.fill(free);
  bool all_alone = true;
  for (std::uint16_t i = 0; i < free; ++i) {
    std::uint16_t& slot = by_head_[slot_of(heads_[i].head)];
    heads_[i].searched = slot != free || heads_[i].size > 8;
    if (slot == free) {
      slot = i;
    } else {
      heads_[slot].searched = true;
      all_alone = false;
    }
  }
  return all_alone;
}

std::uint32_t EventReader::plain_column(int column) {
  const auto wanted = static_cast<std::uint32_t>(column);
  const auto known = std::find(plain_columns_.begin() + 1, plain_columns_.end(), wanted);
  const auto at = static_cast<std::uint32_t>(known - plain_columns_.begin());
  if (known == plain_columns_.end()) plain_columns_.push_back(wanted);
  return at;
}

// A role's first actor goes to its first place, whichever cell has one: with two cells the first must not be empty.
void EventReader::plan(Form& form) {
  form.blank.kind = form.kind;
  const auto put = [&](const Cell& cell, std::uint32_t& place, bool needed) {
    place = cell.fixed;
    if (cell.column < 0) return;
    const auto offset = reinterpret_cast<const char*>(&place) - reinterpret_cast<const char*>(&form.blank);
    form.plain_cells.push_back({.column = plain_column(cell.column),
                                .offset = static_cast<std::uint32_t>(offset),
                                .needed = needed,
                                .ids = (*ids_)[cell.ids].by_number()});
  };
  std::array<std::size_t, model::role_count> taken{};
  for (const RoleCell& role : form.roles) {
    const std::size_t at = taken[role.role]++;
    engine::Players& players = form.blank.roles[role.role];
    if (at == players.size()) {
      form.plain_cells.push_back({.needed = true, .ids = no_ids}); // never plain
      return;
    }
    put(role.actor, players[at], at == 0 && std::ranges::count(form.roles, role.role, &RoleCell::role) > 1);
  }
  if (form.place) put(*form.place, form.blank.place, false);
  if (form.of) put(*form.of, form.blank.of, false);
  if (form.cites >= 0) form.plain_cites = plain_column(form.cites);
}

void EventReader::plan() {
  plain_ = time_.origin && time_.unit <= 3600; // fifteen digits of hours are counted without overflow
  plain_columns_ = {UINT32_MAX};               // empty in every row
  std::size_t most = 0;
  for (Form& form : forms_) {
    plan(form);
    most = std::max(most, form.plain_cells.size());
  }
  for (Form& form : forms_)
    form.plain_cells.resize(most, {.ids = no_ids});
  numbers_.resize(plain_columns_.size());
  numbers_.front().fill(empty_cell);
}

} // namespace casus::exchange
