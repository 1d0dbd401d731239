// SPDX-License-Identifier: MIT
#include "scanner/diagnosis.hpp"

#include <algorithm>
#include <utility>

namespace xylem::scanner {

namespace {

// Who decides what is wrong.
enum class judge : std::uint8_t {
  grammar,  // alone: a parser that tells it found nothing wrong before, but may tell it of any
            // place
  parser,   // it needs more than the text at hand: about a token, wherever in it
  nobody,   // about no token
};

judge judge_of(errc code) noexcept {
  switch (code) {
    case errc::ok:
    case errc::token_malformed:
    case errc::content_after_root:
    case errc::character_reference_malformed:
    case errc::xml_declaration_misplaced:
    case errc::entity_undefined:
    case errc::document_truncated:
    case errc::document_empty:
    case errc::name_not_portable:
    case errc::qualified_name_malformed:
      return judge::grammar;
    case errc::tag_mismatch:
    case errc::attribute_repeated:
    case errc::prefix_undeclared:
    case errc::prefix_reserved:
    case errc::prefix_undeclared_by_empty_name:
    case errc::limit_depth:
    case errc::limit_attributes:
    case errc::limit_namespaces:
    case errc::limit_name:
    case errc::limit_namespace_name:
      return judge::parser;
    default:
      return judge::nobody;
  }
}

// In the order of names, then of the document.
bool is_before(const attribute* a, const attribute* b) noexcept {
  const int order = a->name.written.compare(b->name.written);
  return order != 0 ? order < 0 : a < b;
}

}  // namespace

diagnosis::diagnosis(const limits& bounds, dialect in) : bounds_(bounds), dialect_(std::move(in)) {
  token_.tag.most_kept = static_cast<std::size_t>(bounds.attributes);
}

error diagnosis::run(std::string_view text, const text_origin& from, const error& told,
                     text_end end) {
  text_ = text;
  depth_ = from.depth;
  where_ = depth_ != 0 ? region::content : from.has_root ? region::epilog : region::prolog;
  const judge whose = judge_of(told.code);
  std::size_t last = text.size();
  if (whose != judge::grammar) {
    const std::uint64_t place = told.byte_offset - std::min(told.byte_offset, from.offset);
    last = static_cast<std::size_t>(std::min<std::uint64_t>(place, last));
  }
  last_begin_ = 0;
  const finding found = find(last, end);
  if (found.code == errc::ok && whose == judge::parser) {
    error out = told;
    out.byte_offset = from.offset + last_begin_;
    return out;
  }
  if (found.code == errc::ok) return {};
  error out(found.code, from.offset + found.at);
  out.limit = found.limit;
  return out;
}

diagnosis::finding diagnosis::find(std::size_t last, text_end end) {
  std::size_t at = 0;
  while (at < text_.size() && at <= last) {
    last_begin_ = at;
    token_.kind = token_kind::start_tag;
    const extent e = scan_token(text_, at, where_, dialect_, token_);
    const bool is_run =
        token_.kind == token_kind::character_data || token_.kind == token_kind::white_space;
    if (!is_run && e.known - at > bounds_.token_bytes)
      return {errc::limit_token, at, bounds_.token_bytes};
    if (e.what == verdict::wrong) return {e.code, e.at};
    if (e.what == verdict::cut) {
      if (end == text_end::open) return {};
      return {errc::document_truncated, text_.size()};
    }
    const finding in_token = check_token(at);
    if (in_token.code != errc::ok) return in_token;
    at = e.at;
  }
  if (end == text_end::open || last < text_.size() || where_ == region::epilog) return {};
  return {where_ == region::prolog ? errc::document_empty : errc::document_truncated, at};
}

// A whole token.
diagnosis::finding diagnosis::check_token(std::size_t begin) {
  switch (token_.kind) {
    case token_kind::start_tag: {
      const finding in_tag = check_tag(begin);
      if (in_tag.code != errc::ok) return in_tag;
      where_ = region::content;
      ++depth_;
      if (token_.tag.is_empty_element) close_element();
      break;
    }
    case token_kind::end_tag:
      close_element();
      break;
    case token_kind::instruction:
      return check_name(token_.target.target, begin);
    default:
      break;
  }
  return {};
}

void diagnosis::close_element() noexcept {
  if (--depth_ == 0) where_ = region::epilog;
}

diagnosis::finding diagnosis::check_name(std::string_view name, std::size_t begin) const noexcept {
  if (name.size() <= bounds_.name_bytes) return {};
  return {errc::limit_name, begin, bounds_.name_bytes};
}

diagnosis::finding diagnosis::check_name(const qualified_name& name,
                                         std::size_t begin) const noexcept {
  return check_name(name.prefix.size() > name.local.size() ? name.prefix : name.local, begin);
}

diagnosis::finding diagnosis::check_tag(std::size_t begin) {
  const start_tag& tag = token_.tag;
  finding found = check_name(tag.name, begin);
  for (const attribute& a : tag.attributes) {
    if (found.code != errc::ok) return found;
    found = check_name(a.name, begin);
    if (found.code == errc::ok && is_namespace_declaration(a) && a.is_literal &&
        a.value.size() > bounds_.namespace_name_bytes) {
      found = {errc::limit_namespace_name, begin, bounds_.namespace_name_bytes};
    }
  }
  if (found.code != errc::ok) return found;
  if (tag.attribute_count > bounds_.attributes)
    return {errc::limit_attributes, begin, bounds_.attributes};
  if (const attribute* const again = repeated_attribute()) {
    const auto at = static_cast<std::size_t>(again->name.written.data() - text_.data());
    return {errc::attribute_repeated, at};
  }
  for (const attribute& a : tag.attributes) {
    const errc code = is_namespace_declaration(a) ? check_declaration(a) : errc::ok;
    if (code != errc::ok) return {code, begin};
  }
  return {};
}

// Namespaces in XML 1.0, sections 2.2 and 3.
errc diagnosis::check_declaration(const attribute& a) const noexcept {
  constexpr std::string_view xml_name = "http://www.w3.org/XML/1998/namespace";
  constexpr std::string_view xmlns_name = "http://www.w3.org/2000/xmlns/";
  if (!a.is_literal) return errc::ok;  // the parser has resolved it
  const bool is_default = a.name.prefix.empty();
  const bool is_of_xml = !is_default && a.name.local == "xml";
  if (!is_default && a.name.local == "xmlns") return errc::prefix_reserved;
  if (is_of_xml != (a.value == xml_name) || a.value == xmlns_name) return errc::prefix_reserved;
  return !is_default && a.value.empty() ? errc::prefix_undeclared_by_empty_name : errc::ok;
}

// WFC: Unique Att Spec. The first attribute whose name an earlier one has.
const attribute* diagnosis::repeated_attribute() {
  sorted_.clear();
  for (const attribute& a : token_.tag.attributes)
    sorted_.push_back(&a);
  std::sort(sorted_.begin(), sorted_.end(), &is_before);
  const attribute* first = nullptr;
  for (std::size_t i = 1; i < sorted_.size(); ++i) {
    if (sorted_[i]->name.written != sorted_[i - 1]->name.written) continue;
    if (first == nullptr || sorted_[i] < first) first = sorted_[i];
  }
  return first;
}

}  // namespace xylem::scanner
