// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_SUBSET_NAME_HPP
#define XYLEM_LIB_INPUT_SUBSET_NAME_HPP

// A name in the document type declaration, byte by byte. Names of entities, notations and
// processing instructions have no colon, those of elements one at most (Namespaces in XML 1.0,
// section 7).

#include <cstdint>
#include <string>
#include <string_view>

#include <xylem/error.hpp>
#include <xylem/options.hpp>

namespace xylem::input {

// A byte of checked UTF-8, and the character that it begins.
struct subset_byte {
  char byte;
  char32_t character;  // 0 inside a character
};

struct name_rules {
  std::uint64_t most_bytes = 0;
  name_profile profile = name_profile::portable;
};

enum class name_form : std::uint8_t { without_colon, qualified };

class subset_name {
 public:
  void start(const name_rules& rules, name_form form) noexcept {
    rules_ = rules;
    may_have_colon_ = form == name_form::qualified;
    text_.clear();
  }

  // Takes the next byte if it goes on with the name; false when the name has ended before it. May
  // throw std::bad_alloc.
  [[nodiscard]] bool take(subset_byte b);

  // Whether the name may end before a byte that was not taken: `ok`, or what is wrong.
  [[nodiscard]] errc end(subset_byte b) const noexcept;

  // What is wrong with a byte that was not taken where nothing but the name may stand.
  [[nodiscard]] errc refusal(subset_byte b) const noexcept {
    const errc code = end(b);
    return code == errc::ok ? errc::doctype_malformed : code;
  }

  [[nodiscard]] bool is_too_long() const noexcept { return text_.size() > rules_.most_bytes; }
  [[nodiscard]] std::string_view text() const noexcept { return text_; }

 private:
  std::string text_;
  name_rules rules_;
  bool may_have_colon_ = false;  // still
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_SUBSET_NAME_HPP
