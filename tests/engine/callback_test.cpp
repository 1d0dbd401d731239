// SPDX-License-Identifier: MIT
//
// What callers' functions may do to a read: call back into it, throw, destroy it.

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "door.hpp"
#include "every_backend.hpp"

namespace {

using namespace xylem;
using namespace xylem::engine_tests;

class callbacks : public testing::TestWithParam<backend> {
 protected:
  [[nodiscard]] static options chosen() { return with(GetParam()); }
};

INSTANTIATE_TEST_SUITE_P(backends, callbacks, testing::ValuesIn(every_backend()), backend_name);

constexpr std::string_view three = "<r><i id='1'><n/></i><i id='2'><n/></i><i id='3'><n/></i></r>";
constexpr std::string_view bad_record_first = "<r><i/><i id='2'><n/></i></r>";

struct failure : std::runtime_error {
  failure() : std::runtime_error("of the caller") {}
};

std::vector<std::string> ids(std::string_view document, feeder<item>& in,
                             std::vector<std::string>& seen) {
  seen.clear();
  in.write(document).value();
  in.finish().value();
  return seen;
}

TEST_P(callbacks, calling_the_feeder_from_its_callback_is_refused) {
  feeder<item>* self = nullptr;
  std::vector<errc> answers;
  auto in = feed(
      items,
      [&](item&) {
        answers.push_back(self->write("<r/>").error().code);
        answers.push_back(self->finish().error().code);
        self->restart();  // has no effect
      },
      chosen());
  self = &in;
  ASSERT_TRUE(in.write(three));
  ASSERT_TRUE(in.finish());
  EXPECT_EQ(answers, std::vector<errc>(6, errc::reader_busy));
  EXPECT_EQ(in.summary().records, 3U);
}

TEST_P(callbacks, calling_the_feeder_from_its_reject_sink_is_refused) {
  feeder<item>* self = nullptr;
  std::vector<errc> answers;
  options how = chosen();
  how.on_bad_record = bad_record::reject;
  how.reject_sink = [&](const rejected_record&) {
    answers.push_back(self->write("<r/>").error().code);
  };
  auto in = feed(
      items, [](item&) {}, how);
  self = &in;
  ASSERT_TRUE(in.write(bad_record_first));
  ASSERT_TRUE(in.finish());
  EXPECT_EQ(answers, std::vector<errc>{errc::reader_busy});
}

TEST_P(callbacks, an_exception_of_the_callback_passes_through_and_ends_the_document) {
  std::vector<std::string> seen;
  bool throws = true;
  auto in = feed(
      items,
      [&](item& i) {
        seen.emplace_back(i.id);
        if (throws && i.id == "2") throw failure();
      },
      chosen());
  EXPECT_THROW(static_cast<void>(in.write(three)), failure);
  EXPECT_EQ(seen, (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(in.write("<").error().code, errc::callback_failed);
  EXPECT_EQ(in.finish().error().code, errc::callback_failed);
  EXPECT_EQ(seen.size(), 2U);

  // A new document has all its records, the first too.
  throws = false;
  in.restart();
  EXPECT_EQ(ids(three, in, seen), (std::vector<std::string>{"1", "2", "3"}));
}

TEST_P(callbacks, an_exception_of_the_reject_sink_passes_through_and_ends_the_document) {
  options how = chosen();
  how.on_bad_record = bad_record::reject;
  how.reject_sink = [](const rejected_record&) { throw failure(); };

  auto from = read(items, memory(bad_record_first), how);
  EXPECT_THROW(static_cast<void>(from.next()), failure);
  EXPECT_EQ(from.next().error().code, errc::callback_failed);

  std::vector<std::string> seen;
  auto in = feed(
      items, [&](item& i) { seen.emplace_back(i.id); }, how);
  EXPECT_THROW(static_cast<void>(in.write(bad_record_first)), failure);
  EXPECT_EQ(in.finish().error().code, errc::callback_failed);
  in.restart();
  EXPECT_EQ(ids(three, in, seen), (std::vector<std::string>{"1", "2", "3"}));

  extractor get(items, how);
  EXPECT_THROW(static_cast<void>(get("<r><i/></r>")), failure);
  EXPECT_EQ((*get("<r><i id='7'><n/></i></r>").value()).id, "7");
}

TEST_P(callbacks, an_exception_of_the_source_passes_through_and_ends_the_read) {
  int calls = 0;
  auto from = read(items, callback([&](std::span<char> buffer) -> result<std::size_t> {
                     if (++calls == 2) throw failure();
                     return three.copy(buffer.data(), 30);
                   }),
                   chosen());
  EXPECT_EQ(from.next().value()->id, "1");
  EXPECT_THROW(static_cast<void>(from.next()), failure);
  EXPECT_EQ(from.next().error().code, errc::callback_failed);
  EXPECT_EQ(calls, 2);
}

TEST_P(callbacks, an_error_of_the_source_comes_behind_the_records_before_it) {
  int calls = 0;
  auto from = read(items, callback([&](std::span<char> buffer) -> result<std::size_t> {
                     if (++calls == 2) return error(errc::input_read);
                     return three.copy(buffer.data(), 50);
                   }),
                   chosen());
  EXPECT_EQ(from.next().value()->id, "1");
  EXPECT_EQ(from.next().value()->id, "2");
  const auto failed = from.next();
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().code, errc::input_read);
  EXPECT_EQ(failed.error().byte_offset, 50U);
  EXPECT_EQ(from.next().error().code, errc::input_read);
  EXPECT_EQ(calls, 2);
}

// The n-th read fails, for all n: the records before it are there, and none else.
TEST_P(callbacks, every_read_may_fail) {
  constexpr std::size_t size = 3;
  for (std::size_t n = 0; n * size < three.size(); ++n) {
    for (const bool throws : {false, true}) {
      std::size_t calls = 0;
      auto from = read(items, callback([&](std::span<char> buffer) -> result<std::size_t> {
                         if (calls == n && throws) throw failure();
                         if (calls == n) return error(errc::input_read);
                         return three.copy(buffer.data(), size, size * calls++);
                       }),
                       chosen());
      std::size_t records = 0;
      try {
        auto next = from.next();
        for (; next && *next != nullptr; next = from.next())
          ++records;
        ASSERT_FALSE(throws);
        ASSERT_FALSE(next);
        ASSERT_EQ(next.error().code, errc::input_read);
        ASSERT_EQ(next.error().byte_offset, n * size);
      } catch (const failure&) {
        ASSERT_TRUE(throws);
        ASSERT_EQ(from.next().error().code, errc::callback_failed);
      }
      std::size_t closed = 0;
      for (std::size_t end = three.find("</i>"); end != three.npos && end + 4 <= n * size;
           end = three.find("</i>", end + 1))
        ++closed;
      ASSERT_EQ(records, closed) << "read " << n;
    }
  }
}

TEST_P(callbacks, a_source_that_claims_more_than_it_was_given_is_refused) {
  auto from = read(items, callback([](std::span<char> buffer) -> result<std::size_t> {
                     return buffer.size() + 1;
                   }),
                   chosen());
  EXPECT_EQ(from.next().error().code, errc::callback_failed);
}

TEST_P(callbacks, the_feeder_may_be_destroyed_in_its_callback) {
  std::optional<feeder<item>> in;
  std::vector<std::string> seen;
  in.emplace(feed(
      items,
      [&](item& i) {
        in.reset();
        seen.emplace_back(i.id);  // the record lives until the callback returns
      },
      chosen()));
  // The call goes on with the document it was given.
  EXPECT_TRUE(in->write(three));
  EXPECT_EQ(seen, (std::vector<std::string>{"1", "2", "3"}));
}

TEST_P(callbacks, the_feeder_may_be_destroyed_in_its_reject_sink) {
  std::optional<feeder<item>> in;
  options how = chosen();
  how.on_bad_record = bad_record::reject;
  how.reject_sink = [&](const rejected_record& r) {
    in.reset();
    EXPECT_EQ(r.raw, "<i/>");
  };
  in.emplace(feed(
      items, [](item&) {}, how));
  EXPECT_TRUE(in->write(bad_record_first));
}

TEST_P(callbacks, a_finished_document_takes_nothing_more) {
  std::vector<std::string> seen;
  auto in = feed(
      items, [&](item& i) { seen.emplace_back(i.id); }, chosen());
  EXPECT_EQ(ids(three, in, seen).size(), 3U);
  EXPECT_EQ(in.write("<r/>").error().code, errc::reader_finished);
  EXPECT_EQ(in.finish().error().code, errc::reader_finished);
  in.restart();
  EXPECT_EQ(ids(three, in, seen).size(), 3U);
  EXPECT_EQ(in.summary().records, 3U);
  EXPECT_EQ(in.summary().bytes, three.size());
}

TEST_P(callbacks, restart_forgets_a_document_in_the_middle_of_anything) {
  std::vector<std::string> seen;
  auto in = feed(
      items, [&](item& i) { seen.emplace_back(i.id); }, chosen());
  for (std::size_t size = 0; size <= three.size(); ++size) {
    in.restart();
    ASSERT_TRUE(in.write(three.substr(0, size)));
    in.restart();
    ASSERT_EQ(ids(three, in, seen), (std::vector<std::string>{"1", "2", "3"})) << size;
  }
}

TEST_P(callbacks, an_empty_chunk_changes_nothing) {
  std::vector<std::string> seen;
  auto in = feed(
      items, [&](item& i) { seen.emplace_back(i.id); }, chosen());
  for (const char& byte : three) {
    ASSERT_TRUE(in.write({}));
    ASSERT_TRUE(in.write({&byte, 1}));
  }
  ASSERT_TRUE(in.finish());
  EXPECT_EQ(seen.size(), 3U);
}

// The write that completes a record delivers it, not the next.
TEST_P(callbacks, a_record_is_delivered_by_its_last_byte) {
  std::size_t count = 0;
  auto in = feed(
      items, [&](item&) { ++count; }, chosen());
  for (std::size_t at = 0; at < three.size(); ++at) {
    ASSERT_TRUE(in.write(three.substr(at, 1)));
    std::size_t closed = 0;
    for (std::size_t end = three.find("</i>"); end != three.npos && end + 4 <= at + 1;
         end = three.find("</i>", end + 1))
      ++closed;
    ASSERT_EQ(count, closed) << "after byte " << at;
  }
}

// A long token in small pieces is read again only now and then, which must not be noticed.
TEST_P(callbacks, a_record_with_long_tokens_is_delivered_by_its_last_byte) {
  const std::string text(3000, 'x');
  const std::string inside[] = {
      "<n/><y z='" + text + ">\">" + text + "'/>", "<n/><!--" + text + "->" + text + "- ->-->",
      "<n/><?p " + text + "?" + text + ">?>",      "<n>&#" + std::string(3000, '0') + "65;</n>",
      "<n><![CDATA[" + text + "]>]]]>" + "</n>",   "<n></n" + std::string(3000, ' ') + ">",
  };
  for (const std::string& content : inside) {
    const std::string document = "<r><i id='1'>" + content + "</i></r>";
    std::size_t count = 0;
    std::size_t delivered_at = 0;
    auto in = feed(
        items, [&](item&) { ++count; }, chosen());
    for (std::size_t at = 0; at < document.size(); ++at) {
      ASSERT_TRUE(in.write(std::string_view(document).substr(at, 1))) << content.substr(0, 20);
      if (count != 0 && delivered_at == 0) delivered_at = at + 1;
    }
    ASSERT_TRUE(in.finish());
    EXPECT_EQ(delivered_at, document.size() - 4) << content.substr(0, 20);
  }
}

TEST_P(callbacks, records_may_be_moved_from) {
  std::vector<item> kept;
  auto in = feed(
      items, [&](item& i) { kept.push_back(std::move(i)); }, chosen());
  ASSERT_TRUE(
      in.write("<r><i id=''><n>first, and long enough for the heap</n></i>"
               "<i id=''><n>second, and long enough for the heap</n></i></r>"));
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].name, "first, and long enough for the heap");
  EXPECT_EQ(kept[1].name, "second, and long enough for the heap");
}

}  // namespace
