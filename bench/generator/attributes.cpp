// SPDX-License-Identifier: MIT
#include "bench/generator/attributes.hpp"

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "bench/generator/digits.hpp"
#include "bench/generator/splitmix64.hpp"

namespace xylem::bench {
namespace {

constexpr std::string_view document_start =
    "<osm version=\"0.6\" generator=\"xylem_generate\">\n"
    " <bounds minlat=\"42.4\" minlon=\"1.4\" maxlat=\"42.7\" maxlon=\"1.8\"/>\n";
constexpr std::string_view document_end = "</osm>\n";
constexpr std::uint64_t nodes_per_block = 8;
constexpr std::uint64_t first_node_id = 51'595'413;
constexpr std::uint64_t first_way_id = 6'186'640;

struct map_tag {
  std::string_view key;
  std::string_view value;
};

constexpr std::array<map_tag, 8> node_tags{{{"highway", "crossing"},
                                            {"amenity", "bench"},
                                            {"natural", "tree"},
                                            {"barrier", "gate"},
                                            {"name", "Font de l'Avellaner"},
                                            {"shop", "bakery"},
                                            {"name", "Bar & Grill Pirineus"},
                                            {"tourism", "viewpoint"}}};

constexpr std::array<map_tag, 8> way_tags{{{"highway", "residential"},
                                           {"name", "Carrer de la Unió"},
                                           {"surface", "asphalt"},
                                           {"maxspeed", "40"},
                                           {"oneway", "yes"},
                                           {"lanes", "2"},
                                           {"name", "Avinguda Sant Antoni"},
                                           {"building", "yes"}}};

void append_attribute(std::string& out, std::string_view name, std::string_view value) {
  out += ' ';
  out += name;
  out += "=\"";
  append_escaped(out, value);
  out += '"';
}

// 2014-06-13T08:21:55Z
std::string timestamp(splitmix64& chance) {
  const std::string date = compact_date(static_cast<std::int64_t>(chance.between(14'000, 19'700)));
  const std::string time = compact_time(chance.below(86'400));
  return date.substr(0, 4) + '-' + date.substr(4, 2) + '-' + date.substr(6) + 'T' +
         time.substr(0, 2) + ':' + time.substr(2, 2) + ':' + time.substr(4) + 'Z';
}

// What nodes and ways have in common.
void append_history(std::string& out, splitmix64& chance) {
  const std::uint64_t user = chance.between(1, 400);
  append_attribute(out, "version", std::to_string(chance.between(1, 12)));
  append_attribute(out, "timestamp", timestamp(chance));
  append_attribute(out, "changeset", std::to_string(chance.between(1'000'000, 39'999'999)));
  append_attribute(out, "uid", std::to_string(10'000 + user * 37));
  append_attribute(out, "user", "mapper_" + std::to_string(user));
}

void append_tag(std::string& out, const map_tag& tag) {
  out += "  <tag";
  append_attribute(out, "k", tag.key);
  append_attribute(out, "v", tag.value);
  out += "/>\n";
}

void append_node(std::string& out, splitmix64& chance, std::uint64_t number,
                 const record_callback& nodes) {
  const std::string id = std::to_string(number);
  const std::string lat = "42." + padded(chance.between(4'000'000, 6'999'999), 7);
  const std::string lon = "1." + padded(chance.between(4'000'000, 7'999'999), 7);
  if (nodes) nodes(std::array<field_text, 3>{id, lat, lon});
  out += " <node";
  append_attribute(out, "id", id);
  append_attribute(out, "lat", lat);
  append_attribute(out, "lon", lon);
  append_history(out, chance);
  if (!chance.one_in(12)) {
    out += "/>\n";
    return;
  }
  out += ">\n";
  append_tag(out, chance.pick(node_tags));
  out += " </node>\n";
}

void append_way(std::string& out, splitmix64& chance, std::uint64_t id,
                std::uint64_t last_node_id) {
  out += " <way";
  append_attribute(out, "id", std::to_string(id));
  append_history(out, chance);
  out += ">\n";
  for (std::uint64_t left = chance.between(2, 9); left > 0; --left) {
    const std::uint64_t node = last_node_id - chance.below(nodes_per_block);
    out += "  <nd";
    append_attribute(out, "ref", std::to_string(node));
    out += "/>\n";
  }
  // Neighbours in the table: keys of one way differ.
  const std::uint64_t first_tag = chance.below(way_tags.size() - 2);
  const std::uint64_t tag_count = chance.between(1, 3);
  for (std::uint64_t tag = 0; tag < tag_count; ++tag) {
    append_tag(out, way_tags[static_cast<std::size_t>(first_tag + tag)]);
  }
  out += " </way>\n";
}

}  // namespace

map_counts write_attributes(std::uint64_t byte_count, std::uint64_t seed, const text_sink& sink,
                            const record_callback& nodes) {
  map_counts counts;
  std::string text{xml_declaration};
  text += document_start;
  std::uint64_t written = 0;
  while (written + text.size() + document_end.size() < byte_count) {
    written += text.size();
    sink(text);
    text.clear();
    splitmix64 chance(seed, counts.ways);
    for (std::uint64_t node = 0; node < nodes_per_block; ++node) {
      append_node(text, chance, first_node_id + counts.nodes, nodes);
      ++counts.nodes;
    }
    append_way(text, chance, first_way_id + counts.ways, first_node_id + counts.nodes - 1);
    ++counts.ways;
  }
  sink(text);
  sink(document_end);
  return counts;
}

}  // namespace xylem::bench
