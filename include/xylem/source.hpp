// SPDX-License-Identifier: MIT
#ifndef XYLEM_SOURCE_HPP
#define XYLEM_SOURCE_HPP

/// \file
/// Where bytes come from: memory, files, descriptors, streams, callbacks.
///
///     for (const order& o : xylem::read(orders, xylem::file("orders.xml"))) load(o);

#include <cstddef>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <span>
#include <string_view>

#include <xylem/export.hpp>
#include <xylem/result.hpp>

namespace xylem {

namespace detail {

/// One kind of input. Not thread-safe.
class XYLEM_API byte_source {
 public:
  byte_source() = default;
  byte_source(const byte_source&) = delete;
  byte_source& operator=(const byte_source&) = delete;
  virtual ~byte_source();

  /// The next bytes; empty at the end. The view is valid until the next call, and as long as the
  /// source lives if `is_stable()`. After an error the same error is returned again.
  virtual result<std::string_view> read() = 0;

  /// True when the first `read()` gives everything and the bytes stay put.
  [[nodiscard]] virtual bool is_stable() const noexcept { return false; }
};

}  // namespace detail

/// A stream of bytes to read one document from. Move-only; made by the functions below. Opening
/// errors are kept and reported by the read as `errc::input_open`.
class XYLEM_API source {
 public:
  explicit source(std::unique_ptr<detail::byte_source> bytes) noexcept;
  source(const source&) = delete;
  source& operator=(const source&) = delete;
  source(source&&) noexcept;
  source& operator=(source&&) noexcept;
  ~source();

  [[nodiscard]] detail::byte_source& bytes() noexcept { return *bytes_; }

 private:
  std::unique_ptr<detail::byte_source> bytes_;
};

/// A document in memory. Nothing is copied: the bytes must outlive the read.
[[nodiscard]] XYLEM_API source memory(std::string_view document);

/// A file, memory-mapped when it is a regular file, else read through a buffer. A mapped file must
/// not be truncated during the read (the operating system answers with SIGBUS).
[[nodiscard]] XYLEM_API source file(const std::filesystem::path& path);

/// An open POSIX descriptor, read to its end from where it stands; not closed.
[[nodiscard]] XYLEM_API source descriptor(int fd);

/// A standard stream, read to its end; must outlive the read. Open files in binary mode.
[[nodiscard]] XYLEM_API source stream(std::istream& in);

/// A function that fills the span from its start and returns how many bytes it wrote, 0 at the end.
/// What it throws reaches the caller of the read; an error it returns ends the read.
[[nodiscard]] XYLEM_API source
callback(std::function<result<std::size_t>(std::span<char> buffer)> fill);

}  // namespace xylem

#endif  // XYLEM_SOURCE_HPP
