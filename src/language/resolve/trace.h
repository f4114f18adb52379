// SPDX-License-Identifier: Apache-2.0
// What the reading of a declaration's slots hung on besides the words of the language: what it looked up and found.
#pragma once

#include "language/resolve/names.h"
#include "source/span.h"
#include "time/moment.h"

#include <cstdint>
#include <vector>

namespace casus::language {

/// Of one declaration. A name or moment that only becomes a value of the model, without a step of the reading that
/// looks at it, is a blank: another text with another name there is read by the same steps.
struct Trace {
  /// A name was looked for from `begin`, and words up to `end` were looked at.
  struct Look {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    Sort sort = Sort::actor;
  };

  /// An actor, a place or an agreement.
  struct Name {
    source::Span span;
    Sort sort = Sort::actor;
    std::uint32_t index = 0;
  };

  struct Moment {
    source::Span span;
    time::Moment value;
    bool zone_of_event = false; // read in the zone of the agreement that the event is about; else in UTC
  };

  std::vector<Look> looks;
  std::vector<Name> names;
  std::vector<Moment> moments;
  bool particular = false; // it hung on something else that is its own, such as an annex of its agreement

  void clear() {
    looks.clear();
    names.clear();
    moments.clear();
    particular = false;
  }
};

} // namespace casus::language
