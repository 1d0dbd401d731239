// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_RECORD_ASSEMBLER_HPP
#define XYLEM_LIB_RECORD_ASSEMBLER_HPP

// From a finished frame to the user's object: applies repeat policies, white space rules and
// defaults, converts each value once.

#include <cstdint>
#include <string_view>
#include <vector>

#include <xylem/error.hpp>

#include "record/record.hpp"
#include "record/stable_text.hpp"

namespace xylem::record {

enum class null_policy : std::uint8_t {
  fail,       // a value that cannot be converted fails the record
  make_null,  // it makes a nullable field null, and fails the record otherwise
};

class assembler {
 public:
  assembler(const plan::plan& p, const collector& from) : plan_(p), from_(from) {}

  // Fills `object` from the record. False: failure() says why; its offset is a text offset and its
  // record index is not set. Views in the object stay valid until the next call and as long as the
  // collector's text. May throw std::bad_alloc and what the user's conversions throw.
  bool assemble(const frame& record, void* object, null_policy nulls);

  [[nodiscard]] const error& failure() const noexcept { return failure_; }
  // Fields made null so far.
  [[nodiscard]] std::uint64_t null_fields() const noexcept { return null_fields_; }

 private:
  // One for each level of nested projections.
  struct work_area {
    std::vector<const capture*> only;  // by field, where each has one capture at most
    std::vector<std::uint32_t> starts;
    std::vector<const capture*> sorted;
    std::vector<const capture*> found;  // of the field at hand
  };

  bool fill_scope(const frame& f, void* object);
  bool fill_from_unique(const frame& f, const plan::scope& scope, work_area& area, void* object);
  bool fill_from_sorted(const frame& f, const plan::scope& scope, work_area& area, void* object);
  bool fill_field(const plan::field& field, std::uint32_t index, const frame& f,
                  std::vector<const capture*>& found, void* object);
  bool fill_one(const plan::field& field, std::uint32_t index, const capture& c, void* object);
  bool fill_list(const plan::field& field, std::uint32_t index,
                 const std::vector<const capture*>& found, void* object);
  bool fill_join(const plan::field& field, std::uint32_t index,
                 const std::vector<const capture*>& found, void* object);
  bool fill_row(const plan::field& field, std::uint32_t index, const capture& c, void* object);
  bool fill_missing(const plan::field& field, std::uint32_t index, const frame& f, value_state why,
                    void* object);
  bool store(const plan::field& field, std::uint32_t index, std::uint64_t offset,
             std::string_view text, void* object);
  // What store() was told: the text may stand for "no value". True: the member is set all the same.
  bool take_failure(errc code, const plan::field& field, std::uint32_t index, std::uint64_t offset,
                    std::string_view text, void* object);
  std::string_view spaced(const plan::field& field, std::string_view text);
  bool fail(errc code, const plan::field& field, std::uint32_t index, std::uint64_t offset,
            std::string_view found = {});
  // As fail(), but a nullable field becomes null under null_policy::make_null.
  bool fail_or_null(errc code, const plan::field& field, std::uint32_t index, std::uint64_t offset,
                    std::string_view found, void* object);

  const plan::plan& plan_;
  const collector& from_;
  null_policy nulls_ = null_policy::fail;
  stable_text derived_;
  std::vector<std::unique_ptr<work_area>> areas_;
  std::size_t nesting_ = 0;
  std::uint64_t null_fields_ = 0;
  error failure_;
};

}  // namespace xylem::record

#endif  // XYLEM_LIB_RECORD_ASSEMBLER_HPP
