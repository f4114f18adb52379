// SPDX-License-Identifier: Apache-2.0
#include "bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace limit {

namespace {
constexpr std::size_t behind = 8192; // more than a page, so that one is left when the file ends within a page
}

std::optional<MappedFile> MappedFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  struct stat status {};
  void* place = MAP_FAILED;
  std::size_t size = 0;
  if (fstat(file, &status) == 0 && status.st_size > 0) {
    size = static_cast<std::size_t>(status.st_size);
    // First the room for all, then the file over its beginning.
    void* room = mmap(nullptr, size + behind, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (room != MAP_FAILED) place = mmap(room, size, PROT_READ, MAP_SHARED | MAP_FIXED | MAP_POPULATE, file, 0);
  }
  close(file);
  if (place == MAP_FAILED) return std::nullopt;
  return MappedFile(static_cast<char*>(place), size);
}

MappedFile::~MappedFile() {
  if (start != nullptr) munmap(start, length + behind);
}

} // namespace limit
