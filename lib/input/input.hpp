// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_INPUT_HPP
#define XYLEM_LIB_INPUT_INPUT_HPP

// The contract of the input stage: raw bytes in, checked UTF-8 text out.
//
//   raw bytes --> decoder --> prolog gate --> rewriting --> blocks of UTF-8 for a backend
//
// Offsets. A *text offset* counts bytes of the UTF-8 text handed to backends and of the XML
// declaration before it, a byte order mark not included. An *input offset* counts bytes as they
// came in. For UTF-8 they differ by the mark until something is rewritten; then, and for other
// encodings, `input_offset()` converts while the place in question is retained.
//
// The XML declaration is not handed on: text begins behind it, or with a blank in place of its last
// byte. The document type declaration is overwritten with spaces (line ends kept), which does not
// change the length of the text. Rewriting does: line ends become line feeds where a parser needs
// that. Everything else is handed on as it is.

#include <cstdint>
#include <memory>
#include <string_view>

#include <xylem/options.hpp>
#include <xylem/result.hpp>

namespace xylem::input {

enum class gate_status : std::uint8_t {
  block,       // `text()` holds the next block
  need_input,  // everything fed was handed on: call feed() or finish()
  finished,    // finish() was called and everything was handed on
  failed,      // `failure()` says why; all text before the failure was handed on first
};

// How line ends are handed on.
enum class line_end_form : std::uint8_t {
  as_written,  // for parsers that normalise themselves, as XML 1.0 section 2.11 says
  line_feed,   // CR LF, and a CR without LF, become one LF
};

// Decides the encoding, converts strictly to UTF-8, strips one byte order mark, checks and blanks
// the prolog's declarations. Linear in the input for any sizes of feed(). One document at a time.
class gate {
 public:
  gate();
  ~gate();
  gate(const gate&) = delete;
  gate& operator=(const gate&) = delete;

  // Starts a new document. Keeps its buffers. An unknown `options.encoding` is found by the first
  // next().
  void start(const options& options, line_end_form form = line_end_form::as_written);

  // Hands in the next raw bytes. They must stay valid until next() returns need_input; if
  // `is_stable`, until the next start(). Requires that the last next() returned need_input (or that
  // the document has just started).
  void feed(std::string_view raw, bool is_stable);

  // No more bytes will come.
  void finish();

  // The next step. Blocks are at most `block_bytes` long and never end inside a UTF-8 sequence.
  // Blocks of a document in stable UTF-8 memory view that memory, unless something was blanked or
  // rewritten in them. May throw std::bad_alloc.
  gate_status next();

  // The current block and its text offset; valid until the next call of next(), feed() or start().
  [[nodiscard]] std::string_view text() const noexcept;
  [[nodiscard]] std::uint64_t text_offset() const noexcept;

  // Whether the current block views memory that stays as it is until the next start().
  [[nodiscard]] bool is_text_stable() const noexcept;

  // True when it is known that no text follows the current block. False may become finished: the
  // answer spares parsers work, nothing depends on it.
  [[nodiscard]] bool is_last_block() const noexcept;

  // Why next() returned failed. The offset is an input offset.
  [[nodiscard]] const error& failure() const noexcept;

  // Keeps text from `text_offset` on for retained() and input_offset() until moved forward. Without
  // a call nothing but the current block is kept. Offsets only grow within a document.
  void retain_from(std::uint64_t text_offset);

  // The same with places, for input_offset(), from farther back than text, for retained(): less is
  // kept where places can be told without text.
  void retain_from(std::uint64_t text_offset, std::uint64_t places_offset);

  // What stands in the document for the text of a range, in UTF-8: line ends as they were written,
  // a document type declaration as blanks. Empty when the range is no longer held. No copy is made
  // of a document in stable UTF-8 memory.
  [[nodiscard]] std::string_view retained(std::uint64_t begin, std::uint64_t end) const noexcept;

  // The input offset of the byte at a text offset; what was rewritten lies where that begins which
  // it stands for. Exact within what is retained and the current block (not of a reference that was
  // cut over blocks), and everywhere for UTF-8 in which nothing was rewritten; else that of the
  // nearest earlier known place.
  [[nodiscard]] std::uint64_t input_offset(std::uint64_t text_offset) const noexcept;

  // The input offset behind the text before a text offset, as exact.
  [[nodiscard]] std::uint64_t input_end(std::uint64_t text_offset) const noexcept;

  // What retained() shows is the document's source, which has offsets of its own: that of the byte
  // at a text offset, and the input offset of one.
  [[nodiscard]] std::uint64_t source_offset(std::uint64_t text_offset) const noexcept;
  [[nodiscard]] std::uint64_t source_input_offset(std::uint64_t source_offset) const noexcept;

  // Whether references to this entity are replaced before text is handed on.
  [[nodiscard]] bool knows_entity(std::string_view name) const noexcept;

  // True when input and text offsets differ by more than a byte order mark, so that places have to
  // be retained.
  [[nodiscard]] bool is_transcoding() const noexcept;

  static constexpr std::size_t block_bytes = std::size_t{32} * 1024;

 private:
  class state;
  std::unique_ptr<state> state_;
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_INPUT_HPP
