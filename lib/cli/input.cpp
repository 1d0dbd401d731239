// SPDX-License-Identifier: MIT
#include "cli/input.hpp"

#include <cerrno>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace xylem::cli {

namespace {

error system_failure(errc code, int why) {
  error e(code);
  e.system_error = why;
  return e;
}

// Bytes of a file up to some offset, for counting lines in.
class mapped_start {
 public:
  mapped_start(const std::string& name, std::size_t length) : length_(length) {
    const int descriptor = open(name.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    data_ = mmap(nullptr, length, PROT_READ, MAP_PRIVATE, descriptor, 0);
    close(descriptor);
  }
  mapped_start(const mapped_start&) = delete;
  mapped_start& operator=(const mapped_start&) = delete;
  ~mapped_start() {
    if (data_ != MAP_FAILED) munmap(data_, length_);
  }

  [[nodiscard]] std::string_view text() const noexcept {
    return data_ == MAP_FAILED ? std::string_view()
                               : std::string_view(static_cast<const char*>(data_), length_);
  }

 private:
  void* data_ = MAP_FAILED;
  std::size_t length_;
};

}  // namespace

input::input(const std::string& name, int standard_input) {
  if (name == "-") {
    descriptor_ = standard_input;
    return;
  }
  do {
    descriptor_ = open(name.c_str(), O_RDONLY | O_CLOEXEC);
  } while (descriptor_ < 0 && errno == EINTR);
  if (descriptor_ < 0) {
    failure_ = system_failure(errc::input_open, errno);
    return;
  }
  is_owned_ = true;
  struct stat about {};
  if (fstat(descriptor_, &about) == 0 && S_ISDIR(about.st_mode)) {
    failure_ = error(errc::input_is_directory);
  }
}

input::~input() {
  if (is_owned_) close(descriptor_);
}

source input::bytes(std::function<void(std::size_t)> on_read) const {
  return callback([descriptor = descriptor_,
                   on_read = std::move(on_read)](std::span<char> buffer) -> result<std::size_t> {
    while (true) {
      const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
      if (count >= 0) {
        on_read(static_cast<std::size_t>(count));
        return static_cast<std::size_t>(count);
      }
      if (errno != EINTR) return system_failure(errc::input_read, errno);
    }
  });
}

std::optional<std::uint64_t> size_of_file(const std::string& name) {
  std::error_code failed;
  const std::uint64_t size = std::filesystem::file_size(name, failed);
  if (name == "-" || failed) return std::nullopt;
  return size;
}

std::string identity_of(const std::string& name) {
  if (name == "-") return name;
  std::error_code failed;
  const std::filesystem::path path = std::filesystem::canonical(name, failed);
  return failed ? name : path.string();
}

std::string place_in(const std::string& name, std::uint64_t byte_offset) {
  // Counting lines takes a second per gigabyte; whoever has more looks for the byte.
  constexpr std::uint64_t most = std::uint64_t{1} << 30U;
  const std::optional<std::uint64_t> size = size_of_file(name);
  if (!size || byte_offset > *size || byte_offset > most) return name;
  // One byte more shows whether a CR is half of a CR LF.
  const auto length = static_cast<std::size_t>(std::min(byte_offset + 1, *size));
  if (length == 0) return name + ":1:1";
  const mapped_start start(name, length);
  const std::string_view text = start.text();
  // In UTF-16 and UTF-32 the byte 10 is no line end.
  const bool is_wide = text.empty() || text.substr(0, 4).find('\0') != std::string_view::npos ||
                       text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  if (is_wide) return name;
  const text_position at = locate(text, byte_offset);
  return name + ':' + std::to_string(at.line) + ':' + std::to_string(at.column);
}

}  // namespace xylem::cli
