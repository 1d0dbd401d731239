// SPDX-License-Identifier: MIT
#include "bench/harness/measure.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/core.h>

#include "bench/rounds.hpp"

namespace xylem::bench {
namespace {

[[noreturn]] void refuse(const library& rival, const workload& work, const answer& given) {
  const answer& right = work.right(rival.values);
  throw std::runtime_error(fmt::format(
      "{} gives a wrong answer on {}: {} records, checksum {:016x}, instead of {}, "
      "{:016x}",
      rival.name, work.letter(), given.records, given.checksum, right.records, right.checksum));
}

// A number for each value, so that answers can be compared value by value in little memory.
std::vector<std::uint64_t> value_sums(const record_source& source) {
  std::vector<std::uint64_t> sums;
  source([&sums](record_fields fields) {
    for (const field_text& field : fields) {
      checksum sum;
      sum.add(field);
      sums.push_back(sum.value());
    }
  });
  return sums;
}

double wrong_share(const library& rival, workload& work, const run_function run) {
  const std::vector<std::uint64_t> right = value_sums(work.truth(rival.values));
  answer given;
  const std::vector<std::uint64_t> found = value_sums(
      [&](const record_callback& callback) { given = run(work.documents(rival.reads), callback); });
  if (given.records != work.right().records || found.size() != right.size()) {
    refuse(rival, work, given);
  }
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < right.size(); ++i)
    wrong += found[i] == right[i] ? 0U : 1U;
  return static_cast<double>(wrong) / static_cast<double>(std::max<std::size_t>(right.size(), 1));
}

// `expected` is what the rival said before: right, or as wrong as then.
contender contender_for(const library& rival, workload& work, const answer& expected,
                        document_list& documents, std::uint64_t repeats) {
  return {.name = std::string(rival.name),
          .run =
              [&rival, &work, &documents, expected] {
                const answer given = rival.run_of(work.wanted())(documents, {});
                if (given != expected) refuse(rival, work, given);
              },
          .prepare = [&rival, &work, &documents] { documents = work.documents(rival.reads); },
          .repeats = repeats};
}

}  // namespace

const measurement* workload_result::row_of(std::string_view rival) const {
  const auto found = std::find_if(rows.begin(), rows.end(), [rival](const measurement& row) {
    return row.rival->name == rival;
  });
  return found == rows.end() ? nullptr : &*found;
}

double checked_wrong_share(const library& rival, workload& work) {
  const run_function run = rival.run_of(work.wanted());
  if (rival.answers == trust::partly_wrong) return wrong_share(rival, work, run);
  const answer given = run(work.documents(rival.reads), {});
  if (given != work.right(rival.values)) refuse(rival, work, given);
  return 0;
}

workload_result measure(std::span<const library* const> rivals, workload& work, std::size_t rounds,
                        std::uint64_t repeats) {
  workload_result result{.letter = work.letter(),
                         .title = work.title(),
                         .bytes = work.byte_count(input::xml) * repeats,
                         .records = work.right().records * repeats,
                         .rounds = rounds,
                         .rows = {}};
  document_list documents;
  std::vector<contender> contenders;
  for (const library* const rival : rivals) {
    const run_function run = rival->run_of(work.wanted());
    if (run == nullptr) continue;
    result.rows.push_back({rival, {}, checked_wrong_share(*rival, work)});
    const answer expected = rival->answers == trust::right ? work.right(rival->values)
                                                           : run(work.documents(rival->reads), {});
    contenders.push_back(contender_for(*rival, work, expected, documents, repeats));
  }
  timings seconds = time_in_turn(contenders, rounds);
  for (std::size_t i = 0; i < result.rows.size(); ++i)
    result.rows[i].seconds = std::move(seconds[i]);
  return result;
}

}  // namespace xylem::bench
