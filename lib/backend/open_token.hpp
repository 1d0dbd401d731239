// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BACKEND_OPEN_TOKEN_HPP
#define XYLEM_LIB_BACKEND_OPEN_TOKEN_HPP

// Knows when a token ends, piece by piece.
//
// expat reads a token that is not complete again from its start with every call, which makes a long
// one in small pieces quadratic (CVE-2023-52425). Pieces that cannot complete it are therefore held
// back until they have doubled it. Waiting for more without looking, as expat 2.6 does, would delay
// records: the piece that completes a token must be handed on at once. This follows the token just
// well enough for that; what is wrong inside it is for the parser to say.

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace xylem::backend_stage {

class open_token {
 public:
  // Begins with the token's first bytes, 4 at least.
  void start(std::string_view bytes) noexcept {
    run_ = 0;
    quote_ = '\0';
    is_over_ = false;
    std::size_t opening = 1;
    if (bytes.starts_with("<!--")) {
      kind_ = kind::comment;
      opening = 4;
    } else if (bytes.starts_with("<![CDATA[")) {
      kind_ = kind::section;
      opening = 9;
    } else if (bytes.starts_with("<?")) {
      kind_ = kind::instruction;
      opening = 2;
    } else if (bytes.starts_with("&")) {
      kind_ = kind::reference;
    } else {
      kind_ = bytes.starts_with("<") && !bytes.starts_with("<!") ? kind::tag : kind::other;
    }
    follow(bytes.substr(opening));
  }

  // More of its bytes. True once the token has ended or cannot be well-formed.
  bool follow(std::string_view bytes) noexcept {
    std::size_t at = 0;
    while (!is_over_ && (at = next_that_counts(bytes, at)) < bytes.size())
      is_over_ = ends_with(bytes[at++]);
    return is_over_ || kind_ == kind::other;
  }

 private:
  enum class kind : std::uint8_t { comment, section, instruction, tag, reference, other };

  // The first byte from `at` on that ends_with() does not simply pass over; the size if there is
  // none.
  [[nodiscard]] std::size_t next_that_counts(std::string_view bytes,
                                             std::size_t at) const noexcept {
    const auto next = [=](char c) { return std::min(bytes.find(c, at), bytes.size()); };
    switch (kind_) {
      case kind::comment:
        return run_ == 0 ? next('-') : at;
      case kind::section:
        return run_ == 0 ? next(']') : at;
      case kind::instruction:
        return run_ == 0 ? next('?') : at;
      case kind::tag: {
        if (quote_ == '\0') return at;
        const std::size_t closing = next(quote_);
        return std::min(bytes.substr(0, closing).find('<', at), closing);
      }
      case kind::reference:
        return next(';');
      case kind::other:
        break;
    }
    return at;
  }

  bool ends_with(char c) noexcept {
    switch (kind_) {
      case kind::comment:  // [15]: "--" is followed by '>'
        if (run_ == 2) return true;
        run_ = c == '-' ? static_cast<std::uint8_t>(run_ + 1) : std::uint8_t{0};
        return false;
      case kind::section:  // [21]
        if (run_ == 2 && c == '>') return true;
        run_ = c == ']' ? static_cast<std::uint8_t>(std::min(run_ + 1, 2)) : std::uint8_t{0};
        return false;
      case kind::instruction: {
        const bool is_end = run_ == 1 && c == '>';
        run_ = c == '?' ? 1 : 0;
        return is_end;
      }
      case kind::tag:
        if (c == '<') return true;  // [10]: not even in a value
        if (quote_ != '\0') {
          if (c == quote_) quote_ = '\0';
          return false;
        }
        if (c == '"' || c == '\'') quote_ = c;
        return c == '>';
      case kind::reference:
        return c == ';';
      case kind::other:
        break;
    }
    return true;
  }

  kind kind_ = kind::other;
  std::uint8_t run_ = 0;  // of '-', ']' or '?'
  char quote_ = '\0';     // around the value at hand
  bool is_over_ = false;
};

}  // namespace xylem::backend_stage

#endif  // XYLEM_LIB_BACKEND_OPEN_TOKEN_HPP
