// SPDX-License-Identifier: Apache-2.0
#include "exchange/event_file.h"

#include "exchange/numbers.h"

#include <algorithm>
#include <cstring>
#include <set>

#include <fmt/format.h>

namespace casus::exchange {

namespace {
constexpr std::size_t longest_line = 1U << 26U;
} // namespace

std::vector<std::string> columns_of(const model::EventTable& table) {
  std::set<std::string> columns{table.time.column, table.number, table.kind_column};
  const auto add = [&](const auto& value) {
    if (const auto* pattern = std::get_if<model::NamePattern>(&value)) columns.insert(pattern->column);
  };
  for (const model::RowForm& form : table.forms) {
    for (const model::RoleValue& role : form.roles)
      add(role.actor);
    std::ranges::for_each(form.places, add);
    if (form.of) add(*form.of);
    columns.insert(form.cites);
  }
  columns.erase("");
  return {columns.begin(), columns.end()};
}

std::expected<EventFile, std::string> EventFile::open(const model::Model& model, const std::string& path,
                                                      const std::string& table, std::size_t piece) {
  auto bytes = Bytes::open(path);
  if (!bytes) return std::unexpected(bytes.error());
  EventFile file(std::move(*bytes));
  file.buffer_.resize(piece + padding);
  if (auto filled = file.fill(); !filled) return std::unexpected(filled.error());
  if (auto chosen = file.choose(model, table); !chosen) {
    return std::unexpected(fmt::format("`{}`: {}", path, chosen.error()));
  }
  return file;
}

// Until the buffer is full or the end is known.
std::expected<void, std::string> EventFile::fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  while (!ended_ && end_ + padding < buffer_.size()) {
    const auto got = bytes_.read(buffer_.data() + end_, buffer_.size() - padding - end_);
    if (!got) return std::unexpected(got.error());
    ended_ = *got == 0;
    end_ += *got;
  }
  std::memset(buffer_.data() + end_, 0, padding);
  return {};
}

std::expected<void, std::string> EventFile::choose(const model::Model& model, const std::string& id) {
  const std::string_view text(buffer_.data(), end_);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  ndjson_ = first != std::string_view::npos && text[first] == '{';
  const auto header = ndjson_ ? std::optional<Header>() : read_header(text, ended_);
  if (!ndjson_ && !header) return std::unexpected("its first line does not end");
  std::string why = model.event_tables.empty() ? "the library has no table of events" : "";
  for (const model::EventTable& table : model.event_tables) {
    if (!id.empty() && table.id != id) continue;
    auto reader = EventReader::make(model, table, ndjson_ ? columns_of(table) : header->columns);
    if (reader) {
      table_ = &table;
      reader_.emplace(std::move(*reader));
      begin_ = header ? header->length : 0;
      return {};
    }
    why = fmt::format("table {}: {}", table.id, reader.error());
  }
  return std::unexpected(why.empty() ? fmt::format("the library has no table `{}`", id) : why);
}

std::expected<bool, std::string> EventFile::next_lines(Lines& lines) {
  if (given_last_) return false;
  std::size_t cut = 0; // after the last line feed
  while (true) {
    if (auto filled = fill(); !filled) return std::unexpected(filled.error());
    const std::size_t feed = std::string_view(buffer_.data(), end_).rfind('\n');
    cut = ended_ ? end_ : feed + 1;
    if (ended_ || feed != std::string_view::npos) break;
    if (end_ > longest_line) return std::unexpected(fmt::format("a line is longer than {} bytes", longest_line));
    buffer_.resize(2 * end_ + padding);
  }
  // The buffer is given away, and what lies behind the cut goes into the one that comes back.
  lines.buffer.swap(buffer_);
  lines.begin = 0;
  lines.end = cut;
  lines.last = given_last_ = ended_;
  lines.taken = bytes_.taken();
  if (buffer_.size() < lines.buffer.size()) buffer_.resize(lines.buffer.size());
  std::memcpy(buffer_.data(), lines.buffer.data() + cut, end_ - cut);
  end_ -= cut;
  return true;
}

std::expected<void, std::string> EventFile::read(const Lines& lines, Facts& facts) {
  facts.facts.clear();
  const std::string_view text = lines.text();
  if (rest_.empty()) {
    const std::size_t taken = reader_->read(text, lines.last, ndjson_, facts);
    rest_ = text.substr(taken);
    read_rest_at_ = 2 * rest_.size();
    return {};
  }
  rest_ += text;
  if (rest_.size() > longest_line) return std::unexpected(fmt::format("a line is longer than {} bytes", longest_line));
  if (rest_.size() < read_rest_at_ && !lines.last) return {};
  const std::size_t size = rest_.size();
  rest_.append(padding, '\0');
  const std::size_t taken = reader_->read(std::string_view(rest_).substr(0, size), lines.last, ndjson_, facts);
  rest_ = rest_.substr(taken, size - taken);
  read_rest_at_ = 2 * rest_.size();
  return {};
}

bool EventFile::accept(Apart& apart, Facts& facts) { return rest_.empty() && reader_->go_on(apart, facts); }

std::expected<bool, std::string> EventFile::next(Facts& facts) {
  auto more = next_lines(lines_);
  if (!more || !*more) return more;
  if (auto done = read(lines_, facts); !done) return std::unexpected(done.error());
  return true;
}

} // namespace casus::exchange
