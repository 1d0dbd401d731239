// SPDX-License-Identifier: MIT
// The gate alone: whatever the bytes, the text handed on, the failure and the places do not depend
// on how the input is cut. The first byte chooses policy, line ends and the caller's entities.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "input/input.hpp"
#include "input/utf8.hpp"

namespace {

using xylem::input::gate;
using xylem::input::gate_status;
using xylem::input::line_end_form;

struct outcome {
  std::string text;
  std::vector<std::uint64_t> places;  // of every character of text
  xylem::errc code = xylem::errc::ok;
  std::uint64_t offset = 0;

  friend bool operator==(const outcome&, const outcome&) = default;
};

// Only characters have a place.
bool is_first(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

xylem::options chosen(unsigned bits) {
  xylem::options o;
  o.dtd = static_cast<xylem::dtd>(bits % 3);
  if ((bits & 4U) != 0) o.entities = {{"e", "\u00E9"}, {"m", "<&>]]>\r\n'\""}, {"n", ""}};
  o.limits.token_bytes = 4096;
  return o;
}

outcome run(std::string_view document, std::size_t step, unsigned bits) {
  gate g;
  g.start(chosen(bits), (bits & 8U) != 0 ? line_end_form::line_feed : line_end_form::as_written);
  outcome out;
  std::uint64_t kept = 0;
  std::string own;
  for (std::size_t at = 0;;) {
    switch (g.next()) {
      case gate_status::block:
        if (g.text().empty() || g.text().size() > gate::block_bytes) std::abort();
        if (g.text_offset() != out.text.size()) std::abort();
        if (xylem::input::check_utf8(g.text()).status != xylem::input::utf8_status::valid)
          std::abort();
        out.text += g.text();
        for (std::uint64_t i = out.places.size(); i < out.text.size(); ++i)
          out.places.push_back(is_first(out.text[i]) ? g.input_offset(i) : out.places.back());
        for (std::uint64_t i = kept; i < out.text.size(); ++i) {
          if (is_first(out.text[i]) && g.input_offset(i) != out.places[i]) std::abort();
        }
        kept = out.text.size() - out.text.size() % 50;
        while (kept < out.text.size() && !is_first(out.text[kept]))
          ++kept;
        if ((bits & 16U) != 0) {
          g.retain_from(kept);
        } else {
          g.retain_from(g.text_offset() + g.text().size(), kept);
        }
        break;
      case gate_status::need_input: {
        if (at >= document.size()) g.finish();
        own = document.substr(at < document.size() ? at : document.size(), step);
        own.shrink_to_fit();
        at += step;
        g.feed(own, false);
        break;
      }
      case gate_status::failed:
        out.code = g.failure().code;
        out.offset = g.failure().byte_offset;
        return out;
      case gate_status::finished:
        return out;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string document(data + 1, data + size);
  const outcome whole = run(document, document.size() + 1, data[0]);
  if (run(document, 1, data[0]) != whole) std::abort();
  if (run(document, 3, data[0]) != whole) std::abort();
  return 0;
}
