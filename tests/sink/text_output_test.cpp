// SPDX-License-Identifier: MIT
#include "sink/text_output.hpp"

#include <fstream>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

namespace xylem::sink {
namespace {

TEST(text_output, writes_all_that_was_appended) {
  std::ostringstream out;
  text_output text(out, "the test");
  std::string expected;
  for (int i = 0; i < 30'000; ++i) {
    const std::string row = std::to_string(i) + '\n';
    text.text() += row;
    expected += row;
    text.end_of_row();
  }
  text.flush();
  EXPECT_EQ(out.str(), expected);
}

TEST(text_output, keeps_little_in_memory) {
  std::ostringstream out;
  text_output text(out, "the test");
  for (int i = 0; i < 100; ++i) {
    text.text().append(10'000, 'x');
    text.end_of_row();
    EXPECT_LE(text.text().size(), 80'000U);
  }
}

TEST(text_output, reports_why_a_write_fails) {
  std::ofstream full("/dev/full");
  if (!full) GTEST_SKIP() << "no /dev/full";
  text_output text(full, "standard output");
  text.text() = "row\n";
  try {
    text.flush();
    FAIL() << "the disk is full";
  } catch (const failure& e) {
    EXPECT_STREQ(e.what(), "cannot write to standard output: No space left on device");
  }
}

TEST(text_output, reports_a_failure_while_rows_come) {
  std::ofstream full("/dev/full");
  if (!full) GTEST_SKIP() << "no /dev/full";
  text_output text(full, "standard output");
  EXPECT_THROW(
      {
        for (int i = 0; i < 100; ++i) {
          text.text().append(10'000, 'x');
          text.end_of_row();
        }
      },
      failure);
}

}  // namespace
}  // namespace xylem::sink
