// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_BACKEND_PARSING_HPP
#define XYLEM_TESTS_BACKEND_PARSING_HPP

// A backend between a text and rows, fed in pieces of any size. What it says of a malformed text is
// diagnosed as the engine does.

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "backend/backend.hpp"
#include "scanner/diagnosis.hpp"
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
                   backend which = backend::automatic, prediction foresight = prediction::on)
      : bounds_(*engine_stage::effective_limits(wanted)),
        machine_(declared, wanted),
        parser_(backend_stage::find(which)->make(machine_.cursor, {bounds_, {}, foresight})) {}

  // The text stays where it is while it is read, and parsers are told so.
  void keep_text() noexcept { lives_ = record::text_lifetime::document; }

  // Each piece is copied before it is parsed, so that it ends there.
  void read_in_front_of(char* end) noexcept { piece_end_ = end; }

  outcome run(std::string_view text, std::size_t chunk = ~std::size_t{0},
              ending how = ending::alone) {
    machine_.start();
    parser_->start_document(0);
    outcome out;
    text_ = text;
    end_ = 0;
    origin_ = {};
    failure_ = error();
    bool is_fine = true;
    std::string_view rest = text;
    while (is_fine && !rest.empty()) {
      const std::string_view block =
          whole_characters(rest, std::min<std::size_t>(chunk, 32 * 1024));
      rest.remove_prefix(block.size());
      is_fine = parse(block, rest.empty() && how == ending::with_text);
    }
    if (is_fine && (how == ending::alone || text.empty())) is_fine = parse({}, true);
    if (!is_fine) {
      out.code = failure_.code;
      out.offset = failure_.byte_offset;
      out.limit = failure_.limit;
    }
    out.rows = machine_.rows;
    return out;
  }

  [[nodiscard]] shape_tests::machine& machine() { return machine_; }
  [[nodiscard]] backend_stage::parser& parser() { return *parser_; }

 private:
  // As the gate cuts: never inside a UTF-8 sequence.
  static std::string_view whole_characters(std::string_view text, std::size_t most) {
    while (most < text.size() && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U)
      ++most;
    return text.substr(0, most);
  }

  bool parse(std::string_view block, bool is_last) {
    end_ += block.size();
    if (piece_end_ != nullptr) {
      char* const begin = piece_end_ - block.size();
      std::copy(block.begin(), block.end(), begin);
      block = {begin, block.size()};
    }
    const bool is_fine = parser_->parse({block, is_last, lives_});
    machine_.take_records();
    if (is_fine) {
      origin_ = {parser_->open_token_offset(), machine_.cursor.depth(),
                 !machine_.cursor.root_local().empty()};
      return true;
    }
    failure_ = parser_->failure();
    const error found =
        scanner::diagnosis(bounds_, {})
            .run(text_.substr(origin_.offset, end_ - origin_.offset), origin_, failure_,
                 is_last ? scanner::text_end::document : scanner::text_end::open);
    if (found.code != errc::ok) failure_ = found;
    return false;
  }

  record::text_lifetime lives_ = record::text_lifetime::call;
  char* piece_end_ = nullptr;
  std::string_view text_;
  std::size_t end_ = 0;  // of what was parsed
  scanner::text_origin origin_;
  error failure_;
  limits bounds_;
  shape_tests::machine machine_;
  std::unique_ptr<backend_stage::parser> parser_;
};

}  // namespace xylem::backend_tests

#endif  // XYLEM_TESTS_BACKEND_PARSING_HPP
