// SPDX-License-Identifier: Apache-2.0
// Memory for columns that grow to hundreds of megabytes: the system is told that large pages serve it, so that it is
// handed out two megabytes at a time where it would be four kilobytes.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace casus::engine {

/// An allocator for `std::vector`. Small blocks are those of operator new.
template <class T>
struct LargePages {
  using value_type = T;
  LargePages() = default;
  template <class U>
  explicit LargePages(const LargePages<U>& /*other*/) {}

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < 2 * page) return static_cast<T*>(::operator new (bytes, std::align_val_t{alignof(T)}));
    void* block = ::operator new (bytes, std::align_val_t{page});
#ifdef MADV_HUGEPAGE
    madvise(block, bytes, MADV_HUGEPAGE); // where it is refused, small pages do
#endif
    return static_cast<T*>(block);
  }
  void deallocate(T* block, std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    ::operator delete (block, std::align_val_t{bytes < 2 * page ? alignof(T) : page});
  }
  bool operator==(const LargePages& /*other*/) const { return true; }

private:
  static constexpr std::size_t page = std::size_t{1} << 21U;
};

} // namespace casus::engine
