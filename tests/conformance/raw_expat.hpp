// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_RAW_EXPAT_HPP
#define XYLEM_TESTS_CONFORMANCE_RAW_EXPAT_HPP

// The second opinion: expat called directly, without any of Xylem, on the document as it stands.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <expat.h>

#include "conformance/whole_document.hpp"

namespace xylem::conformance {

// What expat says of a document. `rows` are those that the whole document's projection has to give
// (docs: whole_document.hpp); empty when they were not asked for.
struct expat_answer {
  XML_Error error = XML_ERROR_NONE;
  std::int64_t offset = -1;  // of the error
  bool has_doctype = false;
  bool has_internal_subset = false;
  bool has_external_identifier = false;
  bool skipped_an_entity = false;  // declared, if at all, where expat was not to look
  bool has_nil = false;            // xsi:nil, which projections take for more than an attribute
  std::string rows;

  [[nodiscard]] bool is_accepted() const noexcept { return error == XML_ERROR_NONE; }
};

class raw_expat {
 public:
  raw_expat();
  raw_expat(const raw_expat&) = delete;
  raw_expat& operator=(const raw_expat&) = delete;
  ~raw_expat();

  // The verdict alone; the answer is valid until the next call of any function.
  const expat_answer& check(std::string_view document);
  // With the names found, at most `most` of each kind.
  const expat_answer& collect(std::string_view document, document_names& found, std::size_t most);
  // With the rows of "//*", or of "/*/*" when `wanted.record` is that.
  const expat_answer& rows(std::string_view document, const whole_document& wanted);

 private:
  struct handling;

  const expat_answer& parse(std::string_view document);

  std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser_;
  std::unique_ptr<handling> state_;
};

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_RAW_EXPAT_HPP
