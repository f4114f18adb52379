// SPDX-License-Identifier: Apache-2.0
// What is said of the duties once all events are done: the counts, the answers to the questions, the two files.
#pragma once

#include "world.h"

namespace limit {

struct Summary {
  std::uint64_t fulfilled = 0;
  std::uint64_t violated = 0;
  std::uint64_t late = 0;
  std::uint64_t pending = 0;
  std::uint64_t closed_sum = 0;
};

struct Answers {
  std::string rows; // query,attack,agreement
  std::uint64_t count = 0;
  std::uint64_t sum = 0; // of query + attack + agreement over the rows
};

/// The duties of each debtor, in order of request.
struct ByDebtor {
  std::vector<std::uint32_t> first; // by debtor: where its duties begin in `duties`
  std::vector<std::uint32_t> duties;
};

Summary summarise(const World& world);

ByDebtor by_debtor(const World& world);

/// Nothing when the file of questions cannot be read.
std::optional<Answers> answer(const World& world, const ByDebtor& order, const std::string& path);

/// duties.csv, by attack and agreement. False when it cannot be written.
bool write_duties(const World& world, const std::string& path);

/// answers.csv.
bool write_answers(const Answers& answers, const std::string& path);

} // namespace limit
