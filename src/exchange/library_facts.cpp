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

namespace {

/// An event of each row of a template.
struct PrototypeRows {
  const model::Template* rows;
  const model::EventPrototype* event;
  std::uint32_t first_row; // of the template, among all agreements
};

StreamFact fact_of(const PrototypeRows& events, std::uint32_t row) {
  const auto value = [&](std::uint32_t id) {
    return (id & model::hole_bit) == 0 ? id : events.rows->holes[id & ~model::hole_bit].values[row];
  };
  const model::Event& event = events.event->event;
  StreamFact fact{.second = events.event->moments[row].first().seconds, .kind = event.kind.value};
  for (std::size_t role = 0; role < model::role_count; ++role) {
    for (std::size_t i = 0; i < std::min<std::size_t>(event.roles[role].size(), 2); ++i)
      fact.roles[role][i] = value(event.roles[role][i].value);
  }
  if (!event.places.empty()) fact.place = value(event.places.front().value);
  if (event.of) fact.of = event.of->value == model::hole_bit ? events.first_row + row : event.of->value;
  return fact;
}

} // namespace

// In order of time by their places, which are a quarter as long as facts. Of one second: first what the library records
// one by one, then the rows in their order.
void LibraryFacts::add_prototypes(const model::Model& model) {
  struct Place {
    std::int64_t second;
    std::uint32_t number; // behind `facts_`
    std::uint32_t row;    // of the last of `all` that begin at that number or before it
  };
  std::vector<std::pair<std::uint32_t, PrototypeRows>> all; // with the number of their first fact
  std::vector<Place> places;
  auto first_row = static_cast<std::uint32_t>(model.agreements.size());
  for (const model::Template& rows : model.templates) {
    for (const model::EventPrototype& prototype : rows.events) {
      foreseen_.kinds.push_back({.kind = prototype.event.kind});
      all.emplace_back(static_cast<std::uint32_t>(places.size()), PrototypeRows{&rows, &prototype, first_row});
      for (std::uint32_t row = 0; row < rows.rows; ++row) {
        if (prototype.present.empty() || prototype.present[row])
          places.push_back({prototype.moments[row].first().seconds, static_cast<std::uint32_t>(places.size()), row});
      }
    }
    first_row += rows.rows;
  }
  if (places.empty()) return;
  std::ranges::sort(places, {}, [](const Place& place) { return std::pair(place.second, place.number); });
  std::vector<StreamFact> sorted;
  sorted.reserve(facts_.size() + places.size());
  auto recorded = facts_.begin();
  for (const Place& place : places) {
    for (; recorded != facts_.end() && recorded->second <= place.second; ++recorded)
      sorted.push_back(*recorded);
    const auto after = std::ranges::upper_bound(all, place.number, {}, [](const auto& one) { return one.first; });
    sorted.push_back(fact_of(std::prev(after)->second, place.row));
    // A fact's number so far is where its id stands.
    sorted.back().number = static_cast<std::uint32_t>(ids_.size()) + place.number;
  }
  sorted.insert(sorted.end(), recorded, facts_.end());
  facts_ = std::move(sorted);
}

// Numbers of facts of the library are theirs alone until they are placed; what they cite was placed before.
void LibraryFacts::place(StreamFact& fact, std::uint32_t before) {
  const std::uint32_t own = fact.number;
  fact.number = replayed_[own] = numbering_.insert_before(before);
  if (fact.cites < engine::nothing_known) fact.cites = replayed_[fact.cites];
}

std::span<StreamFact> LibraryFacts::before(std::span<const StreamFact> rows) {
  if (next_ == facts_.size() && next_ != 0) { // all have been followed
    facts_ = std::vector<StreamFact>();
    next_ = 0;
  }
  const std::size_t from = next_;
  for (; !rows.empty() && next_ < facts_.size() && facts_[next_].second <= rows.front().second; ++next_)
    place(facts_[next_], rows.front().number);
  return std::span(facts_).subspan(from, next_ - from);
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
    for (; next_ < facts_.size() && facts_[next_].second <= row.second; ++next_) {
      place(facts_[next_], row.number);
      merged_.push_back(facts_[next_]);
    }
    number(row);
    merged_.push_back(row);
  }
  rows.swap(merged_);
}

std::span<StreamFact> LibraryFacts::rest() {
  const std::size_t from = next_;
  for (; next_ < facts_.size(); ++next_)
    place(facts_[next_], last_row_ + 1);
  return std::span(facts_).subspan(from);
}

std::string LibraryFacts::event_id(std::uint32_t replayed) const {
  const auto found = std::ranges::find(replayed_, replayed);
  const auto number = static_cast<std::size_t>(found - replayed_.begin());
  return number < ids_.size() ? ids_[number] : "";
}

} // namespace casus::exchange
