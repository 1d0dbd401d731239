// SPDX-License-Identifier: MIT
//
// A stream of 5 GiB, made while it is read: its rows are all there, memory stays where it was, and
// places behind 2^31 and 2^32 are told right, be it in text, in a tag or in a CDATA section that
// lies across. A normal run has a 64th of it, with the borders at a 64th.

#include <array>
#include <chrono>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attack.hpp"
#include "conformance/extent.hpp"

namespace xylem::attacks {
namespace {

constexpr std::uint64_t mib = std::uint64_t{1} << 20U;

std::uint64_t scale() {
  if (conformance::wants_long_tests()) return 1;
  return conformance::is_instrumented ? 1024 : 64;
}

// What lies across the borders.
struct across {
  std::string_view name;
  std::string_view begin;
  std::string_view end;
  bool is_row = false;
};

constexpr across kinds[] = {
    {"text", "<i><v>", "</v></i>", true},
    {"tag", "<y z='", "'/>", false},
    {"section", "<i><v><![CDATA[", "]]></v></i>", true},
    {"comment", "<!--", "-->", false},
};
constexpr std::size_t across_size = 300;

// The document, as texts and how often each comes.
class long_stream {
 public:
  enum class ending { good, bad };

  long_stream(const across& what, ending how) {
    const std::uint64_t borders[] = {(std::uint64_t{1} << 31U) / scale(),
                                     (std::uint64_t{1} << 32U) / scale()};
    filling_ = std::string(across_size, 'x');
    add("<r>", 1);
    for (const std::uint64_t border : borders) {
      add_blocks(border - 10'000);
      add(" ", border - across_size / 2 - what.begin.size() - size_);
      add(what.begin, 1);
      add(filling_, 1);
      add(what.end, 1);
      rows_ += what.is_row ? 1 : 0;
    }
    add_blocks((std::uint64_t{5} << 30U) / scale());
    error_at_ = size_;
    add(how == ending::good ? "</r>" : "</i>", 1);
  }

  [[nodiscard]] std::uint64_t rows() const { return rows_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] std::uint64_t error_at() const { return error_at_; }

  // The next bytes; 0 at the end.
  std::size_t fill(std::span<char> buffer) {
    std::size_t filled = 0;
    while (filled < buffer.size() && part_ < parts_.size()) {
      const part& p = parts_[part_];
      const std::size_t copied = p.text.copy(buffer.data() + filled, buffer.size() - filled, at_);
      filled += copied;
      at_ += copied;
      if (at_ != p.text.size()) break;
      at_ = 0;
      if (++repeated_ != p.count) continue;
      repeated_ = 0;
      ++part_;
    }
    return filled;
  }

 private:
  struct part {
    std::string_view text;
    std::uint64_t count = 0;
  };

  void add(std::string_view text, std::uint64_t count) {
    if (count == 0) return;
    parts_.push_back({text, count});
    size_ += text.size() * count;
  }
  void add_blocks(std::uint64_t up_to) {
    const std::uint64_t count = (up_to - size_) / block_.text.size();
    add(block_.text, count);
    rows_ += count * block_.rows;
  }

  struct block {
    block() {
      while (text.size() < 60'000) {
        const std::string n = std::to_string(rows++);
        text += "<i a=\"" + n + "\">\n  <v>value " + n + " &amp; more</v>\n  <w>of no interest, ";
        text += n + "</w><!-- c -->\n  <x y='z'><z>\xC3\xA9</z></x>\n</i>\r\n";
      }
    }
    std::string text;
    std::uint64_t rows = 0;
  };

  const block block_;
  std::string filling_;
  std::vector<part> parts_;
  std::size_t part_ = 0;
  std::uint64_t repeated_ = 0;
  std::size_t at_ = 0;
  std::uint64_t rows_ = 0;
  std::uint64_t size_ = 0;
  std::uint64_t error_at_ = 0;
};

struct row {
  std::string_view a;
  std::string_view v;
};

constexpr auto rows =
    projection<row>("/r/i", field<&row::a>("@a", default_value("")), field<&row::v>("v"));

// What a process of its own has to say: of its memory nothing is left over from other tests.
struct report {
  errc code = errc::ok;
  std::uint64_t offset = 0;
  std::uint64_t rows = 0;
  std::uint64_t value_bytes = 0;
  std::uint64_t summed_bytes = 0;  // by the reader
  std::uint64_t peak = 0;          // resident memory, in bytes
  std::uint64_t rise = 0;          // of it above where it was before the read
};

std::uint64_t peak_memory() {
  rusage used = {};
  ::getrusage(RUSAGE_SELF, &used);
  return static_cast<std::uint64_t>(used.ru_maxrss) * 1024;
}

report read_stream(backend which, long_stream& document) {
  report out;
  const std::uint64_t before = peak_memory();
  options how;
  how.backend = which;
  auto from = read(rows, callback([&](std::span<char> buffer) -> result<std::size_t> {
                     return document.fill(buffer);
                   }),
                   how);
  while (true) {
    const result<row*> next = from.next();
    if (!next) {
      out.code = next.error().code;
      out.offset = next.error().byte_offset;
    }
    if (!next || *next == nullptr) break;
    ++out.rows;
    out.value_bytes += (*next)->v.size();
  }
  out.summed_bytes = from.summary().bytes;
  out.peak = peak_memory();
  out.rise = out.peak - before;
  return out;
}

report in_a_process_of_its_own(backend which, long_stream& document) {
  report out;
  std::array<int, 2> ends = {};
  if (::pipe(ends.data()) != 0) return out;
  ::malloc_trim(0);
  const pid_t child = ::fork();
  if (child == 0) {
    const report mine = read_stream(which, document);
    const bool is_written = ::write(ends[1], &mine, sizeof mine) == sizeof mine;
    ::_exit(is_written ? 0 : 1);
  }
  ::close(ends[1]);
  EXPECT_EQ(::read(ends[0], &out, sizeof out), static_cast<ssize_t>(sizeof out));
  ::close(ends[0]);
  int status = -1;
  EXPECT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_EQ(status, 0);
  return out;
}

class long_streams : public testing::TestWithParam<backend> {};

INSTANTIATE_TEST_SUITE_P(backends, long_streams, testing::ValuesIn(engine_tests::every_backend()),
                         engine_tests::backend_name);

TEST_P(long_streams, cost_no_memory_and_have_right_places) {
  auto how = long_stream::ending::good;
  for (const across& what : kinds) {
    SCOPED_TRACE(what.name);
    long_stream document(what, how);
    const auto before = std::chrono::steady_clock::now();
    const report given = in_a_process_of_its_own(GetParam(), document);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - before;
    const bool is_good = how == long_stream::ending::good;
    EXPECT_EQ(given.code, is_good ? errc::ok : errc::tag_mismatch);
    EXPECT_EQ(given.offset, is_good ? 0 : document.error_at());
    EXPECT_EQ(given.rows, document.rows());
    EXPECT_GT(given.value_bytes, 10 * document.rows());
    EXPECT_GE(given.summed_bytes, document.error_at());
    EXPECT_LE(given.summed_bytes, document.size());
    EXPECT_GT(document.error_at(), (std::uint64_t{1} << 32U) / scale());
    if (!conformance::is_instrumented) {
      EXPECT_LE(given.rise, 16 * mib);
    }
    std::cout << document.size() << " bytes with a " << what.name << " across: " << given.rows
              << " rows, " << (is_good ? "good" : "an error at " + std::to_string(given.offset))
              << ", peak of memory " << given.peak / 1024 << " KiB, " << given.rise / 1024
              << " above the beginning, " << taken.count() << " s\n";
    how = is_good ? long_stream::ending::bad : long_stream::ending::good;
  }
}

}  // namespace
}  // namespace xylem::attacks
