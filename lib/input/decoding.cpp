// SPDX-License-Identifier: MIT
#include "decoding.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "encoding.hpp"
#include "seeded/seeded_bug.hpp"
#include "utf8.hpp"

namespace xylem::input {

void decoding::start(std::uint64_t max_bytes) noexcept {
  raw_ = {};
  carry_size_ = 0;
  text_ = {};
  codec_ = nullptr;
  places_.clear();
  position_ = 0;
  text_end_ = 0;
  bytes_to_limit_ = max_bytes == 0 ? ~std::uint64_t{0} : max_bytes;
  is_stable_ = false;
  is_finished_ = false;
  is_over_limit_ = false;
  is_flushed_ = false;
}

void decoding::feed(std::string_view raw, bool is_stable) noexcept {
  if (raw.size() > bytes_to_limit_) {
    raw = raw.substr(0, static_cast<std::size_t>(bytes_to_limit_));
    is_over_limit_ = true;
  }
  bytes_to_limit_ -= raw.size();
  raw_ = raw;
  is_stable_ = is_stable;
}

std::optional<std::string_view> decoding::head(std::size_t bytes) noexcept {
  if (carry_size_ == 0 && raw_.size() >= bytes) return raw_.substr(0, bytes);
  while (carry_size_ < bytes && !raw_.empty())
    carry_byte();
  if (carry_size_ < bytes && !is_over()) return std::nullopt;
  return carry();
}

bool decoding::fetch_whole() noexcept {
  if (check_utf8(raw_).valid_bytes != raw_.size()) return false;
  codec_ = &utf_8();
  position_ = raw_.size();
  const block_lifetime lifetime = is_stable_ ? block_lifetime::stable : block_lifetime::until_input;
  return deliver(std::exchange(raw_, {}), lifetime) == decode_status::text;
}

void decoding::skip_mark(std::size_t bytes) noexcept {
  position_ += bytes;
  const std::size_t carried = std::min(bytes, carry_size_);
  drop_carry(carried);
  raw_.remove_prefix(bytes - carried);
}

void decoding::use(const decoder* codec) noexcept {
  codec_ = codec;
  if (codec_ != nullptr) codec_->restart();
}

void decoding::give_back(std::string_view text) noexcept {
  text_ = {};
  if (text.empty()) return;
  position_ -= text.size();
  text_end_ -= text.size();
  if (text_lifetime_ == block_lifetime::until_next) {  // it was the carry
    std::memcpy(carry_.data(), text.data(), text.size());
    carry_size_ = text.size();
  } else {
    raw_ = text;
  }
}

decode_status decoding::fetch() {
  if (carry_size_ != 0) return fetch_carry();
  if (raw_.empty()) return exhausted();
  return is_transcoding() ? fetch_converted() : fetch_view();
}

// One character, or a few, of bytes from several feeds.
decode_status decoding::fetch_carry() {
  if (codec_ == nullptr) {
    std::memcpy(carry_text_.data(), carry_.data(), carry_size_);
    const std::size_t length = carry_size_;
    drop_carry(length);
    position_ += length;
    return deliver({carry_text_.data(), length}, block_lifetime::until_next);
  }
  for (;;) {
    const conversion made = codec_->convert(carry(), carry_text_);
    if (made.consumed != 0) {
      if (codec_->is_identity()) std::memcpy(carry_text_.data(), carry_.data(), made.consumed);
      if (is_transcoding()) places_.add({text_end_, position_});
      drop_carry(made.consumed);
      position_ += made.consumed;
      if (made.produced == 0) return fetch();
      return deliver({carry_text_.data(), made.produced}, block_lifetime::until_next);
    }
    if (made.status != conversion_status::incomplete || carry_size_ == carry_.size()) {
      return stop(decode_status::malformed);
    }
    if (raw_.empty()) break;
    carry_byte();
  }
  if (is_over_limit_) return stop(decode_status::over_limit);
  if (!is_finished_) return decode_status::need_input;
  const bool is_seen = !is_transcoding() || !seeded::is(seeded::bug::truncated_utf16);
  return stop(is_seen ? decode_status::truncated : decode_status::end);
}

decode_status decoding::fetch_view() {
  const block_lifetime lifetime = is_stable_ ? block_lifetime::stable : block_lifetime::until_input;
  if (codec_ == nullptr) {
    const std::string_view all = raw_;
    raw_ = {};
    position_ += all.size();
    return deliver(all, lifetime);
  }
  const conversion made = codec_->convert(raw_.substr(0, piece_bytes), {});
  if (made.consumed == 0) {
    if (made.status != conversion_status::incomplete) return stop(decode_status::malformed);
    carry_rest();
    return fetch_carry();
  }
  const std::string_view text = raw_.substr(0, made.consumed);
  raw_.remove_prefix(made.consumed);
  position_ += made.consumed;
  return deliver(text, lifetime);
}

// Fills the buffer in slices of `spacing`, one known place each.
decode_status decoding::fetch_converted() {
  if (converted_ == nullptr) converted_ = std::make_unique_for_overwrite<char[]>(piece_bytes);
  const std::span<char> out(converted_.get(), piece_bytes);
  std::size_t filled = 0;
  bool is_malformed = false;
  while (!raw_.empty()) {
    const std::size_t room =
        std::min<std::size_t>(out.size() - filled, static_cast<std::size_t>(offset_map::spacing));
    places_.add({text_end_ + filled, position_});
    const conversion made = codec_->convert(raw_, out.subspan(filled, room));
    raw_.remove_prefix(made.consumed);
    position_ += made.consumed;
    filled += made.produced;
    if (made.status == conversion_status::incomplete) carry_rest();
    is_malformed = made.status == conversion_status::malformed;
    if (is_malformed || (made.consumed == 0 && made.produced == 0)) break;
  }
  if (filled != 0) return deliver({converted_.get(), filled}, block_lifetime::until_next);
  return is_malformed ? stop(decode_status::malformed) : fetch();
}

// No more text will come, but what the decoder holds back does first.
decode_status decoding::stop(decode_status why) noexcept {
  if (codec_ != nullptr && !is_flushed_) {
    is_flushed_ = true;
    const std::size_t length = codec_->flush(carry_text_);
    if (length != 0) return deliver({carry_text_.data(), length}, block_lifetime::until_next);
  }
  return why;
}

decode_status decoding::exhausted() noexcept {
  if (is_over_limit_) return stop(decode_status::over_limit);
  return is_finished_ ? stop(decode_status::end) : decode_status::need_input;
}

decode_status decoding::deliver(std::string_view text, block_lifetime lifetime) noexcept {
  text_ = text;
  text_end_ += text.size();
  text_lifetime_ = lifetime;
  return decode_status::text;
}

void decoding::drop_carry(std::size_t bytes) noexcept {
  carry_size_ -= bytes;
  std::memmove(carry_.data(), carry_.data() + bytes, carry_size_);
}

// The decoders promise less than carry_.size() bytes of an incomplete character.
void decoding::carry_rest() noexcept {
  while (!raw_.empty() && carry_size_ < carry_.size())
    carry_byte();
}

void decoding::carry_byte() noexcept {
  carry_[carry_size_++] = raw_.front();
  raw_.remove_prefix(1);
}

}  // namespace xylem::input
