// SPDX-License-Identifier: MIT
#include "door.hpp"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace xylem::engine_tests {

namespace {

// A folder of its own, removed with all it holds.
class scratch_folder {
 public:
  scratch_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "xylem-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
    // A reader that stops early closes the pipe.
    std::signal(SIGPIPE, SIG_IGN);
  }
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;
  ~scratch_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] std::filesystem::path write(std::string_view document) const {
    const std::filesystem::path file = path_ / "document.xml";
    std::ofstream(file, std::ios::binary).write(document.data(), std::ssize(document));
    return file;
  }

  [[nodiscard]] std::filesystem::path fifo() const {
    const std::filesystem::path pipe = path_ / "pipe";
    std::filesystem::remove(pipe);
    if (::mkfifo(pipe.c_str(), 0600) != 0) throw std::runtime_error("no fifo");
    return pipe;
  }

 private:
  std::filesystem::path path_;
};

const scratch_folder& scratch() {
  static const scratch_folder made;
  return made;
}

template <class D>
outcome read_descriptor(const D& declared, std::string_view document, const options& how) {
  const int fd = ::open(scratch().write(document).c_str(), O_RDONLY | O_CLOEXEC);
  const outcome out = drain(read(declared, descriptor(fd), how));
  ::close(fd);
  return out;
}

// The other end is written in pieces, as over a network.
template <class D>
outcome read_fifo(const D& declared, std::string_view document, const options& how) {
  const std::filesystem::path pipe = scratch().fifo();
  std::thread writer([&] {
    const int fd = ::open(pipe.c_str(), O_WRONLY | O_CLOEXEC);
    for (chunker chunks(document, {1, 1000, 3, 4097}); !chunks.is_empty();) {
      const std::string_view chunk = chunks.take();
      if (::write(fd, chunk.data(), chunk.size()) != std::ssize(chunk)) break;
    }
    ::close(fd);
  });
  const outcome out = drain(read(declared, file(pipe), how));
  writer.join();
  return out;
}

template <class D>
outcome read_stream(const D& declared, std::string_view document, const options& how) {
  std::istringstream in{std::string(document)};
  return drain(read(declared, stream(in), how));
}

template <class D>
outcome read_file_stream(const D& declared, std::string_view document, const options& how) {
  std::ifstream in(scratch().write(document), std::ios::binary);
  return drain(read(declared, stream(in), how));
}

template <class D>
void add_doors(std::vector<door>& to, const std::string& of, const D& d) {
  using document = std::string_view;
  const auto add = [&](const char* name, auto door_function) {
    to.push_back({of + " " + name, door_function});
  };
  add("memory", [d](document x, const options& o) { return drain(read(d, memory(x), o)); });
  add("range", [d](document x, const options& o) { return iterate(read(d, memory(x), o)); });
  add("mapped file",
      [d](document x, const options& o) { return drain(read(d, file(scratch().write(x)), o)); });
  add("descriptor", [d](document x, const options& o) { return read_descriptor(d, x, o); });
  add("fifo", [d](document x, const options& o) { return read_fifo(d, x, o); });
  add("string stream", [d](document x, const options& o) { return read_stream(d, x, o); });
  add("file stream", [d](document x, const options& o) { return read_file_stream(d, x, o); });
  add("callback, odd sizes", [d](document x, const options& o) {
    return drain(read(d, chunked(x, {1, 7, 2, 64, 3, 1000, 5, 4096, 13}), o));
  });
  add("callback, 1 byte",
      [d](document x, const options& o) { return drain(read(d, chunked(x, {1}), o)); });
  add("callback, 70000 bytes",
      [d](document x, const options& o) { return drain(read(d, chunked(x, {70'000}), o)); });
  add("feed, whole", [d](document x, const options& o) { return push(d, x, {x.size() + 1}, o); });
  add("feed, 1 byte", [d](document x, const options& o) { return push(d, x, {1}, o); });
}

}  // namespace

const std::vector<door>& doors() {
  static const std::vector<door> all = [] {
    std::vector<door> made;
    add_doors(made, "projection", items);
    add_doors(made, "schema", item_schema());
    return made;
  }();
  return all;
}

const std::vector<door>& extractors() {
  static const std::vector<door> all = {
      {"projection extractor",
       [](std::string_view x, const options& o) { return extract(items, x, o); }},
      {"schema extractor",
       [](std::string_view x, const options& o) { return extract(item_schema(), x, o); }},
  };
  return all;
}

}  // namespace xylem::engine_tests
