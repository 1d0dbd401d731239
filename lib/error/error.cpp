// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstring>
#include <string>
#include <system_error>

#include <xylem/error.hpp>
#include <xylem/result.hpp>

#include "error/catalogue.hpp"

namespace xylem {

namespace {

bool is_path_error(errc code) noexcept {
  return static_cast<unsigned>(code) / 100 == 1;
}

void append_place(std::string& out, const error& e) {
  if (e.byte_offset == error::no_offset) return;
  // Characters of a path count from 1, as in the compiler's messages.
  const bool is_path = is_path_error(e.code);
  out += is_path ? " at character " : " at byte ";
  out += std::to_string(is_path ? e.byte_offset + 1 : e.byte_offset);
}

void append_record(std::string& out, const error& e) {
  if (e.record_index == error::no_record) return;
  out += " (record ";
  out += std::to_string(e.record_index);
  out += ')';
}

void append_quoted(std::string& out, std::string_view before, std::string_view text) {
  out += before;
  out += '\'';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      constexpr std::string_view digits = "0123456789abcdef";
      out += "\\x";
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '\'';
}

}  // namespace

std::string_view name(errc code) noexcept {
  if (code == errc::ok) return "ok";
  const auto* entry = error_stage::find_entry(code);
  return entry != nullptr ? entry->name : "unknown";
}

error_class class_of(errc code) noexcept {
  const auto* entry = error_stage::find_entry(code);
  return entry != nullptr ? entry->kind : error_class::none;
}

std::string_view name(error_class kind) noexcept {
  switch (kind) {
    case error_class::none:
      return "none";
    case error_class::declaration:
      return "declaration";
    case error_class::io:
      return "io";
    case error_class::encoding:
      return "encoding";
    case error_class::dtd:
      return "dtd";
    case error_class::syntax:
      return "syntax";
    case error_class::entity:
      return "entity";
    case error_class::namespaces:
      return "namespace";
    case error_class::truncated:
      return "truncated";
    case error_class::limit:
      return "limit";
    case error_class::value:
      return "value";
    case error_class::usage:
      return "usage";
    case error_class::out_of_memory:
      return "out_of_memory";
    case error_class::internal:
      return "internal";
  }
  return "unknown";
}

std::string describe(const error& e) {
  if (e.code == errc::ok) return "ok";
  const auto* entry = error_stage::find_entry(e.code);
  std::string out;
  if (entry == nullptr) return "unknown error " + std::to_string(static_cast<unsigned>(e.code));
  out += entry->name;
  append_place(out, e);
  append_record(out, e);
  if (!e.field.empty()) append_quoted(out, ", field ", e.field.view());
  out += ": ";
  out += entry->message;
  if (!e.found.empty()) append_quoted(out, ": ", e.found.view());
  if (!e.expected.empty()) {
    out += " (expected ";
    out += e.expected;
    out += ')';
  }
  if (e.limit != 0) out += " (the limit is " + std::to_string(e.limit) + ')';
  if (e.system_error != 0) {
    out += ": ";
    out += std::generic_category().message(e.system_error);
  }
  out += "; ";
  out += entry->remedy;
  return out;
}

text_position locate(std::string_view document, std::uint64_t byte_offset) noexcept {
  const std::size_t end = std::min<std::uint64_t>(byte_offset, document.size());
  text_position position;
  std::size_t line_start = 0;
  for (std::size_t i = 0; i < end; ++i) {
    const bool is_line_end =
        document[i] == '\n' ||
        (document[i] == '\r' && (i + 1 >= document.size() || document[i + 1] != '\n'));
    if (is_line_end) {
      ++position.line;
      line_start = i + 1;
    }
  }
  position.column = end - line_start + 1;
  return position;
}

exception::exception(const xylem::error& e) : std::runtime_error(describe(e)), error_(e) {}

exception::~exception() = default;

namespace detail {

void throw_exception(const error& e) {
  throw exception(e);
}

}  // namespace detail

}  // namespace xylem
