// SPDX-License-Identifier: Apache-2.0
// The engine's public face: a model compiled to tables, then any number of answers. Pure: no clock, no I/O, no text.
#pragma once

#include "model/outcome.h"

#include <memory>

namespace casus::engine {

/// A model compiled to tables: for each kind of event, the clauses it can open, perform or break (DESIGN 8). Compile
/// once, answer often. Immutable; may be shared between threads. The model must outlive it.
class Engine {
public:
  explicit Engine(const model::Model& model);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// The state of everything at the exact second `at`, by the rules of docs/language/meaning.md.
  [[nodiscard]] model::Outcome answer(const model::Log& log, time::Instant at) const;

private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

} // namespace casus::engine
