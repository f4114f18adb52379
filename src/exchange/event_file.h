// SPDX-License-Identifier: Apache-2.0
// A file of events, read piece by piece: CSV with a first line of names, or NDJSON (one JSON object a line).
#pragma once

#include "exchange/bytes.h"
#include "exchange/event_reader.h"

namespace casus::exchange {

/// A piece of a file's text: whole lines, unless a quotation mark hides a line feed. `padding` bytes follow it.
struct Lines {
  std::string buffer;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool last = false;       // of the file
  std::uint64_t taken = 0; // of the file as it lies, when this had been read

  std::string_view text() const { return {buffer.data() + begin, end - begin}; }
};

class EventFile {
public:
  static constexpr std::size_t usual_piece = 1U << 16U; // stays in the cache next to its facts

  /// The table that tells how to read it: the one of that id; without an id the first whose columns are all there.
  static std::expected<EventFile, std::string> open(const model::Model& model, const std::string& path,
                                                    const std::string& table, std::size_t piece = usual_piece);

  /// The next facts, after those of `facts` are forgotten (its faults and counts go on); false at the end.
  std::expected<bool, std::string> next(Facts& facts);

  /// The next piece of the text; false at the end. Each is for `read`, in order. The two touch nothing in common: one
  /// thread may call this while another reads.
  std::expected<bool, std::string> next_lines(Lines& lines);
  /// Forgets the facts that are there and reads those of the next piece.
  std::expected<void, std::string> read(const Lines& lines, Facts& facts);
  /// The same of a piece that a copy of `reader` has read apart. False: it must be read here.
  bool accept(Apart& apart, Facts& facts);

  const model::EventTable& table() const { return *table_; }
  const Bytes& bytes() const { return bytes_; }
  const EventReader& reader() const { return *reader_; }
  /// Rows come after the last one of another file.
  void follow(const EventFile& before) { reader_->follow(*before.reader_); }
  bool ndjson() const { return ndjson_; }

private:
  explicit EventFile(Bytes bytes) : bytes_(std::move(bytes)) {}
  std::expected<void, std::string> fill();
  std::expected<void, std::string> choose(const model::Model& model, const std::string& id);

  // Of next_lines.
  Bytes bytes_;
  std::string buffer_; // what was read and not yet taken, then room, then padding
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;
  bool given_last_ = false;

  // Of read.
  const model::EventTable* table_ = nullptr;
  std::optional<EventReader> reader_;
  bool ndjson_ = false;
  std::string rest_;             // begun and not ended: a line feed in quotes
  std::size_t read_rest_at_ = 0; // how long it must be before it is looked at again
  Lines lines_;                  // of `next`
};

/// The columns that a table asks for.
std::vector<std::string> columns_of(const model::EventTable& table);

} // namespace casus::exchange
