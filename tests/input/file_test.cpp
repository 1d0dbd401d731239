// SPDX-License-Identifier: MIT
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "source_reading.hpp"

namespace xylem {
namespace {

using test::read_all;
using test::read_outcome;

// A directory of its own, removed at the end.
class file_source : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "xylem-file-XXXXXX").string();
    directory_ = mkdtemp(pattern.data());
  }
  void TearDown() override { std::filesystem::remove_all(directory_); }

  std::filesystem::path write(const char* name, const std::string& bytes) const {
    std::filesystem::path path = directory_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  std::filesystem::path directory_;
};

int open_descriptors() {
  int count = 0;
  for (int fd = 0; fd < 256; ++fd)
    count += ::fcntl(fd, F_GETFD) != -1 ? 1 : 0;
  return count;
}

TEST_F(file_source, maps_a_regular_file) {
  std::string bytes(300'000, 'x');
  bytes[0] = '\0';
  bytes.back() = '\xFF';
  source s = file(write("regular", bytes));
  EXPECT_TRUE(s.bytes().is_stable());
  const auto first = s.bytes().read();
  ASSERT_TRUE(first);
  EXPECT_EQ(*first, bytes);
  EXPECT_TRUE(s.bytes().read()->empty());
  EXPECT_EQ(*first, bytes) << "stays as long as the source";
}

TEST_F(file_source, outlives_the_name_and_a_move) {
  const std::filesystem::path path = write("gone", "<a/>");
  source first = file(path);
  std::filesystem::remove(path);
  source second = std::move(first);
  EXPECT_EQ(read_all(second).bytes, "<a/>");
}

TEST_F(file_source, may_be_empty) {
  source s = file(write("empty", ""));
  const read_outcome got = read_all(s);
  EXPECT_EQ(got.failure.code, errc::ok);
  EXPECT_EQ(got.bytes, "");
}

TEST_F(file_source, reads_files_that_have_bytes_but_no_size) {
  if (!std::filesystem::exists("/proc/self/status")) GTEST_SKIP() << "no /proc";
  source s = file("/proc/self/status");
  EXPECT_FALSE(s.bytes().is_stable());
  const read_outcome got = read_all(s);
  EXPECT_EQ(got.failure.code, errc::ok);
  EXPECT_NE(got.bytes.find("Pid:"), std::string::npos);
}

TEST_F(file_source, reads_a_character_device) {
  source s = file("/dev/null");
  EXPECT_EQ(read_all(s).failure.code, errc::ok);
}

TEST_F(file_source, reads_a_fifo) {
  const std::filesystem::path path = directory_ / "fifo";
  ASSERT_EQ(::mkfifo(path.c_str(), 0600), 0);
  const std::string bytes(200'000, 'y');
  std::thread writer([&] { std::ofstream(path, std::ios::binary) << bytes; });
  source s = file(path);
  EXPECT_FALSE(s.bytes().is_stable());
  const read_outcome got = read_all(s);
  writer.join();
  EXPECT_EQ(got.failure.code, errc::ok);
  EXPECT_EQ(got.bytes, bytes);
}

TEST_F(file_source, reports_a_missing_file_with_its_path) {
  const std::filesystem::path path = directory_ / "missing.xml";
  source s = file(path);
  const read_outcome got = read_all(s);
  EXPECT_EQ(got.failure.code, errc::input_open);
  EXPECT_EQ(got.failure.system_error, ENOENT);
  const std::string found(got.failure.found.view());
  EXPECT_EQ(found, path.string().size() < 64 ? path.string() : path.string().substr(0, 60) + "...");
}

TEST_F(file_source, reports_a_directory) {
  source s = file(directory_);
  const read_outcome got = read_all(s);
  EXPECT_EQ(got.failure.code, errc::input_is_directory);
  EXPECT_FALSE(got.failure.found.empty());
}

TEST_F(file_source, reports_a_path_through_a_file) {
  source s = file(write("file", "x") / "below");
  EXPECT_EQ(read_all(s).failure.system_error, ENOTDIR);
}

TEST_F(file_source, leaves_no_descriptor_open) {
  const int before = open_descriptors();
  for (const std::filesystem::path& path :
       {write("a", "<a/>"), write("b", ""), directory_, directory_ / "missing"}) {
    source s = file(path);
    read_all(s);
  }
  EXPECT_EQ(open_descriptors(), before);
  {
    source held = file("/dev/null");
    EXPECT_EQ(open_descriptors(), before + 1);
  }
  EXPECT_EQ(open_descriptors(), before);
}

}  // namespace
}  // namespace xylem
