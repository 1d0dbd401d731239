// SPDX-License-Identifier: MIT
// What is refused in a path, where, and why.

#include <iostream>

#include <xylem/xylem.hpp>

constexpr std::string_view record_paths[] = {
    "A/B",
    "/A/",
    "/A/@id",
    "/A[1]",
};

constexpr std::string_view field_paths[] = {
    "",
    "/A",
    "A |",
    "A/1B",
    "A/following-sibling::B",
    "A[last()]",
    "A/$b",
    "A/../B",
    "A//B",
    "./A",
    "A[B='1'",
    "A[B>'1']",
    "A[B='1' and C='2']",
    "A[1][@b]",
    "A[0]",
    "A[B='1]",
    "Q{urn:x",
    "A/@b/C",
    "A/@*",
    "A/text()/B",
    "A=B",
};

void show(std::string_view path, const xylem::result<void>& checked) {
  if (checked) return;
  const xylem::error& e = checked.error();
  const std::string all = xylem::describe(e);
  std::cout << path << '\n'
            << std::string(e.byte_offset, ' ') << "^ " << xylem::name(e.code)
            << all.substr(all.find(": ")) << '\n';
}

int main() {
  for (const std::string_view path : record_paths)
    show(path, xylem::check_record_path(path));
  for (const std::string_view path : field_paths)
    show(path, xylem::check_field_path(path));
}
