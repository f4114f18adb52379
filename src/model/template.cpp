// SPDX-License-Identifier: Apache-2.0
#include "model/template.h"

#include "model/ids.h"
#include "time/assert.h"

namespace casus::model {
namespace {

bool is_hole(std::uint32_t value) { return (value & hole_bit) != 0; }

/// Turns the holes of one row into the ids that they stand for.
class Filling {
public:
  Filling(const Template& from, std::uint32_t row, AgreementId agreement, const std::vector<ClauseId>& clauses)
      : from_(from), row_(row), agreement_(agreement), clauses_(clauses) {}

  bool operator()(ActorId& id) const { return fill(id); }
  bool operator()(PlaceId& id) const { return fill(id); }
  bool operator()(AgreementId& id) const {
    if (is_hole(id.value)) id = agreement_;
    return true;
  }
  bool operator()(ClauseId& id) const {
    if (is_hole(id.value)) id = clauses_[id.value & ~hole_bit];
    return true;
  }
  template <class Tag>
  bool operator()(Id<Tag>& /*id*/) const {
    return true; // kinds, sources and events are the same for every row
  }

private:
  template <class Tag>
  bool fill(Id<Tag>& id) const {
    if (is_hole(id.value)) id.value = from_.holes[id.value & ~hole_bit].values[row_];
    return true;
  }

  const Template& from_;
  std::uint32_t row_;
  AgreementId agreement_;
  const std::vector<ClauseId>& clauses_;
};

std::optional<std::string_view> cell(const Template& from, std::string_view column, std::uint32_t row) {
  if (column == from.key_column) return from.keys[row];
  for (const TextColumn& text : from.texts) {
    if (text.name == column) return text.cells[row];
  }
  return std::nullopt;
}

/// A text with the cells of a row in its holes.
std::string filled(const Template& from, std::string_view text, std::uint32_t row) {
  std::string result;
  for (const TextPart& part : parts_of(text)) {
    const auto words = part.hole ? cell(from, part.text, row) : std::nullopt;
    if (words)
      result += *words;
    else
      result += part.hole ? "{" + std::string(part.text) + "}" : std::string(part.text);
  }
  return result;
}

std::uint32_t next(std::size_t size) { return static_cast<std::uint32_t>(size); }

template <class Walk>
void fill_agreement(Walk& walk, Agreement& agreement) {
  walk(agreement);
  walk(agreement.prevails_over);
  walk(agreement.supersedes);
  walk(agreement.succeeds);
}

void write_event(const Template& from, const EventPrototype& prototype, std::uint32_t row, const Filling& filling,
                 Model& into) {
  Event event = prototype.event;
  IdWalk walk(filling);
  walk(event);
  event.id = filled(from, event.id, row);
  event.title = filled(from, event.title, row);
  event.note = filled(from, event.note, row);
  event.moment = prototype.moments[row];
  Report report = prototype.report;
  report.event = {next(into.events.size())};
  report.said = event.moment;
  into.events.push_back(std::move(event));
  into.reports.push_back(std::move(report));
}

} // namespace

std::optional<time::Instant> counted(const TimeColumn& column, std::int64_t number) {
  time::Instant at;
  if (__builtin_mul_overflow(number, column.unit, &at.seconds) ||
      __builtin_add_overflow(column.origin->seconds, at.seconds, &at.seconds))
    return std::nullopt;
  return at < time::first_second || at > time::last_second ? std::nullopt : std::optional(at);
}

std::vector<TextPart> parts_of(std::string_view text) {
  std::vector<TextPart> parts;
  std::size_t plain = 0;
  for (std::size_t open = text.find('{'); open != std::string_view::npos; open = text.find('{', open + 1)) {
    const std::size_t close = text.find_first_of("{}", open + 1);
    if (close == std::string_view::npos || text[close] != '}' || close == open + 1) continue;
    if (open > plain) parts.push_back({text.substr(plain, open - plain)});
    parts.push_back({text.substr(open + 1, close - open - 1), true});
    plain = close + 1;
  }
  if (plain < text.size()) parts.push_back({text.substr(plain)});
  return parts;
}

AgreementId write_row(const Template& from, std::uint32_t row, Model& into) {
  const AgreementId own{next(into.agreements.size())};
  std::vector<ClauseId> clauses(from.clauses.size());
  std::uint32_t number = next(into.clauses.size());
  Agreement agreement = from.agreement;
  for (std::size_t i = 0; i < from.clauses.size(); ++i) {
    if (!is_there(from.present[i], row)) continue;
    clauses[i] = {number++};
    agreement.clauses.push_back(clauses[i]);
  }
  const Filling filling(from, row, own, clauses);
  IdWalk walk(filling);
  fill_agreement(walk, agreement);
  agreement.id = from.id(row);
  agreement.title = filled(from, agreement.title, row);
  into.agreements.push_back(std::move(agreement));
  for (std::size_t i = 0; i < from.clauses.size(); ++i) {
    if (!is_there(from.present[i], row)) continue;
    Clause clause = from.clauses[i];
    walk(clause);
    walk(clause.overrides);
    clause.title = filled(from, clause.title, row);
    into.clauses.push_back(std::move(clause));
  }
  for (const EventPrototype& event : from.events) {
    if (is_there(event.present, row)) write_event(from, event, row, filling, into);
  }
  CASUS_ASSERT(into.clauses.size() == number);
  return own;
}

Model written_out(Model model) {
  const std::vector<Template> templates = std::move(model.templates);
  model.templates.clear();
  for (const Template& from : templates) {
    model.agreements.reserve(model.agreements.size() + from.rows);
    for (std::uint32_t row = 0; row < from.rows; ++row)
      write_row(from, row, model);
  }
  return model;
}

} // namespace casus::model
