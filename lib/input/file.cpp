// SPDX-License-Identifier: MIT
#include <cerrno>
#include <limits>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "descriptor_source.hpp"

namespace xylem {

namespace {

class open_file {
 public:
  explicit open_file(const char* path) noexcept {
    do {
      fd_ = ::open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    } while (fd_ < 0 && errno == EINTR);
  }
  open_file(open_file&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  open_file(const open_file&) = delete;
  open_file& operator=(const open_file&) = delete;
  open_file& operator=(open_file&&) = delete;
  ~open_file() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] int get() const noexcept { return fd_; }

 private:
  int fd_;
};

class mapping {
 public:
  // Empty when the file cannot be mapped, which is no error: it can still be read.
  [[nodiscard]] static std::optional<mapping> make(int fd, std::size_t size) noexcept {
    void* const address = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (address == MAP_FAILED) return std::nullopt;  // NOLINT(*-cstyle-cast, *-int-to-ptr)
    ::madvise(address, size, MADV_SEQUENTIAL);
    return mapping(address, size);
  }
  mapping(mapping&& other) noexcept
      : address_(std::exchange(other.address_, nullptr)), size_(other.size_) {}
  mapping(const mapping&) = delete;
  mapping& operator=(const mapping&) = delete;
  mapping& operator=(mapping&&) = delete;
  ~mapping() {
    if (address_ != nullptr) ::munmap(address_, size_);
  }
  [[nodiscard]] std::string_view bytes() const noexcept {
    return {static_cast<const char*>(address_), size_};
  }

 private:
  mapping(void* address, std::size_t size) noexcept : address_(address), size_(size) {}

  void* address_;
  std::size_t size_;
};

class mapped_source final : public detail::byte_source {
 public:
  explicit mapped_source(mapping file) noexcept : file_(std::move(file)), rest_(file_.bytes()) {}

  result<std::string_view> read() override { return std::exchange(rest_, {}); }
  bool is_stable() const noexcept override { return true; }

 private:
  mapping file_;
  std::string_view rest_;
};

class file_source final : public input::descriptor_source {
 public:
  explicit file_source(open_file file) : descriptor_source(file.get()), file_(std::move(file)) {}

 private:
  open_file file_;
};

class failed_source final : public detail::byte_source {
 public:
  explicit failed_source(const error& why) noexcept : why_(why) {}
  result<std::string_view> read() override { return why_; }

 private:
  error why_;
};

source failed(errc code, int system_error, const std::filesystem::path& path) {
  error e(code);
  e.system_error = system_error;
  e.found.assign(path.native());
  return source(std::make_unique<failed_source>(e));
}

}  // namespace

source file(const std::filesystem::path& path) {
  open_file opened(path.c_str());
  struct stat status = {};
  if (opened.get() < 0 || ::fstat(opened.get(), &status) != 0) {
    return failed(errc::input_open, errno, path);
  }
  if (S_ISDIR(status.st_mode)) return failed(errc::input_is_directory, EISDIR, path);

  // A regular file of size 0 may still have bytes: those of /proc do.
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (S_ISREG(status.st_mode) && size != 0 && size <= std::numeric_limits<std::size_t>::max()) {
    if (auto mapped = mapping::make(opened.get(), static_cast<std::size_t>(size))) {
      return source(std::make_unique<mapped_source>(std::move(*mapped)));
    }
  }
  return source(std::make_unique<file_source>(std::move(opened)));
}

}  // namespace xylem
