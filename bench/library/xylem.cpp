// SPDX-License-Identifier: MIT
// Xylem through each of its backends: the fields as strings, so that its answer compares with
// the hand-written handlers' to the byte. A feed goes through read(), a message through an
// extractor.

#include <array>
#include <string_view>

#include <xylem/xylem.hpp>

#include "bench/library/library.hpp"

namespace xylem::bench {

extern const library xylem_scanner_library;
extern const library xylem_expat_library;
extern const library xylem_libxml2_library;
extern const library xylem_libxml2_sax_library;

namespace {

using text = field_text;

struct order {
  text number, sender, created, created_at, currency, order_number, payment_terms;
  text sales_organisation, ordered, requested, sold_to, sold_to_name, ship_to, ship_to_name;
  text ship_to_city, ship_to_country, bill_to, customer_order, item_count, net_value;
};

constexpr auto orders = projection<order>(
    "/ORDERS05/IDOC", field<&order::number>("EDI_DC40/DOCNUM"),
    field<&order::sender>("EDI_DC40/SNDPRN"), field<&order::created>("EDI_DC40/CREDAT"),
    field<&order::created_at>("EDI_DC40/CRETIM"), field<&order::currency>("E1EDK01/CURCY"),
    field<&order::order_number>("E1EDK01/BELNR"), field<&order::payment_terms>("E1EDK01/ZTERM"),
    field<&order::sales_organisation>("E1EDK14[QUALF='008']/ORGID"),
    field<&order::ordered>("E1EDK03[IDDAT='012']/DATUM"),
    field<&order::requested>("E1EDK03[IDDAT='002']/DATUM"),
    field<&order::sold_to>("E1EDKA1[PARVW='AG']/PARTN"),
    field<&order::sold_to_name>("E1EDKA1[PARVW='AG']/NAME1"),
    field<&order::ship_to>("E1EDKA1[PARVW='WE']/PARTN"),
    field<&order::ship_to_name>("E1EDKA1[PARVW='WE']/NAME1"),
    field<&order::ship_to_city>("E1EDKA1[PARVW='WE']/ORT01"),
    field<&order::ship_to_country>("E1EDKA1[PARVW='WE']/LAND1"),
    field<&order::bill_to>("E1EDKA1[PARVW='RE']/PARTN"),
    field<&order::customer_order>("E1EDK02[QUALF='001']/BELNR"),
    field<&order::item_count>("E1EDS01[SUMID='001']/SUMME"),
    field<&order::net_value>("E1EDS01[SUMID='002']/SUMME"));

void add(answer_builder& answer, const order& o) {
  answer.add(order_fields{o.number,   o.sender,         o.created,       o.created_at,
                          o.currency, o.order_number,   o.payment_terms, o.sales_organisation,
                          o.ordered,  o.requested,      o.sold_to,       o.sold_to_name,
                          o.ship_to,  o.ship_to_name,   o.ship_to_city,  o.ship_to_country,
                          o.bill_to,  o.customer_order, o.item_count,    o.net_value});
}

struct node {
  text id, lat, lon;
};

constexpr auto nodes = projection<node>("/osm/node", field<&node::id>("@id"),
                                        field<&node::lat>("@lat"), field<&node::lon>("@lon"));

void add(answer_builder& answer, const node& n) {
  answer.add(std::array<field_text, 3>{n.id, n.lat, n.lon});
}

struct article {
  text id, title, published;
};

constexpr auto articles =
    projection<article>("/ARTICLES/ARTICLE", field<&article::id>("@id"),
                        field<&article::title>("TITLE"), field<&article::published>("PUBLISHED"));

void add(answer_builder& answer, const article& a) {
  answer.add(std::array<field_text, 3>{a.id, a.title, a.published});
}

template <backend With, const auto& Declared>
answer run(document_list documents, const record_callback& callback) {
  answer_builder answer(callback);
  options how;
  how.backend = With;
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

constinit const library xylem_scanner_library{
    .name = "xylem_scanner",
    .description = "Xylem, scanner backend",
    .run = {run<backend::scanner, orders>, run<backend::scanner, nodes>,
            run<backend::scanner, articles>},
};

constinit const library xylem_expat_library{
    .name = "xylem_expat",
    .description = "Xylem, expat backend",
    .run = {run<backend::expat, orders>, run<backend::expat, nodes>, run<backend::expat, articles>},
};

constinit const library xylem_libxml2_sax_library{
    .name = "xylem_libxml2_sax",
    .description = "Xylem, libxml2_sax backend",
    .run = {run<backend::libxml2_sax, orders>, run<backend::libxml2_sax, nodes>,
            run<backend::libxml2_sax, articles>},
};

constinit const library xylem_libxml2_library{
    .name = "xylem_libxml2",
    .description = "Xylem, libxml2 backend",
    .run = {run<backend::libxml2, orders>, run<backend::libxml2, nodes>,
            run<backend::libxml2, articles>},
};

}  // namespace xylem::bench
