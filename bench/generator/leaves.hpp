// SPDX-License-Identifier: MIT
#ifndef XYLEM_BENCH_GENERATOR_LEAVES_HPP
#define XYLEM_BENCH_GENERATOR_LEAVES_HPP

// Lists the leaves of an order through the same calls as markup.hpp, each with the path that finds
// it alone: "EDI_DC40/DOCNUM", "E1EDKA1[PARVW='AG']/PARTN", "E1EDP01[2]/E1EDP19/IDTNR".

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "bench/generator/markup.hpp"
#include "bench/generator/orders.hpp"

namespace xylem::bench {

class leaf_list {
 public:
  explicit leaf_list(std::vector<order_leaf>& out) : out_(out) {}

  void open(std::string_view name, std::string_view attributes);
  void close(std::string_view name);
  void leaf(std::string_view name, std::string_view text, spelling spelling = spelling::plain);
  void comment(std::string_view /*text*/) {}

 private:
  std::vector<order_leaf>& out_;
  std::vector<std::string> open_;  // steps below the record, with their predicates
  int depth_ = 0;
  int items_ = 0;
  bool waits_for_qualifier_ = false;
};

}  // namespace xylem::bench

#endif  // XYLEM_BENCH_GENERATOR_LEAVES_HPP
