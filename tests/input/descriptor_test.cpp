// SPDX-License-Identifier: MIT
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <pthread.h>
#include <unistd.h>

#include "source_reading.hpp"

namespace xylem {
namespace {

using test::read_all;
using test::read_outcome;

class pipe_ends {
 public:
  pipe_ends() { EXPECT_EQ(::pipe(ends_.data()), 0); }
  pipe_ends(const pipe_ends&) = delete;
  pipe_ends& operator=(const pipe_ends&) = delete;
  ~pipe_ends() {
    ::close(ends_[0]);
    close_writer();
  }
  [[nodiscard]] int reader() const { return ends_[0]; }
  void write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = ::write(ends_[1], bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      ASSERT_GT(count, 0);
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  void close_writer() {
    if (ends_[1] >= 0) ::close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  std::array<int, 2> ends_{};
};

TEST(descriptor, takes_what_a_pipe_has) {
  pipe_ends pipe;
  source s = descriptor(pipe.reader());
  EXPECT_FALSE(s.bytes().is_stable());
  pipe.write("<a>");
  EXPECT_EQ(*s.bytes().read(), "<a>");
  pipe.write("1");
  pipe.write("2");
  EXPECT_EQ(*s.bytes().read(), "12");
  pipe.write("</a>");
  pipe.close_writer();
  EXPECT_EQ(read_all(s).bytes, "</a>");
}

TEST(descriptor, joins_short_reads_of_another_thread) {
  pipe_ends pipe;
  std::string expected;
  for (int i = 0; i < 20'000; ++i)
    expected += "<row>" + std::to_string(i) + "</row>";
  std::thread writer([&] {
    for (std::size_t at = 0; at < expected.size(); at += 977) {
      pipe.write(std::string_view(expected).substr(at, 977));
    }
    pipe.close_writer();
  });
  source s = descriptor(pipe.reader());
  const read_outcome got = read_all(s);
  writer.join();
  EXPECT_EQ(got.failure.code, errc::ok);
  EXPECT_TRUE(got.bytes == expected);
}

std::atomic<int> interruptions = 0;

// The reader waits in read(2) while signals without SA_RESTART arrive.
TEST(descriptor, goes_on_after_a_signal) {
  interruptions = 0;
  struct sigaction action = {};
  struct sigaction before = {};
  action.sa_handler = [](int) { ++interruptions; };
  ASSERT_EQ(::sigaction(SIGUSR1, &action, &before), 0);
  pipe_ends pipe;
  const pthread_t reader = ::pthread_self();
  std::thread writer([&] {
    for (int i = 0; i < 20; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
      ::pthread_kill(reader, SIGUSR1);
    }
    pipe.write("<a/>");
    pipe.close_writer();
  });
  source s = descriptor(pipe.reader());
  const read_outcome got = read_all(s);
  writer.join();
  ASSERT_EQ(::sigaction(SIGUSR1, &before, nullptr), 0);
  EXPECT_GT(interruptions, 0);
  EXPECT_EQ(got.failure.code, errc::ok);
  EXPECT_EQ(got.bytes, "<a/>");
}

TEST(descriptor, reports_what_the_system_says) {
  source closed = descriptor(-1);
  const read_outcome got = read_all(closed);
  EXPECT_EQ(got.failure.code, errc::input_read);
  EXPECT_EQ(got.failure.system_error, EBADF);
  EXPECT_EQ(got.failure.byte_offset, 0U);

  const int directory = ::open("/", O_RDONLY | O_CLOEXEC);
  ASSERT_GE(directory, 0);
  source s = descriptor(directory);
  EXPECT_EQ(read_all(s).failure.code, errc::input_is_directory);
  ::close(directory);
}

TEST(descriptor, reports_where_reading_failed) {
  pipe_ends pipe;
  ASSERT_EQ(::fcntl(pipe.reader(), F_SETFL, O_NONBLOCK), 0);
  pipe.write("<a>123");
  source s = descriptor(pipe.reader());
  const read_outcome got = read_all(s);
  EXPECT_EQ(got.bytes, "<a>123");
  EXPECT_EQ(got.failure.code, errc::input_read);
  EXPECT_EQ(got.failure.system_error, EAGAIN);
  EXPECT_EQ(got.failure.byte_offset, 6U);
}

TEST(descriptor, is_not_closed) {
  pipe_ends pipe;
  { source s = descriptor(pipe.reader()); }
  EXPECT_NE(::fcntl(pipe.reader(), F_GETFD), -1);
}

}  // namespace
}  // namespace xylem
