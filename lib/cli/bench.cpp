// SPDX-License-Identifier: MIT
#include "cli/bench.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <optional>

#include <xylem/kernel.hpp>
#include <xylem/version.hpp>

#include <fmt/core.h>

#include "bench/rounds.hpp"
#include "cli/contestants.hpp"
#include "cli/input.hpp"
#include "cli/progress.hpp"
#include "cli/wording.hpp"
#include "sink/json_text.hpp"

namespace xylem::cli {

namespace {

using xylem::bench::contender;
using xylem::bench::spread;
using xylem::bench::spread_of;
using xylem::bench::timings;

// A round is long enough for the clock.
constexpr double least_seconds = 0.02;

struct document {
  std::string name;
  std::string text;
  std::uint64_t rows = 0;
};

std::string chosen_kernel() {
  for (const kernel_info& k : kernels()) {
    if (k.is_chosen) return std::string(k.name);
  }
  return "none";
}

class benchmark {
 public:
  benchmark(const arguments& given, const projection& declared, const streams& with)
      : given_(given), declared_(declared.compiled), with_(with) {}

  int run() {
    for (const std::string& name : given_.files)
      load(name);
    const int status = verify();
    if (status != exit_ok) return status;
    time();
    print();
    if (!given_.json.empty()) write_json();
    return exit_ok;
  }

 private:
  void load(const std::string& name) {
    if (name == "-") throw usage_error("'-': documents are read many times, name files");
    const input opened(name, with_.in);
    if (opened.failure().code != errc::ok)
      throw std::runtime_error(name + ": " + explain(opened.failure()));
    std::ifstream in(name, std::ios::binary);
    document made{name, {std::istreambuf_iterator<char>(in), {}}};
    if (!in || in.bad()) throw std::runtime_error(name + ": cannot be read");
    bytes_ += made.text.size();
    documents_.push_back(std::move(made));
  }

  // All have the same rows of each document, which are some, or nothing is timed.
  int verify() {
    for (document& d : documents_) {
      std::optional<rows_answer> first;
      for (const contestant& c : all_) {
        const rows_answer found = read_all(declared_, d.text, c.how);
        if (!first) first = found;
        if (!found.is_like(*first)) return report_difference(d, *first, c, found);
      }
      if (first->failure.code != errc::ok) {
        report(place_in(d.name, first->failure.byte_offset) + ": " + explain(first->failure) +
               "\n  all backends say so; nothing is timed");
        return exit_failed;
      }
      if (first->rows == 0) {
        report(d.name + ": no rows: " +
               (first->hint.empty() ? "all its records are bad" : explain_hint(first->hint)));
        return exit_no_rows;
      }
      d.rows = first->rows;
      rows_ += first->rows;
    }
    return exit_ok;
  }

  int report_difference(const document& d, const rows_answer& first, const contestant& c,
                        const rows_answer& found) {
    const auto told = [](const rows_answer& a) {
      return fmt::format("{} rows, checksum {:016x}, {}", grouped(a.rows), a.checksum,
                         a.failure.code == errc::ok ? "accepted" : explain(a.failure));
    };
    report(d.name + ": backends disagree, which is a mistake of Xylem; nothing is timed\n  " +
           all_.front().name + ": " + told(first) + "\n  " + c.name + ": " + told(found));
    return exit_failed;
  }

  void time() {
    std::vector<contender> in_turn;
    const std::uint64_t repeats = repeats_needed();
    std::size_t done = 0;
    for (const contestant& c : all_) {
      contender made;
      made.name = c.name;
      made.run = [this, &c] { read_documents(c); };
      // Not in the time.
      made.prepare = [this, &done, repeats] { show_progress(done++, repeats); };
      made.repeats = repeats;
      in_turn.push_back(std::move(made));
    }
    seconds_ = xylem::bench::time_in_turn(in_turn, given_.rounds);
    for (std::vector<double>& of_one : seconds_) {
      for (double& s : of_one)
        s /= static_cast<double>(repeats);
    }
    if (shows_progress()) with_.err << "\r\x1b[K" << std::flush;
  }

  // A wrong number of rows has no time.
  void read_documents(const contestant& c) const {
    for (const document& d : documents_) {
      if (count_rows(declared_, d.text, c.how) != d.rows)
        throw std::runtime_error(d.name + ": " + c.name + " has other rows when read again");
    }
  }

  [[nodiscard]] std::uint64_t repeats_needed() const {
    const std::vector<contender> once{{.name = "once", .run = [this] { read_documents(all_[0]); }}};
    const double seconds = xylem::bench::time_in_turn(once, 1)[0][0];
    return seconds >= least_seconds
               ? 1
               : static_cast<std::uint64_t>(std::ceil(least_seconds / std::max(seconds, 1e-6)));
  }

  [[nodiscard]] bool shows_progress() const { return with_.is_error_terminal && !given_.is_quiet; }
  void show_progress(std::size_t done, std::uint64_t repeats) const {
    if (!shows_progress()) return;
    const std::size_t all = all_.size() * (given_.rounds + 1) * repeats;
    with_.err << fmt::format("\rxylem: {} of {} readings", done, all) << std::flush;
  }

  [[nodiscard]] double megabytes_per_second(double seconds) const {
    return static_cast<double>(bytes_) / 1e6 / seconds;
  }

  void print() const {
    with_.out << fmt::format("{} documents, {:.1f} MB, {} rows of {} columns; {} rounds in turn\n",
                             documents_.size(), static_cast<double>(bytes_) / 1e6, grouped(rows_),
                             declared_.size(), given_.rounds);
    with_.out << "All backends gave the same rows. Kernel: " << chosen_kernel() << ".\n\n";
    with_.out << fmt::format("{:<24} {:>24} {:>14} {:>12} {:>8}\n", "backend", "MB/s", "rows/s",
                             "ns per row", "time x");
    for (std::size_t i = 0; i < all_.size(); ++i)
      print_line(i);
    with_.out << '\n' << recommendation() << '\n';
  }

  void print_line(std::size_t i) const {
    const spread s = spread_of(seconds_[i]);
    const auto rows = static_cast<double>(rows_);
    with_.out << fmt::format(
        "{:<24} {:>24} {:>14} {:>12.0f} {:>8.2f}\n", all_[i].name,
        fmt::format("{:.0f} ({:.0f}-{:.0f})", megabytes_per_second(s.median),
                    megabytes_per_second(s.maximum), megabytes_per_second(s.minimum)),
        grouped(static_cast<std::uint64_t>(rows / s.median)), s.median / rows * 1e9,
        s.median / spread_of(seconds_[fastest()]).median);
  }

  // The first that none is faster than in every round.
  [[nodiscard]] std::size_t fastest() const {
    std::size_t best = 0;
    for (std::size_t i = 1; i < all_.size(); ++i) {
      if (xylem::bench::speed_ratio(seconds_[i], seconds_[best]).minimum > 1) best = i;
    }
    return best;
  }

  // The best of the other backends; `best` itself if there is none.
  [[nodiscard]] std::size_t fastest_but(std::size_t best) const {
    std::size_t next = best;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].how.backend == all_[best].how.backend) continue;
      if (next == best || spread_of(seconds_[i]).median < spread_of(seconds_[next]).median)
        next = i;
    }
    return next;
  }

  [[nodiscard]] std::string recommendation() const {
    const std::size_t best = fastest();
    const std::size_t next = fastest_but(best);
    if (next == best) return "Take " + all_[best].name + ": there is no other backend here.";
    const spread ratio = xylem::bench::speed_ratio(seconds_[best], seconds_[next]);
    if (ratio.minimum <= 1) {
      return fmt::format("No backend is faster beyond noise: take {}, the default.",
                         all_.front().name);
    }
    return fmt::format("Take {}: {:.1f} times ({:.1f}-{:.1f}) as fast as {}, with the same rows.",
                       all_[best].name, ratio.median, ratio.minimum, ratio.maximum,
                       all_[next].name);
  }

  void write_json() const {
    std::string out = "{\n  \"xylem\": \"" + std::string(version) + "\",\n  \"kernel\": \"" +
                      chosen_kernel() + "\",\n  \"bytes\": " + std::to_string(bytes_) +
                      ",\n  \"rows\": " + std::to_string(rows_) + ",\n  \"documents\": [";
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      out += i == 0 ? "" : ", ";
      sink::append_json_name(out, documents_[i].name);
    }
    out += "],\n  \"seconds\": {";
    for (std::size_t i = 0; i < all_.size(); ++i) {
      out += i == 0 ? "\n    " : ",\n    ";
      sink::append_json_string(out, all_[i].name);
      out += ": [";
      for (std::size_t k = 0; k < seconds_[i].size(); ++k)
        out += fmt::format("{}{:.9f}", k == 0 ? "" : ", ", seconds_[i][k]);
      out += ']';
    }
    out += "\n  }\n}\n";
    std::ofstream file(given_.json, std::ios::binary | std::ios::trunc);
    file << out;
    file.close();
    if (!file) throw std::runtime_error("cannot write to " + given_.json);
  }

  void report(const std::string& message) const {
    with_.err << "xylem: " << message << '\n' << std::flush;
  }

  const arguments& given_;
  const schema& declared_;
  const streams& with_;
  const std::vector<contestant> all_ = contestants(given_.options);
  std::vector<document> documents_;
  std::uint64_t bytes_ = 0;
  std::uint64_t rows_ = 0;
  timings seconds_;
};

}  // namespace

int bench(const arguments& given, const projection& declared, const streams& with) {
  return benchmark(given, declared, with).run();
}

}  // namespace xylem::cli
