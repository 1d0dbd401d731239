// SPDX-License-Identifier: MIT
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <limits>
#include <type_traits>

#include <xylem/format_value.hpp>

namespace xylem {
namespace {

// What std::to_chars writes for integers and floating point numbers: at most 24 bytes.
template <class Number>
void append_number(std::string& out, Number number) {
  std::array<char, 32> text;
  const auto written = std::to_chars(text.data(), text.data() + text.size(), number);
  out.append(text.data(), written.ptr);
}

// At least `width` digits, with leading zeros.
void append_padded(std::string& out, std::uint64_t number, std::size_t width) {
  std::array<char, 20> text;
  const auto written = std::to_chars(text.data(), text.data() + text.size(), number);
  const auto digits = static_cast<std::size_t>(written.ptr - text.data());
  if (digits < width) out.append(width - digits, '0');
  out.append(text.data(), digits);
}

template <class Floating>
void append_floating(std::string& out, Floating number) {
  if (std::isfinite(number)) {
    append_number(out, number);
  } else if (std::isnan(number)) {
    out += "NaN";
  } else {
    out += number < 0 ? "-INF" : "INF";
  }
}

void append_date(std::string& out, std::int64_t year, unsigned month, unsigned day) {
  if (year < 0) out += '-';
  append_padded(out, static_cast<std::uint64_t>(year < 0 ? -year : year), 4);
  out += '-';
  append_padded(out, month, 2);
  out += '-';
  append_padded(out, day, 2);
}

// A point and the digits of a fraction of a second without zeros at the end; nothing for 0.
void append_fraction(std::string& out, std::uint64_t microseconds) {
  if (microseconds == 0) return;
  std::size_t width = 6;
  for (; microseconds % 10 == 0; microseconds /= 10)
    --width;
  out += '.';
  append_padded(out, microseconds, width);
}

void append_clock(std::string& out, std::uint64_t hours, std::uint64_t minutes,
                  std::uint64_t seconds, std::uint64_t microseconds) {
  append_padded(out, hours, 2);
  out += ':';
  append_padded(out, minutes, 2);
  out += ':';
  append_padded(out, seconds, 2);
  append_fraction(out, microseconds);
}

void append(std::string&, std::monostate) {}
void append(std::string& out, std::string_view text) {
  out += text;
}
void append(std::string& out, bool flag) {
  out += flag ? "true" : "false";
}
void append(std::string& out, std::int64_t number) {
  append_number(out, number);
}
void append(std::string& out, std::uint64_t number) {
  append_number(out, number);
}
void append(std::string& out, double number) {
  append_floating(out, number);
}

void append(std::string& out, const decimal& number) {
  std::array<char, decimal::max_text_length> text;
  out.append(text.data(), number.to_chars(text));
}

void append(std::string& out, const std::chrono::year_month_day& date) {
  append_date(out, static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
              static_cast<unsigned>(date.day()));
}

void append(std::string& out, const time_of_day& time) {
  if (time.is_negative()) out += '-';
  append_clock(out, static_cast<std::uint64_t>(time.hours().count()),
               static_cast<std::uint64_t>(time.minutes().count()),
               static_cast<std::uint64_t>(time.seconds().count()),
               static_cast<std::uint64_t>(time.subseconds().count()));
}

// In plain integers rather than with std::chrono::floor: the first day std::chrono counts in
// microseconds starts before the first microsecond it can count.
void append(std::string& out, std::chrono::sys_time<std::chrono::microseconds> instant) {
  constexpr std::int64_t second = 1'000'000;
  constexpr std::int64_t day = 86'400 * second;
  const std::int64_t ticks = instant.time_since_epoch().count();
  std::int64_t days = ticks / day;
  std::int64_t rest = ticks % day;
  if (rest < 0) {
    rest += day;
    --days;
  }
  // The calendar repeats every 400 years, which are 146,097 days. Reducing to one period gives the
  // years outside std::chrono::year too, which microseconds reach.
  constexpr std::int64_t period = 146'097;
  const std::chrono::days day_in_period{static_cast<int>(days % period)};
  const std::chrono::year_month_day date{std::chrono::sys_days{day_in_period}};
  append_date(out, static_cast<int>(date.year()) + days / period * 400,
              static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));

  out += 'T';
  const auto time = static_cast<std::uint64_t>(rest);
  constexpr auto unit = static_cast<std::uint64_t>(second);
  append_clock(out, time / (3600 * unit), time / (60 * unit) % 60, time / unit % 60, time % unit);
  out += 'Z';
}

// True for doubles that came from a float, so that nothing is lost by going back.
bool is_float(double number) noexcept {
  if (!(std::fabs(number) <= static_cast<double>(std::numeric_limits<float>::max()))) return false;
  return static_cast<double>(static_cast<float>(number)) == number;
}

}  // namespace

void append_text(std::string& out, const value& v) {
  std::visit([&out](const auto& alternative) { append(out, alternative); }, v);
}

void append_text(std::string& out, const value& v, value_type type) {
  const double* const number = std::get_if<double>(&v);
  if (type == value_type::float32 && number != nullptr && is_float(*number)) {
    append_floating(out, static_cast<float>(*number));
  } else {
    append_text(out, v);
  }
}

}  // namespace xylem
