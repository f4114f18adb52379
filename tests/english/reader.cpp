// SPDX-License-Identifier: Apache-2.0
#include "tests/english/reader.h"

#include "tests/english/phrases.h"

#include <algorithm>
#include <array>
#include <utility>

namespace casus::english {

namespace {

using model::Modality;
using model::PartySet;
using model::Quantifier;
using model::Timing;

struct BearerWords {
  const char* words;
  model::Bearers bearers;
};

constexpr std::array bearer_words{
    BearerWords{"each other party", {Quantifier::each, PartySet::other_parties, {}}},
    BearerWords{"all other parties", {Quantifier::all, PartySet::other_parties, {}}},
    BearerWords{"any other party", {Quantifier::any, PartySet::other_parties, {}}},
    BearerWords{"each party", {Quantifier::each, PartySet::parties, {}}},
    BearerWords{"all parties", {Quantifier::all, PartySet::parties, {}}},
    BearerWords{"any party", {Quantifier::any, PartySet::parties, {}}},
    BearerWords{"the parties", {Quantifier::jointly, PartySet::parties, {}}},
    BearerWords{"that party", {Quantifier::each, PartySet::that_party, {}}},
};

std::vector<Name> bearer_names() {
  std::vector<Name> names;
  for (std::uint32_t i = 0; i < bearer_words.size(); ++i)
    names.push_back({bearer_words[i].words, i});
  return names;
}

constexpr std::array<std::pair<const char*, Modality>, 14> modals{{{"shall not", Modality::prohibition},
                                                                   {"will not", Modality::prohibition},
                                                                   {"shall", Modality::obligation},
                                                                   {"will", Modality::obligation},
                                                                   {"undertakes to", Modality::obligation},
                                                                   {"undertake to", Modality::obligation},
                                                                   {"may", Modality::permission},
                                                                   {"can", Modality::power},
                                                                   {"intends to", Modality::intention},
                                                                   {"intend to", Modality::intention},
                                                                   {"seeks to", Modality::aim},
                                                                   {"seek to", Modality::aim},
                                                                   {"aims to", Modality::aim},
                                                                   {"aim to", Modality::aim}}};

/// One pass over the sentences. Every step says whether it understood what stands there.
class SentenceReader {
public:
  SentenceReader(std::string_view english, const Names& names) : at_(english), names_(&names) {}

  bool read() {
    if (at_.sees("The text of ")) return read_absence();
    return read_trigger() && read_core() && read_time() && at_.take(".") && read_notes();
  }

  [[nodiscard]] std::string_view rest() const { return at_.rest(); }
  Reading reading;

private:
  bool read_absence() {
    reading.clause.modality = Modality::absence;
    if (!at_.take("The text of ")) return false;
    const Name* agreement = at_.take(names_->agreements);
    if (agreement == nullptr || !at_.take(" holds no clause on this: ")) return false;
    reading.clause.agreement = {agreement->index};
    return read_act() && at_.take(".") && at_.done();
  }

  bool read_trigger() {
    if (!at_.take("When there is ")) return true;
    model::Link link;
    for (;;) {
      auto patterns = read_patterns(at_, *names_);
      if (!patterns) return false;
      link.alternatives = std::move(*patterns);
      reading.clause.links.push_back(std::exchange(link, {}));
      if (at_.take(", then ")) return true;
      if (at_.take(", and within ")) {
        link.within = read_span(at_);
        if (!link.within || !at_.take(" after it ")) return false;
      } else if (!at_.take(", and after it ")) {
        return false;
      }
    }
  }

  bool read_core() {
    if (!read_bearers() || !read_modal()) return false;
    if (at_.take("jointly ")) reading.clause.bearers.quantifier = Quantifier::jointly;
    return read_act() && read_beneficiary();
  }

  bool read_bearers() {
    // A named bearer first: a name may begin with a word that English has too.
    if (const Name* actor = at_.take(names_->actors)) {
      reading.clause.bearers = {Quantifier::each, PartySet::named, {actor->index}};
      return at_.take(" ");
    }
    const Name* words = at_.take(bearers_);
    if (words == nullptr) return false;
    reading.clause.bearers = bearer_words[words->index].bearers;
    return at_.take(" ");
  }

  bool read_modal() {
    for (const auto& [words, modality] : modals) {
      if (!at_.take(words)) continue;
      reading.clause.modal = words;
      reading.clause.modality = modality;
      return at_.take(" ");
    }
    return false;
  }

  bool read_act() {
    const Name* act = at_.take(names_->acts);
    if (act == nullptr) return false;
    reading.clause.act.kind = {act->index};
    if (at_.take(" at ")) {
      const Name* place = at_.take(names_->places);
      if (place == nullptr) return false;
      reading.clause.act.at = model::PlaceId{place->index};
    }
    const std::size_t before = at_.position();
    if (at_.take(" of ") || at_.take(" ")) {
      if (const Name* agreement = at_.take(names_->agreements)) {
        reading.clause.act.of = model::AgreementId{agreement->index};
      } else {
        at_.back_to(before);
      }
    }
    return true;
  }

  bool read_beneficiary() {
    constexpr std::array prepositions{std::pair{" on ", model::Role::on}, std::pair{" to ", model::Role::to},
                                      std::pair{" with ", model::Role::with}};
    auto& beneficiary = reading.clause.beneficiary;
    for (const auto& [preposition, role] : prepositions) {
      if (!at_.take(preposition)) continue;
      beneficiary.role = role;
      if (at_.take("that party")) {
        beneficiary.set = model::BeneficiarySet::that_party;
      } else if (at_.take("each other party")) {
        beneficiary.set = model::BeneficiarySet::each_other_party;
      } else if (const Name* actor = at_.take(names_->actors)) {
        beneficiary.set = model::BeneficiarySet::named;
        beneficiary.actor = {actor->index};
      } else {
        return false;
      }
      return true;
    }
    return true;
  }

  /// Hedges, a comma between them, then the time itself.
  bool read_time() {
    auto& when = reading.clause.when;
    for (std::string_view separator = ", "; at_.take(separator);) {
      const auto hedge = at_.sees("immediately.") ? std::nullopt : read_hedge(at_);
      if (!hedge) return read_timing();
      when.hedges.push_back(*hedge);
      separator = at_.sees(", ") ? ", " : " ";
    }
    // "swiftly" with nothing behind it is the time; it keeps its word.
    const bool swiftly = !when.hedges.empty() && when.hedges.back().hedge == model::Hedge::swiftly;
    if (swiftly) when.timing = Timing::immediately;
    return when.hedges.empty() || swiftly;
  }

  bool read_timing() {
    auto& when = reading.clause.when;
    const auto plain = [&](const char* words, Timing timing) {
      if (!at_.take(words)) return false;
      when.timing = timing;
      return true;
    };
    if (at_.take("within ")) return read_within();
    if (at_.take("by ")) return read_date_of(Timing::by_date, ", that day included");
    if (at_.take("before ")) return read_date_of(Timing::before_date, ", that day excluded");
    if (at_.take("once every ")) return read_every();
    if (plain("at all times", Timing::at_all_times) || plain("on each occasion", Timing::on_each) ||
        plain("when asked", Timing::when_asked)) {
      return true;
    }
    return plain("immediately", Timing::immediately);
  }

  bool read_within() {
    auto& when = reading.clause.when;
    when.timing = Timing::within;
    when.span = read_span(at_);
    if (!when.span || !at_.take(", counted from ")) return false;
    if (at_.take("the first event named")) {
      when.anchor = model::Anchor::first_event;
      return reading.clause.links.size() > 1;
    }
    if (at_.take("the last event named")) return reading.clause.links.size() > 1;
    if (at_.take("that event")) return reading.clause.links.size() == 1;
    return at_.take("entry into force") && reading.clause.links.empty();
  }

  bool read_date_of(Timing timing, std::string_view end) {
    const auto date = english::read_date(at_);
    if (!date) return false;
    reading.clause.when.timing = timing;
    reading.clause.when.date = *date;
    return at_.take(end);
  }

  bool read_every() {
    reading.clause.when.timing = Timing::every;
    reading.clause.when.span = read_span(at_);
    return reading.clause.when.span && at_.take(", counted from entry into force");
  }

  bool read_notes() {
    while (!at_.done())
      if (!at_.take(" ") || !read_note()) return false;
    return true;
  }

  bool read_note() {
    model::Clause& clause = reading.clause;
    if (at_.take("Not before ")) {
      clause.not_before = english::read_date(at_);
      return clause.not_before && at_.take(".");
    }
    if (at_.take("It is broken by ")) return read_events(clause.broken_by.edit());
    if (at_.take("It is excused by ")) return read_events(clause.excused_when.edit());
    if (at_.take("It applies only while this holds: ")) return read_state(clause.while_);
    if (at_.take("It applies unless this holds: ")) return read_state(clause.unless);
    if (at_.take("It does not speak of the case that ")) return read_state(clause.not_applied_when);
    if (at_.take("It does not apply to the author of the event.")) return clause.not_applied_to_author = true;
    if (at_.take("It does not apply to ")) return read_exempted();
    if (at_.take("It goes before ")) return read_overrides();
    if (at_.take("It lapses with the agreement.")) return clause.lapses_with_agreement = true;
    if (at_.take("An event is ")) return read_contested();
    if (at_.take("It is softened: ")) return read_hedges(clause.hedges.edit(), true);
    if (at_.take("It is urged: ")) return read_hedges(clause.hedges.edit(), false);
    if (at_.take("The whole agreement is softened: ")) return read_hedges(reading.whole_agreement, true);
    if (at_.take("The whole agreement is urged: ")) return read_hedges(reading.whole_agreement, false);
    if (at_.take("Force: ")) return read_force();
    if (at_.take("It stands in annex ")) return read_last_name(clause.annex.edit());
    return at_.take("Marked: ") && read_last_name(clause.marking.edit());
  }

  bool read_events(std::vector<model::Pattern>& into) {
    auto patterns = read_patterns(at_, *names_);
    if (!patterns) return false;
    into = std::move(*patterns);
    return at_.take(".");
  }

  bool read_state(model::Rare<model::Condition>& into) {
    into = read_condition(at_, *names_);
    return into && at_.take(".");
  }

  bool read_exempted() {
    do {
      const Name* actor = at_.take(names_->actors);
      if (actor == nullptr) return false;
      reading.clause.not_applied_to.push_back({actor->index});
    } while (at_.take(", ") || at_.take(" or "));
    return at_.take(".");
  }

  bool read_overrides() {
    do {
      const Name* clause = at_.take(names_->clauses);
      if (clause == nullptr) return false;
      reading.clause.overrides.push_back({clause->index});
    } while (at_.take(", ") || at_.take(" and "));
    return at_.take(".");
  }

  bool read_contested() {
    if (!at_.take("an ") && !at_.take("a ")) return false;
    const Name* kind = at_.take(names_->kinds);
    if (kind == nullptr) return false;
    reading.contested.push_back({kind->index});
    return at_.take(" only once each party has found it so.");
  }

  bool read_hedges(std::vector<model::HedgeNote>& into, bool soft) {
    do {
      const auto hedge = read_hedge(at_);
      if (!hedge || model::softens(hedge->hedge) != soft) return false;
      into.push_back(*hedge);
    } while (at_.take("; "));
    return at_.take(".");
  }

  bool read_force() {
    for (const char* force :
         {"treaty", "executive agreement", "political commitment", "policy", "statement", "contested"}) {
      if (reading.force.empty() && at_.take(force)) reading.force = force;
    }
    if (at_.take(", not binding"))
      reading.binding = false;
    else if (at_.take(", binding"))
      reading.binding = true;
    if (at_.take("; an intention, no duty")) reading.no_duty = "intention";
    if (at_.take("; an aim, no duty")) reading.no_duty = "aim";
    return !reading.force.empty() && at_.take(".");
  }

  /// A name to the end of its sentence, which is the last but for one that says how it is marked.
  bool read_last_name(std::string& into) {
    const std::string_view rest = at_.rest();
    const std::size_t end = std::min(rest.find(". Marked: "), rest.size() - 1);
    into = rest.substr(0, end);
    return !into.empty() && at_.take(into) && at_.take(".");
  }

  Cursor at_;
  const Names* names_;
  std::vector<Name> bearers_ = bearer_names();
};

} // namespace

std::expected<Reading, std::string> read_back(std::string_view english, const Names& names) {
  SentenceReader reader(english, names);
  if (reader.read()) return std::move(reader.reading);
  return std::unexpected("not understood from here: " + std::string(reader.rest()));
}

} // namespace casus::english
