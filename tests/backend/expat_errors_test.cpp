// SPDX-License-Identifier: MIT
#include "backend/expat_errors.hpp"

#include <gtest/gtest.h>

namespace xylem::backend_stage {
namespace {

TEST(code_of, tells_classes_apart) {
  EXPECT_EQ(code_of(XML_ERROR_TAG_MISMATCH), errc::tag_mismatch);
  EXPECT_EQ(code_of(XML_ERROR_UNCLOSED_CDATA_SECTION), errc::document_truncated);
  EXPECT_EQ(code_of(XML_ERROR_UNBOUND_PREFIX), errc::prefix_undeclared);
  EXPECT_EQ(code_of(XML_ERROR_PARAM_ENTITY_REF), errc::token_malformed) << "\"%a;<a/>\"";
  EXPECT_EQ(code_of(XML_ERROR_UNEXPECTED_STATE), errc::backend_failure);
}

}  // namespace
}  // namespace xylem::backend_stage
