// SPDX-License-Identifier: Apache-2.0
// Files of events as one stream of facts. With more threads than one, pieces are read side by side and given out in
// their order: the same facts, and the same words about faults.
#pragma once

#include "exchange/event_file.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace casus::exchange {

struct Progress {
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0; // of the file being read
  std::uint64_t of = 0;    // 0: not known
};

class EventStream {
public:
  struct Order {
    std::vector<std::string> files; // one after the other, together in order of time
    std::string table;              // id; empty: the first that fits the first file; the others follow it
    unsigned threads = 1;           // with the one that calls `next`
    std::size_t piece = EventFile::usual_piece;
  };

  /// The model must outlive it.
  static std::expected<std::unique_ptr<EventStream>, std::string> open(const model::Model& model, Order order);
  ~EventStream();
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;

  /// The next facts, after those of `facts` are forgotten (its faults and counts go on); false at the end. While the
  /// next piece is not there, the caller reads one that comes later.
  std::expected<bool, std::string> next(Facts& facts);

  const model::EventTable& table() const { return *table_; }
  /// How many rows there may be, by the size of the first file.
  std::uint64_t guess() const { return guess_; }
  Progress progress(const Facts& facts) const { return {facts.rows, taken_, size_}; }

private:
  /// A file and, for threads that read it apart, a reader that nobody changes.
  struct Source {
    EventFile file;
    std::optional<EventReader> pattern;
  };
  /// A piece on its way.
  struct Piece {
    std::shared_ptr<Source> of;
    Lines lines;
    Apart apart;
    std::expected<bool, std::string> more = false; // there is one; else this is the end
    bool ready = false;
  };
  /// A reader of a thread's own, for the pieces of one file.
  struct Hand {
    std::shared_ptr<Source> of;
    std::optional<EventReader> reader;
  };

  EventStream(const model::Model& model, Order order) : model_(&model), order_(std::move(order)) {}
  std::expected<void, std::string> open_file(std::size_t at);
  void fetch(Piece& piece);
  bool work(Hand& hand);
  void work_on();
  std::expected<bool, std::string> give(Piece& piece, Facts& facts);
  bool room() const { return !ended_ && !stopped_ && claimed_ - given_ < pieces_.size(); }

  const model::Model* model_;
  Order order_;
  const model::EventTable* table_ = nullptr;
  std::uint64_t guess_ = 0;
  std::uint64_t taken_ = 0; // of the file that the last piece given out is of
  std::uint64_t size_ = 0;

  std::mutex fetching_; // pieces are cut off one by one
  std::shared_ptr<Source> source_;
  std::size_t at_ = 0; // of its file

  std::mutex state_; // of what follows, but for what is inside a piece that is claimed and not ready
  std::condition_variable changed_;
  std::vector<Piece> pieces_; // a ring
  std::size_t claimed_ = 0;
  std::size_t given_ = 0;
  bool ended_ = false; // the last piece is claimed
  bool stopped_ = false;

  std::shared_ptr<Source> last_; // that a piece was given out of
  Hand own_;
  std::vector<std::thread> threads_;
};

} // namespace casus::exchange
