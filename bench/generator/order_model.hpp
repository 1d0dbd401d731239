// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_GENERATOR_ORDER_MODEL_HPP
#define XYLEM_BENCH_GENERATOR_ORDER_MODEL_HPP

// One order, drawn by chance, before it is spelled as XML. Both the document and the expected
// fields are made from it, so that the expectation never passes through a reader.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/generator/markup.hpp"
#include "bench/generator/vocabulary.hpp"

namespace xylem::bench {

struct order_partner {
  party_name address;
  std::string number;
  spelling name_spelling = spelling::plain;
};

struct order_item {
  std::string position;
  std::string quantity;
  std::string_view unit;
  std::string price;
  std::string net_value;
  std::string material;
  std::string_view text;
};

struct order_model {
  std::string number;
  std::string_view sender;
  std::string created;
  std::string created_at;
  std::optional<std::string> serial;
  std::string_view currency;
  std::string_view exchange_rate;
  std::optional<std::string_view> payment_terms;
  spelling payment_terms_spelling = spelling::plain;
  std::string order_number;
  std::optional<std::string> recipient;
  std::string_view sales_organisation;
  std::string ordered;
  std::optional<std::string> requested;
  order_partner sold_to;
  order_partner ship_to;
  order_partner bill_to;
  bool ship_to_comes_first = false;
  std::string customer_order;
  delivery_term terms;
  std::vector<order_item> items;
  std::string item_count;
  std::optional<std::string> net_value;
  std::string gross_value;
  bool has_comment = false;
};

// The order at `index` of the sequence that `seed` stands for.
[[nodiscard]] order_model draw_order(std::uint64_t seed, std::uint64_t index);

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_GENERATOR_ORDER_MODEL_HPP
