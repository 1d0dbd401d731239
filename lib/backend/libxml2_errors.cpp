// SPDX-License-Identifier: MIT
#include "backend/libxml2_errors.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "seeded/seeded_bug.hpp"

namespace xylem::backend_stage {

namespace {

struct row {
  int reported;
  error_meaning meaning;
};

using enum error_place;

// Ascending. What is not here is a fault of the token at hand.
constexpr row rows[] = {
    {XML_ERR_INTERNAL_ERROR, {errc::backend_failure, here}},
    {XML_ERR_NO_MEMORY, {errc::out_of_memory, here}},
    {XML_ERR_DOCUMENT_END, {errc::content_after_root, here}},
    {XML_ERR_INVALID_HEX_CHARREF, {errc::character_reference_malformed, here}},
    {XML_ERR_INVALID_DEC_CHARREF, {errc::character_reference_malformed, here}},
    {XML_ERR_INVALID_CHARREF, {errc::character_reference_malformed, here}},
    {XML_ERR_UNDECLARED_ENTITY, {errc::entity_undefined, behind}},
    {XML_ERR_UNSUPPORTED_ENCODING, {errc::encoding_malformed, here}},
    {XML_ERR_ATTRIBUTE_REDEFINED, {errc::attribute_repeated, here}},
    {XML_ERR_RESERVED_XML_NAME, {errc::xml_declaration_misplaced, here}},
    {XML_ERR_TAG_NAME_MISMATCH, {errc::tag_mismatch, behind}},
    {XML_ERR_INVALID_ENCODING, {errc::encoding_malformed, here}},
    {XML_ERR_EXTRA_CONTENT, {errc::content_after_root, here}},
    {XML_NS_ERR_XML_NAMESPACE, {errc::prefix_reserved, here}},
    {XML_NS_ERR_UNDEFINED_NAMESPACE, {errc::prefix_undeclared, here}},
    {XML_NS_ERR_QNAME, {errc::qualified_name_malformed, here}},
    {XML_NS_ERR_ATTRIBUTE_REDEFINED, {errc::attribute_repeated, here}},
    {XML_NS_ERR_EMPTY, {errc::prefix_undeclared_by_empty_name, here}},
    {XML_NS_ERR_COLON, {errc::qualified_name_malformed, here}},
};
static_assert(std::ranges::is_sorted(rows, {}, &row::reported));

bool says(const xmlError& e, std::string_view part) noexcept {
  return e.message != nullptr && std::string_view(e.message).find(part) != std::string_view::npos;
}

}  // namespace

bool is_failure(const xmlError& e) noexcept {
  const bool is_of_namespaces = e.code >= XML_NS_ERR_XML_NAMESPACE && e.code <= XML_NS_ERR_COLON;
  const bool is_of_input = e.domain == XML_FROM_I18N || e.domain == XML_FROM_IO;
  return e.level == XML_ERR_FATAL || is_of_input ||
         (is_of_namespaces && !seeded::is(seeded::bug::return_code_trusted));
}

error_meaning meaning_of(const xmlError& e) noexcept {
  // The two that share their code with others.
  if (e.code == XML_ERR_INVALID_CHAR && says(e, "xmlParseCharRef")) {
    return {errc::character_reference_malformed, behind};
  }
  if (e.code == XML_NS_ERR_XML_NAMESPACE && says(e, "Empty XML namespace")) {
    return {errc::prefix_undeclared_by_empty_name, here};
  }
  const row* const found = std::ranges::lower_bound(rows, e.code, {}, &row::reported);
  if (found != std::end(rows) && found->reported == e.code) return found->meaning;
  return {errc::token_malformed, here};
}

}  // namespace xylem::backend_stage
