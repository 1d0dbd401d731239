// SPDX-License-Identifier: MIT
#include "bench/generator/orders.hpp"

#include <initializer_list>
#include <utility>

#include "bench/generator/json.hpp"
#include "bench/generator/leaves.hpp"
#include "bench/generator/order_model.hpp"

namespace xylem::bench {
namespace {

constexpr std::string_view segment_attributes = " SEGMENT=\"1\"";
constexpr std::string_view document_end = "</ORDERS05>\n";
constexpr std::array<std::string_view, 5> repeated_segments{"E1EDK14", "E1EDK03", "E1EDKA1",
                                                            "E1EDP01", "E1EDS01"};

// A segment with leaves only.
struct leaf_text {
  std::string_view name;
  std::string_view text;
};

void write_segment(auto& out, std::string_view name, std::initializer_list<leaf_text> leaves) {
  out.open(name, segment_attributes);
  for (const leaf_text& leaf : leaves)
    out.leaf(leaf.name, leaf.text);
  out.close(name);
}

void write_control(auto& out, const order_model& order) {
  out.open("EDI_DC40", segment_attributes);
  out.leaf("TABNAM", "EDI_DC40");
  out.leaf("MANDT", "100");
  out.leaf("DOCNUM", order.number);
  out.leaf("DOCREL", "755");
  out.leaf("STATUS", "30");
  out.leaf("DIRECT", "1");
  out.leaf("OUTMOD", "2");
  out.leaf("IDOCTYP", "ORDERS05");
  out.leaf("MESTYP", "ORDERS");
  out.leaf("STDMES", "ORDERS");
  out.leaf("SNDPOR", "SAPPRD");
  out.leaf("SNDPRT", "LS");
  out.leaf("SNDPRN", order.sender);
  out.leaf("RCVPOR", "ETLPORT");
  out.leaf("RCVPRT", "LS");
  out.leaf("RCVPRN", "WAREHOUSE");
  out.leaf("CREDAT", order.created);
  out.leaf("CRETIM", order.created_at);
  if (order.serial) out.leaf("SERIAL", *order.serial);
  out.close("EDI_DC40");
}

void write_header(auto& out, const order_model& order) {
  out.open("E1EDK01", segment_attributes);
  out.leaf("CURCY", order.currency);
  out.leaf("WKURS", order.exchange_rate);
  if (order.payment_terms) {
    out.leaf("ZTERM", *order.payment_terms, order.payment_terms_spelling);
  }
  out.leaf("BSART", "EDI");
  out.leaf("BELNR", order.order_number);
  if (order.recipient) out.leaf("RECIPNT_NO", *order.recipient);
  out.close("E1EDK01");
  if (order.has_comment) out.comment(" <E1EDK01> ends here, <IDOC> goes on ");
  write_segment(out, "E1EDK14", {{"QUALF", "008"}, {"ORGID", order.sales_organisation}});
  write_segment(out, "E1EDK14", {{"QUALF", "007"}, {"ORGID", "10"}});
  write_segment(out, "E1EDK03", {{"IDDAT", "012"}, {"DATUM", order.ordered}});
  if (order.requested) {
    write_segment(out, "E1EDK03", {{"IDDAT", "002"}, {"DATUM", *order.requested}});
  }
}

void write_partner(auto& out, std::string_view function, const order_partner& partner) {
  out.open("E1EDKA1", segment_attributes);
  out.leaf("PARVW", function);
  out.leaf("PARTN", partner.number);
  out.leaf("NAME1", partner.address.name, partner.name_spelling);
  if (function != "RE") {
    out.leaf("STRAS", partner.address.street);
    out.leaf("ORT01", partner.address.city);
    out.leaf("PSTLZ", partner.address.postal_code);
  }
  out.leaf("LAND1", partner.address.country);
  out.close("E1EDKA1");
}

void write_partners(auto& out, const order_model& order) {
  if (order.ship_to_comes_first) write_partner(out, "WE", order.ship_to);
  write_partner(out, "AG", order.sold_to);
  if (!order.ship_to_comes_first) write_partner(out, "WE", order.ship_to);
  write_partner(out, "RE", order.bill_to);
}

void write_item(auto& out, const order_item& item) {
  out.open("E1EDP01", segment_attributes);
  out.leaf("POSEX", item.position);
  out.leaf("MENGE", item.quantity);
  out.leaf("MENEE", item.unit);
  out.leaf("VPREI", item.price);
  out.leaf("NETWR", item.net_value);
  write_segment(out, "E1EDP19", {{"QUALF", "002"}, {"IDTNR", item.material}, {"KTEXT", item.text}});
  out.close("E1EDP01");
}

void write_sums(auto& out, const order_model& order) {
  write_segment(out, "E1EDS01", {{"SUMID", "001"}, {"SUMME", order.item_count}});
  if (order.net_value) {
    write_segment(out, "E1EDS01",
                  {{"SUMID", "002"}, {"SUMME", *order.net_value}, {"SUNIT", order.currency}});
  }
  write_segment(out, "E1EDS01",
                {{"SUMID", "010"}, {"SUMME", order.gross_value}, {"SUNIT", order.currency}});
}

void write_order(auto& out, const order_model& order) {
  out.open("IDOC", " BEGIN=\"1\"");
  write_control(out, order);
  write_header(out, order);
  write_partners(out, order);
  write_segment(out, "E1EDK02",
                {{"QUALF", "001"}, {"BELNR", order.customer_order}, {"DATUM", order.ordered}});
  write_segment(out, "E1EDK17",
                {{"QUALF", "001"}, {"LKOND", order.terms.code}, {"LKTEXT", order.terms.text}});
  for (const order_item& item : order.items)
    write_item(out, item);
  write_sums(out, order);
  out.close("IDOC");
}

void append_order(std::string& text, const order_model& order, layout layout) {
  markup out(text, layout, 1);
  write_order(out, order);
}

std::string document_start(layout layout) {
  std::string start{xml_declaration};
  start += layout == layout::indented ? "<ORDERS05>\n" : "<ORDERS05>";
  return start;
}

// Writes orders until `is_enough(count, byte_count)`, both without the document's end.
template <class Predicate>
std::uint64_t write_until(Predicate is_enough, const order_options& options,
                          const text_sink& sink) {
  std::string text = document_start(options.layout);
  std::uint64_t byte_count = text.size();
  std::uint64_t count = 0;
  sink(text);
  for (; !is_enough(count, byte_count); ++count) {
    text.clear();
    append_order(text, draw_order(options.seed, count), options.layout);
    byte_count += text.size();
    sink(text);
  }
  sink(document_end);
  return count;
}

}  // namespace

void write_orders(std::uint64_t count, const order_options& options, const text_sink& sink) {
  write_until([count](std::uint64_t written, std::uint64_t) { return written == count; }, options,
              sink);
}

std::uint64_t write_orders_of_size(std::uint64_t byte_count, const order_options& options,
                                   const text_sink& sink) {
  return write_until(
      [byte_count](std::uint64_t, std::uint64_t written) {
        return written + document_end.size() >= byte_count;
      },
      options, sink);
}

std::string order_message(std::uint64_t index, const order_options& options) {
  std::string text = document_start(options.layout);
  append_order(text, draw_order(options.seed, index), options.layout);
  text += document_end;
  return text;
}

std::vector<std::string> order_messages(std::uint64_t count, const order_options& options) {
  std::vector<std::string> messages;
  messages.reserve(static_cast<std::size_t>(count));
  for (std::uint64_t index = 0; index < count; ++index) {
    messages.push_back(order_message(index, options));
  }
  return messages;
}

std::string order_json(std::uint64_t index, const order_options& options) {
  std::string text;
  json out(text, repeated_segments);
  write_order(out, draw_order(options.seed, index));
  text += '\n';
  return text;
}

std::vector<order_leaf> order_leaves(std::uint64_t index, const order_options& options) {
  std::vector<order_leaf> leaves;
  leaf_list out(leaves);
  write_order(out, draw_order(options.seed, index));
  return leaves;
}

expected_order expect_order(std::uint64_t index, const order_options& options) {
  order_model order = draw_order(options.seed, index);
  expected_order expected;
  const auto set = [&expected](order_field field, std::optional<std::string> text) {
    expected.fields[static_cast<std::size_t>(field)] = std::move(text);
  };
  set(order_field::number, order.number);
  set(order_field::sender, std::string(order.sender));
  set(order_field::created, order.created);
  set(order_field::created_at, order.created_at);
  set(order_field::currency, std::string(order.currency));
  set(order_field::order_number, order.order_number);
  if (order.payment_terms) set(order_field::payment_terms, std::string(*order.payment_terms));
  set(order_field::sales_organisation, std::string(order.sales_organisation));
  set(order_field::ordered, order.ordered);
  set(order_field::requested, order.requested);
  set(order_field::sold_to, order.sold_to.number);
  set(order_field::sold_to_name, std::string(order.sold_to.address.name));
  set(order_field::ship_to, order.ship_to.number);
  set(order_field::ship_to_name, std::string(order.ship_to.address.name));
  set(order_field::ship_to_city, std::string(order.ship_to.address.city));
  set(order_field::ship_to_country, std::string(order.ship_to.address.country));
  set(order_field::bill_to, order.bill_to.number);
  set(order_field::customer_order, order.customer_order);
  set(order_field::item_count, order.item_count);
  set(order_field::net_value, order.net_value);
  return expected;
}

}  // namespace xylem::bench
