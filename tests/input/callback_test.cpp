// SPDX-License-Identifier: MIT
#include <algorithm>
#include <functional>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "source_reading.hpp"

namespace xylem {
namespace {

using test::read_all;
using test::read_outcome;

TEST(callback, is_asked_until_it_has_no_more) {
  int calls = 0;
  source s = callback([&](std::span<char> buffer) -> result<std::size_t> {
    EXPECT_EQ(buffer.size(), 64U * 1024U);
    if (++calls > 3) return std::size_t{0};
    std::fill_n(buffer.begin(), calls, static_cast<char>('0' + calls));
    return static_cast<std::size_t>(calls);
  });
  EXPECT_FALSE(s.bytes().is_stable());
  EXPECT_EQ(calls, 0) << "nothing is read before the first read";
  EXPECT_EQ(read_all(s).bytes, "122333");
  EXPECT_EQ(calls, 4) << "the end is final";
}

TEST(callback, may_fill_the_whole_buffer) {
  int calls = 0;
  source s = callback([&](std::span<char> buffer) -> result<std::size_t> {
    std::fill(buffer.begin(), buffer.end(), 'x');
    return ++calls == 3 ? 0 : buffer.size();
  });
  EXPECT_EQ(read_all(s).bytes.size(), 2U * 64U * 1024U);
}

TEST(callback, ends_the_read_with_its_error) {
  int calls = 0;
  source s = callback([&](std::span<char> buffer) -> result<std::size_t> {
    if (++calls == 2) {
      error e(errc::input_read);
      e.system_error = 104;
      return e;
    }
    buffer[0] = 'x';
    return std::size_t{1};
  });
  const read_outcome got = read_all(s);
  EXPECT_EQ(got.bytes, "x");
  EXPECT_EQ(got.failure.code, errc::input_read);
  EXPECT_EQ(got.failure.system_error, 104);
  EXPECT_EQ(got.failure.byte_offset, 1U);
  EXPECT_EQ(calls, 2) << "the error is final";
}

TEST(callback, keeps_an_offset_it_gives_itself) {
  source s =
      callback([](std::span<char>) -> result<std::size_t> { return error(errc::input_read, 77); });
  EXPECT_EQ(read_all(s).failure.byte_offset, 77U);
}

TEST(callback, cannot_fail_without_a_code) {
  source s = callback([](std::span<char>) -> result<std::size_t> { return error(); });
  EXPECT_EQ(read_all(s).failure.code, errc::input_read);
}

TEST(callback, cannot_claim_more_than_the_buffer_holds) {
  source s =
      callback([](std::span<char> buffer) -> result<std::size_t> { return buffer.size() + 1; });
  EXPECT_EQ(read_all(s).failure.code, errc::callback_failed);
}

TEST(callback, lets_its_exception_through_once) {
  int calls = 0;
  source s = callback([&](std::span<char> buffer) -> result<std::size_t> {
    if (++calls == 2) throw std::runtime_error("connection lost");
    buffer[0] = 'x';
    return std::size_t{1};
  });
  EXPECT_EQ(*s.bytes().read(), "x");
  EXPECT_THROW(static_cast<void>(s.bytes().read()), std::runtime_error);
  const read_outcome after = read_all(s);
  EXPECT_EQ(after.failure.code, errc::callback_failed);
  EXPECT_EQ(after.failure.byte_offset, 1U);
  EXPECT_EQ(calls, 2);
}

TEST(callback, may_be_empty_until_it_is_called) {
  source s = callback(nullptr);
  EXPECT_THROW(static_cast<void>(s.bytes().read()), std::bad_function_call);
}

}  // namespace
}  // namespace xylem
