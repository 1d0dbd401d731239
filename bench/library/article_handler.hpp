// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_LIBRARY_ARTICLE_HANDLER_HPP
#define XYLEM_BENCH_LIBRARY_ARTICLE_HANDLER_HPP

// @id, TITLE and PUBLISHED of /ARTICLES/ARTICLE behind any parser of events; every string keeps its
// memory from record to record.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "bench/library/library.hpp"

namespace xylem::bench {

class article_handler {
 public:
  explicit article_handler(const record_callback& callback) : answer_(callback) {}

  // `attribute` gives the value of the attribute of that name.
  void start(std::string_view name, const auto& attribute) {
    ++depth_;
    if (depth_ == 3) {
      if (is_record_) target_ = name == "TITLE" ? 1 : name == "PUBLISHED" ? 2 : 0;
      if (target_ != 0) is_present_[target_] = true;
    } else if (depth_ == 2) {
      is_record_ = is_articles_ && name == "ARTICLE";
      if (is_record_) keep_id(attribute("id"));
    } else if (depth_ == 1) {
      is_articles_ = name == "ARTICLES";
    }
  }

  void text(std::string_view text) {
    if (target_ != 0) texts_[target_] += text;
  }

  void end() {
    if (depth_ == 3) target_ = 0;
    if (depth_ == 2 && is_record_) end_record();
    --depth_;
  }

  // Whether text() does anything here.
  [[nodiscard]] bool wants_text() const { return target_ != 0; }

  [[nodiscard]] answer result() const { return answer_.result(); }

 private:
  void keep_id(field_text id) {
    is_present_[0] = id.has_value();
    if (id) texts_[0] = *id;
  }

  void end_record() {
    std::array<field_text, 3> fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (is_present_[i]) fields[i] = texts_[i];
    }
    answer_.add(fields);
    is_present_.fill(false);
    for (std::string& text : texts_)
      text.clear();
  }

  answer_builder answer_;
  int depth_ = 0;
  bool is_articles_ = false;
  bool is_record_ = false;
  std::size_t target_ = 0;  // the index of the open field; 0: none
  std::array<std::string, 3> texts_;
  std::array<bool, 3> is_present_{};
};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_LIBRARY_ARTICLE_HANDLER_HPP
