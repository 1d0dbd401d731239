// SPDX-License-Identifier: MIT
//
// The answer to every attack: code, place and rows, the same from each backend however the document
// is cut.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "attack.hpp"
#include "conformance/extent.hpp"
#include "conformance/xpath_oracle_files.hpp"
#include "engine/processor_time.hpp"

namespace xylem::attacks {
namespace {

using conformance::is_instrumented;
using engine_tests::backend_name;
using engine_tests::every_backend;

class attacks : public testing::TestWithParam<backend> {
 protected:
  void expect_answers(const std::vector<attack>& all) const {
    for (const attack& a : all) {
      for (const std::size_t chunk :
           {whole, std::size_t{1}, std::size_t{2}, std::size_t{7}, std::size_t{64}}) {
        EXPECT_EQ(read_by(GetParam(), a.document, chunk, a.how), a.answer)
            << a.name << ", chunks of " << chunk;
      }
    }
  }

  // Of a document handed in chunk by chunk, no more than `most_read` bytes are taken before the
  // answer.
  void expect_limit(errc code, std::size_t offset, const std::string& document,
                    std::size_t most_read, std::size_t chunk = 4096) const {
    std::size_t given = 0;
    options how;
    how.backend = GetParam();
    auto in = feed(
        xylem::projection<nothing>("/r", field<&nothing::v>("v", default_value(""))),
        [](nothing&) {}, how);
    result<void> last;
    while (last && given < document.size()) {
      const std::string_view part = std::string_view(document).substr(given, chunk);
      last = in.write(part);
      given += part.size();
    }
    ASSERT_FALSE(last) << "read without an error";
    EXPECT_EQ(last.error().code, code);
    EXPECT_EQ(last.error().byte_offset, offset);
    EXPECT_LE(given, std::max(most_read, chunk)) << "bytes read before the answer";
  }

 private:
  struct nothing {
    std::string_view v;
  };
};

INSTANTIATE_TEST_SUITE_P(backends, attacks, testing::ValuesIn(every_backend()), backend_name);

TEST_P(attacks, of_malformed_bytes) {
  expect_answers(malformed_bytes());
}

TEST_P(attacks, of_bent_markup) {
  expect_answers(bent_markup());
}

// Entities that grow, recur, or lead outside: refused where their declarations begin, at once.
TEST_P(attacks, of_bombs) {
  XYLEM_REQUIRE_TEST_DATA();
  namespace fs = std::filesystem;
  std::size_t bombs = 0;
  for (const fs::directory_entry& entry :
       fs::recursive_directory_iterator(oracle::data_folder() / "malformed" / "bombs")) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const std::string document{std::istreambuf_iterator<char>(file), {}};
    const std::size_t doctype = document.find("<!DOCTYPE");
    if (doctype == std::string::npos) continue;
    SCOPED_TRACE(entry.path().filename());
    ++bombs;
    // A DOCTYPE that only names an external subset declares nothing.
    const std::size_t subset = document.find('[');
    const bool is_declaring = subset < document.find('>', doctype);
    for (const dtd policy : {dtd::ignore, dtd::forbid}) {
      options how;
      how.dtd = policy;
      const bool is_refused = is_declaring || policy == dtd::forbid;
      const double seconds = engine_tests::least_seconds([&] {
        for (const std::size_t chunk : {whole, std::size_t{1}}) {
          const outcome out = read_by(GetParam(), document, chunk, how);
          EXPECT_EQ(out.code, is_refused ? errc::dtd_forbidden : errc::ok);
          EXPECT_EQ(out.offset, is_refused ? doctype : error::no_offset);
          EXPECT_TRUE(out.rows.empty());
        }
      });
      EXPECT_LT(seconds, is_instrumented ? 0.1 : 0.001);
    }
  }
  EXPECT_GE(bombs, 8U);
}

TEST_P(attacks, of_deep_nesting) {
  const std::size_t levels = is_instrumented ? 200'000 : 5'000'000;
  const std::string open = repeated(levels, "<a>");
  const std::string document = open + repeated(levels, "</a>");
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{4096}, whole})
    expect_limit(errc::limit_depth, 256 * 3, document, 8192, chunk);
}

TEST_P(attacks, of_many_attributes) {
  const std::size_t count = 80'000;
  const auto numbered = [](std::string_view before, std::string_view after) {
    return
        [=](std::size_t i) { return std::string(before) + std::to_string(i) + std::string(after); };
  };
  const std::string attributes = "<r><x" + repeated(count, numbered(" a", "='1'")) + "/></r>";
  const std::string declarations =
      "<r><x" + repeated(count / 4, numbered(" xmlns:a", "='urn:u'")) + "/></r>";
  const std::string once = "<r><x" + repeated(count, " a='1'") + "/></r>";
  for (const std::string* const document : {&attributes, &declarations, &once}) {
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{4096}, whole})
      expect_limit(errc::limit_attributes, 3, *document, document->size(), chunk);
  }
}

TEST_P(attacks, of_many_namespaces) {
  const std::string nested = "<r>" + repeated(10'000, [](std::size_t i) {
                               const std::string n = std::to_string(i);
                               return "<x xmlns:a" + n + "='u" + n + "' xmlns:b" + n + "='u'>";
                             });
  // The 129th element declares the 257th and 258th.
  const std::size_t place = nested.find("<x xmlns:a128=");
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{4096}, whole})
    expect_limit(errc::limit_namespaces, place, nested, 16'384, chunk);
}

TEST_P(attacks, of_long_names_and_tokens) {
  const std::string name(60'000, 'n');
  for (const std::string& document :
       {"<r><" + name + "/></r>", "<r><x " + name + "='1'/></r>", "<r><?" + name + "?></r>",
        "<r><p:" + name + " xmlns:p='u'/></r>",
        "<r><" + name + ":x xmlns:" + name + "='u'/></r>"}) {
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{4096}, whole})
      expect_limit(errc::limit_name, 3, document, document.size(), chunk);
  }
  const std::size_t size = is_instrumented ? 9'000'000 : 20'000'000;
  const std::size_t most = (8U << 20U) + 3 + 65'536;
  for (const char* begin : {"<!--", "<?p ", "<x y='", "<x ", "<![CDATA["}) {
    SCOPED_TRACE(begin);
    const std::string document = "<r>" + (begin + std::string(size, ' '));
    if (!is_instrumented) expect_limit(errc::limit_token, 3, document, most, 1);
    expect_limit(errc::limit_token, 3, document, most, 4096);
    expect_limit(errc::limit_token, 3, document, most, whole);
  }
}

}  // namespace
}  // namespace xylem::attacks
