// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_PLAN_PLAN_HPP
#define XYLEM_LIB_PLAN_PLAN_HPP

// The compiled declaration: immutable, shared between threads, owner of all its text.
//
// A plan is a set of patterns. A pattern is a list of steps from an *origin* element down to a
// target. There are three kinds of origin, each the opener of a frame (lib/record/record.hpp):
//
//   document   origin of the record paths; their targets open a scope
//   scope      one record or nested row; origin of its fields' patterns and nested rows' patterns
//   anchor     an element so many levels above a scope's element; origin of its '../' fields

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/detail/declaration.hpp>
#include <xylem/detail/path_parser.hpp>

namespace xylem::plan {

using detail::path_target;
using detail::predicate_kind;
using detail::repeat_policy;

inline constexpr std::uint32_t none = ~std::uint32_t{0};

// A name test with its prefix resolved.
struct name_test {
  bool any_uri = true;
  bool any_local = true;
  std::string uri;
  std::string local;

  [[nodiscard]] bool matches(std::string_view other_uri,
                             std::string_view other_local) const noexcept {
    return (any_local || local == other_local) && (any_uri || uri == other_uri);
  }
  friend bool operator==(const name_test&, const name_test&) = default;
};

struct predicate {
  predicate_kind kind = predicate_kind::none;
  std::uint32_t position = 0;
  name_test name;
  std::string literal;

  friend bool operator==(const predicate&, const predicate&) = default;
};

struct step {
  name_test name;
  predicate condition;

  friend bool operator==(const step&, const step&) = default;
};

enum class pattern_purpose : std::uint8_t { open_scope, capture };

struct pattern {
  pattern_purpose purpose = pattern_purpose::capture;
  path_target target = path_target::element;
  bool is_anywhere = false;  // the first step may match at any depth below the origin
  std::vector<step> steps;
  name_test attribute;         // for path_target::attribute
  std::uint32_t scope = 0;     // open_scope: the scope it opens; capture: whose field it fills
  std::uint32_t field = none;  // capture: the field; open_scope: the field of the parent scope
};

struct field {
  // What each record looks at comes first.
  const detail::field_binding* binding = nullptr;
  repeat_policy repeat = repeat_policy::error;
  bool has_default = false;
  bool is_optional = false;
  bool unseen_is_missing = false;
  bool is_from_ancestor = false;
  bool is_single = false;      // one value becomes the member: neither list nor count
  bool is_as_written = false;  // white space is kept
  bool is_null_if_missing = false;
  bool may_need_sorting = false;  // captures can arrive out of document order, or twice
  text_format format;
  std::string name;  // the declared name, else the path
  std::string path;
  std::string separator;
  std::string default_text;
  std::string date_pattern;
  std::uint32_t nested_scope = none;
};

// The place so many levels above a scope's element, and what is looked for there.
struct anchor {
  std::uint32_t scope = 0;
  std::uint32_t levels_up = 0;
  std::vector<std::uint32_t> patterns;
  std::vector<std::uint32_t> fields;  // of the scope, that the patterns fill; ascending
};

struct scope {
  std::uint32_t parent = none;  // scope
  std::uint32_t parent_field = none;
  std::vector<field> fields;
  std::vector<std::uint32_t> openers;   // the patterns that open this scope
  std::vector<std::uint32_t> patterns;  // whose origin this scope is
  std::vector<std::uint32_t> anchors;
};

struct plan {
  std::string record_path;
  std::vector<scope> scopes;  // 0 is the record
  std::vector<pattern> patterns;
  std::vector<anchor> anchors;
};

// Bounds that keep a declaration's cost sane.
inline constexpr std::size_t max_fields = 4096;
inline constexpr std::size_t max_steps = 64;
inline constexpr std::size_t max_nesting = 16;
inline constexpr std::size_t max_path_bytes = 4096;

}  // namespace xylem::plan

namespace xylem::detail {

struct row_layout;  // record/row_data.hpp

// What the public headers hold on to.
class plan_handle {
 public:
  plan::plan compiled;
  // Schemas only: the bindings of their columns, and what their rows look like.
  std::vector<std::shared_ptr<const field_binding>> bindings;
  std::shared_ptr<const row_layout> layout;
};

}  // namespace xylem::detail

#endif  // XYLEM_LIB_PLAN_PLAN_HPP
