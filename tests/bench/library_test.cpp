// SPDX-License-Identifier: MIT
#include "bench/library/library.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "bench/generator/attributes.hpp"
#include "bench/generator/text.hpp"
#include "bench/library/typed_value.hpp"
#include "bench/workload/typed_truth.hpp"
#include "bench/workload/workload.hpp"

namespace {

using namespace xylem::bench;

constexpr std::uint64_t order_count = 2'000;
constexpr order_options dense{};
constexpr order_options indented{.layout = layout::indented};

// Every field of every record, kept.
using record_list = std::vector<std::vector<std::optional<std::string>>>;

record_callback keeper(record_list& kept) {
  return [&kept](record_fields fields) { kept.emplace_back(fields.begin(), fields.end()); };
}

// Every field of every record against the generator's truth.
void expect_truth(const library& library, workload& work) {
  const run_function run = library.run_of(work.wanted());
  if (run == nullptr || library.answers == trust::partly_wrong) return;
  SCOPED_TRACE(std::string(library.name) + " on " + work.title());
  record_list right;
  work.truth(library.values)(keeper(right));
  record_list found;
  const answer given = run(work.documents(library.reads), keeper(found));
  EXPECT_EQ(given, work.right(library.values));
  ASSERT_EQ(found.size(), right.size());
  for (std::size_t record = 0; record < right.size(); ++record) {
    EXPECT_EQ(found[record], right[record]) << "record " << record;
  }
}

document_store feed_of(std::uint64_t count, const order_options& options) {
  std::string text;
  write_orders(count, options, [&text](std::string_view piece) { text += piece; });
  document_store store;
  store.add(std::move(text));
  return store;
}

document_store json_feed_of(std::uint64_t count) {
  std::string lines;
  for (std::uint64_t index = 0; index < count; ++index)
    lines += order_json(index, dense);
  document_store store;
  store.add(std::move(lines), json_padding);
  return store;
}

TEST(library, every_one_extracts_the_truth_from_a_feed) {
  for (const order_options& options : {dense, indented}) {
    workload work('B', options.layout == layout::dense ? "dense" : "indented", job::orders,
                  feed_of(order_count, options), orders_truth(order_count, options));
    work.set_json(json_feed_of(order_count));
    for (const library* library : libraries())
      expect_truth(*library, work);
  }
}

TEST(library, every_one_extracts_the_truth_from_messages) {
  for (const order_options& options : {dense, indented}) {
    document_store messages;
    document_store json;
    for (std::uint64_t index = 0; index < order_count; ++index) {
      messages.add(order_message(index, options));
      json.add(order_json(index, options), json_padding);
    }
    workload work('A', options.layout == layout::dense ? "dense" : "indented", job::orders,
                  std::move(messages), orders_truth(order_count, options));
    work.set_json(std::move(json));
    for (const library* library : libraries())
      expect_truth(*library, work);
  }
}

TEST(library, every_one_extracts_the_truth_from_a_map_and_from_articles) {
  for (const char letter : {'C', 'D'}) {
    const auto work = make_workload(letter, {.map_bytes = 1'000'000, .article_bytes = 1'000'000});
    EXPECT_GT(work->right().records, 50U);
    for (const library* library : libraries())
      expect_truth(*library, *work);
  }
}

TEST(library, malformed_document_throws) {
  document_store cut;
  cut.add(feed_of(10, dense).bytes().substr(0, 20'000));
  document_store cut_json;
  cut_json.add(json_feed_of(10).bytes().substr(0, 15'000), json_padding);
  workload work('B', "cut", job::orders, std::move(cut), orders_truth(10, dense));
  work.set_json(std::move(cut_json));
  for (const library* library : libraries()) {
    if (library->answers == trust::partly_wrong) continue;
    EXPECT_THROW(library->run_of(job::orders)(work.documents(library->reads), {}),
                 std::runtime_error)
        << library->name;
  }
}

TEST(library, is_found_by_name) {
  for (const library* library : libraries())
    EXPECT_EQ(find_library(library->name), library);
  EXPECT_EQ(find_library("no such library"), nullptr);
  for (const missing_library& missing : missing_libraries())
    EXPECT_EQ(find_library(missing.name), nullptr);
}

TEST(library, every_one_does_some_job) {
  for (const library* library : libraries()) {
    const auto& run = library->run;
    EXPECT_TRUE(run[0] != nullptr || run[1] != nullptr || run[2] != nullptr) << library->name;
    EXPECT_FALSE(library->description.empty());
  }
}

TEST(typed_truth, converts_what_orders_have) {
  const record_source one = [](const record_callback& callback) {
    order_fields fields;
    fields.fill("text");
    const auto set = [&fields](order_field at, field_text text) {
      fields[static_cast<std::size_t>(at)] = text;
    };
    set(order_field::created, "20240223");
    set(order_field::created_at, "235901");
    set(order_field::ordered, std::nullopt);
    set(order_field::requested, "00000000");
    set(order_field::item_count, "3");
    set(order_field::net_value, "123.45-");
    callback(fields);
  };
  record_list found;
  typed_truth(job::orders, one)(keeper(found));
  ASSERT_EQ(found.size(), 1U);
  const auto field = [&found](order_field at) { return found[0][static_cast<std::size_t>(at)]; };
  EXPECT_EQ(field(order_field::number), "text");
  EXPECT_EQ(field(order_field::created), typed_value(19'776).bytes());
  EXPECT_EQ(field(order_field::created_at), typed_value(86'341).bytes());
  EXPECT_EQ(field(order_field::ordered), std::nullopt);
  EXPECT_EQ(field(order_field::requested), std::nullopt);
  EXPECT_EQ(field(order_field::item_count), typed_value(3).bytes());
  EXPECT_EQ(field(order_field::net_value), typed_value(-12'345, 2).bytes());
}

std::uint64_t sum(std::initializer_list<field_text> fields) {
  checksum result;
  for (const field_text& field : fields)
    result.add(field);
  return result.value();
}

TEST(checksum, tells_fields_apart) {
  EXPECT_EQ(sum({"abc", std::nullopt}), sum({"abc", std::nullopt}));
  EXPECT_NE(sum({"abc", "d"}), sum({"ab", "cd"}));
  EXPECT_NE(sum({""}), sum({std::nullopt}));
  EXPECT_NE(sum({"a", "b"}), sum({"b", "a"}));
  EXPECT_NE(sum({"12345678"}), sum({std::string_view("12345678\0", 9)}));
}

TEST(checksum, depends_on_every_byte) {
  for (std::size_t size = 1; size <= 70; ++size) {
    const std::string text(size, 'x');
    EXPECT_NE(sum({text}), sum({text.substr(1)}));
    for (std::size_t at = 0; at < size; ++at) {
      std::string other = text;
      other[at] = 'y';
      EXPECT_NE(sum({other}), sum({text})) << size << " bytes, the one at " << at;
    }
  }
}

}  // namespace
