// SPDX-License-Identifier: MIT
#include "bench/generator/json.hpp"

#include <algorithm>

namespace xylem::bench {

void json::open(std::string_view name, std::string_view /*attributes*/) {
  if (!levels_.empty()) {
    if (levels_.back().open_array == name) {
      out_ += ',';
    } else {
      begin_member(name);
      if (std::find(repeated_.begin(), repeated_.end(), name) != repeated_.end()) {
        out_ += '[';
        levels_.back().open_array = name;
      }
    }
  }
  out_ += '{';
  levels_.emplace_back();
}

void json::close(std::string_view /*name*/) {
  end_array();
  out_ += '}';
  levels_.pop_back();
}

void json::leaf(std::string_view name, std::string_view text, spelling /*spelling*/) {
  begin_member(name);
  append_string(text);
}

void json::append_string(std::string_view text) {
  out_ += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') out_ += '\\';
    out_ += c;
  }
  out_ += '"';
}

void json::begin_member(std::string_view name) {
  end_array();
  if (levels_.back().has_members) out_ += ',';
  levels_.back().has_members = true;
  append_string(name);
  out_ += ':';
}

void json::end_array() {
  if (levels_.back().open_array.empty()) return;
  out_ += ']';
  levels_.back().open_array = {};
}

}  // namespace xylem::bench
