// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_EXPECTED_HPP
#define XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_EXPECTED_HPP

// What a schema must read from a document, worked out with libxml2's XPath.
//
// Rows come in the order of their end tags; the values of a field are the string values of the
// nodes that its path selects, in document order, each node once. Three things XPath does not know:
//
//   ../ values     only values known before the record's end count. One that follows a record which
//                  has taken values of the same field is errc::ancestor_value_late: the records
//                  that ended before it are delivered. Without unseen_is_missing it is late as soon
//                  as a record has ended, and a record without any is errc::ancestor_value_unseen.
//   xsi:nil        no value: errc::field_nil in lists and joined fields. The same for text(), also
//                  when the nil element has no text.
//   text()         the direct text of one element is one value.
//
// All fields are strings or counts, and optional. With `../` the repeat policy is `list`, and rows
// do not wait for predicates above them: such a row counts as one that has taken values until the
// predicate is decided, which is stricter than what is worked out here.

#include <xylem/schema.hpp>

#include "conformance/xpath_oracle_document.hpp"
#include "conformance/xpath_oracle_outcome.hpp"

namespace xylem::oracle {

[[nodiscard]] outcome expect_by_xpath(const schema_declaration& declaration, const document& doc);

}  // namespace xylem::oracle

#endif  // XYLEM_TESTS_CONFORMANCE_XPATH_ORACLE_EXPECTED_HPP
