// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_GENERATOR_JSON_HPP
#define XYLEM_BENCH_GENERATOR_JSON_HPP

// Writes a record as JSON through the same calls as markup.hpp: elements are objects, leaves are
// strings, elements that may be repeated are arrays. Attributes and comments are left out: JSON has
// no place for them.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/generator/markup.hpp"

namespace xylem::bench {

class json {
 public:
  // `out` and `repeated`, the names of elements that become arrays, must outlive the writer. The
  // first open() is the record itself and has no name in JSON.
  json(std::string& out, std::span<const std::string_view> repeated)
      : out_(out), repeated_(repeated) {}

  void open(std::string_view name, std::string_view attributes);
  void close(std::string_view name);
  void leaf(std::string_view name, std::string_view text, spelling spelling = spelling::plain);
  void comment(std::string_view /*text*/) {}

 private:
  struct level {
    std::string_view open_array;
    bool has_members = false;
  };

  void append_string(std::string_view text);
  void begin_member(std::string_view name);
  void end_array();

  std::string& out_;
  std::span<const std::string_view> repeated_;
  std::vector<level> levels_;
};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_GENERATOR_JSON_HPP
