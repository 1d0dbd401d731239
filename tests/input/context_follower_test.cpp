// SPDX-License-Identifier: MIT
#include "input/context_follower.hpp"

#include <string>

#include <gtest/gtest.h>

namespace xylem::input {
namespace {

// The document with what is found in place of each '&': 'C' in content, 'V' in a value, '&' where
// none is a reference. Fed in pieces of `size`.
std::string marked(std::string document, std::size_t size) {
  context_follower follower;
  follower.start();
  for (std::size_t begin = 0; begin < document.size(); begin += size) {
    const std::size_t end = std::min(begin + size, document.size());
    for (std::size_t at = begin;; ++at) {
      at += follower.follow(std::string_view(document).substr(at, end - at));
      if (at >= end) break;
      document[at] = follower.context() == reference_context::content ? 'C' : 'V';
    }
  }
  return document;
}

struct followed {
  std::string_view document;
  std::string_view marked;
};

constexpr followed cases[] = {
    {"<a>&;</a>", "<a>C;</a>"},
    {"&<a/>&<!--&-->&", "&<a/>&<!--&-->&"},
    {"<a b='&' c=\"&'>&\">&</a>&", "<a b='V' c=\"V'>V\">C</a>&"},
    {"<a><b/>&<c d='/'>&</c>&</a>&", "<a><b/>C<c d='/'>C</c>C</a>&"},
    {"<a><b d='&'/>&<b / >&</b></a>", "<a><b d='V'/>C<b / >C</b></a>"},
    {"<a><!-- & - -> & -->&</a>", "<a><!-- & - -> & -->C</a>"},
    {"<a><!---->&<!--&-->&</a>", "<a><!---->C<!--&-->C</a>"},
    {"<a><![CDATA[&]]&]>&]]]>&</a>", "<a><![CDATA[&]]&]>&]]]>C</a>"},
    {"<a><![CDATA[]]>&</a>", "<a><![CDATA[]]>C</a>"},
    {"<a><?p & ? > & ?\?>&</a>", "<a><?p & ? > & ?\?>C</a>"},
    {"<?p?><!--<a>&--><a>&</a>", "<?p?><!--<a>&--><a>C</a>"},
    {"<a><b>&</b>&<b>&</b></a><?p &?>&", "<a><b>C</b>C<b>C</b></a><?p &?>&"},
    {"<a>\u00E9&<\u00E9 b='\u00E9&'/></a>", "<a>\u00E9C<\u00E9 b='\u00E9V'/></a>"},
    // Not well-formed: found or not, nothing is followed wrongly that a parser would accept.
    {"<a><!x &>&</a>", "<a><!x &>&</a>"},
    {"<a><![CDATAx&]]>&</a>", "<a><![CDATAx&]]>&</a>"},
    {"<a><!-x&-->&</a>", "<a><!-x&-->&</a>"},
    {"<a></a></a>&<b>&</b>", "<a></a></a>&<b>C</b>"},
};

TEST(context_follower, finds_references_where_they_may_stand) {
  for (const followed& c : cases) {
    for (const std::size_t size : {1U, 2U, 3U, 7U, 1000U}) {
      EXPECT_EQ(marked(std::string(c.document), size), c.marked) << "in pieces of " << size;
    }
  }
}

}  // namespace
}  // namespace xylem::input
