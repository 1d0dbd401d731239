// SPDX-License-Identifier: MIT
// A feed in which some records are not what was declared. The document itself is well-formed.

#include <iostream>

#include <xylem/xylem.hpp>

struct booking {
  std::string_view account;
  std::optional<int> cents;
};

constexpr auto bookings = xylem::projection<booking>("/day/booking",  //
                                                     xylem::field<&booking::account>("account"),
                                                     xylem::field<&booking::cents>("cents"));

constexpr std::string_view document =
    "<day>\n"
    "  <booking><account>100</account><cents>250</cents></booking>\n"
    "  <booking><account>200</account><cents>2,50</cents></booking>\n"
    "  <booking><cents>17</cents></booking>\n"
    "  <booking><account>300</account><cents>99</cents></booking>\n"
    "</day>\n";

void run(std::string_view policy, const xylem::options& how) {
  std::cout << policy << '\n';
  auto reader = xylem::read(bookings, xylem::memory(document), how);
  try {
    for (const booking& b : reader) {
      std::cout << "  " << b.account << ' ';
      if (b.cents) {
        std::cout << *b.cents << '\n';
      } else {
        std::cout << "null\n";
      }
    }
  } catch (const xylem::exception& e) {
    std::cout << "  " << e.what() << '\n';
  }
  const xylem::summary sum = reader.summary();
  std::cout << "  records " << sum.records << ", bad " << sum.bad_records << ", null fields "
            << sum.null_fields << '\n';
}

int main() {
  xylem::options how;
  run("stop", how);

  how.on_bad_record = xylem::bad_record::null_field;
  run("null_field", how);

  how.on_bad_record = xylem::bad_record::skip;
  run("skip", how);

  how.on_bad_record = xylem::bad_record::reject;
  how.reject_sink = [](const xylem::rejected_record& r) {
    std::cout << "  rejected: " << xylem::name(r.why.code) << " in '" << r.why.field.view()
              << "', bytes " << r.begin_offset << " to " << r.end_offset << ": " << r.raw << '\n';
  };
  run("reject", how);
}
