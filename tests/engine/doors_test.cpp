// SPDX-License-Identifier: MIT
//
// One test body, every way in: whatever hands over the bytes and however they are cut, a document
// gives the same rows, the same verdict and the same place.

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "documents.hpp"
#include "door.hpp"
#include "every_backend.hpp"

namespace {

using namespace xylem;
using namespace xylem::engine_tests;

// All documents by number: the good ones, the bad ones, the long ones.
document document_at(std::size_t index) {
  for (const auto* some : {&good_documents(), &bad_documents()}) {
    if (index < some->size()) return (*some)[index];
    index -= some->size();
  }
  return long_document_at(index);
}

auto good_ones() {
  return testing::Range(std::size_t{0}, good_documents().size());
}

auto short_ones() {
  return testing::Range(std::size_t{0}, good_documents().size() + bad_documents().size());
}

auto all() {
  return testing::Range(std::size_t{0},
                        good_documents().size() + bad_documents().size() + long_document_count);
}

// One feeder for many documents: nothing may depend on how often it was used.
class reused_feed {
 public:
  explicit reused_feed(const options& how)
      : in_(feed(
            items, [this](item& i) { out_.rows.push_back(shown(i)); }, how)) {}

  outcome push(std::string_view document, const chunk_sizes& sizes) {
    out_ = {};
    in_.restart();
    result<void> last;
    for (chunker chunks(document, sizes); last && !chunks.is_empty();)
      last = in_.write(chunks.take());
    if (last) last = in_.finish();
    if (!last) out_.fail(last.error());
    return out_;
  }

 private:
  outcome out_;
  feeder<item> in_;
};

class doors_test : public testing::TestWithParam<std::size_t> {};
class cuts_test : public testing::TestWithParam<std::size_t> {};
class sizes_test : public testing::TestWithParam<std::size_t> {};
class truncation_test : public testing::TestWithParam<std::size_t> {};

TEST_P(doors_test, all_doors_give_the_same) {
  const document d = document_at(GetParam());
  SCOPED_TRACE(d.name);
  for (const door& way : doors()) {
    EXPECT_EQ(way.read(d.bytes, d.how), d.expected) << way.name;
  }
}

TEST_P(doors_test, all_backends_give_the_same) {
  const document d = document_at(GetParam());
  SCOPED_TRACE(d.name);
  for (const backend_info& b : backends()) {
    const options how = with(b.id, d.how);
    EXPECT_EQ(drain(read(items, memory(d.bytes), how)), d.expected) << b.name;
    EXPECT_EQ(push(items, d.bytes, {1}, how), d.expected) << b.name;
    EXPECT_EQ(push(items, d.bytes, {13, 5, 1000}, how), d.expected) << b.name;
  }
}

// What an extractor makes of the document: the only record, or why there is none. What is wrong
// with the document goes first, then that there are several records, then what is wrong with the
// record.
outcome extracted(const document& d) {
  constexpr std::size_t first_look = 32 * 1024;
  outcome out = d.expected;
  const bool is_bad_record = out.record != error::no_record;
  const std::size_t records = out.rows.size() + (is_bad_record ? 1 : 0);
  if (records > 1 && (is_bad_record || out.code == errc::ok || d.bytes.size() > first_look)) {
    out = {.rows = {}, .code = errc::record_not_unique};
  } else if (out.code == errc::ok && records == 0) {
    out.code = errc::record_absent;
  } else if (out.code != errc::ok) {
    out.rows.clear();
  }
  return out;
}

TEST_P(doors_test, extractors_give_the_only_record) {
  const document d = document_at(GetParam());
  SCOPED_TRACE(d.name);
  for (const door& way : extractors()) {
    EXPECT_EQ(way.read(d.bytes, d.how), d.extracted.value_or(extracted(d))) << way.name;
  }
}

INSTANTIATE_TEST_SUITE_P(documents, doors_test, all());

TEST_P(cuts_test, every_cut_in_two) {
  const document d = document_at(GetParam());
  SCOPED_TRACE(d.name);
  ASSERT_LE(d.bytes.size(), 4096U);
  for (std::size_t first = 1; first < d.bytes.size(); ++first) {
    const chunk_sizes sizes = {first, d.bytes.size()};
    ASSERT_EQ(push(items, d.bytes, sizes, d.how), d.expected) << "cut at " << first;
    ASSERT_EQ(drain(read(items, chunked(d.bytes, sizes), d.how)), d.expected) << "cut at " << first;
  }
}

TEST_P(cuts_test, every_cut_in_three) {
  const document d = document_at(GetParam());
  SCOPED_TRACE(d.name);
  if (d.bytes.size() > 256) return;
  reused_feed in(d.how);
  for (std::size_t first = 1; first < d.bytes.size(); ++first) {
    for (std::size_t next = 1; first + next < d.bytes.size(); ++next) {
      ASSERT_EQ(in.push(d.bytes, {first, next, d.bytes.size()}), d.expected)
          << "cut at " << first << " and " << first + next;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(documents, cuts_test, short_ones());

TEST_P(sizes_test, every_small_size_and_some_large_ones) {
  const document d = document_at(GetParam());
  SCOPED_TRACE(d.name);
  chunk_sizes sizes = {4095, 4096, 4097, 32'767, 32'768, 32'769, 65'535, 65'536, 65'537};
  // Long documents have every alignment to the borders at a few odd sizes too.
  const bool is_long = d.bytes.size() > 4096;
  for (std::size_t size = 1; size <= 65; size += is_long && size > 3 ? 9 : 1)
    sizes.push_back(size);
  for (const std::size_t size : sizes) {
    ASSERT_EQ(push(items, d.bytes, {size}, d.how), d.expected) << "size " << size;
  }
  for (const std::size_t size : {std::size_t{1}, std::size_t{4097}}) {
    ASSERT_EQ(push(item_schema(), d.bytes, {size}, d.how), d.expected) << "size " << size;
  }
}

INSTANTIATE_TEST_SUITE_P(documents, sizes_test, all());

// How many records have closed in the first bytes, in UTF-8 or UTF-16: end tags of `i` that are not
// in a comment, an instruction, a CDATA section or another namespace, and empty tags of it.
std::size_t closed_records(std::string_view bytes, std::size_t size) {
  const bool is_utf16 = bytes.find('\0') != std::string_view::npos;
  std::string text;
  for (const char c : bytes.substr(0, is_utf16 ? size / 2 * 2 : size)) {
    if (c != '\0') text += c;
  }
  constexpr std::pair<std::string_view, std::string_view> skipped[] = {
      {"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}, {"'", "'"}};
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = std::string_view(text).substr(at);
    const auto* const skip =
        std::ranges::find_if(skipped, [&](const auto& s) { return rest.starts_with(s.first); });
    if (skip != std::end(skipped)) {
      const std::size_t end = rest.find(skip->second, skip->first.size());
      if (end == std::string_view::npos) break;
      at += end + skip->second.size();
      continue;
    }
    if (rest.starts_with("</i>") || rest.starts_with("</a:i>")) ++count;
    ++at;
  }
  return count;
}

// Cut off anywhere, a document is never taken for whole, and the records that closed before are
// delivered.
TEST_P(truncation_test, cut_off_at_every_byte) {
  const document d = document_at(GetParam());
  SCOPED_TRACE(d.name);
  for (std::size_t size = 0; size < d.bytes.size(); ++size) {
    const std::string_view part = std::string_view(d.bytes).substr(0, size);
    const outcome whole = push(items, part, {size + 1}, d.how);
    const error_class kind = class_of(whole.code);
    // The encoding of a document without a mark shows in its first four bytes; less is UTF-8.
    const bool is_unmarked_utf16 = size < 4 && d.bytes.front() == '\0';
    ASSERT_TRUE(kind == error_class::truncated || kind == error_class::encoding ||
                (is_unmarked_utf16 && kind == error_class::syntax))
        << "cut off at " << size << ": " << name(whole.code);
    ASSERT_LE(whole.offset, size);
    ASSERT_LE(whole.rows.size(), d.expected.rows.size());
    ASSERT_TRUE(std::equal(whole.rows.begin(), whole.rows.end(), d.expected.rows.begin()))
        << "cut off at " << size << ": a row that the document does not contain";
    ASSERT_EQ(whole.rows.size(), closed_records(d.bytes, size)) << "cut off at " << size;
    for (const backend_info& b : backends()) {
      const options how = with(b.id, d.how);
      ASSERT_EQ(push(items, part, {1}, how), whole) << b.name << ", cut off at " << size;
      ASSERT_EQ(push(items, part, {7}, how), whole) << b.name << ", cut off at " << size;
      ASSERT_EQ(drain(read(items, memory(part), how)), whole) << b.name << ", cut off at " << size;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(documents, truncation_test, good_ones());

}  // namespace
