// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/checks.h"

#include "language/resolve/dates.h"
#include "language/resolve/patterns.h"
#include "language/resolve/sentences.h"
#include "language/resolve/slots.h"

#include <array>

namespace casus::language {
namespace {

using model::Check;
using model::CheckKind;
using model::Modality;

constexpr auto agreement_forms =
    "`is signed`, `is in force on`, `is binding`, `provides`, `obliges`, `intends`, `permits`, `does not provide`, "
    "`states no amount`, `lasts` or `can be ended by`";
constexpr auto clause_forms = "`is due within`, `needs a request`, `is triggered by`, `is hedged` or `is binding`";

struct ProvideWords {
  std::string_view words;
  CheckKind kind;
  std::optional<Modality> modality;
};

constexpr std::array provide_words = {
    ProvideWords{"provides", CheckKind::provides, std::nullopt},
    ProvideWords{"obliges", CheckKind::provides, Modality::obligation},
    ProvideWords{"intends", CheckKind::provides, Modality::intention},
    ProvideWords{"permits", CheckKind::provides, Modality::permission},
    ProvideWords{"does not provide", CheckKind::not_provides, std::nullopt},
};

/// Each reader takes the rest of one form and says whether it was sound.
class CheckReader {
public:
  CheckReader(Context& context, Cursor& cursor, Check& check) : context_(context), cursor_(cursor), check_(check) {}

  bool read() {
    while (cursor_.take("not"))
      check_.negated = !check_.negated;
    if (cursor_.take("happened")) return is(CheckKind::happened) && pattern(std::nullopt) && when();
    if (cursor_.take("undecidable")) return undecidable();
    if (cursor_.take("count of parties to")) return party_count();
    if (cursor_.take("count of")) return count();
    if (cursor_.take("figure")) return figure();
    if (cursor_.take("no agreement of")) return none_provides();
    if (cursor_.take("form of")) return form();
    return about_instrument();
  }

private:
  bool is(CheckKind kind) {
    check_.kind = kind;
    return true;
  }

  bool need(std::string_view words, const char* expected) {
    if (cursor_.take(words)) return true;
    not_understood(context_, cursor_, expected);
    return false;
  }

  /// Whose midnight ends a date: the agreement's, or that which all agreements of the family share; else UTC's.
  time::Zone zone() {
    const std::optional<std::string> name =
        check_.agreement ? context_.model[*check_.agreement].zone : shared_zone(check_.family);
    return name ? time::Zone::find(*name).value_or(time::Zone::utc()) : time::Zone::utc();
  }

  std::optional<std::string> shared_zone(const std::string& family) {
    std::optional<std::string> shared;
    for (const model::Agreement& agreement : context_.model.agreements) {
      if (family.empty() || agreement.family != family) continue;
      if (!agreement.zone || (shared && *shared != *agreement.zone)) return std::nullopt;
      shared = agreement.zone;
    }
    return shared;
  }

  bool pattern(std::optional<model::AgreementId> here) {
    check_.pattern = read_pattern(context_, cursor_, here);
    return check_.pattern.has_value();
  }

  /// The span of time, if one is given; `from` and `to` are both included.
  bool when() {
    if (cursor_.take("on")) return (check_.from = check_.to = read_moment(context_, cursor_, zone())).has_value();
    if (cursor_.take("by")) return (check_.to = read_moment(context_, cursor_, zone())).has_value();
    if (cursor_.take("before")) {
      const auto end = read_moment(context_, cursor_, zone());
      if (end) check_.to = time::exact(end->earliest - time::seconds(1));
      return end.has_value();
    }
    if (cursor_.take("after")) {
      const auto start = read_moment(context_, cursor_, zone());
      if (start) check_.from = time::exact(start->latest);
      return start.has_value();
    }
    if (!cursor_.take("from")) return true;
    check_.from = read_moment(context_, cursor_, zone());
    if (!check_.from || !need("to", "`to` and the last date")) return false;
    return (check_.to = read_moment(context_, cursor_, zone())).has_value();
  }

  bool agreement() {
    const auto index = read_name(context_, cursor_, Sort::agreement);
    if (index) check_.agreement = model::AgreementId{*index};
    return index.has_value();
  }

  bool act() {
    check_.act = read_verb(context_, cursor_);
    return check_.act.has_value();
  }

  bool span() { return (check_.span = read_span(context_, cursor_)).has_value(); }

  bool undecidable() {
    is(CheckKind::undecidable);
    const auto text = read_text(context_, cursor_, "why no record decides it");
    if (text) check_.text = *text;
    return text.has_value();
  }

  bool family() {
    const auto index = read_name(context_, cursor_, Sort::family);
    if (index) check_.family = context_.model.families[*index].id;
    return index.has_value();
  }

  bool count() {
    is(CheckKind::count_signed);
    return family() && need("signed", "`signed` and a date") && when() && number();
  }

  bool party_count() {
    is(CheckKind::party_count);
    return agreement() && when() && number();
  }

  /// `"missiles" of attack-1 is at least 38`.
  bool figure() {
    is(CheckKind::figure);
    const auto name = read_text(context_, cursor_, "what is counted");
    if (!name || !need("of", "`of` and the id of an event")) return false;
    check_.text = *name;
    const auto event = read_name(context_, cursor_, Sort::event);
    if (!event) return false;
    check_.event = model::EventId{*event};
    return number();
  }

  /// `is at least 3`.
  bool number() {
    if (!need("is", "`is` and a number")) return false;
    if (cursor_.take("at least"))
      check_.relation = model::CountRelation::at_least;
    else if (cursor_.take("at most"))
      check_.relation = model::CountRelation::at_most;
    const auto number = read_number(context_, cursor_, "how many");
    if (number) check_.count = *number;
    return number.has_value();
  }

  bool none_provides() {
    is(CheckKind::none_provides);
    if (!family()) return false;
    if (cursor_.take("but") && !agreement()) return false;
    return need("provides", "`provides` and a verb, or `but` and an agreement") && act();
  }

  bool form() {
    is(CheckKind::form_is);
    if (!agreement() || !need("is", "`is` and a form, or `is below` and a form")) return false;
    if (cursor_.take("below")) is(CheckKind::less_formal);
    const auto force = read_form(context_, cursor_);
    if (force) check_.force = *force;
    return force.has_value();
  }

  bool about_instrument() {
    const auto instrument = read_instrument(context_, cursor_, std::nullopt);
    if (!instrument) return false;
    check_.agreement = instrument->agreement;
    check_.clause = instrument->clause;
    if (cursor_.take("is binding")) return is(CheckKind::binding);
    return instrument->clause ? about_clause() : about_agreement();
  }

  bool about_clause() {
    if (cursor_.take("is due within")) return is(CheckKind::within) && span();
    if (cursor_.take("needs a request")) return is(CheckKind::on_request);
    if (cursor_.take("is triggered by")) return is(CheckKind::triggered_by) && pattern(check_.agreement);
    if (cursor_.take("is hedged")) return is(CheckKind::hedged);
    not_understood(context_, cursor_, clause_forms);
    return false;
  }

  bool about_agreement() {
    for (const auto& [words, kind, modality] : provide_words) {
      if (!cursor_.take(words)) continue;
      check_.modality = modality;
      return is(kind) && act();
    }
    if (cursor_.take("is signed")) return is(CheckKind::signed_) && by_actor() && when();
    if (cursor_.take("is in force on")) {
      is(CheckKind::in_force);
      return (check_.from = check_.to = read_moment(context_, cursor_, zone())).has_value();
    }
    if (cursor_.take("states no amount")) return is(CheckKind::no_amount);
    if (cursor_.take("lasts")) return is(CheckKind::lasts) && span();
    if (cursor_.take("can be ended by")) return ends_alone();
    not_understood(context_, cursor_, agreement_forms);
    return false;
  }

  /// `by Ukraine`; `by 2024-06-13` is a date.
  bool by_actor() {
    const std::size_t start = cursor_.position();
    if (!cursor_.take("by")) return true;
    if (sees_date(cursor_)) {
      cursor_.back_to(start);
      return true;
    }
    return actor();
  }

  bool actor() {
    const auto index = read_name(context_, cursor_, Sort::actor);
    if (index) check_.actor = model::ActorId{*index};
    return index.has_value();
  }

  bool ends_alone() {
    is(CheckKind::ends_alone);
    return actor() && need("alone within", "`alone within` and a span") && span();
  }

  Context& context_;
  Cursor& cursor_;
  Check& check_;
};

} // namespace

std::optional<Check> read_check(Context& context, Cursor& cursor) {
  Check check;
  if (!CheckReader(context, cursor, check).read() || !finish(context, cursor)) return std::nullopt;
  return check;
}

} // namespace casus::language
