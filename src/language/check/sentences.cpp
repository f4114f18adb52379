// SPDX-License-Identifier: Apache-2.0
// Who does what: a clause has one sentence, its bearers are parties, and somebody can do its act.
#include "language/check/rules.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::language {
namespace {

using model::BeneficiarySet;
using model::Quantifier;
using source::Kind;

/// True if the clause has a sentence and nothing else need be said of its shape.
bool check_shape(const Subject& subject, const model::Clause& clause, const ClauseMarks& marks) {
  const bool sentence = marks.sentence.valid();
  if (sentence && marks.not_provided) {
    auto& item = subject.diagnostics.report(Kind::sentence_and_absence, marks.verb,
                                            fmt::format("clause `{}` provides something and does not", clause.id));
    item.expected = "either a sentence or `not provided`; two clauses if both are true of the text";
    item.also.push_back({marks.sentence, "the sentence"});
    return false;
  }
  if (sentence || marks.not_provided) return sentence;
  subject.diagnostics.report(Kind::no_sentence, marks.name, fmt::format("clause `{}` says nothing", clause.id))
      .expected = "a sentence such as `each party shall consult`, or `not provided` and a verb";
  return false;
}

void check_bearer(const Subject& subject, const model::Clause& clause, const ClauseMarks& marks) {
  if (clause.bearers.set != model::PartySet::named) return;
  const model::Agreement& agreement = subject.model[clause.agreement];
  const auto among = [&](const std::vector<model::ActorId>& actors) {
    return std::ranges::find(actors, clause.bearers.actor) != actors.end();
  };
  if (among(agreement.parties) || among(agreement.addressees) || agreement.open_to_accession ||
      agreement.parties.empty())
    return;
  std::vector<std::string> names;
  names.reserve(agreement.parties.size());
  for (const model::ActorId id : agreement.parties)
    names.push_back(subject.model[id].name);
  auto& item = subject.diagnostics.report(
      Kind::not_a_party, marks.bearers,
      fmt::format("{} is no party of {}, so nothing binds it", subject.model[clause.bearers.actor].name, agreement.id));
  item.expected = fmt::format("a party: {}", fmt::join(names, ", "));
  item.also.push_back({subject.marks.agreements[clause.agreement.value].name, "the agreement"});
}

void check_doer(const Subject& subject, const model::Clause& clause, const ClauseMarks& marks) {
  const model::EventKind& kind = subject.model[clause.act.kind];
  if (kind.roles[static_cast<std::size_t>(model::Role::by)]) return;
  auto& item = subject.diagnostics.report(
      Kind::no_doer, marks.verb, fmt::format("`{}` has no role `by`, so nobody could be said to do it", kind.name));
  item.expected = "a kind that has the role `by`";
  const source::Span declared = subject.marks.kinds[clause.act.kind.value].name;
  if (declared.valid()) item.also.push_back({declared, "declared here"});
}

void check_beneficiary(const Subject& subject, const model::Clause& clause, const ClauseMarks& marks) {
  if (clause.beneficiary.set != BeneficiarySet::each_other_party) return;
  if (clause.bearers.quantifier == Quantifier::each) return;
  auto& item = subject.diagnostics.report(Kind::beneficiary_shared, marks.beneficiary,
                                          "bearers who owe one duty together have no other party each of their own");
  item.expected = "`each party` as bearers, or another beneficiary";
  item.also.push_back({marks.bearers, "these owe one duty together"});
}

} // namespace

void check_sentences(const Subject& subject, ClauseRange some) {
  for (std::size_t i = some.first; i < some.last; ++i) {
    const model::Clause& clause = subject.model.clauses[i];
    const ClauseMarks& marks = subject.marks.clauses[i];
    if (!check_shape(subject, clause, marks)) continue;
    check_bearer(subject, clause, marks);
    check_doer(subject, clause, marks);
    check_beneficiary(subject, clause, marks);
  }
}

} // namespace casus::language
