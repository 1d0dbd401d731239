// SPDX-License-Identifier: MIT
#include "seeded/seeded_bug.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>

namespace xylem::seeded {

namespace {

struct named {
  std::string_view name;
  bug which;
};

constexpr named bugs[] = {
    {"overlong_utf8", bug::overlong_utf8},
    {"surrogates_paired", bug::surrogates_paired},
    {"truncated_utf16", bug::truncated_utf16},
    {"second_mark", bug::second_mark},
    {"mark_overrules", bug::mark_overrules},
    {"version_2", bug::version_2},
    {"doctype_twice", bug::doctype_twice},
    {"line_end_cut", bug::line_end_cut},
    {"blanks_counted", bug::blanks_counted},
    {"nul_ends_text", bug::nul_ends_text},
    {"nul_first", bug::nul_first},
    {"return_code_trusted", bug::return_code_trusted},
    {"fifth_edition_names", bug::fifth_edition_names},
    {"references_kept", bug::references_kept},
    {"line_ends_kept", bug::line_ends_kept},
    {"line_ends_late", bug::line_ends_late},
    {"rows_lost", bug::rows_lost},
    {"events_behind_error", bug::events_behind_error},
    {"attributes_late", bug::attributes_late},
    {"state_kept", bug::state_kept},
    {"undiagnosed", bug::undiagnosed},
};
static_assert(std::size(bugs) == static_cast<std::size_t>(bug::undiagnosed));

// A name that is none would pass for a bug that nothing catches.
bug choose() {
  const char* const wanted = std::getenv("XYLEM_SEEDED_BUG");
  if (wanted == nullptr) return bug::none;
  const auto* const found = std::ranges::find(bugs, std::string_view(wanted), &named::name);
  if (found != std::end(bugs)) return found->which;
  // The list that catch.sh goes through.
  for (const named& b : bugs)
    std::printf("%.*s\n", static_cast<int>(b.name.size()), b.name.data());
  std::fflush(stdout);
  std::_Exit(*wanted == '\0' ? 0 : 2);
}

// Before any test runs.
const bug chosen = choose();

}  // namespace

bool is(bug which) noexcept {
  return which == chosen;
}

std::string_view line_ends_of(std::string_view reported) {
  if (!is(bug::line_ends_late)) return reported;
  static bool is_after_cr = false;
  static std::string text;
  text.clear();
  for (const char c : reported) {
    if (c != '\n' || !is_after_cr) text += c == '\r' ? '\n' : c;
    is_after_cr = c == '\r';
  }
  return text;
}

}  // namespace xylem::seeded
