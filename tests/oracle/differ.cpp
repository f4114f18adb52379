// SPDX-License-Identifier: Apache-2.0
#include "tests/oracle/differ.h"

#include "tests/oracle/text.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace casus::oracle {

namespace {

void compare_fields(const std::string& where, const Fields& left, const Fields& right, std::vector<Difference>& all) {
  const std::map<std::string, std::string> theirs(right.begin(), right.end());
  const std::map<std::string, std::string> ours(left.begin(), left.end());
  for (const auto& [field, value] : left) {
    const auto found = theirs.find(field);
    const std::string other = found == theirs.end() ? "absent" : found->second;
    if (value != other) all.push_back({where, field, value, other});
  }
  for (const auto& [field, value] : right) {
    if (!ours.contains(field)) all.push_back({where, field, "absent", value});
  }
}

// Pairs what has the same name; a name that one side has twice is paired in order.
template <class T>
void compare_lists(const std::vector<T>& left, const std::vector<T>& right, std::vector<Difference>& all) {
  std::multimap<std::string, const T*> theirs;
  for (const T& r : right)
    theirs.emplace(name_of(r), &r);
  for (const T& l : left) {
    const std::string name = name_of(l);
    const auto found = theirs.find(name);
    if (found == theirs.end()) {
      all.push_back({name, "", "present", "absent"});
      continue;
    }
    compare_fields(name, fields_of(l), fields_of(*found->second), all);
    theirs.erase(found);
  }
  for (const auto& [name, r] : theirs)
    all.push_back({name, "", "absent", "present"});
}

template <class T>
void compare_order(const char* what, const std::vector<T>& left, const std::vector<T>& right,
                   std::vector<Difference>& all) {
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    const std::string l = name_of(left[i]);
    const std::string r = name_of(right[i]);
    if (l == r) continue;
    all.push_back({fmt::format("order of {}, place {}", what, i), "", l, r});
    return;
  }
}

void compare_clauses(const model::Outcome& left, const model::Outcome& right, std::vector<Difference>& all) {
  if (left.clauses.size() != right.clauses.size()) {
    all.push_back({"clauses", "count", std::to_string(left.clauses.size()), std::to_string(right.clauses.size())});
    return;
  }
  for (std::size_t c = 0; c < left.clauses.size(); ++c) {
    if (left.clauses[c] == right.clauses[c]) continue;
    all.push_back({fmt::format("clause c{}", c), "state", text(left.clauses[c]), text(right.clauses[c])});
  }
}

} // namespace

std::vector<Difference> compare(const model::Outcome& left, const model::Outcome& right) {
  std::vector<Difference> all;
  compare_lists(left.agreements, right.agreements, all);
  compare_clauses(left, right, all);
  compare_lists(left.duties, right.duties, all);
  compare_lists(left.judgements, right.judgements, all);
  compare_lists(left.derived, right.derived, all);
  if (!all.empty()) return all;
  compare_order("agreements", left.agreements, right.agreements, all);
  compare_order("duties", left.duties, right.duties, all);
  compare_order("judgements", left.judgements, right.judgements, all);
  compare_order("derived facts", left.derived, right.derived, all);
  return all;
}

std::string report(const std::vector<Difference>& differences, const std::string& left, const std::string& right) {
  std::string out;
  for (const Difference& d : differences) {
    out += fmt::format("{}{}{}\n  {}: {}\n  {}: {}\n", d.where, d.field.empty() ? "" : ", ", d.field, left, d.left,
                       right, d.right);
  }
  return out;
}

} // namespace casus::oracle
