// SPDX-License-Identifier: MIT
// A type of the program's own and an enumeration as members.

#include <charconv>
#include <cstdint>
#include <iostream>

#include <xylem/xylem.hpp>

struct colour {
  std::uint32_t rgb = 0;
};

template <>
struct xylem::convert<colour> {
  static constexpr std::string_view type_name = "colour";  // what error messages say

  // `text` is trimmed: only strings keep white space.
  static errc from_text(std::string_view text, const text_format&, colour& out) noexcept {
    if (text.empty()) return errc::value_empty;
    if (text.size() != 7 || text.front() != '#') return errc::value_malformed;
    const char* const end = text.data() + text.size();
    const std::from_chars_result read = std::from_chars(text.data() + 1, end, out.rgb, 16);
    return read.ec == std::errc() && read.ptr == end ? errc::ok : errc::value_malformed;
  }
};

enum class status { active, blocked };

template <>
inline constexpr auto xylem::enum_names<status> = xylem::names<status>({{"A", status::active},
                                                                        {"active", status::active},
                                                                        {"B", status::blocked}});

struct shape {
  colour fill;
  status state = status::active;
};

constexpr auto shapes = xylem::projection<shape>("/shapes/shape",  //
                                                 xylem::field<&shape::fill>("fill"),
                                                 xylem::field<&shape::state>("@state"));

int main() {
  constexpr std::string_view document =
      "<shapes>\n"
      "  <shape state='A'><fill> #ff8000 </fill></shape>\n"
      "  <shape state='B'><fill>#000001</fill></shape>\n"
      "  <shape state='C'><fill>#000002</fill></shape>\n"
      "</shapes>\n";
  try {
    for (const shape& s : xylem::read(shapes, xylem::memory(document)))
      std::cout << s.fill.rgb << (s.state == status::active ? " active" : " blocked") << '\n';
  } catch (const xylem::exception& e) {
    std::cout << e.what() << '\n';
  }
}
