// SPDX-License-Identifier: MIT
// xylem_generate: writes the benchmark documents. `xylem_generate feed --count 20000 -o feed.xml`.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <CLI/CLI.hpp>

#include "bench/generator/attributes.hpp"
#include "bench/generator/digits.hpp"
#include "bench/generator/orders.hpp"
#include "bench/generator/text.hpp"

namespace {

using namespace xylem::bench;

// A file, or standard output for "-". close() must be called: a full disk shows there at the
// latest.
class output {
 public:
  explicit output(std::string path) : path_(std::move(path)) {
    if (path_ != "-") {
      owned_.reset(std::fopen(path_.c_str(), "wb"));
      if (!owned_) throw std::runtime_error("cannot write " + path_);
      file_ = owned_.get();
    }
    std::setvbuf(file_, nullptr, _IOFBF, std::size_t{1} << 16U);
  }

  void write(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) fail();
  }

  void close() {
    if (std::fflush(file_) != 0) fail();
    if (owned_ && std::fclose(owned_.release()) != 0) fail();
  }

  [[nodiscard]] text_sink sink() {
    return [this](std::string_view text) { write(text); };
  }

 private:
  struct closer {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  [[noreturn]] void fail() const { throw std::runtime_error("writing to " + path_ + " failed"); }

  std::string path_;
  std::unique_ptr<std::FILE, closer> owned_;
  std::FILE* file_ = stdout;
};

struct arguments {
  std::string path = "-";
  std::string directory;
  std::uint64_t count = 0;
  std::uint64_t bytes = 0;
  bool is_indented = false;
  order_options orders;
};

void write_feed(const arguments& arguments) {
  output out(arguments.path);
  if (arguments.bytes > 0) {
    write_orders_of_size(arguments.bytes, arguments.orders, out.sink());
  } else {
    write_orders(arguments.count, arguments.orders, out.sink());
  }
  out.close();
}

// One file per message, or all of them one after another with a line "offset length" for each.
void write_messages(const arguments& arguments) {
  if (!arguments.directory.empty()) {
    const std::filesystem::path directory(arguments.directory);
    std::filesystem::create_directories(directory);
    for (std::uint64_t index = 0; index < arguments.count; ++index) {
      output out((directory / ("order-" + padded(index, 7) + ".xml")).string());
      out.write(order_message(index, arguments.orders));
      out.close();
    }
    return;
  }
  if (arguments.path == "-") throw std::runtime_error("messages need a file or a directory");
  output messages(arguments.path);
  output lengths(arguments.path + ".index");
  std::uint64_t offset = 0;
  for (std::uint64_t index = 0; index < arguments.count; ++index) {
    const std::string message = order_message(index, arguments.orders);
    messages.write(message);
    lengths.write(std::to_string(offset) + ' ' + std::to_string(message.size()) + '\n');
    offset += message.size();
  }
  messages.close();
  lengths.close();
}

int run(int argc, char** argv) {
  arguments arguments;
  CLI::App app{"Writes the benchmark documents; the same seed gives the same bytes everywhere."};
  app.require_subcommand(1);
  app.fallthrough();
  app.add_option("--seed", arguments.orders.seed, "another seed, another document")
      ->capture_default_str();

  CLI::App* feed = app.add_subcommand("feed", "one document of many orders (workload B)");
  CLI::App* messages = app.add_subcommand("messages", "one document per order (workload A)");
  CLI::App* attributes = app.add_subcommand("attributes", "a map, nearly all attributes (C)");
  CLI::App* text = app.add_subcommand("text", "articles, nearly all text (D)");

  for (CLI::App* command : {feed, attributes, text}) {
    command->add_option("-o,--output", arguments.path, "file to write, - for standard output")
        ->capture_default_str();
    command->add_option("--bytes", arguments.bytes, "size reached by the last record: 200MB, 5GiB")
        ->transform(CLI::AsSizeValue(true));
  }
  auto* feed_size = feed->add_option_group("size");
  feed_size->add_option(feed->get_option("--bytes"));
  feed_size->add_option("--count", arguments.count, "number of orders");
  feed_size->require_option(1);
  for (CLI::App* command : {attributes, text})
    command->get_option("--bytes")->required();

  messages->add_option("--count", arguments.count, "number of orders")->required();
  auto* place = messages->add_option_group("place");
  place->add_option("-o,--output", arguments.path, "all messages in FILE, lengths in FILE.index");
  place->add_option("--directory", arguments.directory, "one file per message");
  place->require_option(1);
  for (CLI::App* command : {feed, messages}) {
    command->add_flag("--indent", arguments.is_indented, "indented instead of dense");
  }
  CLI11_PARSE(app, argc, argv);

  arguments.orders.layout = arguments.is_indented ? layout::indented : layout::dense;
  if (feed->parsed()) write_feed(arguments);
  if (messages->parsed()) write_messages(arguments);
  if (attributes->parsed()) {
    output out(arguments.path);
    write_attributes(arguments.bytes, arguments.orders.seed, out.sink());
    out.close();
  }
  if (text->parsed()) {
    output out(arguments.path);
    write_text(arguments.bytes, arguments.orders.seed, out.sink());
    out.close();
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "xylem_generate: %s\n", error.what());
    return 1;
  }
}
