// SPDX-License-Identifier: MIT
#include "bench/generator/leaves.hpp"

#include <algorithm>
#include <array>

namespace xylem::bench {

void leaf_list::open(std::string_view name, std::string_view /*attributes*/) {
  ++depth_;
  if (depth_ == 1) return;
  open_.emplace_back(name);
  if (name == "E1EDP01") open_.back() += '[' + std::to_string(++items_) + ']';
  constexpr std::array<std::string_view, 6> qualified{"E1EDK14", "E1EDK03", "E1EDKA1",
                                                      "E1EDK02", "E1EDK17", "E1EDS01"};
  waits_for_qualifier_ = std::find(qualified.begin(), qualified.end(), name) != qualified.end();
}

void leaf_list::close(std::string_view /*name*/) {
  --depth_;
  if (depth_ > 0) open_.pop_back();
}

void leaf_list::leaf(std::string_view name, std::string_view text, spelling /*spelling*/) {
  if (waits_for_qualifier_) {
    open_.back().append("[").append(name).append("='").append(text).append("']");
    waits_for_qualifier_ = false;
  }
  order_leaf& made = out_.emplace_back();
  for (const std::string& step : open_)
    made.path += step + '/';
  made.path += name;
  made.text = text;
}

}  // namespace xylem::bench
