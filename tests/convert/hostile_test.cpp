// SPDX-License-Identifier: MIT
//
// Every type against texts it does not expect and locales it must not see.

#include <array>
#include <clocale>
#include <locale>
#include <random>
#include <string>
#include <vector>

#include <xylem/format_value.hpp>

#include <gtest/gtest.h>

#include "convert/convert.hpp"
#include "reading.hpp"

namespace xylem::convert_stage {
namespace {

std::vector<text_format> formats() {
  std::vector<text_format> all;
  for (const convention c : {convention::xml_schema, convention::sap}) {
    for (const std::string_view pattern : {"", "%d.%m.%Y %H:%M:%S", "%y%b%d%H", "%", "%%%Y%q"}) {
      for (const bool flag : {false, true}) {
        text_format format;
        format.convention = c;
        format.pattern = pattern;
        format.strips_leading_zeros = flag;
        format.assumes_utc = flag;
        format.empty_is_missing = flag;
        format.decimal_comma = flag;
        all.push_back(format);
      }
    }
  }
  return all;
}

// The codes a conversion may give.
bool is_allowed(errc code) {
  switch (code) {
    case errc::ok:
    case errc::field_missing:
    case errc::value_empty:
    case errc::value_malformed:
    case errc::value_out_of_range:
    case errc::value_inexact:
    case errc::value_zone_missing:
      return true;
    default:
      return false;
  }
}

// Reads `text` as every type in every format, from memory of exactly its size. A failure leaves the
// target alone; a value can be written, and reads back in XML Schema's form.
void check_everything(std::string_view text, const std::vector<text_format>& all) {
  const std::unique_ptr<char[]> bytes(new char[text.size()]);
  text.copy(bytes.get(), text.size());
  const std::string_view exact(bytes.get(), text.size());
  for (const type_entry& entry : types()) {
    for (const text_format& format : all) {
      value out;
      const errc code = entry.from_text(exact, format, out);
      ASSERT_TRUE(is_allowed(code)) << entry.name << " '" << text << "'";
      ASSERT_EQ(out.index() != 0, code == errc::ok) << entry.name << " '" << text << "'";
      if (code != errc::ok || entry.type == value_type::string) continue;
      std::string written;
      append_text(written, out, entry.type);
      value back;
      ASSERT_EQ(entry.from_text(written, text_format{}, back), errc::ok)
          << entry.name << " '" << text << "' '" << written << "'";
    }
  }
}

TEST(hostile, random_bytes) {
  std::mt19937 random(1);
  const std::vector<text_format> all = formats();
  for (int i = 0; i < 3000; ++i) {
    std::string text(random() % 40, '\0');
    for (char& c : text)
      c = static_cast<char>(random());
    check_everything(text, all);
  }
}

TEST(hostile, random_texts_of_the_right_alphabet) {
  std::mt19937 random(2);
  const std::vector<text_format> all = formats();
  constexpr std::string_view alphabet = "0001234567899+-.,:TZeEINFaNX \t%";
  for (int i = 0; i < 20'000; ++i) {
    std::string text(random() % 48, '\0');
    for (char& c : text)
      c = alphabet[random() % alphabet.size()];
    check_everything(text, all);
  }
}

// Good texts with one byte replaced, removed, doubled or cut behind.
TEST(hostile, nearly_good_texts) {
  std::mt19937 random(3);
  const std::vector<text_format> all = formats();
  constexpr std::array<std::string_view, 16> seeds{"2024-02-29",
                                                   "20240229",
                                                   "2024-02-29T23:59:59.999999999+14:00",
                                                   "20240229235959",
                                                   "23:59:59.5Z",
                                                   "235959",
                                                   "-123.45",
                                                   "123.45-",
                                                   "1.234.567,89-",
                                                   "1.5e-308",
                                                   "-INF",
                                                   "18446744073709551615",
                                                   "true",
                                                   "-9223372036854775808",
                                                   "29.02.2024 23:59:59",
                                                   "99999999999999999999999999999999999999.0"};
  for (int i = 0; i < 10'000; ++i) {
    std::string text(seeds[random() % seeds.size()]);
    for (unsigned change = 0; change <= random() % 3 && !text.empty(); ++change) {
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0:
          text[at] = static_cast<char>(random());
          break;
        case 1:
          text.erase(at, 1);
          break;
        case 2:
          text.insert(at, 1, text[at]);
          break;
        default:
          text.resize(at);
      }
    }
    check_everything(text, all);
  }
}

TEST(hostile, long_texts) {
  const std::vector<text_format> all = formats();
  for (const char c : {'0', '9', ' ', '-', '.', ',', 'e', '%', '\0'}) {
    check_everything(std::string(200'000, c), all);
    check_everything("1." + std::string(200'000, c), all);
    check_everything("1e" + std::string(200'000, c), all);
    check_everything("2024-02-23T10:00:00." + std::string(200'000, c), all);
  }
}

class comma_numbers : public std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

// Puts both libraries' locales to one with decimal comma for the time of its life. The C library
// may have none; the C++ library always takes the facet above.
class foreign_locale {
 public:
  foreign_locale() : before_(std::locale::global(std::locale(std::locale(), new comma_numbers))) {
    for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "de_DE", "fr_FR.UTF-8", "tr_TR.UTF-8"}) {
      if (std::setlocale(LC_ALL, name) != nullptr) break;
    }
  }
  ~foreign_locale() {
    std::locale::global(before_);
    std::setlocale(LC_ALL, "C");
  }
  foreign_locale(const foreign_locale&) = delete;
  foreign_locale& operator=(const foreign_locale&) = delete;

 private:
  std::locale before_;
};

TEST(hostile, locales_change_nothing) {
  const foreign_locale in_force;
  using namespace convert_tests;
  EXPECT_EQ(value_of<double>("1234.5"), 1234.5);
  EXPECT_EQ(code_of<double>("1234,5"), errc::value_malformed);
  EXPECT_EQ(value_of<float>("0.1"), 0.1F);
  EXPECT_EQ(value_of<double>("1.234,5", comma_format), 1234.5);
  EXPECT_EQ(value_of<decimal>("1234.50").to_string(), "1234.50");
  EXPECT_EQ(static_cast<double>(decimal(12345, 1)), 1234.5);
  EXPECT_EQ(value_of<int>("123456"), 123456);
  std::string out;
  append_text(out, value{1234567.5});
  append_text(out, value{std::int64_t{1234567}});
  append_text(out, value{decimal(12345678, 2)});
  EXPECT_EQ(out, "1234567.51234567123456.78");
}

}  // namespace
}  // namespace xylem::convert_stage
