// SPDX-License-Identifier: Apache-2.0
// Checks of numbers: figures that an event carries, and parties bound by an agreement.
#include "questions/checks.h"
#include "questions/ids.h"
#include "questions/match.h"
#include "questions/words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace casus::questions {

using time::Truth;

std::string_view words_of(model::CountRelation relation) {
  switch (relation) {
  case model::CountRelation::exactly: return "exactly";
  case model::CountRelation::at_least: return "at least";
  case model::CountRelation::at_most: return "at most";
  }
  return "exactly";
}

Truth count_holds(const model::Check& check, std::uint32_t least, std::optional<std::uint32_t> greatest) {
  const auto wanted = check.count;
  const Truth enough = least >= wanted                  ? Truth::certain
                       : greatest && *greatest < wanted ? Truth::impossible
                                                        : Truth::depends;
  const Truth not_more = least > wanted                    ? Truth::impossible
                         : greatest && *greatest <= wanted ? Truth::certain
                                                           : Truth::depends;
  switch (check.relation) {
  case model::CountRelation::exactly: return both(enough, not_more);
  case model::CountRelation::at_least: return enough;
  case model::CountRelation::at_most: return not_more;
  }
  return Truth::depends;
}

namespace {

std::string figure_words(const model::Figure& figure) {
  std::string text = figure.bound_word.empty() ? "" : figure.bound_word + " ";
  text += fmt::format("{}", figure.value);
  return figure.to ? text + fmt::format(" to {}", *figure.to) : text;
}

/// The least and the greatest number that the figure allows; without a greatest there is no end.
struct Range {
  std::uint32_t least = 0;
  std::optional<std::uint32_t> greatest;
};

Range range_of(const model::Figure& figure) {
  const auto whole = [](double value) { return static_cast<std::uint32_t>(std::ceil(value)); };
  const std::uint32_t top = whole(figure.to.value_or(figure.value));
  switch (figure.bound) {
  case model::AmountBound::stated: return {whole(figure.value), top};
  case model::AmountBound::floor: return {whole(figure.value), figure.to ? std::optional(top) : std::nullopt};
  case model::AmountBound::ceiling: return {0, top};
  case model::AmountBound::about: break;
  }
  return {0, std::nullopt}; // nothing is proved by an estimate
}

Finding finding_of(Truth truth, std::string said, std::vector<std::string> evidence) {
  if (truth == Truth::certain) return supported(std::move(said), std::move(evidence));
  if (truth == Truth::impossible) return contradicted(std::move(said), std::move(evidence));
  return left_open(std::move(said), std::move(evidence));
}

Finding check_figure(const Case& asked, const model::Check& check) {
  const model::Model& model = asked.model();
  const model::Event& event = model[*check.event];
  std::vector<std::string> evidence{event.id};
  const record::Account& account = asked.account(*check.event);
  if (!account.counts) return left_open(event_title(event) + " does not stand in the record as known", evidence);
  const auto figure = std::ranges::find(event.figures, check.text, &model::Figure::name);
  if (figure == event.figures.end()) {
    return left_open(fmt::format("{} carries no figure `{}`", event.id, check.text), evidence);
  }
  for (const std::uint32_t report : account.reports)
    evidence.push_back(model[model.reports[report].source].id);
  const Range range = range_of(*figure);
  return finding_of(count_holds(check, range.least, range.greatest),
                    fmt::format("{} gives {} as `{}`, claimed {} {}", event_title(event), figure_words(*figure),
                                check.text, words_of(check.relation), check.count),
                    std::move(evidence));
}

Finding check_party_count(const Case& asked, const model::Check& check) {
  const model::Model& model = asked.model();
  const model::AgreementState& state = asked.state(*check.agreement);
  std::uint32_t sure = 0;
  std::uint32_t possible = 0;
  std::vector<std::string> names;
  for (const model::PartyState& party : state.parties) {
    const time::Moment at = check.to ? time::exact(check.to->last()) : time::exact(asked.asked().on);
    const Truth bound = bound_at(asked, *check.agreement, party.party, at);
    possible += bound == Truth::impossible ? 0U : 1U;
    if (bound != Truth::certain) continue;
    ++sure;
    names.push_back(model[party.party].name);
  }
  return finding_of(count_holds(check, sure, possible),
                    fmt::format("{} parties bound by {}{}, claimed {} {}: {}", sure, model[*check.agreement].id,
                                window_words(asked, check), words_of(check.relation), check.count,
                                names.empty() ? "none" : join(names)),
                    {model[*check.agreement].id});
}

} // namespace

Finding run_on_count(const Case& asked, const model::Check& check) {
  return check.kind == model::CheckKind::figure ? check_figure(asked, check) : check_party_count(asked, check);
}

} // namespace casus::questions
