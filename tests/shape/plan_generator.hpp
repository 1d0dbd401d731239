// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_SHAPE_PLAN_GENERATOR_HPP
#define XYLEM_TESTS_SHAPE_PLAN_GENERATOR_HPP

// Random declarations over the names of document_generator: alternatives, predicates, positions,
// './/' and '../', namespaces, nested rows. All fields are lists, so that every value is seen.

#include <random>
#include <string>
#include <vector>

#include "machine.hpp"

namespace xylem::shape_tests {

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

}  // namespace xylem::shape_tests

#endif  // XYLEM_TESTS_SHAPE_PLAN_GENERATOR_HPP
