// SPDX-License-Identifier: MIT
//
// The path grammar: what good paths mean, what bad ones are told, and where.

#include <algorithm>
#include <memory>
#include <random>
#include <string>

#include <xylem/detail/path_parser.hpp>
#include <xylem/path.hpp>

#include <gtest/gtest.h>

namespace xylem::detail {
namespace {

// Writes down what the parser hands over.
struct event_sink {
  std::string events;

  static std::string name_of(const name_test& t) {
    std::string out(t.kind == name_test_kind::expanded ? "{" : "");
    out.append(t.qualifier);
    switch (t.kind) {
      case name_test_kind::any:
        return "*";
      case name_test_kind::any_local:
        return out.append(":*");
      case name_test_kind::any_namespace:
        return out.append("*:").append(t.local);
      case name_test_kind::unprefixed:
        return out.append(t.local);
      case name_test_kind::prefixed:
        return out.append(":").append(t.local);
      case name_test_kind::expanded:
        return out.append("}").append(t.local);
    }
    return "?";
  }

  void begin(const path_start& s) {
    events += events.empty() ? "" : " | ";
    events += "begin";
    if (s.is_anywhere) events += " anywhere";
    if (s.levels_up != 0) events.append(" up").append(std::to_string(s.levels_up));
  }
  void step(const name_test& t, const path_predicate& p) {
    events.append(", ").append(name_of(t)).append("@").append(std::to_string(t.position));
    switch (p.kind) {
      case predicate_kind::none:
        break;
      case predicate_kind::position:
        events.append(" at ").append(std::to_string(p.position));
        break;
      case predicate_kind::has_attribute:
        events += " has " + name_of(p.name);
        break;
      case predicate_kind::attribute_equals:
        events += " attribute " + name_of(p.name) + " = <" + std::string(p.literal) + ">";
        break;
      case predicate_kind::child_equals:
        events += " child " + name_of(p.name) + " = <" + std::string(p.literal) + ">";
        break;
    }
  }
  void end(path_target target, const name_test& attribute) {
    events += target == path_target::element ? ", element"
              : target == path_target::text  ? ", text"
                                             : ", attribute " + name_of(attribute);
  }
};

struct good_path {
  path_kind kind;
  std::string_view path;
  std::string_view events;
};

constexpr path_kind record = path_kind::record;
constexpr path_kind field = path_kind::field;

constexpr good_path good_paths[] = {
    {record, "/a", "begin, a@1, element"},
    {record, "//a", "begin anywhere, a@2, element"},
    {record, "/a/b/c", "begin, a@1, b@3, c@5, element"},
    {record, "//a/*", "begin anywhere, a@2, *@4, element"},
    {record, "/p:a/p:*", "begin, p:a@1, p:*@5, element"},
    {record, "/*:a", "begin, *:a@1, element"},
    {record, "/Q{urn:x y}a/Q{}b", "begin, {urn:x y}a@1, {}b@13, element"},
    {record, "/a|//b", "begin, a@1, element | begin anywhere, b@5, element"},
    {record, " \t/a \n|\r\n /b ", "begin, a@3, element | begin, b@11, element"},
    {record, "/text/a", "begin, text@1, a@6, element"},

    {field, ".", "begin, element"},
    {field, "a", "begin, a@0, element"},
    {field, "a/b", "begin, a@0, b@2, element"},
    {field, ".//a", "begin anywhere, a@3, element"},
    {field, ".//a/b", "begin anywhere, a@3, b@5, element"},
    {field, "@a", "begin, attribute a"},
    {field, "@p:a", "begin, attribute p:a"},
    {field, "@Q{urn:x}a", "begin, attribute {urn:x}a"},
    {field, "a/@b", "begin, a@0, attribute b"},
    {field, ".//a/@b", "begin anywhere, a@3, attribute b"},
    {field, "text()", "begin, text"},
    {field, "a/text()", "begin, a@0, text"},
    {field, "text", "begin, text@0, element"},
    {field, "text/text()", "begin, text@0, text"},
    {field, "../a", "begin up1, a@3, element"},
    {field, "../../a/b/@c", "begin up2, a@6, b@8, attribute c"},
    {field, "../@a", "begin up1, attribute a"},
    {field, ".././/a", "begin anywhere up1, a@6, element"},
    {field, "../a/text()", "begin up1, a@3, text"},
    {field, "a[1]", "begin, a@0 at 1, element"},
    {field, "a[ 007 ]/b", "begin, a@0 at 7, b@9, element"},
    {field, "a[4294967295]", "begin, a@0 at 4294967295, element"},
    {field, "a[@b]", "begin, a@0 has b, element"},
    {field, "a[ @b ]", "begin, a@0 has b, element"},
    {field, "a[@b='c']", "begin, a@0 attribute b = <c>, element"},
    {field, "a[@p:b = \"c'd\"]", "begin, a@0 attribute p:b = <c'd>, element"},
    {field, "a[b='']", "begin, a@0 child b = <>, element"},
    {field, "a[b='x]/@']/c", "begin, a@0 child b = <x]/@>, c@12, element"},
    {field, "a[*='1']", "begin, a@0 child * = <1>, element"},
    {field, "a[*:b='1']", "begin, a@0 child *:b = <1>, element"},
    {field, "a[Q{u}b='1']", "begin, a@0 child {u}b = <1>, element"},
    {field, "a[1]/b[@c]/d[e='f']/@g",
     "begin, a@0 at 1, b@5 has c, d@11 child e = <f>, attribute g"},
    {field, "a | b/@c | .", "begin, a@0, element | begin, b@4, attribute c | begin, element"},
    {field, "../a | b", "begin up1, a@3, element | begin, b@7, element"},
    {field, "_a-b.c1/\xC3\xA9t\xC3\xA9", "begin, _a-b.c1@0, \xC3\xA9t\xC3\xA9@8, element"},
    {field, "a.b", "begin, a.b@0, element"},
    {field, "*", "begin, *@0, element"},
    {field, "div", "begin, div@0, element"},  // XPath's operator names are names here
    {field, "last", "begin, last@0, element"},
};

TEST(path_parser, good_paths) {
  for (const good_path& g : good_paths) {
    event_sink sink;
    const path_status status = parse_path(g.path, g.kind, sink);
    EXPECT_EQ(status.code, errc::ok) << g.path << " at " << status.position;
    EXPECT_EQ(sink.events, g.events) << g.path;
  }
}

struct bad_path {
  path_kind kind;
  std::string_view path;
  errc code;
  std::size_t position;
};

using enum errc;

constexpr bad_path bad_paths[] = {
    {record, "", path_empty, 0},
    {field, "", path_empty, 0},
    {field, " \n", path_empty, 0},
    {record, "a", path_not_absolute, 0},
    {record, "  a/b", path_not_absolute, 2},
    {record, "./a", path_not_absolute, 0},
    {record, "/a|b", path_not_absolute, 3},
    {record, "/a|", path_not_absolute, 3},
    {field, "/a", path_not_relative, 0},
    {field, "//a", path_not_relative, 0},
    {field, "a | /b", path_not_relative, 4},
    {record, "/", path_step_expected, 1},
    {record, "//", path_step_expected, 2},
    {record, "///a", path_step_expected, 2},
    {field, "a|", path_step_expected, 2},
    {field, "|a", path_step_expected, 0},
    {field, "../", path_step_expected, 3},
    {field, ".//", path_step_expected, 3},
    {field, ".//@a", path_step_expected, 3},
    {field, "[1]", path_step_expected, 0},
    {field, "p:", path_step_expected, 2},
    {field, "Q{u}", path_step_expected, 4},
    {field, "@", path_step_expected, 1},
    {field, "a/@", path_step_expected, 3},
    {field, "@@a", path_step_expected, 1},
    {field, "*:", path_step_expected, 2},
    {field, "1a", path_name_malformed, 0},
    {field, "a/-b", path_name_malformed, 2},
    {field, "p:1", path_name_malformed, 2},
    {field, "a/\xFF", path_name_malformed, 2},
    {field, "@1", path_name_malformed, 1},
    {field, "a[@1]", path_name_malformed, 3},
    {field, "a/ b", path_name_malformed, 2},
    {field, "child::a", path_axis_unsupported, 0},
    {field, "a/parent::b", path_axis_unsupported, 2},
    {field, "a[child::b='1']", path_axis_unsupported, 2},
    {record, "/descendant::a", path_axis_unsupported, 1},
    {field, "count(a)", path_function_unsupported, 0},
    {field, "a/name()", path_function_unsupported, 2},
    {field, "a[last()]", path_function_unsupported, 2},
    {field, "a[text()='b']", path_function_unsupported, 2},
    {field, "p:f()", path_function_unsupported, 0},
    {field, ".//text()", path_function_unsupported, 3},
    {field, "../text()", path_function_unsupported, 3},
    {field, "$a", path_variable_unsupported, 0},
    {field, "a/$b", path_variable_unsupported, 2},
    {field, "a[$b='1']", path_variable_unsupported, 2},
    {field, "..", path_parent_inside, 0},
    {field, "a/..", path_parent_inside, 2},
    {field, "a/../b", path_parent_inside, 2},
    {field, ".//../a", path_parent_inside, 3},
    {record, "/../a", path_parent_inside, 1},
    {field, "a//b", path_descendant_inside, 1},
    {field, "a[1]//b", path_descendant_inside, 4},
    {record, "/a//b", path_descendant_inside, 2},
    {field, "./a", path_self_step, 0},
    {field, "a/.", path_self_step, 2},
    {field, "a/./b", path_self_step, 2},
    {field, "../.", path_self_step, 3},
    {record, "/.", path_self_step, 1},
    {field, "a[]", path_predicate_malformed, 2},
    {field, "a[", path_predicate_malformed, 2},
    {field, "a[1", path_predicate_malformed, 3},
    {field, "a[@b", path_predicate_malformed, 4},
    {field, "a[@b=", path_predicate_malformed, 5},
    {field, "a[b", path_predicate_malformed, 3},
    {field, "a[b='1'", path_predicate_malformed, 7},
    {field, "a[b]", path_predicate_unsupported, 3},
    {field, "a[b>'1']", path_predicate_unsupported, 3},
    {field, "a[b!='1']", path_predicate_unsupported, 3},
    {field, "a[b=1]", path_predicate_unsupported, 4},
    {field, "a[b=c]", path_predicate_unsupported, 4},
    {field, "a[b/c='1']", path_predicate_unsupported, 3},
    {field, "a[b='1' and c='2']", path_predicate_unsupported, 8},
    {field, "a[.='1']", path_predicate_unsupported, 2},
    {field, "a['1'=b]", path_predicate_unsupported, 2},
    {field, "a[-1]", path_predicate_unsupported, 2},
    {field, "a[1=1]", path_predicate_unsupported, 3},
    {field, "a[@b and @c]", path_predicate_unsupported, 5},
    {field, "a[1][2]", path_predicate_repeated, 4},
    {record, "/a[1]", path_predicate_on_record, 2},
    {record, "/a/b[@c]/d", path_predicate_on_record, 4},
    {field, "a[0]", path_position_malformed, 2},
    {field, "a[1.5]", path_position_malformed, 2},
    {field, "a[4294967296]", path_position_malformed, 2},
    {field, "a[99999999999999999999999]", path_position_malformed, 2},
    {field, "a[b='1]", path_literal_unclosed, 4},
    {field, "a[@b=\"1']", path_literal_unclosed, 5},
    {field, "Q{urn:x", path_uri_unclosed, 0},
    {field, "a/Q{urn:x", path_uri_unclosed, 2},
    {field, "@a/b", path_attribute_not_last, 2},
    {field, "a/@b/c", path_attribute_not_last, 4},
    {field, "@a[1]", path_attribute_not_last, 2},
    {field, "@*", path_attribute_wildcard, 1},
    {field, "a/@p:*", path_attribute_wildcard, 3},
    {field, "@*:a", path_attribute_wildcard, 1},
    {field, "a[@*]", path_attribute_wildcard, 3},
    {field, "text()/a", path_text_not_last, 6},
    {field, "a/text()[1]", path_text_not_last, 8},
    {field, "a/", path_trailing_slash, 1},
    {field, "a/ |b", path_trailing_slash, 1},
    {record, "/a/", path_trailing_slash, 2},
    {field, "a b", path_unexpected_character, 1},
    {field, "a=b", path_unexpected_character, 1},
    {field, "a]", path_unexpected_character, 1},
    {field, "a:b:c", path_unexpected_character, 3},
    {field, "@a b", path_unexpected_character, 2},
    {field, "a[1]b", path_unexpected_character, 4},
    {field, "text()x", path_unexpected_character, 6},
    {field, "a ||b", path_step_expected, 3},
    {record, "/@a", path_target_unsupported, 1},
    {record, "/a/@b", path_target_unsupported, 3},
    {record, "/text()", path_target_unsupported, 1},
    {record, "/a/text()", path_target_unsupported, 3},
};

TEST(path_parser, bad_paths) {
  for (const bad_path& b : bad_paths) {
    const path_status status = check_path(b.path, b.kind);
    EXPECT_EQ(name(status.code), name(b.code)) << b.path;
    EXPECT_EQ(status.position, b.position) << b.path;
  }
}

// Every code that a path alone can cause is in the table. An unbound prefix needs a declaration.
TEST(path_parser, every_path_code_is_caused) {
  for (const errc code : all_codes()) {
    const auto number = static_cast<int>(code);
    if (number < 100 || number > 199 || code == path_prefix_unbound) continue;
    EXPECT_TRUE(std::ranges::any_of(bad_paths, [&](const bad_path& b) { return b.code == code; }))
        << name(code);
  }
}

TEST(path_parser, checks_at_run_time_are_the_same) {
  for (const bad_path& b : bad_paths) {
    const result<void> r = b.kind == record ? check_record_path(b.path) : check_field_path(b.path);
    ASSERT_FALSE(r) << b.path;
    EXPECT_EQ(r.error().code, b.code);
    EXPECT_EQ(r.error().byte_offset, b.position);
    EXPECT_EQ(r.error().found.view(), b.path.substr(0, 63)) << b.path;
  }
  for (const good_path& g : good_paths)
    EXPECT_TRUE(g.kind == record ? check_record_path(g.path) : check_field_path(g.path)) << g.path;
}

// The same code runs in the compiler.
static_assert(check_path("E1EDKA1[PARVW='AG']/PARTN", field).code == errc::ok);
static_assert(check_path("a//b", field).code == errc::path_descendant_inside);
static_assert(check_path("a//b", field).position == 1);

TEST(path_parser, mutations_of_paths_are_parsed_or_refused_inside_their_text) {
  constexpr std::string_view pieces[] = {"/", "//", ".",      "..",       "../", "./", "@", "*",
                                         ":", "::", "[",      "]",        "'",   "\"", "=", "1",
                                         "0", "a",  "text()", "Q{",       "}",   "|",  " ", "$",
                                         "(", ")",  "\xC3",   "\xC3\xA9", "\xFF"};
  std::mt19937 random(11);
  int good = 0;
  for (int i = 0; i < 400'000; ++i) {
    std::string path(good_paths[random() % std::size(good_paths)].path);
    for (unsigned changes = random() % 4; changes != 0; --changes) {
      const std::size_t at = random() % (path.size() + 1);
      const std::string_view piece = pieces[random() % std::size(pieces)];
      switch (random() % 3) {
        case 0:
          path.insert(at, piece);
          break;
        case 1:
          path.replace(at, piece.size(), piece);
          break;
        default:
          path.erase(at, 1 + random() % 3);
      }
    }
    // Memory of exactly the path's size, so that AddressSanitizer sees every byte read past it.
    const std::unique_ptr<char[]> exact(new char[path.size()]);
    path.copy(exact.get(), path.size());
    const std::string_view text(exact.get(), path.size());
    for (const path_kind kind : {record, field}) {
      event_sink sink;
      const path_status status = parse_path(text, kind, sink);
      ASSERT_LE(status.position, text.size()) << text;
      if (status.code == errc::ok) {
        ++good;
        ASSERT_FALSE(sink.events.empty()) << text;
      } else {
        const auto number = static_cast<int>(status.code);
        ASSERT_TRUE(number >= 100 && number < 200) << text;
      }
      ASSERT_EQ(check_path(text, kind).code, status.code) << text;
    }
  }
  EXPECT_GT(good, 10'000);
}

}  // namespace
}  // namespace xylem::detail
