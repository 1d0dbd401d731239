// SPDX-License-Identifier: MIT
#ifndef XYLEM_READER_HPP
#define XYLEM_READER_HPP

/// \file
/// Pulling records: `read()` and `reader`.
///
///     for (const order& o : xylem::read(orders, xylem::file("orders.xml"))) load(o);
///
///     auto r = xylem::read(orders, xylem::memory(text));
///     while (true) {
///       xylem::result<order*> next = r.next();
///       if (!next) return next.error();
///       if (*next == nullptr) break;
///       load(**next);
///     }

#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>

#include <xylem/detail/record_storage.hpp>

namespace xylem {

/// Reads the records of one document. An input range whose iteration throws `xylem::exception`; a
/// loop that ends normally has seen a complete, well-formed document. Move-only; one thread at a
/// time. Memory: the record at hand plus fixed buffers, whatever the document's size.
template <class T>
class reader {
 public:
  using value_type = T;

  reader(result<std::shared_ptr<const detail::plan_handle>> plan, source from, const options& how)
      : state_(std::make_unique<state>(std::move(plan), std::move(from), how)) {}

  /// The next record, or nullptr at the end of a complete document. The record and the views in it
  /// are valid until the next call; the caller may move from it. After an error every call gives
  /// that error. O(bytes of the record).
  [[nodiscard]] result<T*> next() {
    switch (state_->engine.pull(state_->from, state_->storage.object())) {
      case detail::engine_step::record:
        return &state_->storage.record();
      case detail::engine_step::failed:
        return state_->engine.failure();
      default:
        return nullptr;
    }
  }

  /// Counts so far, and a hint when a whole document had no record.
  [[nodiscard]] xylem::summary summary() const { return state_->engine.summary(); }

  /// Single pass: all iterators of a reader share its position.
  class iterator {
   public:
    using iterator_concept = std::input_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;

    iterator() = default;
    T& operator*() const noexcept { return *record_; }
    T* operator->() const noexcept { return record_; }
    iterator& operator++() {
      record_ = from_->next().value();
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& it, std::default_sentinel_t) noexcept {
      return it.record_ == nullptr;
    }

   private:
    friend reader;
    explicit iterator(reader& from) : from_(&from), record_(from.next().value()) {}

    reader* from_ = nullptr;
    T* record_ = nullptr;
  };

  /// Reads the first record; throws `xylem::exception` on an error.
  iterator begin() { return iterator(*this); }
  [[nodiscard]] std::default_sentinel_t end() const noexcept { return {}; }

 private:
  struct state {
    state(result<std::shared_ptr<const detail::plan_handle>> plan, source input, const options& how)
        : storage(plan ? *plan : nullptr), engine(std::move(plan), how), from(std::move(input)) {}

    detail::record_storage<T> storage;
    detail::engine engine;
    source from;
  };

  std::unique_ptr<state> state_;
};

/// Reads the records that a projection or schema declares from a document. The declaration is
/// copied. Mistakes that only show at run time are reported by the first `next()`.
template <detail::declares_records D>
[[nodiscard]] reader<typename D::record_type> read(const D& declared, source from,
                                                   const options& how = {}) {
  return {detail::plan_of(declared), std::move(from), how};
}

}  // namespace xylem

#endif  // XYLEM_READER_HPP
