// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BACKEND_TOKEN_SCANNER_HPP
#define XYLEM_LIB_BACKEND_TOKEN_SCANNER_HPP

// Finds where tokens end, across texts of any size.
//
// A parser that is handed complete tokens only never reads the beginning of one again, whatever
// pieces the text comes in, and what it makes of a token does not depend on them. This follows the
// text just well enough to tell complete tokens from the open one; what is wrong inside a token is
// for the parser to say. Only where no token can go on it stops by itself.
//
// Most text costs next to nothing: a stretch without "<!" and "<?" is tags and character data, of
// which only the last tag may be open.

#include <cstdint>
#include <string_view>

#include <xylem/error.hpp>

namespace xylem::backend_stage {

class token_scanner {
 public:
  // Tokens of more bytes, and tags with more attributes, stop the scanner.
  token_scanner(std::uint64_t most_token_bytes, std::uint64_t most_attributes) noexcept
      : most_token_bytes_(most_token_bytes), most_attributes_(most_attributes) {}

  // The text begins at an offset.
  void start(std::uint64_t text_offset) noexcept;

  // Reads on, to the text's end or to the byte that stops it. Requires that it has not stopped.
  void read(std::string_view text) noexcept;

  // Why it stopped. token_malformed: the byte before position() cannot stand there.
  // limit_token, limit_attributes: the open token exceeds it. ok: it has not.
  [[nodiscard]] errc stop() const noexcept { return stop_; }

  // Text offset behind what was read.
  [[nodiscard]] std::uint64_t position() const noexcept { return position_; }
  // Text offset behind the last complete token or reference; character data may follow it.
  [[nodiscard]] std::uint64_t token_end() const noexcept { return token_end_; }
  // Text offset of the open token; position() if there is none.
  [[nodiscard]] std::uint64_t token_begin() const noexcept {
    return is_in_token() ? token_begin_ : position_;
  }
  [[nodiscard]] bool is_in_token() const noexcept { return state_ != state::text; }
  // The open token is "<!" and something that neither a comment nor a CDATA section begins with.
  [[nodiscard]] bool is_declaration() const noexcept { return state_ == state::declaration; }

  static constexpr std::uint64_t block_bytes = std::uint64_t{32} * 1024;

 private:
  enum class state : std::uint8_t {
    text,
    reference,    // behind "&"
    number,       // behind "&#"
    decimal,      // behind "&#" and a digit
    hexadecimal,  // behind "&#x"
    markup,       // behind "<"
    declaration,  // behind "<!"
    comment,
    section,  // CDATA
    instruction,
    tag,
    quoted,  // an attribute value
  };

  // Each reads from `at` on, and returns where it has got to.
  const char* read_text(const char* at, const char* end) noexcept;
  const char* read_inside(const char* at, const char* end) noexcept;
  const char* read_tag(const char* at, const char* end) noexcept;
  const char* read_value(const char* at, const char* end) noexcept;
  const char* read_comment(const char* at, const char* end) noexcept;
  const char* read_section(const char* at, const char* end) noexcept;
  const char* read_instruction(const char* at, const char* end) noexcept;
  const char* read_declaration(const char* at, const char* end) noexcept;
  void read_reference(char c, const char* behind) noexcept;

  [[nodiscard]] std::uint64_t offset(const char* at) const noexcept {
    return position_ + static_cast<std::uint64_t>(at - text_begin_);
  }
  void open_token(const char* at, state s) noexcept;
  void end_token(const char* behind) noexcept;
  const char* stop_at(const char* behind, errc why) noexcept;

  const std::uint64_t most_token_bytes_;
  const std::uint64_t most_attributes_;
  std::uint64_t position_ = 0;
  std::uint64_t token_begin_ = 0;
  std::uint64_t token_end_ = 0;
  std::uint64_t attributes_ = 0;      // of the open tag
  const char* text_begin_ = nullptr;  // while reading
  state state_ = state::text;
  std::uint8_t run_ = 0;  // of '-', ']' or '?', or of the bytes of "[CDATA[" seen
  char quote_ = '\0';
  errc stop_ = errc::ok;
};

}  // namespace xylem::backend_stage

#endif  // XYLEM_LIB_BACKEND_TOKEN_SCANNER_HPP
