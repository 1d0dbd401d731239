// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <expat.h>
#include <gtest/gtest.h>

#include "bench/generator/attributes.hpp"
#include "bench/generator/orders.hpp"
#include "bench/generator/shapes.hpp"
#include "bench/generator/text.hpp"

namespace {

using namespace xylem::bench;

constexpr std::uint64_t order_count = 2'000;
constexpr std::uint64_t first_bytes = 1'000'000;
constexpr order_options dense{};
constexpr order_options indented{.layout = layout::indented};

std::string feed(std::uint64_t count, const order_options& options) {
  std::string document;
  write_orders(count, options, [&document](std::string_view text) { document += text; });
  return document;
}

// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  }
  return hash;
}

// What expat sees in a document.
struct census {
  bool is_well_formed = false;
  std::uint64_t leaves = 0;
  std::uint64_t records = 0;
  std::uint64_t cdata_sections = 0;
  std::uint64_t comments = 0;
  std::uint64_t attributes = 0;
  std::uint64_t text_bytes = 0;
  bool is_leaf = false;
};

census take_census(std::string_view document) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreateNS(nullptr, '\n'), XML_ParserFree);
  census result;
  XML_SetUserData(parser.get(), &result);
  XML_SetElementHandler(
      parser.get(),
      [](void* user, const XML_Char* name, const XML_Char** attributes) {
        census& counts = *static_cast<census*>(user);
        counts.is_leaf = true;
        if (std::string_view(name) == "IDOC") ++counts.records;
        for (; *attributes != nullptr; attributes += 2)
          ++counts.attributes;
      },
      [](void* user, const XML_Char*) {
        census& counts = *static_cast<census*>(user);
        if (counts.is_leaf) ++counts.leaves;
        counts.is_leaf = false;
      });
  XML_SetCharacterDataHandler(parser.get(), [](void* user, const XML_Char*, int length) {
    static_cast<census*>(user)->text_bytes += static_cast<std::uint64_t>(length);
  });
  XML_SetCommentHandler(
      parser.get(), [](void* user, const XML_Char*) { ++static_cast<census*>(user)->comments; });
  XML_SetStartCdataSectionHandler(parser.get(),
                                  [](void* user) { ++static_cast<census*>(user)->cdata_sections; });
  result.is_well_formed = XML_Parse(parser.get(), document.data(),
                                    static_cast<int>(document.size()), 1) == XML_STATUS_OK;
  return result;
}

std::vector<expected_order> expectations(const order_options& options) {
  std::vector<expected_order> expected;
  for (std::uint64_t index = 0; index < order_count; ++index) {
    expected.push_back(expect_order(index, options));
  }
  return expected;
}

class layouts : public testing::TestWithParam<order_options> {};

INSTANTIATE_TEST_SUITE_P(generator, layouts, testing::Values(dense, indented),
                         [](const auto& instance) {
                           return instance.param.layout == layout::dense ? "dense" : "indented";
                         });

TEST_P(layouts, feed_is_well_formed_and_has_85_leaves_per_record) {
  const census counts = take_census(feed(order_count, GetParam()));
  EXPECT_TRUE(counts.is_well_formed);
  EXPECT_EQ(counts.records, order_count);
  EXPECT_NEAR(static_cast<double>(counts.leaves) / order_count, 85, 3);
}

TEST_P(layouts, one_record_in_50_has_a_cdata_section_and_one_a_comment) {
  const census counts = take_census(feed(order_count, GetParam()));
  EXPECT_NEAR(static_cast<double>(counts.cdata_sections), order_count / 50.0, 15);
  EXPECT_NEAR(static_cast<double>(counts.comments), order_count / 50.0, 15);
}

TEST(generator, bytes_are_the_same_everywhere) {
  EXPECT_EQ(fnv1a(feed(500, dense).substr(0, first_bytes)), 0x7DBA5F958CBC724U);
  EXPECT_EQ(fnv1a(feed(500, indented).substr(0, first_bytes)), 0xC12B8DF8363596F4U);
  std::string map;
  write_attributes(first_bytes, 1, [&map](std::string_view text) { map += text; });
  EXPECT_EQ(fnv1a(map.substr(0, first_bytes)), 0xEFECA61B1EA5CFC5U);
  std::string articles;
  write_text(first_bytes, 1, [&articles](std::string_view text) { articles += text; });
  EXPECT_EQ(fnv1a(articles.substr(0, first_bytes)), 0xD04D5795709F5637U);
}

TEST(generator, another_seed_gives_another_document) {
  EXPECT_NE(feed(1, dense), feed(1, {.seed = 2}));
}

TEST(generator, records_have_their_size) {
  const std::size_t dense_bytes = feed(order_count, dense).size() / order_count;
  EXPECT_GE(dense_bytes, 2'400U);
  EXPECT_LE(dense_bytes, 3'100U);
  EXPECT_GT(feed(order_count, indented).size() / order_count, dense_bytes + 500);
}

TEST(generator, dense_feed_has_no_white_space_between_tags) {
  const std::string document = feed(order_count, dense);
  const std::string_view inside = std::string_view(document).substr(
      xml_declaration.size(), document.size() - xml_declaration.size() - 1);
  EXPECT_EQ(inside.find('\n'), std::string_view::npos);
  EXPECT_EQ(inside.find("> <"), std::string_view::npos);
}

TEST(generator, size_is_reached_by_the_last_record) {
  for (const std::uint64_t byte_count : {1U, 60U, 10'000U, 300'000U}) {
    std::string document;
    const std::uint64_t count = write_orders_of_size(
        byte_count, dense, [&document](std::string_view text) { document += text; });
    EXPECT_EQ(document, feed(count, dense));
    EXPECT_GE(document.size(), byte_count);
    if (count > 0) {
      EXPECT_LT(feed(count - 1, dense).size(), byte_count);
    }
  }
}

TEST(generator, sink_gets_one_record_at_a_time) {
  std::size_t longest = 0;
  write_orders(order_count, indented,
               [&longest](std::string_view text) { longest = std::max(longest, text.size()); });
  EXPECT_LT(longest, 8'192U);
}

TEST(generator, message_is_a_feed_of_one_order) {
  EXPECT_EQ(order_message(0, dense), feed(1, dense));
  EXPECT_EQ(order_message(0, indented), feed(1, indented));
  EXPECT_EQ(order_messages(3, dense).at(2), order_message(2, dense));
  EXPECT_NE(order_message(1, dense), order_message(2, dense));
}

TEST(generator, feed_without_orders_is_well_formed) {
  for (const order_options& options : {dense, indented}) {
    const census counts = take_census(feed(0, options));
    EXPECT_TRUE(counts.is_well_formed);
    EXPECT_EQ(counts.records, 0U);
  }
}

// The table for the command line says what the table for the benches says.
TEST(generator, orders_toml_has_the_wanted_fields) {
  const std::filesystem::path checkout = XYLEM_SOURCE_DIR;
  std::ifstream file(checkout / "bench" / "orders.toml");
  ASSERT_TRUE(file.is_open());
  std::string given;
  std::string line;
  while (std::getline(file, line)) {
    if (!line.empty() && line.front() != '#') given += line + '\n';
  }
  std::string wanted =
      "record = \"" + std::string(order_record_path) + "\"\ntable = \"orders\"\n[fields]\n";
  for (const wanted_field& field : wanted_fields) {
    const bool is_string = field.type == "string";
    const bool is_optional = field.presence == presence::optional;
    const std::string path = '"' + std::string(field.path) + '"';
    wanted += std::string(field.name) + " = ";
    if (is_string && !is_optional) {
      wanted += path + '\n';
      continue;
    }
    wanted += "{ path = " + path;
    if (!is_string) wanted += ", type = \"" + std::string(field.type) + "\", format = \"sap\"";
    if (is_optional) wanted += ", optional = true";
    wanted += " }\n";
  }
  EXPECT_EQ(given, wanted);
}

// The hard cases that the expectation promises do occur.
TEST(generator, expected_fields_cover_absent_empty_and_negative) {
  std::array<std::uint64_t, order_field_count> absent{};
  std::uint64_t empty_terms = 0;
  std::uint64_t initial_dates = 0;
  std::uint64_t negative = 0;
  std::uint64_t ampersands = 0;
  std::uint64_t beyond_ascii = 0;
  std::set<std::string> numbers;
  for (const expected_order& order : expectations(dense)) {
    for (std::size_t field = 0; field < order_field_count; ++field) {
      if (!order.fields[field]) ++absent[field];
    }
    numbers.insert(order[order_field::number].value());
    if (order[order_field::payment_terms] == "") ++empty_terms;
    if (order[order_field::requested] == "00000000") ++initial_dates;
    if (order[order_field::net_value].value_or("").ends_with('-')) ++negative;
    const std::string& name = order[order_field::sold_to_name].value();
    if (name.find('&') != std::string::npos) ++ampersands;
    if (name.find_first_of("\xC2\xC3\xC5\xE6") != std::string::npos) ++beyond_ascii;
  }
  for (std::size_t field = 0; field < order_field_count; ++field) {
    const bool may_be_absent = wanted_fields[field].presence == presence::optional;
    EXPECT_EQ(absent[field] > 0, may_be_absent) << wanted_fields[field].name;
    EXPECT_LT(absent[field], order_count / 4) << wanted_fields[field].name;
  }
  EXPECT_EQ(numbers.size(), order_count);
  EXPECT_GT(empty_terms, 10U);
  EXPECT_GT(initial_dates, 10U);
  EXPECT_GT(negative, 50U);
  EXPECT_GT(ampersands, 100U);
  EXPECT_GT(beyond_ascii, 100U);
}

TEST(generator, map_is_nearly_all_attributes) {
  std::string document;
  const map_counts counts =
      write_attributes(first_bytes, 1, [&document](std::string_view text) { document += text; });
  const census seen = take_census(document);
  EXPECT_TRUE(seen.is_well_formed);
  EXPECT_GE(document.size(), first_bytes);
  EXPECT_LT(document.size(), first_bytes + 8'192);
  EXPECT_EQ(counts.nodes, 8 * counts.ways);
  EXPECT_GT(seen.attributes, 8 * counts.nodes);
  EXPECT_LT(seen.text_bytes, document.size() / 10);
}

TEST(generator, articles_are_nearly_all_text) {
  std::string document;
  const std::uint64_t articles =
      write_text(first_bytes, 1, [&document](std::string_view text) { document += text; });
  const census seen = take_census(document);
  EXPECT_TRUE(seen.is_well_formed);
  EXPECT_GE(document.size(), first_bytes);
  EXPECT_LT(document.size(), first_bytes + 65'536);
  EXPECT_EQ(seen.attributes, articles);
  EXPECT_GT(seen.text_bytes, document.size() * 9 / 10);
}

TEST(generator, json_has_every_leaf_of_an_order) {
  for (std::uint64_t index = 0; index < 200; ++index) {
    const std::string line = order_json(index, dense);
    const auto leaves = static_cast<std::uint64_t>(take_census(order_message(index, dense)).leaves);
    std::uint64_t values = 0;
    for (std::size_t at = line.find("\":\""); at != std::string::npos;
         at = line.find("\":\"", at + 1)) {
      ++values;
    }
    EXPECT_EQ(values, leaves) << line;
    EXPECT_EQ(line.find('\n'), line.size() - 1);
  }
}

// Truths are told in the documents' order, one for each record.
TEST(generator, map_and_articles_tell_their_truth) {
  std::string map;
  std::uint64_t nodes = 0;
  std::size_t at = 0;
  const auto collect = [&map](std::string_view text) { map += text; };
  const map_counts counts =
      write_attributes(first_bytes, 1, collect, [&](record_fields) { ++nodes; });
  EXPECT_EQ(nodes, counts.nodes);
  write_attributes(
      first_bytes, 1, [](std::string_view) {},
      [&](record_fields fields) {
        const std::string tag = "<node id=\"" + std::string(*fields[0]) + "\" lat=\"" +
                                std::string(*fields[1]) + "\" lon=\"" + std::string(*fields[2]);
        at = map.find(tag, at);
        ASSERT_NE(at, std::string::npos) << tag;
      });
  std::uint64_t articles = 0;
  EXPECT_EQ(write_text(
                first_bytes, 1, [](std::string_view) {},
                [&](record_fields fields) {
                  ASSERT_EQ(fields.size(), 3U);
                  ++articles;
                }),
            articles);
}

TEST(generator, leaves_have_paths_of_their_own) {
  for (std::uint64_t index = 0; index < 200; ++index) {
    std::map<std::string, std::string> texts;
    for (const order_leaf& leaf : order_leaves(index, dense)) {
      EXPECT_TRUE(texts.emplace(leaf.path, leaf.text).second) << leaf.path;
    }
    EXPECT_EQ(texts.size(), take_census(order_message(index, dense)).leaves);
    const expected_order expected = expect_order(index, dense);
    for (std::size_t field = 0; field < order_field_count; ++field) {
      const auto found = texts.find(std::string(wanted_fields[field].path));
      EXPECT_EQ(found != texts.end(), expected.fields[field].has_value());
      if (found != texts.end()) {
        EXPECT_EQ(found->second, expected.fields[field]);
      }
    }
  }
}

TEST(generator, shapes_are_well_formed_and_tell_their_truth) {
  for (const shape_description& description : shapes()) {
    SCOPED_TRACE(description.name);
    std::string document;
    std::uint64_t records = 0;
    std::uint64_t present = 0;
    write_shape(
        description, first_bytes, 1, [&document](std::string_view text) { document += text; },
        [&](record_fields fields) {
          ++records;
          ASSERT_EQ(fields.size(), description.wanted.size());
          for (const field_text& field : fields) {
            if (!field) continue;
            ++present;
          }
        });
    const census seen = take_census(document);
    EXPECT_TRUE(seen.is_well_formed);
    EXPECT_GE(document.size(), first_bytes);
    EXPECT_GT(records, 300U);
    const bool may_be_absent = description.shape == shape::optional_tags;
    EXPECT_EQ(present < records * description.wanted.size(), may_be_absent);
  }
}

}  // namespace
