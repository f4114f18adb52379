// SPDX-License-Identifier: Apache-2.0
#include "record/postgres/libpq.h"

#include "time/assert.h"

#include <dlfcn.h>
#include <string>
#include <type_traits>

namespace casus::record {

namespace {

struct Loaded {
  Libpq functions;
  std::string fault; // empty: all are there
};

Loaded load() {
  Loaded loaded;
  void* const library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    loaded.fault = dlerror();
    return loaded;
  }
  const auto find = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(library, name));
    if (function == nullptr && loaded.fault.empty()) loaded.fault = std::string(name) + " is missing";
  };
#define CASUS_LIBPQ_FIND(function) find(loaded.functions.function, #function);
  CASUS_LIBPQ(CASUS_LIBPQ_FIND)
#undef CASUS_LIBPQ_FIND
  return loaded;
}

const Loaded& loaded() {
  static const Loaded once = load();
  return once;
}

} // namespace

Result<void> load_libpq() {
  if (loaded().fault.empty()) return {};
  return std::unexpected(Fault{FaultKind::cannot_open, "a record on a server needs PostgreSQL's client library, which "
                                                       "does not load; install libpq5 (" +
                                                           loaded().fault + ")"});
}

const Libpq& libpq() {
  CASUS_ASSERT(loaded().fault.empty());
  return loaded().functions;
}

} // namespace casus::record
