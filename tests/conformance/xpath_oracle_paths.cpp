// SPDX-License-Identifier: MIT
#include "conformance/xpath_oracle_paths.hpp"

#include <algorithm>

namespace xylem::oracle {

namespace {

// Cuts at `separator` outside literals, predicates and Q{uri}.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  std::size_t brackets = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\'' || c == '"') i = text.find(c, i + 1);
    if (c == '{') i = text.find('}', i);
    if (c == '[') ++brackets;
    if (c == ']') --brackets;
    if (c != separator || brackets != 0) continue;
    parts.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::string_view without_spaces_around(std::string_view text) {
  constexpr std::string_view spaces = " \t\n";
  const std::size_t begin = text.find_first_not_of(spaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(spaces) - begin + 1);
}

std::string prefix_of(std::string_view uri, path_names& names) {
  for (const auto& [prefix, bound] : names.namespaces) {
    if (bound == uri) return prefix;
  }
  std::string prefix = "expanded" + std::to_string(names.namespaces.size());
  names.namespaces.emplace_back(prefix, uri);
  return prefix;
}

std::string any_namespace_test(std::string_view local) {
  return "*[local-name()='" + std::string(local) + "']";
}

class translator {
 public:
  translator(std::string_view text, path_names& names) : text_(text), names_(names) {}

  std::string translate() {
    while (at_ < text_.size())
      token();
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool sees(std::string_view what) const {
    return text_.substr(at_).starts_with(what);
  }

  std::string_view take_until(std::string_view stops) {
    const std::string_view taken = text_.substr(at_, text_.find_first_of(stops, at_) - at_);
    at_ += taken.size();
    return taken;
  }
  std::string_view take_name() { return take_until("/@[]='\"|() \t\n:"); }

  void token() {
    constexpr std::string_view punctuation = "/@[]=|() \t\n.0123456789";
    const char c = text_[at_];
    if (c == '\'' || c == '"') {
      const std::size_t close = text_.find(c, at_ + 1);
      out_ += text_.substr(at_, close + 1 - at_);
      at_ = close + 1;
    } else if (sees("Q{")) {
      at_ += 2;
      const std::string_view uri = take_until("}");
      ++at_;
      if (!uri.empty()) out_ += prefix_of(uri, names_) + ":";
      out_ += take_name();
    } else if (sees("*:")) {
      at_ += 2;
      out_ += any_namespace_test(take_name());
    } else if (c == '*' || punctuation.find(c) != std::string_view::npos) {
      out_ += c;
      ++at_;
    } else {
      name();
    }
  }

  void name() {
    const std::string_view first = take_name();
    if (sees(":")) {
      ++at_;
      const std::string_view local = take_name();  // or '*'
      (out_ += first) += ':';
      out_ += local;
    } else if (names_.matches_any_namespace && !sees("(")) {
      out_ += any_namespace_test(first);
    } else {
      out_ += first;
    }
  }

  std::string_view text_;
  path_names& names_;
  std::size_t at_ = 0;
  std::string out_;
};

std::size_t held_levels(std::string_view relative) {
  std::vector<std::string_view> steps = split(relative, '/');
  if (steps.back().starts_with("@") || steps.back() == "text()") steps.pop_back();
  const auto has_predicate = [](std::string_view step) { return step.ends_with("]"); };
  const auto first = std::ranges::find_if(steps, has_predicate);
  if (first == steps.end()) return xpath_alternative::not_held;
  return static_cast<std::size_t>(steps.end() - first) - 1;
}

}  // namespace

std::vector<xpath_alternative> to_xpath(std::string_view path, path_names& names) {
  std::vector<xpath_alternative> out;
  for (std::string_view part : split(path, '|')) {
    part = without_spaces_around(part);
    xpath_alternative& made = out.emplace_back();
    made.xpath = translator(part, names).translate();
    // libxml2 2.9.14 takes only an ASCII letter behind the '/' of an absolute path.
    const bool is_absolute = part.starts_with('/') && !part.starts_with("//");
    if (is_absolute) made.xpath.insert(1, "./");
    while (part.starts_with("../")) {
      part.remove_prefix(3);
      ++made.levels_up;
    }
    made.held_levels = held_levels(part);
  }
  return out;
}

}  // namespace xylem::oracle
