// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_SMALL_DOCUMENTS_HPP
#define XYLEM_TESTS_CONFORMANCE_SMALL_DOCUMENTS_HPP

// Very many small documents of one form, each read by expat directly and by every backend.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "conformance/backend_reading.hpp"
#include "conformance/raw_expat.hpp"
#include "conformance/whole_document.hpp"

namespace xylem::conformance {

// A place in a document, as the text on both sides of it.
struct document_place {
  std::string_view name;  // a C++ identifier
  std::string_view before;
  std::string_view after;
};

// Reads "/*/*": string value, own text and the attribute b of the children of the root element.
class small_documents {
 public:
  small_documents();

  // Reads the document with everyone. What one of the backends, whole or in chunks of one byte,
  // gives that differs from expat, or in an error's class from the first backend; nothing when all
  // agree.
  [[nodiscard]] std::optional<std::string> disagreement(std::string_view document,
                                                        bool in_single_bytes);

  // Whether expat accepts it; the documents' first reading, if it is all that is wanted.
  [[nodiscard]] bool expat_accepts(std::string_view document);

  // The code of the first backend for the last document.
  [[nodiscard]] errc code() const noexcept { return code_; }
  [[nodiscard]] std::uint64_t readings() const noexcept { return readings_; }

 private:
  whole_document wanted_;
  raw_expat expat_;
  std::deque<backend_reading> backends_;
  errc code_ = errc::ok;
  std::uint64_t readings_ = 0;
};

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_SMALL_DOCUMENTS_HPP
