// SPDX-License-Identifier: MIT
#include "backend/expat_errors.hpp"

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

}  // namespace xylem::backend_stage
