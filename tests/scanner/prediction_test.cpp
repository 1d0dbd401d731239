// SPDX-License-Identifier: MIT
//
// A scanner that has learnt tags gives the same answers as one that looks at each by the grammar:
// the same rows, the same code at the same place, on documents it was warmed up for and on damaged
// ones.

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "tests/backend/parsing.hpp"

namespace xylem::backend_tests {
namespace {

using namespace shape_tests;

constexpr std::size_t whole = ~std::size_t{0};

// Records with what prediction has to do with: the same tags again and again, and little surprises.
class document_maker {
 public:
  explicit document_maker(std::uint64_t seed) : random_(seed) {}

  std::string document() {
    std::string out = pick({"<f>", "<f xmlns='u1'>", "<f xmlns:p='u1' xmlns:q='u2'>"});
    const bool has_prefix = out.find("xmlns:p") != std::string::npos;
    for (int count = number(12); count != 0; --count)
      out += record(has_prefix) + pick({"", "\n", " \r\n", "]", "<!-- -->", "x"});
    return out + "</f>";
  }

  std::string damaged(std::string text) {
    constexpr std::string_view bytes = "<>/&;='\"] \r\nabpqrv1:!-";
    for (int count = 1 + number(2); count != 0 && !text.empty(); --count) {
      const std::size_t at = random_() % text.size();
      switch (number(4)) {
        case 0:
          text.erase(at, 1 + random_() % 4);
          break;
        case 1:
          text.insert(at, 1, bytes[random_() % bytes.size()]);
          break;
        case 2:
          text.insert(at, text.substr(random_() % text.size(), random_() % 24));
          break;
        default:
          text[at] = bytes[random_() % bytes.size()];
          break;
      }
    }
    return is_utf8(text) ? text : document();
  }

  std::size_t chunk() {
    constexpr std::size_t sizes[] = {1, 7, 16, 17, 33, 64, 300, whole, whole};
    return sizes[random_() % std::size(sizes)];
  }
  int number(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

 private:
  // Scanners are given nothing else. There is one character beyond ASCII.
  static bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool is_first = text[i] == '\xC3';
      if (is_first != (i + 1 < text.size() && text[i + 1] == '\xA9')) return false;
    }
    return !text.starts_with('\xA9');
  }
  std::string pick(std::initializer_list<const char*> from) {
    return *(from.begin() + random_() % from.size());
  }
  std::string text() {
    return pick({"", "1", "12", "a longer text, of more than 16 bytes", "&lt;", "a&#65;b", "]]",
                 "1\r\n2", "\r", "\xC3\xA9", "<![CDATA[<v>]]>", "1<!-- -->2", "\t\n", "]]>x"});
  }
  std::string leaf(const std::string& name) {
    const std::string start =
        "<" + name +
        pick({"", "", "", "", " ", " x='1'", " x='2'", " x=\"3\"", " x='&lt;'", " x='a\tb'",
              " x=' ]'", " y='1' x='2'", " x='1' x='2'", " x = '1'", " xsi:nil='true'",
              " xmlns='u2'", " xmlns:p='u2'"});
    if (number(8) == 0) return start + pick({"/>", " />"});
    return start + ">" + text() + "</" + name + pick({">", ">", ">", " >"});
  }
  std::string record(bool has_prefix) {
    const std::string start =
        pick({"<r>", "<r>", "<r k='1'>", "<r k='2'>", "<r xmlns:p='u2'>", "<r xmlns:p='u1'>"});
    std::string out = start;
    const bool knows_p = has_prefix || start.find("xmlns:p") != std::string::npos;
    for (const char* name : {"a", "b", "a-name-of-more-than-sixteen-bytes", "d"}) {
      if (number(5) != 0) out += leaf(name);
    }
    if (knows_p || number(9) == 0) out += leaf("p:v");
    if (number(2) == 0) out += "<g><k>" + pick({"1", "2"}) + "</k>" + leaf("v") + "</g>";
    if (number(3) == 0) out += "<dead>" + leaf("v") + leaf("dead") + text() + "</dead>";
    if (number(3) == 0) out += leaf("a") + leaf("a");
    return out + "</r>";
  }

  std::mt19937_64 random_;
};

schema_declaration fields() {
  return declare("//r",
                 {list_field("a"), list_field("b/@x"), list_field("*:v"), list_field("g[k='1']/v"),
                  list_field("@k"), list_field("d/text()"), list_field(".//dead"),
                  list_field("a-name-of-more-than-sixteen-bytes"), list_field("a[2]")});
}

class prediction_test : public testing::TestWithParam<unsigned> {};

TEST_P(prediction_test, changes_speed_alone) {
  document_maker make(GetParam());
  for (int round = 0; round < 40; ++round) {
    parsing predicted(fields(), {}, backend::scanner, prediction::on);
    parsing stable(fields(), {}, backend::scanner, prediction::on);
    stable.keep_text();
    parsing plain(fields(), {}, backend::scanner, prediction::off);
    std::string text = make.document();
    for (int run = 0; run < 40; ++run) {
      const std::size_t chunk = make.chunk();
      const outcome expected = plain.run(text, whole);
      ASSERT_EQ(plain.run(text, chunk), expected)
          << testing::PrintToString(text) << "\nin chunks of " << chunk;
      ASSERT_EQ(predicted.run(text, chunk), expected)
          << testing::PrintToString(text) << "\nin chunks of " << chunk;
      ASSERT_EQ(stable.run(text, chunk), expected)
          << testing::PrintToString(text) << "\nin chunks of " << chunk;
      switch (make.number(3)) {
        case 0:
          text = make.document();
          break;
        case 1:
          text = make.damaged(make.document());
          break;
        default:
          text = make.damaged(text);
          break;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(seeds, prediction_test, testing::Range(0U, 16U));

// What was learnt under one namespace means something else under another.
TEST(prediction, knows_namespaces_apart) {
  parsing p(declare("/f/r", {list_field("Q{u1}v")}), {}, backend::scanner);
  p.keep_text();
  const std::string text =
      "<f><r xmlns:p='u1'><p:v>1</p:v></r><r xmlns:p='u2'><p:v>2</p:v></r>"
      "<r xmlns:p='u1'><p:v>3</p:v></r><r xmlns:q='u1'><p:v>4</p:v></r></f>";
  const outcome o = p.run(text);
  EXPECT_EQ(o.rows, (std::vector<std::string>{"([1|])", "([])", "([3|])"}));
  EXPECT_EQ(name(o.code), name(errc::prefix_undeclared));
  EXPECT_EQ(o.offset, text.find("<p:v>4"));
}

// More tags than are remembered, in a feed that never ends with one of them, and more elements of
// which something is wanted than the learnt tree holds.
TEST(prediction, forgets_and_learns_anew) {
  parsing p(declare("/f/*", {list_field("v")}), {}, backend::scanner);
  parsing plain(declare("/f/*", {list_field("v")}), {}, backend::scanner, prediction::off);
  std::string text = "<f>";
  for (int i = 0; i < 60'000; ++i) {
    const std::string name = "n" + std::to_string(i);
    text += "<" + name + " x='" + name + "'><w/></" + name + ">";
    if (i % 1000 == 0) text += "<r><v>" + name + "</v></r>";
  }
  text += "</f>";
  const outcome expected = plain.run(text);
  EXPECT_EQ(name(expected.code), name(errc::ok));
  EXPECT_EQ(expected.rows.size(), 60'060U);
  for (const std::size_t chunk : {whole, std::size_t{4099}})
    EXPECT_EQ(p.run(text, chunk), expected);
}

// A document ends inside elements that were put off, as a value in them comes too late.
TEST(prediction, begins_anew_behind_a_failure) {
  for (const char* in_group : {"../g/k", "../g[k='1']/z"}) {
    const auto declared =
        declare("/f/r", {list_field("v"), list_field("../g/h"), list_field(in_group)});
    const std::string late = "<g><k>1</k><z>2</z><h>3</h><h>4</h></g>";
    const std::string good = "<f>" + late + "<r><v>a</v></r><r><v>b</v></r></f>";
    const std::string bad = "<f>" + late + "<r><v>a</v></r>" + late + "</f>";
    parsing p(declared, {}, backend::scanner);
    parsing plain(declared, {}, backend::scanner, prediction::off);
    for (const std::string& text : {good, good, bad, good, bad, bad, good, good}) {
      for (const std::size_t chunk : {whole, std::size_t{64}})
        ASSERT_EQ(p.run(text, chunk), plain.run(text, chunk)) << in_group << ' ' << text;
    }
    EXPECT_EQ(name(p.run(bad).code), name(errc::ancestor_value_late));
  }
}

// U+FFFE and U+FFFF, which are no characters, wherever the positions are found a stretch at a time.
TEST(prediction, sees_noncharacters_across_stretches) {
  for (const char* where : {"a", "dead"}) {
    const std::string name = where;
    parsing p(declare("//r", {list_field("a")}), {}, backend::scanner);
    parsing plain(declare("//r", {list_field("a")}), {}, backend::scanner, prediction::off);
    const std::string begin = "<f><r><" + name + ">";
    const std::string end = "</" + name + "></r></f>";
    p.run(begin + "1" + end);
    for (std::size_t size = 4000; size < 4200; ++size) {
      for (const char* last : {"\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xEF\xBF\xBD"}) {
        const std::string text = begin + std::string(size, 'x') + last + "y" + end;
        ASSERT_EQ(p.run(text), plain.run(text)) << size;
      }
    }
  }
}

// The learnt tree is forgotten while tags that were learnt with it come again and again.
TEST(prediction, outlives_the_nodes_it_was_learnt_with) {
  const auto declared = declare("/f/*", {list_field("v"), list_field("w/@x")});
  parsing p(declared, {}, backend::scanner);
  parsing plain(declared, {}, backend::scanner, prediction::off);
  std::string text = "<f>";
  for (int i = 0; i < 12'000; ++i) {
    const std::string n = std::to_string(i);
    text += "<n" + n + "><v>" + n + "</v></n" + n + ">";
    for (int k = 0; k < 8; ++k)
      text += i % 2 == 0 ? "<r><v>" + n + "</v></r>" : "<s><w x='" + n + "'>-</w></s>";
  }
  text += "</f>";
  const outcome expected = plain.run(text);
  EXPECT_EQ(name(expected.code), name(errc::ok));
  for (const std::size_t chunk : {whole, std::size_t{4099}})
    EXPECT_EQ(p.run(text, chunk), expected);
}

}  // namespace
}  // namespace xylem::backend_tests
