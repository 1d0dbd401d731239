// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_W3C_SUITE_HPP
#define XYLEM_TESTS_CONFORMANCE_W3C_SUITE_HPP

// The W3C XML Conformance Test Suite 2013-09-23 as its index has it.

#include <filesystem>
#include <string>
#include <vector>

namespace xylem::conformance {

enum class w3c_type { valid, invalid, not_wf, error };

struct w3c_case {
  std::string id;
  w3c_type type = w3c_type::valid;
  std::filesystem::path document;   // relative to the suite
  std::filesystem::path canonical;  // empty without one
  std::string scope;                // xml1.0, xml1.1, ns
  std::string edition;              // of XML 1.0, empty for all
  bool has_namespaces = true;       // read with namespaces
  bool has_external_entities = false;
};

// The folder that holds the cases; empty without real data.
[[nodiscard]] std::filesystem::path w3c_folder();

// All cases, in the order of the index. Throws std::runtime_error.
[[nodiscard]] std::vector<w3c_case> w3c_cases();

// The bytes of a file of the suite.
[[nodiscard]] std::string read_w3c_file(const std::filesystem::path& file);

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_W3C_SUITE_HPP
