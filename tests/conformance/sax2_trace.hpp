// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_SAX2_TRACE_HPP
#define XYLEM_TESTS_CONFORMANCE_SAX2_TRACE_HPP

// The events that libxml2's own tests record, as the elements they tell of. A trace shows the
// length of each text and its first bytes.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace xylem::conformance {

// The first bytes of a text, and its length.
struct traced_text {
  std::string head;
  std::size_t length = 0;

  [[nodiscard]] bool is_of(std::string_view text) const {
    return text.size() == length && text.starts_with(head);
  }
};

// Names are steps of paths: "Q{uri}local".
struct traced_element {
  std::string name;
  bool has_text = false;
  traced_text text;  // its own, without that of elements inside
  std::map<std::string, traced_text> attributes;
  std::map<std::string, std::size_t> children;
};

// The elements in the order of their end tags. Throws std::runtime_error when it is not a trace.
[[nodiscard]] std::vector<traced_element> read_sax2_trace(std::string_view trace);

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_SAX2_TRACE_HPP
