// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/agreements.h"

#include "language/resolve/annexes.h"
#include "language/resolve/dates.h"
#include "language/resolve/entry.h"
#include "language/resolve/exits.h"
#include "language/resolve/hedges.h"
#include "language/resolve/markings.h"
#include "language/resolve/money.h"
#include "language/resolve/procedures.h"
#include "language/resolve/renewals.h"
#include "language/resolve/slots.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::language {
namespace {

using source::Kind;

class AgreementReader {
public:
  AgreementReader(Context& context, std::uint32_t index)
      : context_(context),
        agreement_(context.model.agreements[index]),
        marks_(context.marks.agreements[index]),
        id_{index} {}

  bool read(const Slot& slot) {
    Cursor cursor = cursor_of(slot);
    switch (slot.kind) {
    case SlotKind::between: return read_parties(cursor);
    case SlotKind::addressed_to: return read_addressees(cursor);
    case SlotKind::family: return read_family(cursor);
    case SlotKind::form: return read_form_slot(cursor, slot);
    case SlotKind::zone: return read_zone(cursor);
    case SlotKind::in_force: return read_entry(context_, slot, agreement_.entry, marks_.entry);
    case SlotKind::provisional:
      return read_start(context_, slot, agreement_.provisional.emplace(), marks_.provisional.emplace());
    case SlotKind::term: return read_term(cursor, slot);
    case SlotKind::renewal: return read_renewal(context_, slot, id_);
    case SlotKind::survives: return read_survival(context_, slot, agreement_);
    case SlotKind::procedure: return read_procedure(context_, slot, id_);
    case SlotKind::annex: return read_annex(context_, slot, agreement_);
    case SlotKind::marked: return read_marked(context_, slot, agreement_.marking.edit());
    case SlotKind::ends: return read_exits(context_, slot, id_, true);
    case SlotKind::leaves: return read_exits(context_, slot, id_, false);
    case SlotKind::open_to_accession: return agreement_.open_to_accession = finish(context_, cursor);
    case SlotKind::on_suspension: return read_clock(cursor);
    case SlotKind::prevails_over: return read_agreements(cursor, agreement_.prevails_over, marks_.prevails_over);
    case SlotKind::supersedes: return read_agreements(cursor, agreement_.supersedes, marks_.supersedes);
    case SlotKind::succeeds: return read_agreements(cursor, agreement_.succeeds, marks_.succeeds);
    case SlotKind::all_of_it: return read_hedges(context_, cursor, agreement_.hedges.edit());
    case SlotKind::money: return read_money(context_, slot, agreement_);
    case SlotKind::untranslated: return read_untranslated(cursor, slot);
    case SlotKind::remark: return read_remark(cursor);
    case SlotKind::source: return read_pointer(slot);
    default: return true;
    }
  }

private:
  bool read_parties(Cursor& cursor) {
    const NameList list = read_names(context_, cursor, Sort::actor);
    bool whole = list.whole;
    for (std::size_t i = 0; i < list.indexes.size(); ++i) {
      const model::ActorId party{list.indexes[i]};
      if (!add_once(agreement_.parties, party))
        whole = report_twice(party, list.spans[i], "a party", "each party once");
    }
    return whole && finish(context_, cursor, "a comma and another party, or the end of the line");
  }

  bool read_addressees(Cursor& cursor) {
    const NameList list = read_names(context_, cursor, Sort::actor);
    bool whole = list.whole;
    for (std::size_t i = 0; i < list.indexes.size(); ++i) {
      const model::ActorId addressee{list.indexes[i]};
      if (add_once(agreement_.addressees, addressee))
        marks_.addressees.push_back(list.spans[i]);
      else
        whole = report_twice(addressee, list.spans[i], "an addressee", "each addressee once");
    }
    return whole && finish(context_, cursor, "a comma and another addressee, or the end of the line");
  }

  static bool add_once(auto& actors, model::ActorId actor) {
    if (std::ranges::find(actors, actor) != actors.end()) return false;
    actors.push_back(actor);
    return true;
  }

  /// Always false.
  bool report_twice(model::ActorId actor, source::Span span, std::string_view what, std::string expected) {
    context_.diagnostics
        .report(Kind::party_twice, span, fmt::format("{} is {} already", name_of_actor(context_, actor), what))
        .expected = std::move(expected);
    return false;
  }

  bool read_family(Cursor& cursor) {
    const auto family = read_name(context_, cursor, Sort::family);
    if (!family) return false;
    agreement_.family = context_.model.families[*family].id;
    return finish(context_, cursor);
  }

  bool read_form_slot(Cursor& cursor, const Slot& slot) {
    marks_.form = cursor.remainder();
    const auto form = read_form(context_, cursor);
    if (!form) return false;
    agreement_.form = *form;
    agreement_.form_locus = locus_of(slot);
    const bool comma = cursor.take(TokenKind::comma);
    if (cursor.take("not binding"))
      agreement_.binding = false;
    else if (cursor.take("binding"))
      agreement_.binding = true;
    else if (comma) {
      not_understood(context_, cursor, "`binding` or `not binding`");
      return false;
    }
    return finish(context_, cursor, "a comma and `binding` or `not binding`, or the end of the line");
  }

  bool read_zone(Cursor& cursor) {
    agreement_.zone = read_zone_name(context_, cursor);
    return agreement_.zone && finish(context_, cursor);
  }

  bool read_term(Cursor& cursor, const Slot& slot) {
    for (const std::string_view endless : {"indefinite", "indefinitely", "unlimited", "forever", "permanent"}) {
      if (!cursor.sees(endless)) continue;
      context_.diagnostics.report(Kind::bad_span, cursor.here(), fmt::format("`{}` is not a length of time", endless))
          .expected = "no `term` at all: an agreement without one lasts until something ends it";
      return false;
    }
    const std::size_t start = cursor.position();
    const auto length = read_civil_span(context_, cursor, "a term");
    marks_.term = cursor.since(start);
    if (!length) return false;
    model::Term term{*length, model::TermStart::entry_into_force, locus_of(slot)};
    if (cursor.take("from signature"))
      term.from = model::TermStart::signature;
    else
      cursor.take("from entry into force");
    agreement_.term = term;
    return finish(context_, cursor, "`from signature`, `from entry into force` or the end of the line");
  }

  bool read_clock(Cursor& cursor) {
    if (cursor.take("clock stops"))
      agreement_.clock_stops_on_suspension = true;
    else if (!cursor.take("clock runs")) {
      not_understood(context_, cursor, "`clock stops` or `clock runs`");
      return false;
    }
    return finish(context_, cursor);
  }

  bool read_agreements(Cursor& cursor, model::Few<model::AgreementId>& into, model::Few<source::Span>& marks) {
    const NameList list = read_names(context_, cursor, Sort::agreement);
    for (std::size_t i = 0; i < list.indexes.size(); ++i) {
      into.push_back({list.indexes[i]});
      marks.push_back(list.spans[i]);
    }
    return list.whole && finish(context_, cursor, "a comma and another agreement, or the end of the line");
  }

  bool read_untranslated(Cursor& cursor, const Slot& slot) {
    model::Untranslated passage;
    passage.locus = locus_of(slot);
    passage.span = slot.span;
    const auto text = read_text(context_, cursor, "what the passage says");
    if (!text) return false;
    if (!cursor.take("because")) {
      not_understood(context_, cursor, "`because` and the reason in quotation marks");
      return false;
    }
    const auto reason = read_text(context_, cursor, "the reason");
    if (!reason) return false;
    passage.text = *text;
    passage.reason = *reason;
    if (cursor.take("on")) {
      passage.clause = read_clause(context_, cursor, id_);
      if (!passage.clause) return false;
    }
    agreement_.untranslated.push_back(std::move(passage));
    return finish(context_, cursor, "`on` and the id of a clause, or the end of the line");
  }

  bool read_remark(Cursor& cursor) {
    const Token* label = cursor.take_word();
    if (label == nullptr) {
      not_understood(context_, cursor,
                     "one word that says what the remark is about, then the remark in quotation marks");
      return false;
    }
    const auto text = read_text(context_, cursor, "the remark");
    if (!text) return false;
    agreement_.remarks.push_back({std::string(label->text), *text});
    return finish(context_, cursor);
  }

  bool read_pointer(const Slot& slot) {
    std::string pointer;
    if (!read_only_text(context_, slot, "a source", pointer)) return false;
    agreement_.pointers.push_back(std::move(pointer));
    return true;
  }

  Context& context_;
  model::Agreement& agreement_;
  AgreementMarks& marks_;
  model::AgreementId id_;
};

} // namespace

bool read_agreement(Context& context, const Declared& declared) {
  const Declaration& declaration = *declared.declaration;
  bool whole = !declaration.faulty;
  AgreementReader reader(context, declared.index);
  for (const Slot& slot : declaration.slots) {
    if (!reader.read(slot)) whole = false;
  }
  return whole;
}

} // namespace casus::language
