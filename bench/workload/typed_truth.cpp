// SPDX-License-Identifier: MIT
#include "bench/workload/typed_truth.hpp"

#include <array>
#include <bit>
#include <chrono>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "bench/library/typed_value.hpp"

namespace xylem::bench {
namespace {

using converter = std::optional<typed_value> (*)(std::string_view text);

// The digits of a text, whatever stands between them.
std::int64_t digits_of(std::string_view text) {
  std::int64_t number = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') number = 10 * number + (c - '0');
  }
  return number;
}

// 20240223 and 2024-02-23; 00000000 is no date.
std::optional<typed_value> date(std::string_view text) {
  const std::int64_t digits = digits_of(text);
  if (digits == 0) return std::nullopt;
  const std::chrono::year_month_day day{
      std::chrono::year(static_cast<int>(digits / 10'000)),
      std::chrono::month(static_cast<unsigned>(digits / 100 % 100)),
      std::chrono::day(static_cast<unsigned>(digits % 100))};
  return typed_value(std::chrono::sys_days(day).time_since_epoch().count());
}

std::optional<typed_value> time(std::string_view text) {
  const std::int64_t digits = digits_of(text);
  return typed_value(digits / 10'000 * 3'600 + digits / 100 % 100 * 60 + digits % 100);
}

std::optional<typed_value> integer(std::string_view text) {
  return typed_value(digits_of(text));
}

// 123.45 and 123.45-.
std::optional<typed_value> decimal(std::string_view text) {
  const bool is_negative = text.ends_with('-');
  if (is_negative) text.remove_suffix(1);
  const std::size_t point = text.find('.');
  const std::size_t scale = point == std::string_view::npos ? 0 : text.size() - point - 1;
  const std::int64_t number = digits_of(text);
  return typed_value(is_negative ? -number : number, static_cast<std::int64_t>(scale));
}

std::optional<typed_value> floating(std::string_view text) {
  const double value = std::strtod(std::string(text).c_str(), nullptr);
  return typed_value(std::bit_cast<std::int64_t>(value));
}

// nullptr: the field stays text.
converter converter_of(std::string_view type) {
  if (type == "string") return nullptr;
  if (type == "date") return date;
  if (type == "time") return time;
  if (type == "int32") return integer;
  if (type == "decimal") return decimal;
  throw std::invalid_argument("no such type");
}

std::vector<converter> converters_for(job wanted) {
  if (wanted == job::map) return {integer, floating, floating};
  if (wanted == job::articles) return {integer, nullptr, date};
  std::vector<converter> made;
  for (const wanted_field& field : wanted_fields)
    made.push_back(converter_of(field.type));
  return made;
}

}  // namespace

record_source typed_truth(job wanted, record_source texts) {
  return [converters = converters_for(wanted),
          texts = std::move(texts)](const record_callback& callback) {
    std::vector<std::optional<typed_value>> values(converters.size());
    std::vector<field_text> fields(converters.size());
    texts([&](record_fields found) {
      for (std::size_t i = 0; i < fields.size(); ++i) {
        fields[i] = found[i];
        if (converters[i] == nullptr || !found[i]) continue;
        values[i] = converters[i](*found[i]);
        fields[i] = values[i] ? field_text(values[i]->bytes()) : field_text();
      }
      callback(fields);
    });
  };
}

}  // namespace xylem::bench
