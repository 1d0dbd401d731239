// SPDX-License-Identifier: MIT
#include "cli/wording.hpp"

#include <gtest/gtest.h>

namespace xylem::cli {
namespace {

// Whoever runs the command knows neither the library's types nor its options.
TEST(wording, speaks_no_cpp) {
  for (const errc code : all_codes()) {
    // These are about calls that the command does not make, or has answered before.
    if (class_of(code) == error_class::usage || code == errc::options_backend_unavailable ||
        code == errc::value_not_listed) {
      continue;
    }
    const std::string text = explain(error(code));
    EXPECT_EQ(text.find("xylem::"), std::string::npos) << text;
    EXPECT_EQ(text.find("std::"), std::string::npos) << text;
    EXPECT_EQ(text.find("options::"), std::string::npos) << text;
    EXPECT_EQ(text.find("limits::"), std::string::npos) << text;
    EXPECT_EQ(text.find("dtd::"), std::string::npos) << text;
  }
}

TEST(wording, keeps_what_where_and_what_was_found) {
  error e(errc::field_missing, 17);
  e.record_index = 3;
  e.field.assign("E1EDK01/BELNR");
  EXPECT_EQ(explain(e),
            "field_missing at byte 17 (record 3), field 'E1EDK01/BELNR': a required field is "
            "absent from the record; write optional = true or a default for the field, or correct "
            "its path");
}

TEST(wording, names_the_option_for_a_limit) {
  error e(errc::limit_depth, 5);
  e.limit = 256;
  EXPECT_EQ(explain(e),
            "limit_depth at byte 5: elements are nested too deeply (the limit is 256); raise "
            "--limit depth if the sender is trusted");
}

TEST(wording, leaves_other_remedies_as_they_are) {
  EXPECT_EQ(explain(error(errc::tag_mismatch)), describe(error(errc::tag_mismatch)));
}

TEST(wording, explains_hints_in_the_terms_of_the_file) {
  EXPECT_EQ(explain_hint("'a' is in namespace 'u' in this document; bind a prefix to it with "
                         "xylem::ns, or use xylem::any_namespace"),
            "'a' is in namespace 'u' in this document; bind a prefix to it under [namespaces], or "
            "write any_namespace = true");
}

TEST(wording, keeps_terminals_safe) {
  EXPECT_EQ(printable("a\x1b[31m\n\x7F\xC3\xA4"), "a?[31m??\xC3\xA4");
}

}  // namespace
}  // namespace xylem::cli
