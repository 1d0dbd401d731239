// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_PRODUCTION_HPP
#define XYLEM_LIB_SCANNER_PRODUCTION_HPP

// The grammar of XML 1.0, one production a file. Each function looks for its production at a place
// of a text and tells how far it goes:
//
//   whole   it is there, `at` lies behind it
//   cut     the text ends before it does; all of it so far is well-formed
//   wrong   `at` is the first byte with which no continuation is well-formed
//
// So the answer to a malformed text does not depend on how much of what follows is known. The text
// is UTF-8, checked, and ends with a whole character. All functions are linear.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include <xylem/error.hpp>
#include <xylem/options.hpp>

namespace xylem::scanner {

enum class verdict : std::uint8_t { whole, cut, wrong };

struct extent {
  verdict what = verdict::whole;
  errc code = errc::ok;  // of what is wrong
  std::size_t at = 0;
  std::size_t known = 0;  // how much of the text it takes to tell

  [[nodiscard]] bool is_whole() const noexcept { return what == verdict::whole; }
};

constexpr extent whole(std::size_t at) noexcept {
  return {verdict::whole, errc::ok, at, at};
}
constexpr extent cut(std::string_view text) noexcept {
  return {verdict::cut, errc::ok, text.size(), text.size()};
}
constexpr extent wrong(std::size_t at, errc code = errc::token_malformed) noexcept {
  return {verdict::wrong, code, at, at + 1};
}
constexpr extent wrong(std::size_t at, errc code, std::size_t known) noexcept {
  return {verdict::wrong, code, at, known};
}

// What a document may use beyond the specification's fixed parts.
struct dialect {
  name_profile names = name_profile::portable;
  // Entities that are known besides the predefined ones; may be empty.
  std::function<bool(std::string_view name)> knows_entity{};
};

// [3] S
constexpr bool is_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
constexpr std::size_t skip_spaces(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && is_space(text[at]))
    ++at;
  return at;
}

// [2] Char: length of the character at a place, 0 if XML does not have it.
[[nodiscard]] std::size_t character_length(std::string_view text, std::size_t at) noexcept;

// Whether `expected` goes on at `at`: whole if all of it is there.
[[nodiscard]] extent scan_literal(std::string_view text, std::size_t at,
                                  std::string_view expected) noexcept;

// Namespaces in XML [7] QName, and [4] NCName.
struct qualified_name {
  std::string_view prefix;  // empty if there is none
  std::string_view local;
  std::string_view written;  // both, and the colon
};
[[nodiscard]] extent scan_qname(std::string_view text, std::size_t at, name_profile profile,
                                qualified_name& found) noexcept;
[[nodiscard]] extent scan_ncname(std::string_view text, std::size_t at,
                                 name_profile profile) noexcept;

// [66] CharRef, [68] EntityRef of a predefined or known entity, from the '&' on.
[[nodiscard]] extent scan_reference(std::string_view text, std::size_t at, const dialect& in);

// [41] Attribute: name, equals sign and quoted value [10].
struct attribute {
  qualified_name name;
  std::string_view value;   // between the quotes, as written
  bool is_literal = false;  // nothing in the value is normalised (3.3.3)
};
[[nodiscard]] extent scan_attribute(std::string_view text, std::size_t at, const dialect& in,
                                    attribute& found);

// Namespaces in XML [1] NSAttName
constexpr bool is_namespace_declaration(const attribute& a) noexcept {
  return a.name.prefix == "xmlns" || a.name.written == "xmlns";
}

// [40] STag, [44] EmptyElemTag, from the '<' on.
struct start_tag {
  qualified_name name;
  std::vector<attribute> attributes;  // the first `most_kept` of them
  std::size_t attribute_count = 0;
  std::size_t most_kept = ~std::size_t{0};
  bool is_empty_element = false;
};
[[nodiscard]] extent scan_start_tag(std::string_view text, std::size_t at, const dialect& in,
                                    start_tag& found);

// [42] ETag, from the '<' on.
[[nodiscard]] extent scan_end_tag(std::string_view text, std::size_t at, name_profile profile,
                                  std::string_view& name) noexcept;

// [15] Comment, [16] PI, [18] CDSect, from the '<' on.
[[nodiscard]] extent scan_comment(std::string_view text, std::size_t at) noexcept;
struct instruction {
  std::string_view target;
};
[[nodiscard]] extent scan_instruction(std::string_view text, std::size_t at, name_profile profile,
                                      instruction& found) noexcept;
[[nodiscard]] extent scan_cdata(std::string_view text, std::size_t at) noexcept;

// [14] CharData, up to the next '<' or '&'. It ends with the text, too, unless what stands there
// could become "]]>".
[[nodiscard]] extent scan_character_data(std::string_view text, std::size_t at) noexcept;

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_PRODUCTION_HPP
