// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_GENERATOR_ORDERS_HPP
#define XYLEM_BENCH_GENERATOR_ORDERS_HPP

// IDoc-like sales orders (SAP's ORDERS05): records of about 85 leaf tags, 1 to 4 items each,
// of which a job wants 20. One feed of many records (workload B), or one document per record (A).
//
// The same seed gives the same bytes on every machine. Orders differ in what readers find hard:
// one name in six needs a reference, one in five is not ASCII, one order in 50 has a CDATA section,
// one in 50 a comment (half of them inside a wanted value), some tags are absent or empty.

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/generator/markup.hpp"

namespace xylem::bench {

// The 20 wanted fields, in declaration order.
enum class order_field : std::uint8_t {
  number,
  sender,
  created,
  created_at,
  currency,
  order_number,
  payment_terms,
  sales_organisation,
  ordered,
  requested,
  sold_to,
  sold_to_name,
  ship_to,
  ship_to_name,
  ship_to_city,
  ship_to_country,
  bill_to,
  customer_order,
  item_count,
  net_value,
};

inline constexpr std::size_t order_field_count = 20;

enum class presence : std::uint8_t { required, optional };

struct wanted_field {
  std::string_view name;
  std::string_view path;  // relative to order_record_path
  std::string_view type;  // as bench/orders.toml names it; all but strings in SAP's forms
  bench::presence presence;
};

inline constexpr std::string_view order_record_path = "/ORDERS05/IDOC";

// Indexed by order_field; bench/orders.toml says the same. Each occurs at most once in a record.
inline constexpr std::array<wanted_field, order_field_count> wanted_fields{{
    {"number", "EDI_DC40/DOCNUM", "string", presence::required},
    {"sender", "EDI_DC40/SNDPRN", "string", presence::required},
    {"created", "EDI_DC40/CREDAT", "date", presence::required},
    {"created_at", "EDI_DC40/CRETIM", "time", presence::required},
    {"currency", "E1EDK01/CURCY", "string", presence::required},
    {"order_number", "E1EDK01/BELNR", "string", presence::required},
    // Absent in one order of 8, empty in one of 40.
    {"payment_terms", "E1EDK01/ZTERM", "string", presence::optional},
    {"sales_organisation", "E1EDK14[QUALF='008']/ORGID", "string", presence::required},
    {"ordered", "E1EDK03[IDDAT='012']/DATUM", "date", presence::required},
    // Absent in one order of 10, in one of 40 SAP's initial date 00000000: no date either.
    {"requested", "E1EDK03[IDDAT='002']/DATUM", "date", presence::optional},
    {"sold_to", "E1EDKA1[PARVW='AG']/PARTN", "string", presence::required},
    {"sold_to_name", "E1EDKA1[PARVW='AG']/NAME1", "string", presence::required},
    {"ship_to", "E1EDKA1[PARVW='WE']/PARTN", "string", presence::required},
    {"ship_to_name", "E1EDKA1[PARVW='WE']/NAME1", "string", presence::required},
    {"ship_to_city", "E1EDKA1[PARVW='WE']/ORT01", "string", presence::required},
    {"ship_to_country", "E1EDKA1[PARVW='WE']/LAND1", "string", presence::required},
    {"bill_to", "E1EDKA1[PARVW='RE']/PARTN", "string", presence::required},
    {"customer_order", "E1EDK02[QUALF='001']/BELNR", "string", presence::required},
    {"item_count", "E1EDS01[SUMID='001']/SUMME", "int32", presence::required},
    // Absent in one order of 25; with a trailing minus in one of 20.
    {"net_value", "E1EDS01[SUMID='002']/SUMME", "decimal", presence::optional},
}};

// What a right reader finds in one order: the text as an XML reader gives it, references resolved
// and nothing converted, indexed by order_field. An absent tag is nullopt, an empty one is "".
struct expected_order {
  std::array<std::optional<std::string>, order_field_count> fields;

  [[nodiscard]] const std::optional<std::string>& operator[](order_field field) const {
    return fields[static_cast<std::size_t>(field)];
  }
};

struct order_options {
  std::uint64_t seed = 1;
  bench::layout layout = layout::dense;
};

// Takes the document piece by piece, at most one record at a time.
using text_sink = std::function<void(std::string_view)>;

// One document of `count` orders. Memory: one record, whatever the count.
void write_orders(std::uint64_t count, const order_options& options, const text_sink& sink);

// The same, with the smallest count whose document has at least `byte_count` bytes. Returns that
// count: the document is that of write_orders(count).
std::uint64_t write_orders_of_size(std::uint64_t byte_count, const order_options& options,
                                   const text_sink& sink);

// The order at `index` as a document of its own, XML declaration included.
[[nodiscard]] std::string order_message(std::uint64_t index, const order_options& options);

// The first `count` orders as documents of their own.
[[nodiscard]] std::vector<std::string> order_messages(std::uint64_t count,
                                                      const order_options& options);

// The order at `index` as a line of JSON: every leaf, segments that may be repeated as arrays.
[[nodiscard]] std::string order_json(std::uint64_t index, const order_options& options);

// One leaf of an order and the path, relative to the record, that finds it alone.
struct order_leaf {
  std::string path;
  std::string text;
};

// Every leaf of the order at `index`, wanted or not.
[[nodiscard]] std::vector<order_leaf> order_leaves(std::uint64_t index,
                                                   const order_options& options);

// The wanted fields of the order at `index`.
[[nodiscard]] expected_order expect_order(std::uint64_t index, const order_options& options);

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_GENERATOR_ORDERS_HPP
