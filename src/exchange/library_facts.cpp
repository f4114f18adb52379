// SPDX-License-Identifier: Apache-2.0
#include "exchange/library_facts.h"

#include <algorithm>

namespace casus::exchange {

using engine::StreamFact;

std::uint32_t Numbering::offset_at(std::uint32_t number) const {
  const auto after = std::ranges::upper_bound(steps_, number, {}, &Step::from);
  return std::prev(after)->offset;
}

std::uint32_t Numbering::insert_before(std::uint32_t number) {
  const std::uint32_t offset = steps_.back().offset;
  if (steps_.back().from == number)
    ++steps_.back().offset;
  else
    steps_.push_back({number, offset + 1});
  return number + offset;
}

std::optional<std::uint32_t> Numbering::in_table(std::uint32_t replayed) const {
  const auto after =
      std::ranges::upper_bound(steps_, replayed, {}, [](const Step& step) { return step.from + step.offset; });
  if (after == steps_.begin()) return std::nullopt; // before the first row
  const Step& step = *std::prev(after);
  const std::uint32_t number = replayed - step.offset;
  // Facts of the library that stand before the next step have numbers from its row on.
  return after != steps_.end() && number >= after->from ? std::nullopt : std::optional(number);
}

LibraryFacts::LibraryFacts(const model::Model& model, const model::Log& log) {
  engine::Stream stream = engine::stream_of(model, log);
  foreseen_ = std::move(stream.foreseen);
  facts_ = std::move(stream.facts);
  ids_.resize(stream.ids.size());
  for (std::size_t number = 0; number < stream.ids.size(); ++number) {
    const std::optional<model::EventId> event = log.facts[stream.ids[number].value].event;
    if (event) ids_[number] = model[*event].id;
  }
  const std::size_t own = facts_.size();
  add_prototypes(model);
  replayed_.assign(ids_.size() + facts_.size() - own, 0);
}

void LibraryFacts::add_prototypes(const model::Model& model) {
  auto first_row = static_cast<std::uint32_t>(model.agreements.size());
  const auto own = static_cast<std::size_t>(facts_.size());
  std::size_t most = own;
  for (const model::Template& rows : model.templates)
    most += rows.events.size() * rows.rows;
  facts_.reserve(most);
  for (const model::Template& rows : model.templates) {
    const auto value = [&](std::uint32_t id, std::uint32_t row) {
      return (id & model::hole_bit) == 0 ? id : rows.holes[id & ~model::hole_bit].values[row];
    };
    for (const model::EventPrototype& prototype : rows.events) {
      const model::Event& event = prototype.event;
      foreseen_.kinds.push_back({.kind = event.kind});
      for (std::uint32_t row = 0; row < rows.rows; ++row) {
        if (!prototype.present.empty() && !prototype.present[row]) continue;
        StreamFact fact{.second = prototype.moments[row].first().seconds, .kind = event.kind.value};
        for (std::size_t role = 0; role < model::role_count; ++role) {
          for (std::size_t i = 0; i < std::min<std::size_t>(event.roles[role].size(), 2); ++i)
            fact.roles[role][i] = value(event.roles[role][i].value, row);
        }
        if (!event.places.empty()) fact.place = value(event.places.front().value, row);
        if (event.of) fact.of = event.of->value == model::hole_bit ? first_row + row : event.of->value;
        facts_.push_back(fact);
      }
    }
    first_row += rows.rows;
  }
  if (facts_.size() == own) return;
  // Of one second: first what the library records one by one, then the rows in their order. A fact's number so far is
  // where its id stands.
  for (std::size_t i = own; i < facts_.size(); ++i)
    facts_[i].number = static_cast<std::uint32_t>(ids_.size() + i - own);
  sort_by_time();
}

// By places, which are a quarter as long as facts.
void LibraryFacts::sort_by_time() {
  std::vector<std::pair<std::int64_t, std::uint32_t>> order;
  order.reserve(facts_.size());
  for (const StreamFact& fact : facts_)
    order.emplace_back(fact.second, static_cast<std::uint32_t>(order.size()));
  std::ranges::sort(order);
  std::vector<StreamFact> sorted;
  sorted.reserve(facts_.size());
  for (const auto& [second, at] : order)
    sorted.push_back(facts_[at]);
  facts_ = std::move(sorted);
}

// Numbers of facts of the library are theirs alone until they are placed; what they cite was placed before.
StreamFact LibraryFacts::placed(StreamFact fact, std::uint32_t before) {
  const std::uint32_t own = fact.number;
  fact.number = replayed_[own] = numbering_.insert_before(before);
  if (fact.cites < engine::nothing_known) fact.cites = replayed_[fact.cites];
  return fact;
}

void LibraryFacts::number(StreamFact& row) {
  last_row_ = row.number;
  row.number = numbering_.in_replay(row.number);
  if (row.cites < engine::nothing_known) row.cites = numbering_.in_replay(row.cites);
}

void LibraryFacts::merge(std::vector<StreamFact>& rows) {
  if (next_ == facts_.size() || rows.empty() || facts_[next_].second > rows.back().second) {
    for (StreamFact& row : rows)
      number(row);
    return;
  }
  merged_.clear();
  for (StreamFact& row : rows) {
    while (next_ < facts_.size() && facts_[next_].second <= row.second)
      merged_.push_back(placed(facts_[next_++], row.number));
    number(row);
    merged_.push_back(row);
  }
  rows.swap(merged_);
}

std::vector<StreamFact> LibraryFacts::rest() {
  std::vector<StreamFact> out;
  out.reserve(facts_.size() - next_);
  while (next_ < facts_.size())
    out.push_back(placed(facts_[next_++], last_row_ + 1));
  return out;
}

std::string LibraryFacts::event_id(std::uint32_t replayed) const {
  const auto found = std::ranges::find(replayed_, replayed);
  const auto number = static_cast<std::size_t>(found - replayed_.begin());
  return number < ids_.size() ? ids_[number] : "";
}

} // namespace casus::exchange
