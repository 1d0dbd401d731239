// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_SCANNER_DIAGNOSIS_HPP
#define XYLEM_LIB_SCANNER_DIAGNOSIS_HPP

// What exactly is wrong with a document, and where.
//
// Every parser says whether a document is well-formed; each has its own words for what is wrong,
// finds it at another byte, and may notice it earlier or later when the text comes in other pieces.
// So a parser's failure is looked at once more, from the last place where all was well: the code
// and the offset then depend on the document alone. It costs nothing until a document fails.
//
// What needs more than the text at hand stays the parser's: which tags match, which prefixes are
// declared, how deep the elements lie.

#include <cstdint>
#include <string_view>
#include <vector>

#include <xylem/error.hpp>
#include <xylem/options.hpp>

#include "scanner/token.hpp"

namespace xylem::scanner {

// Where a text stands in its document: at the start of a token.
struct text_origin {
  std::uint64_t offset = 0;
  std::uint64_t depth = 0;  // open elements
  bool has_root = false;    // the root element has begun
};

enum class text_end : std::uint8_t {
  open,      // more may follow
  document,  // nothing does
};

class diagnosis {
 public:
  diagnosis(const limits& bounds, dialect in);

  // The first thing that is wrong with the text, when the parser has told this, with an offset in
  // the same text: found by the grammar, else what was told, at the start of the token in which it
  // was. errc::ok if there is nothing to tell. One pass. May throw std::bad_alloc.
  [[nodiscard]] error run(std::string_view text, const text_origin& from, const error& told,
                          text_end end);

 private:
  // What is wrong with a place in the text.
  struct finding {
    errc code = errc::ok;
    std::size_t at = 0;
    std::uint64_t limit = 0;
  };

  // Looks at the tokens that begin at or before `last`; the last of them begins at `last_begin_`.
  [[nodiscard]] finding find(std::size_t last, text_end end);
  [[nodiscard]] finding check_token(std::size_t begin);
  [[nodiscard]] finding check_tag(std::size_t begin);
  [[nodiscard]] finding check_name(const qualified_name& name, std::size_t begin) const noexcept;
  [[nodiscard]] finding check_name(std::string_view name, std::size_t begin) const noexcept;
  [[nodiscard]] const attribute* repeated_attribute();
  [[nodiscard]] errc check_declaration(const attribute& a) const noexcept;
  void close_element() noexcept;

  const limits bounds_;
  const dialect dialect_;
  std::string_view text_;
  std::uint64_t depth_ = 0;
  region where_ = region::prolog;
  token token_;
  std::size_t last_begin_ = 0;
  std::vector<const attribute*> sorted_;
};

}  // namespace xylem::scanner

#endif  // XYLEM_LIB_SCANNER_DIAGNOSIS_HPP
