// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_CONFORMANCE_DOCUMENT_GENERATOR_HPP
#define XYLEM_TESTS_CONFORMANCE_DOCUMENT_GENERATOR_HPP

// Documents made by the grammar of XML, with whatever it allows and now and then what it does not.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "conformance/whole_document.hpp"
#include "conformance/xpath_oracle_random.hpp"

namespace xylem::conformance {

class document_generator {
 public:
  explicit document_generator(oracle::random_source& random) : random_(random) {}

  // A document in UTF-8. Most are well-formed.
  [[nodiscard]] std::string next();

 private:
  void prolog();
  void doctype();
  void misc();
  void white_space();
  void element(std::size_t depth);
  void nest(std::size_t levels);
  void attributes(bool is_root);
  void attribute_value();
  void content(std::size_t depth);
  void text();
  void reference();
  void comment();
  void instruction();
  void cdata_section();

  template <std::size_t Count>
  std::string_view one_of(const std::string_view (&choices)[Count]) {
    return choices[random_.below(Count)];
  }

  oracle::random_source& random_;
  std::string out_;
};

// The names that generated documents use.
[[nodiscard]] document_names generated_names();

}  // namespace xylem::conformance

#endif  // XYLEM_TESTS_CONFORMANCE_DOCUMENT_GENERATOR_HPP
