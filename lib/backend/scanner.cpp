// SPDX-License-Identifier: MIT
//
// Our own parser: lib/scanner. What is done here is to hand it tokens in one piece.
//
//   blocks   | <a><b/>...<c d="| 1"/>.......<e | f="2">... |
//   scanned   [in place][  joined  ][in place][  joined  ]
//
// Where blocks follow each other in memory that stays, nothing is copied at all. Elsewhere what is
// left of a block is kept, and of the next block so much is put behind it as completes the token.

#include "scanner/scanner.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <string>

#include <xylem/version.hpp>

#include "backend/backend.hpp"
#include "backend/open_token.hpp"

namespace xylem::backend_stage {

namespace {

// XYLEM_PREDICT=0 is for finding out whether prediction is to blame.
prediction effective(prediction wanted) noexcept {
  static const bool is_forbidden = [] {
    const char* const value = std::getenv("XYLEM_PREDICT");
    return value != nullptr && std::string_view(value) == "0";
  }();
  return is_forbidden ? prediction::off : wanted;
}

class scanner_parser final : public parser {
 public:
  scanner_parser(shape::cursor& into, const settings& how)
      : bounds_(how.bounds), scanner_(into, how.bounds, how.names, effective(how.foresight)) {}

  void start_document(std::uint64_t text_offset) override {
    scanner_.start_document();
    failure_ = error();
    held_.clear();
    if (held_.capacity() > most_kept) std::string().swap(held_);
    rest_ = {};
    rest_offset_ = text_offset;
    parsed_ = 0;
    is_followed_ = false;
  }

  bool parse(const text_block& block) noexcept override {
    try {
      take(block);
    } catch (const std::bad_alloc&) {
      failure_ = error(errc::out_of_memory, rest_offset_);
    }
    if (failure_.code == errc::ok) failure_ = scanner_.failure();
    return failure_.code == errc::ok;
  }

  [[nodiscard]] std::uint64_t open_token_offset() const noexcept override { return rest_offset_; }
  [[nodiscard]] const error& failure() const noexcept override { return failure_; }

 private:
  static constexpr std::size_t most_kept = std::size_t{256} * 1024;
  // How much of a block is put behind what is left of the last one at first.
  static constexpr std::size_t least_joined = 256;
  // Shorter tokens may be read again with every byte.
  static constexpr std::size_t shortest_followed = 256;

  void take(const text_block& block) {
    std::string_view text = block.text;
    if (text.empty() && !block.is_last) return;
    if (!check_memory()) return;
    if (rest_.empty()) return scan(text, block.lives, block.is_last);
    const bool is_joined = rest_lives_ == record::text_lifetime::document &&
                           block.lives == record::text_lifetime::document &&
                           rest_.data() + rest_.size() == text.data();
    const bool waits = !block.is_last && waits_for_more(text);
    if (is_joined) {
      text = {rest_.data(), rest_.size() + text.size()};
      if (!waits) return scan(text, block.lives, block.is_last);
      keep(text, block.lives);
    } else {
      if (rest_.data() != held_.data()) held_.assign(rest_);
      if (!waits) {
        if (join(text, block.is_last)) scan(text, block.lives, block.is_last);
        return;
      }
      held_.append(text);
      keep(held_, record::text_lifetime::call);
    }
  }

  void scan(std::string_view text, record::text_lifetime lives, bool is_last) {
    const std::size_t done = scan_piece(text, lives, is_last);
    text.remove_prefix(done);
    if (lives == record::text_lifetime::call) {
      held_.assign(text);
      text = held_;
    }
    keep(text, lives);
    parsed_ = text.size();
  }

  std::size_t scan_piece(std::string_view text, record::text_lifetime lives, bool is_last) {
    const auto end = is_last ? scanner::text_end::document : scanner::text_end::open;
    const std::size_t done = scanner_.scan({text, rest_offset_, end, lives});
    rest_offset_ += done;
    is_followed_ = false;
    return done;
  }

  // Completes the open token, all that is in held_, and takes from `text` what it needs for that.
  // False when nothing is left to scan.
  bool join(std::string_view& text, bool is_last) {
    std::size_t before = held_.size();
    std::size_t taken = 0;
    // What is long is not scanned again for little.
    for (std::size_t most = std::max(least_joined, before);; most *= 2) {
      const std::size_t wanted = whole_characters(text, most);
      held_.append(text.substr(taken, wanted - taken));
      taken = wanted;
      const bool is_all = taken == text.size();
      const std::size_t done = scan_piece(held_, record::text_lifetime::call, is_all && is_last);
      if (scanner_.has_failed()) return false;
      if (done >= before && !(is_all && is_last)) {
        text.remove_prefix(done - before);
        held_.clear();
        keep({}, record::text_lifetime::call);
        return !text.empty();
      }
      held_.erase(0, done);
      before -= std::min(before, done);
      if (!is_all) continue;
      keep(held_, record::text_lifetime::call);
      parsed_ = held_.size();
      return false;
    }
  }

  static std::size_t whole_characters(std::string_view text, std::size_t most) noexcept {
    while (most < text.size() && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U)
      ++most;
    return std::min(most, text.size());
  }

  // Whether the text neither ends the open token nor doubles what was scanned of it in vain. See
  // open_token.
  bool waits_for_more(std::string_view text) noexcept {
    const std::size_t open = rest_.size() + text.size();
    if (parsed_ < shortest_followed || open >= 2 * parsed_ || open > bounds_.token_bytes)
      return false;
    if (!is_followed_) token_.start(rest_);
    is_followed_ = true;
    return !token_.follow(text);
  }

  // What is left: a token that is not complete.
  void keep(std::string_view rest, record::text_lifetime lives) noexcept {
    rest_ = rest;
    rest_lives_ = lives;
    if (rest.size() <= bounds_.token_bytes) {
      check_memory();
      return;
    }
    failure_ = error(errc::limit_token, rest_offset_);
    failure_.limit = bounds_.token_bytes;
  }

  bool check_memory() noexcept {
    const std::size_t used = sizeof(*this) + held_.size() + scanner_.memory_bytes();
    if (used <= bounds_.memory_bytes) return true;
    failure_ = error(errc::limit_memory, rest_offset_);
    failure_.limit = bounds_.memory_bytes;
    return false;
  }

  const limits bounds_;
  scanner::scanner scanner_;
  error failure_;
  std::string held_;  // where rest_ is when its own memory does not last
  std::string_view rest_;
  record::text_lifetime rest_lives_ = record::text_lifetime::call;
  std::uint64_t rest_offset_ = 0;
  std::size_t parsed_ = 0;  // of rest_, how much was scanned
  open_token token_;
  bool is_followed_ = false;
};

std::unique_ptr<parser> make_scanner(shape::cursor& into, const settings& how) {
  return std::make_unique<scanner_parser>(into, how);
}

}  // namespace

entry scanner_entry() noexcept {
  return {.info = {backend::scanner, "scanner", version},
          .make = &make_scanner,
          .has_fifth_edition_names = true};
}

}  // namespace xylem::backend_stage
