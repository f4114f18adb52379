// SPDX-License-Identifier: Apache-2.0
#include "engine/index.h"

namespace casus::engine {

namespace {

std::int64_t width_of(const Facts& facts, std::span<const Row> rows) {
  std::int64_t width = 0;
  for (const Row f : rows)
    width = std::max(width, (facts.moment[f].last() - facts.moment[f].first()).seconds);
  return width;
}

std::vector<std::int64_t> widths_of(const Facts& facts, const KeyedLists& lists) {
  std::vector<std::int64_t> widths(lists.size());
  for (std::uint32_t list = 0; list < lists.size(); ++list)
    widths[list] = width_of(facts, lists.list(list));
  return widths;
}

void add_shape(const Tables& tables, const Facts& facts, Row f, std::uint32_t number,
               std::vector<KeyedValue>& entries) {
  const Shape& shape = tables.shapes[number];
  if (!shape.all && facts.cites_any[f]) return;
  constexpr std::uint32_t nobody[] = {none};
  const auto actors =
      shape.role < 0 ? std::span<const std::uint32_t>(nobody) : facts.roles[static_cast<std::size_t>(shape.role)][f];
  const auto others = shape.other < 0 ? std::span<const std::uint32_t>(nobody)
                                      : facts.others(f, static_cast<std::uint32_t>(shape.other));
  for (const std::uint32_t actor : actors) {
    for (const std::uint32_t other : others)
      entries.push_back({tables.shape_key(number, actor, other), f});
  }
  // A duty may be owed to nobody in particular although its clause names somebody: that party where none is known.
  if (shape.other < 0) return;
  for (const std::uint32_t actor : actors)
    entries.push_back({tables.shape_key(number, actor, none), f});
}

std::optional<Notice> notice_of(model::LegalAct act) {
  switch (act) {
  case model::LegalAct::suspension: return Notice::suspension;
  case model::LegalAct::resumption: return Notice::resumption;
  case model::LegalAct::waiver: return Notice::waiver;
  case model::LegalAct::reservation: return Notice::reservation;
  case model::LegalAct::withdrawal_of_reservation: return Notice::withdrawal;
  case model::LegalAct::objection: return Notice::objection;
  default: return std::nullopt;
  }
}

} // namespace

void FactIndex::add_objection(const Facts& facts, Row f, std::vector<KeyedValue>& entries) const {
  if (facts.of[f] == none || facts.clause[f] != none) return;
  for (const std::uint32_t p : facts.doers(f)) {
    for (const std::uint32_t q : facts.roles[static_cast<std::size_t>(model::Role::to)][f]) {
      if (p != q) entries.push_back({pair_key(facts.of[f], p, q), f});
    }
  }
}

FactIndex::FactIndex(const Tables& tables, const Facts& facts) : tables_(&tables) {
  std::vector<KeyedValue> shapes;
  std::vector<KeyedValue> agreements;
  std::vector<KeyedValue> notices;
  std::vector<KeyedValue> governments;
  std::vector<KeyedValue> objections;
  std::vector<KeyedValue> extensions;
  for (Row f = 0; f < facts.size(); ++f) {
    for (const std::uint32_t shape : tables.shapes_of_kind[facts.kind[f]])
      add_shape(tables, facts, f, shape, shapes);
    if (facts.of[f] != none) agreements.push_back({facts.of[f], f});
    if (const auto notice = notice_of(facts.act[f])) {
      any_notice_[static_cast<std::size_t>(*notice)] = true;
      if (facts.clause[f] != none) {
        notices.push_back({notice_key(tables.agreements.size() + facts.clause[f], *notice), f});
      } else if (facts.of[f] != none) {
        notices.push_back({notice_key(facts.of[f], *notice), f});
      }
    }
    if (facts.act[f] == model::LegalAct::change_of_government) {
      for (const std::uint32_t actor : facts.doers(f))
        governments.push_back({actor, f});
    }
    if (facts.act[f] == model::LegalAct::objection) add_objection(facts, f, objections);
    if (facts.act[f] == model::LegalAct::extension && facts.of[f] != none) extensions.push_back({facts.of[f], f});
  }
  shapes_ = KeyedLists(shapes);
  agreements_ = KeyedLists(agreements);
  notices_ = KeyedLists(notices);
  governments_ = KeyedLists(governments);
  objections_ = KeyedLists(objections);
  extensions_ = KeyedLists(extensions);
  shape_widths_ = widths_of(facts, shapes_);
  agreement_widths_ = widths_of(facts, agreements_);
}

void FactIndex::set_derived(const Facts& facts) {
  derived_.clear();
  for (Row f = facts.logged; f < facts.size(); ++f)
    derived_.push_back(f);
  std::sort(derived_.begin(), derived_.end(), [&](Row f, Row g) { return facts.ordered(f, g); });
  derived_width_ = width_of(facts, derived_);
}

} // namespace casus::engine
