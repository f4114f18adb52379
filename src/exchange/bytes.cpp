// SPDX-License-Identifier: Apache-2.0
#include "exchange/bytes.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <fmt/format.h>

namespace casus::exchange {

void Bytes::Closing::operator()(void* file) const { gzclose(static_cast<gzFile>(file)); }

std::expected<Bytes, std::string> Bytes::open(const std::string& path) {
  Bytes bytes;
  bytes.path_ = path == "-" ? "standard input" : path;
  const int descriptor = path == "-" ? dup(STDIN_FILENO) : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return std::unexpected(fmt::format("`{}` cannot be opened: {}", path, std::strerror(errno)));
  struct stat about {};
  if (fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode)) {
    bytes.size_ = static_cast<std::uint64_t>(about.st_size);
    unsigned char magic[2] = {};
    const bool compressed = pread(descriptor, magic, 2, 0) == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
    if (!compressed) bytes.plain_ = descriptor;
  }
  gzFile file = gzdopen(descriptor, "rb");
  if (file == nullptr) {
    close(descriptor);
    return std::unexpected(fmt::format("`{}` cannot be read: no memory", path));
  }
  gzbuffer(file, 1U << 17U);
  bytes.file_.reset(file);
  return bytes;
}

std::expected<std::size_t, std::string> Bytes::read(char* into, std::size_t room) {
  if (plain_ >= 0) {
    const ssize_t got = ::read(plain_, into, room);
    if (got < 0) return std::unexpected(fmt::format("`{}` cannot be read: {}", path_, std::strerror(errno)));
    read_ += static_cast<std::uint64_t>(got);
    return static_cast<std::size_t>(got);
  }
  const auto file = static_cast<gzFile>(file_.get());
  const int got = gzread(file, into, static_cast<unsigned>(room));
  int code = Z_OK;
  const char* const what = gzerror(file, &code);
  if (got < 0 || (code != Z_OK && code != Z_STREAM_END)) {
    return std::unexpected(fmt::format("`{}` is damaged or cut short: {}", path_, what));
  }
  return static_cast<std::size_t>(got);
}

std::uint64_t Bytes::taken() const {
  if (plain_ >= 0) return read_;
  return static_cast<std::uint64_t>(gzoffset(static_cast<gzFile>(file_.get())));
}

} // namespace casus::exchange
