// SPDX-License-Identifier: Apache-2.0
#include "questions/money.h"

#include "questions/ids.h"
#include "questions/moments.h"
#include "questions/words.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <tuple>
#include <utility>

namespace casus::questions {

namespace {

std::optional<std::int32_t> year_of(std::string_view text) {
  std::int32_t year = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), year);
  const bool whole = fault == std::errc{} && end == text.data() + text.size() && text.size() == 4;
  return whole ? std::optional(year) : std::nullopt;
}

/// `2024` and `2024-2027` name whole years; "since Feb 2022" and "2022 to signing" do not.
std::vector<std::int32_t> years_of(std::string_view period) {
  const std::size_t dash = period.find('-');
  const auto first = year_of(period.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : year_of(period.substr(dash + 1));
  std::vector<std::int32_t> years;
  for (std::int32_t year = first.value_or(0); first && last && year <= *last; ++year)
    years.push_back(year);
  return years;
}

/// Who promises; where the text does not say, any party but the one it goes to.
std::vector<std::string> promisors(const model::Model& model, const model::Agreement& agreement,
                                   const model::Promise& promise) {
  if (promise.by) return {model[*promise.by].name};
  std::vector<std::string> names;
  for (const model::ActorId party : agreement.parties) {
    if (promise.to != party) names.push_back(model[party].name);
  }
  return names;
}

MoneyRow row_of(const model::Model& model, const model::Agreement& agreement, const model::Promise& promise) {
  return {.agreement = agreement.id,
          .by = promisors(model, agreement, promise),
          .to = promise.to ? model[*promise.to].name : "",
          .rung = promise.rung,
          .sort = promise.kind,
          .amount = promise.amount,
          .unit = promise.amount ? promise.amount->currency : promise.currency,
          .period = promise.period,
          .years = years_of(promise.period),
          .each_year = promise.each_year,
          .purpose = promise.purpose,
          .condition = promise.condition,
          .locus = promise.locus};
}

std::string sources_of(const Case& asked, model::EventId event) {
  std::vector<std::string> ids;
  for (const std::uint32_t report : asked.account(event).reports) {
    const std::string& id = asked.model()[asked.model().reports[report].source].id;
    if (std::ranges::count(ids, id) == 0) ids.push_back(id);
  }
  return join(ids);
}

MoneyRow row_of(const Case& asked, model::EventId id, const model::EventAmount& sum) {
  const model::Model& model = asked.model();
  const model::Event& event = model[id];
  const time::Moment moment = asked.account(id).moment;
  MoneyRow row{.agreement = event.of ? model[*event.of].id : "",
               .event = event.id,
               .rung = *model[event.kind].rung,
               .sort = model[event.kind].name,
               .amount = sum.amount,
               .unit = sum.amount.currency,
               .period = sum.period.empty() ? show(moment, asked.asked().zone) : sum.period,
               .years = years_of(sum.period),
               .purpose = sum.purpose,
               .locus = sources_of(asked, id)};
  if (row.years.empty()) row.years.push_back(asked.asked().zone.local_date(moment.first()).year);
  if (sum.by) {
    row.by.push_back(model[*sum.by].name);
  } else {
    for (const model::ActorId actor : event.roles[static_cast<std::size_t>(model::Role::by)]) {
      row.by.push_back(model[actor].name);
    }
  }
  const auto& to = event.roles[static_cast<std::size_t>(model::Role::to)];
  if (!to.empty()) row.to = model[to.front()].name;
  return row;
}

void add_events(const Case& asked, std::span<const model::AgreementId> which, std::vector<MoneyRow>& rows) {
  const model::Model& model = asked.model();
  std::vector<model::EventId> ids;
  for (std::uint32_t i = 0; i < model.events.size(); ++i) {
    const model::Event& event = model.events[i];
    const bool meant = which.empty() || (event.of && std::ranges::count(which, *event.of) > 0);
    const bool past = asked.account({i}).counts && asked.account({i}).moment.first() <= asked.asked().on;
    if (meant && past && model[event.kind].rung && !event.amounts.empty()) ids.push_back({i});
  }
  std::ranges::stable_sort(ids, {}, [&](model::EventId id) { return asked.account(id).moment; });
  for (const model::EventId id : ids) {
    for (const model::EventAmount& sum : model[id].amounts)
      rows.push_back(row_of(asked, id, sum));
  }
}

/// A sum for several years is not a sum for each of them, unless the text says so.
std::string promised_words(const MoneyRow& row) {
  std::string text = describe(*row.amount);
  if (row.each_year) text += " each year";
  return row.years.size() > 1 ? text + " (" + row.period + ")" : text;
}

/// Where the record has a promise of one actor for a year and nothing that was voted, committed or paid.
std::vector<MoneyGap> gaps_of(const std::vector<MoneyRow>& rows) {
  std::map<std::tuple<std::string, std::int32_t, std::string>, MoneyGap> found;
  for (const MoneyRow& row : rows) {
    if (row.by.size() != 1) continue;
    const std::string& by = row.by.front();
    for (const std::int32_t year : row.years) {
      auto [at, fresh] = found.try_emplace({by, year, row.unit}, MoneyGap{by, year, row.unit, row.rung, {}});
      MoneyGap& gap = at->second;
      gap.reached = fresh ? row.rung : std::max(gap.reached, row.rung);
      if (row.rung <= model::MoneyRung::pledged && row.amount) gap.promised.push_back(promised_words(row));
    }
  }
  std::vector<MoneyGap> gaps;
  for (auto& [key, gap] : found) {
    if (gap.reached <= model::MoneyRung::pledged && !gap.promised.empty()) gaps.push_back(std::move(gap));
  }
  return gaps;
}

} // namespace

MoneyAnswer money(const Case& asked, std::span<const model::AgreementId> which, std::optional<model::ActorId> by) {
  const model::Model& model = asked.model();
  MoneyAnswer answer{.asked = asked.asked()};
  for (const model::AgreementId id : which.empty() ? all_agreements(model) : std::vector(which.begin(), which.end())) {
    const model::Agreement& agreement = model[id];
    const bool sums =
        std::ranges::any_of(agreement.money, [](const model::Promise& one) { return one.amount.has_value(); });
    if (agreement.money.empty()) answer.silent.push_back(agreement.id);
    if (!agreement.money.empty() && !sums) answer.unnamed.push_back(agreement.id);
    for (const model::Promise& promise : agreement.money)
      answer.rows.push_back(row_of(model, agreement, promise));
  }
  add_events(asked, which, answer.rows);
  if (by) {
    const std::string& name = model[*by].name;
    std::erase_if(answer.rows, [&](const MoneyRow& row) { return std::ranges::count(row.by, name) == 0; });
  }
  answer.gaps = gaps_of(answer.rows);
  return answer;
}

std::string_view to_words(model::MoneyRung rung) {
  using enum model::MoneyRung;
  switch (rung) {
  case announced: return "announced";
  case pledged: return "pledged";
  case authorised: return "authorised";
  case appropriated: return "appropriated";
  case obligated: return "obligated";
  case disbursed: return "disbursed or delivered";
  }
  return "pledged";
}

} // namespace casus::questions
