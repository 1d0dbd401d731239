// SPDX-License-Identifier: MIT
//
// Memory runs out at every allocation, one after the other, through every door. Each time the read
// ends in out_of_memory, a constructor in std::bad_alloc; nothing leaks, no record is invented, and
// what can be restarted works again. The parser's own allocations are among them.

#include <algorithm>
#include <functional>
#include <new>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "counted_memory.hpp"
#include "door.hpp"
#include "encoded.hpp"

namespace {

using namespace xylem;
using namespace xylem::engine_tests;
using xylem::engine_tests::shown;

// A declaration that uses what allocates: strings, lists, joins, white space, rows, '../'.
struct detail_row {
  std::string key;
  std::vector<std::string> tags;
};

struct full_row {
  std::string header;
  std::optional<std::string> name;
  std::string joined;
  std::string collapsed_text;
  std::vector<int> numbers;
  std::vector<detail_row> details;
};

constexpr auto detail_rows =
    projection<detail_row>(field<&detail_row::key>("@k"), field<&detail_row::tags>("t"));
constexpr auto full_rows = projection<full_row>(
    "//i", field<&full_row::header>("../h", first), field<&full_row::name>("n[@l='x']"),
    field<&full_row::joined>("j", join("+")), field<&full_row::collapsed_text>("c", collapsed),
    field<&full_row::numbers>("q[2] | q[1]"), field<&full_row::details>("d", detail_rows));

std::string shown(const full_row& r) {
  std::string out = r.header + "|" + r.name.value_or("~") + "|" + r.joined + "|" + r.collapsed_text;
  for (const int n : r.numbers)
    out += "," + std::to_string(n);
  for (const detail_row& d : r.details) {
    out += ";" + d.key;
    for (const std::string& t : d.tags)
      out += ":" + t;
  }
  return out;
}

std::string full_document() {
  std::string out =
      "<?xml version='1.0'?><!DOCTYPE r><r xmlns:p='urn:p'><h>a long header, on the heap</h>";
  for (int i = 0; i < 4; ++i) {
    const std::string n = std::to_string(i);
    out += "<i><n l='x'>a name that is too long for its string " + n +
           "</n><j>left, rather long</j><j>right &amp; long &#x20AC;</j><c>  much\n  space " + n +
           " around here </c><q>1</q><q>2</q><d k='key'><t>one</t><t>two, of some length</t></d>"
           "<d k='another key, a long one'/><x" +
           n + " p:a='1'><!-- new --></x" + n + "></i>";
  }
  return out + "</r>";
}

// Keeps rows without counting.
template <class T>
void keep(outcome& to, const T& row) {
  const uncounted mine;
  to.rows.push_back(shown(row));
}

void keep_error(outcome& to, const error& why) {
  to.fail(why);
}

template <class T>
void read_on(outcome& out, reader<T>& from) {
  while (true) {
    const result<T*> next = from.next();
    if (!next) return keep_error(out, next.error());
    if (*next == nullptr) return;
    keep(out, **next);
  }
}

// What happened with the n-th allocation failing.
struct attempt {
  outcome out;
  bool has_thrown = false;
  bool has_failed = false;  // the allocation
};

using scenario = std::function<void(outcome&)>;

attempt run_failing(std::uint64_t n, const scenario& run) {
  attempt a;
  const std::int64_t before = live_blocks();
  fail_allocation(n);
  try {
    run(a.out);
  } catch (const std::bad_alloc&) {
    a.has_thrown = true;
  } catch (const exception& e) {
    a.out.fail(e.error());
  }
  a.has_failed = stop_failing();
  std::int64_t mine = static_cast<std::int64_t>(a.out.rows.capacity() != 0);
  for (const std::string& row : a.out.rows)
    mine += row.capacity() > std::string().capacity() ? 1 : 0;
  EXPECT_EQ(live_blocks() - before, mine) << "leak when allocation " << n << " fails";
  return a;
}

enum class may_throw { no, yes };

// Runs the scenario until no allocation fails any more.
void fail_each(const scenario& run, may_throw throws) {
  const attempt good = run_failing(0, run);
  ASSERT_EQ(good.out.code, errc::ok) << name(good.out.code);
  ASSERT_FALSE(good.out.rows.empty());
  std::uint64_t failures = 0;
  for (std::uint64_t n = 1;; ++n) {
    const attempt a = run_failing(n, run);
    SCOPED_TRACE("allocation " + std::to_string(n));
    if (!a.has_failed) {
      EXPECT_EQ(a.out, good.out);
      break;
    }
    ++failures;
    ASSERT_LE(a.out.rows.size(), good.out.rows.size());
    ASSERT_TRUE(std::equal(a.out.rows.begin(), a.out.rows.end(), good.out.rows.begin()))
        << "an invented row";
    if (a.has_thrown) {
      ASSERT_EQ(throws, may_throw::yes);
    } else if (a.out.code == errc::ok) {
      ASSERT_EQ(a.out.rows, good.out.rows) << "a lost row";
    } else {
      ASSERT_EQ(name(a.out.code), name(errc::out_of_memory));
    }
  }
  EXPECT_GE(failures, 10U) << "the doors allocate more than that";
}

struct spelling {
  std::string encoding;
  std::string document;
};

const std::vector<spelling>& spellings() {
  static const std::vector<spelling> all = {
      {"UTF-8", full_document()},
      {"UTF-16", marked_utf16(full_document().substr(21), byte_order::little)},
  };
  return all;
}

TEST(allocation, reading) {
  for (const spelling& s : spellings()) {
    SCOPED_TRACE(s.encoding);
    const std::string& document = s.document;
    fail_each(
        [&](outcome& out) {
          auto from = read(full_rows, memory(document));
          read_on(out, from);
        },
        may_throw::yes);
  }
}

// Only what the constructor does may throw.
TEST(allocation, reading_on) {
  for (const spelling& s : spellings()) {
    SCOPED_TRACE(s.encoding);
    const std::string& document = s.document;
    fail_each(
        [&](outcome& out) {
          std::optional<uncounted> mine(std::in_place);
          auto from = read(full_rows, memory(document));
          mine.reset();
          read_on(out, from);
          EXPECT_TRUE(out.code == errc::ok || from.next().error().code == out.code);
          mine.emplace();
        },
        may_throw::no);
  }
}

TEST(allocation, iterating) {
  const std::string& document = spellings()[0].document;  // made once, before blocks are counted
  fail_each(
      [&](outcome& out) {
        for (const full_row& row : read(full_rows, memory(document)))
          keep(out, row);
      },
      may_throw::yes);
}

TEST(allocation, rows_of_schemas) {
  static_cast<void>(item_schema());
  const std::string document =
      "<r><i id='1'><n>bolt</n><t lang='en'>round</t><q>7</q><p unit='mm'><k>a</k></p>"
      "<p><k>b</k></p></i><i id='2'><n>nut</n><p><k>c</k></p></i></r>";
  fail_each(
      [&](outcome& out) {
        auto from = read(item_schema(), memory(document));
        read_on(out, from);
      },
      may_throw::yes);
}

TEST(allocation, sources) {
  const std::string& document = spellings()[1].document;
  fail_each(
      [&](outcome& out) {
        auto from = read(full_rows, chunked(document, {11}));
        read_on(out, from);
      },
      may_throw::yes);
  fail_each(
      [&](outcome& out) {
        std::optional<uncounted> mine(std::in_place);
        std::istringstream in(document);
        mine.reset();
        {
          auto from = read(full_rows, stream(in));
          read_on(out, from);
        }
        mine.emplace();
      },
      may_throw::yes);
}

TEST(allocation, making_a_schema) {
  const schema_declaration d = item_declaration();
  fail_each(
      [&](outcome& out) {
        const result<schema> made = schema::make(d);
        if (!made) return keep_error(out, made.error());
        const uncounted mine;
        out.rows.emplace_back("made");
      },
      may_throw::no);
}

TEST(allocation, making_feeders_and_extractors) {
  fail_each(
      [&](outcome& out) {
        auto in = feed(full_rows, [](full_row&) {});
        const auto refused = in.write({});
        if (!refused) return keep_error(out, refused.error());
        const uncounted mine;
        out.rows.emplace_back("made");
      },
      may_throw::yes);
  fail_each(
      [&](outcome& out) {
        extractor get(full_rows);
        const auto refused = get("<r/>");
        if (refused.error().code != errc::record_absent) return keep_error(out, refused.error());
        const uncounted mine;
        out.rows.emplace_back("made");
      },
      may_throw::yes);
}

// A feeder or extractor that has run out of memory reads the next document as if nothing had been.
TEST(allocation, feeders_recover) {
  for (const spelling& s : spellings()) {
    SCOPED_TRACE(s.encoding);
    const std::string& document = s.document;
    fail_each(
        [&](outcome& out) {
          std::optional<uncounted> mine(std::in_place);
          outcome* target = &out;
          auto in = feed(full_rows, [&](full_row& row) { keep(*target, row); });
          mine.reset();
          const auto push_all = [&](outcome& to) {
            target = &to;
            result<void> last;
            for (std::size_t at = 0; last && at < document.size(); at += 7)
              last = in.write(std::string_view(document).substr(at, 7));
            if (last) last = in.finish();
            if (!last) keep_error(to, last.error());
          };
          push_all(out);
          mine.emplace();
          static_cast<void>(stop_failing());
          in.restart();
          outcome again;
          push_all(again);
          EXPECT_EQ(again.code, errc::ok);
          EXPECT_EQ(again.rows.size(), 4U);
        },
        may_throw::no);
  }
}

TEST(allocation, extractors_recover) {
  const std::string message =
      "<r><h>a long header, on the heap</h><i><n l='x'>long enough for the heap"
      "</n><j>a</j><c> b  c </c><d k='k'><t>long enough for the heap</t></d>"
      "</i></r>";
  for (const std::string& spelled : {message, marked_utf16(message, byte_order::big)}) {
    fail_each(
        [&](outcome& out) {
          std::optional<uncounted> mine(std::in_place);
          extractor get(full_rows);
          mine.reset();
          const auto row = get(spelled);
          mine.emplace();
          static_cast<void>(stop_failing());
          row ? keep(out, **row) : keep_error(out, row.error());
          EXPECT_TRUE(get(spelled));
        },
        may_throw::no);
  }
}

// A lack of memory is no property of a record: no policy leaves one out for it.
TEST(allocation, policies) {
  const std::string document =
      "<r><h>a long header, on the heap</h><i><n l='x'>one, long enough for the heap</n><j>1</j>"
      "<c>1</c></i><i><bad/></i><i><n l='x'>two, long enough for the "
      "heap</n><j>2</j><c>2</c></i></r>";
  for (const bad_record policy : {bad_record::skip, bad_record::reject}) {
    for (const std::string& spelled : {document, marked_utf16(document, byte_order::big)}) {
      fail_each(
          [&](outcome& out) {
            std::optional<uncounted> mine(std::in_place);
            options how;
            how.on_bad_record = policy;
            how.reject_sink = [&](const rejected_record& r) {
              const uncounted in_sink;
              EXPECT_EQ(r.raw, "<i><bad/></i>");
            };
            auto in = feed(
                full_rows, [&](full_row& row) { keep(out, row); }, how);
            mine.reset();
            result<void> last;
            for (std::size_t at = 0; last && at < spelled.size(); at += 5)
              last = in.write(std::string_view(spelled).substr(at, 5));
            if (last) last = in.finish();
            if (!last) keep_error(out, last.error());
            mine.emplace();
          },
          may_throw::no);
    }
  }
}

// Every element has a name of its own: the learnt tree grows with each.
TEST(allocation, unlearnable_documents) {
  std::string document = "<r><i id='1'><n>a</n>";
  for (int i = 0; i < 300; ++i)
    document += "<e" + std::to_string(i) + " xmlns='urn:" + std::to_string(i) + "'/>";
  document += "</i></r>";
  fail_each(
      [&](outcome& out) {
        auto from = read(items, memory(document));
        read_on(out, from);
      },
      may_throw::yes);
}

}  // namespace
