// SPDX-License-Identifier: MIT
#include "cli/command.hpp"

#include <exception>
#include <new>

#include <xylem/backend.hpp>
#include <xylem/error.hpp>
#include <xylem/kernel.hpp>

#include "cli/arguments.hpp"
#include "cli/bench.hpp"
#include "cli/check.hpp"
#include "cli/projection_file.hpp"
#include "cli/transfer.hpp"
#include "sink/sink.hpp"

namespace xylem::cli {

namespace {

// "kernel sse2, of avx2 (not on this processor), sse2, scalar"
std::string list_kernels() {
  std::string chosen;
  std::string all;
  for (const kernel_info& k : kernels()) {
    if (k.is_chosen) chosen = k.name;
    all += all.empty() ? "" : ", ";
    all += k.name;
    if (!k.is_supported) all += " (not on this processor)";
  }
  return "kernel " + chosen + ", of " + all + '\n';
}

std::string list_backends() {
  std::string out;
  for (const backend_info& b : backends()) {
    out += b.name;
    out += ' ';
    out += b.version;
    out += out.find('\n') == std::string::npos ? "  (default)\n" : "\n";
  }
  if (out.empty()) out = "no backends are in this build\n";
  return out + list_kernels();
}

int work(const arguments& given, const streams& with) {
  if (given.wanted == action::backends) {
    with.out << list_backends();
    return exit_ok;
  }
  const projection declared = read_projection_file(given.projection);
  if (given.wanted == action::check) {
    with.out << describe_projection(given.projection, declared);
    return exit_ok;
  }
  if (given.wanted == action::bench) return bench(given, declared, with);
  return transfer(given, declared, with);
}

int fail(const streams& with, const char* message, int status) {
  with.err << "xylem: " << message << '\n' << std::flush;
  return status;
}

}  // namespace

int run(std::span<const std::string> given, const streams& with) {
  try {
    const std::optional<arguments> parsed = parse_arguments(given, with);
    const int status = parsed ? work(*parsed, with) : exit_ok;
    with.out.flush();
    if (!with.out) return fail(with, "cannot write to standard output", exit_failed);
    return status;
  } catch (const usage_error& e) {
    return fail(with, e.what(), exit_usage);
  } catch (const projection_error& e) {
    return fail(with, e.what(), exit_usage);
  } catch (const sink::refusal& e) {
    return fail(with, e.what(), exit_usage);
  } catch (const std::bad_alloc&) {
    return fail(with, "out of memory", exit_failed);
  } catch (const std::exception& e) {
    return fail(with, e.what(), exit_failed);
  }
}

}  // namespace xylem::cli
