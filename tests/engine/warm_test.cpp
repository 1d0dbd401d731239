// SPDX-License-Identifier: MIT
//
// Nothing is allocated per message once an extractor has seen what messages look like, nor per
// record in a feed.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

#include "bench/generator/orders.hpp"
#include "counted_memory.hpp"
#include "encoded.hpp"

namespace {

using namespace xylem;
using namespace xylem::engine_tests;

struct order {
  std::string_view number;
  std::chrono::year_month_day created;
  std::optional<std::string_view> terms;
  std::string_view sold_to;
  std::string_view sold_to_name;
  std::int32_t item_count = 0;
  std::optional<decimal> net_value;
};

constexpr auto orders = projection<order>(
    "/ORDERS05/IDOC", field<&order::number>("EDI_DC40/DOCNUM"),
    field<&order::created>("EDI_DC40/CREDAT", sap), field<&order::terms>("E1EDK01/ZTERM", trimmed),
    field<&order::sold_to>("E1EDKA1[PARVW='AG']/PARTN"),
    field<&order::sold_to_name>("E1EDKA1[PARVW='AG']/NAME1", collapsed),
    field<&order::item_count>("E1EDS01[SUMID='001']/SUMME", sap),
    field<&order::net_value>("E1EDS01[SUMID='002']/SUMME", sap));

schema_declaration order_declaration() {
  constexpr text_format sap_text{.convention = convention::sap};
  schema_declaration d;
  d.record = "/ORDERS05/IDOC";
  d.fields = {
      {.name = "number", .path = "EDI_DC40/DOCNUM"},
      {.name = "created", .path = "EDI_DC40/CREDAT", .type = value_type::date, .format = sap_text},
      {.name = "net_value",
       .path = "E1EDS01[SUMID='002']/SUMME",
       .type = value_type::decimal,
       .format = sap_text,
       .is_optional = true}};
  return d;
}

std::vector<std::string> messages() {
  return bench::order_messages(300, {});
}

// All messages once, so that everything has been seen; then not one allocation for them all.
template <class Extractor>
void expect_no_allocation(Extractor& get, const std::vector<std::string>& queue) {
  for (const std::string& message : queue)
    ASSERT_TRUE(get(message));
  const std::uint64_t before = allocation_count();
  std::size_t good = 0;
  for (int round = 0; round < 3; ++round) {
    for (const std::string& message : queue)
      good += get(message) ? 1U : 0U;
  }
  EXPECT_EQ(allocation_count() - before, 0U);
  EXPECT_EQ(good, 3 * queue.size());
}

TEST(warm, an_extractor_allocates_nothing_per_message) {
  extractor get(orders);
  expect_no_allocation(get, messages());
}

TEST(warm, an_extractor_of_rows_allocates_nothing_per_message) {
  const schema made = schema::make(order_declaration()).value();
  extractor get(made);
  expect_no_allocation(get, messages());
}

TEST(warm, an_extractor_allocates_nothing_for_messages_in_utf16) {
  std::vector<std::string> queue = messages();
  for (std::string& message : queue)
    message = marked_utf16(message.substr(message.find("?>") + 2), byte_order::little);
  extractor get(orders);
  expect_no_allocation(get, queue);
}

TEST(warm, errors_allocate_nothing) {
  const std::vector<std::string> queue = messages();
  extractor get(orders);
  const auto run_all = [&] {
    std::size_t failures = 0;
    for (const std::string& message : queue) {
      const std::string_view text = message;
      failures += get(text.substr(0, text.size() / 2)) ? 0U : 1U;
      failures += get(text.substr(0, text.rfind('>'))) ? 0U : 1U;
      failures += get(text) ? 0U : 1U;
    }
    return failures;
  };
  run_all();
  const std::uint64_t before = allocation_count();
  EXPECT_EQ(run_all(), 2 * queue.size());
  EXPECT_EQ(allocation_count() - before, 0U);
}

TEST(warm, a_feed_allocates_nothing_per_record) {
  const auto allocations_of = [](std::uint64_t count) {
    std::string document;
    bench::write_orders(count, {}, [&](std::string_view text) { document += text; });
    const std::uint64_t before = allocation_count();
    auto from = read(orders, memory(document));
    while (from.next().value() != nullptr) {
    }
    return allocation_count() - before;
  };
  const std::uint64_t few = allocations_of(2000);
  EXPECT_EQ(allocations_of(4000), few);
}

}  // namespace
