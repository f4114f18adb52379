// SPDX-License-Identifier: Apache-2.0
#include "cli/checkpoints.h"

#include "cli/files.h"

#include <algorithm>
#include <charconv>
#include <fcntl.h>
#include <unistd.h>

namespace casus::cli {

namespace {

constexpr std::string_view key_tag = "casus signing key 1\n";
constexpr std::string_view checkpoint_tag = "casus checkpoint 1";

template <std::size_t size>
bool read_hex(std::string_view digits, std::array<std::uint8_t, size>& into) {
  const auto bytes = record::from_hex(digits, size);
  if (!bytes || record::hex(*bytes) != digits) return false; // one form only: small letters
  std::ranges::copy(*bytes, into.begin());
  return true;
}

template <class Number>
bool read_number(std::string_view digits, Number& into) {
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), into);
  return read.ec == std::errc{} && std::to_string(into) == digits;
}

std::string line_of(const record::Checkpoint& checkpoint) {
  const record::Head& head = checkpoint.head;
  return std::string(checkpoint_tag) + " " + std::to_string(head.count) + " " + record::hex(head.hash) + " " +
         std::to_string(head.recorded_at.seconds) + " " + std::to_string(checkpoint.signed_at.seconds) + " " +
         record::hex(checkpoint.key) + " " + record::hex(checkpoint.signature) + " " + head.marking + "\n";
}

/// The word up to the next blank, taken off.
std::string_view take_word(std::string_view& line) {
  const std::string_view word = line.substr(0, line.find(' '));
  line.remove_prefix(std::min(word.size() + 1, line.size()));
  return word;
}

std::optional<record::Checkpoint> checkpoint_of(std::string_view line) {
  if (!line.starts_with(checkpoint_tag)) return std::nullopt;
  const std::string whole = std::string(line) + "\n";
  line.remove_prefix(std::min(checkpoint_tag.size() + 1, line.size()));
  record::Checkpoint read;
  const bool good = read_number(take_word(line), read.head.count) && read_hex(take_word(line), read.head.hash) &&
                    read_number(take_word(line), read.head.recorded_at.seconds) &&
                    read_number(take_word(line), read.signed_at.seconds) && read_hex(take_word(line), read.key) &&
                    read_hex(take_word(line), read.signature);
  read.head.marking = line;
  return good && line_of(read) == whole ? std::optional(read) : std::nullopt;
}

} // namespace

std::expected<record::SigningKey, std::string> read_key(const std::string& path) {
  const auto bytes = bytes_of_file(path);
  if (!bytes) return std::unexpected("--key: " + bytes.error() + "; `--new-key` makes it");
  record::Seed seed{};
  const std::string_view text = *bytes;
  const bool good = text.starts_with(key_tag) && text.ends_with('\n') && text.size() == key_tag.size() + 65 &&
                    read_hex(text.substr(key_tag.size(), 64), seed);
  if (!good) return std::unexpected("--key: `" + path + "` holds no signing key");
  return record::signing_key(seed);
}

std::expected<record::SigningKey, std::string> make_key(const std::string& path) {
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor < 0) {
    return std::unexpected("--new-key: cannot make `" + path + "`; a file that is there is not replaced");
  }
  const record::Seed seed = record::fresh_seed();
  const std::string text = std::string(key_tag) + record::hex(seed) + "\n";
  const bool written = write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const bool kept = fsync(descriptor) == 0;
  if (close(descriptor) != 0 || !written || !kept) {
    unlink(path.c_str());
    return std::unexpected("--new-key: cannot write `" + path + "`");
  }
  return record::signing_key(seed);
}

std::expected<record::OpenKey, std::string> open_key(const std::string& digits) {
  record::OpenKey key{};
  if (!read_hex(digits, key)) {
    return std::unexpected("--signed-by: expected the 64 hexadecimal digits that `casus checkpoint` shows");
  }
  return key;
}

std::string checkpoint_lines(const std::vector<record::Checkpoint>& checkpoints) {
  std::string lines;
  for (const record::Checkpoint& checkpoint : checkpoints)
    lines += line_of(checkpoint);
  return lines;
}

std::expected<std::vector<record::Checkpoint>, std::string> read_checkpoints(std::string_view text) {
  std::vector<record::Checkpoint> checkpoints;
  if (text.empty()) return std::unexpected("it holds no checkpoint");
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    const auto read = end == std::string_view::npos ? std::nullopt : checkpoint_of(text.substr(0, end));
    if (!read) return std::unexpected("line " + std::to_string(number) + " is no checkpoint");
    checkpoints.push_back(*read);
    text.remove_prefix(end + 1);
  }
  return checkpoints;
}

std::expected<Trust, std::string> trust_of(const Options& options) {
  Trust trust;
  if (!options.signed_by.empty()) {
    const auto key = open_key(options.signed_by);
    if (!key) return std::unexpected(key.error());
    trust.signer = *key;
  }
  if (options.outside.empty()) return trust;
  const auto bytes = bytes_of_file(options.outside);
  if (!bytes) return std::unexpected("--checkpoint: " + bytes.error());
  auto checkpoints = read_checkpoints(*bytes);
  if (!checkpoints) return std::unexpected("--checkpoint `" + options.outside + "`: " + checkpoints.error());
  trust.outside = *std::move(checkpoints);
  return trust;
}

} // namespace casus::cli
