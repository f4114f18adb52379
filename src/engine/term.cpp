// SPDX-License-Identifier: Apache-2.0
// The end of a term: tacit renewals that nobody stopped, then extensions that the parties agreed (rules, section 3).
#include "engine/agreements.h"
#include "time/deadline.h"

namespace casus::engine {

using model::LegalAct;
using time::Truth;

namespace {

class TermEnd {
public:
  TermEnd(const World& world, std::uint32_t agreement)
      : world_(world), agreement_(agreement), table_(world.tables.agreements[agreement]) {}

  End find() {
    const AgreementAt& at = world_.agreements[agreement_];
    if (!table_.text->term) return {};
    const bool from_entry = table_.text->term->from == model::TermStart::entry_into_force;
    start_ = from_entry ? at.entry : at.signed_by_all;
    if (start_.exists == Truth::impossible) return {};
    end_ = after_renewals(0);
    const model::Renewal& rule = table_.text->renewal;
    // The checker refuses a renewal of no length.
    if (rule.kind == model::RenewalKind::tacit && rule.length.value_or(time::CivilSpan{}) != time::CivilSpan{}) {
      renew();
    }
    for (const Row f : world_.index.extensions(agreement_))
      extend(f);
    return {{start_.exists, end_.moment, none}, end_.month_end_rule};
  }

private:
  // Where the term ends when it was renewed that often: always counted from its start.
  time::Boundary after_renewals(std::int32_t times) const {
    time::CivilSpan length = table_.text->term->length;
    if (times > 0) {
      const time::CivilSpan& more = *table_.text->renewal.length;
      length = length + time::CivilSpan{more.months * times, more.days * times};
    }
    return time::term_end(start_.moment, length, table_.zone);
  }

  // The last second at which notice keeps the term from going on past that end.
  time::Moment last_notice(const time::Moment& end) const {
    const auto& notice = table_.text->renewal.notice;
    return notice ? time::last_notice(end, *notice, table_.zone).moment : time::deadline(end, time::seconds(-1)).moment;
  }

  // Does the term go on for the i-th time, from 1?
  Truth renewal(std::int32_t i) const {
    const time::Moment last = last_notice(after_renewals(i - 1).moment);
    return both(time::before(last, world_.facts.at), !noticed(last));
  }

  // A later renewal is never surer than an earlier one, so the last sure one is found by halving.
  void renew() {
    find_notices();
    std::int32_t sure = 0;
    std::int32_t open = 1;
    while (renewal(open) == Truth::certain) {
      sure = open;
      open *= 2;
    }
    while (open - sure > 1) {
      const std::int32_t middle = sure + (open - sure) / 2;
      (renewal(middle) == Truth::certain ? sure : open) = middle;
    }
    end_ = after_renewals(sure);
    if (renewal(open) != Truth::depends) return;
    const time::Boundary next = after_renewals(open);
    end_ = {{end_.moment.earliest, next.moment.latest, time::Precision::interval},
            end_.month_end_rule || next.month_end_rule};
  }

  // Of all notices only the first that may, and the first that surely, was given can matter: a later one was in time
  // only if an earlier one was.
  void find_notices() {
    const Facts& facts = world_.facts;
    for (const Row f : world_.index.about(agreement_).rows) {
      if (facts.act[f] != LegalAct::notice || facts.clause[f] != none) continue;
      may_be_given_ = std::min(may_be_given_, facts.moment[f].first());
      if (facts.past(f) == Truth::certain) given_ = std::min(given_, facts.moment[f].last());
    }
  }

  Truth noticed(const time::Moment& last) const {
    if (given_ <= last.first()) return Truth::certain;
    return may_be_given_ <= last.last() ? Truth::depends : Truth::impossible;
  }

  void extend(Row f) {
    const Facts& facts = world_.facts;
    const auto& until = world_.log.facts[facts.number[f]].until;
    if (!until) return;
    const Truth agreed = both(facts.past(f), time::at_or_before(facts.moment[f], end_.moment));
    if (agreed == Truth::impossible) return;
    const time::Date day_after = time::date_from_days(time::days_from_epoch(*until) + 1);
    const time::Instant over = table_.zone.start_of_day(day_after);
    time::Moment moved = end_.moment;
    if (agreed == Truth::certain) moved.earliest = std::max(moved.earliest, over);
    moved.latest = std::max(moved.latest, over + time::seconds(1));
    if (moved == end_.moment) return;
    moved.precision = moved.is_exact() ? time::Precision::second : time::Precision::interval;
    end_ = {moved, end_.month_end_rule && agreed != Truth::certain};
  }

  const World& world_;
  std::uint32_t agreement_;
  const AgreementTable& table_;
  Earliest start_;
  time::Boundary end_;
  time::Instant given_{std::numeric_limits<std::int64_t>::max()};        // the first surely given: its last second
  time::Instant may_be_given_{std::numeric_limits<std::int64_t>::max()}; // the first that may be: its first second
};

} // namespace

End term_end_of(const World& world, std::uint32_t agreement) { return TermEnd(world, agreement).find(); }

} // namespace casus::engine
