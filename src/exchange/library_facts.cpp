// SPDX-License-Identifier: Apache-2.0
#include "exchange/library_facts.h"

#include "engine/replay/prefetch.h"

#include <algorithm>

#include <boost/sort/spreadsort/integer_sort.hpp>

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

namespace {

constexpr std::size_t made_at_once = 2048; // so many stay near the processor until they are followed

// The columns of rows that roles of an event are taken from.
std::vector<const std::uint32_t*> columns_of(const model::Template& rows, const model::Event& event) {
  std::vector<const std::uint32_t*> columns;
  for (const auto& players : event.roles) {
    for (const model::ActorId player : players) {
      if ((player.value & model::hole_bit) != 0)
        columns.push_back(rows.holes[player.value & ~model::hole_bit].values.data());
    }
  }
  return columns;
}

} // namespace

// By the bits of seconds, where comparing would guess wrong every second time, for they come in no order; then by
// number within a second.
void LibraryFacts::sort_by_time(std::vector<Coming>& coming) {
  boost::sort::spreadsort::integer_sort(
      coming.begin(), coming.end(), [](const Coming& one, unsigned bits) { return one.second >> bits; },
      [](const Coming& a, const Coming& b) { return a.second < b.second; });
  for (auto first = coming.begin(); first != coming.end();) {
    const auto after =
        std::find_if(first, coming.end(), [&](const Coming& one) { return one.second != first->second; });
    if (after - first > 1)
      std::sort(first, after, [](const Coming& a, const Coming& b) { return a.number < b.number; });
    first = after;
  }
}

// Of one second: first what the library records one by one, then the rows of templates in their order.
LibraryFacts::LibraryFacts(const model::Model& model, const model::Log& log) {
  engine::Stream stream = engine::stream_of(model, log);
  foreseen_ = std::move(stream.foreseen);
  recorded_ = std::move(stream.facts);
  ids_.resize(stream.ids.size());
  for (std::size_t number = 0; number < stream.ids.size(); ++number) {
    const std::optional<model::EventId> event = log.facts[stream.ids[number].value].event;
    if (event) ids_[number] = model[*event].id;
  }
  std::size_t most = recorded_.size();
  for (const model::Template& rows : model.templates)
    most += rows.events.size() * rows.rows;
  coming_.reserve(most);
  for (std::uint32_t i = 0; i < recorded_.size(); ++i)
    coming_.push_back({recorded_[i].second, recorded_[i].number, i});
  add_prototypes(model);
  sort_by_time(coming_);
}

void LibraryFacts::add_prototypes(const model::Model& model) {
  auto number = static_cast<std::uint32_t>(ids_.size());
  auto first_row = static_cast<std::uint32_t>(model.agreements.size());
  for (const model::Template& rows : model.templates) {
    for (const model::EventPrototype& prototype : rows.events) {
      foreseen_.kinds.push_back({.kind = prototype.event.kind});
      prototypes_.push_back({&rows, &prototype, columns_of(rows, prototype.event), first_row, number});
      for (std::uint32_t row = 0; row < rows.rows; ++row) {
        if (model::is_there(prototype.present, row))
          coming_.push_back({prototype.moments[row].first().seconds, number++, row});
      }
    }
    first_row += rows.rows;
  }
  replayed_.assign(number, 0);
}

// The row's values lie anywhere in their columns.
void LibraryFacts::fetch(const Coming& coming) const {
  if (coming.number < ids_.size()) return;
  for (const std::uint32_t* column : prototype_of(coming).columns)
    engine::prefetch(column + coming.row);
}

const LibraryFacts::PrototypeRows& LibraryFacts::prototype_of(const Coming& coming) const {
  const auto after = std::ranges::upper_bound(prototypes_, coming.number, {}, &PrototypeRows::first_number);
  return *std::prev(after);
}

StreamFact LibraryFacts::fact_of(const Coming& coming) const {
  if (coming.number < ids_.size()) return recorded_[coming.row];
  const PrototypeRows& of = prototype_of(coming);
  const auto value = [&](std::uint32_t id) {
    return (id & model::hole_bit) == 0 ? id : of.rows->holes[id & ~model::hole_bit].values[coming.row];
  };
  const model::Event& event = of.event->event;
  StreamFact fact{.second = coming.second, .number = coming.number, .kind = event.kind.value};
  for (std::size_t role = 0; role < model::role_count; ++role) {
    for (std::size_t i = 0; i < std::min<std::size_t>(event.roles[role].size(), 2); ++i)
      fact.roles[role][i] = value(event.roles[role][i].value);
  }
  if (!event.places.empty()) fact.place = value(event.places.front().value);
  if (event.of) fact.of = event.of->value == model::hole_bit ? of.first_row + coming.row : event.of->value;
  return fact;
}

// The next one, placed before the row of that number. Numbers of facts of the library are theirs alone until then; what
// they cite was placed before.
StreamFact LibraryFacts::next_before(std::uint32_t row) {
  if (next_ + engine::far < coming_.size()) fetch(coming_[next_ + engine::far]);
  StreamFact fact = fact_of(coming_[next_++]);
  fact.number = replayed_[fact.number] = numbering_.insert_before(row);
  if (fact.cites < engine::nothing_known) fact.cites = replayed_[fact.cites];
  return fact;
}

// Of those that come by that second, placed before that row.
std::span<const StreamFact> LibraryFacts::some_by(std::int64_t second, std::uint32_t row) {
  made_.clear();
  while (comes_by(second) && made_.size() < made_at_once)
    made_.push_back(next_before(row));
  return made_;
}

std::span<const StreamFact> LibraryFacts::before(std::span<const StreamFact> rows) {
  if (next_ == coming_.size()) { // all have been followed
    coming_ = {};
    recorded_ = {};
    next_ = 0;
  }
  if (rows.empty()) return {};
  return some_by(rows.front().second, rows.front().number);
}

void LibraryFacts::number(StreamFact& row) {
  last_row_ = row.number;
  row.number = numbering_.in_replay(row.number);
  if (row.cites < engine::nothing_known) row.cites = numbering_.in_replay(row.cites);
}

void LibraryFacts::merge(std::vector<StreamFact>& rows) {
  if (rows.empty() || !comes_by(rows.back().second)) {
    for (StreamFact& row : rows)
      number(row);
    return;
  }
  made_.clear();
  for (StreamFact& row : rows) {
    while (comes_by(row.second))
      made_.push_back(next_before(row.number));
    number(row);
    made_.push_back(row);
  }
  rows.swap(made_);
}

std::span<const StreamFact> LibraryFacts::rest() { return some_by(INT64_MAX, last_row_ + 1); }

std::string LibraryFacts::event_id(std::uint32_t replayed) const {
  const auto found = std::ranges::find(replayed_, replayed);
  const auto number = static_cast<std::size_t>(found - replayed_.begin());
  return number < ids_.size() ? ids_[number] : "";
}

} // namespace casus::exchange
