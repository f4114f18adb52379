// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/sentences.h"

#include "language/resolve/patterns.h"

#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace casus::language {
namespace {

using model::BeneficiarySet;
using model::Modality;
using model::PartySet;
using model::Quantifier;
using source::Kind;

struct BearerWords {
  std::string_view words;
  Quantifier quantifier;
  PartySet set;
};

constexpr std::array bearer_words = {
    BearerWords{"each other party", Quantifier::each, PartySet::other_parties},
    BearerWords{"all other parties", Quantifier::all, PartySet::other_parties},
    BearerWords{"any other party", Quantifier::any, PartySet::other_parties},
    BearerWords{"each party", Quantifier::each, PartySet::parties},
    BearerWords{"all parties", Quantifier::all, PartySet::parties},
    BearerWords{"any party", Quantifier::any, PartySet::parties},
    BearerWords{"the parties", Quantifier::jointly, PartySet::parties},
    BearerWords{"that party", Quantifier::each, PartySet::that_party},
};

constexpr std::array<std::pair<model::Role, std::string_view>, 3> roles_of_beneficiary = {
    {{model::Role::on, "on"}, {model::Role::to, "to"}, {model::Role::with, "with"}}};

struct ModalWords {
  std::string_view words;
  Modality modality;
};

constexpr std::array modal_words = {
    ModalWords{"shall not", Modality::prohibition},
    ModalWords{"will not", Modality::prohibition},
    ModalWords{"shall", Modality::obligation},
    ModalWords{"will", Modality::obligation},
    ModalWords{"undertakes to", Modality::obligation},
    ModalWords{"undertake to", Modality::obligation},
    ModalWords{"may", Modality::permission},
    ModalWords{"can", Modality::power},
    ModalWords{"intends to", Modality::intention},
    ModalWords{"intend to", Modality::intention},
    ModalWords{"seeks to", Modality::aim},
    ModalWords{"seek to", Modality::aim},
    ModalWords{"aims to", Modality::aim},
    ModalWords{"aim to", Modality::aim},
};

/// One pass over the words of a sentence, part by part. Reading goes on after an unknown name, not after a lost shape.
class SentenceReader {
public:
  SentenceReader(Context& context, Cursor& cursor, model::Clause& clause, ClauseMarks& marks)
      : context_(context), cursor_(cursor), clause_(clause), marks_(marks) {}

  bool read() {
    const std::size_t start = cursor_.position();
    const bool bearers = read_bearers();
    if (!read_modal()) return false;
    const bool jointly = read_jointly();
    const bool act = read_act();
    if (!act) return false;
    const bool parts = read_parts();
    marks_.sentence = cursor_.since(start);
    return bearers && jointly && parts && end();
  }

private:
  bool read_bearers() {
    const std::size_t start = cursor_.position();
    for (const auto& [words, quantifier, set] : bearer_words) {
      if (!cursor_.take(words)) continue;
      clause_.bearers = {quantifier, set, {}};
      marks_.bearers = cursor_.since(start);
      the_parties_ = words == "the parties";
      return true;
    }
    const auto actor = read_name(context_, cursor_, Sort::actor);
    marks_.bearers = cursor_.since(start);
    if (!actor) return false;
    clause_.bearers = {Quantifier::each, PartySet::named, {*actor}};
    return true;
  }

  bool read_modal() {
    const std::size_t start = cursor_.position();
    for (const std::string_view words : {"may not", "can not", "cannot"}) {
      if (!cursor_.take(words)) continue;
      auto& item = context_.diagnostics.report(
          Kind::modal_unclear, cursor_.since(start),
          fmt::format("`{}` can mean that it is forbidden or that it is not granted", words));
      item.expected = "`shall not` for what is forbidden; `not provided` for what the text does not grant";
      item.fixes.push_back({cursor_.since(start), "shall not", {}});
      return false;
    }
    for (const auto& [words, modality] : modal_words) {
      if (!cursor_.take(words)) continue;
      clause_.modality = modality;
      clause_.modal = words;
      return true;
    }
    not_understood(
        context_, cursor_,
        "`shall`, `will`, `undertakes to`, `shall not`, `may`, `can`, `intends to`, `seeks to` or `aims to`");
    return false;
  }

  bool read_jointly() {
    const std::size_t before = cursor_.position();
    auto& quantifier = clause_.bearers.quantifier;
    if (cursor_.take("jointly")) {
      const bool together = the_parties_ || quantifier == Quantifier::all;
      quantifier = Quantifier::jointly;
      if (together) return true;
      context_.diagnostics
          .report(Kind::quantifier_unclear, cursor_.since(before), "`jointly` needs several bearers who act together")
          .expected = "`the parties shall jointly` or `all other parties shall jointly`";
      return false;
    }
    if (!the_parties_) return true;
    cursor_.back_to(before);
    auto& item =
        context_.diagnostics.report(Kind::quantifier_unclear, marks_.bearers,
                                    "`the parties` does not say whether each of them, all, any one, or all in one act");
    item.expected = "`each party`, `all parties`, `any party`, or `the parties` with `jointly` after the modal word";
    item.fixes.push_back({marks_.bearers, "each party", {}});
    return false;
  }

  bool read_act() {
    const std::size_t start = cursor_.position();
    const auto kind = read_verb(context_, cursor_);
    marks_.verb = cursor_.since(start);
    if (kind) clause_.act.kind = *kind;
    return kind.has_value();
  }

  bool read_parts() {
    bool whole = true;
    for (;;) {
      const source::Span word = cursor_.here();
      if (const auto role = take_role(cursor_)) {
        whole = read_beneficiary(*role, word) && whole;
      } else if (cursor_.take("at")) {
        const auto place = read_name(context_, cursor_, Sort::place);
        if (place) clause_.act.at = model::PlaceId{*place};
        whole = whole && place.has_value();
      } else if (cursor_.take("of")) {
        whole = read_of() && whole;
      } else {
        return whole;
      }
    }
  }

  bool end() {
    if (!sees_beneficiary()) {
      return finish(context_, cursor_,
                    "`on`, `to` or `with` and whom, `at` and a place, `of` and an agreement, or the end");
    }
    const source::Span words = cursor_.remainder();
    auto& item = context_.diagnostics.report(Kind::not_understood, words,
                                             fmt::format("the role of `{}` is missing", joined(cursor_.rest())));
    item.expected = "`on`, `to` or `with`, as the kind of the act has it, and one beneficiary";
    for (const auto& [role, word] : roles_of_beneficiary) {
      const bool has = context_.model[clause_.act.kind].roles[static_cast<std::size_t>(role)];
      if (has) item.fixes.push_back({{words.file, words.offset, 0}, std::string(word) + " ", {}});
    }
    return false;
  }

  /// `Ukraine`, straight after the verb.
  [[nodiscard]] bool sees_beneficiary() const {
    return clause_.beneficiary.set == BeneficiarySet::none &&
           (cursor_.sees("that party") || cursor_.sees("the other party") || cursor_.sees("each other party") ||
            look_up(context_, cursor_, Sort::actor));
  }

  bool read_of() {
    const std::size_t start = cursor_.position();
    const auto instrument = read_instrument(context_, cursor_, clause_.agreement);
    if (!instrument) return false;
    clause_.act.of = instrument->agreement;
    if (!instrument->clause) return true;
    context_.diagnostics.report(Kind::other_sort, cursor_.since(start), "this is a clause, not an agreement").expected =
        "the id of an agreement, or `this agreement`";
    return false;
  }

  bool read_beneficiary(model::Role role, source::Span word) {
    const std::size_t start = cursor_.position();
    auto& beneficiary = clause_.beneficiary;
    const bool twice = beneficiary.set != BeneficiarySet::none;
    beneficiary.role = role;
    if (cursor_.take("each other party") || cursor_.take("the other party")) {
      beneficiary.set = BeneficiarySet::each_other_party;
    } else if (cursor_.take("that party")) {
      beneficiary.set = BeneficiarySet::that_party;
    } else if (const auto actor = read_name(context_, cursor_, Sort::actor)) {
      beneficiary.set = BeneficiarySet::named;
      beneficiary.actor = {*actor};
    } else {
      return false;
    }
    marks_.beneficiary = cursor_.since(start);
    if (twice || role == model::Role::by) {
      context_.diagnostics
          .report(Kind::role_twice, word,
                  twice ? "the sentence names a second beneficiary" : "the bearers already say by whom the act is done")
          .expected = "one beneficiary after `on`, `to` or `with`";
      return false;
    }
    return check_role(context_, clause_.act.kind, role, word);
  }

  Context& context_;
  Cursor& cursor_;
  model::Clause& clause_;
  ClauseMarks& marks_;
  bool the_parties_ = false;
};

} // namespace

bool read_sentence(Context& context, Cursor& cursor, model::Clause& clause, ClauseMarks& marks) {
  return SentenceReader(context, cursor, clause, marks).read();
}

std::optional<model::KindId> read_verb(Context& context, Cursor& cursor) {
  const auto verb = look_up(context, cursor, Sort::verb);
  const auto kind = look_up(context, cursor, Sort::kind);
  if (const auto& match = verb.words >= kind.words ? verb : kind) {
    cursor.skip(match.words);
    return model::KindId{match.named.index};
  }
  const auto index = read_name(context, cursor, Sort::verb);
  if (!index) return std::nullopt;
  return model::KindId{*index};
}

bool read_not_provided(Context& context, Cursor& cursor, model::Clause& clause, ClauseMarks& marks) {
  const std::size_t start = cursor.position();
  const auto kind = read_verb(context, cursor);
  marks.verb = cursor.since(start);
  marks.not_provided = true;
  if (!kind) return false;
  clause.modality = Modality::absence;
  clause.act.kind = *kind;
  return finish(context, cursor);
}

} // namespace casus::language
