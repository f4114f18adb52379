// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/prune.h"

#include "language/resolve/drafts.h"
#include "model/ids.h"

#include <algorithm>

namespace casus::language {
namespace {

constexpr std::uint32_t dropped = 0xFFFF'FFFF;

/// Is the thing with this id still there?
struct Kept {
  const Broken& broken;
  bool operator()(model::AgreementId id) const { return !broken.agreements[id.value]; }
  bool operator()(model::ClauseId id) const { return !broken.clauses[id.value]; }
  bool operator()(model::EventId id) const { return !broken.events[id.value]; }
  template <class Tag>
  bool operator()(model::Id<Tag> /*id*/) const {
    return true;
  }
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

class Renumber {
public:
  Renumber(const Numbers& for_agreements, const Numbers& for_clauses, const Numbers& for_events)
      : agreements(for_agreements), clauses(for_clauses), events(for_events) {}

  bool operator()(model::AgreementId& id) const { return number(id.value, agreements); }
  bool operator()(model::ClauseId& id) const { return number(id.value, clauses); }
  bool operator()(model::EventId& id) const { return number(id.value, events); }
  template <class Tag>
  bool operator()(model::Id<Tag>& /*id*/) const {
    return true;
  }

private:
  /// The holes of a template keep their numbers.
  static bool number(std::uint32_t& value, const Numbers& numbers) {
    if ((value & model::hole_bit) == 0) value = numbers[value];
    return value != dropped;
  }

  const Numbers& agreements;
  const Numbers& clauses;
  const Numbers& events;
};

/// Marks what rests on something broken, until nothing more is found.
template <class Rows>
bool spread(Rows& rows, std::vector<bool>& broken, const Broken& all) {
  model::IdWalk walk{Kept{all}};
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
void filter(model::Few<Id>& ids, model::Few<source::Span>& marks, const Renumber& renumber) {
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
  model::IdWalk walk{renumber};
  filter(agreement.prevails_over, marks.prevails_over, renumber);
  filter(agreement.supersedes, marks.supersedes, renumber);
  filter(agreement.succeeds, marks.succeeds, renumber);
  std::erase_if(agreement.clauses, [&](model::ClauseId& id) { return !renumber(id); });
  std::erase_if(agreement.exits, [&](model::Exit& exit) { return !walk(exit.trigger); });
  if (agreement.untranslated.empty()) return;
  std::erase_if(agreement.untranslated.edit(), [&](model::Untranslated& passage) { return !walk(passage.clause); });
}

void renumber_clause(model::Clause& clause, ClauseMarks& marks, const Renumber& renumber) {
  model::IdWalk walk{renumber};
  walk(clause);
  filter(clause.overrides, marks.overrides, renumber);
}

void renumber_template(model::Template& all, TemplateMarks& marks, const Renumber& renumber) {
  renumber_agreement(all.agreement, marks.agreement, renumber);
  for (std::size_t i = 0; i < all.clauses.size(); ++i)
    renumber_clause(all.clauses[i], marks.clauses[i], renumber);
  model::IdWalk walk{renumber};
  for (model::EventPrototype& prototype : all.events)
    walk(prototype.event);
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
  if (!broken.any() && context.drafts.empty()) return;
  model::Model& model = context.model;
  Marks& marks = context.marks;
  while (spread(model.clauses, broken.clauses, broken) || spread(model.events, broken.events, broken)) {
  }
  spread(model.claims, broken.claims, broken);
  lift_templates(context);
  const Numbers agreements = renumber(broken.agreements);
  const Numbers clauses = renumber(broken.clauses);
  const Numbers events = renumber(broken.events);
  const Renumber numbers(agreements, clauses, events);
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
  model::IdWalk walk{numbers};
  for (std::size_t i = 0; i < model.clauses.size(); ++i)
    renumber_clause(model.clauses[i], marks.clauses[i], numbers);
  for (std::size_t i = 0; i < model.templates.size(); ++i)
    renumber_template(model.templates[i], marks.templates[i], numbers);
  std::ranges::for_each(model.events, walk);
  std::ranges::for_each(model.claims, walk);
  drop_reports(context, numbers);
  drop_dependencies(context);
}

} // namespace casus::language
