// SPDX-License-Identifier: Apache-2.0
// Whether an event counts, and on whose word. It asks the record alone, so a long record need not be read for it.
#include "questions/ids.h"
#include "questions/reasons.h"
#include "questions/words.h"

#include <fmt/format.h>

namespace casus::questions {

namespace {

/// What stands between an event that does not count and one that does.
Reason what_is_missing(const record::Account& account) {
  Reason reason{
      .kind = ReasonKind::missing, .id = "R16", .text = "a report that it happened", .emphasis = Emphasis::unsure};
  if (account.reports.empty()) {
    reason.id = "R9";
  } else if (!account.expected) {
    reason.text = "a report that counts under that standard, or another standard";
  }
  return reason;
}

std::string verdict_on(const Case& asked, const model::Event& event, const record::Account& account) {
  const std::string_view standard = record::to_string(asked.asked().standard);
  if (account.disputed && account.counts) {
    return fmt::format("{} counts as having happened under the standard `{}`, and is denied too", event.id, standard);
  }
  if (account.counts) return fmt::format("{} counts as having happened under the standard `{}`", event.id, standard);
  if (account.reports.empty()) return fmt::format("{} does not count: nobody had reported it then", event.id);
  if (!account.withdrawn.empty() && !account.expected && !account.denied) {
    return fmt::format("{} does not count: what was said of it does not stand under the standard `{}`", event.id,
                       standard);
  }
  if (account.expected && !account.disputed)
    return fmt::format("{} does not count: it is only expected (R16)", event.id);
  return fmt::format("{} does not count under the standard `{}` (R16)", event.id, standard);
}

} // namespace

Reason why_event(const Case& asked, model::EventId id) {
  const model::Event& event = asked.model()[id];
  const record::Account& account = asked.account(id);
  Reason root{.id = event.id, .text = verdict_on(asked, event, account), .moment = account.moment};
  if (!account.counts || account.disputed) root.emphasis = Emphasis::unsure;
  root.because.push_back(event_reason(asked, id));
  for (Reason& report : root.because.front().because)
    report.brief = true; // they are the answer
  if (!account.counts) root.because.push_back(what_is_missing(account));
  return root;
}

} // namespace casus::questions
