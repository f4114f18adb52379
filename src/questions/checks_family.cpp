// SPDX-License-Identifier: Apache-2.0
// Checks over a family of agreements. As long as the library does not hold the whole family, what it holds is a lower
// bound (R20): too many refutes a claim, too few leaves it open.
#include "questions/checks.h"
#include "questions/ids.h"
#include "questions/match.h"
#include "questions/words.h"

#include <algorithm>

#include <fmt/format.h>

namespace casus::questions {

namespace {

using time::Truth;

constexpr std::size_t few = 6; // more texts than this are counted, not named

const model::Family* family_of(const model::Model& model, const std::string& id) {
  const auto found = std::ranges::find(model.families, id, &model::Family::id);
  return found == model.families.end() ? nullptr : &*found;
}

std::vector<model::AgreementId> members_of(const model::Model& model, const std::string& family) {
  std::vector<model::AgreementId> result;
  for (std::uint32_t i = 0; i < model.agreements.size(); ++i) {
    if (model.agreements[i].family == family) result.push_back({i});
  }
  return result;
}

/// How many are signed in the window for certain, and how many may be.
struct Count {
  std::uint32_t sure = 0;
  std::uint32_t possible = 0;
  std::vector<std::string> signed_ids;
};

Count count_signed(const Case& asked, const model::Check& check) {
  Count count;
  for (const model::AgreementId id : members_of(asked.model(), check.family)) {
    const model::AgreementState& state = asked.state(id);
    if (!state.signed_at) continue;
    const Truth truth = both(state.signed_by_all, is_inside_window(*state.signed_at, check));
    if (truth == Truth::impossible) continue;
    ++count.possible;
    if (truth != Truth::certain) continue;
    ++count.sure;
    count.signed_ids.push_back(asked.model()[id].id);
  }
  return count;
}

/// The window's last day has not come, or nothing said on it can be known yet: more may still be signed in it (R9).
bool is_ahead(const Case& asked, const model::Check& check) {
  return check.to && check.to->first() > std::min(asked.asked().on, asked.asked().known_at);
}

std::string coverage(const model::Model& model, const model::Check& check) {
  const model::Family* family = family_of(model, check.family);
  const std::size_t held = members_of(model, check.family).size();
  if (family != nullptr && family->complete) return fmt::format("the library holds the whole family {}", check.family);
  const bool noted = family != nullptr && !family->note.empty();
  const std::string_view so = check.kind == model::CheckKind::count_signed ? "so its count is only a lower bound"
                                                                           : "so the others may still provide it";
  return fmt::format("the library holds {} of the family {}{}, {}", held, check.family,
                     noted ? " (" + family->note + ")" : "", so);
}

Finding check_count(const Case& asked, const model::Check& check) {
  const model::Family* family = family_of(asked.model(), check.family);
  const Count count = count_signed(asked, check);
  const bool ahead = is_ahead(asked, check);
  std::optional<std::uint32_t> greatest;
  if (family != nullptr && family->complete && !ahead) greatest = count.possible;
  const Truth truth = count_holds(check, count.sure, greatest);
  const std::string found = fmt::format(
      "{} recorded as signed{}, claimed {} {}; {}", count.sure, window_words(asked, check), words_of(check.relation),
      check.count, ahead && truth == Truth::depends ? "that time has not come" : coverage(asked.model(), check));
  if (truth == Truth::certain) return supported(found, count.signed_ids);
  if (truth == Truth::impossible) return contradicted(found, count.signed_ids);
  return left_open(found, count.signed_ids);
}

Finding check_none_provides(const Case& asked, const model::Check& check) {
  const model::Model& model = asked.model();
  const model::Family* family = family_of(model, check.family);
  const std::string act = model[*check.act].name;
  std::vector<std::string> denying;
  std::vector<std::string> silent;
  for (const model::AgreementId id : members_of(model, check.family)) {
    if (check.agreement && id == *check.agreement) continue;
    if (const auto clause = obligation_of(model, model[id], *check.act)) {
      return contradicted(
          fmt::format("{} obliges to it: {}", clause_with_locus(model, *clause), sentence(model, model[*clause])),
          {clause_id(model, *clause)});
    }
    if (const auto clause = absence_of(model, model[id], *check.act)) {
      denying.push_back(clause_id(model, *clause));
    } else {
      silent.push_back(model[id].id);
    }
  }
  if (family == nullptr || !family->complete) {
    return left_open(fmt::format("none that the library holds obliges to {} ({} say so expressly), but {}", act,
                                 denying.size(), coverage(model, check)),
                     denying);
  }
  if (!silent.empty())
    return left_open(
        fmt::format("the library has nothing of {} from {}; silence is not a no", act,
                    silent.size() > few ? fmt::format("{} texts of the family", silent.size()) : join(silent)),
        denying);
  return supported(fmt::format("every text of the family {} is known to hold no duty of {}", check.family, act),
                   denying);
}

} // namespace

Finding run_on_family(const Case& asked, const model::Check& check) {
  return check.kind == model::CheckKind::count_signed ? check_count(asked, check) : check_none_provides(asked, check);
}

} // namespace casus::questions
