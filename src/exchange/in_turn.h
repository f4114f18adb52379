// SPDX-License-Identifier: Apache-2.0
// Pieces of text made side by side and written one after the other: the bytes do not depend on how many make them.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string_view>

namespace casus::exchange {

/// Writes a piece of text somewhere; false ends the writing.
using Sink = std::function<bool(std::string_view)>;

class InTurn {
public:
  InTurn(std::size_t pieces, const Sink& sink) : pieces_(pieces), sink_(sink) {}

  /// Makes and writes pieces until none is left, on as many threads as call it: `make(number)` gives a text that stays
  /// until the thread's next one.
  void work(const auto& make) {
    for (std::size_t number = next_++; number < pieces_; number = next_++) {
      const std::string_view made = make(number);
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return turn_ == number || refused_; });
      if (refused_) return;
      refused_ = !sink_(made);
      bytes_ += made.size();
      ++turn_;
      lock.unlock();
      changed_.notify_all();
    }
  }

  // When all have ended.
  bool refused() const { return refused_; }
  std::uint64_t bytes() const { return bytes_; }

private:
  std::size_t pieces_;
  const Sink& sink_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t turn_ = 0;
  std::uint64_t bytes_ = 0;
  bool refused_ = false;
};

} // namespace casus::exchange
