// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SINK_DATABASE_HPP
#define XYLEM_LIB_SINK_DATABASE_HPP

// SQLite's handles, owned, and its error codes as exceptions.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "sink/sink.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace xylem::sink {

// A name as SQL writes it, whatever it contains but NUL.
[[nodiscard]] std::string quoted(std::string_view name);

class database;

// A compiled SQL statement. Parameters and columns are numbered as SQLite does: parameters from 1,
// columns from 0. Views returned are valid until the next call.
class statement {
 public:
  statement(database& in, const std::string& sql);

  void bind_null(int index);
  void bind(int index, std::int64_t number);
  void bind(int index, double number);
  // The text must stay until the next run() or next().
  void bind(int index, std::string_view text);
  void bind_copy(int index, std::string_view text);

  // Runs a statement that gives no rows.
  void run();
  // Goes to the next row; false: there is none, and the statement can be run again.
  [[nodiscard]] bool next();
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view text(int column) const;

 private:
  struct finalizer {
    void operator()(sqlite3_stmt* held) const noexcept;
  };

  void check(int code) const;

  database& in_;
  std::unique_ptr<sqlite3_stmt, finalizer> held_;
};

// An open database file, created when there is none. A transaction that is open when it is closed
// is rolled back.
class database {
 public:
  database(std::string path, std::chrono::milliseconds patience);

  void run(const char* sql);
  // As given; messages begin with it.
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] sqlite3* handle() const noexcept { return held_.get(); }
  // Throws what SQLite says about its last call as `failure`.
  [[noreturn]] void fail() const;

 private:
  struct closer {
    void operator()(sqlite3* held) const noexcept;
  };

  std::string path_;
  std::unique_ptr<sqlite3, closer> held_;
};

}  // namespace xylem::sink

#endif  // XYLEM_LIB_SINK_DATABASE_HPP
