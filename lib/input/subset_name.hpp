// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_SUBSET_NAME_HPP
#define XYLEM_LIB_INPUT_SUBSET_NAME_HPP

// A name in the internal subset, byte by byte. Names of entities, notations and processing
// instructions have no colon (Namespaces in XML 1.0, section 7).

#include <cstdint>
#include <string>
#include <string_view>

#include <xylem/error.hpp>

namespace xylem::input {

// A byte of checked UTF-8, and the character that it begins.
struct subset_byte {
  char byte;
  char32_t character;  // 0 inside a character
};

class subset_name {
 public:
  void start(std::uint64_t most_bytes) noexcept {
    most_bytes_ = most_bytes;
    text_.clear();
  }

  // Takes the next byte if it goes on with the name; false when the name has ended before it. May
  // throw std::bad_alloc.
  [[nodiscard]] bool take(subset_byte b);

  // What is wrong with the byte that take() has refused, if nothing may follow the name but what
  // the caller knows how to go on with: `ok` if there is a name and it may end here.
  [[nodiscard]] errc end(subset_byte b) const noexcept;

  [[nodiscard]] bool is_too_long() const noexcept { return text_.size() > most_bytes_; }
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

 private:
  std::string text_;
  std::uint64_t most_bytes_ = 0;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_SUBSET_NAME_HPP
