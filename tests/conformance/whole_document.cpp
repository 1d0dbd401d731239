// SPDX-License-Identifier: MIT
#include "conformance/whole_document.hpp"

#include <cstdint>
#include <utility>

namespace xylem::conformance {

schema_declaration declaration_of(const whole_document& wanted) {
  schema_declaration out;
  out.record = wanted.record;
  const auto add = [&](std::string path, value_type type, repeat policy) {
    schema_field& field = out.fields.emplace_back();
    field.name = "f" + std::to_string(out.fields.size());
    field.path = std::move(path);
    field.type = type;
    field.repeat = policy;
    field.is_optional = policy != repeat::count;
  };
  if (wanted.values == string_values::taken) add(".", value_type::string, repeat::error);
  add("text()", value_type::string, repeat::error);
  for (const std::string& name : wanted.names.attributes)
    add("@" + name, value_type::string, repeat::error);
  for (const std::string& name : wanted.names.elements)
    add(name, value_type::uint32, repeat::count);
  return out;
}

}  // namespace xylem::conformance
