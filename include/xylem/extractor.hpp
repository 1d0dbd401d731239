// SPDX-License-Identifier: MIT
#ifndef XYLEM_EXTRACTOR_HPP
#define XYLEM_EXTRACTOR_HPP

/// \file
/// One message in, one struct out: for queues of small documents.
///
///     xylem::extractor extract(orders);
///     for (std::string_view message : queue) {
///       if (auto o = extract(message)) load(**o); else reject(message, o.error());
///     }

#include <string_view>
#include <utility>

#include <xylem/detail/record_storage.hpp>

namespace xylem {

/// Reads messages that hold exactly one record each. All state is reused from message to message:
/// nothing is allocated once it has seen what messages look like. One thread at a time.
template <class T>
class extractor {
 public:
  template <detail::declares_records D>
  requires std::same_as<typename D::record_type, T>
  explicit extractor(const D& declared, const options& how = {})
      : extractor(detail::plan_of(declared), how) {}

  /// The record of a complete document. It and its views are valid until the next call or as long
  /// as `message`, whichever ends first. `errc::record_absent` and `errc::record_not_unique` when
  /// there is not exactly one. O(bytes).
  [[nodiscard]] result<T*> operator()(std::string_view message) {
    if (!engine_.extract(message, storage_.object())) return engine_.failure();
    return &storage_.record();
  }

 private:
  extractor(result<std::shared_ptr<const detail::plan_handle>> plan, const options& how)
      : storage_(plan ? *plan : nullptr), engine_(std::move(plan), how) {}

  detail::record_storage<T> storage_;
  detail::engine engine_;
};

template <class D>
extractor(const D&) -> extractor<typename D::record_type>;
template <class D>
extractor(const D&, const options&) -> extractor<typename D::record_type>;

}  // namespace xylem

#endif  // XYLEM_EXTRACTOR_HPP
