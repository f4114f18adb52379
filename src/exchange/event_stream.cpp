// SPDX-License-Identifier: Apache-2.0
#include "exchange/event_stream.h"

namespace casus::exchange {

std::expected<std::unique_ptr<EventStream>, std::string> EventStream::open(const model::Model& model, Order order) {
  std::unique_ptr<EventStream> stream(new EventStream(model, std::move(order)));
  if (auto opened = stream->open_file(0); !opened) return std::unexpected(opened.error());
  const EventFile& first = stream->source_->file;
  stream->table_ = &first.table();
  stream->size_ = first.bytes().size();
  stream->guess_ = stream->size_ / 32 * stream->order_.files.size();
  const unsigned threads = std::max(1U, stream->order_.threads);
  stream->pieces_.resize(threads == 1 ? 1 : std::size_t{2} * threads);
  for (unsigned i = 1; i < threads; ++i)
    stream->threads_.emplace_back([&one = *stream] { one.work_on(); });
  return stream;
}

EventStream::~EventStream() {
  {
    const std::lock_guard lock(state_);
    stopped_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_)
    thread.join();
}

std::expected<void, std::string> EventStream::open_file(std::size_t at) {
  auto file = EventFile::open(*model_, order_.files[at], at == 0 ? order_.table : table_->id, order_.piece);
  if (!file) return std::unexpected(file.error());
  source_ = std::make_shared<Source>(Source{.file = std::move(*file), .pattern = {}});
  if (order_.threads > 1) source_->pattern = source_->file.reader();
  at_ = at;
  return {};
}

// The next piece of this file, or the first of the next one.
void EventStream::fetch(Piece& piece) {
  while (true) {
    piece.of = source_;
    piece.more = source_->file.next_lines(piece.lines);
    if (!piece.more || *piece.more || at_ + 1 == order_.files.size()) return;
    if (auto opened = open_file(at_ + 1); !opened) {
      piece.more = std::unexpected(opened.error());
      return;
    }
  }
}

// Claims the next piece and reads it apart; false when there is none to claim.
bool EventStream::work(Hand& hand) {
  std::unique_lock fetching(fetching_);
  Piece* piece = nullptr;
  {
    const std::lock_guard lock(state_);
    if (!room()) return false;
    piece = &pieces_[claimed_++ % pieces_.size()];
    piece->ready = false;
  }
  fetch(*piece);
  const bool more = piece->more && *piece->more;
  if (!more) {
    const std::lock_guard lock(state_);
    ended_ = true;
  }
  fetching.unlock();
  if (more) {
    if (hand.of != piece->of) hand = {piece->of, piece->of->pattern};
    hand.reader->read_apart(piece->lines.text(), piece->lines.last, piece->of->file.ndjson(), piece->apart);
  }
  {
    const std::lock_guard lock(state_);
    piece->ready = true;
  }
  changed_.notify_all();
  return true;
}

void EventStream::work_on() {
  Hand hand;
  while (true) {
    {
      std::unique_lock lock(state_);
      changed_.wait(lock, [&] { return room() || ended_ || stopped_; });
      if (ended_ || stopped_) return;
    }
    work(hand);
  }
}

std::expected<bool, std::string> EventStream::give(Piece& piece, Facts& facts) {
  if (!piece.more || !*piece.more) return piece.more;
  EventFile& file = piece.of->file;
  if (last_ != nullptr && last_ != piece.of) file.follow(last_->file);
  last_ = piece.of;
  taken_ = piece.lines.taken;
  size_ = file.bytes().size();
  if (!threads_.empty() && file.accept(piece.apart, facts)) return true;
  if (auto done = file.read(piece.lines, facts); !done) return std::unexpected(done.error());
  return true;
}

std::expected<bool, std::string> EventStream::next(Facts& facts) {
  if (threads_.empty()) {
    fetch(pieces_.front());
    return give(pieces_.front(), facts);
  }
  Piece* piece = nullptr;
  while (true) {
    {
      std::unique_lock lock(state_);
      piece = &pieces_[given_ % pieces_.size()];
      changed_.wait(lock, [&] { return (claimed_ > given_ && piece->ready) || room(); });
      if (claimed_ > given_ && piece->ready) break;
    }
    work(own_);
  }
  auto given = give(*piece, facts);
  if (!given || !*given) return given;
  {
    const std::lock_guard lock(state_);
    ++given_;
  }
  changed_.notify_all();
  return given;
}

} // namespace casus::exchange
