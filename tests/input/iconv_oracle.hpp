// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_INPUT_ICONV_ORACLE_HPP
#define XYLEM_TESTS_INPUT_ICONV_ORACLE_HPP

// iconv(3) at its plainest: one call over the whole text.

#include <cerrno>
#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <iconv.h>

namespace xylem::input::test {

class iconv_oracle {
 public:
  iconv_oracle(const char* to, const char* from) : descriptor_(iconv_open(to, from)) {
    EXPECT_NE(descriptor_, reinterpret_cast<iconv_t>(-1)) << from << " to " << to;
  }
  iconv_oracle(const iconv_oracle&) = delete;
  iconv_oracle& operator=(const iconv_oracle&) = delete;
  ~iconv_oracle() { iconv_close(descriptor_); }

  // Nothing when iconv refuses or wants more.
  [[nodiscard]] std::optional<std::string> operator()(std::string_view raw) const {
    iconv(descriptor_, nullptr, nullptr, nullptr, nullptr);
    std::string in(raw);
    std::string out(raw.size() * 8 + 16, '\0');
    char* from = in.data();
    char* to = out.data();
    std::size_t from_left = in.size();
    std::size_t to_left = out.size();
    if (iconv(descriptor_, &from, &from_left, &to, &to_left) != 0) return std::nullopt;
    if (iconv(descriptor_, nullptr, nullptr, &to, &to_left) != 0) return std::nullopt;
    out.resize(out.size() - to_left);
    return out;
  }

 private:
  iconv_t descriptor_;
};

}  // namespace xylem::input::test

#endif  // XYLEM_TESTS_INPUT_ICONV_ORACLE_HPP
