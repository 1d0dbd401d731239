// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_LIBRARY_MAP_HANDLER_HPP
#define XYLEM_BENCH_LIBRARY_MAP_HANDLER_HPP

// @id, @lat and @lon of /osm/node behind any parser of events: a record is complete with its start
// tag, so nothing is kept.

#include <array>
#include <string_view>

#include "bench/library/library.hpp"

namespace xylem::bench {

class map_handler {
 public:
  explicit map_handler(const record_callback& callback) : answer_(callback) {}

  // `attribute` gives the value of the attribute of that name.
  void start(std::string_view name, const auto& attribute) {
    ++depth_;
    if (depth_ == 2) {
      if (is_map_ && name == "node") {
        const std::array<field_text, 3> fields{attribute("id"), attribute("lat"), attribute("lon")};
        answer_.add(fields);
      }
    } else if (depth_ == 1) {
      is_map_ = name == "osm";
    }
  }

  void text(std::string_view /*text*/) {}

  void end() { --depth_; }

  // Whether text() does anything here.
  [[nodiscard]] static bool wants_text() { return false; }

  [[nodiscard]] answer result() const { return answer_.result(); }

 private:
  answer_builder answer_;
  int depth_ = 0;
  bool is_map_ = false;
};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_LIBRARY_MAP_HANDLER_HPP
