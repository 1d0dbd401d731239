// SPDX-License-Identifier: MIT
#ifndef XYLEM_DETAIL_PATH_PARSER_HPP
#define XYLEM_DETAIL_PATH_PARSER_HPP

// The one parser of path expressions, at compile time for literals and at run time for schemas.
// Grammar (docs/paths.md), a subset of XPath 1.0:
//
//   Record ::= ('/' | '//') Step ('/' Step)* ('|' Record)*
//   Field  ::= Value ('|' Value)*
//   Value  ::= '.' | '@' Name | 'text()' | Rel ('/@' Name | '/text()')?
//            | ('../')+ (Rel ('/@' Name | '/text()')? | '@' Name)
//   Rel    ::= './/'? Step Pred? ('/' Step Pred?)*
//   Step   ::= QName | '*' | NCName ':*' | '*:' NCName | 'Q{' uri '}' NCName
//   Pred   ::= '[' Integer ']' | '[@' Name ('=' Literal)? ']' | '[' Name '=' Literal ']'
//
// The parser hands what it finds to a sink and stops at the first error. It never allocates.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include <xylem/detail/name_characters.hpp>
#include <xylem/error.hpp>

namespace xylem::detail {

enum class path_kind : std::uint8_t { record, field };

enum class name_test_kind : std::uint8_t {
  any,            // *
  any_local,      // prefix:*
  any_namespace,  // *:local
  unprefixed,     // local
  prefixed,       // prefix:local
  expanded,       // Q{uri}local
};

struct name_test {
  name_test_kind kind = name_test_kind::any;
  std::string_view qualifier;  // prefix or URI
  std::string_view local;
  std::size_t position = 0;  // in the path's text
};

enum class predicate_kind : std::uint8_t {
  none,
  position,
  has_attribute,
  attribute_equals,
  child_equals,
};

struct path_predicate {
  predicate_kind kind = predicate_kind::none;
  std::uint32_t position = 0;
  name_test name;
  std::string_view literal;
};

enum class path_target : std::uint8_t { element, attribute, text };

// How one alternative of a path begins.
struct path_start {
  bool is_anywhere = false;     // '//' or './/'
  std::uint32_t levels_up = 0;  // number of '../'
};

struct path_status {
  errc code = errc::ok;
  std::size_t position = 0;  // bytes into the path's text
};

// Receives nothing; for checking only.
struct null_path_sink {
  constexpr void begin(const path_start&) noexcept {}
  constexpr void step(const name_test&, const path_predicate&) noexcept {}
  constexpr void end(path_target, const name_test&) noexcept {}
};

template <class Sink>
class path_parser {
 public:
  constexpr path_parser(std::string_view text, path_kind kind, Sink& sink) noexcept
      : text_(text), kind_(kind), sink_(sink) {}

  // Parses the whole text. O(length).
  constexpr path_status parse() {
    skip_spaces();
    if (at_end()) return {errc::path_empty, 0};
    while (alternative()) {
      skip_spaces();
      if (at_end()) return {};
      if (text_[at_] != '|') {
        fail(errc::path_unexpected_character);
        break;
      }
      ++at_;
      skip_spaces();
    }
    return status_;
  }

 private:
  constexpr bool at_end() const noexcept { return at_ >= text_.size(); }
  constexpr bool sees(std::string_view what) const noexcept {
    return text_.substr(at_).starts_with(what);
  }
  constexpr bool take(std::string_view what) noexcept {
    if (!sees(what)) return false;
    at_ += what.size();
    return true;
  }
  constexpr void skip_spaces() noexcept {
    while (!at_end() && std::string_view(" \t\n\r").find(text_[at_]) != std::string_view::npos)
      ++at_;
  }
  constexpr bool fail(errc code) noexcept { return fail(code, at_); }
  constexpr bool fail(errc code, std::size_t position) noexcept {
    status_ = {code, position};
    return false;
  }
  // Nothing, or what separates alternatives, follows.
  constexpr bool at_alternative_end() noexcept {
    const std::size_t here = at_;
    skip_spaces();
    const bool is_end = at_end() || text_[at_] == '|';
    if (!is_end) at_ = here;
    return is_end;
  }

  constexpr bool alternative() {
    path_start start;
    if (kind_ == path_kind::record) {
      if (take("//")) {
        start.is_anywhere = true;
      } else if (!take("/")) {
        return fail(errc::path_not_absolute);
      }
      sink_.begin(start);
      return sees("@") ? attribute() : take("text()") ? text_target() : steps();
    }
    if (sees("/")) return fail(errc::path_not_relative);
    while (take("../"))
      ++start.levels_up;
    if (take(".//")) {
      start.is_anywhere = true;
    } else if (sees(".") && !sees("..")) {
      return self(start);
    }
    sink_.begin(start);
    if (!start.is_anywhere && sees("@")) return attribute();
    if (!start.is_anywhere && start.levels_up == 0 && take("text()")) return text_target();
    return steps();
  }

  constexpr bool self(const path_start& start) {
    const std::size_t here = at_;
    ++at_;
    if (start.levels_up != 0 || !at_alternative_end()) return fail(errc::path_self_step, here);
    sink_.begin(start);
    sink_.end(path_target::element, {});
    return true;
  }

  constexpr bool steps() {
    for (bool is_first = true;; is_first = false) {
      if (!is_first && sees("@")) return attribute();
      if (!is_first && take("text()")) return text_target();
      name_test test;
      if (!step_test(test)) return false;
      path_predicate pred;
      if (sees("[") && !predicate(pred)) return false;
      if (sees("[")) return fail(errc::path_predicate_repeated);
      sink_.step(test, pred);
      if (at_alternative_end()) {
        sink_.end(path_target::element, {});
        return true;
      }
      if (sees("//")) return fail(errc::path_descendant_inside);
      const std::size_t slash = at_;
      if (!take("/")) return fail(errc::path_unexpected_character);
      if (at_alternative_end()) return fail(errc::path_trailing_slash, slash);
    }
  }

  constexpr bool attribute() {
    if (kind_ == path_kind::record) return fail(errc::path_target_unsupported);
    ++at_;
    name_test test;
    if (!attribute_name(test)) return false;
    if (!at_alternative_end()) {
      return fail(sees("/") || sees("[") ? errc::path_attribute_not_last
                                         : errc::path_unexpected_character);
    }
    sink_.end(path_target::attribute, test);
    return true;
  }

  constexpr bool text_target() {
    if (kind_ == path_kind::record) return fail(errc::path_target_unsupported, at_ - 6);
    if (!at_alternative_end()) {
      return fail(sees("/") || sees("[") ? errc::path_text_not_last
                                         : errc::path_unexpected_character);
    }
    sink_.end(path_target::text, {});
    return true;
  }

  constexpr bool attribute_name(name_test& test) {
    if (sees("*")) return fail(errc::path_attribute_wildcard);
    if (!step_test(test)) return false;
    if (test.kind == name_test_kind::any_local) {
      return fail(errc::path_attribute_wildcard, test.position);
    }
    return true;
  }

  constexpr bool ncname(std::string_view& name) {
    const std::size_t length = ncname_length(text_.substr(at_));
    if (length == 0) {
      if (at_end() || sees("/") || sees("|") || sees("]") || sees("[") || sees("@")) {
        return fail(errc::path_step_expected);
      }
      return fail(errc::path_name_malformed);
    }
    name = text_.substr(at_, length);
    at_ += length;
    return true;
  }

  constexpr bool step_test(name_test& test) {
    test.position = at_;
    if (sees("$")) return fail(errc::path_variable_unsupported);
    if (sees("..")) return fail(errc::path_parent_inside);
    if (sees(".")) return fail(errc::path_self_step);
    if (take("Q{")) {
      const std::size_t close = text_.find('}', at_);
      if (close == std::string_view::npos) return fail(errc::path_uri_unclosed, test.position);
      test.kind = name_test_kind::expanded;
      test.qualifier = text_.substr(at_, close - at_);
      at_ = close + 1;
      return ncname(test.local);
    }
    if (take("*:")) {
      test.kind = name_test_kind::any_namespace;
      return ncname(test.local);
    }
    if (take("*")) return true;
    if (!ncname(test.local)) return false;
    if (sees("::")) return fail(errc::path_axis_unsupported, test.position);
    if (sees("(")) return fail(errc::path_function_unsupported, test.position);
    if (!take(":")) {
      test.kind = name_test_kind::unprefixed;
      return true;
    }
    test.qualifier = test.local;
    test.local = {};
    if (take("*")) {
      test.kind = name_test_kind::any_local;
      return true;
    }
    test.kind = name_test_kind::prefixed;
    if (!ncname(test.local)) return false;
    if (sees("(")) return fail(errc::path_function_unsupported, test.position);
    return true;
  }

  constexpr bool predicate(path_predicate& pred) {
    if (kind_ == path_kind::record) return fail(errc::path_predicate_on_record);
    ++at_;
    skip_spaces();
    if (!at_end() && text_[at_] >= '0' && text_[at_] <= '9') {
      if (!position(pred)) return false;
    } else if (take("@")) {
      pred.kind = predicate_kind::has_attribute;
      if (!attribute_name(pred.name)) return false;
      skip_spaces();
      if (take("=")) {
        pred.kind = predicate_kind::attribute_equals;
        if (!literal(pred.literal)) return false;
      }
    } else {
      if (sees("]") || at_end()) return fail(errc::path_predicate_malformed);
      if (sees(".") || sees("'") || sees("\"") || sees("-")) {
        return fail(errc::path_predicate_unsupported);
      }
      pred.kind = predicate_kind::child_equals;
      if (!step_test(pred.name)) return false;
      skip_spaces();
      if (at_end()) return fail(errc::path_predicate_malformed);
      if (!take("=")) return fail(errc::path_predicate_unsupported);
      if (!literal(pred.literal)) return false;
    }
    skip_spaces();
    if (at_end()) return fail(errc::path_predicate_malformed);
    if (!take("]")) return fail(errc::path_predicate_unsupported);
    return true;
  }

  constexpr bool position(path_predicate& pred) {
    const std::size_t here = at_;
    std::uint64_t value = 0;
    while (!at_end() && text_[at_] >= '0' && text_[at_] <= '9') {
      value = value * 10 + static_cast<std::uint64_t>(text_[at_] - '0');
      if (value > std::numeric_limits<std::uint32_t>::max()) {
        return fail(errc::path_position_malformed, here);
      }
      ++at_;
    }
    if (value == 0 || sees(".")) return fail(errc::path_position_malformed, here);
    pred.kind = predicate_kind::position;
    pred.position = static_cast<std::uint32_t>(value);
    return true;
  }

  constexpr bool literal(std::string_view& value) {
    skip_spaces();
    if (at_end()) return fail(errc::path_predicate_malformed);
    const char quote = text_[at_];
    if (quote != '\'' && quote != '"') return fail(errc::path_predicate_unsupported);
    const std::size_t close = text_.find(quote, at_ + 1);
    if (close == std::string_view::npos) return fail(errc::path_literal_unclosed);
    value = text_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    return true;
  }

  std::string_view text_;
  path_kind kind_;
  Sink& sink_;
  std::size_t at_ = 0;
  path_status status_;
};

template <class Sink>
constexpr path_status parse_path(std::string_view text, path_kind kind, Sink& sink) {
  return path_parser<Sink>(text, kind, sink).parse();
}

// Checks the grammar only. O(length).
constexpr path_status check_path(std::string_view text, path_kind kind) {
  null_path_sink sink;
  return parse_path(text, kind, sink);
}

}  // namespace xylem::detail

#endif  // XYLEM_DETAIL_PATH_PARSER_HPP
