// SPDX-License-Identifier: MIT
#include "bench/harness/measure.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <gtest/gtest.h>

#include "bench/harness/report.hpp"

namespace xylem::bench {
namespace {

constexpr workload_sizes tiny{
    .messages = 20, .feed_bytes = 50'000, .map_bytes = 50'000, .article_bytes = 50'000};

answer right_orders(document_list documents, const record_callback& callback) {
  return find_library("xylem_scanner")->run_of(job::orders)(documents, callback);
}

answer last_byte_dropped(document_list documents, const record_callback& callback) {
  answer_builder answer(callback);
  right_orders(documents, [&answer](record_fields fields) {
    order_fields changed;
    std::copy(fields.begin(), fields.end(), changed.begin());
    changed[0]->remove_suffix(1);
    answer.add(changed);
  });
  return answer.result();
}

answer one_record_dropped(document_list documents, const record_callback& callback) {
  answer_builder answer(callback);
  bool is_first = true;
  right_orders(documents, [&](record_fields fields) {
    if (!is_first) answer.add(fields);
    is_first = false;
  });
  return answer.result();
}

// Right when it is asked first, wrong from then on.
answer right_once(document_list documents, const record_callback& callback) {
  static bool was_asked = false;
  const bool is_first = !was_asked;
  was_asked = true;
  return is_first ? right_orders(documents, callback) : answer{};
}

workload_result measure_one(const library& rival) {
  const std::array<const library*, 1> rivals{&rival};
  return measure(rivals, *make_workload('A', tiny), 2, 1);
}

TEST(measure, right_answers_are_timed) {
  const workload_result result = measure_one({.name = "right", .run = {right_orders}});
  ASSERT_EQ(result.rows.size(), 1U);
  EXPECT_EQ(result.rows[0].seconds.size(), 2U);
  EXPECT_EQ(result.rows[0].wrong_share, 0);
  EXPECT_EQ(result.records, 20U);
}

TEST(measure, rival_with_a_wrong_value_is_refused) {
  EXPECT_THROW(measure_one({.name = "wrong", .run = {last_byte_dropped}}), std::runtime_error);
}

TEST(measure, rival_with_a_missing_record_is_refused) {
  EXPECT_THROW(measure_one({.name = "short", .run = {one_record_dropped}}), std::runtime_error);
}

TEST(measure, rival_whose_answer_changes_is_refused) {
  EXPECT_THROW(measure_one({.name = "changing", .run = {right_once}}), std::runtime_error);
}

TEST(measure, values_known_to_be_wrong_are_counted) {
  const library marked{
      .name = "marked", .run = {last_byte_dropped}, .answers = trust::partly_wrong};
  EXPECT_DOUBLE_EQ(measure_one(marked).rows.at(0).wrong_share, 1.0 / order_field_count);
}

TEST(measure, missing_records_are_refused_even_where_wrong_values_are_known) {
  EXPECT_THROW(
      measure_one({.name = "marked", .run = {one_record_dropped}, .answers = trust::partly_wrong}),
      std::runtime_error);
}

TEST(measure, rivals_without_the_job_are_left_out) {
  EXPECT_TRUE(measure_one({.name = "idle"}).rows.empty());
}

TEST(measure, every_rival_on_every_workload) {
  for (const char letter : workload_letters) {
    const workload_result result = measure(libraries(), *make_workload(letter, tiny), 1, 1);
    EXPECT_GE(result.rows.size(), 8U) << letter;
    for (const measurement& row : result.rows) {
      EXPECT_LT(row.wrong_share, 0.1) << row.rival->name;
    }
  }
}

TEST(report, cells_are_met_missed_or_not_measured) {
  const workload_result result{.letter = 'A',
                               .rows = {{find_library("xylem_scanner"), {1, 1, 1}, 0},
                                        {find_library("expat"), {50, 60, 70}, 0},
                                        {find_library("xylem_expat"), {100, 80, 90}, 0}}};
  const std::string report = aim_report(std::array{result});
  EXPECT_NE(report.find(">= 40: 60.00 (50.00-70.00), met"), std::string::npos) << report;
  EXPECT_NE(report.find(">= 0.9: 0.75 (0.50-0.78), missed"), std::string::npos) << report;
  EXPECT_NE(report.find(">= 25: not measured"), std::string::npos) << report;
}

}  // namespace
}  // namespace xylem::bench
