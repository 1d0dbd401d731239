// SPDX-License-Identifier: MIT
#include "conformance/raw_expat.hpp"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "conformance/answer.hpp"

namespace xylem::conformance {

namespace {

// Between namespace and local name; no document can contain it.
constexpr char separator = '\x1d';
constexpr std::string_view nil_name = "Q{http://www.w3.org/2001/XMLSchema-instance}nil";

// As a step of a path; empty for a name that paths cannot write.
std::string step_of(std::string_view name) {
  if (name.size() > 1000) return {};
  const std::size_t at = name.find(separator);
  if (at == std::string_view::npos) return std::string(name);
  const std::string_view uri = name.substr(0, at);
  const auto is_plain = [](char c) { return c > ' ' && c != '{' && c != '}' && c != '\x7f'; };
  if (!std::ranges::all_of(uri, is_plain)) return {};
  return "Q{" + std::string(uri) + "}" + std::string(name.substr(at + 1));
}

using index = std::unordered_map<std::string, std::size_t>;

index index_of(const std::vector<std::string>& names) {
  index out;
  for (std::size_t i = 0; i < names.size(); ++i)
    out.emplace(names[i], i);
  return out;
}

}  // namespace

struct raw_expat::handling {
  struct element {
    std::size_t text_begin = 0;
    bool has_own_text = false;
    std::string own_text;
    std::string attributes;  // cells
    std::vector<std::uint32_t> children;
  };

  expat_answer out;
  // What is wanted of the document.
  document_names* found = nullptr;
  std::size_t most = 0;
  const whole_document* wanted = nullptr;
  index attributes;
  index elements;
  // Where it stands.
  std::vector<element> open;
  std::string text;
  std::vector<const char*> cells;
  index seen_attributes;
  index seen_elements;

  void reset() {
    out = {};
    found = nullptr;
    wanted = nullptr;
    open.clear();
    text.clear();
    seen_attributes.clear();
    seen_elements.clear();
  }

  void note(index& seen, std::vector<std::string>& names, std::string step) const {
    if (step.empty() || names.size() >= most) return;
    if (seen.emplace(step, 0).second) names.push_back(std::move(step));
  }

  void start(const char* name, const char** attrs) {
    for (const char** a = attrs; *a != nullptr; a += 2) {
      if (std::strstr(*a, "nil") != nullptr && step_of(*a) == nil_name) out.has_nil = true;
    }
    if (found != nullptr) {
      note(seen_elements, found->elements, step_of(name));
      for (const char** a = attrs; *a != nullptr; a += 2)
        note(seen_attributes, found->attributes, step_of(*a));
    }
    if (wanted == nullptr) return;
    if (!open.empty()) {
      const auto at = elements.find(step_of(name));
      if (at != elements.end()) ++open.back().children[at->second];
    }
    element& e = open.emplace_back();
    e.text_begin = text.size();
    e.children.resize(elements.size());
    cells.assign(attributes.size(), nullptr);
    for (const char** a = attrs; *a != nullptr; a += 2) {
      const auto at = attributes.find(step_of(*a));
      if (at != attributes.end()) cells[at->second] = a[1];
    }
    for (const char* const cell : cells) {
      if (cell == nullptr) {
        write_cell(e.attributes, value_state::missing, {});
      } else {
        write_cell(e.attributes, value_state::present, cell);
      }
    }
  }

  void characters(std::string_view piece) {
    if (wanted == nullptr || open.empty()) return;
    open.back().has_own_text = true;
    open.back().own_text += piece;
    if (wanted->values == string_values::taken) text += piece;
  }

  void end() {
    if (wanted == nullptr) return;
    const element e = std::move(open.back());
    open.pop_back();
    // "/*/*": the children of the root element.
    if (wanted->record == "//*" || open.size() == 1) {
      if (wanted->values == string_values::taken) {
        write_cell(out.rows, value_state::present, std::string_view(text).substr(e.text_begin));
      }
      write_cell(out.rows, e.has_own_text ? value_state::present : value_state::missing,
                 e.own_text);
      out.rows += e.attributes;
      for (const std::uint32_t count : e.children)
        write_count(out.rows, count);
      out.rows += row_end;
    }
    if (open.empty()) text.clear();
  }
};

raw_expat::raw_expat()
    : parser_(XML_ParserCreateNS(nullptr, separator), &XML_ParserFree),
      state_(std::make_unique<handling>()) {}

raw_expat::~raw_expat() = default;

const expat_answer& raw_expat::check(std::string_view document) {
  state_->reset();
  return parse(document);
}

const expat_answer& raw_expat::collect(std::string_view document, document_names& found,
                                       std::size_t most) {
  state_->reset();
  state_->found = &found;
  state_->most = most;
  return parse(document);
}

const expat_answer& raw_expat::rows(std::string_view document, const whole_document& wanted) {
  state_->reset();
  state_->wanted = &wanted;
  state_->attributes = index_of(wanted.names.attributes);
  state_->elements = index_of(wanted.names.elements);
  return parse(document);
}

const expat_answer& raw_expat::parse(std::string_view document) {
  XML_Parser parser = parser_.get();
  XML_ParserReset(parser, nullptr);
  XML_SetUserData(parser, state_.get());
  XML_SetElementHandler(
      parser,
      [](void* to, const char* name, const char** attributes) {
        static_cast<handling*>(to)->start(name, attributes);
      },
      [](void* to, const char*) { static_cast<handling*>(to)->end(); });
  XML_SetCharacterDataHandler(parser, [](void* to, const char* text, int length) {
    static_cast<handling*>(to)->characters({text, static_cast<std::size_t>(length)});
  });
  XML_SetStartDoctypeDeclHandler(
      parser, [](void* to, const char*, const char* system_id, const char* public_id, int subset) {
        expat_answer& out = static_cast<handling*>(to)->out;
        out.has_doctype = true;
        out.has_internal_subset = subset != 0;
        out.has_external_identifier = system_id != nullptr || public_id != nullptr;
      });
  XML_SetSkippedEntityHandler(parser, [](void* to, const char*, int) {
    static_cast<handling*>(to)->out.skipped_an_entity = true;
  });
  constexpr std::size_t slice_bytes = 1U << 20U;
  do {
    const std::string_view slice = document.substr(0, slice_bytes);
    document.remove_prefix(slice.size());
    const XML_Status status = XML_Parse(parser, slice.data(), static_cast<int>(slice.size()),
                                        document.empty() ? XML_TRUE : XML_FALSE);
    if (status != XML_STATUS_OK) {
      state_->out.error = XML_GetErrorCode(parser);
      state_->out.offset = XML_GetCurrentByteIndex(parser);
      break;
    }
  } while (!document.empty());
  return state_->out;
}

}  // namespace xylem::conformance
