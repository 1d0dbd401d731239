// SPDX-License-Identifier: MIT
#include "conformance/xpath_oracle_files.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string_view>

#include <bzlib.h>
#include <zlib.h>

namespace xylem::oracle {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t block_bytes = 1U << 18U;

std::string read_gzip(const fs::path& file) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> in(gzopen(file.c_str(), "rb"), &gzclose);
  if (in == nullptr) throw std::runtime_error("cannot open " + file.string());
  std::string out;
  std::string block(block_bytes, '\0');
  while (true) {
    const int length = gzread(in.get(), block.data(), static_cast<unsigned>(block.size()));
    if (length < 0) throw std::runtime_error("cannot decompress " + file.string());
    if (length == 0) return out;
    out.append(block, 0, static_cast<std::size_t>(length));
  }
}

std::string read_bzip2(const fs::path& file) {
  const std::unique_ptr<BZFILE, void (*)(BZFILE*)> in(BZ2_bzopen(file.c_str(), "rb"), &BZ2_bzclose);
  if (in == nullptr) throw std::runtime_error("cannot open " + file.string());
  std::string out;
  std::string block(block_bytes, '\0');
  while (true) {
    const int length = BZ2_bzread(in.get(), block.data(), static_cast<int>(block.size()));
    if (length < 0) throw std::runtime_error("cannot decompress " + file.string());
    if (length == 0) return out;
    out.append(block, 0, static_cast<std::size_t>(length));
  }
}

}  // namespace

fs::path data_folder() {
  fs::path folder;
  const char* const configured = std::getenv("XYLEM_TEST_DATA");
  if (configured != nullptr && *configured != '\0') {
    folder = configured;
  } else {
#ifdef XYLEM_TEST_DATA
    folder = XYLEM_TEST_DATA;
#endif
  }
  const bool is_there = fs::is_directory(folder / "idoc") && fs::is_directory(folder / "business");
  return is_there ? folder : fs::path();
}

std::vector<fs::path> data_files() {
  const fs::path folder = data_folder();
  std::vector<fs::path> files;
  if (folder.empty()) return files;
  for (const std::string_view part : {"idoc", "business"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder / part)) {
      if (entry.is_regular_file()) files.push_back(entry.path().lexically_relative(folder));
    }
  }
  std::ranges::sort(files);
  return files;
}

std::string read_document(const fs::path& file) {
  if (file.extension() == ".gz") return read_gzip(file);
  if (file.extension() == ".bz2") return read_bzip2(file);
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot open " + file.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace xylem::oracle
