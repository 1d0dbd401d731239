// SPDX-License-Identifier: MIT
#include "plan/compile.hpp"

#include <algorithm>

#include "plan/pattern_builder.hpp"

namespace xylem::plan {

namespace {

using detail::declaration;
using detail::field_declaration;
using detail::field_kind;

class compiler {
 public:
  result<plan> compile(const declaration& declared) {
    if (declared.record_path.empty()) return error(errc::path_empty);
    out_.record_path = declared.record_path;
    if (!check_namespaces(declared)) return failure_;
    const name_context names{declared.namespaces, declared.matches_any_namespace};
    auto records = build_patterns(declared.record_path, detail::path_kind::record, names);
    if (!records) return records.error();
    out_.scopes.emplace_back();
    for (built_pattern& record : *records) {
      record.made.purpose = pattern_purpose::open_scope;
      add_pattern(std::move(record.made), out_.scopes[0].openers);
    }
    if (!fill_scope(declared, 0, 0)) return failure_;
    if (!check_climbs()) return failure_;
    return std::move(out_);
  }

 private:
  bool fail(error e, const field_declaration* f, std::uint32_t index) {
    if (f != nullptr) {
      e.field.assign(f->name.empty() ? f->path : f->name);
      e.field_index = index;
    }
    failure_ = e;
    return false;
  }

  std::uint32_t add_pattern(pattern made, std::vector<std::uint32_t>& to) {
    const auto id = static_cast<std::uint32_t>(out_.patterns.size());
    out_.patterns.push_back(std::move(made));
    to.push_back(id);
    return id;
  }

  bool check_namespaces(const declaration& declared) {
    for (const auto& [prefix, uri] : declared.namespaces) {
      const bool is_reserved = prefix == "xml" || prefix == "xmlns" ||
                               uri == "http://www.w3.org/XML/1998/namespace" ||
                               uri == "http://www.w3.org/2000/xmlns/";
      if (is_reserved || detail::ncname_length(prefix) != prefix.size() || prefix.empty()) {
        error e(is_reserved ? errc::declaration_prefix_reserved : errc::path_name_malformed);
        e.found.assign(prefix);
        return fail(e, nullptr, 0);
      }
      const auto name_of = [](const auto& binding) -> const auto& {
        return binding.first;
      };
      if (std::ranges::count(declared.namespaces, prefix, name_of) != 1) {
        error e(errc::declaration_prefix_repeated);
        e.found.assign(prefix);
        return fail(e, nullptr, 0);
      }
    }
    return true;
  }

  bool fill_scope(const declaration& declared, std::uint32_t scope_id, std::size_t nesting) {
    if (declared.fields.empty()) return fail(error(errc::declaration_empty), nullptr, 0);
    if (nesting > max_nesting || declared.fields.size() > max_fields) {
      return fail(error(errc::declaration_too_large), nullptr, 0);
    }
    const name_context names{declared.namespaces, declared.matches_any_namespace};
    for (std::uint32_t i = 0; i < declared.fields.size(); ++i) {
      if (++field_count_ > max_fields) {
        return fail(error(errc::declaration_too_large), &declared.fields[i], i);
      }
      if (!add_field(declared.fields[i], names, scope_id, i, nesting)) return false;
    }
    return true;
  }

  bool add_field(const field_declaration& f, const name_context& names, std::uint32_t scope_id,
                 std::uint32_t index, std::size_t nesting) {
    auto built = build_patterns(f.path, detail::path_kind::field, names);
    if (!built) return fail(built.error(), &f, index);
    field& made = out_.scopes[scope_id].fields.emplace_back();
    copy_settings(f, made);
    made.may_need_sorting = needs_sorting(*built);
    if (!check_settings(f, made, index)) return false;
    const bool is_rows = made.binding->kind == field_kind::rows;
    if (is_rows) {
      made.nested_scope = static_cast<std::uint32_t>(out_.scopes.size());
      scope& nested = out_.scopes.emplace_back();
      nested.parent = scope_id;
      nested.parent_field = index;
    }
    for (built_pattern& p : *built) {
      if (is_rows &&
          (p.made.target != path_target::element || p.made.steps.empty() || p.levels_up != 0)) {
        return fail(error(errc::declaration_target_not_element), &f, index);
      }
      place(std::move(p), scope_id, index, is_rows);
    }
    if (!is_rows) return true;
    if (!check_namespaces(*f.nested)) return fail(failure_, &f, index);
    return fill_scope(*f.nested, out_.scopes[scope_id].fields[index].nested_scope, nesting + 1);
  }

  static void copy_settings(const field_declaration& f, field& made) {
    made.name = f.name.empty() ? f.path : f.name;
    made.path = f.path;
    made.separator = f.separator;
    made.default_text = f.default_text;
    made.date_pattern = f.pattern;
    made.format = f.settings.format;
    made.format.pattern = {};
    made.repeat = f.settings.repeat;
    if (f.binding->is_list && !f.settings.has_repeat) made.repeat = repeat_policy::list;
    made.is_single = made.repeat != repeat_policy::list && made.repeat != repeat_policy::count;
    made.has_default = f.settings.has_default;
    made.is_optional = f.is_optional;
    made.unseen_is_missing = f.settings.unseen_is_missing;
    made.binding = f.binding;
    const bool has_default_value = made.has_default && f.binding->kind != detail::field_kind::rows;
    made.is_null_if_missing = made.is_single && made.is_optional && !has_default_value;
    const whitespace spaces = made.format.whitespace;
    made.is_as_written = spaces == whitespace::as_written ||
                         (spaces == whitespace::by_type && made.binding->keeps_whitespace);
  }

  // One path without '//' and predicates yields its captures in document order, each once.
  static bool needs_sorting(const std::vector<built_pattern>& built) {
    return built.size() > 1 || built.front().made.is_anywhere;
  }

  bool check_settings(const field_declaration& f, const field& made, std::uint32_t index) {
    const detail::field_binding& b = *made.binding;
    if (!made.date_pattern.empty() && !detail::pattern_is_valid(made.date_pattern)) {
      error e(errc::declaration_format_malformed);
      e.found.assign(made.date_pattern);
      return fail(e, &f, index);
    }
    const bool is_rows = b.kind == field_kind::rows;
    const bool fits =
        (made.repeat == repeat_policy::list) == b.is_list &&
        (made.repeat != repeat_policy::join || (!is_rows && b.keeps_whitespace)) &&
        (made.repeat != repeat_policy::count || (!is_rows && b.store_count != nullptr));
    if (!fits) return fail(error(errc::declaration_repeat_unsupported), &f, index);
    if (is_rows || !made.has_default) return true;
    text_format format = made.format;
    format.pattern = made.date_pattern;
    if (b.check(b, made.default_text, format) == errc::ok) return true;
    error e(errc::declaration_default_malformed);
    e.found.assign(made.default_text);
    e.expected = b.type_name;
    return fail(e, &f, index);
  }

  void place(built_pattern&& p, std::uint32_t scope_id, std::uint32_t index, bool is_rows) {
    pattern& made = p.made;
    made.field = index;
    made.purpose = is_rows ? pattern_purpose::open_scope : pattern_purpose::capture;
    scope& in = out_.scopes[scope_id];
    made.scope = is_rows ? in.fields[index].nested_scope : scope_id;
    if (p.levels_up == 0) {
      const std::uint32_t id = add_pattern(std::move(made), in.patterns);
      if (is_rows) out_.scopes[in.fields[index].nested_scope].openers.push_back(id);
      return;
    }
    in.fields[index].is_from_ancestor = true;
    anchor& at = anchor_of(scope_id, p.levels_up);
    add_pattern(std::move(made), at.patterns);
    // Fields are placed in order, so that this keeps them ascending.
    if (at.fields.empty() || at.fields.back() != index) at.fields.push_back(index);
  }

  anchor& anchor_of(std::uint32_t scope_id, std::uint32_t levels_up) {
    for (anchor& a : out_.anchors) {
      if (a.scope == scope_id && a.levels_up == levels_up) return a;
    }
    out_.scopes[scope_id].anchors.push_back(static_cast<std::uint32_t>(out_.anchors.size()));
    return out_.anchors.emplace_back(anchor{scope_id, levels_up, {}, {}});
  }

  // '../' must not climb above the root element on every path by which a record can be reached.
  bool check_climbs() {
    for (const anchor& a : out_.anchors) {
      if (a.levels_up < deepest(a.scope)) continue;
      const std::uint32_t index = out_.patterns[a.patterns.front()].field;
      const field& f = out_.scopes[a.scope].fields[index];
      error e(errc::declaration_climbs_too_far);
      e.field.assign(f.name);
      e.field_index = index;
      failure_ = e;
      return false;
    }
    return true;
  }

  // The greatest depth at which an element of the scope can stand; a huge number if unbounded.
  std::size_t deepest(std::uint32_t scope_id) const {
    constexpr std::size_t unbounded = 1U << 20U;
    std::size_t most = 0;
    for (const std::uint32_t id : out_.scopes[scope_id].openers) {
      const pattern& p = out_.patterns[id];
      most = std::max(most, p.is_anywhere ? unbounded : p.steps.size());
    }
    const std::uint32_t parent = out_.scopes[scope_id].parent;
    return parent == none ? most : most + deepest(parent);
  }

  plan out_;
  error failure_;
  std::size_t field_count_ = 0;
};

}  // namespace

result<plan> compile(const declaration& declared) {
  auto made = compiler().compile(declared);
  if (!made) return made;
  // Views into the plan's own strings are set once these have their final place.
  for (scope& s : made->scopes) {
    for (field& f : s.fields)
      f.format.pattern = f.date_pattern;
  }
  return made;
}

}  // namespace xylem::plan
