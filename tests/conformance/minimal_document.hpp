// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_MINIMAL_DOCUMENT_HPP
#define XYLEM_TESTS_CONFORMANCE_MINIMAL_DOCUMENT_HPP

// The shortest document that still shows what a long one shows.

#include <functional>
#include <string>
#include <string_view>

namespace xylem::conformance {

// Takes pieces of bytes away, ever shorter ones, as long as `still_shows` holds of what is left
// (delta debugging). Ends after so many questions at the latest.
[[nodiscard]] std::string minimal_document(std::string document,
                                           const std::function<bool(std::string_view)>& still_shows,
                                           std::size_t most_questions = 5000);

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_MINIMAL_DOCUMENT_HPP
