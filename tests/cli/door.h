// SPDX-License-Identifier: Apache-2.0
// For tests of the whole program: runs of it, and a small library to run it on.
#pragma once

#include "cli/run.h"

#include <string>
#include <string_view>
#include <vector>

namespace casus::door {

/// 23 November 2026, noon UTC; the shipped library is the one in the current folder.
inline cli::Surroundings surroundings() {
  return {.now = {1'795'435'200}, .terminal = false, .program = "library/README.md"};
}

inline cli::Finished run(const std::vector<std::string>& arguments) { return cli::run(arguments, surroundings()); }

/// A small library that is right.
inline constexpr std::string_view good = R"(actor Ukraine
actor Russia
actor United Kingdom
kind armed attack
  verb   attack
  roles  by, on
kind request for consultation
  verb   request consultation
  roles  by
kind consultation
  verb   consult
  roles  by, with
  mutual
agreement uk "An agreement"
  between  United Kingdom, Ukraine
  form     political commitment, not binding
  zone     Europe/Kyiv
  in force from signature by all
  term     10 years from signature
clause consult
  when      armed attack by Russia on Ukraine
  then when request for consultation by either party
  the parties shall jointly consult
  within    24 hours
source press "A newspaper"
event signing
  is       signature of uk by United Kingdom, Ukraine
  time     2024-01-12T12:00Z
  happened said 2024-01-12 by press, document
event attack-1
  is       armed attack by Russia on Ukraine
  time     2024-07-08T06:40Z
  happened said 2024-07-08 by press, named
)";

} // namespace casus::door
