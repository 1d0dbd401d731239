// SPDX-License-Identifier: MIT
//
// What needs no decoding is not copied: views point into the caller's document, by address.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

namespace xylem::engine_tests {
namespace {

struct row {
  std::string_view id;
  std::string_view text;
  std::optional<std::string_view> first;  // of a group
};

constexpr auto rows = projection<row>("/f/r", field<&row::id>("@id"), field<&row::text>("t"),
                                      field<&row::first>("g[k='1']/v"));

bool is_in(std::string_view part, std::string_view whole) {
  const std::less_equal<const char*> is_before;
  return is_before(whole.data(), part.data()) &&
         is_before(part.data() + part.size(), whole.data() + whole.size());
}

std::string document(std::string_view text, int count) {
  std::string out = "<f>";
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    out += "<r id='" + n + "'><dead>x</dead><t>" + std::string(text) + n + "</t><g><v>first " + n +
           "</v><k>1</k></g></r>\n";
  }
  return out + "</f>";
}

class zero_copy : public testing::TestWithParam<prediction> {
 protected:
  options how() const {
    options o;
    o.backend = backend::scanner;
    o.prediction = GetParam();
    return o;
  }
};

INSTANTIATE_TEST_SUITE_P(with, zero_copy, testing::Values(prediction::on, prediction::off),
                         [](const auto& given) {
                           return given.param == prediction::on ? "prediction" : "grammar";
                         });

// Long enough for many blocks; the first record is read by the grammar in any case.
TEST_P(zero_copy, views_point_into_a_document_in_memory) {
  const std::string text = document("a text ", 5000);
  int count = 0;
  for (const row& r : read(rows, memory(text), how())) {
    ASSERT_TRUE(is_in(r.id, text)) << count;
    ASSERT_TRUE(is_in(r.text, text)) << count;
    ASSERT_TRUE(is_in(r.first.value(), text)) << count;
    ASSERT_EQ(r.text, "a text " + std::to_string(count));
    ++count;
  }
  EXPECT_EQ(count, 5000);
}

TEST_P(zero_copy, views_of_messages_point_into_them) {
  extractor extract(rows, how());
  for (int i = 0; i < 3; ++i) {
    const std::string text = document("m", 1);
    const row r = *extract(text).value();
    EXPECT_TRUE(is_in(r.id, text));
    EXPECT_TRUE(is_in(r.text, text));
    EXPECT_EQ(r.text, "m0");
  }
}

TEST_P(zero_copy, what_is_decoded_is_elsewhere) {
  for (const std::string_view written : {"a &amp; ", "<![CDATA[a]]> b", "a<!-- -->b", "a\r\nb"}) {
    const std::string text = document(written, 3);
    for (const row& r : read(rows, memory(text), how())) {
      EXPECT_FALSE(is_in(r.text, text)) << written;
      EXPECT_TRUE(is_in(r.id, text)) << written;
    }
  }
}

// A caller's chunk may be gone when the record is complete.
TEST_P(zero_copy, pushed_chunks_are_not_viewed) {
  const std::string text = document("pushed ", 50);
  std::vector<std::string> seen;
  auto in = feed(
      rows, [&](row& r) { seen.emplace_back(r.text); }, how());
  for (std::size_t at = 0; at < text.size(); at += 7) {
    std::string chunk = text.substr(at, 7);
    in.write(chunk).value();
    chunk.assign(chunk.size(), '#');
  }
  in.finish().value();
  ASSERT_EQ(seen.size(), 50U);
  for (std::size_t i = 0; i < seen.size(); ++i)
    EXPECT_EQ(seen[i], "pushed " + std::to_string(i));
}

}  // namespace
}  // namespace xylem::engine_tests
