// SPDX-License-Identifier: MIT
//
// Memory does not depend on the size of a document, however it comes in: measured on 200 MB.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>

#include <xylem/xylem.hpp>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <malloc.h>
#include <unistd.h>

#include "bench/generator/orders.hpp"
#include "encoded.hpp"
#include "every_backend.hpp"

namespace {

using namespace xylem;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool is_instrumented = true;
#elif defined(__has_feature)
constexpr bool is_instrumented =
    __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
constexpr bool is_instrumented = false;
#endif

// Sanitizers keep freed memory: there the documents are read, and not measured.
constexpr std::uint64_t feed_bytes = is_instrumented ? 4'000'000 : 200'000'000;
constexpr std::uint64_t ceiling = is_instrumented ? std::uint64_t{1} << 40U : 8U << 20U;

// Memory of the process that is in no file: a mapping does not count, the heap does.
std::uint64_t anonymous_bytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("RssAnon:")) return std::stoull(line.substr(8)) * 1024;
  }
  ADD_FAILURE() << "no RssAnon in /proc/self/status";
  return 0;
}

// How far memory rises above where it was. What earlier tests freed is given back first: it would
// be used again, and the rise not be seen.
class high_water {
 public:
  high_water() {
    ::malloc_trim(0);
    before_ = anonymous_bytes();
  }
  void sample() {
    const std::uint64_t now = anonymous_bytes();
    if (now > before_ && now - before_ > rise_) rise_ = now - before_;
  }
  [[nodiscard]] std::uint64_t rise() const { return rise_; }

 private:
  std::uint64_t before_ = 0;
  std::uint64_t rise_ = 0;
};

// A file that goes with the test.
class scratch_file {
 public:
  scratch_file() {
    std::string pattern = (std::filesystem::temp_directory_path() / "xylem-XXXXXX").string();
    fd_ = ::mkstemp(pattern.data());
    if (fd_ < 0) throw std::runtime_error("no temporary file");
    path_ = pattern;
  }
  scratch_file(const scratch_file&) = delete;
  scratch_file& operator=(const scratch_file&) = delete;
  ~scratch_file() {
    ::close(fd_);
    ::unlink(path_.c_str());
  }

  void append(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() > 100'000) flush();
  }
  void flush() {
    if (::write(fd_, buffer_.data(), buffer_.size()) != std::ssize(buffer_)) {
      throw std::runtime_error("no room for a temporary file");
    }
    buffer_.clear();
  }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] int descriptor() const { return fd_; }

 private:
  std::string path_;
  std::string buffer_;
  int fd_ = -1;
};

struct order {
  std::string_view number;
  std::chrono::year_month_day created;
  std::string_view sold_to;
  std::optional<decimal> net_value;
};

constexpr auto orders =
    projection<order>("/ORDERS05/IDOC", field<&order::number>("EDI_DC40/DOCNUM"),
                      field<&order::created>("EDI_DC40/CREDAT", sap),
                      field<&order::sold_to>("E1EDKA1[PARVW='AG']/PARTN"),
                      field<&order::net_value>("E1EDS01[SUMID='002']/SUMME", sap));

class feed_test : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    document_ = new scratch_file;
    order_count_ = bench::write_orders_of_size(
        feed_bytes, {}, [](std::string_view text) { document_->append(text); });
    document_->flush();
  }
  static void TearDownTestSuite() {
    delete document_;
    document_ = nullptr;
  }

  void read_all(source from, const options& how = {}) {
    high_water memory;
    auto in = read(orders, std::move(from), how);
    std::uint64_t count = 0;
    while (true) {
      const auto next = in.next();
      ASSERT_TRUE(next) << describe(next.error());
      if (*next == nullptr) break;
      if (++count % 500 == 0) memory.sample();
    }
    memory.sample();
    EXPECT_EQ(count, order_count_);
    EXPECT_LE(memory.rise(), ceiling);
  }

  // The document, `size` bytes at a time at most.
  static source pieces(std::size_t size) {
    return callback([size, at = off_t{0}](std::span<char> buffer) mutable -> result<std::size_t> {
      const ssize_t count =
          ::pread(document_->descriptor(), buffer.data(), std::min(size, buffer.size()), at);
      if (count < 0) return error(errc::input_read);
      at += count;
      return static_cast<std::size_t>(count);
    });
  }

  static inline scratch_file* document_ = nullptr;
  static inline std::uint64_t order_count_ = 0;
};

TEST_F(feed_test, through_a_callback) {
  read_all(pieces(1U << 20U));
}

TEST_F(feed_test, through_a_mapped_file) {
  read_all(file(document_->path()));
}

TEST_F(feed_test, through_a_callback_with_a_reject_sink) {
  options how;
  how.on_bad_record = bad_record::reject;
  how.reject_sink = [](const rejected_record& r) { ADD_FAILURE() << describe(r.why); };
  read_all(pieces(1500), how);
}

struct row {
  std::string_view v;
};

constexpr auto rows = projection<row>("/r/i", field<&row::v>("v"));

class bounded_memory : public testing::TestWithParam<backend> {};

INSTANTIATE_TEST_SUITE_P(backends, bounded_memory, testing::ValuesIn(engine_tests::every_backend()),
                         engine_tests::backend_name);

// Pushes `part` over and over, and gives how far memory rises.
std::uint64_t rise_of(std::string_view begin, std::string_view part, std::string_view end,
                      const options& how, errc expected) {
  high_water memory;
  auto in = feed(
      rows, [](row&) {}, how);
  result<void> last = in.write(begin);
  std::uint64_t written = begin.size();
  for (int i = 0; last && written < feed_bytes / 4; ++i) {
    last = in.write(part);
    written += part.size();
    if (i % 64 == 0) memory.sample();
  }
  if (last) last = in.write(end);
  if (last) last = in.finish();
  memory.sample();
  EXPECT_EQ(last ? errc::ok : last.error().code, expected)
      << (last ? "ok" : describe(last.error()));
  return memory.rise();
}

// One record of 50 MB, with a limit of 64 KiB: its text is never held.
TEST_P(bounded_memory, of_a_record_over_the_limit) {
  options how = engine_tests::with(GetParam());
  how.limits.record_bytes = 64 * 1024;
  how.limits.field_text_bytes = 64 * 1024;
  const std::string part(30'000, 'x');
  for (const bad_record policy : {bad_record::skip, bad_record::reject}) {
    how.on_bad_record = policy;
    how.reject_sink = [](const rejected_record& r) {
      EXPECT_EQ(r.why.code, errc::limit_record);
      EXPECT_TRUE(r.raw.empty());
    };
    EXPECT_LE(rise_of("<r><i><v>", part, "</v></i></r>", how, errc::ok), ceiling);
    using engine_tests::byte_order;
    EXPECT_LE(rise_of(engine_tests::marked_utf16("<r><i><v>", byte_order::little),
                      engine_tests::utf16(part, byte_order::little),
                      engine_tests::utf16("</v></i></r>", byte_order::little), how, errc::ok),
              ceiling);
  }
}

TEST_P(bounded_memory, of_a_record_with_too_many_values) {
  options how = engine_tests::with(GetParam());
  // Text of an open record is held up to the sum of both.
  how.limits.record_bytes = 64 * 1024;
  how.limits.field_text_bytes = 64 * 1024;
  how.limits.memory_bytes = 1U << 20U;
  how.on_bad_record = bad_record::skip;
  std::string part;
  for (int i = 0; i < 1000; ++i)
    part += "<v>x</v>";
  EXPECT_LE(rise_of("<r><i>", part, "</i></r>", how, errc::ok), ceiling);
}

TEST_P(bounded_memory, of_a_token_without_end) {
  options how = engine_tests::with(GetParam());
  how.limits.token_bytes = 500'000;
  EXPECT_LE(rise_of("<r><!--", std::string(3000, 'x'), "--></r>", how, errc::limit_token), ceiling);
  EXPECT_LE(rise_of("<r><x y='", std::string(3000, 'x'), "'/></r>", how, errc::limit_token),
            ceiling);
  EXPECT_LE(rise_of("<r><![CDATA[", std::string(3000, 'x'), "]]></r>", how, errc::limit_token),
            ceiling);
}

// Whether the backend keeps every name of a document until its end. expat does, and libxml2
// from 2.12 on; with older ones its names are exchanged. The scanner keeps some thousands.
bool keeps_names(backend which) {
  if (which == backend::scanner) return false;
  for (const backend_info& b : backends()) {
    if (b.id != which || which == backend::expat) continue;
    return !b.version.starts_with("2.9.") && !b.version.starts_with("2.10.") &&
           !b.version.starts_with("2.11.");
  }
  return true;
}

// What a tree of learnt paths would grow by for ever. Names that the parser keeps are bounded by
// limits::memory_bytes, and by nothing else.
TEST_P(bounded_memory, of_documents_that_never_repeat) {
  const errc when_kept = keeps_names(GetParam()) ? errc::limit_memory : errc::ok;
  struct kind {
    std::string_view what;
    std::function<std::string(const std::string& n)> part;
    errc expected;
  };
  const kind kinds[] = {
      {"elements", [](const std::string& n) { return "<e" + n + "/>"; }, when_kept},
      {"records",
       [](const std::string& n) { return "<i><v>1</v><a" + n + "><b" + n + "/></a" + n + "></i>"; },
       when_kept},
      {"namespaces", [](const std::string& n) { return "<e xmlns='urn:" + n + "'/>"; }, errc::ok}};
  for (const kind& k : kinds) {
    for (const std::uint64_t limit : {8U << 20U, 32U << 20U}) {
      if (is_instrumented && limit > 8U << 20U) continue;
      options how = engine_tests::with(GetParam());
      how.limits.memory_bytes = limit;
      high_water memory;
      auto in = feed(
          rows, [](row&) {}, how);
      result<void> last = in.write("<r>");
      for (int i = 0; last && i < (is_instrumented ? 400'000 : 800'000); ++i) {
        last = in.write(k.part(std::to_string(i)));
        if (i % 1000 == 0) memory.sample();
      }
      if (last) last = in.write("</r>");
      memory.sample();
      EXPECT_EQ(last ? errc::ok : last.error().code, k.expected) << k.what;
      EXPECT_LE(memory.rise(), limit + ceiling) << k.what;
    }
  }
}

TEST_P(bounded_memory, of_text_that_nobody_wants) {
  EXPECT_LE(rise_of("<r><w>", std::string(30'000, 'x'), "</w></r>", engine_tests::with(GetParam()),
                    errc::ok),
            ceiling);
}

}  // namespace
