// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/procedures.h"

#include "language/resolve/slots.h"

#include <array>

namespace casus::language {
namespace {

using model::ProcedureStep;

struct StepWord {
  std::string_view word;
  ProcedureStep step;
};

constexpr std::array steps = {
    StepWord{"signature", ProcedureStep::signature}, StepWord{"ratification", ProcedureStep::ratification},
    StepWord{"money", ProcedureStep::money},         StepWord{"notice", ProcedureStep::notice},
    StepWord{"amendment", ProcedureStep::amendment}, StepWord{"registration", ProcedureStep::registration},
};

bool read_step(Context& context, Cursor& cursor, model::Procedure& procedure) {
  for (const auto& [word, step] : steps) {
    if (!cursor.take(word)) continue;
    procedure.step = step;
    return true;
  }
  not_understood(context, cursor,
                 "`signature`, `ratification`, `money`, `notice`, `amendment` or `registration`, then `by` and who "
                 "acts, or `not needed`");
  return false;
}

/// `by Verkhovna Rada`, `not needed`, or nothing but a remark: then whether it is needed is not known.
bool read_need(Context& context, Cursor& cursor, model::Procedure& procedure) {
  if (cursor.take("not needed")) {
    procedure.needed = false;
    return true;
  }
  if (cursor.peek() != nullptr && cursor.sees(TokenKind::string)) return true;
  if (!cursor.take("by")) {
    not_understood(context, cursor, "`by` and who acts, `not needed`, or a remark where it is not known");
    return false;
  }
  const auto office = read_name(context, cursor, Sort::actor);
  if (!office) return false;
  procedure.needed = true;
  procedure.by = model::ActorId{*office};
  return true;
}

} // namespace

bool read_procedure(Context& context, const Slot& slot, model::AgreementId here) {
  Cursor cursor = cursor_of(slot);
  model::Procedure procedure;
  procedure.locus = locus_of(slot);
  procedure.span = slot.span;
  const auto party = read_name(context, cursor, Sort::actor);
  const source::Span mark = cursor.since(0);
  if (!party) return false;
  procedure.party = {*party};
  if (!read_step(context, cursor, procedure) || !read_need(context, cursor, procedure)) return false;
  if (const Token* note = cursor.take_string()) procedure.note = note->text;
  if (!finish(context, cursor, "a remark in quotation marks, or the end of the line")) return false;
  context.marks.agreements[here.value].procedures.push_back(mark);
  context.model.agreements[here.value].procedures.push_back(std::move(procedure));
  return true;
}

} // namespace casus::language
