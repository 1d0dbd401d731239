// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_SHAPE_NAIVE_MATCHER_HPP
#define XYLEM_TESTS_SHAPE_NAIVE_MATCHER_HPP

// The rows of a document by the book: each pattern of the plan is evaluated on the whole tree, as
// XPath 1.0 defines its steps and predicates. No learning, no frames, no order of events.

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "plan/plan.hpp"
#include "tree_document.hpp"

namespace xylem::shape_tests {

// A value found: of an element, of its n-th attribute (from 1), or its direct text.
struct found_node {
  const element* at = nullptr;
  std::uint32_t part = 0;
  std::uint64_t known = 0;  // ordinal of the tag at which a stream can know it

  [[nodiscard]] auto place() const { return std::tuple(at->begin, part); }
  [[nodiscard]] std::string text() const {
    if (part == 0) return at->string_value();
    if (part == ~std::uint32_t{0}) return at->direct_text();
    return at->attributes[part - 1].value;
  }
};

class naive_matcher {
 public:
  explicit naive_matcher(const plan::plan& p) : plan_(p) {}

  // One text per record, in the order of end tags. Ends at the first '../' value that comes too
  // late.
  std::vector<std::string> rows(const element& root) {
    std::vector<const element*> records;
    for (const std::uint32_t id : plan_.scopes[0].openers) {
      for (const found_node& n : targets(plan_.patterns[id], nullptr, root))
        records.push_back(n.at);
    }
    std::ranges::sort(records, {}, &element::end);
    records.erase(std::unique(records.begin(), records.end()), records.end());
    std::vector<std::string> out;
    const std::uint64_t late = first_late(root);
    for (const element* r : records) {
      if (late != 0 && r->end >= late) break;
      out.push_back(row(0, *r, root));
    }
    if (late != 0) out.emplace_back("late");
    return out;
  }

  // The nodes that a pattern names, in document order, each once. `origin` null: the document.
  std::vector<found_node> targets(const plan::pattern& p, const element* origin,
                                  const element& root) const {
    std::vector<found_node> found;
    walk(p, 0, origin, root, 0, found);
    std::ranges::sort(found, {}, &found_node::place);
    const auto is_same = [](const found_node& a, const found_node& b) {
      return a.place() == b.place();
    };
    found.erase(std::unique(found.begin(), found.end(), is_same), found.end());
    return found;
  }

 private:
  template <class Function>
  static void for_each_descendant(const element& e, Function call) {
    e.for_each_child([&](const element& child) {
      call(child);
      for_each_descendant(child, call);
    });
  }

  // `known` is the end of the outermost element with a predicate on the way, 0 if there is none.
  void walk(const plan::pattern& p, std::size_t step, const element* at, const element& root,
            std::uint64_t known, std::vector<found_node>& found) const {
    if (step == p.steps.size()) return take(p, *at, known, found);
    const auto consider = [&](const element& e) {
      if (!p.steps[step].name.matches(e.uri, e.local) || !holds(p.steps[step], e)) return;
      const bool decides = p.steps[step].condition.kind != plan::predicate_kind::none;
      walk(p, step + 1, &e, root, known == 0 && decides ? e.end : known, found);
    };
    const bool is_anywhere = p.is_anywhere && step == 0;
    if (at == nullptr) {
      consider(root);
      if (is_anywhere) for_each_descendant(root, consider);
    } else if (is_anywhere) {
      for_each_descendant(*at, consider);
    } else {
      at->for_each_child(consider);
    }
  }

  static void take(const plan::pattern& p, const element& e, std::uint64_t known,
                   std::vector<found_node>& found) {
    switch (p.target) {
      case plan::path_target::element:
        found.push_back({&e, 0, known == 0 ? e.end : known});
        break;
      case plan::path_target::text:
        if (!e.direct_text().empty()) {
          found.push_back({&e, ~std::uint32_t{0}, known == 0 ? e.end : known});
        }
        break;
      case plan::path_target::attribute:
        for (std::uint32_t i = 0; i < e.attributes.size(); ++i) {
          if (p.attribute.matches(e.attributes[i].uri, e.attributes[i].local)) {
            found.push_back({&e, i + 1, known == 0 ? e.begin : known});
          }
        }
        break;
    }
  }

  static bool holds(const plan::step& s, const element& e) {
    using plan::predicate_kind;
    const plan::predicate& c = s.condition;
    switch (c.kind) {
      case predicate_kind::none:
        return true;
      case predicate_kind::position: {
        std::uint32_t place = 1;
        bool is_before = true;
        if (e.parent == nullptr) return c.position == 1;
        e.parent->for_each_child([&](const element& sibling) {
          if (&sibling == &e) is_before = false;
          if (is_before && s.name.matches(sibling.uri, sibling.local)) ++place;
        });
        return place == c.position;
      }
      case predicate_kind::has_attribute:
      case predicate_kind::attribute_equals:
        return std::ranges::any_of(e.attributes, [&](const attribute_node& a) {
          return c.name.matches(a.uri, a.local) &&
                 (c.kind == predicate_kind::has_attribute || a.value == c.literal);
        });
      case predicate_kind::child_equals: {
        bool is_equal = false;
        e.for_each_child([&](const element& child) {
          is_equal = is_equal ||
                     (c.name.matches(child.uri, child.local) && child.string_value() == c.literal);
        });
        return is_equal;
      }
    }
    return false;
  }

  static const element* ancestor(const element& e, std::uint32_t levels) {
    const element* at = &e;
    while (at != nullptr && levels-- != 0)
      at = at->parent;
    return at;
  }

  // The values of one field for one element of its scope.
  std::vector<found_node> values(std::uint32_t scope, std::uint32_t field, const element& e,
                                 const element& root) const {
    std::vector<found_node> all;
    for (const std::uint32_t id : plan_.scopes[scope].patterns) {
      const plan::pattern& p = plan_.patterns[id];
      if (p.purpose != plan::pattern_purpose::capture || p.field != field) continue;
      for (const found_node& n : targets(p, &e, root))
        all.push_back(n);
    }
    for (const std::uint32_t a : plan_.scopes[scope].anchors) {
      const element* const from = ancestor(e, plan_.anchors[a].levels_up);
      if (from == nullptr) continue;
      for (const std::uint32_t id : plan_.anchors[a].patterns) {
        if (plan_.patterns[id].field != field) continue;
        for (const found_node& n : targets(plan_.patterns[id], from, root)) {
          if (n.known <= e.end) all.push_back(n);
        }
      }
    }
    std::ranges::sort(all, {}, &found_node::place);
    const auto is_same = [](const found_node& x, const found_node& y) {
      return x.place() == y.place();
    };
    all.erase(std::unique(all.begin(), all.end(), is_same), all.end());
    return all;
  }

  std::vector<const element*> nested(std::uint32_t scope, const element& in,
                                     const element& root) const {
    std::vector<const element*> out;
    for (const std::uint32_t id : plan_.scopes[scope].openers) {
      for (const found_node& n : targets(plan_.patterns[id], &in, root))
        out.push_back(n.at);
    }
    std::ranges::sort(out, {}, &element::begin);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  std::string row(std::uint32_t scope, const element& e, const element& root) const {
    std::string out = "(";
    const auto& fields = plan_.scopes[scope].fields;
    for (std::uint32_t i = 0; i < fields.size(); ++i) {
      out += "[";
      if (fields[i].nested_scope != plan::none) {
        for (const element* r : nested(fields[i].nested_scope, e, root))
          out += row(fields[i].nested_scope, *r, root);
      } else {
        for (const found_node& n : values(scope, i, e, root))
          out += n.text() + "|";
      }
      out += "]";
    }
    return out + ")";
  }

  // The ordinal of the first tag that brings a '../' value which a record has been handed out
  // without, though it has others of that field; 0 if there is none.
  std::uint64_t first_late(const element& root) const {
    std::uint64_t first = 0;
    for (const plan::anchor& a : plan_.anchors) {
      std::vector<const element*> users;
      users_of(a.scope, root, users);
      for (const element* user : users) {
        const element* const from = ancestor(*user, a.levels_up);
        if (from == nullptr) continue;
        for (const std::uint32_t field : a.fields) {
          std::vector<std::uint64_t> known;
          for (const std::uint32_t id : a.patterns) {
            if (plan_.patterns[id].field != field) continue;
            for (const found_node& n : targets(plan_.patterns[id], from, root))
              known.push_back(n.known);
          }
          const bool has_some =
              std::ranges::any_of(known, [&](std::uint64_t k) { return k <= user->end; });
          for (const std::uint64_t k : known) {
            if (has_some && k > user->end && (first == 0 || k < first)) first = k;
          }
        }
      }
    }
    return first;
  }

  void users_of(std::uint32_t scope, const element& root, std::vector<const element*>& out) const {
    const std::uint32_t parent = plan_.scopes[scope].parent;
    std::vector<const element*> origins{nullptr};
    if (parent != plan::none) {
      origins.clear();
      users_of(parent, root, origins);
    }
    for (const element* origin : origins) {
      for (const std::uint32_t id : plan_.scopes[scope].openers) {
        for (const found_node& n : targets(plan_.patterns[id], origin, root))
          out.push_back(n.at);
      }
    }
  }

  const plan::plan& plan_;
};

}  // namespace xylem::shape_tests

#endif  // XYLEM_TESTS_SHAPE_NAIVE_MATCHER_HPP
