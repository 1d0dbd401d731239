// SPDX-License-Identifier: MIT
//
// Bad records of well-formed documents: what each policy does with them, what is counted, and what
// the reject sink sees.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "door.hpp"
#include "encoded.hpp"

namespace xylem::engine_tests {

struct unlucky {};

}  // namespace xylem::engine_tests

// A type for whose values there is never any memory.
template <>
struct xylem::convert<xylem::engine_tests::unlucky> {
  static constexpr std::string_view type_name = "unlucky";
  static errc from_text(std::string_view, const text_format&,
                        xylem::engine_tests::unlucky&) noexcept {
    return errc::out_of_memory;
  }
};

namespace {

using namespace xylem;
using namespace xylem::engine_tests;

struct entry {
  std::string id;
  std::optional<int> count;
};

constexpr auto entries =
    projection<entry>("/r/i", field<&entry::id>("@id"), field<&entry::count>("c"));

std::string shown(const entry& e) {
  return e.id + "=" + (e.count ? std::to_string(*e.count) : "~");
}

struct seen {
  std::vector<std::string> rows;
  std::vector<std::string> rejected;
  std::optional<error> failure;
  summary counts;
};

seen read_with(bad_record policy, std::string_view document, std::size_t chunk,
               const limits& bounds = {}) {
  seen out;
  options how;
  how.on_bad_record = policy;
  how.limits = bounds;
  how.reject_sink = [&](const rejected_record& r) {
    EXPECT_EQ(r.record_path, "/r/i");
    EXPECT_GE(r.why.byte_offset, r.begin_offset);
    EXPECT_LT(r.why.byte_offset, r.end_offset);
    out.rejected.push_back(std::string(name(r.why.code)) + " " + std::to_string(r.why.byte_offset) +
                           " record " + std::to_string(r.why.record_index) + " " +
                           std::string(r.why.field.view()) + " [" + std::to_string(r.begin_offset) +
                           "," + std::to_string(r.end_offset) + ") " + std::string(r.raw));
  };
  auto in = feed(
      entries, [&](entry& e) { out.rows.push_back(shown(e)); }, how);
  result<void> last;
  for (chunker chunks(document, {chunk}); last && !chunks.is_empty();)
    last = in.write(std::string(chunks.take()));
  if (last) last = in.finish();
  if (!last) out.failure = last.error();
  out.counts = in.summary();
  return out;
}

constexpr std::size_t chunk_sizes_to_try[] = {1, 3, 7, 64, 4096, 1'000'000};

// Record 0 is good, 1 lacks its id, 2 has a malformed count, 3 two counts, 4 is good.
const std::string mixed =
    "<r><i id='a'><c>1</c></i>\n<i><c>2</c></i>\n<i id='c'><x/><c>zwei</c></i>\n"
    "<i id='d'><c>3</c><c>4</c></i>\n<i id='e'/></r>";

TEST(policy, stop_ends_the_read_at_the_first_bad_record) {
  for (const std::size_t chunk : chunk_sizes_to_try) {
    const seen out = read_with(bad_record::stop, mixed, chunk);
    EXPECT_EQ(out.rows, std::vector<std::string>{"a=1"});
    ASSERT_TRUE(out.failure);
    EXPECT_EQ(out.failure->code, errc::field_missing);
    EXPECT_EQ(out.failure->byte_offset, mixed.find("<i>"));
    EXPECT_EQ(out.failure->record_index, 1U);
    EXPECT_EQ(out.failure->field.view(), "@id");
    EXPECT_EQ(out.failure->field_index, 0U);
    EXPECT_FALSE(out.counts.is_complete);
  }
}

TEST(policy, null_field_makes_null_what_can_be_and_stops_at_the_rest) {
  const std::string document =
      "<r><i id='a'><c>eins</c></i><i id='b'><c>999999999999</c></i><i id='c'><c>3</c></i>"
      "<i><c>4</c></i></r>";
  for (const std::size_t chunk : chunk_sizes_to_try) {
    const seen out = read_with(bad_record::null_field, document, chunk);
    EXPECT_EQ(out.rows, (std::vector<std::string>{"a=~", "b=~", "c=3"}));
    EXPECT_EQ(out.counts.null_fields, 2U);
    EXPECT_EQ(out.counts.bad_records, 0U);
    ASSERT_TRUE(out.failure);
    EXPECT_EQ(out.failure->code, errc::field_missing);
    EXPECT_EQ(out.failure->record_index, 3U);
  }
}

TEST(policy, skip_leaves_bad_records_out_and_counts_them) {
  for (const std::size_t chunk : chunk_sizes_to_try) {
    const seen out = read_with(bad_record::skip, mixed, chunk);
    EXPECT_EQ(out.rows, (std::vector<std::string>{"a=1", "e=~"}));
    EXPECT_FALSE(out.failure);
    EXPECT_EQ(out.counts.records, 2U);
    EXPECT_EQ(out.counts.bad_records, 3U);
    EXPECT_TRUE(out.counts.is_complete);
    EXPECT_TRUE(out.rejected.empty());
  }
}

// The records of `mixed` as a sink sees them, in an encoding that `encoded` spells text in.
template <class Encoded>
std::vector<std::string> rejects_of_mixed(Encoded encoded) {
  const auto offset = [&](std::size_t in_text) {
    return std::to_string(encoded(mixed.substr(0, in_text)).size());
  };
  const auto line = [&](std::string_view why, std::string_view place, std::string_view record,
                        std::string_view index_and_field) {
    const std::size_t begin = mixed.find(record);
    return std::string(why) + " " + offset(mixed.find(place)) + " record " +
           std::string(index_and_field) + " [" + offset(begin) + "," +
           offset(begin + record.size()) + ") " + std::string(record);
  };
  return {line("field_missing", "<i>", "<i><c>2</c></i>", "1 @id"),
          line("value_malformed", "<c>zwei", "<i id='c'><x/><c>zwei</c></i>", "2 c"),
          line("field_repeated", "<c>4", "<i id='d'><c>3</c><c>4</c></i>", "3 c")};
}

TEST(policy, reject_hands_over_bad_records_as_they_stand) {
  const auto plain = [](const std::string& text) { return text; };
  for (const std::size_t chunk : chunk_sizes_to_try) {
    const seen out = read_with(bad_record::reject, mixed, chunk);
    EXPECT_EQ(out.rows, (std::vector<std::string>{"a=1", "e=~"}));
    EXPECT_EQ(out.rejected, rejects_of_mixed(plain)) << "chunks of " << chunk;
    EXPECT_EQ(out.counts.bad_records, 3U);
  }
}

TEST(policy, rejected_records_are_utf8_with_offsets_of_the_input) {
  const auto little = [](const std::string& text) {
    return marked_utf16(text, byte_order::little);
  };
  const auto marked = [](const std::string& text) { return "\xEF\xBB\xBF" + text; };
  for (const std::size_t chunk : chunk_sizes_to_try) {
    EXPECT_EQ(read_with(bad_record::reject, little(mixed), chunk).rejected,
              rejects_of_mixed(little))
        << "UTF-16, chunks of " << chunk;
    EXPECT_EQ(read_with(bad_record::reject, marked(mixed), chunk).rejected,
              rejects_of_mixed(marked))
        << "UTF-8 with a mark, chunks of " << chunk;
  }
  const std::string latin =
      "<?xml version='1.0' encoding='ISO-8859-1'?><r><x>\xE9</x><i>\xFC</i></r>";
  const std::size_t begin = latin.find("<i>");
  for (const std::size_t chunk : chunk_sizes_to_try) {
    EXPECT_EQ(read_with(bad_record::reject, latin, chunk).rejected,
              std::vector<std::string>{"field_missing " + std::to_string(begin) +
                                       " record 0 @id [" + std::to_string(begin) + "," +
                                       std::to_string(begin + 8) + ") <i>\xC3\xBC</i>"})
        << "chunks of " << chunk;
  }
}

TEST(policy, rejected_records_are_whole_however_long_and_again_after_a_restart) {
  const std::string record = "<i><c>" + std::string(150'000, ' ') + "</c>\xC3\xA9</i>";
  const std::string document = "<r>" + std::string(40'000, ' ') + record + record + "</r>";
  for (const std::string& spelled : {document, marked_utf16(document, byte_order::big)}) {
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{5000}, std::size_t{1'000'000}}) {
      options how;
      how.on_bad_record = bad_record::reject;
      std::vector<std::string> raw;
      how.reject_sink = [&](const rejected_record& r) { raw.emplace_back(r.raw); };
      auto in = feed(
          entries, [](entry&) { FAIL(); }, how);
      for (int round = 0; round < 2; ++round) {
        raw.clear();
        for (chunker chunks(spelled, {chunk}); !chunks.is_empty();)
          ASSERT_TRUE(in.write(chunks.take()));
        ASSERT_TRUE(in.finish());
        ASSERT_EQ(raw.size(), 2U);
        EXPECT_TRUE(raw[0] == record && raw[1] == record) << "chunks of " << chunk;
        in.restart();
      }
    }
  }
}

TEST(policy, a_rejected_record_over_the_limit_has_a_place_and_no_text) {
  limits bounds;
  bounds.record_bytes = 1000;
  const std::string record = "<i id='long'>" + std::string(100'000, 'x') + "</i>";
  const std::string document = "<r>\xC3\xA9" + record + "<i/><i id='b'/></r>";
  for (const bool is_utf16 : {false, true}) {
    const std::string bytes = is_utf16 ? marked_utf16(document, byte_order::little) : document;
    const auto offset = [&](std::size_t in_text) {
      return is_utf16 ? marked_utf16(document.substr(0, in_text), byte_order::little).size()
                      : in_text;
    };
    const std::size_t begin = document.find("<i ");
    const std::size_t end = begin + record.size();
    const auto range = [&](std::size_t from, std::size_t to) {
      return "[" + std::to_string(offset(from)) + "," + std::to_string(offset(to)) + ") ";
    };
    for (const std::size_t chunk : chunk_sizes_to_try) {
      const seen out = read_with(bad_record::reject, bytes, chunk, bounds);
      EXPECT_EQ(out.rows, std::vector<std::string>{"b=~"});
      EXPECT_EQ(out.rejected,
                (std::vector<std::string>{"limit_record " + std::to_string(offset(begin)) +
                                              " record 0  " + range(begin, end),
                                          "field_missing " + std::to_string(offset(end)) +
                                              " record 1 @id " + range(end, end + 4) + "<i/>"}))
          << "chunks of " << chunk;
    }
  }
}

// Records wait for the end of a block; what one needs must not be taken from the next.
TEST(policy, limits_hold_for_each_record_alone) {
  limits bounds;
  bounds.record_bytes = 1000;
  bounds.field_text_bytes = 1000;
  struct row {
    std::string v;
  };
  const auto v = [](std::size_t size) { return "<i><v>" + std::string(size, 'x') + "</v></i>"; };
  const std::string document =
      "<r>" + v(900) + v(901) + v(902) + v(3000) + v(903) + v(70'000) + v(904) + v(5) + "</r>";
  constexpr auto rows = projection<row>("/r/i", field<&row::v>("v"));
  for (const std::size_t chunk : chunk_sizes_to_try) {
    std::vector<std::size_t> sizes;
    options how;
    how.limits = bounds;
    how.on_bad_record = bad_record::skip;
    auto in = feed(
        rows, [&](row& r) { sizes.push_back(r.v.size()); }, how);
    for (chunker chunks(document, {chunk}); !chunks.is_empty();)
      ASSERT_TRUE(in.write(chunks.take()));
    ASSERT_TRUE(in.finish());
    EXPECT_EQ(sizes, (std::vector<std::size_t>{900, 901, 902, 903, 904, 5})) << chunk;
    EXPECT_EQ(in.summary().bad_records, 2U);
  }
}

TEST(policy, a_lack_of_memory_is_no_property_of_a_record) {
  struct row {
    std::optional<unlucky> u;
  };
  constexpr auto rows = projection<row>("/r/i", field<&row::u>("u"));
  for (const bad_record policy :
       {bad_record::stop, bad_record::null_field, bad_record::skip, bad_record::reject}) {
    options how;
    how.on_bad_record = policy;
    how.reject_sink = [](const rejected_record&) { FAIL(); };
    auto from = read(rows, memory("<r><i/><i><u/></i><i/></r>"), how);
    ASSERT_TRUE(from.next());
    EXPECT_EQ(from.next().error().code, errc::out_of_memory);
    EXPECT_EQ(from.next().error().code, errc::out_of_memory);
    extractor get(rows, how);
    EXPECT_EQ(get("<r><i><u/></i></r>").error().code, errc::out_of_memory);
  }
}

}  // namespace
