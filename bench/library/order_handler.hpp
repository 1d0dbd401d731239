// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_LIBRARY_ORDER_HANDLER_HPP
#define XYLEM_BENCH_LIBRARY_ORDER_HANDLER_HPP

// What a good engineer writes behind any parser for exactly these 20 fields: the depth says what a
// tag can be, names are compared only where a wanted one can stand, the values of a qualified
// segment are held until it ends, and every string keeps its memory from record to record.

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "bench/library/library.hpp"
#include "bench/library/order_segments.hpp"

namespace xylem::bench {

struct value {
  std::string text;
  bool is_present = false;

  void clear() {
    text.clear();
    is_present = false;
  }
};

class order_handler {
 public:
  explicit order_handler(const record_callback& callback) : answer_(callback) {}

  void start(std::string_view name, const auto& /*attribute*/) {
    ++depth_;
    if (depth_ == 4) {
      target_ = segment_ == segment::other ? nullptr : leaf_named(name);
      if (target_ != nullptr) target_->is_present = true;
    } else if (depth_ == 3) {
      segment_ = is_record_ ? segment_named(name) : segment::other;
    } else if (depth_ == 2) {
      is_record_ = is_orders_ && name == "IDOC";
    } else if (depth_ == 1) {
      is_orders_ = name == "ORDERS05";
    }
  }

  void text(std::string_view text) {
    if (target_ != nullptr) target_->text += text;
  }

  void end() {
    if (depth_ == 4) target_ = nullptr;
    if (depth_ == 3 && segment_ >= segment::org) end_qualified_segment();
    if (depth_ == 2 && is_record_) end_record();
    --depth_;
  }

  // Whether text() does anything here.
  [[nodiscard]] bool wants_text() const { return target_ != nullptr; }

  [[nodiscard]] answer result() const { return answer_.result(); }

 private:
  value* leaf_named(std::string_view name) {
    using enum order_field;
    if (segment_ == segment::control) {
      if (name == "DOCNUM") return &row(number);
      if (name == "SNDPRN") return &row(sender);
      if (name == "CREDAT") return &row(created);
      return name == "CRETIM" ? &row(created_at) : nullptr;
    }
    if (segment_ == segment::header) {
      if (name == "CURCY") return &row(currency);
      if (name == "BELNR") return &row(order_number);
      return name == "ZTERM" ? &row(payment_terms) : nullptr;
    }
    if (segment_ == segment::partner) {
      if (name == "NAME1") return &held_[1];
      if (name == "ORT01") return &held_[2];
      if (name == "LAND1") return &held_[3];
      return qualified_leaf(name, "PARVW", "PARTN");
    }
    if (segment_ == segment::org) return qualified_leaf(name, "QUALF", "ORGID");
    if (segment_ == segment::date) return qualified_leaf(name, "IDDAT", "DATUM");
    if (segment_ == segment::reference) return qualified_leaf(name, "QUALF", "BELNR");
    return qualified_leaf(name, "SUMID", "SUMME");
  }

  value* qualified_leaf(std::string_view name, std::string_view qualifier, std::string_view leaf) {
    return name == qualifier ? &qualifier_ : name == leaf ? &held_[0] : nullptr;
  }

  void end_qualified_segment() {
    using enum order_field;
    const auto is = [this](segment segment, std::string_view qualifier) {
      return segment_ == segment && qualifier_.text == qualifier;
    };
    if (is(segment::org, "008")) keep({sales_organisation});
    if (is(segment::date, "012")) keep({ordered});
    if (is(segment::date, "002")) keep({requested});
    if (is(segment::partner, "AG")) keep({sold_to, sold_to_name});
    if (is(segment::partner, "RE")) keep({bill_to});
    if (is(segment::partner, "WE")) keep({ship_to, ship_to_name, ship_to_city, ship_to_country});
    if (is(segment::reference, "001")) keep({customer_order});
    if (is(segment::sum, "001")) keep({item_count});
    if (is(segment::sum, "002")) keep({net_value});
    qualifier_.clear();
    for (value& held : held_)
      held.clear();
  }

  void keep(std::initializer_list<order_field> fields) {
    for (std::size_t i = 0; const order_field field : fields)
      std::swap(row(field), held_[i++]);
  }

  void end_record() {
    order_fields fields;
    for (std::size_t i = 0; i < order_field_count; ++i) {
      if (row_[i].is_present) fields[i] = row_[i].text;
    }
    answer_.add(fields);
    for (value& value : row_)
      value.clear();
  }

  value& row(order_field field) { return row_[static_cast<std::size_t>(field)]; }

  answer_builder answer_;
  int depth_ = 0;
  bool is_orders_ = false;
  bool is_record_ = false;
  segment segment_ = segment::other;
  value* target_ = nullptr;
  value qualifier_;
  std::array<value, 4> held_;
  std::array<value, order_field_count> row_;
};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_LIBRARY_ORDER_HANDLER_HPP
