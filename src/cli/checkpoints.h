// SPDX-License-Identifier: Apache-2.0
// Keys and checkpoints as files (docs/formats/record.md).
#pragma once

#include "cli/arguments.h"
#include "record/chain.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::cli {

/// The key that a file holds. Fault: a sentence.
std::expected<record::SigningKey, std::string> read_key(const std::string& path);

/// Makes a key and a file for it that nobody else may read. Fault: a sentence; a file that is there is never replaced.
std::expected<record::SigningKey, std::string> make_key(const std::string& path);

/// A public key from its hexadecimal digits. Fault: a sentence.
std::expected<record::OpenKey, std::string> open_key(const std::string& digits);

/// A line a checkpoint.
std::string checkpoint_lines(const std::vector<record::Checkpoint>& checkpoints);
/// What `checkpoint_lines` wrote, one line at least and nothing else. Fault: a sentence with the line.
std::expected<std::vector<record::Checkpoint>, std::string> read_checkpoints(std::string_view text);

/// Whose checkpoints count, and those kept elsewhere: `--signed-by` and `--checkpoint`.
struct Trust {
  std::vector<record::Checkpoint> outside;
  std::optional<record::OpenKey> signer;
};
/// Fault: a sentence.
std::expected<Trust, std::string> trust_of(const Options& options);

} // namespace casus::cli
