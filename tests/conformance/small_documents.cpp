// SPDX-License-Identifier: MIT
#include "conformance/small_documents.hpp"

namespace xylem::conformance {

small_documents::small_documents() {
  wanted_.record = "/*/*";
  wanted_.names.attributes = {"b"};
  const schema declared = schema_of(declaration_of(wanted_));
  for (const backend_info& which : backends())
    backends_.emplace_back(declared, which);
}

bool small_documents::expat_accepts(std::string_view document) {
  return expat_.check(document).is_accepted();
}

std::optional<std::string> small_documents::disagreement(std::string_view document,
                                                         bool in_single_bytes) {
  const expat_answer& expected = expat_.rows(document, wanted_);
  bool is_first = true;
  for (backend_reading& reading : backends_) {
    for (const std::size_t chunk : {whole, std::size_t{1}}) {
      if (chunk == 1 && !in_single_bytes) continue;
      const answer& given = reading.feed(document, chunk);
      ++readings_;
      const auto report = [&](std::string what) {
        return escaped(document) + " by " + std::string(reading.backend_name()) +
               (chunk == 1 ? " in single bytes: " : ": ") + std::move(what);
      };
      // No document may reveal a mistake of the library.
      if (class_of(given.code) == error_class::internal)
        return report(std::string(name(given.code)));
      if (given.is_accepted() != expected.is_accepted()) {
        return report(given.is_accepted() ? "accepted, not by expat"
                                          : std::string(name(given.code)) + ", expat accepts it");
      }
      if (const auto rows = row_difference(expected.rows, given.rows)) {
        return report("rows differ from expat's: " + *rows);
      }
      if (is_first) code_ = given.code;
      is_first = false;
      if (given.code != code_) {
        return report(std::string(name(given.code)) + " instead of " + std::string(name(code_)));
      }
    }
  }
  return std::nullopt;
}

}  // namespace xylem::conformance
