// SPDX-License-Identifier: Apache-2.0
#include "exchange/cell_ids.h"

#include <algorithm>
#include <optional>

namespace casus::exchange {

namespace {

/// The number that a cell is looked up by; none: by its text.
std::optional<std::size_t> number_of(std::string_view cell) {
  if (cell.empty() || cell.size() > CellIds::longest_number || (cell[0] == '0' && cell.size() > 1)) return std::nullopt;
  std::size_t number = 0;
  for (const char c : cell) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number;
}

void add_name(CellIds& ids, const model::NamePattern& pattern, std::string_view name, std::uint32_t id) {
  const std::size_t around = pattern.before.size() + pattern.after.size();
  if (name.size() <= around || !name.starts_with(pattern.before) || !name.ends_with(pattern.after)) return;
  ids.add(name.substr(pattern.before.size(), name.size() - around), id);
}

} // namespace

void CellIds::add(std::string_view cell, std::uint32_t id) {
  const auto number = number_of(cell);
  if (!number) {
    by_text_.try_emplace(std::string(cell), id);
    return;
  }
  if (*number + 1 >= by_number_.size()) by_number_.resize(std::max(*number + 2, by_number_.size() * 3 / 2), unknown);
  if (by_number_[*number] == unknown) by_number_[*number] = id;
}

std::uint32_t CellIds::find_text(std::string_view cell) const {
  const auto found = by_text_.find(std::string(cell));
  return found == by_text_.end() ? unknown : found->second;
}

CellIds actor_cells(const model::Model& model, const model::NamePattern& pattern) {
  CellIds ids;
  for (std::uint32_t i = 0; i < model.actors.size(); ++i) {
    add_name(ids, pattern, model.actors[i].name, i);
    for (const std::string& alias : model.actors[i].aliases)
      add_name(ids, pattern, alias, i);
  }
  return ids;
}

CellIds place_cells(const model::Model& model, const model::NamePattern& pattern) {
  CellIds ids;
  for (std::uint32_t i = 0; i < model.places.size(); ++i)
    add_name(ids, pattern, model.places[i].name, i);
  return ids;
}

CellIds agreement_cells(const model::Model& model, const model::NamePattern& pattern) {
  CellIds ids;
  std::uint32_t row = 0;
  for (const model::Agreement& agreement : model.agreements)
    add_name(ids, pattern, agreement.id, row++);
  for (const model::Template& rows : model.templates) {
    const bool same = rows.id_before == pattern.before && rows.id_after == pattern.after;
    for (const std::string& key : rows.keys) {
      if (same)
        ids.add(key, row);
      else
        add_name(ids, pattern, rows.id_before + key + rows.id_after, row);
      ++row;
    }
  }
  return ids;
}

} // namespace casus::exchange
