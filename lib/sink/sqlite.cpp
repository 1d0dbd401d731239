// SPDX-License-Identifier: MIT
//
// Rows in SQLite. The table xylem_sources says which documents are in which table, and whether they
// are whole; docs/cli.md describes the layout.
//
// One transaction holds a batch of rows and the bookkeeping that goes with them. The first batch of
// a document also deletes what an earlier load of it left, so that at every moment, a crash
// included, the table holds whole batches of one load: nothing twice, nothing halved.

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <utility>

#include <xylem/format_value.hpp>

#include "sink/database.hpp"
#include "sink/registry.hpp"
#include "sink/stored_table.hpp"

namespace xylem::sink {

namespace {

constexpr const char* create_sources =
    "CREATE TABLE IF NOT EXISTS xylem_sources (\n"
    "  id INTEGER PRIMARY KEY,\n"
    "  path TEXT NOT NULL,\n"
    "  table_name TEXT NOT NULL,\n"
    "  rows INTEGER NOT NULL,\n"
    "  bytes INTEGER NOT NULL,\n"
    "  complete INTEGER NOT NULL,\n"
    "  UNIQUE (path, table_name)\n"
    ")";

stored_table sources_table() {
  stored_table out;
  out.name = "xylem_sources";
  out.columns = {{"id", "INTEGER", 1},   {"path", "TEXT", 0},     {"table_name", "TEXT", 0},
                 {"rows", "INTEGER", 0}, {"bytes", "INTEGER", 0}, {"complete", "INTEGER", 0}};
  return out;
}

class sqlite_sink final : public row_sink {
 public:
  explicit sqlite_sink(const target& to)
      : in_(to.location, to.patience), batch_rows_(to.batch_rows) {}

  void begin(const table& rows) override {
    tables_ = stored_tables(rows);
    // A committed batch survives a power cut, whatever default SQLite was built with.
    in_.run("PRAGMA synchronous = FULL");
    in_.run("BEGIN IMMEDIATE");
    create_or_compare(sources_table(), create_sources);
    for (const stored_table& t : tables_)
      create_or_compare(t, create_statement(t));
    in_.run("COMMIT");
    prepare();
  }

  void begin_source(std::string_view name) override {
    source_name_ = name;
    batch_ = 0;
    stored_ = 0;
    has_replaced_ = false;
  }

  void row(const row_view& values, std::uint64_t record_index) override {
    if (!is_open_) open_batch();
    record_index_ = record_index;
    for (open_table& t : open_)
      t.next_row = 0;
    store_row(0, values, 0);
    if (++batch_ == batch_rows_) close_batch(0, false);
  }

  std::uint64_t end_source(source_end how, std::uint64_t document_bytes) override {
    const bool is_complete = how == source_end::complete;
    if (is_open_ && !is_complete) {
      in_.run("ROLLBACK");
      is_open_ = false;
      batch_ = 0;
    }
    if (is_complete) {
      if (!is_open_) open_batch();
      close_batch(document_bytes, true);
    } else {
      mark_broken();
    }
    return stored_;
  }

  void end() override {}

 private:
  struct open_table {
    statement insert;
    statement remove;
    std::int64_t next_row = 0;  // within the record
  };

  // An existing table must have these columns and no others: a projection that has changed would
  // else leave old rows and new ones side by side that mean different things.
  void create_or_compare(const stored_table& wanted, const std::string& create) {
    statement columns(in_, "SELECT name, type, pk FROM pragma_table_info(?)");
    columns.bind(1, std::string_view(wanted.name));
    std::vector<bool> is_found(wanted.columns.size());
    bool exists = false;
    while (columns.next()) {
      exists = true;
      const std::string name(columns.text(0));
      std::size_t i = 0;
      while (i < wanted.columns.size() && !is_same_name(wanted.columns[i].name, name))
        ++i;
      if (i == wanted.columns.size()) {
        differ(wanted, "has a column '" + name + "' that the projection has not");
      }
      is_found[i] = true;
      const stored_column& c = wanted.columns[i];
      if (!is_same_name(columns.text(1), c.declared_type)) {
        differ(wanted, "has the column '" + name + "' as " + std::string(columns.text(1)) +
                           " instead of " + std::string(c.declared_type));
      }
      if (columns.integer(2) != c.key_position) {
        differ(wanted,
               "has another primary key: the column '" + name + "' is " +
                   (c.key_position > 0 ? "no part of it, or at another place" : "part of it"));
      }
    }
    if (!exists) {
      in_.run(create.c_str());
      return;
    }
    for (std::size_t i = 0; i < is_found.size(); ++i) {
      if (!is_found[i]) differ(wanted, "has no column '" + wanted.columns[i].name + "'");
    }
  }

  [[noreturn]] void differ(const stored_table& wanted, const std::string& how) const {
    throw refusal(in_.path() + ": the existing table '" + wanted.name + "' " + how +
                  "; load into another table, or drop this one");
  }

  void prepare() {
    for (const stored_table& t : tables_) {
      open_.push_back({statement(in_, insert_statement(t)),
                       statement(in_, "DELETE FROM " + quoted(t.name) + " WHERE \"_source\" = ?"),
                       0});
    }
    note_source_.emplace(in_,
                         "INSERT INTO xylem_sources (path, table_name, rows, bytes, complete) "
                         "VALUES (?, ?, 0, 0, 0) "
                         "ON CONFLICT (path, table_name) DO UPDATE SET complete = 0");
    find_source_.emplace(in_, "SELECT id FROM xylem_sources WHERE path = ? AND table_name = ?");
    update_source_.emplace(
        in_, "UPDATE xylem_sources SET rows = ?, bytes = ?, complete = ? WHERE id = ?");
  }

  void note_source() {
    note_source_->bind(1, std::string_view(source_name_));
    note_source_->bind(2, std::string_view(tables_.front().name));
    note_source_->run();
  }

  void open_batch() {
    in_.run("BEGIN IMMEDIATE");
    is_open_ = true;
    if (has_replaced_) return;
    note_source();
    find_source_->bind(1, std::string_view(source_name_));
    find_source_->bind(2, std::string_view(tables_.front().name));
    while (find_source_->next())
      source_id_ = find_source_->integer(0);
    for (open_table& t : open_) {
      t.remove.bind(1, source_id_);
      t.remove.run();
    }
  }

  void close_batch(std::uint64_t document_bytes, bool is_complete) {
    update_source_->bind(1, static_cast<std::int64_t>(stored_ + batch_));
    update_source_->bind(2, static_cast<std::int64_t>(document_bytes));
    update_source_->bind(3, std::int64_t{is_complete});
    update_source_->bind(4, source_id_);
    update_source_->run();
    in_.run("COMMIT");
    is_open_ = false;
    has_replaced_ = true;
    stored_ += batch_;
    batch_ = 0;
  }

  // What the table holds stays: batches of this load, or all of an earlier one.
  void mark_broken() {
    in_.run("BEGIN IMMEDIATE");
    note_source();
    in_.run("COMMIT");
  }

  // Recursion follows the declaration, whose depth `schema::make` bounds.
  void store_row(std::size_t index, const row_view& values, std::int64_t parent) {
    const stored_table& t = tables_[index];
    const std::int64_t own_row = open_[index].next_row;
    statement& insert = open_[index].insert;
    int parameter = bind_keys(index, parent);
    for (std::size_t i = 0; i < t.fields.size(); ++i) {
      bind(insert, parameter + static_cast<int>(i), values.value(t.fields[i]), t.field_types[i],
           t.columns[t.columns.size() - t.fields.size() + i].name);
    }
    insert.run();
    for (const stored_child& c : t.children) {
      if (tables_[c.table].kind == column_kind::list) {
        store_list(c.table, values.values(c.field), own_row);
        continue;
      }
      for (std::size_t i = 0; i < values.row_count(c.field); ++i)
        store_row(c.table, values.row(c.field, i), own_row);
    }
  }

  void store_list(std::size_t index, std::span<const value> values, std::int64_t parent) {
    const stored_table& t = tables_[index];
    for (const value& v : values) {
      const int parameter = bind_keys(index, parent);
      bind(open_[index].insert, parameter, v, t.type, t.name);
      open_[index].insert.run();
    }
  }

  // Returns the parameter behind the keys.
  int bind_keys(std::size_t index, std::int64_t parent) {
    statement& insert = open_[index].insert;
    insert.bind(1, source_id_);
    insert.bind(2, static_cast<std::int64_t>(record_index_));
    if (index == 0) return 3;
    insert.bind(3, open_[index].next_row++);
    if (!tables_[index].has_parent) return 4;
    insert.bind(4, parent);
    return 5;
  }

  void bind(statement& insert, int parameter, const value& v, value_type type,
            const std::string& name) {
    if (std::holds_alternative<std::monostate>(v)) {
      insert.bind_null(parameter);
    } else if (const auto* const text = std::get_if<std::string_view>(&v)) {
      insert.bind(parameter, *text);
    } else if (const auto* const number = std::get_if<std::int64_t>(&v)) {
      insert.bind(parameter, *number);
    } else if (const auto* const natural = std::get_if<std::uint64_t>(&v)) {
      insert.bind(parameter, in_range(*natural, name));
    } else if (const auto* const flag = std::get_if<bool>(&v)) {
      insert.bind(parameter, std::int64_t{*flag});
    } else if (const auto* const real = std::get_if<double>(&v); real && !std::isnan(*real)) {
      insert.bind(parameter, *real);
    } else {
      // SQLite takes the number NaN for NULL; its text stays what it is.
      text_.clear();
      append_text(text_, v, type);
      insert.bind_copy(parameter, text_);
    }
  }

  [[nodiscard]] std::int64_t in_range(std::uint64_t number, const std::string& name) const {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (number <= most) return static_cast<std::int64_t>(number);
    throw failure(in_.path() + ": SQLite has no integer as large as " + std::to_string(number) +
                  " (column '" + name + "', record " + std::to_string(record_index_) +
                  "); declare the field as decimal or string");
  }

  database in_;
  std::uint64_t batch_rows_;
  std::vector<stored_table> tables_;
  std::vector<open_table> open_;  // as tables_
  std::optional<statement> note_source_;
  std::optional<statement> find_source_;
  std::optional<statement> update_source_;

  std::string source_name_;
  std::int64_t source_id_ = 0;
  std::uint64_t record_index_ = 0;
  std::uint64_t batch_ = 0;    // rows in the open transaction
  std::uint64_t stored_ = 0;   // rows of this source in committed ones
  bool is_open_ = false;       // a transaction is
  bool has_replaced_ = false;  // a batch of this source is committed: nothing older is left
  std::string text_;
};

}  // namespace

std::unique_ptr<row_sink> make_sqlite(const target& to) {
  return std::make_unique<sqlite_sink>(to);
}

}  // namespace xylem::sink
