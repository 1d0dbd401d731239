// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_PLAN_DECLARING_HPP
#define XYLEM_TESTS_PLAN_DECLARING_HPP

// Declarations as schemas and projections hand them to the planner.

#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "plan/compile.hpp"
#include "record/row_data.hpp"

namespace xylem::plan {

using detail::declaration;
using detail::field_declaration;

// Bindings of columns of a type, kept for the whole run.
inline const detail::field_binding* binding(value_type type, repeat policy = repeat::error) {
  static std::vector<std::unique_ptr<detail::column_binding>> made;
  const auto& entry = convert_stage::types()[static_cast<std::size_t>(type)];
  made.push_back(
      std::make_unique<detail::column_binding>(detail::make_column_binding(&entry, policy)));
  return made.back().get();
}
inline const detail::field_binding* rows_binding(repeat policy) {
  static std::vector<std::unique_ptr<detail::column_binding>> made;
  made.push_back(
      std::make_unique<detail::column_binding>(detail::make_column_binding(nullptr, policy)));
  return made.back().get();
}

inline field_declaration value_field(std::string path, value_type type = value_type::string,
                                     repeat policy = repeat::error) {
  field_declaration f;
  f.path = std::move(path);
  f.settings.repeat = policy;
  f.settings.has_repeat = true;
  f.binding = binding(type, policy);
  return f;
}

template <class... Fields>
declaration declare(std::string record, Fields... fields) {
  declaration d;
  d.record_path = std::move(record);
  (d.fields.push_back(std::move(fields)), ...);
  return d;
}

template <class... Fields>
field_declaration rows_field(std::string path, repeat policy, Fields... fields) {
  field_declaration f;
  f.path = std::move(path);
  f.settings.repeat = policy;
  f.settings.has_repeat = true;
  f.binding = rows_binding(policy);
  f.nested = std::make_unique<declaration>(declare("", std::move(fields)...));
  return f;
}

inline error failure_of(const declaration& d) {
  const result<plan> made = compile(d);
  EXPECT_FALSE(made);
  return made ? error() : made.error();
}

}  // namespace xylem::plan

#endif  // XYLEM_TESTS_PLAN_DECLARING_HPP
