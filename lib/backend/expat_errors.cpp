// SPDX-License-Identifier: MIT
#include "backend/expat_errors.hpp"

#include <algorithm>

namespace xylem::backend_stage {

errc code_of(XML_Error e) noexcept {
  switch (e) {
    case XML_ERROR_NO_MEMORY:
      return errc::out_of_memory;
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
    case XML_ERROR_PARTIAL_CHAR:
      return errc::document_truncated;
    case XML_ERROR_TAG_MISMATCH:
      return errc::tag_mismatch;
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
      return errc::attribute_repeated;
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return errc::content_after_root;
    case XML_ERROR_UNDEFINED_ENTITY:
      return errc::entity_undefined;
    case XML_ERROR_BAD_CHAR_REF:
      return errc::character_reference_malformed;
    case XML_ERROR_MISPLACED_XML_PI:
      return errc::xml_declaration_misplaced;
    case XML_ERROR_UNBOUND_PREFIX:
      return errc::prefix_undeclared;
    case XML_ERROR_UNDECLARING_PREFIX:
      return errc::prefix_undeclared_by_empty_name;
    case XML_ERROR_RESERVED_PREFIX_XML:
    case XML_ERROR_RESERVED_PREFIX_XMLNS:
    case XML_ERROR_RESERVED_NAMESPACE_URI:
      return errc::prefix_reserved;
    case XML_ERROR_SYNTAX:
    case XML_ERROR_INVALID_TOKEN:
    case XML_ERROR_ASYNC_ENTITY:
    case XML_ERROR_TEXT_DECL:
    case XML_ERROR_XML_DECL:
    case XML_ERROR_PARAM_ENTITY_REF:
      return errc::token_malformed;
    default:
      return errc::backend_failure;
  }
}

std::size_t stray_text_begin(std::string_view text, std::size_t at) noexcept {
  constexpr std::size_t none = std::string_view::npos;
  // All that may stand there ends in '>'; npos + 1 is the start.
  const std::size_t behind = at == 0 ? 0 : text.find_last_of('>', at - 1) + 1;
  const std::size_t begin = text.find_first_not_of(" \t\r\n", behind);
  if (begin >= text.size() || begin > at || text[begin] == '<') return none;
  return begin;
}

bool is_colon_of_name(std::string_view text, std::size_t at) noexcept {
  if (at >= text.size() || text[at] != ':') return false;
  const auto is_in_name = [](char c) {
    constexpr std::string_view delimiters = " \t\r\n<>/?!=&;'\"[";
    return delimiters.find(c) == std::string_view::npos;
  };
  std::size_t begin = at;
  while (begin > 0 && is_in_name(text[begin - 1]))
    --begin;
  if (begin == 0) return false;
  const char before = text[begin - 1];
  const bool is_behind_open = begin > 1 && text[begin - 2] == '<';
  if (before == '<' || ((before == '/' || before == '?') && is_behind_open)) return true;
  // An attribute's name; a space alone may be in an end tag, and "--" in a comment.
  return begin != at && text[begin] != '-' &&
         (before == ' ' || before == '\t' || before == '\r' || before == '\n');
}

text_range token_around(std::string_view text, std::size_t at, bool is_inside) noexcept {
  const std::size_t from = text.find_last_of("<&", is_inside && at != 0 ? at - 1 : at);
  if (from >= text.size()) return {at, 0};
  if (is_inside) return {from, at - from};
  const std::size_t last = text.find(text[from] == '&' ? ';' : '>', from);
  return {from, std::min(last, text.size() - 1) + 1 - from};
}

}  // namespace xylem::backend_stage
