// SPDX-License-Identifier: MIT
#include "conformance/xpath_oracle_handwritten.hpp"

#include <algorithm>
#include <utility>

namespace xylem::oracle {

namespace {

constexpr std::string_view cbc =
    "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
constexpr std::string_view cac =
    "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

schema_declaration declared(std::string record, std::vector<schema_field> fields,
                            std::vector<std::pair<std::string, std::string>> namespaces = {}) {
  schema_declaration out;
  out.record = std::move(record);
  out.fields = std::move(fields);
  out.namespaces = std::move(namespaces);
  return out;
}

schema_declaration in_any_namespace(schema_declaration declaration) {
  declaration.matches_any_namespace = true;
  return declaration;
}

void add_idoc(std::vector<handwritten>& out) {
  const std::vector<std::string_view> orders = {"ORDERS05", "INVOIC02"};
  const std::vector<std::string_view> all = {"ORDERS05", "INVOIC02", "DELVRY03", "DELVRY07",
                                             "MATMAS05"};
  out.push_back(
      {"IDoc orders and invoices", orders, "", 18,
       declared(
           "/ORDERS05/IDOC | /INVOIC02/IDOC",
           {listed("EDI_DC40/DOCNUM"), listed("@BEGIN"), listed("EDI_DC40/@SEGMENT"),
            listed("E1EDKA1[PARVW='AG']/PARTN"), listed("E1EDKA1[PARVW='WE']/NAME1"),
            listed("E1EDKA1[1]/PARVW"), listed("E1EDKA1[2]/NAME1 | E1EDKA1[3]/NAME1"),
            listed("E1EDK03[IDDAT='012']/DATUM"), listed("E1EDK01/BELNR | E1EDK02/BELNR"),
            listed(".//QUALF"), listed("*[@SEGMENT='1']/BELNR"), listed("E1EDK14[@SEGMENT]/ORGID"),
            single("E1EDK14/ORGID", repeat::first), single("E1EDK14/ORGID", repeat::last),
            single("E1EDKA1/PARVW", repeat::join, "+"), single("E1EDP01", repeat::count),
            rows("E1EDP01", {listed("POSEX"), listed("MENGE"), listed("E1EDP19[QUALF='002']/IDTNR"),
                             climbing("../EDI_DC40/DOCNUM"), climbing("../E1EDK01/CURCY"),
                             climbing("../@BEGIN"), climbing("../E1EDKA1[PARVW='AG']/PARTN"),
                             rows("E1EDP19", {listed("QUALF"), listed("*"), climbing("../POSEX"),
                                              climbing("../../EDI_DC40/DOCNUM")})})})});
  out.push_back({"IDoc items as records", orders, "", 18,
                 declared("//E1EDP01",
                          {listed("POSEX"), listed("E1EDP19/IDTNR"), climbing("../EDI_DC40/DOCNUM"),
                           climbing("../EDI_DC40/@SEGMENT"), climbing("../E1EDK01/CURCY"),
                           climbing(".././/BSART"), climbing("../E1EDK14[QUALF='008']/ORGID"),
                           climbing("../E1EDK01/BELNR | ../E1EDK02[QUALF='001']/BELNR"),
                           listed("E1EDP20 | E1EDP19"), listed("text()")})});
  out.push_back({"IDoc control records", all, "", 32,
                 declared("/*/IDOC/EDI_DC40",
                          {listed("DOCNUM"), listed("IDOCTYP/text()"), listed("*"), listed("."),
                           listed("*:MESTYP"), listed("Q{}TABNAM"), climbing("../@BEGIN"),
                           single("*", repeat::count), listed("@SEGMENT")})});
}

void add_ubl(std::vector<handwritten>& out) {
  const std::vector<std::pair<std::string, std::string>> names = {
      {"b", std::string(cbc)},
      {"a", std::string(cac)},
      {"i", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"}};
  out.push_back(
      {"UBL invoices",
       {"Invoice"},
       "urn:oasis:names:specification:ubl:",
       20,
       declared(
           "/i:Invoice",
           {listed("b:ID"), listed("b:IssueDate"), listed("b:InvoiceTypeCode/@listID"),
            listed("a:AccountingSupplierParty/a:Party/a:PartyName/b:Name"),
            listed(".//b:EndpointID/@schemeID"),
            listed("a:LegalMonetaryTotal/b:PayableAmount/@currencyID"),
            listed("a:LegalMonetaryTotal/b:PayableAmount[@currencyID='EUR']"),
            listed("a:LegalMonetaryTotal/*"), listed("a:AdditionalDocumentReference[1]/b:ID"),
            listed("*:LegalMonetaryTotal/*:LineExtensionAmount"),
            single("a:InvoiceLine", repeat::count),
            rows("a:InvoiceLine", {listed("b:ID"), listed("b:InvoicedQuantity/@unitCode"),
                                   listed("b:LineExtensionAmount"), listed("a:Item/b:Name"),
                                   listed("a:Item/b:Description | a:Item/b:Name"),
                                   climbing("../b:ID"), climbing("../b:DocumentCurrencyCode"),
                                   rows("a:AllowanceCharge[b:ChargeIndicator='false']",
                                        {listed("b:Amount"), listed("b:Amount/@currencyID")})})},
           names)});
  out.push_back(
      {"UBL lines as records",
       {"Invoice", "CreditNote"},
       "urn:oasis:names:specification:ubl:",
       22,
       declared(
           "//a:InvoiceLine | //a:CreditNoteLine",
           {listed("b:ID"), listed("a:Item/b:Name"), listed("a:Price/b:PriceAmount"),
            listed("a:Item/a:ClassifiedTaxCategory[b:ID='S']/b:Percent"), climbing("../b:ID"),
            climbing(
                "../"
                "Q{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}IssueDate"),
            climbing("../a:AccountingCustomerParty/a:Party/a:PartyName/b:Name"),
            climbing("../a:OrderReference/b:ID"), listed("a:*/b:Name"), listed("b:*")},
           names)});
  out.push_back({"UBL, any namespace",
                 {"Order", "Catalogue", "DespatchAdvice", "Quotation", "Invoice", "OrderResponse"},
                 "urn:oasis:names:specification:ubl:",
                 25,
                 in_any_namespace(declared(
                     "/*", {listed("ID"), listed("UUID"), listed(".//Party/PartyName/Name"),
                            listed("Note[@languageID]"), listed(".//IssueDate | IssueDate"),
                            listed(".//Item/Name"), listed("Note/text()")}))});
}

void add_iso20022(std::vector<handwritten>& out) {
  out.push_back(
      {"ISO 20022 statements",
       {"Document"},
       "urn:iso:std:iso:20022:tech:xsd:camt.053",
       4,
       in_any_namespace(declared(
           "/Document/BkToCstmrStmt/Stmt",
           {listed("Id"), listed("CreDtTm"), listed("Acct/Id/IBAN | Acct/Id/Othr/Id"),
            listed("Acct/Ccy"), climbing("../GrpHdr/MsgId"), listed("Bal[1]/Amt"),
            listed("Bal/Amt/@Ccy"), listed("Bal[CdtDbtInd='CRDT']/Amt"),
            single("Ntry", repeat::count),
            rows("Ntry",
                 {listed("Amt"), listed("Amt/@Ccy"), listed("CdtDbtInd"), climbing("../Id"),
                  climbing("../../GrpHdr/MsgId"), climbing("../Acct/Ccy"), listed(".//Ustrd"),
                  rows("NtryDtls/TxDtls", {listed("Refs/EndToEndId"), climbing("../../Amt"),
                                           climbing("../../../Id")})})}))});
  out.push_back({"ISO 20022 payments",
                 {"Document"},
                 "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03",
                 3,
                 declared("//p:CdtTrfTxInf",
                          {listed("p:PmtId/p:EndToEndId"), listed("p:Amt/p:InstdAmt"),
                           listed("p:Amt/p:InstdAmt/@Ccy"), listed("p:Cdtr/p:Nm"),
                           listed("p:CdtrAcct/p:Id/p:*"), climbing("../p:PmtInfId"),
                           climbing("../p:Dbtr/p:Nm"), climbing("../../p:GrpHdr/p:MsgId"),
                           climbing("../../p:GrpHdr/p:NbOfTxs")},
                          {{"p", "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"}})});
}

void add_gpx(std::vector<handwritten>& out) {
  const std::vector<std::pair<std::string, std::string>> names = {
      {"g", "http://www.topografix.com/GPX/1/1"}, {"h", "http://www.topografix.com/GPX/1/0"}};
  out.push_back({"GPX points",
                 {"gpx"},
                 "http://www.topografix.com/GPX/1/",
                 20,
                 declared("//g:trkpt | //h:trkpt | //h:wpt | //g:wpt",
                          {listed("@lat"), listed("@lon"), listed("h:ele | g:ele"),
                           listed("*:time"), listed("*"), climbing("../../*:name"),
                           climbing("../../../@version"), climbing("../../../@creator")},
                          names)});
  out.push_back(
      {"GPX tracks",
       {"gpx"},
       "",
       24,
       in_any_namespace(declared(
           "/gpx/trk",
           {listed("name"), listed("trkseg[1]/trkpt/@lat"), listed("trkseg/trkpt[2]/ele"),
            climbing("../time"), climbing("../bounds/@minlat"), climbing("../@creator"),
            single("trkseg/trkpt", repeat::count),
            rows("trkseg",
                 {single("trkpt", repeat::count), listed("trkpt[1]/@lon"), climbing("../name"),
                  rows("trkpt[3]", {listed("@lat"), listed("ele"), listed("time")})})}))});
}

void add_feeds(std::vector<handwritten>& out) {
  out.push_back(
      {"Discogs releases",
       {"releases"},
       "",
       1,
       declared(
           "/releases/release",
           {listed("@id"), listed("@status"), listed("title"), listed("artists/artist/name"),
            listed("labels/label/@catno"), listed("formats/format[@name='Vinyl']/@qty"),
            listed("formats/format[@qty]/descriptions/description[1]"), listed("genres/genre"),
            listed("country | released"), listed("images/image[@type='primary']/@width"),
            listed("master_id[@is_main_release='true']"), listed("notes"), listed(".//name"),
            single("tracklist/track", repeat::count), single("genres/genre", repeat::join, ", "),
            rows("tracklist/track[position='A']",
                 {listed("title"), listed("duration"), listed("artists/artist/name")}),
            rows("tracklist/track", {listed("position"), listed("title"), climbing("../../title"),
                                     climbing("../../@id"), climbing("../../artists/artist/name")}),
            rows("videos/video[@embed='true']",
                 {listed("@src"), listed("title"), listed("description")})})});
  out.push_back({"OpenStreetMap nodes",
                 {"osm"},
                 "",
                 1,
                 declared("/osm/node", {listed("@id"), listed("@lat"), listed("@lon"),
                                        listed("@user"), listed("tag[@k='name']/@v"),
                                        listed("tag[1]/@k"), climbing("../bounds/@minlat"),
                                        climbing("../@generator"), single("tag", repeat::count)})});
  out.push_back(
      {"OpenStreetMap ways and relations",
       {"osm"},
       "",
       1,
       declared(
           "//way | //relation",
           {listed("@id"), listed("nd/@ref"), listed("nd[2]/@ref"), listed("tag[@k='highway']/@v"),
            listed("member[@type='way']/@ref | member[@role='outer']/@ref"), listed("*/@k"),
            rows("tag", {listed("@k"), listed("@v"), climbing("../@id")})})});
}

}  // namespace

schema_field listed(std::string path) {
  schema_field out;
  out.name = path;
  out.path = std::move(path);
  out.repeat = repeat::list;
  return out;
}

schema_field climbing(std::string path) {
  schema_field out = listed(std::move(path));
  out.unseen_is_missing = true;
  return out;
}

schema_field single(std::string path, repeat policy, std::string separator) {
  schema_field out = listed(std::move(path));
  constexpr std::string_view names[] = {"error", "first", "last", "list", "join", "count"};
  (out.name += ' ') += names[static_cast<std::size_t>(policy)];
  out.repeat = policy;
  out.separator = std::move(separator);
  out.is_optional = true;
  if (policy == repeat::count) out.type = value_type::uint64;
  return out;
}

schema_field rows(std::string path, std::vector<schema_field> fields) {
  schema_field out = listed(std::move(path));
  out.name += " rows";
  out.fields = std::move(fields);
  return out;
}

std::vector<handwritten> handwritten_projections() {
  std::vector<handwritten> out;
  add_idoc(out);
  add_ubl(out);
  add_iso20022(out);
  add_gpx(out);
  add_feeds(out);
  return out;
}

bool fits(const handwritten& projection, const document& doc) {
  const auto is_root = [&](std::string_view name) { return name == text_of(doc.root()->name); };
  return std::ranges::any_of(projection.roots, is_root) &&
         uri_of(doc.root()).starts_with(projection.namespace_prefix);
}

}  // namespace xylem::oracle
