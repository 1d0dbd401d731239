// SPDX-License-Identifier: MIT
//
// Random plans over random documents: the streaming stages give the rows of the naive matcher,
// however much they have learnt from other documents before.

#include <random>
#include <string>

#include <gtest/gtest.h>

#include "machine.hpp"
#include "naive_matcher.hpp"

namespace xylem::shape_tests {
namespace {

class plan_generator {
 public:
  explicit plan_generator(std::mt19937& random) : random_(random) {}

  schema_declaration make() {
    schema_declaration d;
    d.namespaces = {{"u", "u"}};
    d.matches_any_namespace = pick(5) == 0;
    d.record = record_path();
    if (pick(3) == 0) d.record += " | " + record_path();
    is_in_group_ = false;
    d.fields = fields(0);
    return d;
  }

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

  std::string name() {
    switch (pick(10)) {
      case 0:
        return "*";
      case 1:
        return std::string("*:") + letter();
      case 2:
        return std::string("u:") + letter();
      default:
        return std::string(1, letter());
    }
  }
  char letter() { return static_cast<char>('a' + pick(4)); }
  std::string attribute() { return pick(6) == 0 ? "u:x" : pick(3) == 0 ? "y" : "x"; }

  std::string predicate() {
    switch (pick(9)) {
      case 0:
        return "[1]";
      case 1:
        return "[2]";
      case 2:
        return "[@" + attribute() + "]";
      case 3:
        return "[@" + attribute() + "='1']";
      case 4:
        return "[" + name() + "='" + (pick(2) == 0 ? "p" : "") + "']";
      default:
        return "";
    }
  }

  std::string record_path() {
    std::string path = pick(2) == 0 ? "//" : "/";
    const int steps = 1 + pick(path == "/" ? 3 : 2);
    for (int i = 0; i < steps; ++i)
      path += (i == 0 ? "" : "/") + (pick(3) == 0 ? std::string("*") : name());
    return path;
  }

  std::string steps() {
    std::string path = pick(4) == 0 ? ".//" : "";
    const int count = 1 + pick(3);
    for (int i = 0; i < count; ++i)
      path += (i == 0 ? "" : "/") + name() + predicate();
    return path;
  }

  std::string value_path(bool may_climb) {
    std::string up;
    if (may_climb && pick(4) == 0) up = pick(3) == 0 ? "../../" : "../";
    switch (pick(8)) {
      case 0:
        return up + "@" + attribute();
      case 1:
        return up + steps() + "/@" + attribute();
      case 2:
        return up + steps() + "/text()";
      case 3:
        return up.empty() ? "." : up + steps();
      case 4:
        return up.empty() ? "text()" : up + steps();
      default:
        return up + steps();
    }
  }

  std::vector<schema_field> fields(int nesting) {
    std::vector<schema_field> out;
    const int count = 1 + pick(4);
    for (int i = 0; i < count; ++i) {
      if (nesting < 2 && pick(4) == 0) {
        schema_field f = list_field(steps());
        if (pick(3) == 0) f.path += " | " + steps();
        const bool before = is_in_group_;
        is_in_group_ = before || f.path.find('[') != std::string::npos;
        f.fields = fields(nesting + 1);
        is_in_group_ = before;
        f.name += "#" + std::to_string(i);
        out.push_back(std::move(f));
        continue;
      }
      // Whether a dropped row has used a '../' value is a matter of its own (record/ancestors).
      schema_field f = list_field(value_path(!is_in_group_));
      if (pick(4) == 0) f.path += " | " + value_path(!is_in_group_);
      f.name += "#" + std::to_string(i);
      out.push_back(std::move(f));
    }
    return out;
  }

  std::mt19937& random_;
  bool is_in_group_ = false;
};

std::string describe_plan(const std::vector<schema_field>& fields) {
  std::string out;
  for (const schema_field& f : fields) {
    out += "\n    " + f.path;
    if (!f.fields.empty()) out += " {" + describe_plan(f.fields) + " }";
  }
  return out;
}

void check_plans(unsigned seed, int plans, int documents, int size) {
  std::mt19937 random(seed);
  plan_generator generator(random);
  document_generator documents_of(random);
  int climbs_refused = 0;
  std::size_t row_count = 0;
  for (int i = 0; i < plans; ++i) {
    const schema_declaration declared = generator.make();
    if (auto made = schema::make(declared); !made) {
      ASSERT_EQ(made.error().code, errc::declaration_climbs_too_far) << describe(made.error());
      ++climbs_refused;
      continue;
    }
    machine streaming(declared);
    naive_matcher naive(streaming.plan());
    for (int k = 0; k < documents; ++k) {
      const auto root = documents_of.make(size);
      streaming.uses_expected = k % 2 == 0;
      const std::vector<std::string> expected = naive.rows(*root);
      ASSERT_EQ(streaming.run(*root), expected)
          << "seed " << seed << ", plan " << i << ", document " << k << "\n"
          << root->markup() << "\n  " << declared.record << describe_plan(declared.fields);
      row_count += expected.size();
    }
  }
  EXPECT_LT(climbs_refused, plans / 2);
  EXPECT_GT(row_count, static_cast<std::size_t>(plans));
}

TEST(random_shape, small_documents) {
  check_plans(1, 12000, 4, 14);
}

TEST(random_shape, many_documents_per_plan) {
  check_plans(2, 400, 60, 25);
}

TEST(random_shape, larger_documents) {
  check_plans(3, 800, 4, 150);
}

}  // namespace
}  // namespace xylem::shape_tests
