// SPDX-License-Identifier: Apache-2.0
// The texts a run works on: files read once, held whole as UTF-8, addressed by a small number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace casus::source {

/// Number of a text in its `Texts`. A default one names no text.
struct FileId {
  static constexpr std::uint32_t none = 0xFFFF'FFFF;

  std::uint32_t index = none;

  [[nodiscard]] bool valid() const { return index != none; }
  friend auto operator<=>(const FileId&, const FileId&) = default;
};

/// Largest text accepted, in bytes. Offsets into a text therefore always fit 32 bits.
inline constexpr std::uint64_t largest_text = 64ULL * 1024 * 1024;

/// Longest line accepted, in bytes without its end.
inline constexpr std::uint64_t longest_line = 64ULL * 1024;

enum class LoadFaultKind : std::uint8_t {
  not_found,
  unreadable,
  too_large,
  utf16,
  nul_byte,
  not_utf8,
  line_too_long,
};

/// Why a file was not taken.
struct LoadFault {
  LoadFaultKind kind = LoadFaultKind::unreadable;
  std::string path;
  /// Bytes from the start of the file, for nul_byte and not_utf8; size in bytes for too_large.
  std::uint64_t offset = 0;
  /// Line, from 1, for nul_byte, not_utf8 and line_too_long; else 0.
  std::uint64_t line = 0;

  friend bool operator==(const LoadFault&, const LoadFault&) = default;
};

/// One sentence for people: what is wrong and what to do. Does not repeat the path.
[[nodiscard]] std::string describe(const LoadFault& fault);

/// Line and column, both from 1. Columns count characters (code points), a tab is one.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend auto operator<=>(const Position&, const Position&) = default;
};

/// Owns texts. Views and paths it gives stay good as long as it lives. For one thread at a time.
class Texts {
public:
  /// Takes bytes already known to be good, such as a test's; checks nothing.
  FileId add(std::string path, std::string bytes);

  /// Takes bytes from anywhere (standard input, an editor) after the checks that `load` makes.
  /// A UTF-8 byte order mark is taken off: offsets count from behind it.
  [[nodiscard]] std::expected<FileId, LoadFault> admit(std::string path, std::string bytes);

  /// Reads a file. Refuses by its size before reading.
  [[nodiscard]] std::expected<FileId, LoadFault> load(const std::filesystem::path& path);

  /// Takes the bytes of a text out: it is empty from then on.
  [[nodiscard]] std::string take(FileId file);

  [[nodiscard]] std::size_t size() const { return files_.size(); }
  [[nodiscard]] std::string_view view(FileId file) const;
  [[nodiscard]] std::string_view path(FileId file) const;

  /// Where a byte is. An offset past the end gives the end.
  [[nodiscard]] Position position(FileId file, std::uint32_t offset) const;

  /// Lines in the text, at least 1; a final line end opens no further line.
  [[nodiscard]] std::uint32_t line_count(FileId file) const;

  /// Offset of the first byte of a line (from 1). A line past the last gives the last.
  [[nodiscard]] std::uint32_t line_start(FileId file, std::uint32_t line) const;

  /// A line (from 1) without its end (LF or CR LF).
  [[nodiscard]] std::string_view line(FileId file, std::uint32_t line) const;

private:
  struct File {
    std::string path;
    std::string bytes;
    mutable std::vector<std::uint32_t> line_starts; // empty until first asked for
  };

  [[nodiscard]] const File& at(FileId file) const;
  static const std::vector<std::uint32_t>& line_starts(const File& file);

  std::deque<File> files_; // a deque, so that views stay good as it grows
};

/// Loads a file that a text names into the `Texts` that holds it. The doors give one to what must not read files
/// itself.
using Loader = std::function<std::expected<FileId, LoadFault>(const std::string& path)>;

} // namespace casus::source
