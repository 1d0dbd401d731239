// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_ENCODING_DECISION_HPP
#define XYLEM_LIB_INPUT_ENCODING_DECISION_HPP

// Which decoder reads a document: byte order mark, then what the caller knows, then what the XML
// declaration says, then UTF-8 (XML 1.0 section 4.3.3, appendix F.2).

#include <string_view>

#include <xylem/error.hpp>

#include "decoder.hpp"
#include "encoding_signature.hpp"
#include "iconv_decoder.hpp"

namespace xylem::input {

// Called in the order of its members, once each per document. All return `errc::ok` or why the
// document cannot be read; those that look up a name may throw std::bad_alloc.
class encoding_decision {
 public:
  // A name known from outside; empty when none is.
  [[nodiscard]] errc start(std::string_view known_name);

  // The first `signature_bytes` of the document.
  [[nodiscard]] errc see_head(std::string_view head) noexcept;

  // The encoding the XML declaration names; empty without one.
  [[nodiscard]] errc see_declaration(std::string_view declared_name);

  [[nodiscard]] std::size_t mark_bytes() const noexcept { return mark_bytes_; }

  // Null as long as the declaration has to decide; the document is ASCII-compatible up to its end.
  [[nodiscard]] const decoder* chosen() const noexcept { return chosen_; }

 private:
  iconv_cache iconv_;
  const decoder* chosen_ = nullptr;
  std::size_t mark_bytes_ = 0;
  encoding_signature signature_ = encoding_signature::none;
  bool is_known_ = false;
  bool is_known_utf16_ = false;  // without a byte order
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_ENCODING_DECISION_HPP
