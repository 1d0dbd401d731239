// SPDX-License-Identifier: MIT
// Results that must not be dropped. [[nodiscard]] is a warning; with warnings as errors it stops.

#include <string_view>

#include <xylem/extractor.hpp>
#include <xylem/feed.hpp>
#include <xylem/path.hpp>
#include <xylem/reader.hpp>

namespace {

struct order {
  std::string_view number;
};

constexpr auto orders = xylem::projection<order>("/A", xylem::field<&order::number>("B"));

[[maybe_unused]] void next(xylem::reader<order>& reader) {
#ifdef XYLEM_BAD_next
  // expect: error: ignoring return.* value .*nodiscard
  reader.next();
#else
  reader.next().value();
#endif
}

[[maybe_unused]] void read() {
#ifdef XYLEM_BAD_read
  // expect: error: ignoring return.* value .*nodiscard
  xylem::read(orders, xylem::memory("<A/>"));
#else
  for ([[maybe_unused]] const order& o : xylem::read(orders, xylem::memory("<A/>"))) {
  }
#endif
}

[[maybe_unused]] void write(xylem::feeder<order>& feeder) {
#ifdef XYLEM_BAD_write
  // expect: error: ignoring return.* value .*nodiscard
  feeder.write("<A/>");
#else
  feeder.write("<A/>").value();
#endif
}

[[maybe_unused]] void finish(xylem::feeder<order>& feeder) {
#ifdef XYLEM_BAD_finish
  // expect: error: ignoring return.* value .*nodiscard
  feeder.finish();
#else
  feeder.finish().value();
#endif
}

[[maybe_unused]] void extract(xylem::extractor<order>& extractor) {
#ifdef XYLEM_BAD_extract
  // expect: error: ignoring return.* value .*nodiscard
  extractor("<A/>");
#else
  extractor("<A/>").value();
#endif
}

[[maybe_unused]] void check_path(std::string_view path) {
#ifdef XYLEM_BAD_check_path
  // expect: error: ignoring return.* value .*nodiscard
  xylem::check_field_path(path);
#else
  xylem::check_field_path(path).value();
#endif
}

}  // namespace
