// SPDX-License-Identifier: MIT
//
// libxml2 runs out of memory at every allocation, one after the other: no crash, no row that the
// document does not hold, no document taken for whole without all of its rows; and the next
// document is read as if nothing had been. libxml2 2.9 does not report each failure: what it says
// then may be another error. A program of its own, as allocation functions are for the whole
// process.

#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/xylem.hpp>

#include <gtest/gtest.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlmemory.h>

#include "engine/every_backend.hpp"

namespace {

using namespace xylem;

struct {
  std::size_t count = 0;
  std::size_t fails_at = 0;  // 0: never
  bool has_failed = false;
} allocations;

bool may_allocate() {
  if (allocations.fails_at == 0 || ++allocations.count != allocations.fails_at) return true;
  allocations.has_failed = true;
  return false;
}

void* allocate(std::size_t size) {
  return may_allocate() ? std::malloc(size) : nullptr;
}
void* resize(void* block, std::size_t size) {
  return may_allocate() ? std::realloc(block, size) : nullptr;
}
char* copy(const char* text) {
  return may_allocate() ? ::strdup(text) : nullptr;
}

void fail(std::size_t n) {
  allocations = {.count = 0, .fails_at = n, .has_failed = false};
}
void stop_failing() {
  allocations.fails_at = 0;
}

struct row {
  std::string_view a;
  std::string_view v;
};

constexpr auto rows = projection<row>("/r/i", field<&row::a>("@a"), field<&row::v>("v"));

std::string document() {
  std::string out = "<r xmlns:p='u' xml:lang='de'>";
  for (int i = 0; i < 12; ++i) {
    const std::string n = std::to_string(i);
    out += "<i a='" + n + " &amp; more than fits into a node' xmlns:q='urn:" + n + "' p:b" + n +
           "='x'><v>some text &lt; " + n + "<![CDATA[ and more of it ]]></v><x" + n + ">  \n </x" +
           n + "><?p i?><!-- c --></i>\n";
  }
  return out + "</r>";
}

struct outcome {
  std::vector<std::string> rows;
  errc code = errc::ok;
};

// Blocks that the library keeps for the process are allocated by the first read.
class libxml2_allocation : public testing::TestWithParam<backend> {
 protected:
  static void SetUpTestSuite() {
    ASSERT_EQ(xmlMemSetup(&std::free, &allocate, &resize, &copy), 0);
    xmlInitParser();
    // What libxml2 would write to the standard error.
    xmlSetStructuredErrorFunc(nullptr, [](void*, auto) {});
  }

  static void push(feeder<row>& in, const std::string& text, outcome& out) {
    result<void> last;
    for (std::string_view rest = text; last && !rest.empty();) {
      last = in.write(rest.substr(0, 90));
      rest.remove_prefix(std::min<std::size_t>(90, rest.size()));
    }
    if (last) last = in.finish();
    if (!last) out.code = last.error().code;
  }
};

INSTANTIATE_TEST_SUITE_P(faces, libxml2_allocation,
                         testing::Values(backend::libxml2, backend::libxml2_sax),
                         engine_tests::backend_name);

TEST_P(libxml2_allocation, may_fail_anywhere) {
  const std::string text = document();
  options how;
  how.backend = GetParam();
  outcome good;
  std::size_t failures = 0;
  std::size_t told = 0;
  for (std::size_t n = 0;; ++n) {
    SCOPED_TRACE("allocation " + std::to_string(n));
    outcome out;
    outcome* to = &out;
    fail(n);
    try {
      auto in = feed(
          rows, [&to](row& r) { to->rows.push_back(std::string(r.a) + '|' + std::string(r.v)); },
          how);
      push(in, text, out);
      stop_failing();
      if (n == 0) good = out;
      outcome again;
      to = &again;
      in.restart();
      push(in, text, again);
      ASSERT_EQ(again.code, errc::ok) << name(again.code);
      ASSERT_EQ(again.rows, good.rows);
    } catch (const std::bad_alloc&) {
      out.code = errc::out_of_memory;
    }
    stop_failing();
    if (n == 0) {
      ASSERT_EQ(good.code, errc::ok);
      ASSERT_EQ(good.rows.size(), 12U);
      continue;
    }
    if (!allocations.has_failed) break;
    ++failures;
    told += out.code == errc::out_of_memory ? 1 : 0;
    ASSERT_LE(out.rows.size(), good.rows.size());
    ASSERT_TRUE(std::equal(out.rows.begin(), out.rows.end(), good.rows.begin()))
        << "a row that the document does not hold";
    if (out.code == errc::ok) {
      ASSERT_EQ(out.rows, good.rows);
    }
  }
  EXPECT_GT(failures, 50U);
  EXPECT_GT(told, failures / 4);
}

}  // namespace
