// SPDX-License-Identifier: MIT
// Path expressions: parsing never reads outside the text, reports places inside it, and what parses
// compiles into a plan that can be run.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <xylem/xylem.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string path(data, data + size);
  for (const xylem::result<void>& checked :
       {xylem::check_record_path(path), xylem::check_field_path(path)}) {
    if (!checked && checked.error().byte_offset > path.size()) std::abort();
  }
  xylem::schema_declaration declaration;
  declaration.record = "//r";
  declaration.namespaces = {{"p", "urn:p"}};
  xylem::schema_field field;
  field.name = "f";
  field.path = path;
  field.repeat = xylem::repeat::list;
  declaration.fields = {field};
  const xylem::result<xylem::schema> made = xylem::schema::make(declaration);
  if (!made) return 0;
  if (!xylem::check_field_path(path)) std::abort();
  constexpr std::string_view document =
      "<x b='1' xmlns:p='urn:p'><h>0</h><r a='1'><a b='2'>3<c>4</c></a><p:a>5</p:a></r></x>";
  auto reader = xylem::read(*made, xylem::memory(document));
  while (true) {
    const auto row = reader.next();
    if (!row || *row == nullptr) return 0;
  }
}
