// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_SHAPE_TREE_DOCUMENT_HPP
#define XYLEM_TESTS_SHAPE_TREE_DOCUMENT_HPP

// A document as a tree in memory, for tests that compare the streaming stages with something that
// looks at everything at once.

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace xylem::shape_tests {

struct attribute_node {
  std::string uri;
  std::string local;
  std::string value;
};

struct element {
  std::string uri;
  std::string local;
  std::vector<attribute_node> attributes;
  std::vector<std::variant<std::string, std::unique_ptr<element>>> content;
  const element* parent = nullptr;
  std::uint64_t begin = 0;  // ordinals of its tags among all tags, from 1
  std::uint64_t end = 0;

  element& add(std::string_view name, std::string_view namespace_uri = {}) {
    auto made = std::make_unique<element>();
    made->local = name;
    made->uri = namespace_uri;
    made->parent = this;
    element& out = *made;
    content.emplace_back(std::move(made));
    return out;
  }
  element& text(std::string_view data) {
    content.emplace_back(std::string(data));
    return *this;
  }
  element& with(std::string_view name, std::string_view value) {
    attributes.push_back({{}, std::string(name), std::string(value)});
    return *this;
  }

  template <class Function>
  void for_each_child(Function call) const {
    for (const auto& item : content) {
      if (const auto* child = std::get_if<std::unique_ptr<element>>(&item)) call(**child);
    }
  }
  [[nodiscard]] std::string direct_text() const {
    std::string out;
    for (const auto& item : content) {
      if (const auto* data = std::get_if<std::string>(&item)) out += *data;
    }
    return out;
  }
  // XPath 1.0 section 5.2: the string value.
  [[nodiscard]] std::string string_value() const {
    std::string out;
    for (const auto& item : content) {
      if (const auto* data = std::get_if<std::string>(&item)) {
        out += *data;
      } else {
        out += std::get<std::unique_ptr<element>>(item)->string_value();
      }
    }
    return out;
  }
  // Numbers the tags; returns the last number.
  std::uint64_t number(std::uint64_t last = 0) {
    begin = ++last;
    for (auto& item : content) {
      if (auto* child = std::get_if<std::unique_ptr<element>>(&item)) last = (*child)->number(last);
    }
    return end = ++last;
  }
  // As markup, without regard for namespaces; for failure messages.
  [[nodiscard]] std::string markup() const {
    std::string out = "<" + (uri.empty() ? "" : uri + ":") + local;
    for (const attribute_node& a : attributes)
      out += " " + a.local + "='" + a.value + "'";
    out += ">";
    for (const auto& item : content) {
      if (const auto* data = std::get_if<std::string>(&item)) {
        out += *data;
      } else {
        out += std::get<std::unique_ptr<element>>(item)->markup();
      }
    }
    return out + "</" + local + ">";
  }
};

// Small documents over few names, so that patterns match, nest and repeat.
class document_generator {
 public:
  explicit document_generator(std::mt19937& random) : random_(random) {}

  std::unique_ptr<element> make(int size) {
    left_ = size;
    auto root = std::make_unique<element>();
    name(*root);
    fill(*root, 1);
    root->number();
    return root;
  }

 private:
  int pick(int count) { return static_cast<int>(random_() % static_cast<unsigned>(count)); }

  void name(element& e) {
    e.local = std::string(1, static_cast<char>('a' + pick(4)));
    if (pick(6) == 0) e.uri = "u";
  }

  void fill(element& e, int depth) {
    if (pick(3) == 0) e.with("x", pick(2) == 0 ? "1" : "2");
    if (pick(5) == 0) e.with("y", "3");
    if (pick(12) == 0) e.attributes.push_back({"u", "x", "4"});
    const int items = pick(6);
    for (int i = 0; i < items; ++i) {
      if (depth < 7 && left_ > 0 && pick(4) != 0) {
        --left_;
        element& child = e.add("");
        name(child);
        fill(child, depth + 1);
      } else if (pick(2) == 0) {
        e.text(std::string(1, static_cast<char>('p' + pick(3))));
      }
    }
  }

  std::mt19937& random_;
  int left_ = 0;
};

}  // namespace xylem::shape_tests

#endif  // XYLEM_TESTS_SHAPE_TREE_DOCUMENT_HPP
