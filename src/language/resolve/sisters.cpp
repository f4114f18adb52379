// SPDX-License-Identifier: Apache-2.0
#include "language/resolve/sisters.h"

#include "language/resolve/events.h"
#include "language/resolve/wording.h"
#include "model/ids.h"
#include "model/passages.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <utility>

namespace casus::model {

template <>
inline constexpr std::size_t fields<language::EntryMarks> = 2;
template <>
inline constexpr std::size_t fields<language::AgreementMarks> = 12;
template <>
inline constexpr std::size_t fields<language::ClauseMarks> = 10;
template <>
inline constexpr std::size_t fields<language::EventMarks> = 7;
template <>
inline constexpr std::size_t fields<language::ReportMarks> = 3;

} // namespace casus::model

namespace casus::language {
namespace {

/// The sort of name of an id that may stand in a blank; none: it stays as it is.
template <class Id>
constexpr std::optional<Sort> sort_of() {
  if constexpr (std::same_as<Id, model::ActorId>)
    return Sort::actor;
  else if constexpr (std::same_as<Id, model::PlaceId>)
    return Sort::place;
  else if constexpr (std::same_as<Id, model::AgreementId>)
    return Sort::agreement;
  else
    return std::nullopt;
}

/// Puts numbers of a wording in place of what stands in its blanks and of where it stands.
class Numbering {
public:
  Numbering(Wording& wording, source::FileId file) : wording_(wording), file_(file) {}

  template <class Entry>
  void ids(Entry& entry) {
    whole_ = whole_ && model::IdWalk([&]<class Id>(Id& id) {
               if constexpr (constexpr auto sort = sort_of<Id>(); sort.has_value()) {
                 const auto number = wording_.name(*sort, id.value);
                 if (!number) return false;
                 id.value = *number;
               }
               return true;
             })(entry);
  }

  template <class Part>
  void passages(Part& part) {
    model::PassageWalk([&](auto& passage) { number(passage); })(part);
  }

  std::uint32_t place(std::uint32_t offset) {
    const auto number = wording_.place(offset);
    if (!number) whole_ = false;
    return number.value_or(0);
  }

  /// Was everything found in the wording?
  [[nodiscard]] bool whole() const { return whole_; }

private:
  void number(source::Span& span) {
    if (!span.valid()) return;
    if (span.file != file_) whole_ = false;
    span = {file_, place(span.offset), place(span.end())};
  }

  void number(time::Moment& moment) {
    const auto number = wording_.moment(moment);
    if (!number) whole_ = false;
    moment.earliest.seconds = number.value_or(0);
  }

  Wording& wording_;
  source::FileId file_;
  bool whole_ = true;
};

/// The way back, with what another text has in the blanks.
class Refilling {
public:
  Refilling(const Filling& filling, source::FileId file) : filling_(filling), file_(file) {}

  template <class Entry>
  void ids(Entry& entry) const {
    model::IdWalk([&]<class Id>(Id& id) {
      if constexpr (sort_of<Id>().has_value()) id.value = filling_.names[id.value];
      return true;
    })(entry);
  }

  template <class Part>
  void passages(Part& part) const {
    model::PassageWalk([&](auto& passage) { refill(passage); })(part);
  }

private:
  void refill(source::Span& span) const {
    if (!span.valid()) return;
    const std::uint32_t begin = filling_.places[span.offset];
    span = {file_, begin, filling_.places[span.length] - begin};
  }

  void refill(time::Moment& moment) const {
    moment = filling_.moments[static_cast<std::size_t>(moment.earliest.seconds)];
  }

  const Filling& filling_;
  source::FileId file_;
};

/// What a declaration's head says, and the clauses below it, is its own. What is kept has none.
struct Head {
  std::string id, title;
  std::vector<model::ClauseId> clauses;
  model::RareText locus;

  explicit Head(model::Agreement& from)
      : id(std::move(from.id)), title(std::move(from.title)), clauses(std::move(from.clauses)) {}
  explicit Head(model::Clause& from)
      : id(std::move(from.id)), title(std::move(from.title)), locus(std::move(from.locus)) {}
  explicit Head(model::Event& from) : id(std::move(from.id)), title(std::move(from.title)) {}

  template <class Entry>
  void move_to(Entry& entry) {
    entry.id = std::move(id);
    entry.title = std::move(title);
    if constexpr (requires { entry.clauses; }) entry.clauses = std::move(clauses);
    if constexpr (requires { entry.locus; }) entry.locus = std::move(locus);
  }
};

/// An entry to be filled, or that is, and the agreement that it is or belongs to, if it is no event.
template <class Entry, class EntryMarks>
struct ToFill {
  Entry& entry;
  EntryMarks& marks;
  std::optional<std::uint32_t> agreement;
};

ToFill<model::Agreement, AgreementMarks> agreement_at(Context& context, std::uint32_t index) {
  return {context.model.agreements[index], context.marks.agreements[index], index};
}

ToFill<model::Clause, ClauseMarks> clause_at(Context& context, std::uint32_t index) {
  model::Clause& clause = context.model.clauses[index];
  return {clause, context.marks.clauses[index], clause.agreement.value};
}

ToFill<model::Event, EventMarks> event_at(Context& context, std::uint32_t index) {
  return {context.model.events[index], context.marks.events[index], std::nullopt};
}

template <class Entry>
time::Zone zone_of_event(const Context& context, const Entry& numbered, const Filling& filling) {
  if constexpr (std::same_as<Entry, model::Event>) {
    if (numbered.of) return zone_of(context, model::AgreementId{filling.names[numbered.of->value]});
  }
  return time::Zone::utc();
}

} // namespace

/// With numbers of the wording: of names in place of ids of actors, places and agreements; of moments as their first
/// seconds; of places as a span's offset and, of its end, as its length.
template <class Entry, class EntryMarks>
struct Sister {
  Wording wording;
  Entry entry;
  EntryMarks marks;
  std::vector<model::Report> reports; // of an event
  std::vector<ReportMarks> report_marks;
  std::uint32_t end = 0; // the place where its last slot ends
};

/// Those met last come first.
template <class Entry, class EntryMarks>
struct LatestSisters {
  using One = Sister<Entry, EntryMarks>;
  std::array<std::unique_ptr<One>, 8> all;

  void to_front(std::size_t place) { std::rotate(all.begin(), all.begin() + place, all.begin() + place + 1); }
};

struct Sisters::Kept {
  LatestSisters<model::Agreement, AgreementMarks> agreements;
  LatestSisters<model::Clause, ClauseMarks> clauses;
  LatestSisters<model::Event, EventMarks> events;
  Filling filling;
};

namespace {

template <class Entry, class EntryMarks>
void refill(Context& context, const Declared& declared, const Sister<Entry, EntryMarks>& sister,
            ToFill<Entry, EntryMarks> own, const Filling& filling) {
  const source::FileId file = declared.tree->file;
  const Refilling refilling(filling, file);
  Head head(own.entry);
  own.entry = sister.entry;
  head.move_to(own.entry);
  refilling.ids(own.entry);
  refilling.passages(own.entry);
  const source::Span name = own.marks.name;
  own.marks = sister.marks;
  refilling.passages(own.marks);
  own.marks.name = name;
  Declaration& declaration = *declared.declaration;
  declaration.span = source::join(declaration.span, {file, filling.places[sister.end], 0});
  declaration.left = {};
  own.entry.span = declaration.span;
  for (std::size_t i = 0; i < sister.reports.size(); ++i) {
    model::Report& report = context.model.reports.emplace_back(sister.reports[i]);
    report.event = {declared.index};
    refilling.passages(report);
    refilling.passages(context.marks.reports.emplace_back(sister.report_marks[i]));
  }
}

template <class Entry, class EntryMarks>
bool fill_like(Context& context, const Declared& declared, LatestSisters<Entry, EntryMarks>& latest,
               ToFill<Entry, EntryMarks> own, Filling& filling) {
  const LeftLines lines = left_lines(*declared.tree, *declared.declaration);
  for (std::size_t i = 0; i < latest.all.size() && latest.all[i] != nullptr; ++i) {
    const auto& sister = *latest.all[i];
    const auto zone = [&](const Filling& names) { return zone_of_event(context, sister.entry, names); };
    if (!sister.wording.is_of(lines, context.names, own.agreement, zone, filling)) continue;
    refill(context, declared, sister, own, filling);
    latest.to_front(i);
    return true;
  }
  return false;
}

template <class Entry, class EntryMarks>
void keep_in(Context& context, const Declared& declared, const LeftLines& lines, std::size_t first_report,
             LatestSisters<Entry, EntryMarks>& latest, ToFill<Entry, EntryMarks> own) {
  auto wording = Wording::of(lines, context.trace, context.names, own.agreement);
  if (!wording) return;
  auto sister = std::make_unique<Sister<Entry, EntryMarks>>(
      Sister<Entry, EntryMarks>{*std::move(wording), own.entry, own.marks, {}, {}, 0});
  const Head head(sister->entry);
  sister->marks.name = {};
  sister->entry.span = {};
  const auto from = static_cast<std::ptrdiff_t>(first_report);
  sister->reports.assign(context.model.reports.begin() + from, context.model.reports.end());
  sister->report_marks.assign(context.marks.reports.begin() + from, context.marks.reports.end());
  Numbering numbering(sister->wording, lines.file);
  numbering.ids(sister->entry);
  numbering.passages(sister->entry);
  numbering.passages(sister->marks);
  numbering.passages(sister->reports);
  numbering.passages(sister->report_marks);
  sister->end = numbering.place(declared.declaration->span.end());
  if (!numbering.whole()) return;
  latest.all.back() = std::move(sister);
  latest.to_front(latest.all.size() - 1);
}

/// Calls `work` with what is kept of the declaration's kind and with its own entry. False: none is kept of that kind.
template <class Kept, class Work>
bool by_kind(Context& context, Kept& kept, const Declared& declared, const Work& work) {
  switch (declared.declaration->kind) {
  case DeclarationKind::agreement: return work(kept.agreements, agreement_at(context, declared.index));
  case DeclarationKind::clause: return work(kept.clauses, clause_at(context, declared.index));
  case DeclarationKind::event: return work(kept.events, event_at(context, declared.index));
  default: return false;
  }
}

} // namespace

Sisters::Sisters(Context& context) : context_(context), kept_(std::make_unique<Kept>()) {}

Sisters::~Sisters() = default;

bool Sisters::fill(const Declared& declared) {
  const Declaration& declaration = *declared.declaration;
  if (declaration.left.empty() || declaration.faulty || declared.draft != nullptr) return false;
  return by_kind(context_, *kept_, declared, [&](auto& latest, const auto& own) {
    return fill_like(context_, declared, latest, own, kept_->filling);
  });
}

void Sisters::keep(const Declared& declared, const LeftLines& lines, std::size_t first_report) {
  if (lines.empty() || declared.draft != nullptr) return;
  by_kind(context_, *kept_, declared, [&](auto& latest, const auto& own) {
    keep_in(context_, declared, lines, first_report, latest, own);
    return true;
  });
}

} // namespace casus::language
