// SPDX-License-Identifier: MIT
//
// Random plans over feeds: records of one make, in which things are missing, come again or are
// strange.

#include <memory>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "both_ways.hpp"
#include "conformance/extent.hpp"
#include "tests/shape/plan_generator.hpp"

namespace xylem::backend_tests {
namespace {

using namespace shape_tests;

// What the elements of a kind have in common. Names are those of plan_generator.
struct element_kind {
  std::string name;
  std::vector<std::string> attributes;
  std::vector<element_kind> children;
  bool has_text = false;
};

class feed_generator {
 public:
  explicit feed_generator(std::mt19937& random) : random_(random) {}

  // Of the feeds that follow.
  void choose_kinds() {
    kind_ = kind(0);
    surprises_ = 4 + below(60);
  }

  std::string feed() {
    std::string out = "<" + root_ + " xmlns:u='u'>";
    for (unsigned count = below(8); count != 0; --count)
      append(kind_, out);
    return out + "</" + root_ + ">";
  }

  unsigned below(unsigned bound) { return static_cast<unsigned>(random_() % bound); }

 private:
  std::string pick(std::initializer_list<const char*> from) {
    return *(from.begin() + below(static_cast<unsigned>(from.size())));
  }
  bool is_surprised() { return below(surprises_) == 0; }

  element_kind kind(unsigned depth) {
    element_kind made;
    made.name = pick({"a", "b", "c", "d", "a", "b", "c", "d", "u:a", "u:b"});
    for (const char* attribute : {"x", "y", "u:x"}) {
      if (below(5) == 0) made.attributes.emplace_back(attribute);
    }
    if (depth < 4) {
      for (unsigned count = below(depth == 0 ? 7 : 5); count != 0; --count)
        made.children.push_back(kind(depth + 1));
    }
    made.has_text = made.children.empty() || below(8) == 0;
    return made;
  }

  void append(const element_kind& k, std::string& out) {
    out += "<" + k.name;
    for (const std::string& attribute : k.attributes) {
      if (is_surprised()) continue;
      out += " " + attribute + "=" + pick({"'1'", "'1'", "'2'", "\"1\"", "'a value'"});
    }
    if (is_surprised())
      out += pick({" z='1'", " ", " xmlns:u='v'", " xmlns='u'", " z='&lt;'", " z=']'", " z='\t'"});
    if (is_surprised()) {
      out += "/>";
      return;
    }
    out += ">";
    for (const element_kind& child : k.children) {
      if (is_surprised()) out += stranger();
      if (is_surprised()) continue;
      unsigned count = is_surprised() ? 1 + below(6) : 1;
      if (below(12) == 0) count += 1 + below(3);
      for (; count != 0; --count)
        append(child, out);
    }
    if (k.has_text) out += pick({"p", "p", "", "1", "a text of more than sixteen bytes"});
    if (is_surprised()) out += stranger();
    out += "</" + k.name + ">";
  }

  std::string stranger() {
    return pick({"<!-- -->", "<![CDATA[p]]>", "&lt;", "&#112;", "\r\n", "]", "]]", " ", "<?p i?>",
                 "<a>p</a>", "<b x='1'/>", "<e><a>p</a></e>", "<u:a>p</u:a>", "<a xmlns='u'>p</a>",
                 "text"});
  }

  std::mt19937& random_;
  element_kind kind_;
  unsigned surprises_ = 1;
  std::string root_ = "a";
};

class random_feeds : public testing::TestWithParam<unsigned> {};

TEST_P(random_feeds, are_read_alike) {
  std::mt19937 random(GetParam());
  plan_generator plans(random);
  feed_generator feeds(random);
  std::size_t rows = 0;
  for (int plan = 0; plan < (conformance::is_instrumented ? 10 : 40); ++plan) {
    const schema_declaration declared = plans.make();
    // A '../' may climb too far.
    if (!schema::make(declared)) continue;
    both_ways read(declared);
    for (int kind = 0; kind < 3; ++kind) {
      feeds.choose_kinds();
      for (int i = 0; i < 6; ++i) {
        constexpr std::size_t chunks[] = {whole, whole, whole, 1, 13, 40, 100, 300};
        const std::size_t chunk = chunks[feeds.below(std::size(chunks))];
        std::string text = feeds.feed();
        if (i == 5) text.erase(feeds.below(static_cast<unsigned>(text.size())), 1 + feeds.below(3));
        ASSERT_TRUE(read.agree_on(text, chunk)) << declared.record;
        rows += read.expected().rows.size();
      }
    }
  }
  EXPECT_GT(rows, conformance::is_instrumented ? 50U : 200U);
}

INSTANTIATE_TEST_SUITE_P(seeds, random_feeds, testing::Range(0U, 8U));

}  // namespace
}  // namespace xylem::backend_tests
