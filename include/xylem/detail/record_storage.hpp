// SPDX-License-Identifier: MIT
#ifndef XYLEM_DETAIL_RECORD_STORAGE_HPP
#define XYLEM_DETAIL_RECORD_STORAGE_HPP

// Where a door keeps the record it hands out: the user's struct, or a row for schemas.

#include <memory>

#include <xylem/detail/engine.hpp>
#include <xylem/projection.hpp>
#include <xylem/row.hpp>
#include <xylem/schema.hpp>

namespace xylem::detail {

template <class T>
class record_storage {
 public:
  explicit record_storage(const std::shared_ptr<const plan_handle>&) {}
  [[nodiscard]] void* object() noexcept { return &record_; }
  [[nodiscard]] T& record() noexcept { return record_; }

 private:
  T record_{};
};

struct row_deleter {
  XYLEM_API void operator()(row_data* data) const noexcept;
};

// Makes the row of a schema's plan. Null plan: no row.
XYLEM_API std::unique_ptr<row_data, row_deleter> make_row(
    const std::shared_ptr<const plan_handle>& plan);

template <>
class record_storage<row_view> {
 public:
  explicit record_storage(const std::shared_ptr<const plan_handle>& plan) : data_(make_row(plan)) {
    if (data_ != nullptr) view_ = row_view(*data_);
  }
  [[nodiscard]] void* object() noexcept { return data_.get(); }
  [[nodiscard]] row_view& record() noexcept { return view_; }

 private:
  std::unique_ptr<row_data, row_deleter> data_;
  row_view view_;
};

// What a door is made from: a projection or a schema.
template <class D>
concept declares_records = is_projection<D> || std::same_as<D, schema>;

template <class D>
result<std::shared_ptr<const plan_handle>> plan_of(const D& declared) {
  if constexpr (std::same_as<D, schema>) {
    return declared.plan();
  } else {
    try {
      return make_plan(declared.declare());
    } catch (const std::bad_alloc&) {
      return error(errc::out_of_memory);
    }
  }
}

}  // namespace xylem::detail

#endif  // XYLEM_DETAIL_RECORD_STORAGE_HPP
