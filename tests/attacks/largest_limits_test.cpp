// SPDX-License-Identifier: MIT
//
// No limit of a backend's library speaks before those of options: with the largest values that a
// backend takes, a document at the limit is read, and one beyond it is told so by this library's
// own code. libxml2's own limits, without XML_PARSE_HUGE, are 256 levels and 10,000,000 bytes in a
// text, value, comment, instruction, section, or ahead of the parser, and 50,000 in a name; of
// names in all, 10,000,000 bytes. expat's is what an int can count.

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "attack.hpp"
#include "backend/backend.hpp"
#include "conformance/extent.hpp"

namespace xylem::attacks {
namespace {

using conformance::is_instrumented;
using engine_tests::backend_name;
using engine_tests::every_backend;

constexpr std::uint64_t mib = std::uint64_t{1} << 20U;

struct row {
  std::string a;
  std::string v;
};

constexpr auto rows = projection<row>("/r/i", field<&row::a>("@a", default_value("")),
                                      field<&row::v>("v", default_value("")));

// The largest value of a limit that this backend takes, as it says itself.
std::uint64_t largest(backend which, std::uint64_t limits::*member) {
  options how;
  how.backend = which;
  how.limits.*member = ~std::uint64_t{0};
  while (true) {
    const auto refused = read(rows, memory("<r/>"), how).next();
    if (refused) return how.limits.*member;
    if (refused.error().code != errc::options_limit_too_large) return 0;
    how.limits.*member = refused.error().limit;
  }
}

class largest_limits : public testing::TestWithParam<backend> {
 protected:
  largest_limits() {
    for (const auto member :
         {&limits::depth, &limits::attributes, &limits::namespaces, &limits::name_bytes,
          &limits::namespace_name_bytes, &limits::token_bytes, &limits::attribute_value_bytes,
          &limits::field_text_bytes, &limits::record_bytes, &limits::memory_bytes}) {
      how_.limits.*member = largest(GetParam(), member);
    }
    how_.backend = GetParam();
  }

  struct answer {
    errc code = errc::ok;
    std::uint64_t offset = error::no_offset;
    std::vector<std::size_t> sizes;  // of the rows' values
  };

  // Reads parts of a document one after the other.
  answer read_all(const std::vector<std::string_view>& parts, std::size_t chunk = whole) const {
    answer out;
    auto in = feed(
        rows,
        [&](row& r) {
          out.sizes.push_back(r.a.size());
          out.sizes.push_back(r.v.size());
        },
        how_);
    result<void> last;
    for (std::string_view part : parts) {
      while (last && !part.empty()) {
        last = in.write(part.substr(0, chunk));
        part.remove_prefix(std::min(chunk, part.size()));
      }
    }
    if (last) last = in.finish();
    if (last) return out;
    out.code = last.error().code;
    out.offset = last.error().byte_offset;
    return out;
  }

  void expect(errc code, std::size_t offset, const std::string& document) const {
    for (const std::size_t chunk : {whole, std::size_t{4096}, std::size_t{1000}}) {
      const answer given = read_all({document}, chunk);
      EXPECT_EQ(given.code, code) << "chunks of " << chunk;
      EXPECT_EQ(given.offset, code == errc::ok ? error::no_offset : offset)
          << "chunks of " << chunk;
    }
  }

  options how_;
};

INSTANTIATE_TEST_SUITE_P(backends, largest_limits, testing::ValuesIn(every_backend()),
                         backend_name);

std::string name_of_size(std::size_t size, std::size_t number, char with = 'n') {
  const std::string n = std::to_string(number);
  return std::string(size - n.size(), with) + n;
}

// Every element with attributes and namespaces, and names as long as may be.
TEST_P(largest_limits, of_depth) {
  const auto depth = static_cast<std::size_t>(how_.limits.depth);
  EXPECT_GE(depth, 256U);
  const std::string opens[] = {"<a>", "<a b='1' c=\"2\">", "<a xmlns:p='u' p:b=''>t"};
  for (const std::string& open : opens) {
    SCOPED_TRACE(open);
    std::string at = repeated(depth, open) + "x" + repeated(depth, "</a>");
    expect(errc::ok, 0, at);
    const std::string above = repeated(depth, open) + "<a>";
    expect(errc::limit_depth, depth * open.size(), above + repeated(depth + 1, "</a>"));
  }
  const std::size_t names = 100;
  std::string at;
  std::string end;
  for (std::size_t i = 0; i < depth; ++i) {
    const std::string name = name_of_size(i % names == 0 ? how_.limits.name_bytes : 500, i);
    at += "<" + name + " a='1'>";
    end = "</" + name + ">" + end;
  }
  expect(errc::ok, 0, at + end);
  expect(errc::limit_depth, at.size(), at + "<a></a>" + end);
}

TEST_P(largest_limits, of_attributes) {
  const auto most = static_cast<std::size_t>(how_.limits.attributes);
  EXPECT_GE(most, 1000U);
  for (const std::size_t size : {std::size_t{8}, std::size_t{300}}) {
    const auto attributes = [&](std::size_t count) {
      return "<r><x" +
             repeated(count, [&](std::size_t i) { return " " + name_of_size(size, i) + "='1'"; }) +
             "/></r>";
    };
    expect(errc::ok, 0, attributes(most));
    expect(errc::limit_attributes, 3, attributes(most + 1));
  }
}

TEST_P(largest_limits, of_namespaces) {
  const auto most = static_cast<std::size_t>(how_.limits.namespaces);
  const auto each = static_cast<std::size_t>(std::min(how_.limits.attributes - 1, most));
  const auto declarations = [&](std::size_t count) {
    std::string out;
    std::string end;
    for (std::size_t i = 0; i < count; ++i) {
      if (i % each == 0) {
        out += i == 0 ? "<r" : "><r";
        end += "</r>";
      }
      out += " xmlns:" + name_of_size(20, i, 'p') + "='" + name_of_size(20, i, 'u') + "'";
    }
    return out + ">" + end;
  };
  expect(errc::ok, 0, declarations(most));
  const std::string above = declarations(most) + "";
  const std::size_t inner = above.find("</r>");
  std::string document = above;
  document.insert(inner, "<x xmlns:one='more'/>");
  expect(errc::limit_namespaces, inner, document);
}

TEST_P(largest_limits, of_names) {
  const auto most = static_cast<std::size_t>(how_.limits.name_bytes);
  EXPECT_EQ(most, 32U * 1024);
  const std::string at = name_of_size(most, 1);
  const std::string above = name_of_size(most + 1, 1);
  const auto documents = [](const std::string& n) {
    return std::vector<std::string>{
        "<r><" + n + "></" + n + "></r>",
        "<r><x " + n + "='1'/></r>",
        "<r><x xmlns:" + n + "='u'/></r>",
        "<r><?" + n + " x?></r>",
        "<r><" + n + ":" + n + " xmlns:" + n + "='u'></" + n + ":" + n + "></r>",
        "<r><x xmlns:" + n + "='u' " + n + ":" + n + "=''/></r>"};
  };
  for (const std::string& document : documents(at))
    expect(errc::ok, 0, document);
  for (const std::string& document : documents(above))
    expect(errc::limit_name, 3, document);
  const auto uri = [](std::size_t size) {
    return "<r><x xmlns='" + std::string(size, 'u') + "'/></r>";
  };
  expect(errc::ok, 0, uri(how_.limits.namespace_name_bytes));
  expect(errc::limit_namespace_name, 3, uri(how_.limits.namespace_name_bytes + 1));
}

// All names of a document in one dictionary: three times what libxml2 would bear by itself.
TEST_P(largest_limits, of_names_in_all) {
  const std::size_t count = is_instrumented ? 500 : 1'000;
  const std::string names =
      repeated(count, [](std::size_t i) { return "<" + name_of_size(30'000, i) + "/>"; });
  EXPECT_EQ(read_all({"<r>", names, "</r>"}).code, errc::ok);
  // In use at once.
  std::string nested;
  std::string end;
  for (std::size_t i = 0; i < 250; ++i) {
    const std::string name = name_of_size(32'000, i);
    nested +=
        "<" + name + ":" + name + " xmlns:" + name + "='" + name_of_size(32'000, i, 'u') + "'>";
    end = "</" + name + ":" + name + ">" + end;
  }
  EXPECT_EQ(read_all({nested, end}).code, errc::ok);
  EXPECT_EQ(read_all({nested, end}, 1000).code, errc::ok);
  const std::string attributes =
      "<r><x" + repeated(200, [](std::size_t i) { return " " + name_of_size(32'000, i) + "=''"; }) +
      "/></r>";
  EXPECT_EQ(read_all({attributes}).code, errc::ok);
}

struct token {
  std::string_view begin;
  char filling;
  std::string_view end;
};

constexpr token tokens[] = {
    {"<x y='", 'x', "'/>"},
    {"<x y='", '\n', "'/>"},
    {"<x", ' ', "/>"},
    {"<!--", 'x', "-->"},
    {"<?p ", 'x', "?>"},
    {"<![CDATA[", 'x', "]]>"},
    {"<i><v><![CDATA[", 'x', "]]>"},
    {"<i a='", 'x', "'><v>"},
};

// With libxml2 8 MiB; a gibibyte with expat is for a long run.
TEST_P(largest_limits, of_tokens) {
  std::uint64_t most = how_.limits.token_bytes;
  EXPECT_GE(most, 8 * mib);
  if (most > 16 * mib && !conformance::wants_long_tests()) {
    most = how_.limits.token_bytes = 16 * mib;
  }
  // A record holds more than its longest token.
  most = how_.limits.token_bytes = std::min(most, how_.limits.record_bytes - 1000);
  if (is_instrumented) most = how_.limits.token_bytes = std::min(most, 8 * mib);
  for (const token& t : tokens) {
    SCOPED_TRACE(t.begin);
    const std::size_t lead = t.begin.starts_with("<i><v>") ? 6 : 0;
    const std::size_t trail = t.end.ends_with("<v>") ? 3 : 0;
    const bool is_open = lead != 0 || trail != 0;
    const std::string end = std::string(t.end) + (is_open ? "</v></i></r>" : "</r>");
    const std::string begin = "<r>" + std::string(t.begin);
    const std::size_t fixed = t.begin.size() - lead + t.end.size() - trail;
    const std::string filling(most - fixed, t.filling);
    for (const std::size_t chunk : {whole, std::size_t{50'000}}) {
      // For the time it takes.
      if (chunk == whole && (most > 64 * mib || is_instrumented)) continue;
      const answer at = read_all({begin, filling, end}, chunk);
      EXPECT_EQ(at.code, errc::ok) << "at " << at.offset << ", chunks of " << chunk;
      if (is_open) {
        EXPECT_EQ(at.sizes, (lead != 0 ? std::vector<std::size_t>{0, filling.size()}
                                       : std::vector<std::size_t>{filling.size(), 0}));
      }
      const std::string_view one(&t.filling, 1);
      const answer above = read_all({begin, filling, one, end}, chunk);
      EXPECT_EQ(above.code, errc::limit_token) << "chunks of " << chunk;
      EXPECT_EQ(above.offset, 3 + lead) << "chunks of " << chunk;
    }
  }
}

// Text is no token: a value may be put together from more than libxml2 has in one node.
TEST_P(largest_limits, of_texts) {
  const std::size_t size = 11'000'000;
  const std::size_t section_size = 6'000'000;
  const std::size_t many = is_instrumented ? 200'000 : 2'200'000;
  const struct {
    std::string text;
    std::size_t value;
  } texts[] = {
      {std::string(is_instrumented ? size : 64 * mib, 'x'), is_instrumented ? size : 64 * mib},
      {std::string(size, '\n'), size},
      {repeated(2, "<![CDATA[" + std::string(section_size, 'x') + "]]>"), 2 * section_size},
      {repeated(many, "&amp;"), many},
      {repeated(many, "x<y/>"), many},
      {repeated(many, "x<!---->"), many}};
  for (const auto& t : texts) {
    for (const std::size_t chunk : {whole, std::size_t{50'000}}) {
      const answer wanted = read_all({"<r><i><v>", t.text, "</v></i></r>"}, chunk);
      EXPECT_EQ(wanted.code, errc::ok) << wanted.offset;
      EXPECT_EQ(wanted.sizes, (std::vector<std::size_t>{0, t.value}));
      EXPECT_EQ(read_all({"<r><x>", t.text, "</x></r>"}, chunk).code, errc::ok);
      EXPECT_EQ(read_all({"<r>", t.text, "</r>"}, chunk).code, errc::ok);
    }
  }
  // Outside of the root.
  EXPECT_EQ(read_all({texts[1].text, "<r/>", texts[1].text}).code, errc::ok);
  EXPECT_EQ(read_all({"<r>", "</r>", repeated(many, "<!---->\n")}).code, errc::ok);
}

// A value of references, in one token.
TEST_P(largest_limits, of_references_in_values) {
  const std::uint64_t most = std::min(how_.limits.token_bytes, 8 * mib);
  how_.limits.token_bytes = most;
  for (const std::string reference : {"&amp;", "&#65;", "&#x1F529;"}) {
    const std::size_t count = (static_cast<std::size_t>(most) - 20) / reference.size();
    const std::string document = "<r><i a='" + repeated(count, reference) + "'/></r>";
    const answer given = read_all({document});
    EXPECT_EQ(given.code, errc::ok) << given.offset;
    const std::size_t width = reference.size() > 6 ? 4 : 1;
    EXPECT_EQ(given.sizes, (std::vector<std::size_t>{count * width, 0}));
  }
}

}  // namespace
}  // namespace xylem::attacks
