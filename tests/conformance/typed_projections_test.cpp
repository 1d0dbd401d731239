// SPDX-License-Identifier: MIT
//
// Structs: the members of `projection<T>` hold the values of the texts that XPath finds, converted
// here by the standard library.

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

#include "conformance/xpath_oracle_document.hpp"
#include "conformance/xpath_oracle_expected.hpp"
#include "conformance/xpath_oracle_files.hpp"
#include "conformance/xpath_oracle_handwritten.hpp"

namespace {

using namespace xylem::oracle;
using texts = std::vector<std::string>;

template <class T>
T number(std::string_view text) {
  T out{};
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), out);
  EXPECT_TRUE(code == std::errc() && end == text.data() + text.size()) << text;
  return out;
}

std::chrono::year_month_day date(std::string_view year, std::string_view month,
                                 std::string_view day) {
  return {std::chrono::year(number<int>(year)), std::chrono::month(number<unsigned>(month)),
          std::chrono::day(number<unsigned>(day))};
}

using nanosecond_instant = std::chrono::sys_time<std::chrono::nanoseconds>;

// yyyy-mm-ddThh:mm:ss, perhaps a fraction, perhaps Z.
nanosecond_instant instant(std::string_view text) {
  using namespace std::chrono;
  if (text.ends_with('Z')) text.remove_suffix(1);
  std::string fraction = "0";
  if (text.size() > 19 && text[19] == '.') fraction = text.substr(20);
  fraction.resize(9, '0');
  return sys_days(date(text.substr(0, 4), text.substr(5, 2), text.substr(8, 2))) +
         hours(number<int>(text.substr(11, 2))) + minutes(number<int>(text.substr(14, 2))) +
         seconds(number<int>(text.substr(17, 2))) + nanoseconds(number<int>(fraction));
}

// The only value of a field, which is required.
const std::string& only(const cell_outcome& cell) {
  static const std::string none;
  EXPECT_EQ(cell.texts.size(), 1U);
  return cell.texts.empty() ? none : cell.texts.front();
}

std::optional<std::string> at_most_one(const cell_outcome& cell) {
  EXPECT_LE(cell.texts.size(), 1U);
  return cell.texts.empty() ? std::nullopt : std::optional(cell.texts.front());
}

xylem::schema_declaration untyped(std::string record, std::vector<xylem::schema_field> fields) {
  xylem::schema_declaration out;
  out.record = std::move(record);
  out.fields = std::move(fields);
  return out;
}

// Reads each real document below the folder with that root element, and hands each struct and the
// row that XPath gives for it to `check`. Returns the number of records.
template <class Projection, class Check>
std::size_t compare(std::string_view folder, std::string_view root, std::string_view uri,
                    const Projection& typed, const xylem::schema_declaration& declared,
                    Check check) {
  std::size_t records = 0;
  for (const std::filesystem::path& file : data_files()) {
    if (!file.generic_string().starts_with(folder)) continue;
    const document doc(read_document(data_folder() / file));
    if (!doc.is_well_formed() || text_of(doc.root()->name) != root || uri_of(doc.root()) != uri) {
      continue;
    }
    const outcome expected = expect_by_xpath(declared, doc);
    EXPECT_EQ(expected.failure, xylem::errc::ok) << file;
    auto reader = xylem::read(typed, xylem::memory(doc.bytes()));
    for (std::size_t i = 0;; ++i) {
      const auto next = reader.next();
      EXPECT_TRUE(next) << file << ": " << xylem::describe(next.error());
      if (!next) break;
      EXPECT_EQ(*next == nullptr, i == expected.rows.size()) << file;
      if (*next == nullptr || i == expected.rows.size()) break;
      check(**next, expected.rows[i].cells);
      ++records;
      if (!testing::Test::HasFailure()) continue;
      ADD_FAILURE() << file << ", record " << i << ", declared as\n" << describe(declared);
      return records;
    }
  }
  return records;
}

struct map_node {
  std::int64_t id = 0;
  double latitude = 0;
  double longitude = 0;
  std::uint16_t version = 0;
  std::chrono::sys_seconds changed;
  std::optional<std::string_view> name;
  std::size_t tags = 0;
  float south = 0;
};

TEST(TypedProjections, OpenStreetMapNodes) {
  XYLEM_REQUIRE_TEST_DATA();
  static constexpr auto nodes = xylem::projection<map_node>(
      "/osm/node", xylem::field<&map_node::id>("@id"), xylem::field<&map_node::latitude>("@lat"),
      xylem::field<&map_node::longitude>("@lon"), xylem::field<&map_node::version>("@version"),
      xylem::field<&map_node::changed>("@timestamp"),
      xylem::field<&map_node::name>("tag[@k='name']/@v"),
      xylem::field<&map_node::tags>("tag", xylem::count),
      xylem::field<&map_node::south>("../bounds/@minlat"));
  const auto declared =
      untyped("/osm/node", {listed("@id"), listed("@lat"), listed("@lon"), listed("@version"),
                            listed("@timestamp"), listed("tag[@k='name']/@v"), listed("tag"),
                            climbing("../bounds/@minlat")});
  const std::size_t records = compare("business/osm/", "osm", "", nodes, declared,
                                      [](const map_node& n, const std::vector<cell_outcome>& row) {
                                        EXPECT_EQ(n.id, number<std::int64_t>(only(row[0])));
                                        EXPECT_EQ(n.latitude, number<double>(only(row[1])));
                                        EXPECT_EQ(n.longitude, number<double>(only(row[2])));
                                        EXPECT_EQ(n.version, number<std::uint16_t>(only(row[3])));
                                        EXPECT_EQ(n.changed, instant(only(row[4])));
                                        EXPECT_EQ(n.name, at_most_one(row[5]));
                                        EXPECT_EQ(n.tags, row[6].texts.size());
                                        EXPECT_EQ(n.south, number<float>(only(row[7])));
                                      });
  EXPECT_GE(records, 60'000U);
}

struct track {
  std::string position;
  std::string_view title;
  std::uint32_t release = 0;
};

struct video {
  bool is_embedded = false;
  std::chrono::seconds::rep duration = 0;
  std::string address;
};

struct release {
  std::uint32_t id = 0;
  std::string title;
  std::vector<std::string_view> genres;
  std::optional<std::string> country;
  std::string artists;
  std::vector<track> tracks;
  std::vector<video> videos;
};

TEST(TypedProjections, DiscogsReleases) {
  XYLEM_REQUIRE_TEST_DATA();
  static constexpr auto tracks = xylem::projection<track>(
      xylem::field<&track::position>("position"), xylem::field<&track::title>("title"),
      xylem::field<&track::release>("../../@id"));
  static constexpr auto videos = xylem::projection<video>(
      xylem::field<&video::is_embedded>("@embed"), xylem::field<&video::duration>("@duration"),
      xylem::field<&video::address>("@src"));
  static constexpr auto releases = xylem::projection<release>(
      "/releases/release", xylem::field<&release::id>("@id"),
      xylem::field<&release::title>("title"), xylem::field<&release::genres>("genres/genre"),
      xylem::field<&release::country>("country"),
      xylem::field<&release::artists>("artists/artist/name", xylem::join(" & ")),
      xylem::field<&release::tracks>("tracklist/track", tracks),
      xylem::field<&release::videos>("videos/video", videos));
  const auto declared = untyped(
      "/releases/release",
      {listed("@id"), listed("title"), listed("genres/genre"), listed("country"),
       single("artists/artist/name", xylem::repeat::join, " & "),
       rows("tracklist/track", {listed("position"), listed("title"), climbing("../../@id")}),
       rows("videos/video", {listed("@embed"), listed("@duration"), listed("@src")})});
  std::size_t track_count = 0;
  const std::size_t records =
      compare("business/discogs/", "releases", "", releases, declared,
              [&](const release& r, const std::vector<cell_outcome>& row) {
                EXPECT_EQ(r.id, number<std::uint32_t>(only(row[0])));
                EXPECT_EQ(r.title, only(row[1]));
                EXPECT_EQ(texts(r.genres.begin(), r.genres.end()), row[2].texts);
                EXPECT_EQ(r.country, at_most_one(row[3]));
                EXPECT_EQ(r.artists, only(row[4]));
                ASSERT_EQ(r.tracks.size(), row[5].rows.size());
                for (std::size_t i = 0; i < r.tracks.size(); ++i) {
                  const std::vector<cell_outcome>& inner = row[5].rows[i].cells;
                  EXPECT_EQ(r.tracks[i].position, only(inner[0]));
                  EXPECT_EQ(r.tracks[i].title, only(inner[1]));
                  EXPECT_EQ(r.tracks[i].release, number<std::uint32_t>(only(inner[2])));
                }
                track_count += r.tracks.size();
                ASSERT_EQ(r.videos.size(), row[6].rows.size());
                for (std::size_t i = 0; i < r.videos.size(); ++i) {
                  const std::vector<cell_outcome>& inner = row[6].rows[i].cells;
                  EXPECT_EQ(r.videos[i].is_embedded, only(inner[0]) == "true");
                  EXPECT_EQ(std::to_string(r.videos[i].duration), only(inner[1]));
                  EXPECT_EQ(r.videos[i].address, only(inner[2]));
                }
              });
  EXPECT_GE(records, 1'000U);
  EXPECT_GE(track_count, 5'000U);
}

struct invoice_line {
  std::string id;
  xylem::decimal amount;
  std::optional<std::string_view> unit;
  std::string_view invoice;
};

struct invoice {
  std::string id;
  std::chrono::year_month_day issued;
  xylem::decimal payable;
  std::string_view currency;
  std::vector<invoice_line> lines;
};

TEST(TypedProjections, UblInvoices) {
  XYLEM_REQUIRE_TEST_DATA();
  static constexpr auto lines = xylem::projection<invoice_line>(
      xylem::any_namespace, xylem::field<&invoice_line::id>("ID"),
      xylem::field<&invoice_line::amount>("LineExtensionAmount"),
      xylem::field<&invoice_line::unit>("InvoicedQuantity/@unitCode"),
      xylem::field<&invoice_line::invoice>("../ID"));
  static constexpr auto invoices = xylem::projection<invoice>(
      "/Invoice", xylem::any_namespace, xylem::field<&invoice::id>("ID"),
      xylem::field<&invoice::issued>("IssueDate"),
      xylem::field<&invoice::payable>("LegalMonetaryTotal/PayableAmount"),
      xylem::field<&invoice::currency>("LegalMonetaryTotal/PayableAmount/@currencyID"),
      xylem::field<&invoice::lines>("InvoiceLine", lines));
  auto declared = untyped(
      "/Invoice", {listed("ID"), listed("IssueDate"), listed("LegalMonetaryTotal/PayableAmount"),
                   listed("LegalMonetaryTotal/PayableAmount/@currencyID"),
                   rows("InvoiceLine", {listed("ID"), listed("LineExtensionAmount"),
                                        listed("InvoicedQuantity/@unitCode"), climbing("../ID")})});
  declared.matches_any_namespace = true;
  std::size_t line_count = 0;
  const std::size_t records = compare(
      "business/ubl", "Invoice", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", invoices,
      declared, [&](const invoice& in, const std::vector<cell_outcome>& row) {
        EXPECT_EQ(in.id, only(row[0]));
        const std::string_view issued = only(row[1]);
        EXPECT_EQ(in.issued, date(issued.substr(0, 4), issued.substr(5, 2), issued.substr(8, 2)));
        EXPECT_EQ(in.payable.to_string(), only(row[2]));
        EXPECT_EQ(in.currency, only(row[3]));
        ASSERT_EQ(in.lines.size(), row[4].rows.size());
        for (std::size_t i = 0; i < in.lines.size(); ++i) {
          const std::vector<cell_outcome>& inner = row[4].rows[i].cells;
          EXPECT_EQ(in.lines[i].id, only(inner[0]));
          EXPECT_EQ(in.lines[i].amount.to_string(), only(inner[1]));
          EXPECT_EQ(in.lines[i].unit, at_most_one(inner[2]));
          EXPECT_EQ(in.lines[i].invoice, only(inner[3]));
        }
        line_count += in.lines.size();
      });
  EXPECT_GE(records, 20U);
  EXPECT_GE(line_count, 40U);
}

struct idoc_item {
  std::string_view number;
  xylem::decimal quantity;
  std::chrono::year_month_day created;
};

TEST(TypedProjections, IdocItems) {
  XYLEM_REQUIRE_TEST_DATA();
  static constexpr auto items = xylem::projection<idoc_item>(
      "//E1EDP01", xylem::field<&idoc_item::number>("POSEX", xylem::strip_leading_zeros),
      xylem::field<&idoc_item::quantity>("MENGE", xylem::sap),
      xylem::field<&idoc_item::created>("../EDI_DC40/CREDAT", xylem::sap));
  const auto declared =
      untyped("//E1EDP01", {listed("POSEX"), listed("MENGE"), climbing("../EDI_DC40/CREDAT")});
  std::size_t records = 0;
  for (const std::string_view root : {"ORDERS05", "INVOIC02"}) {
    records += compare(
        "idoc/", root, "", items, declared,
        [](const idoc_item& item, const std::vector<cell_outcome>& row) {
          std::string number = only(row[0]);
          number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
          EXPECT_EQ(item.number, number);
          EXPECT_EQ(item.quantity.to_string(), only(row[1]));
          const std::string_view day = only(row[2]);
          EXPECT_EQ(item.created, date(day.substr(0, 4), day.substr(4, 2), day.substr(6, 2)));
        });
  }
  EXPECT_GE(records, 30U);
}

struct track_point {
  double latitude = 0;
  double longitude = 0;
  std::optional<double> elevation;
  std::optional<nanosecond_instant> time;
};

TEST(TypedProjections, GpxPoints) {
  XYLEM_REQUIRE_TEST_DATA();
  static constexpr auto points = xylem::projection<track_point>(
      "//g:trkpt", xylem::ns("g", "http://www.topografix.com/GPX/1/0"),
      xylem::field<&track_point::latitude>("@lat"), xylem::field<&track_point::longitude>("@lon"),
      xylem::field<&track_point::elevation>("g:ele"),
      xylem::field<&track_point::time>("Q{http://www.topografix.com/GPX/1/0}time",
                                       xylem::assume_utc));
  auto declared =
      untyped("//g:trkpt", {listed("@lat"), listed("@lon"), listed("g:ele"), listed("g:time")});
  declared.namespaces = {{"g", "http://www.topografix.com/GPX/1/0"}};
  std::size_t timed = 0;
  const std::size_t records =
      compare("business/gpx/", "gpx", "http://www.topografix.com/GPX/1/0", points, declared,
              [&](const track_point& p, const std::vector<cell_outcome>& row) {
                EXPECT_EQ(p.latitude, number<double>(only(row[0])));
                EXPECT_EQ(p.longitude, number<double>(only(row[1])));
                const auto elevation = at_most_one(row[2]);
                ASSERT_EQ(p.elevation.has_value(), elevation.has_value());
                EXPECT_TRUE(!elevation || *p.elevation == number<double>(*elevation));
                const auto time = at_most_one(row[3]);
                ASSERT_EQ(p.time.has_value(), time.has_value());
                EXPECT_TRUE(!time || *p.time == instant(*time));
                if (time) ++timed;
              });
  EXPECT_GE(records, 1'000U);
  EXPECT_GE(timed, 500U);
}

}  // namespace
