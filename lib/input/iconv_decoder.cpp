// SPDX-License-Identifier: MIT
#include "iconv_decoder.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <new>
#include <optional>

#include <iconv.h>

#include "encoding.hpp"
#include "single_byte.hpp"
#include "utf8.hpp"

namespace xylem::input {

namespace {

constexpr std::size_t longest_name = 63;

// iconv's Shift_JIS has a yen sign at 0x5C and an overline at 0x7E. Documents that call themselves
// Shift_JIS are written in Microsoft's variant, which keeps ASCII; browsers and Java read them so.
struct substitution {
  std::string_view name;
  std::string_view iconv_name;
};
constexpr substitution substitutions[] = {{"Shift_JIS", "CP932"},   {"SJIS", "CP932"},
                                          {"MS_Kanji", "CP932"},    {"csShiftJIS", "CP932"},
                                          {"x-sjis", "CP932"},      {"Windows-31J", "CP932"},
                                          {"csWindows31J", "CP932"}};

// A conversion descriptor.
class iconv_handle {
 public:
  // Throws std::bad_alloc; is_open() tells whether the pair is known.
  iconv_handle(const char* to, const char* from) : descriptor_(iconv_open(to, from)) {
    if (!is_open() && errno == ENOMEM) throw std::bad_alloc();
  }
  iconv_handle(const iconv_handle&) = delete;
  iconv_handle& operator=(const iconv_handle&) = delete;
  ~iconv_handle() {
    if (is_open()) iconv_close(descriptor_);
  }

  [[nodiscard]] bool is_open() const noexcept {
    return descriptor_ != reinterpret_cast<iconv_t>(-1);  // NOLINT(performance-no-int-to-ptr)
  }

  void restart() const noexcept { iconv(descriptor_, nullptr, nullptr, nullptr, nullptr); }

  // One call of iconv(3); 0 or its errno.
  [[nodiscard]] int convert(std::string_view raw, std::span<char> out, std::size_t& consumed,
                            std::size_t& produced) const noexcept {
    char* from = const_cast<char*>(raw.data());  // NOLINT(*-const-cast): iconv only reads
    std::size_t from_left = raw.size();
    char* to = out.data();
    std::size_t to_left = out.size();
    const std::size_t answer = iconv(descriptor_, &from, &from_left, &to, &to_left);
    const int code = answer == static_cast<std::size_t>(-1) ? errno : 0;
    consumed = raw.size() - from_left;
    produced = out.size() - to_left;
    return code;
  }

  // What the descriptor holds back for a possible combining character.
  [[nodiscard]] std::size_t flush(std::span<char> out) const noexcept {
    char* to = out.data();
    std::size_t to_left = out.size();
    iconv(descriptor_, nullptr, nullptr, &to, &to_left);
    return out.size() - to_left;
  }

 private:
  iconv_t descriptor_;
};

class iconv_decoder final : public decoder {
 public:
  explicit iconv_decoder(const char* name) : from_("UTF-8", name), to_(name, "UTF-8") {}

  [[nodiscard]] bool is_open() const noexcept { return from_.is_open() && to_.is_open(); }
  [[nodiscard]] const iconv_handle& handle() const noexcept { return from_; }

  conversion convert(std::string_view raw, std::span<char> out) const noexcept override {
    // A full output makes glibc convert twice to find its place in the input, so that the input is
    // cut instead. No character has more than `longest_character` bytes.
    if (out.size() < 3 * longest_character) return {0, 0, conversion_status::output_full};
    const std::string_view part = raw.substr(0, out.size() / 3);
    conversion made;
    const int code = from_.convert(part, out, made.consumed, made.produced);
    switch (code) {
      case 0:
        if (part.size() < raw.size()) made.status = conversion_status::output_full;
        break;
      case E2BIG:
        made.status = conversion_status::output_full;
        break;
      case EINVAL:
        if (part.size() < raw.size() && made.consumed > 0) {
          made.status = conversion_status::output_full;
        } else if (part.size() - made.consumed < longest_character) {
          made.status = conversion_status::incomplete;
        } else {
          made.status = conversion_status::malformed;
        }
        break;
      default:
        made.status = conversion_status::malformed;
        break;
    }
    // iconv's word for being Unicode is not enough for backends that rely on it.
    if (check_utf8({out.data(), made.produced}).status != utf8_status::valid) {
      return {0, 0, conversion_status::malformed};
    }
    return made;
  }

  // Converts back. Exact where every character has one form of bytes; else at most as wrong as the
  // forms differ.
  std::uint64_t raw_length(std::string_view text) const noexcept override {
    std::array<char, 512> scratch;
    std::uint64_t length = 0;
    to_.restart();
    while (!text.empty()) {
      std::size_t consumed = 0;
      std::size_t produced = 0;
      const int code = to_.convert(text, scratch, consumed, produced);
      length += produced;
      text.remove_prefix(consumed);
      if (code != 0 && (code != E2BIG || consumed == 0)) break;
    }
    return length + to_.flush(scratch);
  }

  std::size_t flush(std::span<char> out) const noexcept override {
    const std::size_t length = from_.flush(out);
    return check_utf8({out.data(), length}).status == utf8_status::valid ? length : 0;
  }

  void restart() const noexcept override { from_.restart(); }

 private:
  static constexpr std::size_t longest_character = 16;

  iconv_handle from_;
  iconv_handle to_;
};

// What one byte alone stands for.
struct byte_meaning {
  int code;                // iconv's answer
  bool is_held_back;       // some of the output came with the flush
  std::size_t characters;  // in `text`
  std::array<char, 32> bytes;
  std::size_t length;
};

byte_meaning meaning_of(const iconv_handle& handle, char byte) noexcept {
  byte_meaning m{};
  std::size_t consumed = 0;
  handle.restart();
  m.code = handle.convert({&byte, 1}, m.bytes, consumed, m.length);
  if (m.code == 0) {
    const std::size_t more = handle.flush(std::span(m.bytes).subspan(m.length));
    m.is_held_back = more != 0;
    m.length += more;
  }
  m.characters = count_characters({m.bytes.data(), m.length});
  handle.restart();
  return m;
}

bool is_let_in(const iconv_handle& handle) noexcept {
  constexpr std::string_view controls = "\t\n\r\x0E\x0F\x1B";
  for (int byte = 0; byte < 0x7F; ++byte) {
    const char c = static_cast<char>(byte);
    if (byte < 0x20 && controls.find(c) == std::string_view::npos) continue;
    const byte_meaning m = meaning_of(handle, c);
    if (m.code != 0 || m.length != 1 || m.bytes[0] != c) return false;
  }
  return true;
}

// The table of an encoding whose bytes are one character each, whatever stands beside them. It is
// faster than iconv, and its offsets are exact.
std::optional<single_byte_table> single_byte_table_of(const iconv_handle& handle) noexcept {
  single_byte_table table;
  for (std::size_t byte = 0; byte < table.entries.size(); ++byte) {
    const byte_meaning m = meaning_of(handle, static_cast<char>(byte));
    if (m.code == EILSEQ) continue;
    if (m.code != 0 || m.is_held_back || m.characters != 1 || m.length > 3) return std::nullopt;
    // A control that stands for something else would break the table's ASCII copies.
    if (byte < 0x80 && (m.length != 1 || m.bytes[0] != static_cast<char>(byte))) {
      return std::nullopt;
    }
    single_byte_table::entry& e = table.entries[byte];
    std::copy_n(m.bytes.begin(), m.length, e.bytes.begin());
    e.length = static_cast<std::uint8_t>(m.length);
  }
  for (std::size_t byte = 0; byte < 0x80; ++byte) {
    if (table.entries[byte].length == 0) return std::nullopt;
  }
  return table;
}

}  // namespace

std::unique_ptr<decoder> open_iconv_decoder(std::string_view name) {
  for (const substitution& s : substitutions) {
    if (equals_ignoring_case(s.name, name)) name = s.iconv_name;
  }
  if (name.size() > longest_name) return nullptr;
  std::array<char, longest_name + 1> terminated{};
  std::copy(name.begin(), name.end(), terminated.begin());

  auto opened = std::make_unique<iconv_decoder>(terminated.data());
  if (!opened->is_open() || !is_let_in(opened->handle())) return nullptr;
  if (const auto table = single_byte_table_of(opened->handle())) {
    return std::make_unique<single_byte_decoder>(*table);
  }
  return opened;
}

const decoder* iconv_cache::find(std::string_view name) {
  if (decoder_ == nullptr || !equals_ignoring_case(name_, name)) {
    name_.clear();
    decoder_ = open_iconv_decoder(name);
    if (decoder_ == nullptr) return nullptr;
    name_ = name;
  }
  decoder_->restart();
  return decoder_.get();
}

}  // namespace xylem::input
