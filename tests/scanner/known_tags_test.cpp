// SPDX-License-Identifier: MIT
//
// Tags that are learnt, and texts that only look like them.

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "both_ways.hpp"

namespace xylem::backend_tests {
namespace {

using namespace shape_tests;

std::string element(const std::string& name, std::string_view text) {
  return "<" + name + ">" + std::string(text) + "</" + name + ">";
}

std::string name_of_size(std::size_t size, char last = 'a') {
  return "n" + std::string(size - 2, 'a') + last;
}

// Where nothing is known yet, nothing is expected: nor bytes that are 0.
TEST(known_tags, begin_with_no_zeros) {
  const auto declared = declare("//r", {list_field("a")});
  for (std::size_t count = 1; count <= 80; ++count) {
    const std::string zeros(count, '\0');
    for (const std::string& text :
         {"<f><r>" + zeros + "</r></f>", "<f><r></r><r>" + zeros + "</r></f>",
          "<f><r><a>1</a></r><r><a>" + zeros + "</a></r></f>",
          "<f><r><a>1</a><a>2</a><a>" + zeros + "</a></r></f>",
          "<f><r><b><c/></b><b>" + zeros + "</b></r></f>"}) {
      both_ways read(declared);
      read.learn("<f><r>");
      ASSERT_TRUE(read.agree_on(text));
      ASSERT_TRUE(read.agree_on(text));
    }
  }
}

// Every size of name and every distance from the end of the text, of a chunk and of a block.
TEST(known_tags, of_any_size_end_anywhere) {
  for (const std::size_t size :
       {2U,  7U,  8U,  9U,  12U, 13U, 14U,  15U,  16U,  17U,  29U,  30U, 31U,
        32U, 33U, 62U, 63U, 64U, 65U, 250U, 252U, 253U, 254U, 255U, 300U}) {
    const std::string known = name_of_size(size);
    both_ways read(declare("//r", {list_field(known), list_field("b[" + known + "='1']/v"),
                                   list_field(known + "/@x")}));
    for (const char* attributes : {"", " x='1'", " y='1'"}) {
      const std::string one = "<" + known + attributes + ">1</" + known + ">";
      const std::string empty = "<" + known + attributes + "/>";
      const std::string record = "<r>" + one + empty + "<b>" + one + "<v>2</v></b></r>";
      const std::string text = "<f>" + record + record + "</f>";
      ASSERT_TRUE(read.agree_on(text));
      ASSERT_TRUE(read.agree_on(text));
      // The last bytes are missing, or are others.
      for (std::size_t left = 0; left <= 40 + size; ++left) {
        const std::string cut = text.substr(0, text.size() - std::min(left, text.size()));
        ASSERT_TRUE(read.agree_on(cut)) << size << ' ' << left;
      }
      const std::string front = "<f><r></r>" + record;
      for (std::size_t behind = 0; behind <= 40; ++behind) {
        const std::string other = front + record + std::string(behind, ' ') + "</f>";
        ASSERT_TRUE(read.agree_on(other, front.size() + 3)) << size << ' ' << behind;
        ASSERT_TRUE(read.agree_on(other, front.size() + record.size() - behind - 1)) << size;
      }
    }
  }
}

TEST(known_tags, are_compared_to_their_last_byte) {
  for (std::size_t size = 2; size <= 70; ++size) {
    const std::string known = name_of_size(size);
    both_ways read(declare("//r", {list_field(known)}));
    const std::string record = "<r>" + element(known, "1") + element(known, "2") + "</r>";
    const std::string text = "<f>" + record + record + "<r></r></f>";
    read.learn(text);
    const std::size_t from = text.rfind(record) + 3;
    for (std::size_t at = from; at < from + record.size() - 7; ++at) {
      for (const char changed : {'b', '>', ' ', '/', '<'}) {
        std::string other = text;
        other[at] = changed;
        ASSERT_TRUE(read.agree_on(other)) << size << ' ' << at;
        // Names that are well-formed, and not known.
        const std::string last = name_of_size(size, 'b');
        ASSERT_TRUE(
            read.agree_on("<f><r>" + element(known, "1") + element(last, "2") + "</r></f>"));
      }
      read.learn(text);
    }
  }
}

constexpr std::string_view values[] = {
    "1",  "2",     "",      "1",        "a longer value, of 32 bytes, more",
    "\t", "a\nb",  "]",     "a]]>b",    "&lt;",
    ">",  "a&#9;", "\r\n",  "\xC3\xA9", "/>",
    "1",  " ",     "&bad;", "a<b",      "\xEF\xBF\xBE",
    "'",  "\"",    "=",     "\x01",     "12345678901234567"};

// Values that vary, in copies of tags too: of each kind of element.
TEST(known_tags, have_values_that_vary) {
  const auto declared =
      declare("//r", {list_field("v"), list_field("v/@x"), list_field("w/@x"), list_field("w/@y"),
                      list_field("o[@y='1']/v"), list_field("n"), list_field("o[n='1']/v")});
  both_ways read(declared);
  for (const std::string_view first : values) {
    for (const std::string_view second : values) {
      for (const std::string quote : {"'", "\""}) {
        std::string text = "<f><r x='1'><w x='1'/></r>";
        for (const std::string_view value : {first, second, first}) {
          const std::string x = " x=" + quote + std::string(value) + quote;
          const std::string y = " y=" + quote + std::string(value) + quote;
          text += "<r" + x + "><v" + x + ">1</v><w" + x + y + "/><w" + y + x + "></w><d" + x +
                  "><d/></d><o" + y + "><v>1</v></o><n" + x + y + ">2</n><o" + x + "><n>1</n><v" +
                  y + ">3</v></o><w" + x + "/><w" + x + "/></r>";
        }
        ASSERT_TRUE(read.agree_on(text + "</f>"));
      }
    }
  }
}

TEST(known_tags, tell_empty_elements_from_others) {
  const auto declared =
      declare("//r", {list_field("v"), list_field("w/@x"), list_field("o[v='']/k"),
                      list_field("o[@x='1']/k"), list_field("d/e/v")});
  both_ways read(declared);
  const std::vector<std::string> forms = {"/>",          "></T>",        " />",    " x='1'/>",
                                          " x='1'></T>", " x='2'>1</T>", ">1</T>", " x='2' />"};
  for (const std::string name : {"v", "w", "d", "e", "k"}) {
    for (const std::string& first : forms) {
      for (const std::string& second : forms) {
        std::string text = "<f>";
        for (const std::string& form : {first, second, first, first, second}) {
          std::string one = "<" + name + form;
          if (const std::size_t at = one.find('T'); at != std::string::npos)
            one.replace(at, 1, name);
          text += "<r>" + one + "<o>" + one + "<k>1</k>" + one + "</o><d>" + one + "<e>" + one +
                  one + "</e></d></r>";
        }
        ASSERT_TRUE(read.agree_on(text + "</f>"));
        ASSERT_EQ(xylem::name(read.expected().code), xylem::name(errc::ok));
      }
    }
  }
}

// In any order, more of them than two followers, of names that begin alike.
TEST(known_tags, are_found_by_name) {
  std::mt19937 random(1);
  for (const char* prefix : {"n", "name", "names-a", "names-ab", "names-that-begin-alike-"}) {
    std::vector<schema_field> fields;
    std::vector<std::string> names;
    for (int i = 0; i < 40; ++i) {
      names.push_back(prefix + std::to_string(i));
      if (i % 4 == 0) fields.push_back(list_field("o/" + names.back()));
      if (i % 4 == 1) fields.push_back(list_field("o/" + names.back() + "/@x"));
      if (i % 4 == 2) fields.push_back(list_field("o[" + names.back() + "='1']/v"));
    }
    both_ways read(declare("//r", fields));
    for (int run = 0; run < 30; ++run) {
      std::string text = "<f>";
      for (int k = 0; k < 8; ++k) {
        text += "<r><o>";
        for (int i = 0; i < 12; ++i) {
          const std::string& name = names[random() % names.size()];
          constexpr std::string_view forms[] = {">", " x='1'>", " x='2'>", "\t>", "\n>"};
          text += "<" + name + std::string(forms[random() % std::size(forms)]) + "1</" + name + ">";
        }
        text += "<v>1</v></o></r>";
      }
      ASSERT_TRUE(read.agree_on(text + "</f>", run % 2 == 0 ? whole : 50));
    }
  }
}

// The grammar is called for the second, or none is there.
TEST(known_tags, need_their_parents) {
  const auto declared = declare("//r", {list_field("a/v"), list_field("b/v"), list_field("v"),
                                        list_field("a/a/v"), list_field("a[v='1']/b/v")});
  std::mt19937 random(2);
  for (int run = 0; run < 300; ++run) {
    both_ways read(declared);
    std::string text = "<f>";
    std::string open;
    for (int i = 0; i < 120; ++i) {
      const bool may_end = !open.empty();
      switch (random() % 6) {
        case 0:
        case 1:
          if (open.size() < 5) {
            const char name = "arb"[open.empty() ? 1 : random() % 3];
            text.append("<").append(1, name).append(">");
            open.push_back(name);
            break;
          }
          [[fallthrough]];
        case 2:
          if (may_end) {
            text.append("</").append(1, open.back()).append(">");
            open.pop_back();
          }
          break;
        default:
          if (may_end) text += random() % 4 == 0 ? "<v>2</v>" : "<v>1</v>";
          break;
      }
    }
    for (; !open.empty(); open.pop_back())
      text.append("</").append(1, open.back()).append(">");
    ASSERT_TRUE(read.agree_on(text + "</f>"));
    ASSERT_TRUE(read.agree_on(text + "</f>", 40));
    ASSERT_TRUE(read.agree_on(text + "</r></f>"));
  }
}

// More copies than there may be: places that repeat inside of places that repeat.
TEST(known_tags, are_copied_as_far_as_there_is_room) {
  std::vector<schema_field> fields;
  std::string inner;
  for (int i = 0; i < 60; ++i) {
    const std::string name = numbered("n", static_cast<std::uint64_t>(i));
    if (i % 3 == 0) fields.push_back(list_field("p/q/" + name));
    if (i % 3 == 1) fields.push_back(list_field("p/q/" + name + "/@x"));
    inner += "<" + name + " x='1'>1</" + name + ">";
  }
  both_ways read(declare("//r", fields));
  std::string text = "<f>";
  for (int i = 0; i < 6; ++i) {
    text += "<r>";
    for (int k = 0; k < 6; ++k) {
      text += "<p>";
      for (int j = 0; j < 6; ++j)
        text += "<q>" + inner + (j == k ? "" : "<y>2</y>") + "</q>";
      text += "</p>";
    }
    text += "</r>";
  }
  for (const std::size_t chunk : {whole, std::size_t{4099}, whole})
    ASSERT_TRUE(read.agree_on(text + "</f>", chunk));
  EXPECT_EQ(read.expected().rows.size(), 6U);
}

// Elements stay open while all tags are forgotten.
TEST(known_tags, are_forgotten_below_open_elements) {
  const auto declared = declare("//r", {list_field("o[k='1']/v"), list_field("../h/v"),
                                        list_field("v"), list_field("text()")});
  for (const std::string deep : {"<p>", "<p x='1'>", "<a-name-of-more-than-sixteen-bytes>"}) {
    both_ways read(declared);
    const std::string end = "</" + deep.substr(1, deep.find_first_of(" >") - 1) + ">";
    std::string text = "<f><h><v>1</v></h>" + deep + "<f>";
    for (int i = 0; i < 20'000; ++i) {
      text += "<n" + std::to_string(i) + "/>";
      if (i % 500 == 0) text += "<r>a<o><k>1</k><v>2</v></o><v>3</v></r>";
    }
    text += "</f>" + end;
    ASSERT_TRUE(read.agree_on(text + "</f>"));
    ASSERT_TRUE(read.agree_on(text + end + "</f>"));
    ASSERT_TRUE(read.agree_on(text + "</f>", 4099));
    EXPECT_EQ(read.expected().rows.size(), 40U);
  }
}

// Fewer tags than there may be have more bytes than are kept.
TEST(known_tags, take_no_more_memory_than_they_may) {
  limits bounds;
  bounds.memory_bytes = std::uint64_t{4} << 20U;
  both_ways read(declare("//r", {list_field("v")}), bounds);
  std::string text = "<f>";
  for (int i = 0; i < 6000; ++i) {
    const std::string name = numbered("n", static_cast<std::uint64_t>(i)) + std::string(150, 'a');
    text += "<" + name + " x='" + std::string(60, '1') + "'></" + name + ">";
  }
  ASSERT_TRUE(read.agree_on(text + "<r><v>1</v></r></f>"));
  EXPECT_EQ(read.expected().rows.size(), 1U);
}

// An element whose own tag is too long to be learnt: the same bytes inside mean something else.
TEST(known_tags, are_not_learnt_below_unknown_ones) {
  const std::string first = name_of_size(400, 'a');
  const std::string second = name_of_size(400, 'b');
  both_ways read(declare(
      "//r", {list_field(first + "/v"), list_field(second + "/w"), list_field(second + "/v/w")}));
  const std::string inside = "<v><w>1</w></v><w>2</w><f>3</f><v>4</v>";
  const std::string record = "<r>" + element(first, inside) + element(second, inside) + "</r>";
  for (const std::string& text :
       {"<f>" + record + record + "</f>", "<f>" + record + "</f>", "<v>" + record + "</v>",
        std::string("<f><w>2</w></f>"), "<w>" + record + "</w>"}) {
    ASSERT_TRUE(read.agree_on(text));
    ASSERT_TRUE(read.agree_on(text, 50));
    ASSERT_TRUE(read.agree_on(text));
  }
}

// The same names below so many elements that some share their places in the tables.
TEST(known_tags, are_told_apart_by_their_parents) {
  std::mt19937 random(3);
  std::vector<schema_field> fields;
  constexpr std::uint64_t parents = 320;
  for (std::uint64_t i = 0; i < parents; i += 2) {
    fields.push_back(list_field(numbered("o", i) + "/v"));
    if (i % 4 == 0) fields.push_back(list_field(numbered("o", i + 1) + "/w"));
    if (i % 4 == 2) fields.push_back(list_field(numbered("o", i + 1) + "/x"));
  }
  both_ways read(declare("//r", fields));
  for (int run = 0; run < 12; ++run) {
    std::string text = "<f>";
    for (int record = 0; record < 2; ++record) {
      text += "<r>";
      for (std::uint64_t i = 0; i < parents; ++i) {
        std::string inside;
        for (int k = 0; k < 4; ++k)
          inside += element(std::string(1, "vwxy"[random() % 4]), std::to_string(k));
        text += element(numbered("o", i), inside);
      }
      text += "</r>";
    }
    ASSERT_TRUE(read.agree_on(text + "</f>"));
    ASSERT_EQ(xylem::name(read.expected().code), xylem::name(errc::ok));
  }
}

// Whatever there is room for, copies are the last to come.
TEST(known_tags, are_not_copied_when_there_is_no_room) {
  const auto record = [](std::size_t count) {
    std::string out = "<r>";
    for (std::size_t i = 0; i < count; ++i)
      out += "<v>1</v>";
    for (std::size_t i = 0; i < count; ++i)
      out += "<w x='1'/>";
    return out + "</r>";
  };
  for (std::uint64_t names = 1980; names < 2060; ++names) {
    std::string text = "<f>" + record(1);
    for (std::uint64_t i = 0; i < names; ++i)
      text += "<" + numbered("n", i) + "/>";
    text += record(8) + record(8) + "</f>";
    both_ways fresh(declare("//r", {list_field("v"), list_field("w/@x")}));
    ASSERT_TRUE(fresh.agree_on(text));
    ASSERT_TRUE(fresh.agree_on(text));
  }
}

// An element that was empty has neither text nor an end tag.
TEST(known_tags, have_no_end_when_they_are_empty) {
  both_ways read(declare("//r", {list_field("v"), list_field("o/v"), list_field("o[v='']/w")}));
  for (const char* name : {"v", "w", "d"}) {
    const std::string empty = "<" + std::string(name) + "/>";
    const std::string good = "<f><r>" + empty + "<o>" + empty + "</o></r></f>";
    for (const char* behind : {"</v>", "1</v>", "</w>", "1</w>", "</d>", "1</d>", "1"}) {
      for (const char* place : {"<r>", "<o>"}) {
        read.learn(good);
        std::string bad = good;
        bad.insert(bad.find(empty, bad.find(place)) + empty.size(), behind);
        ASSERT_TRUE(read.agree_on(bad));
      }
    }
  }
}

// Only its namespace keeps an element from matching: the first one is told.
TEST(known_tags, are_no_near_misses) {
  both_ways read(declare("/f/r", {list_field("v"), list_field("w/v")}));
  for (const char* miss : {"<p:v>1</p:v>", "<w><p:v>1</p:v></w>", "<p:w><v/></p:w>", "<v>1</v>"}) {
    const std::string text =
        "<f xmlns:p='u'><r>" + std::string(miss) + miss + "</r><r>" + miss + "<p:v/></r></f>";
    ASSERT_TRUE(read.agree_on(text));
    ASSERT_TRUE(read.agree_on(text));
    ASSERT_TRUE(read.agree_on(text, 20));
  }
}

// Text is looked through in stretches of 4096 bytes: what stands where two of them meet.
TEST(known_tags, are_among_what_stretches_end_with) {
  both_ways read(declare("//r", {list_field("v"), list_field("o[k='1']/v")}));
  const std::string good = "<f><r><v>1</v><d>1</d><o><k>1</k><v>2</v></o></r>";
  read.learn(good + "</f>");
  for (const std::string_view odd : {"\xEF\xBF\xBF", "\xEF\xBF\xBE", "\xEF\xBF\xBD", "\xC3\xA9",
                                     "]]>", "]", "&lt;", "\r\n", "\xF0\x90\x80\x80", "<d/>"}) {
    for (std::size_t before = 4040; before <= 4100; ++before) {
      const std::string filled = std::string(before - good.size() % 64, 'x') + std::string(odd);
      for (const std::string& tag : {element("v", filled), element("d", filled),
                                     "<o><k>1</k>" + element("v", filled) + "</o>"}) {
        ASSERT_TRUE(read.agree_on(good + "<r>" + tag + tag + "</r></f>"));
      }
      if (before % 8 == 0) read.learn(good + "</f>");
    }
  }
}

// What a document has left behind means nothing to one with another root.
TEST(known_tags, go_with_their_root) {
  both_ways read(declare("/f/r", {list_field("v")}));
  const std::string inside = "<r><v>1</v></r><r><v>2</v></r>";
  const std::vector<std::string> roots = {"<f>",
                                          "<g>",
                                          "<f xmlns='u'>",
                                          "<f x='1'>",
                                          "<f x='2'>",
                                          "<f xmlns='u2'>",
                                          "<p:f xmlns:p='u'>",
                                          "<f >",
                                          "<a-root-of-more-than-sixteen-bytes>",
                                          "<f/>"};
  for (const std::string& first : roots) {
    for (const std::string& second : roots) {
      for (const std::string& root : {first, second, first}) {
        const std::string end = "</" + root.substr(1, root.find_first_of(" >") - 1) + ">";
        ASSERT_TRUE(read.agree_on(root + inside + end)) << root;
        ASSERT_TRUE(read.agree_on("<!-- -->\n" + root + inside + end, 9)) << root;
        ASSERT_TRUE(read.agree_on(root + inside + end + root)) << root;
        ASSERT_TRUE(read.agree_on(root.substr(0, root.size() - 1))) << root;
      }
    }
  }
}

}  // namespace
}  // namespace xylem::backend_tests
