// SPDX-License-Identifier: MIT
#ifndef XYLEM_ERROR_HPP
#define XYLEM_ERROR_HPP

/// \file
/// Error codes, the `error` value and the one exception type.
///
///     xylem::result<xylem::row_view> r = reader.next();
///     if (!r) std::cerr << xylem::describe(r.error()) << '\n';

#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include <xylem/export.hpp>

namespace xylem {

/// What went wrong. Codes are grouped by the stage that reports them and are append-only: a number
/// never changes its meaning. docs/errors.md shows an input that causes each.
enum class errc : std::uint16_t {
  ok = 0,

  // Paths (xylem/path.hpp).
  path_empty = 100,
  path_not_absolute = 101,
  path_not_relative = 102,
  path_step_expected = 103,
  path_name_malformed = 104,
  path_axis_unsupported = 105,
  path_function_unsupported = 106,
  path_variable_unsupported = 107,
  path_parent_inside = 108,
  path_descendant_inside = 109,
  path_self_step = 110,
  path_predicate_malformed = 111,
  path_predicate_unsupported = 112,
  path_predicate_repeated = 113,
  path_predicate_on_record = 114,
  path_position_malformed = 115,
  path_literal_unclosed = 116,
  path_uri_unclosed = 117,
  path_attribute_not_last = 118,
  path_attribute_wildcard = 119,
  path_text_not_last = 120,
  path_trailing_slash = 121,
  path_unexpected_character = 122,
  path_prefix_unbound = 123,
  path_target_unsupported = 124,

  // Declarations: what is wrong with a projection, a schema or the options.
  declaration_empty = 200,
  declaration_name_repeated = 201,
  declaration_name_empty = 202,
  declaration_type_unknown = 203,
  declaration_repeat_unsupported = 204,
  declaration_default_malformed = 205,
  declaration_target_not_element = 206,
  declaration_climbs_too_far = 207,
  declaration_too_large = 208,
  declaration_prefix_reserved = 209,
  declaration_format_malformed = 210,
  declaration_prefix_repeated = 211,
  options_limit_too_large = 220,
  options_backend_unavailable = 221,
  options_encoding_unknown = 222,
  options_missing_sink = 223,
  options_names_unavailable = 224,
  options_entity_malformed = 225,

  // Input: bytes could not be obtained.
  input_open = 300,
  input_read = 301,
  input_is_directory = 302,

  // Character encoding (XML 1.0 section 4.3.3).
  encoding_malformed = 400,
  encoding_truncated = 401,
  encoding_conflict = 402,
  encoding_unsupported = 403,
  encoding_repeated_bom = 404,

  // Prolog: XML declaration (2.8) and document type declaration.
  xml_declaration_malformed = 500,
  xml_version_unsupported = 501,
  dtd_forbidden = 502,
  doctype_malformed = 503,
  dtd_unsupported = 504,
  doctype_repeated = 505,

  // Well-formedness.
  token_malformed = 600,
  tag_mismatch = 601,
  attribute_repeated = 602,
  content_after_root = 603,
  character_reference_malformed = 604,
  xml_declaration_misplaced = 605,
  entity_undefined = 606,
  document_truncated = 607,
  document_empty = 608,
  name_not_portable = 609,
  entity_recursive = 610,

  // Namespaces in XML 1.0.
  prefix_undeclared = 650,
  prefix_reserved = 651,
  prefix_undeclared_by_empty_name = 652,
  qualified_name_malformed = 653,

  // Limits (xylem/options.hpp).
  limit_depth = 700,
  limit_attributes = 701,
  limit_namespaces = 702,
  limit_name = 703,
  limit_namespace_name = 704,
  limit_token = 705,
  limit_attribute_value = 706,
  limit_field_text = 707,
  limit_record = 708,
  limit_document = 709,
  limit_records = 710,
  limit_memory = 711,
  limit_entity_depth = 712,
  limit_entity_text = 713,

  // Records and values: the document is well-formed, a record is not what was declared.
  field_missing = 800,
  field_repeated = 801,
  field_nil = 802,
  value_empty = 803,
  value_malformed = 804,
  value_out_of_range = 805,
  value_inexact = 806,
  value_not_listed = 807,
  value_zone_missing = 808,
  ancestor_value_unseen = 809,
  ancestor_value_late = 810,

  // Use of the library.
  record_absent = 900,
  record_not_unique = 901,
  reader_busy = 902,
  reader_finished = 903,
  out_of_memory = 904,
  callback_failed = 905,
  type_mismatch = 906,
  index_out_of_range = 907,
  backend_failure = 908,
};

/// The stage or kind an error belongs to. Every backend gives the same class for the same document.
enum class error_class : std::uint8_t {
  none,
  declaration,
  io,
  encoding,
  dtd,
  syntax,
  entity,
  namespaces,
  truncated,
  limit,
  value,
  usage,
  out_of_memory,
  internal,
};

/// A copy of at most `Capacity - 1` bytes of text inside an error, so that an error outlives what
/// it speaks of and costs no allocation. Cut text ends in "...", never inside a UTF-8 sequence.
template <std::size_t Capacity>
class error_text {
 public:
  error_text() noexcept { bytes_[0] = '\0'; }
  explicit error_text(std::string_view text) noexcept { assign(text); }

  void assign(std::string_view text) noexcept {
    static_assert(Capacity > 8 && Capacity <= 256);
    std::size_t length = text.size();
    const bool is_cut = length > Capacity - 1;
    if (is_cut) {
      length = Capacity - 4;
      while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xC0U) == 0x80U)
        --length;
    }
    for (std::size_t i = 0; i < length; ++i)
      bytes_[i] = text[i];
    if (is_cut) {
      for (int dots = 0; dots < 3; ++dots)
        bytes_[length++] = '.';
    }
    length_ = static_cast<std::uint8_t>(length);
  }

  [[nodiscard]] std::string_view view() const noexcept { return {bytes_, length_}; }
  [[nodiscard]] bool empty() const noexcept { return length_ == 0; }

 private:
  char bytes_[Capacity];
  std::uint8_t length_ = 0;
};

/// One error: what, where, in which record and field. Trivially copyable; owns all it shows.
struct error {
  static constexpr std::uint64_t no_offset = ~std::uint64_t{0};
  static constexpr std::uint64_t no_record = ~std::uint64_t{0};
  static constexpr std::uint32_t no_field = ~std::uint32_t{0};

  errc code = errc::ok;
  /// System error number where the operating system reported one, else 0.
  int system_error = 0;
  /// Position of the field in its projection (declaration order from 0), or `no_field`.
  std::uint32_t field_index = no_field;
  /// Offset in bytes from the start of the input as handed in, or `no_offset`. For path errors: the
  /// offset in the path's text. For value errors: the start tag of the element that holds the
  /// value.
  std::uint64_t byte_offset = no_offset;
  /// Ordinal of the record in the document from 0, counted by end tags, or `no_record`.
  std::uint64_t record_index = no_record;
  /// The field's path as declared, cut if long; empty when no field is concerned.
  error_text<96> field;
  /// What was found there: the value, the name, the path; cut if long.
  error_text<64> found;
  /// What was wanted instead (a type name, a limit), a string with static storage duration.
  std::string_view expected;
  /// The limit that was exceeded, for `limit_*` codes; else 0.
  std::uint64_t limit = 0;

  error() noexcept = default;
  explicit error(errc what) noexcept : code(what) {}
  error(errc what, std::uint64_t offset) noexcept : code(what), byte_offset(offset) {}
};

/// Line and column of a byte offset, both from 1. Columns count bytes.
struct text_position {
  std::uint64_t line = 1;
  std::uint64_t column = 1;
};

/// The code's identifier, as in `errc`, for example "field_missing". Static storage.
[[nodiscard]] XYLEM_API std::string_view name(errc code) noexcept;

/// The class a code belongs to. O(log codes).
[[nodiscard]] XYLEM_API error_class class_of(errc code) noexcept;

/// The class's identifier, for example "syntax". Static storage.
[[nodiscard]] XYLEM_API std::string_view name(error_class kind) noexcept;

/// All codes but `ok`, ascending. Static storage.
[[nodiscard]] XYLEM_API std::span<const errc> all_codes() noexcept;

/// What happened, where, and what to change, as one line of English. Allocates.
[[nodiscard]] XYLEM_API std::string describe(const error& e);

/// Line and column of a byte offset in a document at hand. Lines end as in XML 1.0 section 2.11:
/// LF, CR LF or CR. Offsets past the end give the end. O(byte_offset).
[[nodiscard]] XYLEM_API text_position locate(std::string_view document,
                                             std::uint64_t byte_offset) noexcept;

/// The only exception the library throws itself: from `result<T>::value()` and from range
/// iteration.
class XYLEM_API exception : public std::runtime_error {
 public:
  explicit exception(const xylem::error& e);
  ~exception() override;
  exception(const exception&) = default;
  exception& operator=(const exception&) = default;

  [[nodiscard]] const xylem::error& error() const noexcept { return error_; }

 private:
  xylem::error error_;
};

}  // namespace xylem

#endif  // XYLEM_ERROR_HPP
