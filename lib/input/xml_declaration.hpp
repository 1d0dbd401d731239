// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_XML_DECLARATION_HPP
#define XYLEM_LIB_INPUT_XML_DECLARATION_HPP

// XML declaration (XML 1.0 section 2.8), checked byte by byte so that every offending byte is known
// and pieces of any size cost the same.
//
//   [23] XMLDecl      ::= '<?xml' VersionInfo EncodingDecl? SDDecl? S? '?>'
//   [24] VersionInfo  ::= S 'version' Eq ("'" VersionNum "'" | '"' VersionNum '"')
//   [25] Eq           ::= S? '=' S?
//   [26] VersionNum   ::= '1.' [0-9]+
//   [32] SDDecl       ::= S 'standalone' Eq (("'" ('yes' | 'no') "'") | ('"' ('yes' | 'no') '"'))
//   [80] EncodingDecl ::= S 'encoding' Eq ('"' EncName '"' | "'" EncName "'" )
//   [81] EncName      ::= [A-Za-z] ([A-Za-z0-9._] | '-')*

#include <array>
#include <cstdint>
#include <string_view>

#include <xylem/error.hpp>

#include "markup_step.hpp"

namespace xylem::input {

// Messages of one kind begin with the same declaration: the one accepted last is remembered, and
// equal bytes are accepted by comparison.
//
// Offsets count from the declaration's '<', which is the document's first byte; everything before
// them is ASCII.
class xml_declaration {
 public:
  static constexpr std::string_view keyword = "<?xml";

  void start(std::uint64_t max_bytes) noexcept;

  // The next step with the text at hand, which must not be empty. Not to be called any more after
  // `absent`, `fail` or when is_complete().
  [[nodiscard]] markup_step scan(std::string_view text) noexcept;

  // The length of the declaration accepted last, if the text begins with it; else 0. Nothing is
  // taken.
  [[nodiscard]] std::size_t repeated(std::string_view text) const noexcept;
  // The encoding that that one declares.
  [[nodiscard]] std::string_view repeated_encoding_name() const noexcept {
    return std::string_view(last_.bytes.data(), last_.length)
        .substr(last_.encoding_name_offset, last_.encoding_name_length);
  }

  // Inside the declaration: its keyword was seen, its end was not.
  [[nodiscard]] bool is_open() const noexcept;
  [[nodiscard]] bool is_complete() const noexcept { return state_ == state::complete; }

  // The part of the keyword that was held back.
  [[nodiscard]] std::string_view held() const noexcept { return keyword.substr(0, matched_); }

  // The declared encoding, empty without one, cut beyond 64 bytes (no encoding's name is as long).
  [[nodiscard]] std::string_view encoding_name() const noexcept {
    return {encoding_name_.data(), encoding_name_length_};
  }
  [[nodiscard]] std::uint64_t encoding_name_offset() const noexcept {
    return encoding_name_offset_;
  }

  [[nodiscard]] errc failure() const noexcept { return failure_; }
  [[nodiscard]] std::uint64_t failure_offset() const noexcept { return failure_offset_; }

 private:
  enum class part : std::uint8_t { version, encoding, standalone, end };
  enum class state : std::uint8_t {
    in_keyword,
    before_part,   // S, the next part's first letter or '?'
    in_part_name,  //
    before_equals,
    before_quote,
    in_value,
    before_end,  // '>'
    complete,
    failed,
  };

  static constexpr std::size_t longest_remembered = 120;
  struct accepted_declaration {
    std::array<char, longest_remembered> bytes{};
    std::uint8_t length = 0;  // 0: none
    std::uint8_t encoding_name_offset = 0;
    std::uint8_t encoding_name_length = 0;
  };

  [[nodiscard]] bool repeats_last(std::string_view text) noexcept;
  void remember(std::string_view declaration) noexcept;
  [[nodiscard]] errc accept(char c) noexcept;
  [[nodiscard]] errc begin_part(char c) noexcept;
  [[nodiscard]] errc accept_value(char c) noexcept;
  [[nodiscard]] errc end_value() noexcept;
  void fail(errc code, std::uint64_t offset) noexcept;

  accepted_declaration last_;
  std::uint64_t max_bytes_ = 0;
  std::uint64_t length_ = 0;  // bytes accepted
  std::uint64_t value_begin_ = 0;
  std::uint64_t encoding_name_offset_ = 0;
  std::uint64_t failure_offset_ = 0;
  std::size_t matched_ = 0;  // bytes of a keyword or part name
  std::size_t encoding_name_length_ = 0;
  std::array<char, 64> encoding_name_{};
  errc failure_ = errc::ok;
  state state_ = state::in_keyword;
  part part_ = part::version;  // the one at hand, or the first that may come
  char quote_ = '"';
  bool seen_space_ = false;
  bool is_version_supported_ = true;
  bool is_yes_ = false;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_XML_DECLARATION_HPP
