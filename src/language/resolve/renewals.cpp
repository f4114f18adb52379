// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/renewals.h"

#include "language/resolve/dates.h"
#include "language/resolve/slots.h"

namespace casus::language {
namespace {

class RenewalReader {
public:
  RenewalReader(Context& context, const Slot& slot, AgreementMarks& marks)
      : context_(context), cursor_(cursor_of(slot)), marks_(marks) {
    renewal_.locus = locus_of(slot);
    renewal_.span = slot.span;
  }

  std::optional<model::Renewal> read() {
    if (!read_kind() || !read_notice()) return std::nullopt;
    if (const Token* words = cursor_.take_string()) {
      if (!renewal_.words.empty()) renewal_.words += "; ";
      renewal_.words += words->text;
    }
    if (!finish(context_, cursor_,
                "`for` and a span, a comma and a span `before the end`, words in quotation marks, or the end of the "
                "line"))
      return std::nullopt;
    return std::move(renewal_);
  }

private:
  bool read_kind() {
    const std::size_t start = cursor_.position();
    if (const Token* words = cursor_.take_string()) {
      renewal_.kind = model::RenewalKind::other;
      renewal_.words = words->text;
      return true;
    }
    if (cursor_.take("joint"))
      renewal_.kind = model::RenewalKind::joint;
    else if (cursor_.take("tacit"))
      renewal_.kind = model::RenewalKind::tacit;
    else {
      not_understood(context_, cursor_,
                     "`joint` (by a decision of the parties), `tacit` (by itself) or words in quotation marks");
      return false;
    }
    if (cursor_.take("for")) {
      renewal_.length = read_civil_span(context_, cursor_, "a renewal");
      if (!renewal_.length) return false;
    }
    marks_.renewal = cursor_.since(start);
    return true;
  }

  bool read_notice() {
    if (!cursor_.take(TokenKind::comma)) return true;
    const std::size_t start = cursor_.position();
    renewal_.notice = read_civil_span(context_, cursor_, "the time before the end");
    if (!renewal_.notice) return false;
    marks_.renewal_notice = cursor_.since(start);
    if (cursor_.take("before the end")) return true;
    not_understood(context_, cursor_, "`before the end`");
    return false;
  }

  Context& context_;
  Cursor cursor_;
  AgreementMarks& marks_;
  model::Renewal renewal_;
};

} // namespace

bool read_renewal(Context& context, const Slot& slot, model::AgreementId here) {
  auto renewal = RenewalReader(context, slot, context.marks.agreements[here.value]).read();
  if (!renewal) return false;
  context.model.agreements[here.value].renewal = *std::move(renewal);
  return true;
}

bool read_survival(Context& context, const Slot& slot, model::Agreement& agreement) {
  Cursor cursor = cursor_of(slot);
  const auto what = read_text(context, cursor, "what goes on after the end");
  if (!what) return false;
  model::Survival survival{*what, model::SurvivalUnless::nothing, locus_of(slot)};
  if (cursor.take("unless")) {
    if (cursor.take("all decide"))
      survival.unless = model::SurvivalUnless::all_decide;
    else if (cursor.take("any decides"))
      survival.unless = model::SurvivalUnless::any_decides;
    else {
      not_understood(context, cursor, "`all decide` or `any decides`");
      return false;
    }
  }
  agreement.survivals.push_back(std::move(survival));
  return finish(context, cursor, "`unless all decide`, `unless any decides` or the end of the line");
}

} // namespace casus::language
