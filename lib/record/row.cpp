// SPDX-License-Identifier: MIT
#include <limits>

#include "record/row_data.hpp"

namespace xylem::detail {

namespace {

row_cell& cell_of(void* object, std::uint32_t slot) noexcept {
  return static_cast<row_data*>(object)->cells[slot];
}

const convert_stage::type_entry& type_of(void* object, std::uint32_t slot) noexcept {
  return *static_cast<row_data*>(object)->layout->columns[slot].type;
}

errc store_value(void* object, std::uint32_t slot, std::string_view text,
                 const text_format& format) {
  row_cell& cell = cell_of(object, slot);
  const errc code = type_of(object, slot).from_text(text, format, cell.value);
  if (code != errc::ok) return code;
  const std::string_view* const held = std::get_if<std::string_view>(&cell.value);
  cell.text = held != nullptr ? *held : text;
  cell.state = value_state::present;
  return code;
}

errc store_item(void* object, std::uint32_t slot, std::string_view text,
                const text_format& format) {
  row_cell& cell = cell_of(object, slot);
  std::vector<value>& items = cell.made_list().items;
  const errc code = type_of(object, slot).from_text(text, format, items.emplace_back());
  if (code != errc::ok) items.pop_back();
  return code;
}

void reset_value(void* object, std::uint32_t slot, value_state why) {
  row_cell& cell = cell_of(object, slot);
  cell.state = why;
  if (!std::holds_alternative<std::monostate>(cell.value)) cell.value = std::monostate();
  cell.text = {};
}

void reset_list(void* object, std::uint32_t slot, value_state) {
  row_cell& cell = cell_of(object, slot);
  cell.state = value_state::present;
  if (cell.list == nullptr) return;
  cell.list->items.clear();
  cell.list->row_count = 0;
}

void reset_rows(void* object, std::uint32_t slot, value_state why) {
  row_cell& cell = cell_of(object, slot);
  cell.state = why;
  if (cell.list != nullptr) cell.list->row_count = 0;
}

errc store_count(void* object, std::uint32_t slot, std::uint64_t count) {
  // Counts go through the column's converter, which knows its range.
  char digits[20];
  std::size_t length = 0;
  do {
    digits[length++] = static_cast<char>('0' + count % 10);
    count /= 10;
  } while (count != 0);
  std::string_view reversed(digits, length);
  std::string text(reversed.rbegin(), reversed.rend());
  const errc code = store_value(object, slot, text, {});
  cell_of(object, slot).text = {};
  return code;
}

errc check_value(const field_binding& self, std::string_view text, const text_format& format) {
  value converted;
  return static_cast<const column_binding&>(self).type->from_text(text, format, converted);
}

void* add_row(row_cell& cell, const row_layout& layout) {
  row_list& list = cell.made_list();
  if (list.row_count == list.rows.size()) list.rows.push_back(std::make_unique<row_data>(layout));
  cell.state = value_state::present;
  return list.rows[list.row_count++].get();
}

const row_layout& nested_layout(void* object, std::uint32_t slot) noexcept {
  return *static_cast<row_data*>(object)->layout->columns[slot].nested;
}

void* emplace_row(void* object, std::uint32_t slot) {
  return add_row(cell_of(object, slot), nested_layout(object, slot));
}

void* emplace_only_row(void* object, std::uint32_t slot) {
  row_cell& cell = cell_of(object, slot);
  if (cell.list != nullptr) cell.list->row_count = 0;
  return add_row(cell, nested_layout(object, slot));
}

bool is_integer(value_type type) noexcept {
  return type >= value_type::int8 && type <= value_type::uint64;
}

}  // namespace

column_binding make_column_binding(const convert_stage::type_entry* type, repeat_policy repeat) {
  column_binding b;
  b.type = type;
  b.is_list = repeat == repeat_policy::list;
  b.is_nullable = true;
  if (type == nullptr) {
    b.type_name = "record";
    b.kind = field_kind::rows;
    b.emplace = b.is_list ? &emplace_row : &emplace_only_row;
    b.reset = b.is_list ? &reset_list : &reset_rows;
    return b;
  }
  b.type_name = type->name;
  b.keeps_whitespace = type->keeps_whitespace;
  b.store = b.is_list ? &store_item : &store_value;
  b.reset = b.is_list ? &reset_list : &reset_value;
  b.check = &check_value;
  b.store_count = is_integer(type->type) ? &store_count : nullptr;
  return b;
}

}  // namespace xylem::detail

namespace xylem {

std::size_t row_view::size() const noexcept {
  return data_ == nullptr ? 0 : data_->cells.size();
}

std::string_view row_view::name(std::size_t index) const noexcept {
  return data_->layout->columns[index].name;
}

std::optional<std::size_t> row_view::find(std::string_view name) const noexcept {
  for (std::size_t i = 0; i < size(); ++i) {
    if (this->name(i) == name) return i;
  }
  return std::nullopt;
}

value_state row_view::state(std::size_t index) const noexcept {
  return data_->cells[index].state;
}

std::string_view row_view::text(std::size_t index) const noexcept {
  return data_->cells[index].text;
}

const value& row_view::value(std::size_t index) const noexcept {
  return data_->cells[index].value;
}

std::span<const value> row_view::values(std::size_t index) const noexcept {
  const auto& list = data_->cells[index].list;
  if (list == nullptr) return {};
  return list->items;
}

std::size_t row_view::row_count(std::size_t index) const noexcept {
  const auto& list = data_->cells[index].list;
  return list == nullptr ? 0 : list->row_count;
}

row_view row_view::row(std::size_t index, std::size_t row) const noexcept {
  return row_view(*data_->cells[index].list->rows[row]);
}

error row_view::null_error(std::size_t index) const noexcept {
  error e(state(index) == value_state::nil ? errc::field_nil : errc::field_missing);
  e.field.assign(name(index));
  e.field_index = static_cast<std::uint32_t>(index);
  return e;
}

}  // namespace xylem
