// SPDX-License-Identifier: MIT
#include "record/assembler.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <tuple>

#include "record/white_space.hpp"

namespace xylem::record {

using detail::field_kind;
using plan::repeat_policy;

bool assembler::assemble(const frame& record, void* object, null_policy nulls) {
  nulls_ = nulls;
  nesting_ = 0;
  derived_.reset();
  return fill_scope(record, object);
}

bool assembler::fill_scope(const frame& f, void* object) {
  const plan::scope& scope = plan_.scopes[f.subject];
  if (f.failure != errc::ok) {
    failure_ = error(f.failure, f.begin_offset);
    return false;
  }
  if (areas_.size() <= nesting_) areas_.push_back(std::make_unique<work_area>());
  work_area& area = *areas_[nesting_];
  area.only.assign(scope.fields.size(), nullptr);
  bool is_unique = true;
  for (const capture& c : f.captures) {
    is_unique = is_unique && area.only[c.field] == nullptr;
    area.only[c.field] = &c;
  }
  return is_unique ? fill_from_unique(f, scope, area, object)
                   : fill_from_sorted(f, scope, area, object);
}

bool assembler::fill_from_unique(const frame& f, const plan::scope& scope, work_area& area,
                                 void* object) {
  for (std::uint32_t i = 0; i < scope.fields.size(); ++i) {
    const plan::field& field = scope.fields[i];
    const capture* const c = area.only[i];
    if (c == nullptr && field.is_null_if_missing) {
      field.binding->reset(object, i, value_state::missing);
      continue;
    }
    if (c != nullptr && c->state == capture_state::value && field.is_single) {
      if (!store(field, i, c->offset, spaced(field, from_.text_of(*c)), object)) return false;
      continue;
    }
    area.found.clear();
    if (c != nullptr) area.found.push_back(c);
    if (!fill_field(field, i, f, area.found, object)) return false;
  }
  return true;
}

bool assembler::fill_from_sorted(const frame& f, const plan::scope& scope, work_area& area,
                                 void* object) {
  // Counting sort by field; stable, so that captures stay in the order of their end tags.
  area.starts.assign(scope.fields.size() + 1, 0);
  for (const capture& c : f.captures)
    ++area.starts[c.field + 1];
  for (std::size_t i = 1; i < area.starts.size(); ++i)
    area.starts[i] += area.starts[i - 1];
  area.sorted.resize(f.captures.size());
  for (const capture& c : f.captures)
    area.sorted[area.starts[c.field]++] = &c;
  std::uint32_t begin = 0;
  for (std::uint32_t i = 0; i < scope.fields.size(); ++i) {
    const std::uint32_t end = area.starts[i];  // moved forward by the placement above
    area.found.assign(area.sorted.begin() + begin, area.sorted.begin() + end);
    if (!fill_field(scope.fields[i], i, f, area.found, object)) return false;
    begin = end;
  }
  return true;
}

bool assembler::fill_field(const plan::field& field, std::uint32_t index, const frame& f,
                           std::vector<const capture*>& found, void* object) {
  if (field.is_from_ancestor && !found.empty()) {
    // Of several alternatives, one that was seen is enough.
    std::erase_if(found, [](const capture* c) { return c->state == capture_state::unseen; });
    if (found.empty() && !field.unseen_is_missing) {
      return fail(errc::ancestor_value_unseen, field, index, f.begin_offset);
    }
  }
  if (found.size() > 1 && field.may_need_sorting) {
    // Document order, and each node once: alternatives of a path may name the same node.
    const auto key = [](const capture* c) { return std::tuple(c->offset, c->part); };
    std::ranges::sort(found, {}, key);
    const auto is_same_node = [&](const capture* a, const capture* b) { return key(a) == key(b); };
    found.erase(std::unique(found.begin(), found.end(), is_same_node), found.end());
  }
  switch (field.repeat) {
    case repeat_policy::count: {
      const errc code = field.binding->store_count(object, index, found.size());
      return code == errc::ok || fail(code, field, index, f.begin_offset);
    }
    case repeat_policy::list:
      return fill_list(field, index, found, object);
    case repeat_policy::join:
      if (found.size() > 1) return fill_join(field, index, found, object);
      break;
    case repeat_policy::error:
      if (found.size() > 1) return fail(errc::field_repeated, field, index, found[1]->offset);
      break;
    case repeat_policy::first:
    case repeat_policy::last:
      break;
  }
  if (found.empty()) return fill_missing(field, index, f, value_state::missing, object);
  const capture& c = field.repeat == repeat_policy::last ? *found.back() : *found.front();
  if (c.state == capture_state::nil) {
    if (field.is_optional) {
      field.binding->reset(object, index, value_state::nil);
      return true;
    }
    return fail(errc::field_nil, field, index, c.offset);
  }
  return fill_one(field, index, c, object);
}

bool assembler::fill_missing(const plan::field& field, std::uint32_t index, const frame& f,
                             value_state why, void* object) {
  const bool is_rows = field.binding->kind == field_kind::rows;
  if (field.has_default && !is_rows) {
    return store(field, index, f.begin_offset, field.default_text, object);
  }
  if (!field.is_optional) return fail(errc::field_missing, field, index, f.begin_offset);
  field.binding->reset(object, index, why);
  return true;
}

bool assembler::fill_one(const plan::field& field, std::uint32_t index, const capture& c,
                         void* object) {
  if (c.state == capture_state::row) return fill_row(field, index, c, object);
  if (c.state == capture_state::too_long) {
    return fail_or_null(c.part == 0 || c.part == ~std::uint32_t{0} ? errc::limit_field_text
                                                                   : errc::limit_attribute_value,
                        field, index, c.offset, {}, object);
  }
  return store(field, index, c.offset, spaced(field, from_.text_of(c)), object);
}

bool assembler::fill_list(const plan::field& field, std::uint32_t index,
                          const std::vector<const capture*>& found, void* object) {
  field.binding->reset(object, index, value_state::missing);
  for (const capture* c : found) {
    if (c->state == capture_state::nil) return fail(errc::field_nil, field, index, c->offset);
    if (!fill_one(field, index, *c, object)) return false;
  }
  return true;
}

bool assembler::fill_join(const plan::field& field, std::uint32_t index,
                          const std::vector<const capture*>& found, void* object) {
  std::size_t size = 0;
  for (const capture* c : found) {
    if (c->state == capture_state::nil) return fail(errc::field_nil, field, index, c->offset);
    if (c->state == capture_state::too_long) return fill_one(field, index, *c, object);
    size += c->text_length + field.separator.size();
  }
  const std::span<char> joined = derived_.take(size);
  std::size_t length = 0;
  const auto put = [&](std::string_view text) {
    if (!text.empty()) std::memcpy(joined.data() + length, text.data(), text.size());
    length += text.size();
  };
  for (const capture* c : found) {
    if (c != found.front()) put(field.separator);
    put(spaced(field, from_.text_of(*c)));
  }
  return store(field, index, found.front()->offset, {joined.data(), length}, object);
}

bool assembler::fill_row(const plan::field& field, std::uint32_t index, const capture& c,
                         void* object) {
  ++nesting_;
  void* const row = field.binding->emplace(object, index);
  const bool is_filled = fill_scope(from_.row(c.row), row);
  --nesting_;
  return is_filled;
}

bool assembler::store_otherwise(errc code, const plan::field& field, std::uint32_t index,
                                std::uint64_t offset, std::string_view text, void* object) {
  if (code == errc::out_of_memory) throw std::bad_alloc();  // not the record's fault
  if (code == errc::field_missing) {
    // The text stands for "no value": an entry that is not there, or a missing value.
    if (field.repeat == repeat_policy::list) return true;
    if (field.has_default && text.data() != field.default_text.data()) {
      return store(field, index, offset, field.default_text, object);
    }
    if (field.is_optional) {
      field.binding->reset(object, index, value_state::missing);
      return true;
    }
  }
  return fail_or_null(code, field, index, offset, text, object);
}

std::string_view assembler::without_spaces(const plan::field& field, std::string_view text) {
  text = trim(text);
  if (field.format.whitespace != whitespace::collapsed || !needs_collapse(text)) return text;
  const std::span<char> out = derived_.take(text.size());
  return {out.data(), collapse(text, out)};
}

bool assembler::fail(errc code, const plan::field& field, std::uint32_t index, std::uint64_t offset,
                     std::string_view found) {
  failure_ = error(code, offset);
  failure_.field.assign(field.name);
  failure_.field_index = index;
  failure_.found.assign(found);
  if (class_of(code) == error_class::value) failure_.expected = field.binding->type_name;
  return false;
}

bool assembler::fail_or_null(errc code, const plan::field& field, std::uint32_t index,
                             std::uint64_t offset, std::string_view found, void* object) {
  if (nulls_ == null_policy::make_null && code != errc::out_of_memory && field.is_optional &&
      field.repeat != repeat_policy::list) {
    field.binding->reset(object, index, value_state::failed);
    ++null_fields_;
    return true;
  }
  return fail(code, field, index, offset, found);
}

}  // namespace xylem::record
