// SPDX-License-Identifier: Apache-2.0
#include "source/mapped.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

namespace casus::source {

std::expected<Mapped, std::string> Mapped::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::unexpected(fmt::format("`{}` cannot be opened: {}", path, std::strerror(errno)));
  struct stat about {};
  const bool ordinary = fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
  const auto size = static_cast<std::size_t>(about.st_size);
  Mapped mapped;
  if (ordinary && size > 0) {
    void* const at = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (at != MAP_FAILED) mapped.text_ = {static_cast<const char*>(at), size};
  }
  close(descriptor);
  if (!ordinary) return std::unexpected(fmt::format("`{}` is no ordinary file", path));
  if (mapped.text_.size() != size) return std::unexpected(fmt::format("`{}` cannot be mapped into memory", path));
  return mapped;
}

Mapped::~Mapped() {
  if (!text_.empty()) munmap(const_cast<char*>(text_.data()), text_.size());
}

} // namespace casus::source
