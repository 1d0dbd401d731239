// SPDX-License-Identifier: MIT
//
// Every error code has a section in docs/errors.md, what that section says causes it does cause it,
// and the section shows what describe() makes of it: code, place, record, field, what was found.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

#include "cause.hpp"
#include "documented_code.hpp"
#include "example_declaration.hpp"

namespace {

using namespace xylem;
using namespace xylem::error_tests;

const documented_code* section_of(errc code) {
  const auto& all = documented_codes();
  const auto found = std::ranges::find(all, static_cast<unsigned>(code), &documented_code::number);
  return found == all.end() ? nullptr : &*found;
}

// What the section's projection, options and document come to, record by record.
error run(const documented_code& section) {
  const auto declared = schema::make(parse_declaration(section.projection.value_or("")));
  if (!declared) return declared.error();
  const std::string document = section.document.value_or("<r/>");
  auto from = read(*declared, memory(document), parse_options(section.options.value_or("")));
  while (true) {
    const auto next = from.next();
    if (!next) return next.error();
    if (*next == nullptr) return {};
  }
}

// The same, byte by byte.
error feed_run(const documented_code& section) {
  const auto declared = schema::make(parse_declaration(section.projection.value_or("")));
  if (!declared) return declared.error();
  auto in = feed(
      *declared, [](row_view&) {}, parse_options(section.options.value_or("")));
  for (const char& byte : section.document.value_or("<r/>")) {
    const auto taken = in.write({&byte, 1});
    if (!taken) return taken.error();
  }
  const auto finished = in.finish();
  return finished ? error() : finished.error();
}

error caused(errc code) {
  const auto cause = causes().find(code);
  return cause != causes().end() ? cause->second() : run(*section_of(code));
}

class every_code : public testing::TestWithParam<errc> {
 protected:
  // Some only expat can cause.
  void SetUp() override {
#if !XYLEM_HAVE_EXPAT
    const documented_code* const section = section_of(GetParam());
    const bool needs_expat = GetParam() == errc::backend_failure ||
                             (section != nullptr && section->options &&
                              section->options->find("\"expat\"") != std::string::npos);
    if (needs_expat) GTEST_SKIP() << "this build has no expat";
#endif
  }
};

TEST_P(every_code, has_a_section) {
  const errc code = GetParam();
  const documented_code* const section = section_of(code);
  ASSERT_NE(section, nullptr) << name(code);
  EXPECT_EQ(section->name, name(code));
  EXPECT_NE(section->prose.find("Class `" + std::string(name(class_of(code))) + "`: "),
            std::string::npos)
      << section->prose;
  EXPECT_NE(section->prose.find("Remedy: "), std::string::npos);
  EXPECT_TRUE(section->shown);
}

TEST_P(every_code, is_caused_as_its_section_says) {
  const errc code = GetParam();
  const documented_code* const section = section_of(code);
  ASSERT_NE(section, nullptr) << name(code);
  const bool is_shown = section->projection || section->options || section->document;
  EXPECT_TRUE(is_shown || causes().contains(code)) << "nothing causes " << name(code);

  const error e = caused(code);
  EXPECT_EQ(name(e.code), name(code));
  EXPECT_EQ(describe(e) + "\n", section->shown.value_or(""));
  if (!causes().contains(code)) {
    EXPECT_EQ(describe(feed_run(*section)), describe(e)) << "fed byte by byte";
  }
}

// Errors of a document have a place in it, those of a record say which and where, and so on.
TEST_P(every_code, is_described_in_one_line_that_holds_all_it_knows) {
  const errc code = GetParam();
  const error e = caused(code);
  const std::string line = describe(e);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_TRUE(line.starts_with(name(code))) << line;
  const auto says = [&](std::string_view what) { return line.find(what) != std::string::npos; };
  if (e.byte_offset != error::no_offset) {
    const bool is_in_path = static_cast<unsigned>(code) < 200;
    EXPECT_TRUE(is_in_path ? says("at character " + std::to_string(e.byte_offset + 1))
                           : says("at byte " + std::to_string(e.byte_offset)))
        << line;
  }
  if (e.record_index != error::no_record) {
    EXPECT_TRUE(says("(record " + std::to_string(e.record_index) + ")")) << line;
  }
  if (!e.field.empty()) {
    EXPECT_TRUE(says("field '" + std::string(e.field.view()) + "'")) << line;
  }
  if (!e.found.empty()) {
    EXPECT_TRUE(says("'" + std::string(e.found.view()) + "'")) << line;
  }
  if (e.limit != 0) {
    EXPECT_TRUE(says("limit is " + std::to_string(e.limit))) << line;
  }
}

TEST_P(every_code, has_the_places_of_its_class) {
  const errc code = GetParam();
  const error e = caused(code);
  const bool has_offset = e.byte_offset != error::no_offset;
  const bool has_record = e.record_index != error::no_record;
  const bool has_field = e.field_index != error::no_field;
  EXPECT_EQ(has_field, !e.field.empty());
  switch (class_of(code)) {
    case error_class::encoding:
    case error_class::dtd:
    case error_class::syntax:
    case error_class::entity:
    case error_class::namespaces:
    case error_class::truncated:
      EXPECT_TRUE(has_offset);
      EXPECT_FALSE(has_record || has_field);
      break;
    case error_class::limit:
      EXPECT_TRUE(has_offset);
      EXPECT_NE(e.limit, 0U);
      break;
    case error_class::value:
      EXPECT_TRUE(has_offset);
      EXPECT_TRUE(has_field);
      EXPECT_TRUE(has_record || code == errc::ancestor_value_late);
      break;
    case error_class::io:
      EXPECT_NE(e.system_error, 0);
      break;
    default:
      EXPECT_FALSE(has_record);
      break;
  }
  if (static_cast<unsigned>(code) < 200) {
    EXPECT_TRUE(has_offset);
  }
}

INSTANTIATE_TEST_SUITE_P(, every_code, testing::ValuesIn(all_codes()),
                         [](const auto& tested) { return std::string(name(tested.param)); });

TEST(errors_page, has_no_section_for_what_is_no_code) {
  for (const documented_code& section : documented_codes()) {
    EXPECT_EQ(name(static_cast<errc>(section.number)), section.name);
  }
}

TEST(errors_page, is_in_the_order_of_the_numbers) {
  const auto& all = documented_codes();
  EXPECT_TRUE(std::ranges::is_sorted(all, {}, &documented_code::number));
  EXPECT_EQ(all.size(), all_codes().size());
}

TEST(errors_page, is_read_as_it_is_written) {
  const auto sections = parse_sections(
      "```toml\nnot = 'of a section'\n```\n### 7 `seven`\nA line.\n```xml\n<a>\\xE9\n</a>\n```\n"
      "```text\nseven\n```\n");
  ASSERT_EQ(sections.size(), 1U);
  EXPECT_EQ(sections[0].number, 7U);
  EXPECT_EQ(sections[0].name, "seven");
  EXPECT_EQ(sections[0].document, "<a>\xE9\n</a>");
  EXPECT_EQ(sections[0].shown, "seven\n");
  EXPECT_FALSE(sections[0].projection);
}

}  // namespace
