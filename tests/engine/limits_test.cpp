// SPDX-License-Identifier: MIT
//
// Every limit, at its value and one above it, whatever the sizes of the chunks.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "door.hpp"
#include "encoded.hpp"

namespace xylem::engine_tests {
namespace {

struct row {
  std::string_view a;
  std::string_view v;
  std::optional<std::string_view> t;
};

std::string shown(const row& r) {
  return std::to_string(r.a.size()) + "," + std::to_string(r.v.size());
}

constexpr auto rows =
    projection<row>("/r/i", field<&row::a>("@a", default_value("")),
                    field<&row::v>("v", default_value("")), field<&row::t>("t/text()"));

std::string filled(std::size_t size, char with = 'x') {
  std::string out;
  out.append(size, with);
  return out;
}

std::string repeated(std::size_t count, const std::function<std::string(std::size_t)>& part) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i)
    out += part(i);
  return out;
}

// `text` of `size` bytes, the last `end.size()` of which are `end`.
std::string sized(std::string text, std::size_t size, std::string_view end, char with = 'x') {
  text.append(size - text.size() - end.size(), with);
  text += end;
  return text;
}

struct limit_case {
  std::string name;
  errc code;
  std::uint64_t limits::*member;
  std::uint64_t value;
  // A document in which the limited quantity is `n`, well-formed with one record at least.
  std::function<std::string(std::size_t n)> document;
  // Where the error of that document is.
  std::string place;
};

const std::string record = "<i a='1'/>";

void add_structure(std::vector<limit_case>& to) {
  to.push_back({"depth", errc::limit_depth, &limits::depth, 5,
                [](std::size_t n) {
                  return "<r>" + record + filled(0) + repeated(n - 2, [](auto) { return "<x>"; }) +
                         "<y/>" + repeated(n - 2, [](auto) { return "</x>"; }) + "</r>";
                },
                "<y/>"});
  to.push_back({"attributes", errc::limit_attributes, &limits::attributes, 7,
                [](std::size_t n) {
                  return "<r>" + record + "<y xmlns:p='u' p:a='' " +
                         repeated(n - 2, [](auto i) { return "b" + std::to_string(i) + "='' "; }) +
                         "/></r>";
                },
                "<y "});
  to.push_back({"namespaces of one element", errc::limit_namespaces, &limits::namespaces, 5,
                [](std::size_t n) {
                  return "<r>" + record + "<y " +
                         repeated(n,
                                  [](auto i) { return "xmlns:p" + std::to_string(i) + "='u' "; }) +
                         "/></r>";
                },
                "<y "});
  to.push_back(
      {"namespaces in scope", errc::limit_namespaces, &limits::namespaces, 5,
       [](std::size_t n) {
         return "<r>" + record + "<x xmlns='u'/><x xmlns:p='u'/>" +
                repeated(n - 1, [](auto i) { return "<x xmlns:p='" + std::to_string(i) + "'>"; }) +
                "<y xmlns:p='u'/>" + repeated(n - 1, [](auto) { return "</x>"; }) + "</r>";
       },
       "<y "});
}

void add_names(std::vector<limit_case>& to, std::size_t value) {
  const auto add = [&](const char* what, auto document, std::string place) {
    to.push_back({what, errc::limit_name, &limits::name_bytes, value, document, std::move(place)});
  };
  add(
      "element name",
      [](std::size_t n) { return "<r>" + record + "<" + filled(n, 'y') + "/></r>"; }, "<y");
  add(
      "element name behind a prefix",
      [](std::size_t n) {
        return "<r xmlns:p='u'>" + record + "<p:" + filled(n, 'y') + "></p:" + filled(n, 'y') +
               "></r>";
      },
      "<p:y");
  add(
      "attribute name",
      [](std::size_t n) { return "<r>" + record + "<y " + filled(n) + "=''/></r>"; }, "<y ");
  add(
      "prefix",
      [](std::size_t n) { return "<r>" + record + "<y xmlns:" + filled(n) + "='u'/></r>"; }, "<y ");
  add(
      "instruction target",
      [](std::size_t n) { return "<r>" + record + "<?" + filled(n, 'y') + " ?></r>"; }, "<?y");
  to.push_back({"namespace name", errc::limit_namespace_name, &limits::namespace_name_bytes, value,
                [](std::size_t n) { return "<r>" + record + "<y xmlns='" + filled(n) + "'/></r>"; },
                "<y "});
}

void add_tokens(std::vector<limit_case>& to, std::size_t value) {
  const auto add = [&](const char* what, auto token, std::string place) {
    to.push_back({std::string(what) + " of " + std::to_string(value), errc::limit_token,
                  &limits::token_bytes, value,
                  [token](std::size_t n) { return "<r>" + record + token(n) + "</r>"; },
                  std::move(place)});
  };
  add(
      "empty tag", [](std::size_t n) { return sized("<y z='", n, "'/>"); }, "<y z");
  add(
      "start tag", [](std::size_t n) { return sized("<y z='", n, "'>") + "</y>"; }, "<y z");
  add(
      "end tag", [](std::size_t n) { return sized("<y></y", n + 3, ">", ' '); }, "</y");
  add(
      "comment", [](std::size_t n) { return sized("<!--", n, "-->"); }, "<!--");
  add(
      "instruction", [](std::size_t n) { return sized("<?y ", n, "?>"); }, "<?y");
  add(
      "CDATA section", [](std::size_t n) { return sized("<![CDATA[", n, "]]>"); }, "<![CDATA[");
  add(
      "CDATA section in a value",
      [](std::size_t n) { return "<i><v>" + sized("<![CDATA[", n, "]]>") + "</v></i>"; },
      "<![CDATA[");
  add(
      "reference", [](std::size_t n) { return sized("&#", n, "65;", '0'); }, "&#");
  add(
      "reference in a value",
      [](std::size_t n) { return "<i><v>" + sized("&#", n, "65;", '0') + "</v></i>"; }, "&#");
  to.push_back({"DOCTYPE of " + std::to_string(value), errc::limit_token, &limits::token_bytes,
                value,
                [](std::size_t n) {
                  return sized("<!DOCTYPE r SYSTEM '", n, "'>") + "<r>" + record + "</r>";
                },
                "<!DOCTYPE"});
}

void add_texts(std::vector<limit_case>& to, std::size_t value) {
  const auto add = [&](const char* what, errc code, std::uint64_t limits::*member, auto item,
                       std::string place) {
    to.push_back({std::string(what) + " of " + std::to_string(value), code, member, value,
                  [item](std::size_t n) { return "<r>" + record + item(n) + record + "</r>"; },
                  std::move(place)});
  };
  add(
      "attribute value", errc::limit_attribute_value, &limits::attribute_value_bytes,
      [](std::size_t n) { return "<i   a='" + filled(n) + "'/>"; }, "<i   a");
  add(
      "field text", errc::limit_field_text, &limits::field_text_bytes,
      [](std::size_t n) {
        return "<i><v>" + filled(n / 2) + "<b/>" + filled(n - n / 2) + "</v></i>";
      },
      "<v>");
  add(
      "direct text", errc::limit_field_text, &limits::field_text_bytes,
      [](std::size_t n) { return "<i><t>" + filled(n - 3) + "<b>no</b>yes</t></i>"; }, "<t>");
  add(
      "record", errc::limit_record, &limits::record_bytes,
      [](std::size_t n) { return sized("<i  ><w>", n, "</w></i>"); }, "<i  >");
}

std::vector<limit_case> all_cases() {
  std::vector<limit_case> out;
  add_structure(out);
  add_names(out, 50);
  add_names(out, 5000);
  for (const std::size_t value : {60U, 5000U, 40'000U, 100'000U}) {
    add_tokens(out, value);
    add_texts(out, value);
  }
  return out;
}

// A record ends in the error of the limit or the document does; at the limit, neither.
TEST(limits, hold_at_the_value_and_not_above_it) {
  for (const limit_case& c : all_cases()) {
    SCOPED_TRACE(c.name);
    options how;
    how.limits.*c.member = c.value;
    for (const std::size_t chunk : {1U, 7U, 4096U, 32'768U, 1'000'000U}) {
      if (chunk == 1 && c.value > 50'000) continue;  // for the time it takes
      const auto push_it = [&](const std::string& document) {
        outcome out;
        std::uint64_t limit = 0;
        auto in = feed(
            rows, [&](row& r) { out.rows.push_back(shown(r)); }, how);
        result<void> last;
        for (chunker chunks(document, {chunk}); last && !chunks.is_empty();)
          last = in.write(std::string(chunks.take()));
        if (last) last = in.finish();
        if (!last) {
          out.fail(last.error());
          limit = last.error().limit;
        }
        EXPECT_EQ(limit, last ? 0 : c.value);
        return out;
      };
      const outcome at = push_it(c.document(c.value));
      EXPECT_EQ(at.code, errc::ok) << "at the limit, chunks of " << chunk;
      const std::string larger = c.document(c.value + 1);
      const outcome above = push_it(larger);
      EXPECT_EQ(above.code, c.code) << "chunks of " << chunk;
      EXPECT_EQ(above.offset, larger.find(c.place)) << "chunks of " << chunk;
      EXPECT_EQ(above.rows.size(), c.place == "<!DOCTYPE" ? 0U : 1U) << "chunks of " << chunk;
    }
  }
}

TEST(limits, of_the_document_count_bytes_of_input) {
  const std::string text = "<r><i a='\xC3\xA9'/></r>";
  for (const std::string& document : {text, marked_utf16(text, byte_order::little)}) {
    for (const std::size_t chunk : {1U, 3U, 1000U}) {
      options how;
      how.limits.document_bytes = document.size();
      EXPECT_EQ(drain(read(items, chunked("<r/>", {chunk}), how)).code, errc::ok);
      const auto read_it = [&] {
        auto from = read(rows, chunked(document, {chunk}), how);
        outcome out;
        while (true) {
          const auto next = from.next();
          if (!next) out.fail(next.error());
          if (!next || *next == nullptr) return out;
          out.rows.push_back(shown(**next));
        }
      };
      EXPECT_EQ(read_it(), (outcome{.rows = {"2,0"}}));
      --how.limits.document_bytes;
      EXPECT_EQ(
          read_it(),
          (outcome{.rows = {"2,0"}, .code = errc::limit_document, .offset = document.size() - 1}));
    }
  }
}

TEST(limits, of_records_count_delivered_ones) {
  const std::string document = "<r><i><v/><v/></i><i a='1'/><i><v/><v/></i><i a='2'/></r>";
  for (const std::size_t chunk : {1U, 3U, 1000U}) {
    options how;
    how.on_bad_record = bad_record::skip;
    const auto push_it = [&] {
      outcome out;
      auto in = feed(
          rows, [&](row& r) { out.rows.emplace_back(r.a); }, how);
      result<void> last;
      for (chunker chunks(document, {chunk}); last && !chunks.is_empty();)
        last = in.write(std::string(chunks.take()));
      if (last) last = in.finish();
      if (!last) out.fail(last.error());
      return out;
    };
    how.limits.records = 2;
    EXPECT_EQ(push_it(), (outcome{.rows = {"1", "2"}}));
    how.limits.records = 1;
    EXPECT_EQ(push_it().code, errc::limit_records);
    EXPECT_EQ(push_it().rows, std::vector<std::string>{"1"});
  }
}

TEST(limits, of_memory_name_themselves) {
  options how;
  for (const std::uint64_t bytes : {1U, 1000U}) {
    how.limits.memory_bytes = bytes;
    const outcome out = drain(read(items, memory("<r/>"), how));
    EXPECT_EQ(out.code, errc::limit_memory) << bytes;
    EXPECT_EQ(extract(items, "<r/>", how).code, errc::limit_memory) << bytes;
  }
  // A token that must be held, since its bytes come from a buffer that is used again, and captures.
  how.limits.memory_bytes = 100'000;
  EXPECT_EQ(drain(read(items, memory("<r/>"), how)).code, errc::ok);
  const std::string token = "<r><!--" + filled(300'000) + "--></r>";
  std::istringstream stream(token);
  EXPECT_EQ(drain(read(items, xylem::stream(stream), how)).code, errc::limit_memory);
  how.limits.record_bytes = 50'000;
  const std::string captures =
      "<r><i id=''><n/>" + repeated(5000, [](auto) { return "<p/>"; }) + "</i></r>";
  EXPECT_EQ(drain(read(items, memory(captures), how)).code, errc::limit_memory);
}

TEST(limits, above_the_hard_maximum_are_refused) {
  constexpr std::uint64_t limits::*all[] = {&limits::depth,
                                            &limits::attributes,
                                            &limits::namespaces,
                                            &limits::name_bytes,
                                            &limits::namespace_name_bytes,
                                            &limits::token_bytes,
                                            &limits::attribute_value_bytes,
                                            &limits::field_text_bytes,
                                            &limits::record_bytes,
                                            &limits::memory_bytes};
  for (const auto member : all) {
    options how;
    how.limits.*member = ~std::uint64_t{0};
    const auto refused = read(items, memory("<r/>"), how).next();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, errc::options_limit_too_large);
    EXPECT_GT(refused.error().limit, 0U);
    EXPECT_FALSE(refused.error().found.empty());
    how.limits.*member = refused.error().limit;
    EXPECT_TRUE(read(items, memory("<r/>"), how).next());
  }
}

// What its library bears, each backend takes, and refuses more.
TEST(limits, above_what_the_backend_bears_are_refused) {
  for (const backend_info& b : backends()) {
    if (b.id != backend::libxml2 && b.id != backend::libxml2_sax) continue;
    const struct {
      std::uint64_t limits::*member;
      std::uint64_t most;
      std::string_view name;
    } maxima[] = {{&limits::depth, 256, "depth"},
                  {&limits::attributes, 1000, "attributes"},
                  {&limits::token_bytes, 8U << 20U, "token_bytes"}};
    for (const auto& m : maxima) {
      options how;
      how.backend = b.id;
      how.limits.*m.member = m.most;
      EXPECT_TRUE(read(rows, memory("<r/>"), how).next());
      how.limits.*m.member = m.most + 1;
      const error refused = read(rows, memory("<r/>"), how).next().error();
      EXPECT_EQ(refused.code, errc::options_limit_too_large);
      EXPECT_EQ(refused.found.view(), m.name);
      EXPECT_EQ(refused.limit, m.most);
    }
    options how;
    how.backend = b.id;
    how.names = name_profile::xml10e5;
    EXPECT_TRUE(read(rows, memory("<r><\xE2\xB7\x80/></r>"), how).next());  // U+2DC0
  }
}

TEST(limits, of_zero_are_the_defaults) {
  options how;
  how.limits = {.depth = 0,
                .attributes = 0,
                .namespaces = 0,
                .name_bytes = 0,
                .namespace_name_bytes = 0,
                .token_bytes = 0,
                .attribute_value_bytes = 0,
                .field_text_bytes = 0,
                .record_bytes = 0,
                .memory_bytes = 0};
  const std::string deep = repeated(257, [](auto) { return "<x>"; });
  EXPECT_EQ(drain(read(items, memory(deep), how)).code, errc::limit_depth);
  EXPECT_EQ(drain(read(items, memory("<r><i id='1'><n/></i></r>"), how)).code, errc::ok);
}

}  // namespace
}  // namespace xylem::engine_tests
