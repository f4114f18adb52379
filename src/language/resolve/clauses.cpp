// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/clauses.h"

#include "language/resolve/annexes.h"
#include "language/resolve/conditions.h"
#include "language/resolve/dates.h"
#include "language/resolve/drafts.h"
#include "language/resolve/hedges.h"
#include "language/resolve/markings.h"
#include "language/resolve/patterns.h"
#include "language/resolve/sentences.h"
#include "language/resolve/slots.h"
#include "language/resolve/timing.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

constexpr auto after_pattern = "`by`, `on`, `to`, `with`, `at`, `of`, `or` and another event, or the end of the line";

class ClauseReader {
public:
  ClauseReader(Context& context, std::uint32_t index)
      : context_(context),
        clause_(context.model.clauses[index]),
        marks_(context.marks.clauses[index]),
        here_(clause_.agreement) {}

  bool read(const Slot& slot) {
    Cursor cursor = cursor_of(slot);
    switch (slot.kind) {
    case SlotKind::when: return read_link(cursor, slot);
    case SlotKind::then_when: return read_next_link(cursor, slot);
    case SlotKind::sentence: return read_sentence_slot(cursor, slot);
    case SlotKind::not_provided: return read_not_provided(context_, cursor, clause_, marks_);
    case SlotKind::timing: return read_timing_slot(cursor, slot);
    case SlotKind::not_before: return read_not_before(cursor);
    case SlotKind::broken_by: marks_.broken_by = slot.keyword; return read_events(cursor, clause_.broken_by);
    case SlotKind::excused_when: return read_events(cursor, clause_.excused_when);
    case SlotKind::while_: return read_state(slot, clause_.while_);
    case SlotKind::unless: return read_state(slot, clause_.unless);
    case SlotKind::not_applied_when: return read_state(slot, clause_.not_applied_when);
    case SlotKind::not_applied_to: return read_not_applied_to(cursor);
    case SlotKind::overrides: return read_overrides(cursor);
    case SlotKind::lapses: return clause_.lapses_with_agreement = finish(context_, cursor);
    case SlotKind::hedged: return read_hedges(context_, cursor, clause_.hedges.edit());
    case SlotKind::force: return read_force(cursor);
    case SlotKind::in_annex: return read_in_annex(context_, slot, clause_);
    case SlotKind::where: return read_where(context_, slot);
    case SlotKind::marked: return read_marked(context_, slot, clause_.marking.edit());
    default: return read_label(slot, cursor);
    }
  }

private:
  bool read_sentence_slot(Cursor& cursor, const Slot& slot) {
    marks_.sentence = slot.span;
    return read_sentence(context_, cursor, clause_, marks_);
  }

  bool read_timing_slot(Cursor& cursor, const Slot& slot) {
    marks_.timing = cursor.done() ? slot.span : cursor.remainder();
    const auto when = read_timing(context_, cursor);
    if (when) clause_.when = *when;
    return when.has_value();
  }

  bool read_link(Cursor& cursor, const Slot& slot) {
    auto alternatives = read_patterns(context_, cursor, here_);
    if (!alternatives || !finish(context_, cursor, after_pattern)) return false;
    clause_.links.push_back({std::move(*alternatives), std::nullopt, slot.span});
    return true;
  }

  bool read_next_link(Cursor& cursor, const Slot& slot) {
    auto alternatives = read_patterns(context_, cursor, here_);
    if (!alternatives) return false;
    model::Link link{std::move(*alternatives), std::nullopt, slot.span};
    if (cursor.take("within")) {
      link.within = read_span(context_, cursor);
      if (!link.within) return false;
    }
    if (!finish(context_, cursor,
                "`by`, `on`, `to`, `with`, `at`, `of`, `or` and another event, `within` and a span, or the end"))
      return false;
    clause_.links.push_back(std::move(link));
    return true;
  }

  bool read_events(Cursor& cursor, model::Few<model::Pattern>& into) {
    const auto patterns = read_patterns(context_, cursor, here_);
    if (!patterns || !finish(context_, cursor, after_pattern)) return false;
    std::vector<model::Pattern>& all = into.edit();
    all.insert(all.end(), patterns->begin(), patterns->end());
    return true;
  }

  bool read_state(const Slot& slot, model::Rare<model::Condition>& into) {
    Cursor cursor = cursor_of(slot);
    into = read_condition(context_, cursor, here_);
    return into && check_locus(slot);
  }

  /// What reads like the rest of the condition must not pass for its place in the text.
  bool check_locus(const Slot& slot) {
    constexpr std::array<std::string_view, 6> starts = {"and ", "or ", "not ", "no ", "happened ", "since "};
    const auto begins = [&](std::string_view start) { return slot.locus->text.starts_with(start); };
    if (slot.locus == nullptr || std::ranges::none_of(starts, begins)) return true;
    context_.diagnostics
        .report(Kind::extra_words, slot.locus->span,
                fmt::format("`({})` stands where the place in the text is named", slot.locus->text))
        .expected = "`and` or `or` in front of the parentheses, or a place such as `(Art. II)`";
    return false;
  }

  bool read_not_before(Cursor& cursor) {
    const std::size_t start = cursor.position();
    clause_.not_before = read_date(context_, cursor);
    marks_.not_before = cursor.since(start);
    return clause_.not_before && finish(context_, cursor);
  }

  bool read_not_applied_to(Cursor& cursor) {
    if (cursor.take("the author")) {
      clause_.not_applied_to_author = true;
      return finish(context_, cursor);
    }
    const NameList list = read_names(context_, cursor, Sort::actor);
    for (const std::uint32_t index : list.indexes)
      clause_.not_applied_to.push_back({index});
    return list.whole && finish(context_, cursor, "a comma and another actor, or the end of the line");
  }

  bool read_overrides(Cursor& cursor) {
    bool whole = true;
    do {
      const std::size_t start = cursor.position();
      if (const auto clause = read_clause(context_, cursor, here_)) {
        clause_.overrides.push_back(*clause);
        marks_.overrides.push_back(cursor.since(start));
      } else {
        whole = false;
      }
    } while (take_separator(cursor));
    return whole && finish(context_, cursor, "a comma and another clause, or the end of the line");
  }

  bool read_force(Cursor& cursor) {
    if (cursor.take("not binding")) {
      clause_.not_binding = true;
      return finish(context_, cursor);
    }
    clause_.force = read_form(context_, cursor);
    if (!clause_.force) return false;
    const bool comma = cursor.take(TokenKind::comma);
    if (cursor.take("not binding"))
      clause_.not_binding = true;
    else if (comma) {
      not_understood(context_, cursor, "`not binding`");
      return false;
    }
    return finish(context_, cursor, "a comma and `not binding`, or the end of the line");
  }

  bool read_label(const Slot& slot, Cursor& cursor) {
    std::string label;
    if (slot.kind == SlotKind::level) label = "level";
    if (slot.kind == SlotKind::purpose) label = "purpose";
    if (slot.kind == SlotKind::channel) label = "channel";
    if (slot.kind == SlotKind::remark) {
      const Token* word = cursor.take_word();
      if (word == nullptr) {
        not_understood(context_, cursor, "one word that says what the remark is about, then the remark");
        return false;
      }
      label = word->text;
    }
    const auto text = read_text(context_, cursor, label.empty() ? "a source" : label);
    if (!text) return false;
    if (label.empty())
      clause_.pointers.push_back(*text);
    else
      clause_.remarks.push_back({label, *text});
    return finish(context_, cursor);
  }

  Context& context_;
  model::Clause& clause_;
  ClauseMarks& marks_;
  model::AgreementId here_;
};

} // namespace

bool read_clause_slots(Context& context, const Declared& declared) {
  const Declaration& declaration = *declared.declaration;
  bool whole = !declaration.faulty;
  ClauseReader reader(context, declared.index);
  for (const Slot& slot : declaration.slots) {
    if (!reader.read(slot)) whole = false;
  }
  model::Clause& clause = context.model.clauses[declared.index];
  const bool own_force = std::ranges::find(declaration.slots, SlotKind::force, &Slot::kind) != declaration.slots.end();
  if (!own_force) take_force_of_annex(context.model[clause.agreement], clause);
  return whole;
}

} // namespace casus::language
