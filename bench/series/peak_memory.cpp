// SPDX-License-Identifier: MIT
// Peak memory: each reader in a process of its own, above what that process had when its documents
// were ready. Code that is touched for the first time counts, too.

#include <fstream>
#include <stdexcept>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <fmt/core.h>

#include "bench/series/process.hpp"
#include "bench/series/schema_run.hpp"
#include "bench/series/series.hpp"
#include "bench/workload/order_stream.hpp"
#include "bench/workload/workload.hpp"

namespace xylem::bench {

extern const series memory_series;

namespace {

constexpr double most_megabytes = 4.0 * 1.048576 + 2 * 0.004;  // 4 MiB and two orders

backend backend_named(std::string_view name) {
  for (const backend_info& with : backends()) {
    if (with.name == name) return with.id;
  }
  throw std::runtime_error("there is no such backend");
}

std::uint64_t status_bytes(std::string_view key) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(key)) return std::stoull(line.substr(key.size())) * 1024;
  }
  throw std::runtime_error("/proc/self/status does not tell");
}

// How far the memory of this process rises during `work`. What was freed before is given back
// first: it would be used again, and the rise not be seen.
template <class Work>
std::uint64_t rise_of(Work work) {
#if defined(__GLIBC__)
  malloc_trim(0);
#endif
  // 5: VmHWM starts anew, proc(5).
  std::ofstream("/proc/self/clear_refs") << "5" << std::flush;
  const std::uint64_t before = status_bytes("VmRSS:");
  work();
  return status_bytes("VmHWM:") - before;
}

std::uint64_t rise_on_stream(std::string_view reader, std::uint64_t orders) {
  order_stream feed;
  const answer right = feed.right(orders);
  feed.restart(orders);
  std::vector<std::string_view> paths;
  for (const wanted_field& field : wanted_fields)
    paths.push_back(field.path);
  options how;
  how.backend = backend_named(reader);
  return rise_of([&] {
    const auto fill = [&feed](std::span<char> buffer) -> result<std::size_t> {
      return feed.read(buffer);
    };
    if (read_all(schema_of(order_record_path, paths), callback(fill), how) != right)
      throw std::runtime_error("a wrong answer on memory");
  });
}

std::uint64_t rise_on_feed(std::string_view rival, std::uint64_t bytes) {
  const auto work = make_workload('B', {.feed_bytes = bytes});
  const library* const l = find_library(rival);
  const document_list documents = work->documents(l->reads);
  return rise_of([&] {
    const answer given = l->run_of(work->wanted())(documents, {});
    if (l->answers == trust::right && given != work->right(l->values))
      throw std::runtime_error("a wrong answer on memory");
  });
}

// Arguments: "stream" or "feed", a reader, a size. Prints bytes.
void child(std::span<const std::string> arguments) {
  const std::uint64_t size = std::stoull(arguments[2]);
  fmt::print("{}\n", arguments[0] == "stream" ? rise_on_stream(arguments[1], size)
                                              : rise_on_feed(arguments[1], size));
}

// In megabytes.
double peak(const std::string& how, std::string_view reader, std::uint64_t size) {
  return std::stod(run_child("memory", {how, std::string(reader), std::to_string(size)}).output) /
         1e6;
}

void run(const series_settings& how) {
  const std::uint64_t orders = how.bytes(400'000);
  const std::uint64_t feed_bytes = how.bytes(100'000'000);
  fmt::print("| reader | what it reads | MB at most | aim |\n|---|---|--:|---|\n");
  for (const backend_info& with : backends()) {
    const double megabytes = peak("stream", with.name, orders);
    fmt::print("| Xylem, {} | stream of {:.0f} MB | {:.1f} | {} |\n", with.name,
               static_cast<double>(order_stream().byte_count(orders)) / 1e6, megabytes,
               megabytes <= most_megabytes ? "<= 4 MiB and two records: met"
                                           : "<= 4 MiB and two records: missed");
  }
  for (const library* const rival : libraries()) {
    if (rival->run_of(job::orders) == nullptr) continue;
    fmt::print("| {} | {:.0f} MB in memory, beside it | {:.1f} | |\n", rival->name,
               static_cast<double>(feed_bytes) / 1e6, peak("feed", rival->name, feed_bytes));
    std::fflush(stdout);
  }
}

}  // namespace

constinit const series memory_series{
    .name = "memory",
    .question = "How much memory does a reader take, beside the document?",
    .run = run,
    .child = child,
};

}  // namespace xylem::bench
