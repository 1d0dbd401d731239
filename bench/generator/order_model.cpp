// SPDX-License-Identifier: MIT
#include "bench/generator/order_model.hpp"

#include <cstddef>

#include "bench/generator/digits.hpp"
#include "bench/generator/splitmix64.hpp"

namespace xylem::bench {
namespace {

constexpr std::uint64_t first_document_number = 225'645;
constexpr std::int64_t first_day = 19'358;  // 2023-01-01
constexpr std::uint64_t days_covered = 730;

order_partner draw_partner(splitmix64& chance) {
  order_partner partner;
  partner.address = chance.pick(party_names);
  partner.number = padded(chance.between(1'000, 99'999'999), 10);
  return partner;
}

order_item draw_item(splitmix64& chance, std::size_t position, std::uint64_t quantity,
                     std::uint64_t price_cents, sign sign) {
  order_item item;
  item.position = padded(10 * (position + 1), 6);
  item.quantity = fixed_point(quantity * 1'000, 3, sign::positive);
  item.unit = chance.pick(quantity_units);
  item.price = fixed_point(price_cents, 2, sign::positive);
  item.net_value = fixed_point(quantity * price_cents, 2, sign);
  item.material = padded(chance.between(100'000, 999'999'999), 18);
  item.text = chance.pick(material_texts);
  return item;
}

void draw_items(splitmix64& chance, order_model& order) {
  // One order in 20 is a credit: its values carry SAP's trailing minus.
  const sign sign = chance.one_in(20) ? sign::negative : sign::positive;
  const std::uint64_t count = chance.between(1, 4);
  std::uint64_t net_cents = 0;
  for (std::size_t position = 0; position < count; ++position) {
    const std::uint64_t quantity = chance.between(1, 480);
    const std::uint64_t price_cents = chance.between(49, 99'999);
    net_cents += quantity * price_cents;
    order.items.push_back(draw_item(chance, position, quantity, price_cents, sign));
  }
  order.item_count = std::to_string(count);
  if (!chance.one_in(25)) order.net_value = fixed_point(net_cents, 2, sign);
  order.gross_value = fixed_point(net_cents + net_cents * 19 / 100, 2, sign);
}

void draw_header(splitmix64& chance, order_model& order) {
  const std::int64_t today = first_day + static_cast<std::int64_t>(chance.below(days_covered));
  order.sender = chance.pick(systems);
  order.created = compact_date(today);
  order.created_at = compact_time(chance.below(86'400));
  if (!chance.one_in(8)) order.serial = order.created + order.created_at;
  order.currency = chance.pick(currencies);
  order.exchange_rate = order.currency == "EUR" ? "1.00000" : "0.93170";
  if (!chance.one_in(8)) order.payment_terms = chance.pick(payment_terms);
  if (chance.one_in(40)) {
    order.payment_terms = "";
    order.payment_terms_spelling = chance.one_in(2) ? spelling::empty_element : spelling::plain;
  }
  order.order_number = padded(2'000'000'000 + chance.below(90'000'000), 10);
  if (!chance.one_in(16)) order.recipient = padded(chance.below(99'999'999), 10);
  order.sales_organisation = chance.pick(sales_organisations);
  order.ordered = compact_date(today - static_cast<std::int64_t>(chance.below(4)));
  if (!chance.one_in(10)) {
    const std::int64_t wait = static_cast<std::int64_t>(chance.between(3, 60));
    order.requested = chance.one_in(40) ? "00000000" : compact_date(today + wait);
  }
  order.customer_order = "PO-" + padded(chance.below(10'000'000), 7);
  order.terms = chance.pick(delivery_terms);
}

void draw_partners(splitmix64& chance, order_model& order) {
  order.sold_to = draw_partner(chance);
  order.ship_to = draw_partner(chance);
  // Most goods are billed to whoever ordered them.
  order.bill_to = chance.one_in(4) ? draw_partner(chance) : order.sold_to;
  order.ship_to_comes_first = chance.one_in(16);
  if (chance.one_in(50)) {
    (chance.one_in(2) ? order.sold_to : order.ship_to).name_spelling = spelling::cdata;
  }
  if (chance.one_in(50)) {
    // Half of the comments stand between segments, half inside a wanted value.
    const bool fits_inside = order.ship_to.name_spelling == spelling::plain;
    order.has_comment = chance.one_in(2) || !fits_inside;
    if (!order.has_comment) order.ship_to.name_spelling = spelling::with_comment;
  }
}

}  // namespace

order_model draw_order(std::uint64_t seed, std::uint64_t index) {
  splitmix64 chance(seed, index);
  order_model order;
  order.number = padded(first_document_number + index, 16);
  draw_header(chance, order);
  draw_partners(chance, order);
  draw_items(chance, order);
  return order;
}

}  // namespace xylem::bench
