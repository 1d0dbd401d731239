// SPDX-License-Identifier: MIT
#include "sink/stored_table.hpp"

#include <algorithm>

#include "sink/database.hpp"

namespace xylem::sink {

namespace {

char lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

void require_name(std::string_view name, std::string_view what) {
  if (name.find('\0') == std::string_view::npos) return;
  throw refusal("a " + std::string(what) + " name contains the character U+0000, which SQL lacks");
}

class table_builder {
 public:
  explicit table_builder(std::vector<stored_table>& out) : out_(out) {}

  // Returns the new table's place in the list. `level` is 0 for the records themselves.
  std::size_t add(std::string name, const column& from, std::size_t level) {
    require_table_name(name);
    const std::size_t index = out_.size();
    stored_table& made = out_.emplace_back();
    made.name = std::move(name);
    made.kind = from.kind;
    made.type = from.type;
    made.has_parent = level > 1;
    made.columns = {{"_source", "INTEGER", 1}, {"_record", "INTEGER", 2}};
    if (level > 0) made.columns.push_back({"_row", "INTEGER", 3});
    if (level > 1) made.columns.push_back({"_parent", "INTEGER", 0});
    if (from.kind == column_kind::list) {
      made.columns.push_back({"value", declared_type(from.type), 0});
      return index;
    }
    // Tables are added on the way: no reference into the list may stay.
    for (std::size_t i = 0; i < from.columns.size(); ++i) {
      const column& field = from.columns[i];
      if (field.kind == column_kind::value) {
        add_column(out_[index], field, i);
      } else {
        const std::size_t child = add(out_[index].name + '_' + field.name, field, level + 1);
        out_[index].children.push_back({i, child});
      }
    }
    return index;
  }

 private:
  void require_table_name(const std::string& name) const {
    require_name(name, "table");
    constexpr std::string_view reserved = "sqlite_";
    if (is_same_name(std::string_view(name).substr(0, reserved.size()), reserved) ||
        is_same_name(name, "xylem_sources")) {
      throw refusal("the table name '" + name + "' is reserved; choose another `table`");
    }
    for (const stored_table& other : out_) {
      if (is_same_name(other.name, name)) {
        throw refusal("two tables would be called '" + name + "'; rename the field or the table");
      }
    }
  }

  static void add_column(stored_table& to, const column& field, std::size_t index) {
    require_name(field.name, "column");
    const std::size_t own_columns = to.columns.size() - to.fields.size();
    for (std::size_t i = 0; i < to.columns.size(); ++i) {
      if (!is_same_name(to.columns[i].name, field.name)) continue;
      const bool is_own = i < own_columns;
      throw refusal("the column '" + field.name + "' of table '" + to.name + "' is " +
                    (is_own ? "one that xylem adds itself" : "there twice: SQLite ignores case") +
                    "; rename the field");
    }
    to.columns.push_back({field.name, declared_type(field.type), 0});
    to.fields.push_back(index);
    to.field_types.push_back(field.type);
  }

  std::vector<stored_table>& out_;
};

}  // namespace

bool is_same_name(std::string_view a, std::string_view b) noexcept {
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view declared_type(value_type type) noexcept {
  switch (type) {
    case value_type::int8:
    case value_type::int16:
    case value_type::int32:
    case value_type::int64:
    case value_type::uint8:
    case value_type::uint16:
    case value_type::uint32:
    case value_type::uint64:
    case value_type::boolean:
      return "INTEGER";
    case value_type::float32:
    case value_type::float64:
      return "REAL";
    // TEXT is the one type that SQLite keeps as it is: NUMERIC would make 100.00 the integer 100
    // and a long decimal an inexact double.
    case value_type::decimal:
    case value_type::string:
    case value_type::date:
    case value_type::datetime:
    case value_type::time:
      break;
  }
  return "TEXT";
}

std::vector<stored_table> stored_tables(const table& rows) {
  std::vector<stored_table> out;
  column records;
  records.kind = column_kind::rows;
  records.columns = rows.columns;
  table_builder(out).add(rows.name, records, 0);
  return out;
}

// WITHOUT ROWID: rows lie in the order of the key, which is the order they come in, and those of
// one document together.
std::string create_statement(const stored_table& made) {
  std::string sql = "CREATE TABLE IF NOT EXISTS " + quoted(made.name) + " (\n";
  std::string key;
  for (const stored_column& c : made.columns) {
    sql += "  " + quoted(c.name) + ' ' + std::string(c.declared_type);
    sql += c.key_position > 0 ? " NOT NULL,\n" : ",\n";
    if (c.key_position > 0) key += (key.empty() ? "" : ", ") + quoted(c.name);
  }
  return sql + "  PRIMARY KEY (" + key + ")\n) WITHOUT ROWID";
}

std::string insert_statement(const stored_table& into) {
  std::string names;
  std::string parameters;
  for (const stored_column& c : into.columns) {
    names += (names.empty() ? "" : ", ") + quoted(c.name);
    parameters += parameters.empty() ? "?" : ", ?";
  }
  return "INSERT INTO " + quoted(into.name) + " (" + names + ") VALUES (" + parameters + ')';
}

}  // namespace xylem::sink
