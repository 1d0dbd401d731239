// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_LIBRARY_TREE_PICKER_HPP
#define XYLEM_BENCH_LIBRARY_TREE_PICKER_HPP

// The wanted fields out of a tree, as a good engineer picks them: children are walked once and in
// order, names are compared only where a wanted one can stand.
//
// `Tree` is a set of static functions on `Tree::node`, which is false when there is none:
// first(element), next(element), name(element), attribute(element, name) and text(element, joined).
// The last gives the element's text; `joined` is memory for texts that stand in several pieces.

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "bench/library/library.hpp"
#include "bench/library/order_segments.hpp"

namespace xylem::bench {

template <class Tree>
class order_picker {
 public:
  using node = typename Tree::node;

  explicit order_picker(const record_callback& callback) : answer_(callback) {}

  void pick(node root) {
    if (Tree::name(root) != "ORDERS05") return;
    for (node record = Tree::first(root); record; record = Tree::next(record)) {
      if (Tree::name(record) == "IDOC") pick_record(record);
    }
  }

  [[nodiscard]] answer result() const { return answer_.result(); }

 private:
  void pick_record(node record) {
    fields_.fill(std::nullopt);
    for (node part = Tree::first(record); part; part = Tree::next(part)) {
      pick_segment(part, segment_named(Tree::name(part)));
    }
    answer_.add(fields_);
  }

  void pick_segment(node part, segment kind) {
    using enum order_field;
    switch (kind) {
      case segment::other:
        return;
      case segment::control:
        return pick_leaves(
            part,
            {{"DOCNUM", number}, {"SNDPRN", sender}, {"CREDAT", created}, {"CRETIM", created_at}});
      case segment::header:
        return pick_leaves(
            part, {{"CURCY", currency}, {"ZTERM", payment_terms}, {"BELNR", order_number}});
      case segment::org:
        if (is_qualified(part, "QUALF", "008")) pick_leaves(part, {{"ORGID", sales_organisation}});
        return;
      case segment::date:
        if (is_qualified(part, "IDDAT", "012")) return pick_leaves(part, {{"DATUM", ordered}});
        if (is_qualified(part, "IDDAT", "002")) pick_leaves(part, {{"DATUM", requested}});
        return;
      case segment::partner:
        return pick_partner(part);
      case segment::reference:
        if (is_qualified(part, "QUALF", "001")) pick_leaves(part, {{"BELNR", customer_order}});
        return;
      case segment::sum:
        if (is_qualified(part, "SUMID", "001")) return pick_leaves(part, {{"SUMME", item_count}});
        if (is_qualified(part, "SUMID", "002")) pick_leaves(part, {{"SUMME", net_value}});
        return;
    }
  }

  void pick_partner(node part) {
    using enum order_field;
    if (is_qualified(part, "PARVW", "AG")) {
      pick_leaves(part, {{"PARTN", sold_to}, {"NAME1", sold_to_name}});
    } else if (is_qualified(part, "PARVW", "WE")) {
      pick_leaves(part, {{"PARTN", ship_to},
                         {"NAME1", ship_to_name},
                         {"ORT01", ship_to_city},
                         {"LAND1", ship_to_country}});
    } else if (is_qualified(part, "PARVW", "RE")) {
      pick_leaves(part, {{"PARTN", bill_to}});
    }
  }

  // The qualifier is the first leaf, or has to be looked for.
  static bool is_qualified(node part, std::string_view qualifier, std::string_view value) {
    std::string joined;
    for (node leaf = Tree::first(part); leaf; leaf = Tree::next(leaf)) {
      if (Tree::name(leaf) == qualifier) return Tree::text(leaf, joined) == value;
    }
    return false;
  }

  struct wanted_leaf {
    std::string_view name;
    order_field field;
  };

  void pick_leaves(node part, std::initializer_list<wanted_leaf> wanted) {
    for (node leaf = Tree::first(part); leaf; leaf = Tree::next(leaf)) {
      const std::string_view name = Tree::name(leaf);
      for (const auto& [wanted_name, field] : wanted) {
        if (name != wanted_name) continue;
        const auto i = static_cast<std::size_t>(field);
        fields_[i] = Tree::text(leaf, joined_[i]);
        break;
      }
    }
  }

  answer_builder answer_;
  order_fields fields_;
  std::array<std::string, order_field_count> joined_;
};

template <class Tree>
class map_picker {
 public:
  using node = typename Tree::node;

  explicit map_picker(const record_callback& callback) : answer_(callback) {}

  void pick(node root) {
    if (Tree::name(root) != "osm") return;
    for (node record = Tree::first(root); record; record = Tree::next(record)) {
      if (Tree::name(record) != "node") continue;
      const std::array<field_text, 3> fields{Tree::attribute(record, "id"),
                                             Tree::attribute(record, "lat"),
                                             Tree::attribute(record, "lon")};
      answer_.add(fields);
    }
  }

  [[nodiscard]] answer result() const { return answer_.result(); }

 private:
  answer_builder answer_;
};

template <class Tree>
class article_picker {
 public:
  using node = typename Tree::node;

  explicit article_picker(const record_callback& callback) : answer_(callback) {}

  void pick(node root) {
    if (Tree::name(root) != "ARTICLES") return;
    for (node record = Tree::first(root); record; record = Tree::next(record)) {
      if (Tree::name(record) == "ARTICLE") pick_record(record);
    }
  }

  [[nodiscard]] answer result() const { return answer_.result(); }

 private:
  void pick_record(node record) {
    std::array<field_text, 3> fields{Tree::attribute(record, "id"), {}, {}};
    for (node leaf = Tree::first(record); leaf; leaf = Tree::next(leaf)) {
      const std::string_view name = Tree::name(leaf);
      if (name == "TITLE") fields[1] = Tree::text(leaf, joined_[0]);
      if (name == "PUBLISHED") fields[2] = Tree::text(leaf, joined_[1]);
    }
    answer_.add(fields);
  }

  answer_builder answer_;
  std::array<std::string, 2> joined_;
};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_LIBRARY_TREE_PICKER_HPP
