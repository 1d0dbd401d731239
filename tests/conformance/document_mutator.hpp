// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_DOCUMENT_MUTATOR_HPP
#define XYLEM_TESTS_CONFORMANCE_DOCUMENT_MUTATOR_HPP

// What is done to generated documents: other encodings, and damage.

#include <cstdint>
#include <string>

#include "conformance/xpath_oracle_random.hpp"

namespace xylem::conformance {

// Document `number` of the endless series of generated ones. The same number gives the same bytes.
[[nodiscard]] std::string generated_document(std::uint64_t number);

// The UTF-8 text in another encoding, with a mark or a declaration that says so; now and then one
// that does not.
void encode(std::string& document, oracle::random_source& random);

// One change: bytes flipped, cut, repeated or moved, or a token put in that means something.
void mutate(std::string& document, oracle::random_source& random);

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_DOCUMENT_MUTATOR_HPP
