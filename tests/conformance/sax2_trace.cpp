// SPDX-License-Identifier: MIT
#include "conformance/sax2_trace.hpp"

#include <stdexcept>
#include <utility>

namespace xylem::conformance {

namespace {

// The arguments of one event, taken one after the other: "doc, NULL, 'uri', 2, a='val...', 7".
class arguments {
 public:
  explicit arguments(std::string_view text) : rest_(text) {}

  // Up to the next ", ", or to the end.
  std::string_view next() {
    const std::size_t end = rest_.find(", ");
    return take(end == std::string_view::npos ? rest_.size() : end);
  }

  // A text in quotes, which may hold anything but `closing`; NULL is empty.
  std::string_view next_quoted() {
    if (!rest_.starts_with('\'')) return next() == "NULL" ? std::string_view() : fail();
    const std::string_view text = take(rest_.find("', ", 1) + 1);
    return text.substr(1, text.size() - 2);
  }

  // "name='text...'", or without the dots: the name and the text.
  std::pair<std::string_view, std::string_view> next_value(std::string_view closing) {
    const std::size_t equals = rest_.find("='");
    const std::size_t end = rest_.find(closing, equals);
    if (equals == std::string_view::npos || end == std::string_view::npos) fail();
    const std::string_view name = rest_.substr(0, equals);
    const std::string_view text = rest_.substr(equals + 2, end - equals - 2);
    take(end + closing.size() - (closing.ends_with(", ") ? 2 : 0));
    return {name, text};
  }

  std::size_t next_number() { return std::stoull(std::string(next())); }

 private:
  std::string_view take(std::size_t length) {
    const std::string_view out = rest_.substr(0, length);
    rest_.remove_prefix(length);
    if (rest_.starts_with(", ")) rest_.remove_prefix(2);
    return out;
  }

  [[noreturn]] std::string_view fail() const {
    throw std::runtime_error("no arguments of a start tag: " + std::string(rest_));
  }

  std::string_view rest_;
};

std::string step_of(std::string_view uri, std::string_view local) {
  if (uri.empty()) return std::string(local);
  return "Q{" + std::string(uri) + "}" + std::string(local);
}

class tracer {
 public:
  void start(std::string_view text) {
    arguments in(text);
    const std::string_view local = in.next();
    (void)in.next();  // prefix
    open o;
    o.element.name = step_of(in.next_quoted(), local);
    o.namespaces = namespaces_.size();
    const std::size_t declared = in.next_number();
    for (std::size_t i = 0; i < declared; ++i) {
      const auto [name, uri] = in.next_value("', ");
      const std::size_t colon = name.find(':');
      if (colon != std::string_view::npos) namespaces_.emplace_back(name.substr(colon + 1), uri);
    }
    const std::size_t attributes = in.next_number();
    (void)in.next();  // of them, defaulted
    for (std::size_t i = 0; i < attributes; ++i) {
      const auto [name, head] = in.next_value("...', ");
      const std::size_t length = in.next_number();
      // What stands behind a short value is shown with it.
      o.element.attributes[attribute_step(name)] = {std::string(head.substr(0, length)), length};
    }
    if (!open_.empty()) ++open_.back().element.children[o.element.name];
    open_.push_back(std::move(o));
  }

  void characters(std::string_view text) {
    const std::size_t comma = text.rfind(", ");
    if (comma == std::string_view::npos || open_.empty()) return;
    traced_element& e = open_.back().element;
    if (!e.has_text) e.text.head = text.substr(0, comma);
    e.has_text = true;
    e.text.length += std::stoull(std::string(text.substr(comma + 2)));
  }

  void end() {
    if (open_.empty()) throw std::runtime_error("an end tag without a start tag");
    namespaces_.resize(open_.back().namespaces);
    ended_.push_back(std::move(open_.back().element));
    open_.pop_back();
  }

  std::vector<traced_element> take() { return std::move(ended_); }

 private:
  struct open {
    traced_element element;
    std::size_t namespaces = 0;  // in scope outside
  };

  std::string attribute_step(std::string_view name) const {
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return std::string(name);
    const std::string_view prefix = name.substr(0, colon);
    for (auto at = namespaces_.rbegin(); at != namespaces_.rend(); ++at) {
      if (at->first == prefix) return step_of(at->second, name.substr(colon + 1));
    }
    return step_of("http://www.w3.org/XML/1998/namespace", name.substr(colon + 1));
  }

  std::vector<open> open_;
  std::vector<std::pair<std::string, std::string>> namespaces_;  // prefix, URI
  std::vector<traced_element> ended_;
};

}  // namespace

std::vector<traced_element> read_sax2_trace(std::string_view trace) {
  constexpr std::string_view mark = "SAX.";
  if (!trace.starts_with(mark)) throw std::runtime_error("not a trace");
  tracer out;
  while (!trace.empty()) {
    // Texts may have line ends, so an event ends where the next one begins.
    std::size_t end = trace.find("\nSAX.");
    if (end == std::string_view::npos) end = trace.size() - 1;
    const std::string_view event = trace.substr(mark.size(), end - mark.size());
    trace.remove_prefix(end + 1);
    const std::size_t parenthesis = event.find('(');
    if (parenthesis == std::string_view::npos || !event.ends_with(')')) {
      throw std::runtime_error("no event: " + std::string(event));
    }
    const std::string_view name = event.substr(0, parenthesis);
    const std::string_view text = event.substr(parenthesis + 1, event.size() - parenthesis - 2);
    if (name == "startElementNs") out.start(text);
    if (name == "characters" || name == "pcdata") out.characters(text);
    if (name == "endElementNs") out.end();
  }
  return out.take();
}

}  // namespace xylem::conformance
