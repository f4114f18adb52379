// SPDX-License-Identifier: Apache-2.0
// The commands that ask: each reads the library, asks one question, and prints the answer as table, JSON or CSV.
#pragma once

#include "cli/arguments.h"
#include "cli/library.h"
#include "cli/run.h"
#include "questions/asked.h"

#include <expected>
#include <string>

namespace casus::cli {

/// The times, standard and zone of the options. Fault: a sentence for people.
std::expected<questions::Asked, std::string> asked_of(const Options& options, time::Instant now);

/// A moment of knowledge as an option gives it; empty: everything the library holds. Fault: a sentence for people.
std::expected<time::Instant, std::string> known_at_of(const std::string& text, std::string_view option,
                                                      time::Zone zone);

/// The folders and files that the options name, or the shipped library.
std::expected<std::vector<std::filesystem::path>, Finished> library_paths(const Options& options,
                                                                          const Surroundings& surroundings);

/// A library without faults as its texts have it, templates as templates; or the end of the run with every fault.
std::expected<Library, Finished> checked_library(const Options& options, const Surroundings& surroundings);

/// The same with its templates written out, for questions about any agreement.
std::expected<Library, Finished> whole_library(const Options& options, const Surroundings& surroundings);

/// What the viewer named by `--as` holds, by the markings that the library declares.
std::expected<model::Clearance, Finished> clearance_of(const Options& options, const Surroundings& surroundings);

/// True when the output is to be coloured.
bool coloured(const Options& options, const Surroundings& surroundings);

/// Any question.
Finished ask(const Options& options, const Surroundings& surroundings);

/// The same of a library that has been read: from `whole_library`, for many questions.
Finished ask_of(const Library& library, const Options& options, const Surroundings& surroundings);

} // namespace casus::cli
