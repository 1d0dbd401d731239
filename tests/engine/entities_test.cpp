// SPDX-License-Identifier: MIT
//
// Entities and document type declarations through all doors: rows, verdicts and places, the bounds
// at their value and one above it, and how long hostile declarations take to be refused.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "door.hpp"
#include "processor_time.hpp"

namespace xylem::engine_tests {
namespace {

options with(dtd policy, entity_map entities = {}) {
  options o;
  o.dtd = policy;
  o.entities = std::move(entities);
  return o;
}

outcome failed(errc code, std::uint64_t offset, std::vector<std::string> rows = {}) {
  return {.rows = std::move(rows), .code = code, .offset = offset, .record = error::no_record};
}

outcome read_every_way(std::string_view document, const options& how) {
  const outcome whole = drain(read(items, memory(document), how));
  for (const door& d : doors()) {
    EXPECT_EQ(d.read(document, how), whole) << d.name << '\n' << document;
  }
  for (std::size_t size = 1; size < std::min<std::size_t>(document.size(), 40); ++size) {
    EXPECT_EQ(push(items, document, {size}, how), whole) << "in chunks of " << size;
  }
  return whole;
}

TEST(entities, of_the_caller_are_known_in_every_policy) {
  for (const dtd policy : {dtd::ignore, dtd::forbid, dtd::text_entities}) {
    const outcome read = read_every_way(
        "<r><i id='&uuml;b&eacute;r'><n>K&auml;se &amp; &frac12;</n><q>1&zwnj;</q></i></r>",
        with(policy, html_entities()));
    EXPECT_EQ(read.code, errc::value_malformed) << "U+200C is no digit";
    EXPECT_EQ(read_every_way("<r><i id='&uuml;'><n>&auml;&lt;&Omega;</n></i></r>",
                             with(policy, html_entities()))
                  .rows,
              std::vector<std::string>({"\u00FC|\u00E4<\u03A9|~|0|"}));
  }
}

TEST(entities, that_are_not_known_are_errors_at_their_place) {
  const std::string document = "<r><i id='1'><n>&auml;&Auml;&none;</n></i></r>";
  EXPECT_EQ(read_every_way(document, with(dtd::ignore)),
            failed(errc::entity_undefined, document.find("&auml;")));
  EXPECT_EQ(read_every_way(document, with(dtd::ignore, html_entities())),
            failed(errc::entity_undefined, document.find("&none;")));
}

TEST(entities, hold_values_in_predicates_numbers_and_nested_rows) {
  const entity_map map = {{"lang", "en"}, {"n", "4"}, {"t", "a < b"}};
  EXPECT_EQ(read_every_way("<r><i id='1'><n>&t;</n><t lang='&lang;'>&t;&t;</t><q>&n;&n;</q>"
                           "<p unit='&t;'><k>&n;</k></p></i></r>",
                           with(dtd::ignore, map))
                .rows,
            std::vector<std::string>({"1|a < b|a < ba < b|44|4 a < b"}));
}

TEST(entities, of_documents_are_read_only_with_text_entities) {
  const std::string document =
      "<!DOCTYPE r [<!ENTITY a 'x&b;z'><!ENTITY b 'y'>]><r><i id='&a;'><n>&b;&a;</n></i></r>";
  EXPECT_EQ(read_every_way(document, with(dtd::text_entities)).rows,
            std::vector<std::string>({"xyz|yxyz|~|0|"}));
  EXPECT_EQ(read_every_way(document, with(dtd::ignore)), failed(errc::dtd_forbidden, 0));
  EXPECT_EQ(read_every_way(document, with(dtd::forbid)), failed(errc::dtd_forbidden, 0));
}

TEST(entities, that_a_document_declares_go_before_the_caller_s) {
  const std::string document =
      "<!DOCTYPE r [<!ENTITY a 'document&c;'><!ENTITY a 'second'>]>"
      "<r><i id='&a;'><n>&b;</n></i></r>";
  const entity_map map = {{"a", "caller"}, {"b", "caller"}, {"c", "'s"}};
  EXPECT_EQ(read_every_way(document, with(dtd::text_entities, map)).rows,
            std::vector<std::string>({"document's|caller|~|0|"}));
}

TEST(entities, let_errors_behind_them_be_found_at_their_place) {
  const entity_map map = {{"a", "a long text"}, {"none", ""}};
  const std::string good = "<r>\r\n<i id='&a;'>\r\n<n>&none;</n></i>";
  const std::vector<std::string> rows = {"a long text||~|0|"};
  for (const std::string_view bad : {"<i id='&none;' id='2'/>", "&none;<!x>", "</q>"}) {
    const std::string document = good + "&a;\r\n&none;" + std::string(bad);
    const outcome read = read_every_way(document, with(dtd::ignore, map));
    EXPECT_EQ(read.rows, rows);
    EXPECT_GE(read.offset, document.size() - bad.size()) << document;
    EXPECT_LE(read.offset, document.size()) << document;
  }
  const std::string document = good + "<i><n>&a;</n></i></r>";
  const outcome read = read_every_way(document, with(dtd::ignore, map));
  EXPECT_EQ(read.code, errc::field_missing);
  EXPECT_EQ(read.offset, good.size());
}

TEST(entities, are_shown_as_written_in_rejected_records) {
  const std::string document =
      "<r>&none;<i id='&a;'>\r\n<n>&a;</n><q>x</q></i>&none;<i id='2'><n/></i></r>";
  options how = with(dtd::ignore, {{"a", "text"}, {"none", ""}});
  how.on_bad_record = bad_record::reject;
  for (const std::size_t size : {1U, 5U, 1000U}) {
    std::vector<std::string> raw;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    how.reject_sink = [&](const rejected_record& r) {
      raw.emplace_back(r.raw);
      begin = r.begin_offset;
      end = r.end_offset;
    };
    EXPECT_EQ(push(items, document, {size}, how).rows, std::vector<std::string>({"2||~|0|"}));
    ASSERT_EQ(raw, std::vector<std::string>({"<i id='&a;'>\r\n<n>&a;</n><q>x</q></i>"}));
    EXPECT_EQ(begin, 9U);
    EXPECT_EQ(end, 9 + raw[0].size());
  }
}

std::string chain(std::size_t length) {
  std::string document = "<!DOCTYPE r [<!ENTITY e1 'x'>";
  for (std::size_t i = 2; i <= length; ++i) {
    document += "<!ENTITY e" + std::to_string(i) + " '&e" + std::to_string(i - 1) + ";'>";
  }
  return document + "]><r><i id='&e" + std::to_string(length) + ";'><n/></i></r>";
}

TEST(entities, may_lead_sixteen_deep) {
  EXPECT_EQ(read_every_way(chain(16), with(dtd::text_entities)).rows,
            std::vector<std::string>({"x||~|0|"}));
  const std::string document = chain(17);
  EXPECT_EQ(read_every_way(document, with(dtd::text_entities)),
            failed(errc::limit_entity_depth, document.rfind('&')));
  // Resolved from the inside first, the depth is the same.
  std::string stepwise = chain(17);
  stepwise.insert(stepwise.rfind("<i "), "&e8;&e16;");
  EXPECT_EQ(read_every_way(stepwise, with(dtd::text_entities)).code, errc::limit_entity_depth);
}

TEST(entities, may_come_to_a_hundred_thousand_bytes) {
  const std::string thousand(1000, 'x');
  const auto document = [&](std::size_t thousands, std::string_view more) {
    std::string made = "<!DOCTYPE r [<!ENTITY t '" + thousand + "'><!ENTITY a 'y'><!ENTITY ten '";
    for (int i = 0; i < 10; ++i)
      made += "&t;";
    made += "'>]><r><i id='1'><n>";
    for (std::size_t i = 0; i < thousands; i += 10)
      made += "&ten;";
    return made + "</n></i>" + std::string(more) + "</r>";
  };
  const options how = with(dtd::text_entities);
  const std::string at_the_limit = document(100, "&lt;");
  EXPECT_EQ(read_every_way(at_the_limit, how).code, errc::ok);
  const std::string above = document(100, "&a;");
  const outcome refused = read_every_way(above, how);
  EXPECT_EQ(refused.rows.size(), 1U);
  EXPECT_EQ(refused.code, errc::limit_entity_text);
  EXPECT_EQ(refused.offset, above.rfind("&a;"));
  // One entity that comes to too much is refused before any of it is handed on.
  std::string one = document(100, "");
  one.replace(one.find("]>"), 2,
              "<!ENTITY all '&a;&hundred;'><!ENTITY hundred '&ten;&ten;&ten;&ten;"
              "&ten;&ten;&ten;&ten;&ten;&ten;'>]>");
  const std::size_t begin = one.find("<n>") + 3;
  one.replace(begin, one.find("</n>") - begin, "&all;");
  EXPECT_EQ(read_every_way(one, how), failed(errc::limit_entity_text, begin));
  // The caller's map is the caller's business.
  EXPECT_EQ(read_every_way("<r><i id='1'><n>&t;&t;&t;</n></i></r>",
                           with(dtd::text_entities, {{"t", std::string(60'000, 'x')}}))
                .code,
            errc::ok);
}

TEST(entities, have_names_and_declarations_within_limits) {
  options how = with(dtd::text_entities);
  how.limits.name_bytes = 10;
  const auto document = [](std::size_t length) {
    const std::string name(length, 'e');
    return "<!DOCTYPE r [ <!ENTITY " + name + " 'x'>]><r><i id='&" + name + ";'><n/></i></r>";
  };
  EXPECT_EQ(read_every_way(document(10), how).code, errc::ok);
  EXPECT_EQ(read_every_way(document(11), how), failed(errc::limit_name, 14));

  how = with(dtd::text_entities);
  const std::string subset = "<!DOCTYPE r [ <!ENTITY e 'x'>]>";
  how.limits.token_bytes = subset.size();
  EXPECT_EQ(read_every_way(subset + "<r><i id='1'><n/></i></r>", how).code, errc::ok);
  how.limits.token_bytes = subset.size() - 1;
  EXPECT_EQ(read_every_way(subset + "<r><i id='1'><n/></i></r>", how),
            failed(errc::limit_token, 0));

  how = with(dtd::text_entities);
  how.limits.memory_bytes = 1'000'000;
  std::string many = " <!DOCTYPE r [";
  for (int i = 0; i < 60'000; ++i)
    many += "<!ENTITY e ''>";
  EXPECT_EQ(drain(read(items, memory(many), how)), failed(errc::limit_memory, 1));
}

TEST(entities, work_in_other_encodings) {
  const std::string latin =
      "<?xml version='1.0' encoding='ISO-8859-1'?><!DOCTYPE r [<!ENTITY \xE9t\xE9 '\xE9'>]>"
      "<r><i id='&\xE9t\xE9;'><n>&uuml;</n></i>&x;</r>";
  EXPECT_EQ(read_every_way(latin, with(dtd::text_entities, html_entities())),
            failed(errc::entity_undefined, latin.find("&x;"), {"\u00E9|\u00FC|~|0|"}));
}

// A reader is reused: nothing of one document's entities is known in the next.
TEST(entities, are_forgotten_with_their_document) {
  extractor get(items, with(dtd::text_entities));
  for (int i = 0; i < 3; ++i) {
    const auto first = get("<!DOCTYPE r [<!ENTITY a 'x'>]><r><i id='&a;'><n/></i></r>");
    ASSERT_TRUE(first);
    EXPECT_EQ((*first)->id, "x");
    const auto second = get("<r><i id='&a;'><n/></i></r>");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, errc::entity_undefined);
  }
}

// How long it takes until a document is refused, at best of a few runs.
std::pair<outcome, double> timed(std::string_view document, const options& how) {
  outcome read_last;
  const double best = least_seconds([&] {
    auto from = read(items, memory(document), how);
    const auto next = from.next();
    read_last = {};
    if (!next) read_last.fail(next.error());
  });
  return {read_last, 1000 * best};
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double most_milliseconds = 20;
#else
constexpr double most_milliseconds = 1;
#endif

struct attack {
  std::string name;
  std::string document;
  errc with_text_entities;
};

std::vector<attack> attacks() {
  std::vector<attack> all;
  std::string laughs = "<!DOCTYPE r [<!ENTITY l0 'lol'>";
  for (int i = 1; i < 10; ++i) {
    laughs += "<!ENTITY l" + std::to_string(i) + " '";
    for (int k = 0; k < 10; ++k)
      laughs += "&l" + std::to_string(i - 1) + ";";
    laughs += "'>";
  }
  all.push_back({"billion laughs", laughs + "]><r>&l9;</r>", errc::limit_entity_text});
  std::string nothing = laughs;
  nothing.replace(nothing.find("lol"), 3, "");
  all.push_back({"a billion times nothing", nothing + "]><r>&l9;</r>", errc::ok});
  std::string quadratic = "<!DOCTYPE r [<!ENTITY a '" + std::string(50'000, 'B') + "'>]><r>";
  for (int i = 0; i < 10'000; ++i)
    quadratic += "&a;";
  all.push_back({"quadratic blow-up", quadratic + "</r>", errc::limit_entity_text});
  std::string long_chain = chain(300);
  all.push_back({"chain", long_chain, errc::limit_entity_depth});
  all.push_back({"cycle", "<!DOCTYPE r [<!ENTITY a '&b;'><!ENTITY b '&a;'>]><r>&a;</r>",
                 errc::entity_recursive});
  all.push_back({"parameter entities",
                 "<!DOCTYPE r [<!ENTITY % a '%b;'><!ENTITY % b '%a;'>%a;]><r/>",
                 errc::dtd_unsupported});
  all.push_back({"file", "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><r>&x;</r>",
                 errc::dtd_unsupported});
  all.push_back({"http", "<!DOCTYPE r [<!ENTITY x PUBLIC 'p' 'http://localhost/'>]><r>&x;</r>",
                 errc::dtd_unsupported});
  all.push_back({"external parameter entity",
                 "<!DOCTYPE r [<!ENTITY % x SYSTEM 'http://localhost/'>%x;]><r/>",
                 errc::dtd_unsupported});
  return all;
}

TEST(entities, of_attacks_are_refused_in_a_millisecond) {
  for (const attack& a : attacks()) {
    SCOPED_TRACE(a.name);
    for (const dtd policy : {dtd::ignore, dtd::forbid}) {
      const auto [answer, milliseconds] = timed(a.document, with(policy));
      EXPECT_EQ(answer, failed(errc::dtd_forbidden, 0));
      EXPECT_LT(milliseconds, most_milliseconds);
    }
    const auto [answer, milliseconds] = timed(a.document, with(dtd::text_entities));
    EXPECT_EQ(answer.code, a.with_text_entities);
    EXPECT_LT(milliseconds,
              most_milliseconds * static_cast<double>(1 + a.document.size() / 50'000));
  }
}

TEST(entities, of_the_collected_bombs_are_refused_in_a_millisecond) {
  const std::filesystem::path folder =
      std::filesystem::path(XYLEM_TEST_DATA) / "malformed/bombs/tiran__defusedxml/xmltestdata";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "no collected documents";
  struct expected {
    errc ignoring;
    errc forbidding;
    errc reading;
  };
  using enum errc;
  const std::map<std::string, expected> answers = {
      {"cyclic.xml", {dtd_forbidden, dtd_forbidden, entity_recursive}},
      {"dtd.xml", {ok, dtd_forbidden, ok}},
      {"dtd_element.xml", {dtd_forbidden, dtd_forbidden, ok}},
      {"external.xml", {dtd_forbidden, dtd_forbidden, dtd_unsupported}},
      {"external_file.xml", {dtd_forbidden, dtd_forbidden, dtd_unsupported}},
      {"quadratic.xml", {dtd_forbidden, dtd_forbidden, limit_entity_text}},
      {"simple-ns.xml", {ok, ok, ok}},
      {"simple.xml", {ok, ok, ok}},
      {"xmlbomb.xml", {dtd_forbidden, dtd_forbidden, ok}},  // 5,120 bytes of text
      {"xmlbomb2.xml", {dtd_forbidden, dtd_forbidden, ok}},
  };
  std::size_t seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const auto found = answers.find(entry.path().filename().string());
    if (found == answers.end()) continue;
    ++seen;
    SCOPED_TRACE(found->first);
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string document{std::istreambuf_iterator<char>(in), {}};
    const std::pair<dtd, errc> policies[] = {{dtd::ignore, found->second.ignoring},
                                             {dtd::forbid, found->second.forbidding},
                                             {dtd::text_entities, found->second.reading}};
    for (const auto& [policy, code] : policies) {
      const auto [answer, milliseconds] = timed(document, with(policy));
      EXPECT_EQ(name(answer.code), name(code));
      EXPECT_LT(milliseconds, most_milliseconds);
      if (code == dtd_forbidden) {
        EXPECT_EQ(answer.offset, document.find("<!DOCTYPE"));
      }
    }
  }
  EXPECT_EQ(seen, answers.size());
}

}  // namespace
}  // namespace xylem::engine_tests
