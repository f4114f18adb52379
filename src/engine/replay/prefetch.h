// SPDX-License-Identifier: Apache-2.0
// Memory asked for ahead of its use. What a replay needs next lies all over tables that no cache holds; asked for while
// other facts are followed, it is there in time.
#pragma once

#include <cstddef>

namespace casus::engine {

/// How many steps ahead of its use memory is asked for, where a step takes some nanoseconds.
inline constexpr std::size_t far = 16;

inline void prefetch([[maybe_unused]] const void* address) {
#ifdef __GNUC__
  __builtin_prefetch(address);
  asm volatile("" : : "r"(address)); // else a compiler leaves out calls of what does nothing but ask
#endif
}

} // namespace casus::engine
