// SPDX-License-Identifier: Apache-2.0
#include "exchange/name_cells.h"

namespace casus::exchange {

namespace {

void add_name(CellIds& ids, const model::NamePattern& pattern, std::string_view name, std::uint32_t id) {
  const std::size_t around = pattern.before.size() + pattern.after.size();
  if (name.size() <= around || !name.starts_with(pattern.before) || !name.ends_with(pattern.after)) return;
  ids.add(name.substr(pattern.before.size(), name.size() - around), id);
}

} // namespace

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
    for (std::uint32_t its = 0; its < rows.rows; ++its, ++row) {
      if (same)
        ids.add(rows.keys[its], row);
      else
        add_name(ids, pattern, rows.id(its), row);
    }
  }
  return ids;
}

} // namespace casus::exchange
