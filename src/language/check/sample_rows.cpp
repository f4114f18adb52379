// SPDX-License-Identifier: Apache-2.0
#include "language/check/sample_rows.h"

#include "model/ids.h"
#include "time/order.h"

#include <algorithm>

#include <boost/unordered/unordered_flat_map.hpp>
#include <fmt/format.h>

namespace casus::language {
namespace {

using model::Template;
using source::Kind;

bool is_there(const model::Presence& present, std::uint32_t row) { return present.empty() || present[row]; }

/// Collects the actors and places that a template names without a hole.
struct Fixed {
  std::vector<std::uint32_t>& actors;
  std::vector<std::uint32_t>& places;

  bool operator()(model::ActorId& id) const { return add(actors, id.value); }
  bool operator()(model::PlaceId& id) const { return add(places, id.value); }
  template <class Tag>
  bool operator()(model::Id<Tag>& /*id*/) const {
    return true;
  }

private:
  static bool add(std::vector<std::uint32_t>& into, std::uint32_t value) {
    const bool known = (value & model::hole_bit) != 0 || std::ranges::find(into, value) != into.end();
    if (!known) into.push_back(value);
    return true;
  }
};

/// What the checks can tell of a row.
class Features {
public:
  explicit Features(const Template& of) : of_(of) {
    collect(of.agreement);
    collect(of.clauses);
    for (const model::EventPrototype& prototype : of.events)
      collect(prototype.event);
  }

  const std::string& of_row(std::uint32_t row) {
    text_.clear();
    for (const model::Presence& present : of_.present)
      text_ += is_there(present, row) ? '1' : '0';
    for (const model::EventPrototype& event : of_.events)
      text_ += is_there(event.present, row) ? '1' : '0';
    for (std::size_t i = 0; i < of_.holes.size(); ++i)
      text_ += same_as(i, row);
    for (std::size_t i = 0; i < of_.events.size(); ++i) {
      for (std::size_t j = i + 1; j < of_.events.size(); ++j)
        text_ += order(of_.events[i], of_.events[j], row);
    }
    return text_;
  }

private:
  void collect(auto part) {
    model::IdWalk(Fixed{actors_, places_})(part);
  } // a copy: a walk may change what it goes over

  /// Number of the first fixed actor or hole that names what this hole names.
  [[nodiscard]] char same_as(std::size_t hole, std::uint32_t row) const {
    const model::Hole& here = of_.holes[hole];
    const auto& fixed = here.sort == model::HoleSort::actor ? actors_ : places_;
    const std::uint32_t value = here.values[row];
    const auto found = std::ranges::find(fixed, value);
    if (found != fixed.end()) return static_cast<char>(found - fixed.begin());
    for (std::size_t i = 0; i < hole; ++i) {
      if (of_.holes[i].sort == here.sort && of_.holes[i].values[row] == value)
        return static_cast<char>(fixed.size() + i);
    }
    return static_cast<char>(fixed.size() + hole);
  }

  static char order(const model::EventPrototype& a, const model::EventPrototype& b, std::uint32_t row) {
    if (!is_there(a.present, row) || !is_there(b.present, row)) return ' ';
    if (time::before(a.moments[row], b.moments[row]) == time::Truth::certain) return '<';
    return time::before(b.moments[row], a.moments[row]) == time::Truth::certain ? '>' : '=';
  }

  const Template& of_;
  std::vector<std::uint32_t> actors_;
  std::vector<std::uint32_t> places_;
  std::string text_;
};

struct Sample {
  std::uint32_t row = 0;
  std::uint32_t others = 0; // rows of the same sort
};

std::vector<Sample> samples_of(const Template& from) {
  std::vector<Sample> samples;
  boost::unordered_flat_map<std::string, std::size_t> known;
  Features features(from);
  for (std::uint32_t row = 0; row < from.rows; ++row) {
    const auto [found, fresh] = known.try_emplace(features.of_row(row), samples.size());
    if (fresh)
      samples.push_back({row, 0});
    else
      ++samples[found->second].others;
  }
  return samples;
}

std::string others(const Sample& sample) {
  if (sample.others == 0) return {};
  return fmt::format(", and {} more row{} like it", sample.others, sample.others == 1 ? "" : "s");
}

struct Checked {
  const Template& from;
  const TemplateMarks& marks;
  const Sample& sample;
  source::Diagnostics& diagnostics;
};

void check_once(const Checked& checked, const model::Model& model, const std::vector<model::ActorId>& actors,
                std::string_view what, std::string_view id) {
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const auto begin = actors.begin();
    const auto here = begin + static_cast<std::ptrdiff_t>(i);
    if (std::find(begin, here, actors[i]) == here) continue;
    checked.diagnostics
        .report(Kind::party_twice, checked.marks.keys[checked.sample.row],
                fmt::format("{} is {} of {} twice{}", model[actors[i]].name, what, id, others(checked.sample)))
        .expected = "another actor in each cell";
  }
}

/// Does no clause that is there in the row name one that is not?
bool check_clauses_there(const Checked& checked) {
  const Template& from = checked.from;
  bool whole = true;
  for (std::size_t i = 0; i < from.clauses.size(); ++i) {
    if (!is_there(from.present[i], checked.sample.row)) continue;
    model::Clause clause = from.clauses[i];
    const auto check = [&](auto& id) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(id)>, model::ClauseId>) {
        const std::uint32_t number = id.value & ~model::hole_bit;
        const bool own = (id.value & model::hole_bit) != 0;
        if (own && !is_there(from.present[number], checked.sample.row)) {
          whole = false;
          checked.diagnostics
              .report(Kind::unknown_name, checked.marks.clauses[i].name,
                      fmt::format("`{}` names `{}`, which is not there in {}{}{}{}", clause.id, from.clauses[number].id,
                                  from.id_before, from.keys[checked.sample.row], from.id_after, others(checked.sample)))
              .expected = "the same `where` for both";
        }
      }
      return true;
    };
    model::IdWalk walk(check);
    walk(clause);
    walk(clause.overrides);
  }
  return whole;
}

void add_marks(const Checked& checked, Marks& into) {
  const Template& from = checked.from;
  into.agreements.push_back(checked.marks.agreement);
  for (std::size_t i = 0; i < from.clauses.size(); ++i) {
    if (is_there(from.present[i], checked.sample.row)) into.clauses.push_back(checked.marks.clauses[i]);
  }
  for (std::size_t i = 0; i < from.events.size(); ++i) {
    if (!is_there(from.events[i].present, checked.sample.row)) continue;
    into.events.push_back(checked.marks.events[i]);
    into.reports.push_back(checked.marks.reports[i]);
  }
}

} // namespace

Sizes add_sample_rows(model::Model& model, Marks& marks, source::Diagnostics& diagnostics) {
  const Sizes before{model.agreements.size(), model.clauses.size(), model.events.size(), model.reports.size()};
  for (std::size_t i = 0; i < model.templates.size(); ++i) {
    const Template& from = model.templates[i];
    for (const Sample& sample : samples_of(from)) {
      const Checked checked{from, marks.templates[i], sample, diagnostics};
      if (!check_clauses_there(checked)) continue; // which is then no sound agreement
      const model::Agreement& written = model[model::write_row(from, sample.row, model)];
      check_once(checked, model, written.parties, "a party", written.id);
      check_once(checked, model, written.addressees, "an addressee", written.id);
      add_marks(checked, marks);
    }
  }
  return before;
}

void cut_sample_rows(model::Model& model, Marks& marks, const Sizes& sizes) {
  model.agreements.resize(sizes.agreements);
  marks.agreements.resize(sizes.agreements);
  model.clauses.resize(sizes.clauses);
  marks.clauses.resize(sizes.clauses);
  model.events.resize(sizes.events);
  marks.events.resize(sizes.events);
  model.reports.resize(sizes.reports);
  marks.reports.resize(sizes.reports);
}

} // namespace casus::language
