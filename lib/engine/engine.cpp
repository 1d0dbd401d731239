// SPDX-License-Identifier: MIT
//
// Wires the stages; the only place that knows them all.
//
//   source -> gate -> parser -> cursor -> collector -> assembler -> the caller's object
//
// The engine feeds the parser one block at a time and hands out the records which that block
// completed before it feeds the next. So a record is delivered by the input that completes it, all
// records before an error come before the error, and memory is bounded by a block and a record.

#include <algorithm>
#include <optional>
#include <utility>

#include <xylem/detail/engine.hpp>

#include "backend/backend.hpp"
#include "engine/bounds.hpp"
#include "engine/hint.hpp"
#include "input/input.hpp"
#include "plan/plan.hpp"
#include "record/assembler.hpp"
#include "scanner/diagnosis.hpp"
#include "seeded/seeded_bug.hpp"
#include "shape/shape.hpp"
#include "simd/prefetch.hpp"

namespace xylem::detail {

class engine::state {
 public:
  state(result<std::shared_ptr<const plan_handle>> plan, options how) : how_(std::move(how)) {
    const error refused = plan ? wire(std::move(*plan)) : plan.error();
    is_refused_ = refused.code != errc::ok;
    if (is_refused_) {
      fail(refused);
    } else {
      start();
    }
  }

  void start() {
    if (is_refused_) return;
    status_ = status::parsing;
    if (pending_.code != errc::ok) pending_ = error();
    if (failure_.code != errc::ok) failure_ = error();
    summary_ = {};
    is_delivered_ = false;
    record_index_ = 0;
    text_end_ = 0;
    is_begun_ = false;
    well_formed_ = {};
    overlong_ = {};
    first_null_ = assembler_->null_fields();
    try {
      records_->start_document();
      cursor_->start_document();
      gate_.start(how_, line_ends_);
    } catch (const std::bad_alloc&) {
      fail(error(errc::out_of_memory));
    }
  }

  void feed(std::string_view bytes, bool is_stable) {
    if (status_ != status::parsing) return;
    summary_.bytes += bytes.size();
    gate_.feed(bytes, is_stable);
  }

  void finish() {
    if (status_ == status::parsing) gate_.finish();
  }

  engine_step step(void* record) {
    try {
      return work(record);
    } catch (const std::bad_alloc&) {
      return fail(error(errc::out_of_memory));
    } catch (...) {
      fail(error(errc::callback_failed));
      throw;
    }
  }

  engine_step pull(source& from, void* record) {
    while (true) {
      const engine_step next = step(record);
      if (next != engine_step::need_input) return next;
      try {
        const result<std::string_view> bytes = from.bytes().read();
        if (!bytes) {
          error e = bytes.error();
          if (e.byte_offset == error::no_offset) e.byte_offset = summary_.bytes;
          fail_behind_text(e);
          continue;
        }
        if (bytes->empty()) {
          finish();
        } else {
          feed(*bytes, from.bytes().is_stable());
          if (from.bytes().is_stable()) finish();  // that was everything
        }
      } catch (const std::bad_alloc&) {
        return fail(error(errc::out_of_memory));
      } catch (...) {
        fail(error(errc::callback_failed));
        throw;
      }
    }
  }

  bool extract(std::string_view document, void* record) {
    simd::prefetch(document);
    start();
    feed(document, true);
    finish();
    try {
      while (status_ == status::parsing && pending_.code == errc::ok) {
        if (records_->record_count() > 1) {
          fail(error(errc::record_not_unique));
          return false;
        }
        parse_next();
      }
      if (pending_.code != errc::ok) fail(pending_);
      if (status_ == status::failed) return false;
      if (records_->record_count() != 1) {
        fail(error(records_->has_record() ? errc::record_not_unique : errc::record_absent));
        return false;
      }
      return extract_only(record);
    } catch (const std::bad_alloc&) {
      fail(error(errc::out_of_memory));
      return false;
    } catch (...) {
      fail(error(errc::callback_failed));
      throw;
    }
  }

  [[nodiscard]] const error& failure() const noexcept { return failure_; }

  [[nodiscard]] xylem::summary summary() const {
    xylem::summary out = summary_;
    if (is_refused_) return out;
    out.null_fields = assembler_->null_fields() - first_null_;
    out.is_complete = status_ == status::complete;
    if (out.is_complete && record_index_ == 0) {
      out.hint = engine_stage::no_record_hint(plan_->compiled, *cursor_);
    }
    return out;
  }

 private:
  enum class status : std::uint8_t { parsing, complete, failed };

  struct text_place {
    std::uint64_t text = error::no_offset;
    std::uint64_t input = error::no_offset;
  };

  error wire(std::shared_ptr<const plan_handle> plan) {
    plan_ = std::move(plan);
    const result<limits> bounds = engine_stage::effective_limits(how_.limits);
    if (!bounds) return bounds.error();
    how_.limits = *bounds;
    if (how_.on_bad_record == bad_record::reject && !how_.reject_sink) {
      return error(errc::options_missing_sink);
    }
    const backend_stage::entry* const chosen = backend_stage::find(how_.backend, how_.names);
    if (chosen == nullptr) return error(errc::options_backend_unavailable);
    if (how_.names == name_profile::xml10e5 && !chosen->has_fifth_edition_names) {
      return error(errc::options_names_unavailable);
    }
    const error unbearable = engine_stage::check_limits(how_.limits, *chosen);
    if (unbearable.code != errc::ok) return unbearable;
    records_.emplace(plan_->compiled, how_.limits);
    cursor_.emplace(plan_->compiled, *records_, how_.limits.depth);
    assembler_.emplace(plan_->compiled, *records_);
    diagnosis_.emplace(how_.limits, scanner::dialect{how_.names, [this](std::string_view entity) {
                                                       return gate_.knows_entity(entity);
                                                     }});
    line_ends_ = chosen->needs_line_feeds ? input::line_end_form::line_feed
                                          : input::line_end_form::as_written;
    parser_ = chosen->make(*cursor_, {how_.limits, how_.names, how_.prediction});
    return {};
  }

  engine_step fail(const error& why) {
    status_ = status::failed;
    failure_ = why;
    return engine_step::failed;
  }

  engine_step work(void* record) {
    while (true) {
      if (status_ == status::failed) return engine_step::failed;
      while (records_->has_record()) {
        if (is_delivered_) {
          // The caller is done with the last one.
          records_->drop_record();
          is_delivered_ = false;
          continue;
        }
        if (deliver(record)) return engine_step::record;
        if (status_ == status::failed) return engine_step::failed;
      }
      if (pending_.code != errc::ok) return fail(pending_);
      if (status_ == status::complete) return engine_step::finished;
      if (parse_next() == input::gate_status::need_input) return engine_step::need_input;
    }
  }

  // One block through the parser. Failures wait until the records before them are delivered.
  input::gate_status parse_next() {
    if (!records_->has_record()) {
      records_->reclaim();
      retain();
    }
    const input::gate_status next = gate_.next();
    switch (next) {
      case input::gate_status::block:
        parse_text({gate_.text(), gate_.is_last_block(),
                    gate_.is_text_stable() ? record::text_lifetime::document
                                           : record::text_lifetime::call});
        break;
      case input::gate_status::need_input:
        break;
      case input::gate_status::finished:
        parse_text({.text = {}, .is_last = true});
        break;
      case input::gate_status::failed:
        fail_behind_text(gate_.failure());
        break;
    }
    return next;
  }

  void parse_text(const backend_stage::text_block& block) {
    if (!is_begun_) begin_text(gate_.text_offset());
    text_end_ = gate_.text_offset() + block.text.size();
    if (parser_->parse(block)) {
      if (block.is_last) status_ = status::complete;
      well_formed_ = {parser_->open_token_offset(), cursor_->depth(),
                      !cursor_->root_local().empty()};
      return;
    }
    pending_ = parser_->failure();
    const auto end = block.is_last ? scanner::text_end::document : scanner::text_end::open;
    if (is_about_text(pending_.code) && diagnose(pending_, end)) return;
    pending_.byte_offset = gate_.input_offset(pending_.byte_offset);
  }

  // Text begins behind the XML declaration.
  void begin_text(std::uint64_t offset) {
    parser_->start_document(offset);
    well_formed_.offset = offset;
    is_begun_ = true;
  }

  // The input has failed; what is wrong with the text before goes first.
  void fail_behind_text(const error& why) {
    if (!diagnose({}, scanner::text_end::open)) pending_ = why;
  }

  // Whether another parser might have said so in other words.
  [[nodiscard]] static bool is_about_text(errc code) noexcept {
    switch (class_of(code)) {
      case error_class::syntax:
      case error_class::entity:
      case error_class::namespaces:
      case error_class::truncated:
      case error_class::limit:
      case error_class::internal:
        return true;
      default:
        return false;
    }
  }

  // Looks for what is wrong from where all was well, in the document as it was written.
  bool diagnose(error told, scanner::text_end end) {
    if (seeded::is(seeded::bug::undiagnosed)) return false;
    const std::string_view source = gate_.retained(well_formed_.offset, text_end_);
    if (source.empty() && well_formed_.offset != text_end_) return false;  // no longer held
    scanner::text_origin from = well_formed_;
    from.offset = gate_.source_offset(well_formed_.offset);
    told.byte_offset = gate_.source_offset(told.byte_offset);
    const error found = diagnosis_->run(source, from, told, end);
    if (found.code == errc::ok) return false;
    pending_ = found;
    const bool is_at_end =
        found.code == errc::document_truncated || found.code == errc::document_empty;
    pending_.byte_offset =
        is_at_end ? summary_.bytes : gate_.source_input_offset(found.byte_offset);
    return true;
  }

  // From where on places may be asked for: that of the open token, of open values and of the open
  // record. A record over the limit is never handed out whole; its place is remembered.
  [[nodiscard]] std::uint64_t earliest_place() {
    const std::uint64_t begin = records_->earliest_record_offset(text_end_);
    const std::uint64_t most = how_.limits.record_bytes;
    const std::uint64_t floor = text_end_ > most ? text_end_ - most : 0;
    if (begin < floor && overlong_.text != begin) overlong_ = {begin, gate_.input_offset(begin)};
    const std::uint64_t value = cursor_->earliest_value_offset(text_end_);
    return std::min(well_formed_.offset, std::max(std::min(begin, value), floor));
  }

  // The input offset of a place in the record at hand.
  [[nodiscard]] std::uint64_t input_offset(std::uint64_t text_offset) const noexcept {
    return text_offset == overlong_.text ? overlong_.input : gate_.input_offset(text_offset);
  }

  // Rejected records show their text; of others places are asked for. An open token is looked at
  // by diagnose() should it be malformed.
  void retain() {
    const bool shows_records = how_.on_bad_record == bad_record::reject;
    const bool has_places = shows_records || gate_.is_transcoding();
    const std::uint64_t earliest = has_places ? earliest_place() : well_formed_.offset;
    gate_.retain_from(shows_records ? earliest : well_formed_.offset, earliest);
  }

  // Converts the next record. True: `record` holds it. False: it was left out, or the read is over.
  bool deliver(void* record) {
    const record::frame& f = records_->record();
    const std::uint64_t index = record_index_++;
    if (how_.limits.records != 0 && summary_.records >= how_.limits.records) {
      error e(errc::limit_records, input_offset(f.begin_offset));
      e.record_index = index;
      e.limit = how_.limits.records;
      fail(e);
      return false;
    }
    is_delivered_ = true;
    if (convert(f, record, index)) {
      ++summary_.records;
      return true;
    }
    if (may_leave_out()) {
      ++summary_.bad_records;
      if (how_.on_bad_record == bad_record::reject) reject(f);
      return false;
    }
    fail(bad_);
    return false;
  }

  // A record is left out for what it holds, not for a lack of memory.
  [[nodiscard]] bool may_leave_out() const noexcept {
    return bad_.code != errc::out_of_memory &&
           (how_.on_bad_record == bad_record::skip || how_.on_bad_record == bad_record::reject);
  }

  bool convert(const record::frame& f, void* record, std::uint64_t index) {
    const auto nulls = how_.on_bad_record == bad_record::null_field ? record::null_policy::make_null
                                                                    : record::null_policy::fail;
    if (assembler_->assemble(f, record, nulls)) return true;
    bad_ = assembler_->failure();
    bad_.byte_offset = input_offset(bad_.byte_offset);
    bad_.record_index = index;
    if (bad_.code == errc::limit_record) bad_.limit = how_.limits.record_bytes;
    if (bad_.code == errc::limit_field_text) bad_.limit = how_.limits.field_text_bytes;
    if (bad_.code == errc::limit_attribute_value) bad_.limit = how_.limits.attribute_value_bytes;
    if (bad_.code == errc::limit_memory) bad_.limit = how_.limits.memory_bytes;
    return false;
  }

  void reject(const record::frame& f) {
    const bool is_kept = f.end_offset - f.begin_offset <= how_.limits.record_bytes;
    how_.reject_sink(
        {.why = bad_,
         .record_path = plan_->compiled.record_path,
         .begin_offset = input_offset(f.begin_offset),
         .end_offset = gate_.input_end(f.end_offset),
         .raw = is_kept ? gate_.retained(f.begin_offset, f.end_offset) : std::string_view()});
  }

  bool extract_only(void* record) {
    const record::frame& f = records_->record();
    ++record_index_;
    is_delivered_ = true;
    if (convert(f, record, 0)) {
      ++summary_.records;
      return true;
    }
    if (may_leave_out() && how_.on_bad_record == bad_record::reject) {
      ++summary_.bad_records;
      reject(f);
    }
    fail(bad_);
    return false;
  }

  std::shared_ptr<const plan_handle> plan_;
  options how_;
  std::optional<record::collector> records_;
  std::optional<shape::cursor> cursor_;
  std::optional<record::assembler> assembler_;
  input::gate gate_;
  input::line_end_form line_ends_ = input::line_end_form::as_written;
  std::unique_ptr<backend_stage::parser> parser_;
  std::optional<scanner::diagnosis> diagnosis_;
  status status_ = status::failed;
  bool is_refused_ = false;
  bool is_begun_ = false;      // the parser has seen text
  bool is_delivered_ = false;  // the collector's first record is in the caller's hands
  std::uint64_t record_index_ = 0;
  std::uint64_t first_null_ = 0;
  std::uint64_t text_end_ = 0;
  scanner::text_origin well_formed_;  // up to here, all that was parsed is
  text_place overlong_;               // of the open record that is over the limit
  error pending_;
  error bad_;
  error failure_;
  xylem::summary summary_;
};

engine::engine(result<std::shared_ptr<const plan_handle>> plan, const options& how)
    : state_(std::make_unique<state>(std::move(plan), how)) {}
engine::engine(engine&&) noexcept = default;
engine& engine::operator=(engine&&) noexcept = default;
engine::~engine() = default;

void engine::start() {
  state_->start();
}
void engine::feed(std::string_view bytes, bool is_stable) {
  state_->feed(bytes, is_stable);
}
void engine::finish() {
  state_->finish();
}
engine_step engine::step(void* record) {
  return state_->step(record);
}
engine_step engine::pull(source& from, void* record) {
  return state_->pull(from, record);
}
bool engine::extract(std::string_view document, void* record) {
  return state_->extract(document, record);
}
const error& engine::failure() const noexcept {
  return state_->failure();
}
summary engine::summary() const {
  return state_->summary();
}

}  // namespace xylem::detail
