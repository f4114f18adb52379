// SPDX-License-Identifier: Apache-2.0
// Leaks that the test of noninterference plants, one at a time, to show that it finds them. Only that test's own build
// (tests/noninterference, CASUS_PLANTED_LEAKS) can plant one: elsewhere there is nothing to turn on.
#pragma once

#include <cstdint>
#include <set>
#include <string>

namespace casus::planted {

enum class Leak : std::uint8_t {
  none,
  // of texts
  reports_stay,          // a marked report is shown
  clauses_stay,          // the clauses of a hidden agreement are shown
  annex_clauses_stay,    // the clauses of a hidden annex are shown
  comments_stay,         // the comment above what is hidden is shown
  blank_lines_stay,      // what is hidden leaves empty lines: line numbers count them
  sections_stay,         // the prose of a hidden section is shown
  fences_stay,           // a block leaves its fences when all in it is hidden
  levels_turned,         // who holds a level holds those above it
  names_by_prefix,       // a marking is held by its first letter
  files_stay,            // a hidden file stays as an empty text, and is counted
  folders_stay,          // a folder of hidden files is not called empty
  faults_of_the_whole,   // faults of hidden parts are told
  whole_file_formatted,  // `fmt` prints all
  whole_file_compared,   // `fmt --check` looks at all
  whole_file_woven,      // `weave` shows how many bytes are hidden
  markings_in_use_named, // an unknown `--as` tells which markings something bears
  // of the record
  entries_read,          // a question reads every compartment
  entries_listed,        // `log` lists every compartment
  entries_counted,       // `log` says how many entries are hidden
  heads_shown,           // `verify` shows every head
  checkpoints_counted,   // `verify` counts every checkpoint
  one_clock,             // recording never goes back in time over all compartments
  one_number,            // entries are numbered through all compartments
  one_chain,             // a hash follows that of the last entry of any compartment
  ids_taken,             // an id is taken when any compartment has declared it
  replaced_is_elsewhere, // a correction of a hidden entry is told from one of none
  // of receipts
  whole_files_hashed,   // a receipt has the hash of the whole file
  receipt_of_all_heads, // a receipt has every head
  receipts_of_others,   // whoever has a receipt may prove it, whatever its asker held
  last,
};

#ifdef CASUS_PLANTED_LEAKS
inline namespace in_this_build {
extern Leak leak;
extern const std::set<std::string> every_marking; // that the test's texts declare
inline bool has(Leak one) { return leak == one; }
} // namespace in_this_build
#else
inline const std::set<std::string> every_marking;
constexpr bool has(Leak /*one*/) { return false; }
#endif

} // namespace casus::planted
