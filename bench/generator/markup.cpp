// SPDX-License-Identifier: MIT
#include "bench/generator/markup.hpp"

namespace xylem::bench {

void append_escaped(std::string& out, std::string_view text) {
  while (true) {
    const std::size_t special = text.find_first_of("&<>");
    out += text.substr(0, special);
    if (special == std::string_view::npos) return;
    out += text[special] == '&' ? "&amp;" : text[special] == '<' ? "&lt;" : "&gt;";
    text.remove_prefix(special + 1);
  }
}

void markup::open(std::string_view name, std::string_view attributes) {
  indent();
  out_ += '<';
  out_ += name;
  out_ += attributes;
  out_ += '>';
  end_line();
  ++depth_;
}

void markup::close(std::string_view name) {
  --depth_;
  indent();
  out_ += "</";
  out_ += name;
  out_ += '>';
  end_line();
}

void markup::leaf(std::string_view name, std::string_view text, spelling spelling) {
  indent();
  out_ += '<';
  out_ += name;
  if (spelling == spelling::empty_element) {
    out_ += "/>";
    end_line();
    return;
  }
  out_ += '>';
  if (spelling == spelling::cdata) {
    out_ += "<![CDATA[";
    out_ += text;
    out_ += "]]>";
  } else if (spelling == spelling::with_comment) {
    const std::size_t space = text.find(' ');
    append_escaped(out_, text.substr(0, space));
    out_ += "<!-- verified -->";
    if (space != std::string_view::npos) append_escaped(out_, text.substr(space));
  } else {
    append_escaped(out_, text);
  }
  out_ += "</";
  out_ += name;
  out_ += '>';
  end_line();
}

void markup::comment(std::string_view text) {
  indent();
  out_ += "<!--";
  out_ += text;
  out_ += "-->";
  end_line();
}

void markup::indent() {
  if (layout_ == layout::indented) out_.append(2 * depth_, ' ');
}

void markup::end_line() {
  if (layout_ == layout::indented) out_ += '\n';
}

}  // namespace xylem::bench
