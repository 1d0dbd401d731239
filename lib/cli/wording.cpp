// SPDX-License-Identifier: MIT
#include "cli/wording.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace xylem::cli {

namespace {

struct remedy {
  errc code;
  std::string_view text;
};

constexpr std::array remedies{
    remedy{errc::path_prefix_unbound, "write prefix = \"uri\" under [namespaces]"},
    remedy{errc::declaration_repeat_unsupported,
           "\"join\" needs a string, \"count\" an integer, nested fields \"list\", \"first\" or "
           "\"last\""},
    remedy{errc::options_missing_sink, "name a file with --rejects"},
    remedy{errc::options_names_unavailable, "choose another --backend or --names portable"},
    remedy{errc::name_not_portable, "rename it, or read with --names xml10e5"},
    remedy{errc::dtd_forbidden,
           "remove it; one without [...] is accepted unless --dtd forbid is given, one with "
           "entities by --dtd text_entities"},
    remedy{errc::entity_undefined,
           "have the sender write the character itself, or give --entities html if it is one of "
           "HTML's"},
    remedy{errc::field_missing,
           "write optional = true or a default for the field, or correct its path"},
    remedy{
        errc::field_repeated,
        "write repeat = \"first\", \"last\", \"list\", \"join\" or \"count\" for the field, or a "
        "narrower path"},
    remedy{errc::field_nil, "write optional = true for the field"},
    remedy{errc::value_empty,
           "write empty_is_missing = true and optional = true for the field, or read a string"},
    remedy{errc::value_zone_missing, "write assume_utc = true for the field"},
    remedy{errc::ancestor_value_unseen,
           "read it in a pass of its own, or write unseen_is_missing = true for the field"},
    remedy{errc::ancestor_value_late,
           "write repeat = \"first\" for the field, or read it in a pass of its own"},
};

void replace_all(std::string& in, std::string_view from, std::string_view to) {
  for (std::size_t at = in.find(from); at != std::string::npos; at = in.find(from, at + to.size()))
    in.replace(at, from.size(), to);
}

}  // namespace

std::string explain(const error& e) {
  std::string out = describe(e);
  const auto* const own = std::ranges::find(remedies, e.code, &remedy::code);
  if (own != remedies.end()) {
    // A bare error reads "name: message; remedy", and describe() ends with that remedy too.
    const std::string bare = describe(error(e.code));
    const std::string theirs = bare.substr(std::min(bare.find("; "), bare.size()));
    if (!theirs.empty() && out.ends_with(theirs)) {
      out.resize(out.size() - theirs.size());
      out += "; ";
      out += own->text;
    }
  }
  replace_all(out, "limits::", "--limit ");
  return out;
}

std::string explain_hint(std::string_view hint) {
  std::string out(hint);
  replace_all(out, "bind a prefix to it with xylem::ns", "bind a prefix to it under [namespaces]");
  replace_all(out, "use xylem::any_namespace", "write any_namespace = true");
  return out;
}

std::string printable(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) c = '?';
  }
  return out;
}

}  // namespace xylem::cli
