// SPDX-License-Identifier: MIT
#include "encoding_decision.hpp"

#include "encoding.hpp"
#include "seeded/seeded_bug.hpp"

namespace xylem::input {

namespace {

const decoder* instance_of(const encoding& row) noexcept {
  return row.instance == nullptr ? nullptr : &row.instance();
}

// True when a document that is UTF-16 in the order of `actual` may say so by this name.
bool is_utf16_name(std::string_view name, const decoder* actual) noexcept {
  const encoding* const row = find_own_encoding(name);
  if (row == nullptr || row->family != encoding_family::utf_16) return false;
  return row->instance == nullptr || instance_of(*row) == actual;
}

}  // namespace

errc encoding_decision::start(std::string_view known_name) {
  chosen_ = nullptr;
  mark_bytes_ = 0;
  signature_ = encoding_signature::none;
  is_known_ = !known_name.empty();
  is_known_utf16_ = false;
  if (!is_known_) return errc::ok;
  if (const encoding* const row = find_own_encoding(known_name)) {
    chosen_ = instance_of(*row);
    is_known_utf16_ = chosen_ == nullptr;
  } else if (is_encoding_name(known_name)) {
    chosen_ = iconv_.find(known_name);
  }
  return chosen_ == nullptr && !is_known_utf16_ ? errc::options_encoding_unknown : errc::ok;
}

errc encoding_decision::see_head(std::string_view head) noexcept {
  const detected_signature detected = detect_signature(head);
  const bool has_mark = detected.mark_bytes != 0;
  if (is_known_ && !has_mark) {
    // RFC 2781 section 4.3, with a look at the first character, which is ASCII in any document.
    if (is_known_utf16_) {
      const bool is_little = head.size() >= 2 && head[0] != '\0' && head[1] == '\0';
      chosen_ = is_little ? &utf_16le() : &utf_16be();
    }
    return errc::ok;
  }
  signature_ = detected.what;
  mark_bytes_ = detected.mark_bytes;
  switch (detected.what) {
    case encoding_signature::unsupported:
      return errc::encoding_unsupported;
    case encoding_signature::utf8_mark:
      chosen_ = &utf_8();
      break;
    case encoding_signature::utf16le_mark:
    case encoding_signature::utf16le:
      chosen_ = &utf_16le();
      break;
    case encoding_signature::utf16be_mark:
    case encoding_signature::utf16be:
      chosen_ = &utf_16be();
      break;
    case encoding_signature::none:
      break;
  }
  return errc::ok;
}

errc encoding_decision::see_declaration(std::string_view declared_name) {
  if (is_known_) return errc::ok;
  const encoding* const row = find_own_encoding(declared_name);
  switch (signature_) {
    case encoding_signature::utf8_mark: {
      const bool agrees = declared_name.empty() || (row != nullptr && instance_of(*row) == chosen_);
      const bool is_overruled = seeded::is(seeded::bug::mark_overrules);
      return agrees || is_overruled ? errc::ok : errc::encoding_conflict;
    }
    case encoding_signature::utf16le_mark:
    case encoding_signature::utf16be_mark:
      if (declared_name.empty()) return errc::ok;
      [[fallthrough]];
    case encoding_signature::utf16le:
    case encoding_signature::utf16be:
      // Without a mark and without a name the document is UTF-8 by definition, and this one is not.
      return is_utf16_name(declared_name, chosen_) ? errc::ok : errc::encoding_conflict;
    case encoding_signature::unsupported:
    case encoding_signature::none:
      break;
  }
  if (declared_name.empty()) {
    chosen_ = &utf_8();
  } else if (row == nullptr) {
    chosen_ = is_encoding_name(declared_name) ? iconv_.find(declared_name) : nullptr;
  } else if (row->family == encoding_family::utf_16) {
    return errc::encoding_conflict;
  } else {
    chosen_ = instance_of(*row);
  }
  return chosen_ == nullptr ? errc::encoding_unsupported : errc::ok;
}

}  // namespace xylem::input
