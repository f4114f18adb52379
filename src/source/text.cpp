// SPDX-License-Identifier: Apache-2.0
#include "source/text.h"

#include "source/characters.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace casus::source {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// With or without a mark: half or more of the bytes of western or Cyrillic UTF-16 are small, and many are zero.
bool looks_like_utf16(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
  const std::string_view sample = bytes.substr(0, 512);
  if (sample.size() < 4) return false;
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  const std::size_t many = sample.size() / 4;
  return (even >= many && odd == 0) || (odd >= many && even == 0);
}

std::uint64_t line_of(std::string_view bytes, std::size_t offset) {
  return 1 + static_cast<std::uint64_t>(std::ranges::count(bytes.substr(0, offset), '\n'));
}

std::optional<std::uint64_t> first_long_line(std::string_view bytes) {
  std::uint64_t line = 1;
  for (std::size_t start = 0; start < bytes.size(); ++line) {
    std::size_t end = bytes.find('\n', start);
    if (end == std::string_view::npos) end = bytes.size();
    const bool carriage_return = end > start && bytes[end - 1] == '\r';
    if (end - start - (carriage_return ? 1 : 0) > longest_line) return line;
    start = end + 1;
  }
  return std::nullopt;
}

std::optional<LoadFault> find_fault(const std::string& path, std::string_view bytes) {
  if (bytes.size() > largest_text) return LoadFault{LoadFaultKind::too_large, path, bytes.size(), 0};
  if (looks_like_utf16(bytes)) return LoadFault{LoadFaultKind::utf16, path, 0, 0};
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    return LoadFault{LoadFaultKind::nul_byte, path, nul, line_of(bytes, nul)};
  }
  if (const auto bad = first_bad_byte(bytes)) {
    return LoadFault{LoadFaultKind::not_utf8, path, *bad, line_of(bytes, *bad)};
  }
  if (const auto line = first_long_line(bytes)) return LoadFault{LoadFaultKind::line_too_long, path, 0, *line};
  return std::nullopt;
}

/// All of the stream, or a little more than is allowed when it holds more (a pipe has no size to ask for).
std::optional<std::string> read_all(const std::filesystem::path& path, std::uint64_t size_hint) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string bytes;
  std::size_t filled = 0;
  std::size_t wanted = static_cast<std::size_t>(std::min(size_hint, largest_text)) + 1;
  while (filled <= largest_text) {
    bytes.resize_and_overwrite(filled + wanted, [&](char* room, std::size_t /*size*/) {
      stream.read(room + filled, static_cast<std::streamsize>(wanted));
      return filled += static_cast<std::size_t>(stream.gcount());
    });
    if (!stream) break;
    wanted = std::max<std::size_t>(filled, 4096);
  }
  if (stream.bad()) return std::nullopt;
  return bytes;
}

} // namespace

std::string describe(const LoadFault& fault) {
  constexpr std::uint64_t mebibyte = 1024ULL * 1024;
  switch (fault.kind) {
  case LoadFaultKind::not_found: return "no such file; check the name and the folder";
  case LoadFaultKind::unreadable: return "cannot be read; check that it is a file and that you may read it";
  case LoadFaultKind::too_large:
    return fmt::format("the file has {} MiB, the most is {} MiB; split it", (fault.offset + mebibyte - 1) / mebibyte,
                       largest_text / mebibyte);
  case LoadFaultKind::utf16: return "the file is UTF-16; save it as UTF-8";
  case LoadFaultKind::nul_byte:
    return fmt::format("byte {} (line {}) is zero, so this is not a text file", fault.offset, fault.line);
  case LoadFaultKind::not_utf8:
    return fmt::format("byte {} (line {}) is not UTF-8; save the file as UTF-8", fault.offset, fault.line);
  case LoadFaultKind::line_too_long:
    return fmt::format("line {} is longer than {} KiB; break it into lines", fault.line, longest_line / 1024);
  }
  return {};
}

FileId Texts::add(std::string path, std::string bytes) {
  files_.push_back({std::move(path), std::move(bytes), {}});
  return {static_cast<std::uint32_t>(files_.size() - 1)};
}

std::expected<FileId, LoadFault> Texts::admit(std::string path, std::string bytes) {
  if (auto fault = find_fault(path, bytes)) return std::unexpected(*std::move(fault));
  if (bytes.starts_with(byte_order_mark)) bytes.erase(0, byte_order_mark.size());
  return add(std::move(path), std::move(bytes));
}

std::expected<FileId, LoadFault> Texts::load(const std::filesystem::path& path) {
  const auto fault = [&](LoadFaultKind kind, std::uint64_t size = 0) {
    return std::unexpected(LoadFault{kind, path.string(), size, 0});
  };
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return fault(LoadFaultKind::not_found);
  if (error || std::filesystem::is_directory(status)) return fault(LoadFaultKind::unreadable);
  std::uint64_t size = 0;
  if (std::filesystem::is_regular_file(status)) {
    size = std::filesystem::file_size(path, error);
    if (error) return fault(LoadFaultKind::unreadable);
    if (size > largest_text) return fault(LoadFaultKind::too_large, size);
  }
  auto bytes = read_all(path, size);
  if (!bytes) return fault(LoadFaultKind::unreadable);
  return admit(path.string(), *std::move(bytes));
}

const Texts::File& Texts::at(FileId file) const {
  static const File nothing;
  return file.index < files_.size() ? files_[file.index] : nothing;
}

std::string Texts::take(FileId file) {
  if (file.index >= files_.size()) return {};
  files_[file.index].line_starts.clear();
  return std::exchange(files_[file.index].bytes, {});
}

std::string_view Texts::view(FileId file) const { return at(file).bytes; }

std::string_view Texts::path(FileId file) const { return at(file).path; }

const std::vector<std::uint32_t>& Texts::line_starts(const File& file) {
  if (!file.line_starts.empty()) return file.line_starts;
  file.line_starts.push_back(0);
  const std::string_view bytes = file.bytes;
  for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n', end + 1)) {
    if (end + 1 < bytes.size()) file.line_starts.push_back(static_cast<std::uint32_t>(end + 1));
  }
  return file.line_starts;
}

Position Texts::position(FileId file, std::uint32_t offset) const {
  const File& found = at(file);
  const std::string_view bytes = found.bytes;
  const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(offset, bytes.size()));
  const std::vector<std::uint32_t>& starts = line_starts(found);
  const auto next = std::ranges::upper_bound(starts, end);
  const std::uint32_t start = *(next - 1);
  const std::size_t before = count_characters(bytes.substr(start, end - start));
  return {static_cast<std::uint32_t>(next - starts.begin()), static_cast<std::uint32_t>(before + 1)};
}

std::uint32_t Texts::line_count(FileId file) const { return static_cast<std::uint32_t>(line_starts(at(file)).size()); }

std::uint32_t Texts::line_start(FileId file, std::uint32_t line) const {
  const std::vector<std::uint32_t>& starts = line_starts(at(file));
  const std::size_t index = std::clamp<std::size_t>(line, 1, starts.size()) - 1;
  return starts[index];
}

std::string_view Texts::line(FileId file, std::uint32_t line) const {
  const std::string_view bytes = view(file);
  const std::uint32_t start = line_start(file, line);
  std::string_view found = bytes.substr(start);
  found = found.substr(0, found.find('\n'));
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

} // namespace casus::source
