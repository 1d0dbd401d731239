// SPDX-License-Identifier: MIT
//
// What one engine keeps from document to document, and what it must not.

#include <string>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>

namespace xylem {
namespace {

struct item {
  int id = 0;
};
constexpr auto items = projection<item>("/f/r", field<&item::id>("@id"));

using ids = std::vector<int>;

TEST(engine, a_restart_loses_no_record) {
  ids seen;
  bool fails = true;
  auto in = feed(items, [&](const item& i) {
    seen.push_back(i.id);
    if (fails) throw std::runtime_error("refused");
  });
  // Left in the hands of a callback that threw.
  EXPECT_THROW((void)in.write("<f><r id='1'/><r id='2'/>"), std::runtime_error);
  fails = false;
  in.restart();
  EXPECT_TRUE(in.write("<f><r id='3'/><r id='4'/></f>"));
  EXPECT_TRUE(in.finish());
  EXPECT_EQ(seen, (ids{1, 3, 4}));
  // Left with a bad record.
  in.restart();
  EXPECT_EQ(in.write("<f><r id='5'/><r id='x'/><r id='6'/>").error().code, errc::value_malformed);
  in.restart();
  EXPECT_TRUE(in.write("<f><r id='7'/></f>"));
  EXPECT_TRUE(in.finish());
  EXPECT_EQ(seen, (ids{1, 3, 4, 5, 7}));
  EXPECT_EQ(in.summary().records, 1U);
  // Left in the middle of a tag.
  in.restart();
  EXPECT_TRUE(in.write("<f><r id='8'/><r i"));
  in.restart();
  EXPECT_TRUE(in.write("<f><r id='9'/></f>"));
  EXPECT_TRUE(in.finish());
  EXPECT_EQ(seen, (ids{1, 3, 4, 5, 7, 8, 9}));
}

TEST(engine, what_is_wrong_before_a_nul_comes_first_however_it_is_cut) {
  for (const std::size_t size : {1U, 100U}) {
    const std::string document("\x18\0<f/>", 6);
    auto in = feed(items, [](const item&) {});
    result<void> verdict;
    for (std::size_t at = 0; verdict && at < document.size(); at += size)
      verdict = in.write(std::string_view(document).substr(at, size));
    ASSERT_FALSE(verdict);
    EXPECT_EQ(verdict.error().code, errc::token_malformed);
    EXPECT_EQ(verdict.error().byte_offset, 0U) << "in pieces of " << size;
  }
}

TEST(engine, an_extractor_comes_back_from_every_failure) {
  extractor extract(items);
  const std::string good = "<f><r id='1'/></f>";
  const std::pair<std::string, errc> failures[] = {
      {"", errc::document_empty},
      {"<", errc::document_truncated},
      {"<f", errc::document_truncated},
      {"<f><r id='1'/>", errc::document_truncated},
      {"<f><r id='1'/></f", errc::document_truncated},
      {"<f><r id='1'/></g>", errc::tag_mismatch},
      {"<f/>", errc::record_absent},
      {"<f><r id='1'/><r id='2'/></f>", errc::record_not_unique},
      {"<f><r id='x'/></f>", errc::value_malformed},
      {"<f><r/></f>", errc::field_missing},
      {"\xFF", errc::encoding_malformed},
      {"<f><r id='1'/>\xFF</f>", errc::encoding_malformed},
      {"<!DOCTYPE f [ ]><f/>", errc::dtd_forbidden},
  };
  for (const auto& [message, code] : failures) {
    auto failed = extract(message);
    ASSERT_FALSE(failed) << message;
    EXPECT_EQ(name(failed.error().code), name(code)) << message;
    auto fine = extract(good);
    ASSERT_TRUE(fine) << message << ": " << describe(fine.error());
    EXPECT_EQ((*fine)->id, 1);
  }
}

TEST(engine, hints_do_not_depend_on_earlier_documents) {
  schema_declaration d;
  d.record = "/p:f/p:r";
  d.namespaces = {{"p", "urn:right"}};
  d.fields = {{.name = "id", .path = "@id"}};
  auto in = feed(schema::make(d).value(), [](const row_view&) {});
  for (int round = 0; round < 3; ++round) {
    in.restart();
    ASSERT_TRUE(in.write("<f xmlns='urn:wrong'/>"));
    ASSERT_TRUE(in.finish());
    EXPECT_NE(in.summary().hint.find("'f' is in namespace 'urn:wrong'"), std::string::npos)
        << round << in.summary().hint;
    in.restart();
    ASSERT_TRUE(in.write("<other/>"));
    ASSERT_TRUE(in.finish());
    EXPECT_NE(in.summary().hint.find("the root element is 'other'"), std::string::npos)
        << round << in.summary().hint;
  }
}

// A record that never ends must not be kept for a sink that will not get it.
TEST(engine, text_of_overlong_records_is_not_kept) {
  options how;
  how.on_bad_record = bad_record::reject;
  how.limits.record_bytes = 100'000;
  std::vector<std::pair<errc, std::size_t>> rejected;
  how.reject_sink = [&](const rejected_record& r) {
    rejected.emplace_back(r.why.code, r.raw.size());
  };
  auto in = feed(
      items, [](const item&) {}, how);
  const std::string filler(10'000, ' ');
  const auto record = [&](std::size_t bytes) {
    EXPECT_TRUE(in.write("<r id='x'>"));
    bytes -= 10 + 4;
    for (; bytes > filler.size(); bytes -= filler.size())
      EXPECT_TRUE(in.write(filler));
    EXPECT_TRUE(in.write(filler.substr(0, bytes)));
    EXPECT_TRUE(in.write("</r>"));
  };
  EXPECT_TRUE(in.write("<f>"));
  record(99'999);
  record(100'000);
  record(100'001);
  record(1'000'000);
  record(100'000);
  EXPECT_TRUE(in.write("</f>"));
  EXPECT_TRUE(in.finish());
  const std::vector<std::pair<errc, std::size_t>> expected = {
      {errc::value_malformed, 99'999}, {errc::value_malformed, 100'000}, {errc::limit_record, 0},
      {errc::limit_record, 0},         {errc::value_malformed, 100'000},
  };
  EXPECT_EQ(rejected, expected);
}

}  // namespace
}  // namespace xylem
