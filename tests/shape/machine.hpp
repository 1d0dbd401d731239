// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_SHAPE_MACHINE_HPP
#define XYLEM_TESTS_SHAPE_MACHINE_HPP

// The shape and record stages without a parser: documents come as trees or as single calls, rows
// leave as texts.

#include <random>
#include <string>
#include <vector>

#include <xylem/row.hpp>
#include <xylem/schema.hpp>

#include "engine/bounds.hpp"
#include "plan/plan.hpp"
#include "record/assembler.hpp"
#include "record/row_data.hpp"
#include "shape/name_head.hpp"
#include "shape/shape.hpp"
#include "tree_document.hpp"

namespace xylem::shape_tests {

// "(" field "[" value "|" ... or nested rows "]" ... ")"
inline std::string text_of(const row_view& row, const plan::plan& p, std::uint32_t scope = 0) {
  std::string out = "(";
  for (std::size_t i = 0; i < row.size(); ++i) {
    const plan::field& f = p.scopes[scope].fields[i];
    out += "[";
    if (f.nested_scope != plan::none) {
      for (std::size_t r = 0; r < row.row_count(i); ++r)
        out += text_of(row.row(i, r), p, f.nested_scope);
    } else if (f.repeat == repeat::list) {
      for (const value& v : row.values(i))
        out += std::string(std::get<std::string_view>(v)) + "|";
    } else if (row.is_null(i)) {
      out += row.state(i) == value_state::nil ? "nil" : "-";
    } else {
      out += row.text(i);
    }
    out += "]";
  }
  return out + ")";
}

class machine {
 public:
  explicit machine(const schema_declaration& declared, const limits& bounds = {})
      : schema_(schema::make(declared).value()),
        bounds_(*engine_stage::effective_limits(bounds)),
        row_(*schema_.plan()->layout),
        records(plan(), bounds_),
        cursor(plan(), records, bounds_.depth),
        assembler(plan(), records) {}

  // Where rows are assembled, for tests that do it themselves.
  [[nodiscard]] detail::row_data& row() { return row_; }
  [[nodiscard]] const plan::plan& plan() const { return schema_.plan()->compiled; }

  void start() {
    records.start_document();
    cursor.start_document();
    rows.clear();
    places.clear();
    at_ = 0;
  }

  errc open(std::string_view local, std::string_view uri = {}, bool has_attributes = false) {
    ++at_;
    if (cursor.is_dead()) return cursor.start_dead_element();
    if (cursor.is_in_leaf()) cursor.leave_leaf();
    if (shape::node* const likely = uses_expected ? expected(local, uri) : nullptr) {
      if (!uses_short_ways) return cursor.start_expected(*likely, at_);
      if (likely->is_group) return cursor.start_held_group(*likely);
      if (likely->is_leaf && !has_attributes) return cursor.start_leaf(*likely, at_);
      if (likely->is_dead && !likely->is_near_miss) return cursor.start_expected_dead(*likely);
      return cursor.start_expected(*likely, at_);
    }
    return cursor.start_element(uri, local, at_);
  }
  // What the cursor expects of a name that lies where parsers keep theirs: with readable bytes
  // behind it, which mean nothing.
  [[nodiscard]] shape::node* expected(std::string_view local, std::string_view uri = {}) const {
    std::string key(uri);
    if (!uri.empty()) key += shape::name_separator;
    key += local;
    key += '\0';
    key.append(shape::name_head::bytes, '\xFF');
    return cursor.expected(key.data());
  }
  void attributes(const std::vector<shape::attribute>& found) {
    if (!found.empty() && !cursor.is_dead() && cursor.wants_attributes()) cursor.attributes(found);
  }
  void text(std::string_view data) {
    if (cursor.is_in_leaf()) {
      cursor.leaf_text(data);
    } else if (cursor.wants_text()) {
      cursor.text(data);
    }
  }
  void close() {
    ++at_;
    cursor.end_element(at_);
    if (!takes_rows) return;
    take_records();
    if (records.has_failed()) return;
    if (at_ % 3 == 0) records.reclaim();
  }

  // Assembles what is finished.
  void take_records() {
    while (records.has_record()) {
      const record::frame& found = records.record();
      places.insert(places.end(), {found.begin_offset, found.end_offset});
      for (const record::capture& c : found.captures)
        places.push_back(c.offset);
      const bool is_filled = assembler.assemble(records.record(), &row_, record::null_policy::fail);
      rows.push_back(is_filled ? text_of(row_view(row_), plan())
                               : std::string(name(assembler.failure().code)));
      records.drop_record();
    }
  }

  void leaf(std::string_view local, std::string_view data) {
    open(local);
    text(data);
    close();
  }

  // The rows of a whole document; "late" where a '../' value ends it.
  const std::vector<std::string>& run(const element& root) {
    start();
    if (!feed(root)) rows.emplace_back("late");
    return rows;
  }

 private:
  bool feed(const element& e) {
    if (open(e.local, e.uri, !e.attributes.empty()) != errc::ok) return false;
    std::vector<shape::attribute> found;
    for (const attribute_node& a : e.attributes)
      found.push_back({a.uri, a.local, a.value});
    attributes(found);
    if (records.has_failed()) return false;
    for (const auto& item : e.content) {
      if (const auto* data = std::get_if<std::string>(&item)) {
        text(*data);
      } else if (!feed(*std::get<std::unique_ptr<element>>(item))) {
        return false;
      }
    }
    close();
    return !records.has_failed();
  }

  schema schema_;
  limits bounds_;
  detail::row_data row_;
  std::uint64_t at_ = 0;

 public:
  record::collector records;
  shape::cursor cursor;
  record::assembler assembler;
  std::vector<std::string> rows;
  std::vector<std::uint64_t> places;  // of records and their values
  bool uses_expected = true;          // as a backend that recognises whole tags
  bool uses_short_ways = false;       // and takes leaves and groups by themselves
  bool takes_rows = true;
};

// Appending, as g++ 12 warns wrongly of `"n" + std::string(...)`
// (https://gcc.gnu.org/bugzilla/show_bug.cgi?id=105651, gone in 13).
inline std::string numbered(std::string_view prefix, std::uint64_t number) {
  std::string out(prefix);
  out += std::to_string(number);
  return out;
}

inline schema_field list_field(std::string path) {
  schema_field f;
  f.name = path;
  f.path = std::move(path);
  f.repeat = repeat::list;
  f.unseen_is_missing = true;
  return f;
}

inline schema_field one_field(std::string path) {
  schema_field f;
  f.name = path;
  f.path = std::move(path);
  f.is_optional = true;
  return f;
}

inline schema_declaration declare(std::string record, std::vector<schema_field> fields) {
  schema_declaration d;
  d.record = std::move(record);
  d.fields = std::move(fields);
  return d;
}

}  // namespace xylem::shape_tests

#endif  // XYLEM_TESTS_SHAPE_MACHINE_HPP
