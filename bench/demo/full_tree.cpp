// SPDX-License-Identifier: MIT
// xylem_full_tree IDOCS.xml ROWS.csv: the job of the demo as it is often done. All of the document
// becomes a tree, all of the tree nested maps, and 20 fields are picked from these and written as
// CSV. Prints the seconds that took, reading and writing included, and the number of rows.

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "bench/library/library.hpp"

namespace {

using namespace xylem::bench;

std::string read_file(const char* path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) throw std::runtime_error(std::string("cannot read ") + path);
  std::string text(static_cast<std::size_t>(in.tellg()), '\0');
  in.seekg(0);
  if (!in.read(text.data(), static_cast<std::streamsize>(text.size()))) {
    throw std::runtime_error(std::string("cannot read ") + path);
  }
  return text;
}

void append_cell(std::string& out, std::string_view cell) {
  if (!cell.empty() && cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_header(std::string& out) {
  for (const wanted_field& field : wanted_fields) {
    if (&field != wanted_fields.data()) out += ',';
    out += field.name;
  }
  out += '\n';
}

int run(const char* from, const char* to) {
  const auto start = std::chrono::steady_clock::now();
  const std::string document = read_file(from);
  const std::array<std::string_view, 1> documents{document};
  std::ofstream out(to, std::ios::binary | std::ios::trunc);
  std::string text;
  append_header(text);
  const answer given = find_library("libxml2_dom_maps")
                           ->run_of(job::orders)(documents, [&text, &out](record_fields fields) {
                             for (std::size_t i = 0; i < fields.size(); ++i) {
                               if (i > 0) text += ',';
                               if (fields[i]) append_cell(text, *fields[i]);
                             }
                             text += '\n';
                             if (text.size() < 64 * 1024) return;
                             out << text;
                             text.clear();
                           });
  out << text;
  out.close();
  if (!out) throw std::runtime_error(std::string("cannot write ") + to);
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  std::printf("%.6f %llu\n", time.count(), static_cast<unsigned long long>(given.records));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: xylem_full_tree IDOCS.xml ROWS.csv\n");
    return 2;
  }
  try {
    return run(argv[1], argv[2]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "xylem_full_tree: %s\n", error.what());
    return 1;
  }
}
