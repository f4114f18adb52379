// SPDX-License-Identifier: Apache-2.0
// Memory asked for ahead of its use. What a replay needs next lies all over tables that no cache holds; asked for while
// other facts are followed, it is there in time.
#pragma once

namespace casus::engine {

inline void prefetch([[maybe_unused]] const void* address) {
#ifdef __GNUC__
  __builtin_prefetch(address);
  asm volatile("" : : "r"(address)); // else a compiler leaves out calls of what does nothing but ask
#endif
}

} // namespace casus::engine
