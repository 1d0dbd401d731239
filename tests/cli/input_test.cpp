// SPDX-License-Identifier: MIT
#include "cli/input.hpp"

#include <cerrno>

#include "tests/cli/running.hpp"

namespace xylem::cli {
namespace {

class input_of_the_command : public running {
 protected:
  static std::string all_of(const input& from) {
    source bytes = from.bytes([](std::size_t) {});
    std::string out;
    while (true) {
      const auto piece = bytes.bytes().read();
      if (!piece) return "failed: " + describe(piece.error());
      if (piece->empty()) return out;
      out += *piece;
    }
  }
};

TEST_F(input_of_the_command, reads_a_file_and_counts) {
  const std::string text(200'000, 'x');
  const input from(write("a.xml", text), -1);
  ASSERT_EQ(from.failure().code, errc::ok);
  std::size_t counted = 0;
  source bytes = from.bytes([&counted](std::size_t n) { counted += n; });
  std::size_t seen = 0;
  for (auto piece = bytes.bytes().read(); piece && !piece->empty(); piece = bytes.bytes().read())
    seen += piece->size();
  EXPECT_EQ(seen, text.size());
  EXPECT_EQ(counted, text.size());
}

TEST_F(input_of_the_command, reads_what_a_pipe_gives_at_once) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  ASSERT_EQ(::write(ends[1], "abc", 3), 3);
  const input from("-", ends[0]);
  source bytes = from.bytes([](std::size_t) {});
  EXPECT_EQ(*bytes.bytes().read(), "abc") << "without waiting for a full buffer";
  close(ends[1]);
  EXPECT_EQ(*bytes.bytes().read(), "");
  close(ends[0]);
}

TEST_F(input_of_the_command, tells_why_it_cannot_read) {
  const input absent(file("no.xml"), -1);
  EXPECT_EQ(absent.failure().code, errc::input_open);
  EXPECT_EQ(absent.failure().system_error, ENOENT);
  EXPECT_EQ(input(folder_, -1).failure().code, errc::input_is_directory);
  const input closed("-", -1);
  EXPECT_EQ(closed.failure().code, errc::ok);
  EXPECT_EQ(all_of(closed).substr(0, 18), "failed: input_read");
}

TEST_F(input_of_the_command, identifies_files_by_where_they_are) {
  const std::string path = write("a.xml", "<a/>");
  std::filesystem::create_symlink(path, file("link.xml"));
  EXPECT_EQ(identity_of(path), path);
  EXPECT_EQ(identity_of(file("link.xml")), path);
  EXPECT_EQ(identity_of(folder_ + "/./../" + folder_.substr(folder_.rfind('/') + 1) + "/a.xml"),
            path);
  EXPECT_EQ(identity_of("-"), "-");
}

TEST_F(input_of_the_command, knows_sizes_of_regular_files_only) {
  EXPECT_EQ(size_of_file(write("a.xml", "12345")), 5U);
  EXPECT_EQ(size_of_file(file("no.xml")), std::nullopt);
  EXPECT_EQ(size_of_file(folder_), std::nullopt);
  EXPECT_EQ(size_of_file("-"), std::nullopt);
}

TEST_F(input_of_the_command, finds_lines_and_columns) {
  const std::string path = write("a.xml", "<a>\n<b>\r\n<c>\r<d>");
  EXPECT_EQ(place_in(path, 0), path + ":1:1");
  EXPECT_EQ(place_in(path, 5), path + ":2:2");
  EXPECT_EQ(place_in(path, 9), path + ":3:1") << "CR LF is one line end";
  EXPECT_EQ(place_in(path, 14), path + ":4:2");
  EXPECT_EQ(place_in(path, 16), path + ":4:4") << "the end";
  EXPECT_EQ(place_in(path, 17), path) << "behind the end: the file has changed";
  EXPECT_EQ(place_in(file("no.xml"), 0), file("no.xml"));
  EXPECT_EQ(place_in(write("e.xml", ""), 0), file("e.xml") + ":1:1");
}

TEST_F(input_of_the_command, finds_no_lines_in_wide_encodings) {
  const std::string path = write("a.xml", std::string("<\0a\0\n\0", 6));
  EXPECT_EQ(place_in(path, 4), path);
  const std::string marked = write("b.xml", "\xFF\xFE<");
  EXPECT_EQ(place_in(marked, 2), marked);
}

}  // namespace
}  // namespace xylem::cli
