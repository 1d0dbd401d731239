// SPDX-License-Identifier: MIT
#ifndef XYLEM_FEED_HPP
#define XYLEM_FEED_HPP

/// \file
/// Pushing bytes as they come: from a socket, an HTTP body, a decompressor.
///
///     auto in = xylem::feed(orders, [&](const order& o) { load(o); });
///     while (receive(chunk)) in.write(chunk).value();
///     in.finish().value();

#include <functional>
#include <memory>
#include <string_view>
#include <utility>

#include <xylem/detail/record_storage.hpp>

namespace xylem {

/// Takes a document in chunks of any size; the `write` that completes a record delivers it. Nothing
/// depends on where the chunks are cut. Move-only; one thread at a time. Calling it from its own
/// callback is `errc::reader_busy`; destroying it there is allowed.
template <class T>
class feeder {
 public:
  /// Receives each record; the record and its views are valid during the call.
  using callback = std::function<void(T&)>;

  feeder(result<std::shared_ptr<const detail::plan_handle>> plan, callback deliver,
         const options& how)
      : state_(std::make_shared<state>(std::move(plan), std::move(deliver), how)) {}

  /// Takes the next bytes; they need not live on. An exception of the callback passes through and
  /// ends the document: later calls give `errc::callback_failed`. O(bytes).
  result<void> write(std::string_view chunk) {
    return run([chunk](detail::engine& e) { e.feed(chunk, false); });
  }

  /// Ends the document: an error if it is not complete.
  result<void> finish() {
    return run([](detail::engine& e) { e.finish(); });
  }

  /// Forgets the document at hand and begins a new one, keeping all buffers.
  void restart() {
    if (state_->is_busy) return;
    state_->engine.start();
    state_->is_over = false;
    state_->has_thrown = false;
  }

  /// Counts so far.
  [[nodiscard]] xylem::summary summary() const { return state_->engine.summary(); }

 private:
  struct state {
    state(result<std::shared_ptr<const detail::plan_handle>> plan, callback deliver_to,
          const options& how)
        : storage(plan ? *plan : nullptr),
          engine(std::move(plan), how),
          deliver(std::move(deliver_to)) {}

    detail::record_storage<T> storage;
    detail::engine engine;
    callback deliver;
    bool is_busy = false;
    bool is_over = false;
    bool has_thrown = false;
  };

  struct busy_mark {
    explicit busy_mark(state& s) noexcept : marked(s) { marked.is_busy = true; }
    busy_mark(const busy_mark&) = delete;
    busy_mark& operator=(const busy_mark&) = delete;
    ~busy_mark() { marked.is_busy = false; }
    state& marked;
  };

  template <class Input>
  result<void> run(Input input) {
    // Keeps the state alive when the callback destroys the feeder.
    const std::shared_ptr<state> s = state_;
    if (s->is_busy) return error(errc::reader_busy);
    if (s->has_thrown) return error(errc::callback_failed);
    if (s->is_over) return error(errc::reader_finished);
    const busy_mark mark(*s);
    s->has_thrown = true;  // until the calls below have returned
    input(s->engine);
    while (true) {
      switch (s->engine.step(s->storage.object())) {
        case detail::engine_step::record:
          s->deliver(s->storage.record());
          break;
        case detail::engine_step::need_input:
          s->has_thrown = false;
          return {};
        case detail::engine_step::finished:
          s->has_thrown = false;
          s->is_over = true;
          return {};
        case detail::engine_step::failed:
          s->has_thrown = false;
          return s->engine.failure();
      }
    }
  }

  std::shared_ptr<state> state_;
};

/// A feeder for the records that a projection or schema declares. The declaration is copied.
template <detail::declares_records D>
[[nodiscard]] feeder<typename D::record_type> feed(
    const D& declared, typename feeder<typename D::record_type>::callback deliver,
    const options& how = {}) {
  return {detail::plan_of(declared), std::move(deliver), how};
}

}  // namespace xylem

#endif  // XYLEM_FEED_HPP
