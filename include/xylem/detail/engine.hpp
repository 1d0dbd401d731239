// SPDX-License-Identifier: MIT
#ifndef XYLEM_DETAIL_ENGINE_HPP
#define XYLEM_DETAIL_ENGINE_HPP

// The compiled engine behind all four doors, as the templates see it.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <xylem/detail/declaration.hpp>
#include <xylem/export.hpp>
#include <xylem/options.hpp>
#include <xylem/result.hpp>
#include <xylem/source.hpp>

namespace xylem {

/// What a read has seen so far.
struct summary {
  std::uint64_t records = 0;      ///< delivered
  std::uint64_t bad_records = 0;  ///< left out by `bad_record::skip` or `reject`
  std::uint64_t null_fields = 0;  ///< made null by `bad_record::null_field`
  std::uint64_t bytes = 0;        ///< of input taken
  bool is_complete = false;       ///< the end of a well-formed document was reached
  /// For a document without records: what may be wrong with the record path; else empty.
  std::string hint;
};

namespace detail {

class plan_handle;

// Compiles a projection's declaration.
XYLEM_API result<std::shared_ptr<const plan_handle>> make_plan(const declaration& d);

enum class engine_step : std::uint8_t { record, need_input, finished, failed };

class XYLEM_API engine {
 public:
  // A failed plan makes an engine whose every use fails with that error.
  engine(result<std::shared_ptr<const plan_handle>> plan, const options& how);
  engine(const engine&) = delete;
  engine& operator=(const engine&) = delete;
  engine(engine&&) noexcept;
  engine& operator=(engine&&) noexcept;
  ~engine();

  // Starts a document. All buffers and what was learnt are kept.
  void start();
  // More bytes; requires that step() asked for them. `is_stable`: they outlive the document.
  void feed(std::string_view bytes, bool is_stable);
  // No more bytes.
  void finish();
  // Works until a record is complete, which it puts into `record`, or more input is needed.
  // An exception of a sink or callback passes through and ends the document.
  engine_step step(void* record);
  // As step(), taking input from a source.
  engine_step pull(source& from, void* record);

  // Reads a whole document that holds one record. False: failure() says why.
  bool extract(std::string_view document, void* record);

  [[nodiscard]] const error& failure() const noexcept;
  [[nodiscard]] xylem::summary summary() const;

 private:
  class state;
  std::unique_ptr<state> state_;
};

}  // namespace detail
}  // namespace xylem

#endif  // XYLEM_DETAIL_ENGINE_HPP
