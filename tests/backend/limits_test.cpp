// SPDX-License-Identifier: MIT
//
// Limits of every backend: at the limit and one above, inside and outside of what is wanted, learnt
// or not, however the text is cut.

#include <string>

#include <gtest/gtest.h>

#include "parsing.hpp"

namespace xylem::backend_tests {
namespace {

using namespace shape_tests;
using strings = std::vector<std::string>;

constexpr std::size_t whole = ~std::size_t{0};

std::string times(std::size_t count, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += text;
  return out;
}

class backend_limits : public testing::TestWithParam<backend> {
 protected:
  void expect_limit(const limits& bounds, const std::string& fits, const std::string& exceeds,
                    errc code, std::uint64_t offset, std::uint64_t limit);
};

INSTANTIATE_TEST_SUITE_P(all, backend_limits, testing::ValuesIn(every_backend()), backend_name);

// One document at the limit and one above it, twice, so that the second time all is learnt.
void backend_limits::expect_limit(const limits& bounds, const std::string& fits,
                                  const std::string& exceeds, errc code, std::uint64_t offset,
                                  std::uint64_t limit) {
  for (const char* record : {"//r", "//*", "/nothing"}) {
    parsing p(declare(record, {list_field("v"), list_field("@a"), list_field("text()")}), bounds,
              GetParam());
    for (int round = 0; round < 2; ++round) {
      for (const std::size_t chunk : {whole, std::size_t{1}, std::size_t{7}, std::size_t{64}}) {
        for (const ending how : {ending::alone, ending::with_text}) {
          const outcome good = p.run(fits, chunk, how);
          ASSERT_EQ(name(good.code), name(errc::ok))
              << "at " << good.offset << ", chunks of " << chunk << ": " << fits;
          const outcome bad = p.run(exceeds, chunk, how);
          ASSERT_EQ(name(bad.code), name(code)) << "chunks of " << chunk << ": " << exceeds;
          ASSERT_EQ(bad.offset, offset) << "chunks of " << chunk << ": " << exceeds;
          ASSERT_EQ(bad.limit, limit);
        }
      }
    }
  }
}

TEST_P(backend_limits, depth) {
  limits bounds;
  bounds.depth = 10;
  const auto nested = [](std::size_t depth, std::string_view tag) {
    return times(depth, "<" + std::string(tag) + ">") + times(depth, "</" + std::string(tag) + ">");
  };
  for (const char* tag : {"r", "x", "v"})
    expect_limit(bounds, nested(10, tag), nested(11, tag), errc::limit_depth, 30, 10);
}

TEST_P(backend_limits, attributes_with_namespace_declarations) {
  limits bounds;
  bounds.attributes = 6;
  const auto element = [](std::size_t attributes, std::size_t declarations) {
    std::string out = "<r";
    for (std::size_t i = 0; i < attributes; ++i)
      out += " a" + std::to_string(i) + "='1'";
    for (std::size_t i = 0; i < declarations; ++i)
      out += " xmlns:p" + std::to_string(i) + "='u'";
    return "<r>" + out + "/></r>";
  };
  expect_limit(bounds, element(6, 0), element(7, 0), errc::limit_attributes, 3, 6);
  expect_limit(bounds, element(0, 6), element(0, 7), errc::limit_attributes, 3, 6);
  expect_limit(bounds, element(3, 3), element(4, 3), errc::limit_attributes, 3, 6);
  // Each element counts its own.
  limits many;
  many.attributes = 6;
  parsing p(declare("//r", {list_field("@a")}), many, GetParam());
  EXPECT_EQ(p.run("<r>" + times(10, element(3, 3)) + "</r>").code, errc::ok);
}

TEST_P(backend_limits, namespaces_in_scope) {
  limits bounds;
  bounds.namespaces = 5;
  const auto nested = [](std::size_t depth) {
    return times(depth, "<r xmlns:p='u'>") + times(depth, "</r>");
  };
  expect_limit(bounds, nested(5), nested(6), errc::limit_namespaces, 75, 5);
  const auto at_once = [](std::size_t count) {
    std::string out = "<r>";
    for (std::size_t i = 0; i < count; ++i)
      out += i == 0 ? "<v xmlns='u'" : " xmlns:p" + std::to_string(i) + "='u'";
    return out + "/></r>";
  };
  expect_limit(bounds, at_once(5), at_once(6), errc::limit_namespaces, 3, 5);
  // Out of scope is out of mind, in dead elements as elsewhere.
  for (const char* record : {"//r", "/nothing"}) {
    parsing p(declare(record, {list_field("v")}), bounds, GetParam());
    EXPECT_EQ(p.run("<r>" + times(50, "<x xmlns:p='u' xmlns='v'><r xmlns='w'/></x>") + "</r>").code,
              errc::ok);
  }
}

TEST_P(backend_limits, names) {
  limits bounds;
  bounds.name_bytes = 20;
  const std::string at(20, 'n');
  const std::string over(21, 'n');
  const auto with = [](std::string_view pattern, const std::string& name) {
    std::string out(pattern);
    for (std::size_t i = out.find('%'); i != std::string::npos; i = out.find('%'))
      out.replace(i, 1, name);
    return out;
  };
  for (const char* pattern :
       {"<r><%/></r>", "<r><%>t</%></r>", "<r><v %='1'/></r>", "<r><v a='1' b='2' %='1'/></r>",
        "<r><v xmlns:%='u'/></r>", "<r><%:v xmlns:%='u'/></r>", "<r><p:% xmlns:p='u'/></r>",
        "<r><v xmlns:p='u' p:%='1'/></r>", "<r><?%?></r>", "<r><?% data?></r>"}) {
    SCOPED_TRACE(pattern);
    expect_limit(bounds, with(pattern, at), with(pattern, over), errc::limit_name, 3, 20);
  }
  // In bytes, not in characters.
  expect_limit(bounds, with("<r><%/></r>", times(10, "\xC3\xA9")),
               with("<r><%/></r>", times(10, "\xC3\xA9") + "n"), errc::limit_name, 3, 20);
}

TEST_P(backend_limits, namespace_names) {
  limits bounds;
  bounds.namespace_name_bytes = 30;
  for (const char* prefix : {"xmlns", "xmlns:p"}) {
    const auto with = [&](std::size_t bytes) {
      return "<r><v " + std::string(prefix) + "='" + std::string(bytes, 'u') + "'/></r>";
    };
    expect_limit(bounds, with(30), with(31), errc::limit_namespace_name, 3, 30);
  }
}

struct token_kind {
  const char* before;
  const char* begin;
  char filler;
  const char* end;
  const char* after;
};

const token_kind token_kinds[] = {
    {"<r>", "<v a='", 'x', "'/>", "</r>"},    {"<r>", "<v a='", 'x', "'>", "</v></r>"},
    {"<r>", "<v", ' ', "/>", "</r>"},         {"<r><v>", "</v", ' ', ">", "</r>"},
    {"<r><x>", "</x", ' ', ">", "</r>"},      {"<r>", "<!--", 'x', "-->", "</r>"},
    {"", "<!--", 'x', "-->", "<r/>"},         {"<r/>", "<!--", 'x', "-->", ""},
    {"<r>", "<?p ", 'x', "?>", "</r>"},       {"", "<?p ", 'x', "?>", "<r/>"},
    {"<r>", "<![CDATA[", 'x', "]]>", "</r>"}, {"<r>", "<![CDATA[", '\n', "]]>", "</r>"},
    {"<r>", "<![CDATA[", '&', "]]>", "</r>"}, {"<r><x>", "<![CDATA[", ']', "]]>", "</x></r>"},
    {"<r>", "&#", '0', "65;", "</r>"},        {"<r><x>", "&#x", '0', "41;", "</x></r>"},
};

TEST_P(backend_limits, tokens_of_every_kind) {
  limits bounds;
  bounds.token_bytes = 100;
  for (const token_kind& k : token_kinds) {
    SCOPED_TRACE(k.begin);
    const std::size_t fixed = std::string_view(k.begin).size() + std::string_view(k.end).size();
    const auto with = [&](std::size_t bytes) {
      return k.before + (k.begin + std::string(bytes - fixed, k.filler)) + k.end + k.after;
    };
    expect_limit(bounds, with(100), with(101), errc::limit_token, std::string_view(k.before).size(),
                 100);
    // Far above, and open at the end of the document.
    const std::string open = k.before + (k.begin + std::string(300, k.filler));
    expect_limit(bounds, with(100), open, errc::limit_token, std::string_view(k.before).size(),
                 100);
  }
}

TEST_P(backend_limits, text_is_no_token) {
  limits bounds;
  bounds.token_bytes = 50;
  const std::string text =
      "<r>" + std::string(500, 'x') + times(20, "&amp;&#65;]]") + std::string(300, '\n') + "</r>";
  for (const char* record : {"//r", "/nothing"}) {
    parsing p(declare(record, {list_field(".")}), bounds, GetParam());
    for (const std::size_t chunk : {whole, std::size_t{1}, std::size_t{60}})
      EXPECT_EQ(p.run(text, chunk).code, errc::ok);
  }
}

// The limits' defaults are reached before memory runs out, and are what stops these documents.
TEST_P(backend_limits, defaults_hold_for_the_largest_tokens) {
  constexpr std::size_t most = 8U << 20U;
  for (const std::size_t i : {0U, 3U, 5U, 8U, 10U, 14U}) {
    const token_kind& k = token_kinds[i];
    SCOPED_TRACE(k.begin);
    const std::size_t fixed = std::string_view(k.begin).size() + std::string_view(k.end).size();
    parsing p(declare("//r", {list_field("v"), list_field("text()")}), {}, GetParam());
    for (const std::size_t bytes : {most, most + 1}) {
      const std::string text =
          k.before + (k.begin + std::string(bytes - fixed, k.filler)) + k.end + k.after;
      const outcome o = p.run(text);
      EXPECT_EQ(name(o.code), name(bytes <= most ? errc::ok : errc::limit_token)) << bytes;
    }
  }
}

TEST_P(backend_limits, the_first_thing_that_is_wrong_is_told) {
  limits bounds;
  bounds.token_bytes = 100;
  const std::string filler(200, 'x');
  // An error behind the limit, in the same block.
  expect_limit(bounds, "<r/>", "<r><![CDATA[" + filler + "\x01]]></r>", errc::limit_token, 3, 100);
  expect_limit(bounds, "<r/>", "<r>&" + filler + ";</r>", errc::limit_token, 3, 100);
  expect_limit(bounds, "<r/>", "<r><x></" + filler + "></r>", errc::limit_token, 6, 100);
  expect_limit(bounds, "<r/>", "<r><x a='" + filler + "' a=''/></r>", errc::limit_token, 3, 100);
  expect_limit(bounds, "<r/>", "<r><x a='" + filler + "'b=''/></r>", errc::limit_token, 3, 100);
  expect_limit(bounds, "<r/>", "<r><!--" + filler + "-- --></r>", errc::limit_token, 3, 100);
  if (GetParam() == backend::expat) {
    expect_limit(bounds, "<r/>", "<r>&#" + filler + ";</r>", errc::token_malformed, 6, 0);
  }
}

TEST_P(backend_limits, memory) {
  limits bounds;
  bounds.memory_bytes = 200'000;
  parsing p(declare("//r", {list_field("v")}), bounds, GetParam());
  for (int round = 0; round < 3; ++round) {
    const outcome o = p.run("<r><v a='" + std::string(300'000, 'x') + "'/></r>");
    EXPECT_EQ(name(o.code), name(errc::limit_memory));
    EXPECT_EQ(o.limit, 200'000U);
    EXPECT_EQ(p.run("<r><v>1</v></r>").rows, strings{"([1|])"});
  }
}

TEST_P(backend_limits, the_first_failure_of_the_shape_ends_the_document) {
  schema_field climbing = list_field("../h");
  climbing.unseen_is_missing = false;
  parsing p(declare("/f/r", {climbing}), {}, GetParam());
  for (const std::size_t chunk : {whole, std::size_t{1}, std::size_t{5}}) {
    const outcome o = p.run("<f><h>1</h><r/><r/><h>2</h><r/></f>", chunk);
    EXPECT_EQ(o.code, errc::ancestor_value_late);
    EXPECT_EQ(o.offset, 19U);
    EXPECT_EQ(o.rows, (strings{"([1|])", "([1|])"}));
  }
}

}  // namespace
}  // namespace xylem::backend_tests
