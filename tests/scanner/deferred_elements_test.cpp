// SPDX-License-Identifier: MIT
//
// Elements whose start is put off, and the values that are held back meanwhile.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "both_ways.hpp"

namespace xylem::backend_tests {
namespace {

using namespace shape_tests;

std::string leaf(std::string_view name, std::string_view text) {
  std::string out = "<";
  return out.append(name).append(">").append(text).append("</").append(name).append(">");
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  while (count-- != 0)
    out += text;
  return out;
}

// The second group inside is put off though the one around it was started: what the outer one wants
// is not for the inner one to hold.
TEST(deferred_elements, hold_what_their_own_groups_want) {
  const std::string inner = "<i><k>2</k><v>3</v><w>4</w></i>";
  const std::string record = "<r><o><k>1</k>" + inner + inner + "</o></r>";
  const std::string text = "<f>" + record + record + record + "</f>";
  expect_alike(declare("//r", {list_field("o[k='1']/i/v"), list_field("o/i[k='2']/w")}), {text});

  parsing p(declare("//r", {list_field("o[k='1']/i/v"), list_field("o/i[k='2']/w")}), {},
            backend::scanner);
  EXPECT_EQ(p.run(text).rows, (std::vector<std::string>(3, "([3|3|][4|4|])")));
}

// So many values are held; the next one starts the group.
TEST(deferred_elements, hold_any_number_of_values) {
  const auto declared = declare("//r", {list_field("o[k='1']/v"), list_field("o[k='2']/v"),
                                        list_field("o[v='9']/k"), list_field("o/v")});
  for (std::size_t count = 28; count <= 36; ++count) {
    std::vector<std::string> texts;
    for (const char* v : {"<v>1</v>", "<v>&#50;</v>", "<v>1</v><v>9</v>"}) {
      const std::string values = repeated(v, count);
      std::string text = "<f>";
      for (const char* k : {"1", "2", "3", "1"})
        text += "<r><o>" + leaf("k", k) + values + "</o><o>" + values + leaf("k", k) + "</o></r>";
      texts.push_back(text + "</f>");
    }
    expect_alike(declared, texts);
  }
}

// A value of both kinds: for the groups around it, and for what is around them.
TEST(deferred_elements, give_values_to_both_sides) {
  const auto declared =
      declare("//r", {list_field("o[k='1']/v"), list_field("o/v"), list_field("o[k='2']/p/v"),
                      list_field("o/p/v"), list_field(".//v"), list_field("o[p='1']/k"),
                      list_field("o/k")});
  std::string text = "<f>";
  for (const char* k : {"1", "2", "1", "3"}) {
    text += "<r><o>" + leaf("v", "1") + leaf("k", k) + "<p>" + leaf("v", "2") + "</p>" +
            leaf("v", "&#51;") + "</o><o><p>" + leaf("v", "1") + "</p>" + leaf("k", k) +
            leaf("p", "1") + "</o></r>";
  }
  expect_alike(declared, {text + "</f>"});
}

// As many predicates at one element as there are bits, and one more.
TEST(deferred_elements, have_many_predicates) {
  for (const int count : {1, 2, 31, 32, 33, 40}) {
    std::vector<schema_field> fields;
    for (int i = 0; i < count; ++i)
      fields.push_back(list_field("o[k='" + std::to_string(i) + "']/v"));
    std::string text = "<f>";
    for (int i = 0; i <= count; ++i) {
      text += "<r><o>" + leaf("k", std::to_string(i)) + leaf("v", numbered("v", 1)) +
              leaf("k", std::to_string(count - 1)) + "</o><o>" + leaf("v", "2") +
              leaf("k", std::to_string(i / 2)) + "</o></r>";
    }
    expect_alike(declare("//r", fields), {text + "</f>"});
  }
}

// So much decoded text is held at most.
TEST(deferred_elements, hold_decoded_text_of_any_length) {
  const auto declared =
      declare("//r", {list_field("o[k='1']/v"), list_field("o[k='2']/v"), list_field("v")});
  std::vector<std::string> texts;
  for (const std::size_t size : {1000U, 1365U, 2047U, 2048U, 4090U, 4095U, 4096U, 4097U, 8192U}) {
    // Of that many bytes as it is written.
    const std::string value = leaf("v", "&amp;" + std::string(size - 5, 'x'));
    std::string text = "<f>";
    // Nothing of these becomes shorter.
    const std::string returned = leaf("v", "\r" + std::string(size - 1, 'y'));
    text += "<r><o>" + leaf("k", "1") + repeated(returned, 3) + value + "</o></r>";
    for (const char* k : {"1", "2", "3"}) {
      text += "<r>" + value + "<o>" + leaf("k", k) + repeated(value, 5) + "</o>" + value + "<o>" +
              leaf("v", "a&#13;b") + value + leaf("k", k) + value + leaf("v", "\r\n\r]") +
              "</o></r>";
    }
    texts.push_back(text + "</f>");
  }
  expect_alike(declared, texts);
}

TEST(deferred_elements, end_at_the_depth_limit) {
  const auto declared = declare(
      "//r", {list_field(".//o[k='1']/v"), list_field(".//p/q/v"), list_field("p/q/p/q/@x")});
  for (std::uint64_t depth = 2; depth <= 12; ++depth) {
    limits bounds;
    bounds.depth = depth;
    for (std::size_t nested = 0; nested <= 5; ++nested) {
      for (const char* innermost : {"<v>1</v>", "<v/>", "<q x='1'/>", "<o><k>1</k><v>2</v></o>",
                                    "<dead><dead/></dead>", "<v>1<v>2</v></v>", ""}) {
        const std::string flat = "<f><r><p><q>1</q></p></r>";
        const std::string deep =
            "<r>" + repeated("<p><q>", nested) + innermost + repeated("</q></p>", nested) + "</r>";
        // What is below the limit, twice, and then above.
        std::string text = flat;
        for (std::size_t i = 0; i <= nested; ++i)
          text += "<r>" + repeated("<p><q>", i) + innermost + repeated("</q></p>", i) + "</r>";
        expect_alike(declared, {text + deep + deep + "</f>"}, bounds);
      }
    }
  }
}

// What the grammar would refuse for its size.
TEST(deferred_elements, end_with_tags_within_the_token_limit) {
  for (std::uint64_t bytes = 3; bytes < 30; ++bytes) {
    limits bounds;
    bounds.token_bytes = bytes;
    for (const char* long_one :
         {"<abcd>1</abcd>", "<abcd x='1'/>", "<abcd x='1'/><abcd x='123'/><abcd x='12345'/>",
          "<a>1&#049;</a>", "<a>1&#0000000000049;</a>", "<a>&amp;</a>"}) {
      const std::string record = "<r><a>1</a>" + std::string(long_one) + "<a>1</a></r>";
      expect_alike(declare("//r", {list_field("a"), list_field("abcd/@x")}),
                   {"<f>" + record + record + "</f>"}, bounds);
    }
  }
}

// Fields hang from elements that are put off.
TEST(deferred_elements, are_around_records) {
  schema_field rows = list_field("p");
  rows.fields = {list_field("v"), list_field("q/v")};
  const auto declared =
      declare("//r", {list_field("../k"), list_field("../../../k"), list_field("../@x"),
                      list_field("../o[k='1']/v"), list_field("v"), rows});
  std::string text = "<f>";
  for (const char* k : {"1", "2", "1"}) {
    text += "<a>" + leaf("k", k) + "<b><c x='1'>" + leaf("k", k) + "<o>" + leaf("k", k) +
            leaf("v", "1") + "</o>";
    for (int i = 0; i < 3; ++i) {
      text += "<r>" + leaf("v", k) +
              repeated("<p>" + leaf("v", "2") + "<q>" + leaf("v", k) + "</q></p>",
                       static_cast<std::size_t>(i)) +
              "</r>";
    }
    text += "</c></b></a>";
  }
  expect_alike(declared, {text + "</f>"});
}

// Text limits count what a value means, not how it is written.
TEST(deferred_elements, have_values_within_the_text_limit) {
  const auto declared = declare("//r", {list_field("v"), list_field("o[k='1']/v")});
  for (std::uint64_t bytes = 1; bytes <= 6; ++bytes) {
    limits bounds;
    bounds.field_text_bytes = bytes;
    for (const char* v : {"123", "1234", "&lt;23", "&#x3c;234", "1\r\n2", "<![CDATA[123]]>4"}) {
      const std::string record =
          "<r>" + leaf("v", v) + "<o>" + leaf("v", v) + leaf("k", "1") + leaf("v", v) + "</o></r>";
      expect_alike(declared, {"<f><r><v>1</v></r>" + record + record + "</f>"}, bounds);
    }
  }
}

// What the collector refuses ends a group, a value and an element alike.
TEST(deferred_elements, fail_with_their_records) {
  const auto declared = declare("//r", {list_field("o[k='1']/v"), list_field("v")});
  const std::string group = "<o><k>1</k>" + repeated("<v>12345678</v>", 8) + "</o>";
  for (std::uint64_t bytes = 8; bytes <= 1200; bytes += 24) {
    limits bounds;
    bounds.record_bytes = bytes;
    const std::string record = "<r>" + repeated("<v>1&#50;</v>", 4) + repeated(group, 3) + "</r>";
    expect_alike(declared, {"<f><r><v>1</v></r>" + record + record + "</f>"}, bounds);
  }
}

}  // namespace
}  // namespace xylem::backend_tests
