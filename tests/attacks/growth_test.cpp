// SPDX-License-Identifier: MIT
//
// Twice the attack takes at most 2.3 times as long (engine/growth.hpp): what is sent to be slow in
// one backend or another, as large as the limits allow. What every declaration does with long
// documents is in engine/linear_test.cpp.

#include "engine/growth.hpp"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "attack.hpp"
#include "conformance/extent.hpp"
#include "engine/encoded.hpp"

namespace xylem::attacks {
namespace {

using engine_tests::answered;
using engine_tests::backend_name;
using engine_tests::every_backend;
using engine_tests::maker;

class growth : public testing::TestWithParam<backend> {
 protected:
  // What a parser keeps of a token until the next piece costs it up to a second reading, and less
  // when all of it comes in a few pieces: also the small document has to be many.
  static constexpr std::size_t piece = 4096;

  struct kind {
    std::size_t chunk = piece;
    options how = {};
    errc answer = errc::ok;
    answered when = answered::at_the_end;
  };

  void expect_linear(std::size_t count, const maker& document, const kind& k) const {
    const auto read_it = [&](const std::string& text) {
      ASSERT_EQ(read_by(GetParam(), text, k.chunk, k.how).code, k.answer);
    };
    engine_tests::expect_linear(read_it, document, count, k.when);
  }
  void expect_linear(std::size_t count, const maker& document) const {
    expect_linear(count, document, {});
  }
  // The root element around `count` times the same.
  void expect_linear_in(std::size_t count, std::string_view part, const kind& k) const {
    SCOPED_TRACE(std::string(part.substr(0, 40)));
    expect_linear(
        count, [&](std::size_t n) { return "<r>" + repeated(n, part) + "</r>"; }, k);
  }
};

INSTANTIATE_TEST_SUITE_P(backends, growth, testing::ValuesIn(every_backend()), backend_name);

std::string numbered(std::size_t count, std::string_view before, std::string_view after) {
  return repeated(count, [&](std::size_t i) {
    return std::string(before) + std::to_string(i) + std::string(after);
  });
}

// 256 attributes on every element, half of them namespaces.
TEST_P(growth, of_elements_with_many_attributes) {
  expect_linear_in(50, "<x" + numbered(256, " a", "='1'") + "/>", {});
  expect_linear_in(50, "<x" + numbered(256, " xmlns:a", "='u'") + "/>", {});
  const auto attribute = [](std::size_t i) {
    const std::string n = std::to_string(i);
    return " xmlns:a" + n + "='u" + n + "' a" + n + ":x='1'";
  };
  expect_linear_in(10, "<x" + repeated(128, attribute) + "/>", {});
}

// One token over the limit. expat looks at it when it is complete; its tables leave the cache
// beyond these sizes. libxml2 compares each attribute with each: it is not handed the token, unless
// that lies in one block.
TEST_P(growth, of_an_attribute_flood) {
  const auto flood = [](std::string_view before, std::string_view after) {
    return [=](std::size_t n) { return "<r><x" + numbered(n, before, after) + "/></r>"; };
  };
  const kind refused{.how = {}, .answer = errc::limit_attributes, .when = answered::early};
  const bool is_expat = GetParam() == backend::expat;
  expect_linear(is_expat ? 500 : 10'000, flood(" a", "='1'"), refused);
  expect_linear(is_expat ? 500 : 10'000, flood(" xmlns:a", "='u'"), refused);
  const auto once = [](std::size_t n) { return "<r><x" + repeated(n, " a='1'") + "/></r>"; };
  expect_linear(10'000, once, refused);
}

// 250 elements, one in another, each with a namespace, around many elements.
TEST_P(growth, of_elements_below_many_namespaces) {
  for (const char* part : {"<x/>", "<a0:x/>", "<a249:x/>", "<x a0:y=''/>"}) {
    SCOPED_TRACE(part);
    expect_linear(7'500, [&](std::size_t n) {
      return numbered(250, "<r xmlns:a", "='u'>") + repeated(n, part) + repeated(250, "</r>");
    });
  }
}

TEST_P(growth, of_new_namespaces_all_the_time) {
  expect_linear(500, [](std::size_t n) {
    return "<r>" +
           repeated(n,
                    [](std::size_t i) {
                      const std::string k = std::to_string(i);
                      return "<a" + k + ":x xmlns:a" + k + "='u" + k + "' a" + k + ":y=''/>";
                    }) +
           "</r>";
  });
}

// Names without an end, as elements, attributes, prefixes, targets and ids; then below open
// elements whose names alone are as many as a parser keeps without ado.
TEST_P(growth, of_names_without_end) {
  struct spelling {
    std::string_view before;
    std::string_view after;
  };
  for (const spelling s : {spelling{"<e", "/>"},
                           {"<x a", "=''/>"},
                           {"<x xmlns='u", "'/>"},
                           {"<?p", "?>"},
                           {"<x xml:id='a", "'/>"}}) {
    SCOPED_TRACE(s.before);
    const std::size_t count = GetParam() == backend::expat ? 250 : 12'500;
    expect_linear(count,
                  [&](std::size_t n) { return "<r>" + numbered(n, s.before, s.after) + "</r>"; });
  }
  // In all sizes the open names are most of the document.
  expect_linear(5'000,
                [](std::size_t n) {
                  return repeated(250,
                                  [n](std::size_t i) {
                                    const std::string k = std::to_string(i);
                                    return "<r:" + std::string(n / 45, 'n') + k + " xmlns:r='" +
                                           std::string(n / 10, 'u') + k + "'>";
                                  }) +
                         repeated(n, "<x/>");
                },
                {.chunk = 500, .how = {}, .answer = errc::document_truncated});
}

// What costs a parser a call, or a lookup, per few bytes.
TEST_P(growth, of_small_tokens) {
  for (const std::string part :
       {"<!---->", "<?p?>", "<![CDATA[]]>", "<![CDATA[x]]>y", "&amp;", "&#65;", "]] ", "<x></x>",
        "<x y=''/>", "\r", "\r\n", "\n", "\xF0\x9F\x94\xA9"}) {
    const std::size_t count = 75'000 / part.size();
    expect_linear_in(count, part, {});
    expect_linear_in(count / 4, part, {.chunk = 3});
  }
  for (const std::string part : {"&amp;", "&#65;", "<![CDATA[x]]>", "x<!---->", "\r\n", "]] "}) {
    SCOPED_TRACE(part);
    expect_linear(75'000 / part.size(),
                  [&](std::size_t n) { return "<r><i><v>" + repeated(n, part) + "</v></i></r>"; });
  }
  for (const std::string part : {"&amp;", "&#65;", "\n", "\r\n", "&#10;", "x ", "> "}) {
    SCOPED_TRACE(part);
    expect_linear(125'000 / part.size(), [&](std::size_t n) {
      return "<r><i><v y='" + repeated(n, part) + "'>1</v></i></r>";
    });
  }
}

TEST_P(growth, of_known_entities) {
  options how;
  how.entities = {{"e", "\xC3\xA9"}, {"none", ""}};
  for (const char* part : {"&e;", "&none;"}) {
    expect_linear_in(10'000, part, {.how = how});
    expect_linear_in(20'000, part, {.chunk = 3, .how = how});
    expect_linear_in(1'000, std::string("<x y='") + part + part + part + "'/>", {.how = how});
  }
  how.dtd = dtd::text_entities;
  expect_linear(1'000,
                [](std::size_t n) {
                  return "<!DOCTYPE r [" + numbered(n, "<!ENTITY e", " 'x'>") + "]><r>" +
                         numbered(n, "&e", ";") + "</r>";
                },
                {.how = how});
}

// What is wrong stands at the end of a long token, or behind many tokens: it is looked for again
// from the last place where all was well.
TEST_P(growth, of_what_is_read_again_to_find_the_error) {
  struct token {
    std::string_view begin;
    std::string_view part;
    std::string_view end;
    errc code;
    std::size_t count;
  };
  // expat reads an open token again when it has doubled: time grows in steps, which these sizes are
  // just above.
  constexpr token tokens[] = {
      {"<!--", "x", "-- ", errc::token_malformed, 135'000},
      {"<!--", "x", "", errc::document_truncated, 135'000},
      {"<x y='", "&amp;", "<", errc::token_malformed, 27'000},
      {"<x y='", "&amp;", "&no;", errc::entity_undefined, 27'000},
      {"<x y='", "x", "' y=''/>", errc::attribute_repeated, 135'000},
      {"<![CDATA[", "]", "\x01", errc::token_malformed, 135'000},
      {"<?p ", "?", "\x01", errc::token_malformed, 135'000},
      {"<x ", "\n", "=", errc::token_malformed, 135'000},
      {"", "<x/>", "</no>", errc::tag_mismatch, 50'000},
      {"", "x]", "]>", errc::token_malformed, 250'000},
  };
  for (const token& t : tokens) {
    SCOPED_TRACE(std::string(t.begin) + "..." + std::string(t.end));
    for (const std::size_t chunk : {std::size_t{1000}, piece}) {
      expect_linear(t.count,
                    [&](std::size_t n) {
                      return "<r>" + std::string(t.begin) + repeated(n, t.part) +
                             std::string(t.end);
                    },
                    {.chunk = chunk, .answer = t.code});
    }
  }
}

TEST_P(growth, of_encodings) {
  using engine_tests::byte_order;
  for (const std::string part : {"<x/>", "x", "\xC3\xA9", "\xF0\x9F\x94\xA9", "&amp;", "\r\n"}) {
    SCOPED_TRACE(part);
    for (const std::size_t chunk : {std::size_t{3}, piece}) {
      expect_linear(chunk == 3 ? 10'000 : 200'000 / part.size(),
                    [&](std::size_t n) {
                      return engine_tests::marked_utf16("<r>" + repeated(n, part) + "</r>",
                                                        byte_order::little);
                    },
                    {.chunk = chunk});
    }
  }
}

// The largest limits a backend takes: each element costs more, and as much as the one before it.
TEST_P(growth, of_elements_at_the_largest_limits) {
  options how;
  how.limits.attributes = 1000;
  how.limits.namespaces = 1000;
  expect_linear_in(10, "<x" + numbered(1000, " a", "='1'") + "/>", {.how = how});
  expect_linear_in(10, "<x" + numbered(1000, " xmlns:a", "='u'") + "/>", {.how = how});
}

}  // namespace
}  // namespace xylem::attacks
