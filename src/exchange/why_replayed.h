// SPDX-License-Identifier: Apache-2.0
// The reason for a duty that a replay found, after the replay: its line and the rows behind it are looked up, and the
// library is asked as it is for any duty.
#pragma once

#include "exchange/replay_note.h"
#include "model/model.h"
#include "questions/why.h"

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

namespace casus::exchange {

/// `id` is AGREEMENT/CLAUSE@EVENT, each as duties.csv has it; the agreement may be written in full. One answer for each
/// bearer and beneficiary. `model` is the library that the note names, templates as templates; the agreement and the
/// rows become part of it. Refused with a sentence.
std::expected<std::vector<questions::WhyAnswer>, std::string> why_replayed(model::Model& model,
                                                                           const std::filesystem::path& folder,
                                                                           const ReplayNote& note,
                                                                           const std::string& id, time::Zone zone);

} // namespace casus::exchange
