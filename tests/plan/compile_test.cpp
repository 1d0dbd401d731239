// SPDX-License-Identifier: MIT
//
// From declarations to plans: what a plan holds, and what is wrong with a declaration.

#include "plan/compile.hpp"

#include <string>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

#include "declaring.hpp"

namespace xylem::plan {
namespace {

TEST(compile, patterns_hang_on_their_origins) {
  const plan p =
      compile(declare("/f/r | //s", value_field("a/b"), value_field("../h | c"),
                      rows_field("l[@x]", repeat::list, value_field("@y"), value_field("../../t"))))
          .value();
  ASSERT_EQ(p.scopes.size(), 2U);
  ASSERT_EQ(p.scopes[0].openers.size(), 2U);
  const pattern& first = p.patterns[p.scopes[0].openers[0]];
  EXPECT_EQ(first.purpose, pattern_purpose::open_scope);
  EXPECT_EQ(first.steps.size(), 2U);
  EXPECT_FALSE(first.is_anywhere);
  EXPECT_TRUE(p.patterns[p.scopes[0].openers[1]].is_anywhere);
  // a/b, c and the rows' opener; ../h hangs on an anchor.
  EXPECT_EQ(p.scopes[0].patterns.size(), 3U);
  ASSERT_EQ(p.anchors.size(), 2U);
  EXPECT_EQ(p.anchors[0].scope, 0U);
  EXPECT_EQ(p.anchors[0].levels_up, 1U);
  EXPECT_EQ(p.anchors[0].fields, std::vector<std::uint32_t>{1});
  EXPECT_EQ(p.anchors[1].scope, 1U);
  EXPECT_EQ(p.anchors[1].levels_up, 2U);
  EXPECT_EQ(p.anchors[1].fields, std::vector<std::uint32_t>{1});
  EXPECT_TRUE(p.scopes[0].fields[1].is_from_ancestor);
  EXPECT_FALSE(p.scopes[0].fields[0].is_from_ancestor);
  EXPECT_EQ(p.scopes[0].fields[2].nested_scope, 1U);
  EXPECT_EQ(p.scopes[1].parent, 0U);
  EXPECT_EQ(p.scopes[1].parent_field, 2U);
  ASSERT_EQ(p.scopes[1].openers.size(), 1U);
  EXPECT_EQ(p.patterns[p.scopes[1].openers[0]].scope, 1U);
}

TEST(compile, one_anchor_serves_all_fields_of_its_level) {
  const plan p = compile(declare("/a/b/c", value_field("../x | ../y"), value_field("../../x"),
                                 value_field("../z"), value_field("d | ../@w")))
                     .value();
  ASSERT_EQ(p.anchors.size(), 2U);
  EXPECT_EQ(p.anchors[0].fields, (std::vector<std::uint32_t>{0, 2, 3}));
  EXPECT_EQ(p.anchors[0].patterns.size(), 4U);
  EXPECT_EQ(p.anchors[1].fields, std::vector<std::uint32_t>{1});
}

TEST(compile, names_are_resolved) {
  declaration d =
      declare("/p:a", value_field("b"), value_field("p:b"), value_field("*:b"), value_field("p:*"),
              value_field("*"), value_field("Q{}b"), value_field("@xml:lang"), value_field("@b"));
  d.namespaces = {{"p", "urn:p"}};
  for (const bool matches_any : {false, true}) {
    d.matches_any_namespace = matches_any;
    const plan p = compile(d).value();
    const auto test = [&](std::size_t field) {
      const pattern& of = p.patterns[p.scopes[0].patterns[field]];
      return of.target == path_target::attribute ? of.attribute : of.steps[0].name;
    };
    EXPECT_EQ(p.patterns[0].steps[0].name.uri, "urn:p");
    EXPECT_EQ(test(0).any_uri, matches_any);
    EXPECT_EQ(test(0).uri, "");
    EXPECT_FALSE(test(1).any_uri);
    EXPECT_EQ(test(1).uri, "urn:p");
    EXPECT_TRUE(test(2).any_uri);
    EXPECT_TRUE(test(3).any_local);
    EXPECT_EQ(test(3).uri, "urn:p");
    EXPECT_TRUE(test(4).any_local && test(4).any_uri);
    EXPECT_FALSE(test(5).any_uri);
    EXPECT_EQ(test(6).uri, "http://www.w3.org/XML/1998/namespace");
    EXPECT_EQ(test(7).any_uri, matches_any);
  }
}

TEST(compile, nested_projections_bind_their_own_prefixes) {
  field_declaration rows = rows_field("p:l", repeat::list, value_field("p:v"));
  rows.nested->namespaces = {{"p", "urn:inner"}};
  declaration d = declare("/p:a");
  d.namespaces = {{"p", "urn:outer"}};
  d.fields.push_back(std::move(rows));
  const plan p = compile(d).value();
  EXPECT_EQ(p.patterns[p.scopes[1].openers[0]].steps[0].name.uri, "urn:outer");
  EXPECT_EQ(p.patterns[p.scopes[1].patterns[0]].steps[0].name.uri, "urn:inner");
}

TEST(compile, settings_are_copied_and_views_are_the_plans_own) {
  result<plan> made = error(errc::ok);
  {
    field_declaration f = value_field("a", value_type::date);
    f.name = "created";
    f.pattern = "%d.%m.%Y and more than fits into a short string";
    f.default_text = "01.02.2024 and more than fits into a short string";
    f.settings.has_default = true;
    f.is_optional = true;
    f.settings.unseen_is_missing = true;
    made = compile(declare("/r", std::move(f)));
  }
  ASSERT_TRUE(made) << describe(made.error());
  const plan p = std::move(*made);
  const field& f = p.scopes[0].fields[0];
  EXPECT_EQ(f.name, "created");
  EXPECT_EQ(f.path, "a");
  EXPECT_EQ(f.format.pattern.data(), f.date_pattern.data());
  EXPECT_EQ(f.default_text, "01.02.2024 and more than fits into a short string");
  EXPECT_TRUE(f.is_optional && f.has_default && f.unseen_is_missing);
}

TEST(compile, sorting_is_left_out_where_order_is_given) {
  const plan p = compile(declare("/f/r", value_field("a/b"), value_field("a[@x]/b[2]"),
                                 value_field(".//a"), value_field("a | b"), value_field("../r/a")))
                     .value();
  ASSERT_EQ(p.scopes.size(), 1U);
  const auto& fields = p.scopes[0].fields;
  EXPECT_FALSE(fields[0].may_need_sorting);
  EXPECT_FALSE(fields[1].may_need_sorting);
  EXPECT_TRUE(fields[2].may_need_sorting);
  EXPECT_TRUE(fields[3].may_need_sorting);
  EXPECT_FALSE(fields[4].may_need_sorting);
}

TEST(compile, nothing_declared) {
  EXPECT_EQ(failure_of(declare("/r")).code, errc::declaration_empty);
  EXPECT_EQ(failure_of(declare("", value_field("a"))).code, errc::path_empty);
  EXPECT_EQ(failure_of(declare("/r", rows_field("l", repeat::list))).code, errc::declaration_empty);
}

TEST(compile, path_errors_name_field_and_place) {
  const error e = failure_of(declare("/r", value_field("a"), value_field("b//c")));
  EXPECT_EQ(e.code, errc::path_descendant_inside);
  EXPECT_EQ(e.byte_offset, 1U);
  EXPECT_EQ(e.field.view(), "b//c");
  EXPECT_EQ(e.field_index, 1U);
  EXPECT_EQ(e.found.view(), "b//c");
  const error of_record = failure_of(declare("/r[1]", value_field("a")));
  EXPECT_EQ(of_record.code, errc::path_predicate_on_record);
  EXPECT_EQ(of_record.field_index, error::no_field);
  const error nested =
      failure_of(declare("/r", rows_field("l", repeat::list, value_field("a"), value_field("$b"))));
  EXPECT_EQ(nested.code, errc::path_variable_unsupported);
  EXPECT_EQ(nested.field_index, 1U);
  EXPECT_EQ(nested.field.view(), "$b");
}

TEST(compile, unbound_prefixes) {
  for (const char* path : {"a/q:b", "@q:b", "a/@q:b", "q:*", "a[q:b='1']", "a[@q:b]", "../q:b"}) {
    const error e = failure_of(declare("/f/r", value_field(path)));
    EXPECT_EQ(e.code, errc::path_prefix_unbound) << path;
    EXPECT_EQ(std::string_view(path).substr(e.byte_offset, 2), "q:") << path;
  }
  EXPECT_EQ(failure_of(declare("/q:r", value_field("a"))).code, errc::path_prefix_unbound);
  EXPECT_TRUE(compile(declare("/r", value_field("xml:a"))));
}

TEST(compile, reserved_and_malformed_prefixes) {
  const auto with = [](std::string prefix, std::string uri) {
    declaration d = declare("/r", value_field("a"));
    d.namespaces = {{std::move(prefix), std::move(uri)}};
    return d;
  };
  for (const auto& [prefix, uri] : {std::pair{"xml", "urn:x"},
                                    {"xmlns", "urn:x"},
                                    {"p", "http://www.w3.org/XML/1998/namespace"},
                                    {"p", "http://www.w3.org/2000/xmlns/"}}) {
    const error e = failure_of(with(prefix, uri));
    EXPECT_EQ(e.code, errc::declaration_prefix_reserved) << prefix;
    EXPECT_EQ(e.found.view(), prefix);
  }
  for (const char* prefix : {"", "1", "a b", "a:b"}) {
    EXPECT_EQ(failure_of(with(prefix, "urn:x")).code, errc::path_name_malformed) << prefix;
  }
  declaration twice = with("p", "urn:a");
  twice.namespaces.emplace_back("q", "urn:a");
  EXPECT_TRUE(compile(twice));
  twice.namespaces.emplace_back("p", "urn:a");
  EXPECT_EQ(failure_of(twice).code, errc::declaration_prefix_repeated);
  EXPECT_EQ(failure_of(twice).found.view(), "p");
  field_declaration rows = rows_field("l", repeat::list, value_field("v"));
  rows.nested->namespaces = {{"xml", "urn:x"}};
  const error e = failure_of(declare("/r", std::move(rows)));
  EXPECT_EQ(e.code, errc::declaration_prefix_reserved);
  EXPECT_EQ(e.field.view(), "l");
}

TEST(compile, repeat_policies_fit_types) {
  struct policy_case {
    value_type type;
    repeat policy;
    bool fits;
  };
  const policy_case cases[] = {
      {value_type::string, repeat::error, true},   {value_type::string, repeat::first, true},
      {value_type::string, repeat::last, true},    {value_type::string, repeat::list, true},
      {value_type::string, repeat::join, true},    {value_type::string, repeat::count, false},
      {value_type::int32, repeat::error, true},    {value_type::int32, repeat::list, true},
      {value_type::int32, repeat::join, false},    {value_type::int32, repeat::count, true},
      {value_type::uint8, repeat::count, true},    {value_type::boolean, repeat::count, false},
      {value_type::float64, repeat::count, false}, {value_type::decimal, repeat::join, false},
      {value_type::date, repeat::join, false},
  };
  for (const policy_case& c : cases) {
    const result<plan> made = compile(declare("/r", value_field("a", c.type, c.policy)));
    EXPECT_EQ(made.has_value(), c.fits) << static_cast<int>(c.type) << static_cast<int>(c.policy);
    EXPECT_EQ(made ? errc::ok : made.error().code,
              c.fits ? errc::ok : errc::declaration_repeat_unsupported);
  }
  for (const repeat policy :
       {repeat::error, repeat::first, repeat::last, repeat::list, repeat::join, repeat::count}) {
    const result<plan> made = compile(declare("/r", rows_field("l", policy, value_field("v"))));
    EXPECT_EQ(made.has_value(), policy != repeat::join && policy != repeat::count);
  }
  // A list needs a place that holds several, and such a place takes nothing else.
  field_declaration f = rows_field("l", repeat::error, value_field("v"));
  f.settings.repeat = repeat::list;
  EXPECT_EQ(failure_of(declare("/r", std::move(f))).code, errc::declaration_repeat_unsupported);
  f = rows_field("l", repeat::list, value_field("v"));
  f.settings.repeat = repeat::first;
  EXPECT_EQ(failure_of(declare("/r", std::move(f))).code, errc::declaration_repeat_unsupported);
  f = value_field("a", value_type::int32, repeat::list);
  f.settings.repeat = repeat::last;
  EXPECT_EQ(failure_of(declare("/r", std::move(f))).code, errc::declaration_repeat_unsupported);
}

TEST(compile, defaults_are_checked) {
  field_declaration f = value_field("a", value_type::int8);
  f.settings.has_default = true;
  f.default_text = "128";
  const error e = failure_of(declare("/r", std::move(f)));
  EXPECT_EQ(e.code, errc::declaration_default_malformed);
  EXPECT_EQ(e.found.view(), "128");
  EXPECT_EQ(e.expected, "int8");
  EXPECT_EQ(e.field.view(), "a");
  f = value_field("a", value_type::int8);
  f.settings.has_default = true;
  f.default_text = "127";
  EXPECT_TRUE(compile(declare("/r", std::move(f))));
  // In the field's own format.
  for (const auto& [text, code] : {std::pair{"20240223", errc::ok},
                                   {"2024-02-23", errc::declaration_default_malformed},
                                   {"00000000", errc::declaration_default_malformed}}) {
    f = value_field("a", value_type::date);
    f.settings.format.convention = convention::sap;
    f.settings.has_default = true;
    f.default_text = text;
    const result<plan> made = compile(declare("/r", std::move(f)));
    EXPECT_EQ(made ? errc::ok : made.error().code, code) << text;
  }
}

TEST(compile, date_patterns_are_checked) {
  field_declaration f = value_field("a", value_type::date);
  f.pattern = "%Q";
  const error e = failure_of(declare("/r", std::move(f)));
  EXPECT_EQ(e.code, errc::declaration_format_malformed);
  EXPECT_EQ(e.found.view(), "%Q");
}

TEST(compile, rows_are_made_from_elements_below) {
  for (const char* path : {"@a", "a/@b", "a/text()", "text()", ".", "../a", "a | @b", "a | ../b"}) {
    const error e = failure_of(declare("/f/r", rows_field(path, repeat::list, value_field("v"))));
    EXPECT_EQ(e.code, errc::declaration_target_not_element) << path;
    EXPECT_EQ(e.field.view(), path);
  }
  EXPECT_TRUE(compile(declare("/f/r", rows_field(".//a", repeat::list, value_field("v")))));
}

TEST(compile, climbing_stops_at_the_root_element) {
  const auto code = [](const char* record, const char* path) {
    const result<plan> made = compile(declare(record, value_field(path)));
    return made ? errc::ok : made.error().code;
  };
  EXPECT_EQ(code("/a", "../x"), errc::declaration_climbs_too_far);
  EXPECT_EQ(code("/a/b", "../x"), errc::ok);
  EXPECT_EQ(code("/a/b", "../../x"), errc::declaration_climbs_too_far);
  EXPECT_EQ(code("/a/b", "x | ../../x"), errc::declaration_climbs_too_far);
  EXPECT_EQ(code("/a | /a/b", "../x"), errc::ok);  // for those that have one
  EXPECT_EQ(code("//a", "../../../x"), errc::ok);
  const auto nested = [](const char* rows, const char* path) {
    const result<plan> made =
        compile(declare("/a", rows_field(rows, repeat::list, value_field(path))));
    return made ? errc::ok : made.error().code;
  };
  EXPECT_EQ(nested("b", "../x"), errc::ok);
  EXPECT_EQ(nested("b", "../../x"), errc::declaration_climbs_too_far);
  EXPECT_EQ(nested("b/c", "../../x"), errc::ok);
  EXPECT_EQ(nested(".//b", "../../../../x"), errc::ok);
}

}  // namespace
}  // namespace xylem::plan
