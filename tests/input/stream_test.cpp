// SPDX-License-Identifier: MIT
#include <fstream>
#include <istream>
#include <sstream>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "source_reading.hpp"

namespace xylem {
namespace {

using test::read_all;
using test::read_outcome;

constexpr std::size_t most_at_once = std::size_t{64} * 1024;

TEST(stream, is_read_to_its_end) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, most_at_once - 1, most_at_once,
                                 most_at_once + 1, 5 * most_at_once}) {
    std::string bytes(size, 'x');
    if (!bytes.empty()) bytes.back() = '\xFF';
    std::istringstream in(bytes);
    source s = stream(in);
    EXPECT_FALSE(s.bytes().is_stable());
    const read_outcome got = read_all(s);
    EXPECT_EQ(got.failure.code, errc::ok);
    EXPECT_TRUE(got.bytes == bytes) << size;
    EXPECT_LE(got.largest_read, most_at_once);
  }
}

TEST(stream, is_read_from_where_it_stands) {
  std::istringstream in("skip<a/>");
  in.ignore(4);
  source s = stream(in);
  EXPECT_EQ(read_all(s).bytes, "<a/>");
}

TEST(stream, that_did_not_open_is_an_error) {
  std::ifstream in("/no/such/file");
  source s = stream(in);
  const read_outcome got = read_all(s);
  EXPECT_EQ(got.failure.code, errc::input_read);
  EXPECT_EQ(got.failure.byte_offset, 0U);
}

TEST(stream, without_a_buffer_is_an_error) {
  std::istream in(nullptr);
  source s = stream(in);
  EXPECT_EQ(read_all(s).failure.code, errc::input_read);
}

// Gives `pieces` one by one, then ends or throws.
class piecewise : public std::streambuf {
 public:
  piecewise(std::vector<std::string> pieces, bool throws)
      : pieces_(std::move(pieces)), throws_(throws) {}

 protected:
  int_type underflow() override {
    if (next_ == pieces_.size()) {
      if (throws_) throw std::runtime_error("connection lost");
      return traits_type::eof();
    }
    std::string& piece = pieces_[next_++];
    setg(piece.data(), piece.data(), piece.data() + piece.size());
    return traits_type::to_int_type(piece.front());
  }

 private:
  std::vector<std::string> pieces_;
  std::size_t next_ = 0;
  bool throws_;
};

TEST(stream, is_not_waited_for_longer_than_needed) {
  piecewise buffer({"<a>", "1", "</a>"}, false);
  std::istream in(&buffer);
  source s = stream(in);
  EXPECT_EQ(*s.bytes().read(), "<a>");
  EXPECT_EQ(*s.bytes().read(), "1");
  EXPECT_EQ(*s.bytes().read(), "</a>");
  EXPECT_TRUE(s.bytes().read()->empty());
}

TEST(stream, that_fails_is_an_error_behind_its_bytes) {
  piecewise buffer({"<a>", "12"}, true);
  std::istream in(&buffer);
  source s = stream(in);
  const read_outcome got = read_all(s);
  EXPECT_EQ(got.bytes, "<a>12");
  EXPECT_EQ(got.failure.code, errc::input_read);
  EXPECT_EQ(got.failure.byte_offset, 5U);
}

TEST(stream, may_be_set_to_throw) {
  for (const auto mask :
       {std::ios::eofbit, std::ios::failbit, std::ios::eofbit | std::ios::failbit}) {
    std::istringstream in(std::string(most_at_once + 10, 'x'));
    in.exceptions(mask);
    source s = stream(in);
    const read_outcome got = read_all(s);
    EXPECT_EQ(got.failure.code, errc::ok);
    EXPECT_EQ(got.bytes.size(), most_at_once + 10);
  }
}

TEST(stream, lets_through_what_its_buffer_throws_on_request) {
  piecewise buffer({"<a>"}, true);
  std::istream in(&buffer);
  in.exceptions(std::ios::badbit);
  source s = stream(in);
  EXPECT_EQ(*s.bytes().read(), "<a>");
  EXPECT_THROW(static_cast<void>(s.bytes().read()), std::runtime_error);
  const auto after = s.bytes().read();
  ASSERT_FALSE(after);
  EXPECT_EQ(after.error().code, errc::callback_failed);
}

// A buffer that cannot tell what it has, as that of std::cin.
class unbuffered : public std::streambuf {
 public:
  explicit unbuffered(std::string bytes) : bytes_(std::move(bytes)) {}
  int bulk_reads = 0;

 protected:
  int_type underflow() override {
    return at_ == bytes_.size() ? traits_type::eof() : traits_type::to_int_type(bytes_[at_]);
  }
  int_type uflow() override {
    return at_ == bytes_.size() ? traits_type::eof() : traits_type::to_int_type(bytes_[at_++]);
  }
  std::streamsize xsgetn(char* to, std::streamsize count) override {
    ++bulk_reads;
    const std::size_t length = bytes_.copy(to, static_cast<std::size_t>(count), at_);
    at_ += length;
    return static_cast<std::streamsize>(length);
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

TEST(stream, without_a_look_ahead_is_read_in_bulk) {
  unbuffered buffer(std::string(3 * most_at_once, 'x'));
  std::istream in(&buffer);
  source s = stream(in);
  EXPECT_EQ(read_all(s).bytes.size(), 3 * most_at_once);
  EXPECT_LE(buffer.bulk_reads, 4);
}

}  // namespace
}  // namespace xylem
