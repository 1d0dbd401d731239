// SPDX-License-Identifier: MIT
#include "bench/library/library.hpp"

namespace xylem::bench {

void answer_builder::add(record_fields fields) {
  ++records_;
  for (const field_text& field : fields)
    checksum_.add(field);
  if (callback_) callback_(fields);
}

}  // namespace xylem::bench
