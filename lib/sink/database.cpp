// SPDX-License-Identifier: MIT
#include "sink/database.hpp"

#include <system_error>
#include <utility>

#include <sqlite3.h>

namespace xylem::sink {

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
  return out;
}

void statement::finalizer::operator()(sqlite3_stmt* held) const noexcept {
  sqlite3_finalize(held);
}

statement::statement(database& in, const std::string& sql) : in_(in) {
  sqlite3_stmt* made = nullptr;
  // The length with its terminating zero spares SQLite a copy.
  const int code = sqlite3_prepare_v2(in.handle(), sql.c_str(), static_cast<int>(sql.size() + 1),
                                      &made, nullptr);
  held_.reset(made);
  check(code);
}

void statement::check(int code) const {
  if (code != SQLITE_OK) in_.fail();
}

void statement::bind_null(int index) {
  check(sqlite3_bind_null(held_.get(), index));
}

void statement::bind(int index, std::int64_t number) {
  check(sqlite3_bind_int64(held_.get(), index, number));
}

void statement::bind(int index, double number) {
  check(sqlite3_bind_double(held_.get(), index, number));
}

void statement::bind(int index, std::string_view text) {
  // A null pointer would bind NULL.
  const char* const data = text.empty() ? "" : text.data();
  check(sqlite3_bind_text64(held_.get(), index, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void statement::bind_copy(int index, std::string_view text) {
  const char* const data = text.empty() ? "" : text.data();
  // SQLITE_TRANSIENT, whose own cast is in the old style.
  // NOLINTNEXTLINE(performance-no-int-to-ptr)
  const auto copies = reinterpret_cast<sqlite3_destructor_type>(std::intptr_t{-1});
  check(sqlite3_bind_text64(held_.get(), index, data, text.size(), copies, SQLITE_UTF8));
}

void statement::run() {
  const int code = sqlite3_step(held_.get());
  if (code != SQLITE_DONE && code != SQLITE_ROW) in_.fail();
  check(sqlite3_reset(held_.get()));
}

bool statement::next() {
  const int code = sqlite3_step(held_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) in_.fail();
  check(sqlite3_reset(held_.get()));
  return false;
}

std::int64_t statement::integer(int column) const {
  return sqlite3_column_int64(held_.get(), column);
}

std::string_view statement::text(int column) const {
  const unsigned char* const text = sqlite3_column_text(held_.get(), column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(held_.get(), column))};
}

void database::closer::operator()(sqlite3* held) const noexcept {
  sqlite3_close_v2(held);
}

database::database(std::string path, std::chrono::milliseconds patience) : path_(std::move(path)) {
  sqlite3* made = nullptr;
  const int code =
      sqlite3_open_v2(path_.c_str(), &made, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  held_.reset(made);
  if (made == nullptr) throw std::bad_alloc();
  if (code != SQLITE_OK) fail();
  sqlite3_extended_result_codes(made, 1);
  sqlite3_busy_timeout(made, static_cast<int>(patience.count()));
}

void database::run(const char* sql) {
  if (sqlite3_exec(held_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

void database::fail() const {
  const int code = sqlite3_errcode(held_.get()) & 0xFF;
  std::string message = path_ + ": " + sqlite3_errmsg(held_.get());
  const int why = sqlite3_system_errno(held_.get());
  if (code == SQLITE_CANTOPEN && why != 0) message += ": " + std::generic_category().message(why);
  if (code == SQLITE_BUSY) message += "; another program is writing to it, run this again";
  throw failure(message);
}

}  // namespace xylem::sink
