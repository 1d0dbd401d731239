// SPDX-License-Identifier: MIT
// simdjson On-Demand on the same records as JSON, a line for each. Keys are asked for in the order
// in which they stand, which is its fastest way; only a key that may be absent is looked for.

#include <stdexcept>
#include <string>

#include <simdjson.h>

#include "bench/library/library.hpp"

namespace xylem::bench {

extern const library simdjson_library;

namespace {

namespace od = simdjson::ondemand;

static_assert(json_padding >= simdjson::SIMDJSON_PADDING);
constexpr std::size_t batch_bytes = std::size_t{1} << 20U;

std::string_view text(simdjson::simdjson_result<od::value> value) {
  return value.get_string().value();
}

order_fields pick(od::object record) {
  using enum order_field;
  order_fields fields;
  const auto field = [&fields](order_field at) -> field_text& {
    return fields[static_cast<std::size_t>(at)];
  };
  od::object control = record.find_field("EDI_DC40").get_object();
  field(number) = text(control.find_field("DOCNUM"));
  field(sender) = text(control.find_field("SNDPRN"));
  field(created) = text(control.find_field("CREDAT"));
  field(created_at) = text(control.find_field("CRETIM"));
  od::object header = record.find_field("E1EDK01").get_object();
  field(currency) = text(header.find_field("CURCY"));
  od::value terms;
  if (header.find_field_unordered("ZTERM").get(terms) == simdjson::SUCCESS) {
    field(payment_terms) = terms.get_string().value();
  }
  field(order_number) = text(header.find_field("BELNR"));
  for (od::object part : record.find_field("E1EDK14").get_array()) {
    if (text(part.find_field("QUALF")) != "008") continue;
    field(sales_organisation) = text(part.find_field("ORGID"));
  }
  for (od::object part : record.find_field("E1EDK03").get_array()) {
    const order_field date = text(part.find_field("IDDAT")) == "012" ? ordered : requested;
    field(date) = text(part.find_field("DATUM"));
  }
  for (od::object part : record.find_field("E1EDKA1").get_array()) {
    const std::string_view function = text(part.find_field("PARVW"));
    const bool is_ship_to = function == "WE";
    const order_field partner = is_ship_to ? ship_to : function == "AG" ? sold_to : bill_to;
    field(partner) = text(part.find_field("PARTN"));
    if (partner == bill_to) continue;
    field(is_ship_to ? ship_to_name : sold_to_name) = text(part.find_field("NAME1"));
    if (!is_ship_to) continue;
    field(ship_to_city) = text(part.find_field("ORT01"));
    field(ship_to_country) = text(part.find_field("LAND1"));
  }
  field(customer_order) = text(record.find_field("E1EDK02").find_field("BELNR"));
  for (od::object part : record.find_field("E1EDS01").get_array()) {
    const std::string_view sum = text(part.find_field("SUMID"));
    if (sum == "001") field(item_count) = text(part.find_field("SUMME"));
    if (sum == "002") field(net_value) = text(part.find_field("SUMME"));
  }
  return fields;
}

answer run(document_list documents, const record_callback& callback) try {
  answer_builder answer(callback);
  od::parser parser;
  if (documents.size() == 1) {
    od::document_stream lines =
        parser.iterate_many(documents.front().data(), documents.front().size(), batch_bytes);
    for (auto line : lines)
      answer.add(pick(line.get_object()));
    if (lines.truncated_bytes() != 0) throw std::runtime_error("simdjson: cut off");
    return answer.result();
  }
  for (const std::string_view document : documents) {
    od::document record =
        parser.iterate(document.data(), document.size(), document.size() + json_padding);
    answer.add(pick(record.get_object()));
  }
  return answer.result();
} catch (const simdjson::simdjson_error& error) {
  throw std::runtime_error(std::string("simdjson: ") + error.what());
}

}  // namespace

constinit const library simdjson_library{
    .name = "simdjson",
    .description = "simdjson On-Demand on the same records as JSON",
    .run = {run},
    .reads = input::json,
    .unchecked = "values that are not asked for",
};

}  // namespace xylem::bench
