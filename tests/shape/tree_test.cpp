// SPDX-License-Identifier: MIT
//
// Learning: once per path, bounded, given up where it does not pay, and never visible in the rows.

#include "shape/tree.hpp"

#include <string>

#include <gtest/gtest.h>

#include "machine.hpp"
#include "naive_matcher.hpp"

namespace xylem::shape_tests {
namespace {

using shape::tree;

machine items() {
  return machine(declare("/feed/item", {list_field("id"), list_field("part[@x='1']/v")}));
}

// The same where no element is dead.
machine items_anywhere() {
  return machine(declare("//item", {list_field("id"), list_field("part[@x='1']/v")}));
}

void add_item(machine& m, const std::string& id) {
  m.open("item");
  m.leaf("id", id);
  m.open("noise");
  m.leaf("inner", "unwanted");
  m.close();
  m.close();
}

TEST(tree, a_path_is_worked_out_once) {
  machine m = items();
  m.start();
  m.open("feed");
  for (int i = 0; i < 1000; ++i)
    add_item(m, std::to_string(i));
  m.close();
  // feed, item, id, noise; nothing below noise, which is dead.
  EXPECT_EQ(m.cursor.learnt().consulted_count(), 4U);
  EXPECT_EQ(m.cursor.learnt().node_count(), 5U);
  ASSERT_EQ(m.rows.size(), 1000U);
  EXPECT_EQ(m.rows[999], "([999|][])");
}

TEST(tree, what_was_learnt_serves_the_next_document) {
  machine m = items();
  for (int document = 0; document < 3; ++document) {
    m.start();
    m.open("feed");
    add_item(m, "7");
    m.close();
    EXPECT_EQ(m.rows, std::vector<std::string>{"([7|][])"});
    EXPECT_EQ(m.cursor.learnt().consulted_count(), 4U);
  }
}

TEST(tree, the_same_name_in_another_place_is_another_path) {
  machine m(declare("/r/a", {list_field("b")}));
  m.start();
  m.open("r");
  m.leaf("b", "not in a");
  m.open("a");
  m.leaf("b", "1");
  m.close();
  m.leaf("b", "not in a");
  m.close();
  EXPECT_EQ(m.rows, std::vector<std::string>{"([1|])"});
  EXPECT_EQ(m.cursor.learnt().consulted_count(), 4U);
}

TEST(tree, the_child_that_followed_last_time_is_expected) {
  machine m = items();
  m.start();
  m.open("feed");
  EXPECT_EQ(m.expected("item"), nullptr);
  add_item(m, "1");
  // The run of items is tried although nothing has followed yet.
  ASSERT_NE(m.expected("item"), nullptr);
  m.open("item");
  ASSERT_NE(m.expected("id"), nullptr);
  EXPECT_EQ(m.expected("noise"), nullptr);
  m.leaf("id", "2");
  EXPECT_NE(m.expected("noise"), nullptr);
  EXPECT_NE(m.expected("id"), nullptr);  // the same once more
}

TEST(tree, what_followed_before_is_expected_too) {
  machine m = items();
  m.start();
  m.open("feed");
  for (const bool has_noise : {true, false, true, false}) {
    m.open("item");
    m.leaf("id", "1");
    if (has_noise) m.leaf("noise", "");
    m.leaf("other", "");
    m.close();
  }
  m.open("item");
  m.leaf("id", "2");
  EXPECT_NE(m.expected("noise"), nullptr);
  EXPECT_NE(m.expected("other"), nullptr);
}

TEST(tree, names_are_compared_with_their_namespace) {
  schema_declaration d = declare("/r", {list_field("p:a")});
  d.namespaces = {{"p", "urn:p"}};
  machine m(d);
  for (int round = 0; round < 3; ++round) {
    m.start();
    m.open("r");
    for (const char* uri : {"urn:p", "", "urn:q", "urn:p"}) {
      m.open("a", uri);
      m.text(*uri == '\0' ? "none" : uri);
      m.close();
    }
    m.close();
    EXPECT_EQ(m.rows, std::vector<std::string>{"([urn:p|urn:p|])"});
  }
}

// A document in which no path comes twice, with records here and there.
void run_unlearnable(machine& m, int count, std::size_t name_bytes) {
  const std::string filler(name_bytes, 'n');
  m.start();
  m.open("feed");
  for (int i = 0; i < count; ++i) {
    const std::string unique = numbered(filler, static_cast<unsigned>(i));
    m.open(unique);
    m.open("deeper");
    m.close();
    m.close();
    if (i % 1000 == 999) {
      m.open("item");
      m.leaf("id", std::to_string(i));
      m.open(unique);  // inside an open record
      m.close();
      m.open("part");
      m.attributes({{"", "x", "1"}});
      m.open(unique);
      m.close();
      m.leaf("v", "v");
      m.close();
      m.close();
    }
    ASSERT_LE(m.cursor.learnt().node_count(), tree::max_nodes + m.cursor.depth() + 2);
  }
  m.close();
  ASSERT_EQ(m.rows.size(), static_cast<std::size_t>(count / 1000));
  for (std::size_t i = 0; i < m.rows.size(); ++i) {
    ASSERT_EQ(m.rows[i], numbered("([", i * 1000 + 999) + "|][v|])");
  }
}

TEST(tree, a_full_tree_is_forgotten_and_learnt_anew) {
  machine m = items_anywhere();
  run_unlearnable(m, 20'000, 1);
  EXPECT_EQ(m.cursor.learnt().generation(), 2U);
  EXPECT_FALSE(m.cursor.learnt().has_given_up());  // twice full: not yet
  EXPECT_LT(m.cursor.learnt().consulted_count(), 2 * 20'000U + 8 * 20 + 20);
}

TEST(tree, dead_elements_are_not_learnt_beyond_half_of_it) {
  machine m = items();
  run_unlearnable(m, 40'000, 1);
  EXPECT_EQ(m.cursor.learnt().generation(), 0U);
  // Some names are taken for wanted ones at first.
  EXPECT_LT(m.cursor.learnt().node_count(), tree::max_nodes * 3 / 4);
  EXPECT_LT(m.cursor.learnt().consulted_count(), tree::max_nodes * 3 / 4);
}

TEST(tree, learning_is_given_up_where_nothing_repeats) {
  machine m = items_anywhere();
  run_unlearnable(m, 80'000, 1);
  EXPECT_TRUE(m.cursor.learnt().has_given_up());
  // At most once per tag.
  EXPECT_LT(m.cursor.learnt().consulted_count(), 2 * 80'000U + 8 * 80 + 20);
  const std::size_t kept = m.cursor.learnt().node_count();
  m.start();
  EXPECT_FALSE(m.cursor.learnt().has_given_up());
  m.open("feed");
  add_item(m, "1");
  m.close();
  EXPECT_EQ(m.rows, std::vector<std::string>{"([1|][])"});
  EXPECT_LE(m.cursor.learnt().node_count(), kept + 4);
}

TEST(tree, documents_that_repeat_are_learnt_however_many_paths_they_have) {
  machine m = items();
  m.start();
  m.open("feed");
  for (int round = 0; round < 8; ++round) {
    for (int i = 0; i < 12'000; ++i) {
      const std::string unique = numbered("n", static_cast<unsigned>(round / 4 * 12'000 + i));
      for (int again = 0; again < 2; ++again) {
        m.open(unique);
        m.close();
      }
    }
    add_item(m, std::to_string(round));
  }
  m.close();
  EXPECT_FALSE(m.cursor.learnt().has_given_up());
  EXPECT_LT(m.cursor.learnt().consulted_count(), 3U * 12'000 + 100);
  EXPECT_EQ(m.rows.size(), 8U);
}

TEST(tree, long_names_fill_the_tree_too) {
  machine m = items();
  run_unlearnable(m, 3'000, 1000);
  EXPECT_LE(m.cursor.learnt().node_count(), tree::max_name_bytes / 1000 + 20);
}

// Records nested in one another: what is wanted at a path adds up with the depth.
TEST(tree, what_nodes_hold_is_bounded_too) {
  std::vector<schema_field> fields;
  for (int i = 0; i < 40; ++i)
    fields.push_back(list_field(numbered(".//v", static_cast<unsigned>(i))));
  machine m(declare("//a", std::move(fields)));
  m.start();
  constexpr int depth = 200;
  constexpr std::size_t least_bytes_per_node = 40 * depth * sizeof(shape::item);
  for (int i = 0; i < depth; ++i)
    m.open("a");
  for (int i = 0; i < 1000; ++i) {
    m.open(numbered("n", static_cast<unsigned>(i)));
    m.close();
    ASSERT_LT(m.cursor.learnt().node_count(),
              tree::max_list_bytes / least_bytes_per_node + depth + 2);
  }
  m.leaf("v7", "found");
  for (int i = 0; i < depth; ++i)
    m.close();
  ASSERT_EQ(m.rows.size(), 200U);
  for (const std::string& row : m.rows)
    EXPECT_NE(row.find("[found|]"), std::string::npos);
}

// The tree's hash function, to find names that collide.
std::uint32_t hash_of(std::uint32_t parent, std::string_view local) {
  std::uint64_t h = 0xcbf29ce484222325ULL ^ parent;
  for (const char c : local)
    h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  h *= 0x100000001b3ULL;
  h ^= h >> 32U;
  h *= 0x9e3779b97f4a7c15ULL;
  return static_cast<std::uint32_t>(h >> 32U);
}

TEST(tree, names_that_collide_are_not_learnt_for_ever) {
  machine m(declare("/r", {list_field("*/v")}));
  m.start();
  m.open("r");
  const std::uint32_t parent = 1;  // the first node behind the document's
  std::vector<std::string> names;
  for (int i = 0; names.size() < 100; ++i) {
    const std::string name = numbered("n", static_cast<unsigned>(i));
    if (hash_of(parent, name) % 4096 == 1234) names.push_back(name);
  }
  std::string expected;
  for (int round = 0; round < 3; ++round) {
    for (const std::string& name : names) {
      m.open(name);
      m.leaf("v", name);
      m.close();
      expected += name + "|";
    }
  }
  EXPECT_FALSE(m.cursor.learnt().can_learn(parent, {}, names.back()))
      << "these names do not collide: the hash function has changed";
  EXPECT_LT(m.cursor.learnt().node_count(), 3U + 2 * tree::max_probes);
  m.close();
  EXPECT_EQ(m.rows, std::vector<std::string>{"([" + expected + "])"});
}

// Wide random documents, large enough for the tree to be forgotten in the midst of open records.
TEST(tree, rows_do_not_depend_on_what_is_forgotten) {
  std::mt19937 random(17);
  schema_declaration d = declare(
      "//r", {list_field("*[@x]/v"), list_field(".//v"), list_field("../h"), list_field("w[2]")});
  machine m(d);
  naive_matcher naive(m.plan());
  for (int document = 0; document < 3; ++document) {
    element root;
    root.local = "root";
    int next = 0;
    for (int block = 0; block < 700; ++block) {
      element& group = root.add(numbered("g", random() % 2000));
      group.add("h").text(numbered("h", static_cast<unsigned>(block)));
      element& r = group.add("r");
      for (int i = 0; i < 60; ++i) {
        element& e = r.add(random() % 8 == 0 ? "w" : numbered("u", static_cast<unsigned>(next++)));
        if (random() % 8 == 0) e.with("x", "1");
        if (random() % 8 == 0) e.add("v").text(numbered("v", static_cast<unsigned>(i)));
        if (random() % 20 == 0) e.add("r").add("v").text("nested");
      }
    }
    root.number();
    const std::vector<std::string> expected = naive.rows(root);
    EXPECT_GT(expected.size(), 700U);
    ASSERT_EQ(m.run(root), expected) << document;
  }
}

TEST(tree, a_document_cut_short_leaves_nothing_behind) {
  machine m(declare("//a", {list_field("b/c"), list_field("../@x")}));
  for (int cut = 0; cut < 12; ++cut) {
    m.start();
    for (int i = 0; i < cut; ++i)
      m.open(i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c");
    m.start();
    m.open("a");
    m.open("b");
    m.leaf("c", "1");
    m.close();
    m.close();
    ASSERT_EQ(m.rows, std::vector<std::string>{"([1|][])"}) << cut;
  }
}

}  // namespace
}  // namespace xylem::shape_tests
