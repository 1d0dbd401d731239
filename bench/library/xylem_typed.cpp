// SPDX-License-Identifier: MIT
// Xylem's scanner with every field in the type that it has: dates, a time, numbers, exact decimals.

#include <array>
#include <bit>
#include <chrono>
#include <optional>
#include <string_view>

#include <xylem/xylem.hpp>

#include "bench/library/library.hpp"
#include "bench/library/typed_value.hpp"

namespace xylem::bench {

extern const library xylem_scanner_typed_library;

namespace {

using date = std::chrono::year_month_day;
using text = std::string_view;

struct order {
  text number, sender, currency, order_number, sales_organisation, sold_to, sold_to_name, ship_to;
  text ship_to_name, ship_to_city, ship_to_country, bill_to, customer_order;
  date created, ordered;
  std::optional<date> requested;
  time_of_day created_at{};
  std::optional<text> payment_terms;
  std::int32_t item_count = 0;
  std::optional<decimal> net_value;
};

constexpr auto orders = projection<order>(
    "/ORDERS05/IDOC", field<&order::number>("EDI_DC40/DOCNUM"),
    field<&order::sender>("EDI_DC40/SNDPRN"), field<&order::created>("EDI_DC40/CREDAT", sap),
    field<&order::created_at>("EDI_DC40/CRETIM", sap), field<&order::currency>("E1EDK01/CURCY"),
    field<&order::order_number>("E1EDK01/BELNR"), field<&order::payment_terms>("E1EDK01/ZTERM"),
    field<&order::sales_organisation>("E1EDK14[QUALF='008']/ORGID"),
    field<&order::ordered>("E1EDK03[IDDAT='012']/DATUM", sap),
    field<&order::requested>("E1EDK03[IDDAT='002']/DATUM", sap),
    field<&order::sold_to>("E1EDKA1[PARVW='AG']/PARTN"),
    field<&order::sold_to_name>("E1EDKA1[PARVW='AG']/NAME1"),
    field<&order::ship_to>("E1EDKA1[PARVW='WE']/PARTN"),
    field<&order::ship_to_name>("E1EDKA1[PARVW='WE']/NAME1"),
    field<&order::ship_to_city>("E1EDKA1[PARVW='WE']/ORT01"),
    field<&order::ship_to_country>("E1EDKA1[PARVW='WE']/LAND1"),
    field<&order::bill_to>("E1EDKA1[PARVW='RE']/PARTN"),
    field<&order::customer_order>("E1EDK02[QUALF='001']/BELNR"),
    field<&order::item_count>("E1EDS01[SUMID='001']/SUMME", sap),
    field<&order::net_value>("E1EDS01[SUMID='002']/SUMME", sap));

typed_value days(date at) {
  return typed_value(std::chrono::sys_days(at).time_since_epoch().count());
}

typed_value seconds(const time_of_day& at) {
  return typed_value(std::chrono::floor<std::chrono::seconds>(at.to_duration()).count());
}

typed_value number(const decimal& value) {
  return typed_value(value.to_scaled(value.scale()).value(), value.scale());
}

typed_value number(double value) {
  return typed_value(std::bit_cast<std::int64_t>(value));
}

void add(answer_builder& answer, const order& o) {
  const typed_value created = days(o.created);
  const typed_value created_at = seconds(o.created_at);
  const typed_value ordered = days(o.ordered);
  const typed_value requested = days(o.requested.value_or(date()));
  const typed_value item_count(o.item_count);
  const typed_value net_value = number(o.net_value.value_or(decimal()));
  answer.add(
      order_fields{o.number,           o.sender,
                   created.bytes(),    created_at.bytes(),
                   o.currency,         o.order_number,
                   o.payment_terms,    o.sales_organisation,
                   ordered.bytes(),    o.requested ? field_text(requested.bytes()) : field_text(),
                   o.sold_to,          o.sold_to_name,
                   o.ship_to,          o.ship_to_name,
                   o.ship_to_city,     o.ship_to_country,
                   o.bill_to,          o.customer_order,
                   item_count.bytes(), o.net_value ? field_text(net_value.bytes()) : field_text()});
}

struct node {
  std::int64_t id = 0;
  double lat = 0;
  double lon = 0;
};

constexpr auto nodes = projection<node>("/osm/node", field<&node::id>("@id"),
                                        field<&node::lat>("@lat"), field<&node::lon>("@lon"));

void add(answer_builder& answer, const node& n) {
  const typed_value id(n.id);
  const typed_value lat = number(n.lat);
  const typed_value lon = number(n.lon);
  answer.add(std::array<field_text, 3>{id.bytes(), lat.bytes(), lon.bytes()});
}

struct article {
  std::int64_t id = 0;
  text title;
  date published;
};

constexpr auto articles =
    projection<article>("/ARTICLES/ARTICLE", field<&article::id>("@id"),
                        field<&article::title>("TITLE"), field<&article::published>("PUBLISHED"));

void add(answer_builder& answer, const article& a) {
  const typed_value id(a.id);
  const typed_value published = days(a.published);
  answer.add(std::array<field_text, 3>{id.bytes(), a.title, published.bytes()});
}

template <const auto& Declared>
answer run(document_list documents, const record_callback& callback) {
  answer_builder answer(callback);
  options how;
  how.backend = backend::scanner;
  if (documents.size() == 1) {
    for (const auto& record : read(Declared, memory(documents.front()), how))
      add(answer, record);
    return answer.result();
  }
  extractor extract(Declared, how);
  for (const std::string_view document : documents)
    add(answer, *extract(document).value());
  return answer.result();
}

}  // namespace

constinit const library xylem_scanner_typed_library{
    .name = "xylem_scanner_typed",
    .description = "Xylem, scanner backend, fields converted to dates, numbers, decimals",
    .run = {run<orders>, run<nodes>, run<articles>},
    .values = value_form::typed,
};

}  // namespace xylem::bench
