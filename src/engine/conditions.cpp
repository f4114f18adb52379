// SPDX-License-Identifier: Apache-2.0
#include "engine/conditions.h"

#include "engine/suspension.h"

namespace casus::engine {

using time::Truth;

namespace {

Truth at_or_before(const Facts& facts, Row g, const TestedAt& when) {
  return when.fact == none ? time::at_or_before(facts.moment[g], when.moment) : facts.up_to(g, when.fact);
}

// Visits what matches and may lie in [start, when], then what the tested fact cites: its order comes from the citation.
template <class Visit>
void search_up_to(const World& world, const PatternTable& table, const TestedAt& when, const Viewpoint& from,
                  time::Instant start, Visit visit) {
  const Facts& facts = world.facts;
  bool open = true;
  search(world, table, from, start, [&](Row g) {
    if (facts.moment[g].first() > when.moment.last()) return false;
    open = open && visit(g);
    return open;
  });
  if (when.fact == none || !facts.irregular) return;
  for (const Row g : facts.cited[when.fact]) {
    if (open) open = visit(g);
  }
}

Truth happened(const World& world, const PatternTable& table, const TestedAt& when, const Viewpoint& from) {
  Truth truth = Truth::impossible;
  search_up_to(world, table, when, from, since_ever, [&](Row g) {
    const Truth past = both(world.facts.past(g), at_or_before(world.facts, g, when));
    if (past > truth) truth = either(truth, both(past, match(world, g, table, from)));
    return truth != Truth::certain;
  });
  return truth;
}

// Has an event like `table` come between g and the test?
Truth followed(const World& world, Row g, const PatternTable& table, const TestedAt& when, const Viewpoint& from) {
  const Facts& facts = world.facts;
  Truth truth = Truth::impossible;
  const auto visit = [&](Row h) {
    const Truth order = both(both(facts.precedes(g, h), facts.past(h)), at_or_before(facts, h, when));
    if (order > truth) truth = either(truth, both(order, match(world, h, table, from)));
    return truth != Truth::certain;
  };
  search_up_to(world, table, when, from, facts.moment[g].first(), visit);
  if (!facts.irregular || g >= facts.logged) return truth;
  for (const Row h : facts.cited_by[g]) {
    if (truth != Truth::certain) visit(h);
  }
  return truth;
}

// Looks from the latest back, for it is the likeliest to stand. What certainly undoes one undoes every earlier one too,
// as long as moments alone decide the order; then the look back ends there.
class Since {
public:
  Since(const World& world, const ConditionStep& step, const TestedAt& when, const Viewpoint& from)
      : world_(world), step_(step), when_(when), from_(from) {}

  Truth truth() {
    const Facts& facts = world_.facts;
    lists_of(world_, step_.first, from_, [&](const RowList& list) { look_back(list); });
    if (when_.fact == none || !facts.irregular) return truth_;
    for (const Row g : facts.cited[when_.fact])
      test(g);
    return truth_;
  }

private:
  void look_back(const RowList& list) {
    const Facts& facts = world_.facts;
    auto g = std::upper_bound(list.rows.begin(), list.rows.end(), when_.moment.last(),
                              [&](time::Instant at, Row f) { return at < facts.moment[f].first(); });
    while (g != list.rows.begin() && truth_ != Truth::certain) {
      --g;
      if (facts.moment[*g].first().seconds + list.width < undone_) return;
      test(*g);
    }
  }

  void test(Row g) {
    const Facts& facts = world_.facts;
    const Truth past = both(facts.past(g), at_or_before(facts, g, when_));
    if (past <= truth_ || facts.moment[g].last().seconds < undone_) return;
    const Truth matched = both(past, match(world_, g, step_.first, from_));
    if (matched <= truth_) return;
    const Truth over = followed(world_, g, step_.second, when_, from_);
    truth_ = either(truth_, both(matched, !over));
    if (over == Truth::certain && !facts.irregular) undone_ = std::max(undone_, facts.moment[g].first().seconds);
  }

  const World& world_;
  const ConditionStep& step_;
  const TestedAt& when_;
  const Viewpoint& from_;
  Truth truth_ = Truth::impossible;
  std::int64_t undone_ = since_ever.seconds; // whatever certainly ended before this second is undone
};

Truth simple(const World& world, const ConditionStep& step, const TestedAt& when, const Viewpoint& from) {
  const model::Condition& condition = *step.condition;
  switch (condition.kind) {
  case model::ConditionKind::happened: return happened(world, step.first, when, from);
  case model::ConditionKind::since: return Since(world, step, when, from).truth();
  case model::ConditionKind::member:
    return world.tables.membership.member(condition.actor.value, condition.group.value, when.moment);
  case model::ConditionKind::in_force: return in_force(world, condition.agreement.value, when.moment);
  default: return Truth::impossible;
  }
}

// Joins the results of the parts, which lie on top of the stack.
void join(std::vector<Truth>& stack, const model::Condition& condition) {
  const bool conjunction = condition.kind == model::ConditionKind::conjunction;
  Truth truth = time::truth_of(conjunction);
  for (std::size_t i = 0; i < condition.parts.size(); ++i) {
    const Truth part = stack.back();
    stack.pop_back();
    truth = condition.kind == model::ConditionKind::negation ? !part
            : conjunction                                    ? both(truth, part)
                                                             : either(truth, part);
  }
  stack.push_back(truth);
}

} // namespace

Truth holds(const World& world, const ConditionProgram& program, const TestedAt& when, const Viewpoint& from) {
  if (program.empty()) return Truth::certain;
  std::vector<Truth> stack;
  for (const ConditionStep& step : program) {
    if (step.condition->kind >= model::ConditionKind::negation) {
      join(stack, *step.condition);
    } else {
      stack.push_back(simple(world, step, when, from));
    }
  }
  return stack.back();
}

Truth conditions_hold(const World& world, std::uint32_t clause, const TestedAt& when, std::uint32_t that_party) {
  const ClauseTable& table = world.tables.clauses[clause];
  const Viewpoint from{.agreement = table.agreement, .that_party = that_party};
  Truth truth = holds(world, table.while_, when, from);
  if (truth != Truth::impossible && !table.unless.empty()) {
    truth = both(truth, !holds(world, table.unless, when, from));
  }
  if (truth != Truth::impossible && !table.not_applied_when.empty()) {
    truth = both(truth, !holds(world, table.not_applied_when, when, from));
  }
  return truth;
}

Truth applies(const World& world, std::uint32_t clause, const TestedAt& when, std::uint32_t that_party) {
  const Truth force = in_force(world, world.tables.clauses[clause].agreement, when.moment);
  if (force == Truth::impossible) return force;
  const Truth truth = both(force, !suspended(world, clause, when.moment));
  return truth == Truth::impossible ? truth : both(truth, conditions_hold(world, clause, when, that_party));
}

} // namespace casus::engine
