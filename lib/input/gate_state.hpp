// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_INPUT_GATE_STATE_HPP
#define XYLEM_LIB_INPUT_GATE_STATE_HPP

// What a gate is made of.
//
//   decoding --> xml_declaration --> prolog --> retained_text --> rewriting --> text()
//       ^              |
//       +-- encoding_decision
//
// Up to `rewriting` the text is *source*: what stands in the document, with blanks for a
// document type declaration. Places and retained text count bytes of source, those of the XML
// declaration too, which is not handed on.
//
// Text is handed on as it comes, blanked or not; only the first bytes of a keyword are held back
// until they are known to be one. Whatever fails, fails at the start of the text not handed on yet.

#include <string>
#include <string_view>

#include <xylem/options.hpp>

#include "blanked_text.hpp"
#include "decoding.hpp"
#include "encoding_decision.hpp"
#include "entity_table.hpp"
#include "input.hpp"
#include "offset_map.hpp"
#include "prolog.hpp"
#include "retained_text.hpp"
#include "rewriting.hpp"
#include "xml_declaration.hpp"

namespace xylem::input {

class gate::state {
 public:
  void start(const options& o, line_end_form form);
  void feed(std::string_view raw, bool is_stable) noexcept { decoding_.feed(raw, is_stable); }
  void finish() noexcept { decoding_.finish(); }
  [[nodiscard]] gate_status next();

  [[nodiscard]] std::string_view text() const noexcept { return handed_; }
  [[nodiscard]] std::uint64_t text_offset() const noexcept { return handed_offset_; }
  [[nodiscard]] std::string_view retained(std::uint64_t begin, std::uint64_t end) const noexcept;
  [[nodiscard]] const error& failure() const noexcept { return failure_; }
  [[nodiscard]] bool is_transcoding() const noexcept {
    return decoding_.is_transcoding() || !rewriting_.is_identity();
  }
  [[nodiscard]] bool is_text_stable() const noexcept {
    return block_lives_ == block_lifetime::stable && is_within(handed_, taken_);
  }
  [[nodiscard]] bool is_last_block() const noexcept {
    return phase_ == phase::content && replay_.empty() && text_.empty() && decoding_.is_at_end() &&
           !rewriting_.has_more() && !rewriting_.is_waiting() && !rewriting_.has_failed();
  }
  void retain_from(std::uint64_t text_offset, std::uint64_t places_offset) noexcept;
  [[nodiscard]] std::uint64_t input_offset(std::uint64_t text_offset) const noexcept {
    return input_of(rewriting_.source_of(text_offset));
  }
  [[nodiscard]] std::uint64_t input_end(std::uint64_t text_offset) const noexcept {
    return input_of(rewriting_.source_end(text_offset));
  }
  [[nodiscard]] std::uint64_t source_offset(std::uint64_t text_offset) const noexcept {
    return rewriting_.source_of(text_offset);
  }
  [[nodiscard]] std::uint64_t input_of(std::uint64_t source_offset) const noexcept;
  [[nodiscard]] bool knows_entity(std::string_view name) const noexcept {
    return !entities_.is_empty() && entities_.find(name).has_value();
  }

 private:
  enum class phase : std::uint8_t { options, head, declaration, prolog, content };
  // What a step came to: a block to hand on, nothing yet, or nothing until more is fed.
  enum class progress : std::uint8_t { block, none, starved };

  [[nodiscard]] progress step();
  [[nodiscard]] progress see_options();
  [[nodiscard]] bool take_whole();
  [[nodiscard]] progress see_head();
  [[nodiscard]] progress fetch();
  [[nodiscard]] progress end(decode_status why);
  [[nodiscard]] progress scan_declaration(std::string_view& front);
  [[nodiscard]] progress leave_out(std::string_view& front, std::size_t length);
  [[nodiscard]] progress scan_prolog(std::string_view& front);

  [[nodiscard]] std::uint64_t doctype_failure_offset() const noexcept;
  void leave_declaration(std::string_view replay);
  [[nodiscard]] std::string_view& front() noexcept { return replay_.empty() ? text_ : replay_; }
  [[nodiscard]] block_lifetime front_lifetime() const noexcept;
  [[nodiscard]] std::uint64_t declaration_offset(std::uint64_t text_offset) const noexcept;

  void emit(std::string_view block, std::string_view original, block_lifetime lifetime);
  void advance(std::string_view source);
  void skip(std::string_view source);
  void emit_doctype(std::string_view original, block_lifetime lifetime);
  [[nodiscard]] bool hand_on();
  void retain_text_from(std::uint64_t text_offset) noexcept;
  void pin(std::uint64_t source_offset) noexcept;
  [[nodiscard]] std::uint64_t raw_length(std::uint64_t begin, std::uint64_t end) const noexcept;
  void fail(errc code, std::uint64_t offset) noexcept;

  decoding decoding_;
  encoding_decision encoding_;
  xml_declaration declaration_;
  prolog prolog_;
  retained_text retained_;
  blanked_text blanked_;
  rewriting rewriting_;

  std::string known_encoding_;
  entity_map known_entities_;
  entity_table entities_;
  dtd policy_ = dtd::ignore;
  std::uint64_t max_token_bytes_ = 0;
  std::uint64_t most_name_bytes_ = 0;  // of an entity; a reference has to fit into a block
  std::uint64_t most_memory_bytes_ = 0;
  std::uint64_t max_document_bytes_ = 0;

  phase phase_ = phase::options;
  bool is_first_text_ = true;
  std::string_view replay_;  // static text that goes before text_
  std::string_view text_;    // decoded and not handed on
  std::string_view handed_;  // the current block
  std::string_view taken_;   // what it was made of
  block_lifetime block_lives_ = block_lifetime::until_next;
  std::uint64_t handed_offset_ = 0;
  bool is_retaining_places_ = false;  // from the last retain_from()
  std::uint64_t places_begin_ = 0;
  error failure_;
  bool is_finished_ = false;

  place next_;         // of the source to be taken next
  place block_;        // of the source that was taken last
  place retained_at_;  // of the retained text's beginning
  std::uint64_t doctype_offset_ = 0;
  std::uint64_t markup_offset_ = 0;  // of the declaration in its internal subset
  bool is_in_keyword_ = false;       // of a DOCTYPE; its offset is doctype_offset_
};

}  // namespace xylem::input

#endif  // XYLEM_LIB_INPUT_GATE_STATE_HPP
