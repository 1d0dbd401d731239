// SPDX-License-Identifier: MIT
#include "conformance/w3c_suite.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string_view>

#include "conformance/xpath_oracle_files.hpp"

namespace xylem::conformance {

namespace fs = std::filesystem;

namespace {

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (std::size_t end = line.find('\t'); end != std::string_view::npos; end = line.find('\t')) {
    out.push_back(line.substr(0, end));
    line.remove_prefix(end + 1);
  }
  out.push_back(line);
  return out;
}

w3c_type type_named(std::string_view name) {
  if (name == "valid") return w3c_type::valid;
  if (name == "invalid") return w3c_type::invalid;
  if (name == "not-wf") return w3c_type::not_wf;
  if (name == "error") return w3c_type::error;
  throw std::runtime_error("the suite's index has a case of type " + std::string(name));
}

fs::path index_file() {
  const fs::path data = oracle::data_folder();
  return data.empty() ? fs::path() : data / "conformance" / "index.tsv";
}

}  // namespace

fs::path w3c_folder() {
  const fs::path index = index_file();
  return fs::exists(index) ? index.parent_path() / "xmlconf" : fs::path();
}

std::vector<w3c_case> w3c_cases() {
  std::ifstream in(index_file());
  std::string line;
  if (!std::getline(in, line)) throw std::runtime_error("the suite has no index.tsv");
  std::map<std::string, std::size_t, std::less<>> column;
  for (const std::string_view name : columns_of(line))
    column.emplace(name, column.size());
  std::vector<w3c_case> out;
  while (std::getline(in, line)) {
    const std::vector<std::string_view> row = columns_of(line);
    const auto cell = [&](std::string_view name) {
      const auto at = column.find(name);
      if (at == column.end() || at->second >= row.size()) {
        throw std::runtime_error("the suite's index lacks " + std::string(name));
      }
      return std::string(row[at->second]);
    };
    w3c_case& c = out.emplace_back();
    c.id = cell("ID");
    c.type = type_named(cell("TYPE"));
    c.document = cell("PATH");
    c.canonical = cell("OUTPUT");
    c.scope = cell("scope");
    c.edition = cell("EDITION");
    c.has_namespaces = cell("NAMESPACE") != "no";
    const std::string entities = cell("ENTITIES");
    c.has_external_entities = !entities.empty() && entities != "none";
  }
  return out;
}

std::string read_w3c_file(const fs::path& file) {
  std::ifstream in(w3c_folder() / file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot open " + file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace xylem::conformance
