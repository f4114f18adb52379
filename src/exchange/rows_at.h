// SPDX-License-Identifier: Apache-2.0
// Single rows out of files of events: of plain CSV only the lines around them are read.
#pragma once

#include "engine/replay/stream_fact.h"
#include "model/model.h"

#include <expected>
#include <string>
#include <vector>

namespace casus::exchange {

/// A row, with the number that the table gives it, and the file that it stands in.
struct FileRow {
  engine::StreamFact fact;
  std::string file;
};

class EventRows {
public:
  /// The model and the table must outlive it.
  EventRows(const model::Model& model, const model::EventTable& table, std::vector<std::string> files)
      : model_(model), table_(table), files_(std::move(files)) {}

  /// When the row of that number happened; nothing when it is not there or only a reading of everything would tell.
  std::optional<std::int64_t> second_of(std::int64_t number) const;

  /// The row of that number and the rows of these seconds, in order of number; those of no effect are left out.
  std::expected<std::vector<FileRow>, std::string> at(std::optional<std::int64_t> number,
                                                      std::vector<std::int64_t> seconds) const;

private:
  const model::Model& model_;
  const model::EventTable& table_;
  std::vector<std::string> files_;
};

} // namespace casus::exchange
