// SPDX-License-Identifier: MIT
#ifndef XYLEM_LIB_BACKEND_LIBXML2_NAMES_HPP
#define XYLEM_LIB_BACKEND_LIBXML2_NAMES_HPP

// The names that a parser of libxml2 keeps.
//
// It has each name once, in a dictionary that only grows; and before libxml2 2.12 the dictionary's
// table stops growing at 4,608 places, so that each of n names is compared with n / 4608 others. A
// document in which every element has a name of its own would take quadratic time and all the
// memory it may have. So between two tokens a dictionary of many names is exchanged for a new one,
// with the names of the open elements and the namespaces in scope.
//
// The parser also remembers prefix and namespace name of each open element where they cannot be
// exchanged. A dictionary therefore lives until the elements that were opened in its time are
// closed.

#include <cstddef>
#include <cstdint>
#include <vector>

#include <libxml/parser.h>

namespace xylem::backend_stage {

class libxml2_names {
 public:
  libxml2_names() = default;
  libxml2_names(const libxml2_names&) = delete;
  libxml2_names& operator=(const libxml2_names&) = delete;
  ~libxml2_names() { start_document(); }

  void start_document() noexcept;

  // So many elements are left open by an end tag.
  void note_depth(std::uint64_t depth) noexcept {
    if (depth < lowest_) lowest_ = depth;
  }

  // Exchanges the dictionary if it holds many names. Requires that the parser stands between two
  // tokens, with so many elements open. True: addresses of names are no longer what they were.
  // Throws std::bad_alloc; the parser is as before then.
  bool renew(xmlParserCtxt& context, std::uint64_t depth);

  // What all dictionaries hold.
  [[nodiscard]] std::size_t bytes(const xmlParserCtxt& context) const noexcept;

  // Whether a parser should be made anew for the next document.
  [[nodiscard]] static bool are_many(const xmlParserCtxt& context) noexcept;

 private:
  static constexpr std::size_t most_bytes = std::size_t{1} << 20U;

  struct retired {
    xmlDict* names = nullptr;
    std::uint64_t depth = 0;  // of use while more elements than that are open
  };

  std::vector<retired> retired_;
  std::uint64_t lowest_ = 0;  // the fewest elements open since the dictionary in use began
  // Up to so many bytes the dictionary is kept: twice what open elements alone need, so that the
  // time for exchanges stays linear.
  std::size_t enough_ = most_bytes;
};

}  // namespace xylem::backend_stage

#endif  // XYLEM_LIB_BACKEND_LIBXML2_NAMES_HPP
