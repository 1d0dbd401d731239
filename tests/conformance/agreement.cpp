// SPDX-License-Identifier: MIT
#include "conformance/agreement.hpp"

#include <algorithm>
#include <utility>

namespace xylem::conformance {

namespace {

constexpr std::string_view spaces = " \t\r\n";

// UTF-16 as if it were ASCII.
std::string without_zeros(std::string_view document) {
  std::string out(document);
  out.erase(std::remove(out.begin(), out.end(), '\0'), out.end());
  return out;
}

bool is_marked_utf16(std::string_view document) {
  return document.starts_with("\xFE\xFF") || document.starts_with("\xFF\xFE");
}

// In UTF-16 and Latin-1 expat takes U+00AA, U+00B5 and U+00BA for letters, in UTF-8 it does not.
bool has_letters_of_latin_1(std::string_view document) {
  return document.find_first_of("\xAA\xB5\xBA") != std::string_view::npos &&
         (is_marked_utf16(document) ||
          document.substr(0, 100).find("8859") != std::string_view::npos);
}

// Expat reads UTF-16 that has neither mark nor declaration.
bool is_unmarked_utf16(std::string_view document) {
  return document.size() >= 2 && (document[0] == '\0' || document[1] == '\0');
}

// Expat takes any text between the quotes for a version.
bool has_odd_version(std::string_view document) {
  const std::string head = without_zeros(document.substr(0, 200));
  const std::size_t declaration = head.find("<?xml");
  if (declaration > 3) return false;
  const std::size_t equals = head.find('=', head.find("version", declaration));
  const std::size_t quote = head.find_first_not_of(spaces, equals + 1);
  if (equals == std::string::npos || quote == std::string::npos) return true;
  const std::size_t end = head.find(head[quote], quote + 1);
  if (end == std::string::npos || head.compare(quote + 1, 2, "1.") != 0) return true;
  return end <= quote + 3 || head.find_first_not_of("0123456789", quote + 3) != end;
}

}  // namespace

bool is_comparable(std::string_view document, const answer& given, const expat_answer& seen) {
  const error_class kind = class_of(given.code);
  if (kind == error_class::dtd || kind == error_class::limit) return false;
  if (given.code == errc::encoding_conflict || given.code == errc::encoding_unsupported ||
      given.code == errc::encoding_repeated_bom || given.code == errc::xml_version_unsupported) {
    return false;
  }
  if (given.code == errc::xml_declaration_malformed && has_odd_version(document)) return false;
  if (seen.error == XML_ERROR_UNKNOWN_ENCODING || seen.error == XML_ERROR_INCORRECT_ENCODING ||
      is_unmarked_utf16(document)) {
    return false;
  }
  // In UTF-16 it takes any unit for the second of a pair, and half a unit behind a carriage return.
  if (kind == error_class::encoding && is_marked_utf16(document)) return false;
  const bool may_be_a_name = kind == error_class::syntax || kind == error_class::namespaces;
  if (may_be_a_name && has_letters_of_latin_1(document)) return false;
  // Expat passes over references that an external subset could declare.
  if (seen.skipped_an_entity || seen.has_internal_subset) return false;
  return given.code != errc::entity_undefined || !seen.has_external_identifier;
}

agreement::agreement(whole_document wanted) : wanted_(std::move(wanted)) {
  const schema declared = schema_of(declaration_of(wanted_));
  for (const backend_info& which : backends())
    backends_.emplace_back(declared, which);
}

std::optional<std::string> agreement::disagreement(std::string_view document,
                                                   std::span<const std::size_t> chunk_sizes) {
  bool is_first = true;
  for (backend_reading& reading : backends_) {
    for (const std::size_t size : chunk_sizes) {
      const answer& given = reading.feed(document, size);
      if (is_first) {
        first_ = given;
        is_first = false;
      } else if (const auto differs = difference(first_, given)) {
        std::string out = std::string(backends_.front().backend_name()) + " and ";
        out += reading.backend_name();
        if (size != whole) out += " in chunks of " + std::to_string(size);
        return out + ": " + *differs;
      }
    }
  }
  const expat_answer& seen = expat_.rows(document, wanted_);
  was_compared_ = is_comparable(document, first_, seen);
  if (!was_compared_) return std::nullopt;
  if (first_.is_accepted() != seen.is_accepted()) {
    return std::string(first_.is_accepted() ? "accepted" : name(first_.code)) +
           ", but expat called directly: " +
           (seen.is_accepted() ? "accepted" : XML_ErrorString(seen.error));
  }
  if (seen.has_nil) return std::nullopt;
  if (const auto rows = row_difference(seen.rows, first_.rows)) {
    return "rows of expat called directly, and of " +
           std::string(backends_.front().backend_name()) + ": " + *rows;
  }
  return std::nullopt;
}

}  // namespace xylem::conformance
