// SPDX-License-Identifier: Apache-2.0
#include "tests/record/faulty_disk.h"

#include <new>
#include <sqlite3.h>

namespace casus::record {

namespace {

struct Plan {
  DiskFault fault = DiskFault::full;
  std::uint64_t left = 0; // writes until it strikes; 0: never
  bool struck = false;

  bool strikes() {
    if (left == 0 || --left > 0) return false;
    struck = true;
    return true;
  }
};

Plan plan; // SQLite calls back without a word of ours, so the plan has to be found from anywhere

/// SQLite's file, and behind it in the same memory that of the system.
struct File {
  sqlite3_file base;
};

sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<char*>(file) + sizeof(File));
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  if (plan.fault != DiskFault::sync && plan.strikes()) {
    if (plan.fault == DiskFault::full) return SQLITE_FULL;
    real(file)->pMethods->xWrite(real(file), bytes, size / 2, offset);
    return SQLITE_IOERR_WRITE;
  }
  return real(file)->pMethods->xWrite(real(file), bytes, size, offset);
}

int sync(sqlite3_file* file, int flags) {
  const int code = real(file)->pMethods->xSync(real(file), flags);
  return plan.fault == DiskFault::sync && plan.strikes() ? SQLITE_IOERR_FSYNC : code;
}

#define FORWARD(method, parameters, ...)                                                                               \
  [] parameters { return real(f)->pMethods->method(real(f) __VA_OPT__(, ) __VA_ARGS__); }

const sqlite3_io_methods methods = {
    2,
    FORWARD(xClose, (sqlite3_file * f)),
    FORWARD(xRead, (sqlite3_file * f, void* p, int n, sqlite3_int64 at), p, n, at),
    write,
    FORWARD(xTruncate, (sqlite3_file * f, sqlite3_int64 n), n),
    sync,
    FORWARD(xFileSize, (sqlite3_file * f, sqlite3_int64* n), n),
    FORWARD(xLock, (sqlite3_file * f, int l), l),
    FORWARD(xUnlock, (sqlite3_file * f, int l), l),
    FORWARD(xCheckReservedLock, (sqlite3_file * f, int* l), l),
    FORWARD(xFileControl, (sqlite3_file * f, int op, void* p), op, p),
    FORWARD(xSectorSize, (sqlite3_file * f)),
    FORWARD(xDeviceCharacteristics, (sqlite3_file * f)),
    FORWARD(xShmMap, (sqlite3_file * f, int i, int n, int e, void volatile** p), i, n, e, p),
    FORWARD(xShmLock, (sqlite3_file * f, int o, int n, int l), o, n, l),
    [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); },
    FORWARD(xShmUnmap, (sqlite3_file * f, int d), d),
    nullptr,
    nullptr,
};

#undef FORWARD

int open(sqlite3_vfs* layer, sqlite3_filename name, sqlite3_file* file, int flags, int* out) {
  auto* system = static_cast<sqlite3_vfs*>(layer->pAppData);
  file->pMethods = nullptr;
  const int code = system->xOpen(system, name, real(file), flags, out);
  if (real(file)->pMethods != nullptr) file->pMethods = &methods;
  return code;
}

} // namespace

const std::string& FaultyDisk::name() {
  static const std::string name = "casus-faulty-disk";
  static sqlite3_vfs layer;
  if (sqlite3_vfs_find(name.c_str()) == nullptr) {
    sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
    layer = *system;
    layer.pNext = nullptr;
    layer.zName = name.c_str();
    layer.szOsFile = static_cast<int>(sizeof(File)) + system->szOsFile;
    layer.pAppData = system;
    layer.xOpen = open;
    sqlite3_vfs_register(&layer, 0);
  }
  return name;
}

void FaultyDisk::arm(DiskFault fault, std::uint64_t at) { plan = {.fault = fault, .left = at}; }

bool FaultyDisk::struck() { return plan.struck; }

} // namespace casus::record
