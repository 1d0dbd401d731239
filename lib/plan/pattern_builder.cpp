// SPDX-License-Identifier: MIT
#include "plan/pattern_builder.hpp"

#include <xylem/path.hpp>

namespace xylem::plan {

namespace {

using detail::name_test_kind;

constexpr std::string_view xml_uri = "http://www.w3.org/XML/1998/namespace";

class pattern_sink {
 public:
  explicit pattern_sink(const name_context& names) : names_(names) {}

  void begin(const detail::path_start& start) {
    built_pattern& p = built_.emplace_back();
    p.levels_up = start.levels_up;
    p.made.is_anywhere = start.is_anywhere;
  }

  void step(const detail::name_test& test, const detail::path_predicate& parsed) {
    xylem::plan::step& s = built_.back().made.steps.emplace_back();
    s.name = resolve(test, names_.matches_any_namespace);
    s.condition.kind = parsed.kind;
    s.condition.position = parsed.position;
    s.condition.literal = parsed.literal;
    if (parsed.kind == predicate_kind::child_equals ||
        parsed.kind == predicate_kind::has_attribute ||
        parsed.kind == predicate_kind::attribute_equals) {
      s.condition.name = resolve(parsed.name, names_.matches_any_namespace);
    }
  }

  void end(path_target target, const detail::name_test& attribute) {
    built_.back().made.target = target;
    if (target == path_target::attribute) {
      built_.back().made.attribute = resolve(attribute, names_.matches_any_namespace);
    }
  }

  [[nodiscard]] bool is_unbound() const noexcept { return is_unbound_; }
  [[nodiscard]] std::size_t unbound_position() const noexcept { return unbound_position_; }
  [[nodiscard]] std::vector<built_pattern> take() { return std::move(built_); }

 private:
  name_test resolve(const detail::name_test& test, bool any_namespace) {
    name_test out;
    out.local = test.local;
    out.any_local = test.kind == name_test_kind::any || test.kind == name_test_kind::any_local;
    switch (test.kind) {
      case name_test_kind::any:
      case name_test_kind::any_namespace:
        break;
      case name_test_kind::unprefixed:
        // XPath 1.0 section 2.3: no prefix means no namespace.
        out.any_uri = any_namespace;
        break;
      case name_test_kind::prefixed:
      case name_test_kind::any_local:
        out.any_uri = false;
        out.uri = uri_of(test);
        break;
      case name_test_kind::expanded:
        out.any_uri = false;
        out.uri = test.qualifier;
        break;
    }
    return out;
  }

  std::string_view uri_of(const detail::name_test& test) {
    if (test.qualifier == "xml") return xml_uri;
    for (const auto& [prefix, uri] : names_.namespaces) {
      if (prefix == test.qualifier) return uri;
    }
    if (!is_unbound_) unbound_position_ = test.position;
    is_unbound_ = true;
    return {};
  }

  const name_context& names_;
  std::vector<built_pattern> built_;
  bool is_unbound_ = false;
  std::size_t unbound_position_ = 0;
};

error path_error(errc code, std::uint64_t position, std::string_view path) {
  error e(code, position);
  e.found.assign(path);
  return e;
}

}  // namespace

result<std::vector<built_pattern>> build_patterns(std::string_view path, detail::path_kind kind,
                                                  const name_context& names) {
  if (path.size() > max_path_bytes)
    return path_error(errc::declaration_too_large, error::no_offset, path);
  pattern_sink sink(names);
  const detail::path_status status = detail::parse_path(path, kind, sink);
  if (status.code != errc::ok) return path_error(status.code, status.position, path);
  if (sink.is_unbound())
    return path_error(errc::path_prefix_unbound, sink.unbound_position(), path);
  std::vector<built_pattern> built = sink.take();
  for (const built_pattern& p : built) {
    if (p.made.steps.size() > max_steps || p.levels_up > max_steps) {
      return path_error(errc::declaration_too_large, error::no_offset, path);
    }
  }
  return built;
}

}  // namespace xylem::plan

namespace xylem {

namespace {

result<void> check(std::string_view text, detail::path_kind kind) noexcept {
  const detail::path_status status = detail::check_path(text, kind);
  if (status.code == errc::ok) return {};
  error e(status.code, status.position);
  e.found.assign(text);
  return e;
}

}  // namespace

result<void> check_record_path(std::string_view text) noexcept {
  return check(text, detail::path_kind::record);
}

result<void> check_field_path(std::string_view text) noexcept {
  return check(text, detail::path_kind::field);
}

}  // namespace xylem
