// SPDX-License-Identifier: MIT
// No parser at all: the 20 fields are searched for as bytes, in the order in which they usually
// stand. Nothing is checked; references, comments and CDATA sections are taken for text, and
// partners that stand in another order are missed.

#include <array>
#include <cstddef>
#include <cstring>

#include "bench/library/library.hpp"

namespace xylem::bench {

extern const library memmem_library;

namespace {

struct search {
  std::string_view before;
  order_field field;
};

// In the documents' order. What stands before a value tells it from others of the same name.
constexpr std::array<search, order_field_count> searches{{
    {"<DOCNUM>", order_field::number},
    {"<SNDPRN>", order_field::sender},
    {"<CREDAT>", order_field::created},
    {"<CRETIM>", order_field::created_at},
    {"<CURCY>", order_field::currency},
    {"<ZTERM>", order_field::payment_terms},
    {"<BELNR>", order_field::order_number},
    {"<QUALF>008</QUALF><ORGID>", order_field::sales_organisation},
    {"<IDDAT>012</IDDAT><DATUM>", order_field::ordered},
    {"<IDDAT>002</IDDAT><DATUM>", order_field::requested},
    {"<PARVW>AG</PARVW><PARTN>", order_field::sold_to},
    {"<NAME1>", order_field::sold_to_name},
    {"<PARVW>WE</PARVW><PARTN>", order_field::ship_to},
    {"<NAME1>", order_field::ship_to_name},
    {"<ORT01>", order_field::ship_to_city},
    {"<LAND1>", order_field::ship_to_country},
    {"<PARVW>RE</PARVW><PARTN>", order_field::bill_to},
    {"<QUALF>001</QUALF><BELNR>", order_field::customer_order},
    {"<SUMID>001</SUMID><SUMME>", order_field::item_count},
    {"<SUMID>002</SUMID><SUMME>", order_field::net_value},
}};

std::size_t find(std::string_view text, std::string_view wanted) {
  const void* const at = memmem(text.data(), text.size(), wanted.data(), wanted.size());
  return at == nullptr ? std::string_view::npos
                       : static_cast<std::size_t>(static_cast<const char*>(at) - text.data());
}

order_fields pick(std::string_view record) {
  order_fields fields;
  for (const auto& [before, field] : searches) {
    const std::size_t at = find(record, before);
    if (at == std::string_view::npos) continue;
    record.remove_prefix(at + before.size());
    const void* const end = std::memchr(record.data(), '<', record.size());
    const auto size = static_cast<std::size_t>(static_cast<const char*>(end) - record.data());
    fields[static_cast<std::size_t>(field)] = record.substr(0, end == nullptr ? 0 : size);
  }
  return fields;
}

answer run(document_list documents, const record_callback& callback) {
  constexpr std::string_view record_end = "</IDOC>";
  answer_builder answer(callback);
  for (std::string_view rest : documents) {
    for (std::size_t end = find(rest, record_end); end != std::string_view::npos;
         end = find(rest, record_end)) {
      answer.add(pick(rest.substr(0, end)));
      rest.remove_prefix(end + record_end.size());
    }
  }
  return answer.result();
}

}  // namespace

constinit const library memmem_library{
    .name = "memmem",
    .description = "20 searches for bytes, no parser",
    .run = {run},
    .answers = trust::partly_wrong,
    .unchecked = "everything",
};

}  // namespace xylem::bench
