// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/prune.h"

#include <algorithm>
#include <utility>

namespace casus::language {
namespace {

constexpr std::uint32_t dropped = 0xFFFF'FFFF;

/// Calls `visit` with every id in a part of the model that may be dropped; stops at the first false.
template <class Visit>
class Walk {
public:
  explicit Walk(Visit visit) : visit_(std::move(visit)) {}

  template <class Id>
  bool operator()(std::optional<Id>& id) {
    return !id || visit_(*id);
  }

  bool operator()(model::Pattern& pattern) { return (*this)(pattern.of) && (*this)(pattern.clause); }

  bool operator()(std::vector<model::Pattern>& patterns) {
    return std::ranges::all_of(patterns, [&](model::Pattern& pattern) { return (*this)(pattern); });
  }

  bool operator()(model::Condition& condition) {
    if (condition.kind == model::ConditionKind::in_force && !visit_(condition.agreement)) return false;
    return (*this)(condition.first) && (*this)(condition.second) &&
           std::ranges::all_of(condition.parts, [&](model::Condition& part) { return (*this)(part); });
  }

  bool operator()(std::optional<model::Condition>& condition) { return !condition || (*this)(*condition); }

  bool operator()(model::Clause& clause) {
    return visit_(clause.agreement) && (*this)(clause.act.of) &&
           std::ranges::all_of(clause.links, [&](model::Link& link) { return (*this)(link.alternatives); }) &&
           (*this)(clause.broken_by) && (*this)(clause.excused_when) && (*this)(clause.while_) &&
           (*this)(clause.unless) && (*this)(clause.not_applied_when);
  }

  bool operator()(model::Event& event) {
    return (*this)(event.of) && (*this)(event.clause) &&
           std::ranges::all_of(event.cites, [&](model::EventId& cited) { return visit_(cited); });
  }

  bool operator()(model::Check& check) {
    return (*this)(check.agreement) && (*this)(check.clause) && (!check.pattern || (*this)(*check.pattern));
  }

  bool operator()(model::Claim& claim) {
    return std::ranges::all_of(claim.parts, [&](model::ClaimPart& part) {
      return std::ranges::all_of(part.checks, [&](model::Check& check) { return (*this)(check); });
    });
  }

private:
  Visit visit_;
};

/// Is the thing with this id still there?
struct Kept {
  const Broken& broken;
  bool operator()(model::AgreementId id) const { return !broken.agreements[id.value]; }
  bool operator()(model::ClauseId id) const { return !broken.clauses[id.value]; }
  bool operator()(model::EventId id) const { return !broken.events[id.value]; }
};

/// Old number to new number, `dropped` for what goes.
using Numbers = std::vector<std::uint32_t>;

Numbers renumber(const std::vector<bool>& broken) {
  Numbers numbers(broken.size(), dropped);
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < broken.size(); ++i) {
    if (!broken[i]) numbers[i] = next++;
  }
  return numbers;
}

struct Renumber {
  const Numbers& agreements;
  const Numbers& clauses;
  const Numbers& events;
  bool operator()(model::AgreementId& id) const { return (id.value = agreements[id.value]) != dropped; }
  bool operator()(model::ClauseId& id) const { return (id.value = clauses[id.value]) != dropped; }
  bool operator()(model::EventId& id) const { return (id.value = events[id.value]) != dropped; }
};

/// Marks what rests on something broken, until nothing more is found.
template <class Rows>
bool spread(Rows& rows, std::vector<bool>& broken, const Broken& all) {
  Walk walk{Kept{all}};
  bool more = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (broken[i] || walk(rows[i])) continue;
    broken[i] = true;
    more = true;
  }
  return more;
}

template <class Row>
void erase_broken(std::vector<Row>& rows, const std::vector<bool>& broken) {
  std::size_t at = 0;
  std::erase_if(rows, [&](const Row&) { return broken[at++]; });
}

/// Lists with a mark for each entry lose the entries that go.
template <class Id>
void filter(std::vector<Id>& ids, std::vector<source::Span>& marks, const Renumber& renumber) {
  std::vector<Id> kept;
  std::vector<source::Span> kept_marks;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!renumber(ids[i])) continue;
    kept.push_back(ids[i]);
    kept_marks.push_back(marks[i]);
  }
  ids = std::move(kept);
  marks = std::move(kept_marks);
}

void renumber_agreement(model::Agreement& agreement, AgreementMarks& marks, const Renumber& renumber) {
  Walk walk{renumber};
  filter(agreement.prevails_over, marks.prevails_over, renumber);
  filter(agreement.supersedes, marks.supersedes, renumber);
  filter(agreement.succeeds, marks.succeeds, renumber);
  std::erase_if(agreement.clauses, [&](model::ClauseId& id) { return !renumber(id); });
  std::erase_if(agreement.exits, [&](model::Exit& exit) { return !walk(exit.trigger); });
  std::erase_if(agreement.untranslated, [&](model::Untranslated& passage) { return !walk(passage.clause); });
}

void drop_reports(Context& context, const Renumber& renumber) {
  std::vector<model::Report> reports;
  std::vector<ReportMarks> marks;
  for (std::size_t i = 0; i < context.model.reports.size(); ++i) {
    if (!renumber(context.model.reports[i].event)) continue;
    reports.push_back(std::move(context.model.reports[i]));
    marks.push_back(context.marks.reports[i]);
  }
  context.model.reports = std::move(reports);
  context.marks.reports = std::move(marks);
}

/// A claim that depends on a dropped one stays: what it depends on was said to exist.
void drop_dependencies(Context& context) {
  for (std::size_t i = 0; i < context.model.claims.size(); ++i) {
    model::Claim& claim = context.model.claims[i];
    auto& marks = context.marks.claims[i].depends_on;
    for (std::size_t j = claim.depends_on.size(); j-- > 0;) {
      const auto same = [&](const model::Claim& other) { return other.id == claim.depends_on[j]; };
      if (std::ranges::any_of(context.model.claims, same)) continue;
      claim.depends_on.erase(claim.depends_on.begin() + static_cast<std::ptrdiff_t>(j));
      marks.erase(marks.begin() + static_cast<std::ptrdiff_t>(j));
    }
  }
}

} // namespace

void prune(Context& context) {
  Broken& broken = context.broken;
  if (!broken.any()) return;
  model::Model& model = context.model;
  Marks& marks = context.marks;
  while (spread(model.clauses, broken.clauses, broken) || spread(model.events, broken.events, broken)) {
  }
  spread(model.claims, broken.claims, broken);
  const Numbers agreements = renumber(broken.agreements);
  const Numbers clauses = renumber(broken.clauses);
  const Numbers events = renumber(broken.events);
  const Renumber numbers{agreements, clauses, events};
  erase_broken(model.agreements, broken.agreements);
  erase_broken(marks.agreements, broken.agreements);
  erase_broken(model.clauses, broken.clauses);
  erase_broken(marks.clauses, broken.clauses);
  erase_broken(model.events, broken.events);
  erase_broken(marks.events, broken.events);
  erase_broken(model.claims, broken.claims);
  erase_broken(marks.claims, broken.claims);
  for (std::size_t i = 0; i < model.agreements.size(); ++i)
    renumber_agreement(model.agreements[i], marks.agreements[i], numbers);
  Walk walk{numbers};
  for (std::size_t i = 0; i < model.clauses.size(); ++i) {
    walk(model.clauses[i]);
    filter(model.clauses[i].overrides, marks.clauses[i].overrides, numbers);
  }
  std::ranges::for_each(model.events, walk);
  std::ranges::for_each(model.claims, walk);
  drop_reports(context, numbers);
  drop_dependencies(context);
}

} // namespace casus::language
