// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_BACKEND_PARSING_HPP
#define XYLEM_TESTS_BACKEND_PARSING_HPP

// A backend between a text and rows, fed in pieces of any size.

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "backend/backend.hpp"
#include "tests/shape/machine.hpp"

namespace xylem::backend_tests {

struct outcome {
  errc code = errc::ok;
  std::uint64_t offset = error::no_offset;
  std::uint64_t limit = 0;
  std::vector<std::string> rows;

  friend bool operator==(const outcome&, const outcome&) = default;
  friend void PrintTo(const outcome& o, std::ostream* out) {
    *out << name(o.code) << " at " << o.offset << ", limit " << o.limit;
    for (const std::string& row : o.rows)
      *out << ' ' << row;
  }
};

// For tests with the backend as their parameter.
inline std::vector<backend> every_backend() {
  std::vector<backend> out;
  for (const backend_stage::entry& e : backend_stage::registry())
    out.push_back(e.info.id);
  return out;
}
inline std::string backend_name(const testing::TestParamInfo<backend>& info) {
  return std::string(backend_stage::find(info.param)->info.name);
}

// How the end is told: with the last text, or by a call of its own.
enum class ending { with_text, alone };

class parsing {
 public:
  explicit parsing(const schema_declaration& declared, const limits& wanted = {},
                   backend which = backend::automatic)
      : bounds_(*engine_stage::effective_limits(wanted)),
        machine_(declared, wanted),
        parser_(backend_stage::find(which)->make(machine_.cursor, {bounds_, {}})) {}

  outcome run(std::string_view text, std::size_t chunk = ~std::size_t{0},
              ending how = ending::alone) {
    machine_.start();
    parser_->start_document();
    outcome out;
    bool is_fine = true;
    for (std::size_t at = 0; is_fine && at < text.size(); at += std::min(chunk, text.size() - at)) {
      const std::size_t most = std::min<std::size_t>(chunk, 32 * 1024);
      std::string_view piece = text.substr(at, std::min(chunk, text.size() - at));
      for (; is_fine && !piece.empty(); piece.remove_prefix(std::min(most, piece.size()))) {
        const std::string_view block = piece.substr(0, most);
        const bool ends = block.data() + block.size() == text.data() + text.size();
        is_fine = parser_->parse(block, ends && how == ending::with_text);
        machine_.take_records();
      }
    }
    if (is_fine && (how == ending::alone || text.empty())) is_fine = parser_->parse({}, true);
    machine_.take_records();
    if (!is_fine) {
      out.code = parser_->failure().code;
      out.offset = parser_->failure().byte_offset;
      out.limit = parser_->failure().limit;
    }
    out.rows = machine_.rows;
    return out;
  }

  [[nodiscard]] shape_tests::machine& machine() { return machine_; }
  [[nodiscard]] backend_stage::parser& parser() { return *parser_; }

 private:
  limits bounds_;
  shape_tests::machine machine_;
  std::unique_ptr<backend_stage::parser> parser_;
};

}  // namespace xylem::backend_tests

#endif  // XYLEM_TESTS_BACKEND_PARSING_HPP
