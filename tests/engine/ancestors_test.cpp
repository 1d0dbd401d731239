// SPDX-License-Identifier: MIT
//
// '../' fields through the doors: what is seen, what is not yet, what comes too late.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "door.hpp"
#include "encoded.hpp"

namespace xylem::engine_tests {
namespace {

struct line {
  std::string header;
  std::string value;
};

std::string shown(const line& l) {
  return l.header + "/" + l.value;
}

constexpr auto strict =
    projection<line>("/r/g/i", field<&line::header>("../h"), field<&line::value>("v"));
constexpr auto first_header =
    projection<line>("/r/g/i", field<&line::header>("../h", first), field<&line::value>("v"));
constexpr auto lenient =
    projection<line>("/r/g/i", field<&line::header>("../h", unseen_is_missing, default_value("-")),
                     field<&line::value>("v"));

template <class D>
outcome push_lines(const D& declared, std::string_view document, std::size_t chunk) {
  outcome out;
  auto in = feed(declared, [&](line& l) { out.rows.push_back(shown(l)); });
  result<void> last;
  for (chunker chunks(document, {chunk}); last && !chunks.is_empty();)
    last = in.write(std::string(chunks.take()));
  if (last) last = in.finish();
  if (!last) out.fail(last.error());
  return out;
}

template <class D>
void expect(const D& declared, std::string_view document, const outcome& expected) {
  for (const std::size_t chunk : {1U, 2U, 5U, 1000U}) {
    EXPECT_EQ(push_lines(declared, document, chunk), expected) << "chunks of " << chunk;
  }
}

TEST(ancestors, values_of_an_enclosing_element_reach_its_records) {
  expect(strict,
         "<r><g><h>A</h><i><v>1</v></i><i><v>2</v></i></g><g><h>B</h><i><v>3</v></i></g></r>",
         {.rows = {"A/1", "A/2", "B/3"}});
}

TEST(ancestors, a_value_that_was_not_seen_is_an_error) {
  const std::string_view document = "<r><g><h>A</h><i><v>1</v></i></g><g><i><v>2</v></i></g></r>";
  expect(strict, document,
         {.rows = {"A/1"},
          .code = errc::ancestor_value_unseen,
          .offset = document.find("<i><v>2"),
          .record = 1});
  expect(lenient, document, {.rows = {"A/1", "-/2"}});
}

TEST(ancestors, a_value_that_follows_its_records_is_an_error) {
  const std::string_view document = "<r><g><h>A</h><i><v>1</v></i><h>B</h><i><v>2</v></i></g></r>";
  expect(strict, document,
         {.rows = {"A/1"}, .code = errc::ancestor_value_late, .offset = document.find("<h>B")});
  expect(first_header, document, {.rows = {"A/1", "A/2"}});
}

TEST(ancestors, a_late_value_is_found_in_utf16_too) {
  const std::string text = "<r>\xC3\xA9<g><h>A</h><i><v>1</v></i><h>B</h></g></r>";
  expect(strict, marked_utf16(text, byte_order::big),
         {.rows = {"A/1"},
          .code = errc::ancestor_value_late,
          .offset = marked_utf16(text.substr(0, text.find("<h>B")), byte_order::big).size()});
}

}  // namespace
}  // namespace xylem::engine_tests
