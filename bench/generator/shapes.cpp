// SPDX-License-Identifier: MIT
#include "bench/generator/shapes.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "bench/generator/digits.hpp"
#include "bench/generator/splitmix64.hpp"

namespace xylem::bench {
namespace {

constexpr std::size_t leaf_count = 85;
constexpr std::string_view document_end = "</FEED>\n";

// A record while it is written: its bytes and what is wanted of it.
struct record {
  std::string text;
  std::vector<std::optional<std::string>> wanted;

  void leaf(std::string_view name, std::string_view value) {
    text.append("<").append(name).append(">").append(value);
    text.append("</").append(name).append(">");
  }
};

std::string draw_value(splitmix64& chance) {
  return padded(chance.below(1'000'000'000), static_cast<std::size_t>(chance.between(4, 16)));
}

// Every fourth leaf is wanted, from F00 to F76.
record leaves(splitmix64& chance, bool are_optional) {
  record made{"<REC>", {}};
  for (std::size_t i = 0; i < leaf_count; ++i) {
    const bool is_wanted = i % 4 == 0 && i < 80;
    const bool is_present = !are_optional || chance.one_in(2);
    if (is_wanted) made.wanted.emplace_back();
    if (!is_present) continue;
    const std::string value = draw_value(chance);
    made.leaf("F" + padded(i, 2), value);
    if (is_wanted) made.wanted.back() = value;
  }
  made.text += "</REC>";
  return made;
}

record one_of_thousand(splitmix64& chance) {
  const std::string type = "T" + padded(chance.below(1'000), 3);
  record made{"<" + type + ">", {}};
  for (std::size_t i = 0; i < leaf_count; ++i) {
    const std::string value = draw_value(chance);
    const bool is_wanted = i % 4 == 0 && i < 80;
    made.leaf((is_wanted ? "F" : type) + padded(i, 2), value);
    if (is_wanted) made.wanted.emplace_back(value);
  }
  made.text += "</" + type + ">";
  return made;
}

record shuffled(splitmix64& chance) {
  std::array<std::string_view, 8> names{"id",        "lat",       "lon", "version",
                                        "timestamp", "changeset", "uid", "user"};
  std::array<std::string, 3> values;
  for (std::size_t left = names.size(); left > 1; --left)
    std::swap(names[left - 1], names[static_cast<std::size_t>(chance.below(left))]);
  record made{"<REC", {}};
  for (const std::string_view name : names) {
    const std::string value = draw_value(chance);
    made.text.append(" ").append(name).append("=\"").append(value).append("\"");
    if (name == "id") values[0] = value;
    if (name == "lat") values[1] = value;
    if (name == "lon") values[2] = value;
  }
  made.text += "/>";
  made.wanted.assign(values.begin(), values.end());
  return made;
}

record new_names(splitmix64& chance, std::uint64_t index) {
  record made{"<REC>", {}};
  for (std::size_t i = 0; i < leaf_count; ++i) {
    const std::string value = draw_value(chance);
    if (i == leaf_count / 2) {
      made.leaf("KEY", value);
      made.wanted.emplace_back(value);
    } else {
      made.leaf("N" + std::to_string(index * leaf_count + i), value);
    }
  }
  made.text += "</REC>";
  return made;
}

record draw_record(shape shape, std::uint64_t index, std::uint64_t seed) {
  splitmix64 chance(seed, index);
  switch (shape) {
    case shape::in_order:
      return leaves(chance, false);
    case shape::optional_tags:
      return leaves(chance, true);
    case shape::thousand_types:
      return one_of_thousand(chance);
    case shape::shuffled_attributes:
      return shuffled(chance);
    case shape::new_names:
      return new_names(chance, index);
  }
  return {};
}

}  // namespace

std::span<const shape_description> shapes() {
  static const std::vector<std::string_view> every_fourth{
      "F00", "F04", "F08", "F12", "F16", "F20", "F24", "F28", "F32", "F36",
      "F40", "F44", "F48", "F52", "F56", "F60", "F64", "F68", "F72", "F76"};
  static const std::array<shape_description, 5> table{{
      {shape::in_order, "all tags, in order", "/FEED/REC", every_fourth},
      {shape::optional_tags, "optional tags at random", "/FEED/REC", every_fourth},
      {shape::thousand_types, "1,000 record types interleaved", "/FEED/*", every_fourth},
      {shape::shuffled_attributes,
       "attributes in random order",
       "/FEED/REC",
       {"@id", "@lat", "@lon"}},
      {shape::new_names, "every element a new name", "/FEED/REC", {"KEY"}},
  }};
  return table;
}

void write_shape(const shape_description& description, std::uint64_t byte_count, std::uint64_t seed,
                 const text_sink& sink, const record_callback& truth) {
  std::string text{xml_declaration};
  text += "<FEED>";
  std::uint64_t written = 0;
  for (std::uint64_t index = 0; written + text.size() + document_end.size() < byte_count; ++index) {
    written += text.size();
    sink(text);
    record drawn = draw_record(description.shape, index, seed);
    text = std::move(drawn.text);
    if (truth) truth(std::vector<field_text>(drawn.wanted.begin(), drawn.wanted.end()));
  }
  sink(text);
  sink(document_end);
}

}  // namespace xylem::bench
