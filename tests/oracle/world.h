// SPDX-License-Identifier: Apache-2.0
// Random worlds: small models as the checker would accept them and dense logs of a few years, from a seed.
#pragma once

#include "tests/oracle/lot.h"
#include "tests/oracle/situation.h"

namespace casus::oracle {

/// A model, a log and the moments at which it is asked.
struct World {
  std::uint64_t seed = 0;
  model::Model model;
  model::Log log;
  std::vector<time::Instant> moments;
};

/// Same seed, same world, on every machine. Its moments are one late one and some around its facts.
World make_world(std::uint64_t seed);

/// A moment around a deadline, an opening or an end of an answer, one second before to one after.
std::optional<time::Instant> boundary_moment(const model::Outcome& outcome, Lot& lot);

// The vocabulary that all worlds share, by index into Model::kinds.
namespace kinds {
inline constexpr model::KindId attack{0}, armed_attack{1}, threat{2}, request{3}, consultation{4}, summit{5}, aid{6},
    heavy_aid{7}, sale{8}, report{9}, signature{10}, ratification{11}, notification{12}, accession{13}, notice{14},
    written_notice{15}, receipt{16}, termination{17}, suspension{18}, resumption{19}, waiver{20}, change{21},
    reaffirmation{22}, breach{23}, deposit{24}, reservation{25}, withdrawal{26}, objection{27}, extension{28},
    finding{29}, amendment{30}, negotiation{31}, initialling{32}, veto{33}, escalation{34}, incursion{35}, hearing{36};
} // namespace kinds

/// That vocabulary.
std::vector<model::EventKind> vocabulary();

/// What the makers of a world's parts share.
struct Maker {
  Lot lot;
  World world;
  std::uint32_t states = 2; // actors 0 .. states - 1; then a group, then an organisation within it
};

/// So many agreements, without their clauses.
void make_agreements(Maker& maker, std::uint32_t count);
/// The clauses of every agreement, agreement by agreement.
void make_clauses(Maker& maker);
/// The facts and how far they are complete.
void make_log(Maker& maker);

time::Date random_date(Lot& lot);

} // namespace casus::oracle
