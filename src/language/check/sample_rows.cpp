// SPDX-License-Identifier: Apache-2.0
#include "language/check/sample_rows.h"

#include "model/ids.h"
#include "time/order.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::language {
namespace {

using model::Template;
using source::Kind;

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

/// Rows in classes, which every feature divides further. A class has its number by its first row.
class RowClasses {
public:
  explicit RowClasses(std::uint32_t rows) : of_row_(rows, 0), count_(rows > 0 ? 1 : 0) {}

  /// Rows of one class with different values become different classes; `value_of(row)` is less than `values`.
  void divide(std::uint32_t values, const auto& value_of) {
    constexpr std::uint32_t none = UINT32_MAX;
    std::vector<std::uint32_t> known(std::size_t{count_} * values, none);
    count_ = 0;
    for (std::uint32_t row = 0; row < of_row_.size(); ++row) {
      std::uint32_t& its = known[std::size_t{of_row_[row]} * values + value_of(row)];
      if (its == none) its = count_++;
      of_row_[row] = its;
    }
  }

  [[nodiscard]] const std::vector<std::uint32_t>& of_row() const { return of_row_; }
  [[nodiscard]] std::uint32_t count() const { return count_; }

private:
  std::vector<std::uint32_t> of_row_;
  std::uint32_t count_;
};

/// Divides the rows by what the checks can tell of them.
class Features {
public:
  explicit Features(const Template& of) : of_(of) {
    collect(of.agreement);
    collect(of.clauses);
    for (const model::EventPrototype& prototype : of.events)
      collect(prototype.event);
  }

  RowClasses classes() const {
    RowClasses classes(of_.rows);
    const auto divide_by = [&](const model::Presence& present) {
      if (!present.empty()) classes.divide(2, [&](std::uint32_t row) { return present[row] ? 1U : 0U; });
    };
    std::ranges::for_each(of_.present, divide_by);
    for (const model::EventPrototype& event : of_.events)
      divide_by(event.present);
    for (std::size_t hole = 0; hole < of_.holes.size(); ++hole)
      classes.divide(static_cast<std::uint32_t>(fixed_of(hole).size() + hole + 1),
                     [&](std::uint32_t row) { return same_as(hole, row); });
    for (std::size_t i = 0; i < of_.events.size(); ++i) {
      for (std::size_t j = i + 1; j < of_.events.size(); ++j)
        classes.divide(4, [&](std::uint32_t row) { return order(of_.events[i], of_.events[j], row); });
    }
    return classes;
  }

private:
  void collect(auto part) {
    model::IdWalk(Fixed{actors_, places_})(part);
  } // a copy: a walk may change what it goes over

  [[nodiscard]] const std::vector<std::uint32_t>& fixed_of(std::size_t hole) const {
    return of_.holes[hole].sort == model::HoleSort::actor ? actors_ : places_;
  }

  /// Number of the first fixed actor or hole that names what this hole names.
  [[nodiscard]] std::uint32_t same_as(std::size_t hole, std::uint32_t row) const {
    const model::Hole& here = of_.holes[hole];
    const std::vector<std::uint32_t>& fixed = fixed_of(hole);
    const std::uint32_t value = here.values[row];
    const auto found = std::ranges::find(fixed, value);
    if (found != fixed.end()) return static_cast<std::uint32_t>(found - fixed.begin());
    std::size_t first = 0;
    while (first < hole && (of_.holes[first].sort != here.sort || of_.holes[first].values[row] != value))
      ++first;
    return static_cast<std::uint32_t>(fixed.size() + first);
  }

  static std::uint32_t order(const model::EventPrototype& a, const model::EventPrototype& b, std::uint32_t row) {
    if (!model::is_there(a.present, row) || !model::is_there(b.present, row)) return 0;
    if (time::before(a.moments[row], b.moments[row]) == time::Truth::certain) return 1;
    return time::before(b.moments[row], a.moments[row]) == time::Truth::certain ? 2 : 3;
  }

  const Template& of_;
  std::vector<std::uint32_t> actors_;
  std::vector<std::uint32_t> places_;
};

struct Sample {
  std::uint32_t row = 0;
  std::uint32_t others = 0; // rows of the same sort
};

std::vector<Sample> samples_of(const Template& from) {
  const RowClasses classes = Features(from).classes();
  std::vector<Sample> samples;
  samples.reserve(classes.count());
  for (std::uint32_t row = 0; row < from.rows; ++row) {
    const std::uint32_t its = classes.of_row()[row];
    if (its == samples.size())
      samples.push_back({row, 0});
    else
      ++samples[its].others;
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
        .report(Kind::party_twice, checked.marks.key(checked.sample.row),
                fmt::format("{} is {} of {} twice{}", model[actors[i]].name, what, id, others(checked.sample)))
        .expected = "another actor in each cell";
  }
}

/// Does no clause that is there in the row name one that is not?
bool check_clauses_there(const Checked& checked) {
  const Template& from = checked.from;
  bool whole = true;
  for (std::size_t i = 0; i < from.clauses.size(); ++i) {
    if (!model::is_there(from.present[i], checked.sample.row)) continue;
    model::Clause clause = from.clauses[i];
    const auto check = [&](auto& id) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(id)>, model::ClauseId>) {
        const std::uint32_t number = id.value & ~model::hole_bit;
        const bool own = (id.value & model::hole_bit) != 0;
        if (own && !model::is_there(from.present[number], checked.sample.row)) {
          whole = false;
          checked.diagnostics
              .report(Kind::unknown_name, checked.marks.clauses[i].name,
                      fmt::format("`{}` names `{}`, which is not there in {}{}", clause.id, from.clauses[number].id,
                                  from.id(checked.sample.row), others(checked.sample)))
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
    if (model::is_there(from.present[i], checked.sample.row)) into.clauses.push_back(checked.marks.clauses[i]);
  }
  for (std::size_t i = 0; i < from.events.size(); ++i) {
    if (!model::is_there(from.events[i].present, checked.sample.row)) continue;
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
