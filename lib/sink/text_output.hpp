// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SINK_TEXT_OUTPUT_HPP
#define XYLEM_LIB_SINK_TEXT_OUTPUT_HPP

// Text on its way to a stream: gathered in large pieces, every write checked.

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>

#include "sink/sink.hpp"

namespace xylem::sink {

class text_output {
 public:
  // `name` is what messages call the stream, which must outlive this.
  text_output(std::ostream& to, std::string name) : to_(to), name_(std::move(name)) {}

  // What is appended here is written by the next end_of_row() that finds enough.
  [[nodiscard]] std::string& text() noexcept { return text_; }

  // Throws `failure` when the stream takes no more.
  void end_of_row() {
    if (text_.size() >= write_bytes) write();
  }

  // Writes everything and flushes the stream. Throws `failure`.
  void flush();

 private:
  static constexpr std::size_t write_bytes = std::size_t{64} * 1024;

  void write();
  [[noreturn]] void fail() const;

  std::ostream& to_;
  std::string name_;
  std::string text_;
};

}  // namespace xylem::sink

#endif  // XYLEM_LIB_SINK_TEXT_OUTPUT_HPP
