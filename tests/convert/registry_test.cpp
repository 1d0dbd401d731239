// SPDX-License-Identifier: MIT
#include <chrono>
#include <set>
#include <string>
#include <variant>

#include <xylem/value.hpp>

#include <gtest/gtest.h>

#include "convert/convert.hpp"
#include "reading.hpp"

namespace xylem::convert_stage {
namespace {

using convert_tests::plain;
using convert_tests::sap_format;
using namespace std::chrono_literals;

value read_as(std::string_view type, std::string_view text, const text_format& format = plain) {
  const type_entry* const entry = find_type(type);
  EXPECT_NE(entry, nullptr) << type;
  value out;
  if (entry != nullptr) {
    EXPECT_EQ(entry->from_text(text, format, out), errc::ok) << type;
  }
  return out;
}

TEST(registry, names_are_unique_and_found) {
  std::set<std::string_view> names;
  for (const type_entry& entry : types()) {
    EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
    EXPECT_EQ(find_type(entry.name), &entry);
    EXPECT_EQ(value_type_name(entry.type), entry.name);
    EXPECT_EQ(&types()[static_cast<std::size_t>(entry.type)], &entry);
  }
  EXPECT_EQ(names.size(), static_cast<std::size_t>(value_type::time) + 1);
  for (const char* name : {"", "int", "String", "int6", "int644", "char", "datetime "}) {
    EXPECT_EQ(find_type(name), nullptr) << name;
  }
  EXPECT_EQ(value_type_name(static_cast<value_type>(200)), "");
}

TEST(registry, names_are_those_of_the_enumerators) {
  EXPECT_EQ(value_type_name(value_type::string), "string");
  EXPECT_EQ(value_type_name(value_type::int8), "int8");
  EXPECT_EQ(value_type_name(value_type::int64), "int64");
  EXPECT_EQ(value_type_name(value_type::uint8), "uint8");
  EXPECT_EQ(value_type_name(value_type::uint64), "uint64");
  EXPECT_EQ(value_type_name(value_type::float32), "float32");
  EXPECT_EQ(value_type_name(value_type::float64), "float64");
  EXPECT_EQ(value_type_name(value_type::boolean), "boolean");
  EXPECT_EQ(value_type_name(value_type::decimal), "decimal");
  EXPECT_EQ(value_type_name(value_type::date), "date");
  EXPECT_EQ(value_type_name(value_type::datetime), "datetime");
  EXPECT_EQ(value_type_name(value_type::time), "time");
}

TEST(registry, values_have_the_alternative_of_their_type) {
  EXPECT_EQ(std::get<std::string_view>(read_as("string", " a ")), " a ");
  for (const char* type : {"int8", "int16", "int32", "int64"}) {
    EXPECT_EQ(std::get<std::int64_t>(read_as(type, "-7")), -7) << type;
  }
  for (const char* type : {"uint8", "uint16", "uint32", "uint64"}) {
    EXPECT_EQ(std::get<std::uint64_t>(read_as(type, "7")), 7U) << type;
  }
  EXPECT_EQ(std::get<double>(read_as("float32", "0.1")), static_cast<double>(0.1F));
  EXPECT_EQ(std::get<double>(read_as("float64", "0.1")), 0.1);
  EXPECT_EQ(std::get<bool>(read_as("boolean", "true")), true);
  EXPECT_EQ(std::get<decimal>(read_as("decimal", "1.50")).to_string(), "1.50");
  EXPECT_EQ(std::get<std::chrono::year_month_day>(read_as("date", "2024-02-23")), 2024y / 2 / 23);
  EXPECT_EQ(std::get<std::chrono::sys_time<std::chrono::microseconds>>(
                read_as("datetime", "1970-01-01T00:00:01.5Z"))
                .time_since_epoch(),
            1500ms);
  EXPECT_EQ(std::get<time_of_day>(read_as("time", "00:00:01.5")).to_duration(), 1500ms);
}

TEST(registry, keeps_white_space_of_strings_only) {
  for (const type_entry& entry : types()) {
    EXPECT_EQ(entry.keeps_whitespace, entry.type == value_type::string) << entry.name;
  }
}

TEST(registry, narrow_types_have_their_limits) {
  value out = std::int64_t{42};
  EXPECT_EQ(find_type("int8")->from_text("128", plain, out), errc::value_out_of_range);
  EXPECT_EQ(find_type("uint16")->from_text("65536", plain, out), errc::value_out_of_range);
  EXPECT_EQ(find_type("float32")->from_text("1e39", plain, out), errc::value_out_of_range);
  EXPECT_EQ(std::get<std::int64_t>(out), 42);
}

// One row of DESIGN.md's "Values" each: what SAP writes and what it stands for.
TEST(registry, reads_what_sap_writes) {
  EXPECT_EQ(std::get<decimal>(read_as("decimal", "123.45-", sap_format)).to_string(), "-123.45");
  EXPECT_EQ(std::get<std::chrono::year_month_day>(read_as("date", "20240223", sap_format)),
            2024y / 2 / 23);
  EXPECT_EQ(std::get<bool>(read_as("boolean", "X", sap_format)), true);
  EXPECT_EQ(std::get<bool>(read_as("boolean", "", sap_format)), false);
  value out;
  EXPECT_EQ(find_type("date")->from_text("00000000", sap_format, out), errc::field_missing);
  for (const type_entry& entry : types()) {
    const bool has_blank_value =
        entry.type == value_type::string || entry.type == value_type::boolean;
    EXPECT_EQ(entry.from_text("", sap_format, out),
              has_blank_value ? errc::ok : errc::field_missing)
        << entry.name;
  }
  text_format stripping = sap_format;
  stripping.strips_leading_zeros = true;
  EXPECT_EQ(std::get<std::string_view>(read_as("string", "0000001460", stripping)), "1460");
}

}  // namespace
}  // namespace xylem::convert_stage
