// SPDX-License-Identifier: Apache-2.0
// A file of events, read piece by piece: CSV with a first line of names, or NDJSON (one JSON object a line).
#pragma once

#include "exchange/bytes.h"
#include "exchange/event_reader.h"

namespace casus::exchange {

class EventFile {
public:
  /// The table that tells how to read it: the one of that id; without an id the first whose columns are all there.
  static std::expected<EventFile, std::string> open(const model::Model& model, const std::string& path,
                                                    const std::string& table);

  /// The next facts, after those of `facts` are forgotten (its faults and counts go on); false at the end.
  std::expected<bool, std::string> next(Facts& facts);

  const model::EventTable& table() const { return *table_; }
  const Bytes& bytes() const { return bytes_; }

private:
  explicit EventFile(Bytes bytes) : bytes_(std::move(bytes)) {}
  std::expected<void, std::string> fill();
  std::expected<void, std::string> choose(const model::Model& model, const std::string& id);

  Bytes bytes_;
  const model::EventTable* table_ = nullptr;
  std::optional<EventReader> reader_;
  bool ndjson_ = false;
  std::string buffer_; // what was read and not yet taken, then room, then padding
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;
};

/// The columns that a table asks for.
std::vector<std::string> columns_of(const model::EventTable& table);

} // namespace casus::exchange
