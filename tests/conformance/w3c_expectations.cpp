// SPDX-License-Identifier: MIT
#include "conformance/w3c_expectations.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace xylem::conformance {

namespace {

errc code_named(std::string_view text) {
  if (text == "accepted") return errc::ok;
  for (const errc code : all_codes()) {
    if (name(code) == text) return code;
  }
  throw std::runtime_error("w3c_expectations.tsv: no code " + std::string(text));
}

// Whether the document type declaration comes to a '[' outside of quotes, by the bytes alone. Zero
// bytes are skipped, so that UTF-16 reads as ASCII.
bool opens_internal_subset(std::string_view document) {
  std::string text(document);
  text.erase(std::remove(text.begin(), text.end(), '\0'), text.end());
  const std::size_t begin = text.find("<!DOCTYPE");
  if (begin == std::string::npos) return false;
  char quote = '\0';
  for (const char c : std::string_view(text).substr(begin)) {
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[' || c == '>') {
      return c == '[';
    }
  }
  return false;
}

// Whether expat comes as far as the document type declaration.
bool reaches_doctype(std::string_view document, const expat_answer& seen) {
  if (seen.is_accepted() || seen.has_doctype) return true;
  // In UTF-16 each character before it has two bytes.
  std::size_t at = document.find("<!DOCTYPE");
  if (at == std::string_view::npos) at = document.find(std::string_view("<\0!\0D", 5));
  if (at == std::string_view::npos) at = document.find(std::string_view("\0<\0!\0D", 6));
  return at != std::string_view::npos && seen.offset >= static_cast<std::int64_t>(at);
}

}  // namespace

w3c_expectations::w3c_expectations() {
  std::ifstream in(XYLEM_W3C_EXPECTATIONS);
  if (!in) throw std::runtime_error("cannot open " XYLEM_W3C_EXPECTATIONS);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream columns(line);
    std::string id;
    std::string expected;
    std::string reason;
    std::getline(columns, id, '\t');
    std::getline(columns, expected, '\t');
    std::getline(columns, reason, '\t');
    if (reason.empty()) throw std::runtime_error("w3c_expectations.tsv: no reason: " + line);
    if (!listed_.emplace(id, code_named(expected)).second) {
      throw std::runtime_error("w3c_expectations.tsv: twice: " + id);
    }
  }
}

w3c_expectation w3c_expectations::of(const w3c_case& c, std::string_view document,
                                     const expat_answer& seen) const {
  using enum w3c_group;
  if (const auto at = listed_.find(c.id); at != listed_.end()) {
    return {at->second == errc::ok ? listed_accepted : listed_refused, at->second};
  }
  if (opens_internal_subset(document) && reaches_doctype(document, seen)) {
    if (!seen.has_internal_subset) return {doctype_malformed, std::nullopt};
    return {internal_subset, errc::dtd_forbidden};
  }
  if (seen.is_accepted() && seen.skipped_an_entity) {
    return {undeclared_entity, errc::entity_undefined};
  }
  if (c.scope == "xml1.1") {
    if (seen.is_accepted()) return {version_1_1_accepted, errc::ok};
    return {version_1_1_refused, std::nullopt};
  }
  if (c.type == w3c_type::valid || c.type == w3c_type::invalid) {
    if (c.edition == "5" && !seen.is_accepted()) return {fifth_edition, std::nullopt};
    if (!c.has_namespaces && !seen.is_accepted()) return {colons, std::nullopt};
    return {accepted, errc::ok};
  }
  // The document itself is well-formed: the index knows of no way to tell where the error is.
  if (c.has_external_entities && seen.is_accepted() && seen.has_external_identifier) {
    return {external_entity, errc::ok};
  }
  return {refused, std::nullopt};
}

bool satisfies(errc code, const w3c_expectation& expected) {
  if (expected.code) return code == *expected.code;
  if (expected.group == w3c_group::doctype_malformed && code == errc::dtd_forbidden) return true;
  const error_class kind = class_of(code);
  return kind == error_class::syntax || kind == error_class::namespaces ||
         kind == error_class::truncated || kind == error_class::entity ||
         kind == error_class::encoding;
}

}  // namespace xylem::conformance
