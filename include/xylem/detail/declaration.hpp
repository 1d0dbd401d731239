// SPDX-License-Identifier: MIT
#ifndef XYLEM_DETAIL_DECLARATION_HPP
#define XYLEM_DETAIL_DECLARATION_HPP

// What projections and schemas alike hand to the planner: the declaration with all types erased.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/convert.hpp>
#include <xylem/repeat.hpp>
#include <xylem/value.hpp>

namespace xylem::detail {

using repeat_policy = xylem::repeat;

// What a field is made from.
enum class field_kind : std::uint8_t { value, rows };

// How values of one field get into the object that holds a record. For projections the object is
// the user's struct and `slot` is not needed; for schemas it is a row and `slot` the cell's index.
struct field_binding {
  std::string_view type_name;  // static storage
  field_kind kind = field_kind::value;
  bool keeps_whitespace = false;
  bool is_list = false;      // store() and emplace() add to what is there since reset()
  bool is_nullable = false;  // reset() can express "no value"
  // Converts `text` and puts the value there.
  errc (*store)(void* object, std::uint32_t slot, std::string_view text,
                const text_format& format) = nullptr;
  // Whether `text` converts; for default values.
  errc (*check)(const field_binding& self, std::string_view text,
                const text_format& format) = nullptr;
  // Makes it the state before any value, with the reason why there is none.
  void (*reset)(void* object, std::uint32_t slot, value_state why) = nullptr;
  // Puts the number of occurrences there.
  errc (*store_count)(void* object, std::uint32_t slot, std::uint64_t count) = nullptr;
  // Rows only: makes room for one more and returns the object that holds it.
  void* (*emplace)(void* object, std::uint32_t slot) = nullptr;
};

// Modifiers as a literal type.
struct field_settings {
  text_format format;
  repeat_policy repeat = repeat_policy::error;
  bool has_repeat = false;
  bool has_default = false;
  bool unseen_is_missing = false;
  std::string_view separator;
  std::string_view default_text;
};

struct namespace_binding {
  std::string_view prefix;
  std::string_view uri;
};

struct declaration;

struct field_declaration {
  std::string name;  // what errors and columns call it; the path where there is no name
  std::string path;
  std::string separator;
  std::string default_text;
  std::string pattern;
  field_settings settings;  // its views are replaced by the strings above
  bool is_optional = false;
  const field_binding* binding = nullptr;
  std::unique_ptr<declaration> nested;
};

struct declaration {
  std::string record_path;  // empty for a nested projection
  std::vector<field_declaration> fields;
  std::vector<std::pair<std::string, std::string>> namespaces;
  bool matches_any_namespace = false;
};

}  // namespace xylem::detail

#endif  // XYLEM_DETAIL_DECLARATION_HPP
