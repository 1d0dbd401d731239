// SPDX-License-Identifier: MIT
#ifndef XYLEM_OPTIONS_HPP
#define XYLEM_OPTIONS_HPP

/// \file
/// What a read may be told; every default is safe for hostile input.
///
///     xylem::options o;
///     o.on_bad_record = xylem::bad_record::skip;
///     o.limits.depth = 64;
///     for (const order& x : xylem::read(orders, xylem::file("orders.xml"), o)) load(x);

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <xylem/entities.hpp>
#include <xylem/error.hpp>

namespace xylem {

/// Which parser reads the document. All give the same rows and the same verdict.
enum class backend : std::uint8_t {
  automatic,    ///< the first one in the order of `backends()` that knows `options::names`
  scanner,      ///< our own, in every build
  expat,        ///< libexpat's SAX interface
  libxml2,      ///< libxml2's reader, on a tree that grows and is pruned
  libxml2_sax,  ///< libxml2's SAX2 interface, the faster of the two
};

/// Whether the scanner compares tags with those it has met before at the same place, which is how
/// it gets its speed. Off: it reads every tag by the grammar. Nothing else depends on it. The
/// environment variable `XYLEM_PREDICT=0` turns it off for all.
enum class prediction : std::uint8_t { on, off };

/// Which characters names in documents may have.
enum class name_profile : std::uint8_t {
  portable,  ///< XML 1.0 fourth edition, appendix B: what every parser accepts
  xml10e5,   ///< XML 1.0 fifth edition [4] [4a]; not with `backend::expat`
};

/// What happens to a document type declaration. Nothing outside the document is ever opened.
enum class dtd : std::uint8_t {
  ignore,  ///< accepted without an internal subset, then ignored
  forbid,  ///< any DOCTYPE is `errc::dtd_forbidden`
  /// As `ignore`, and an internal subset may declare internal entities whose text holds no markup;
  /// other declarations are skipped or `errc::dtd_unsupported`, see docs/conformance.md. References
  /// lead at most 16 deep, and come to at most 100,000 bytes of text in a document.
  text_entities,
};

/// What happens to a record of a well-formed document that is not what was declared.
enum class bad_record : std::uint8_t {
  stop,        ///< the read ends with the error
  null_field,  ///< a field that can be null becomes null; other errors stop
  skip,        ///< the record is left out and counted
  reject,      ///< the record is handed to `options::reject_sink`, left out and counted
};

/// Upper bounds; exceeding one is a `limit_*` error that names it. 0 means the default for `depth`
/// to `record_bytes`, and "no limit" for the last three.
struct limits {
  std::uint64_t depth = 256;                  ///< open elements
  std::uint64_t attributes = 256;             ///< per element, namespace declarations included
  std::uint64_t namespaces = 256;             ///< namespace declarations in scope
  std::uint64_t name_bytes = 1024;            ///< local name, and prefix, each
  std::uint64_t namespace_name_bytes = 4096;  ///< one namespace URI
  std::uint64_t token_bytes = 8U << 20;       ///< start tag, comment, PI, CDATA section, DOCTYPE
  std::uint64_t attribute_value_bytes = 1U << 20;
  std::uint64_t field_text_bytes = 8U << 20;  ///< text of one field
  std::uint64_t record_bytes = 64U << 20;     ///< start tag to end tag of one record
  std::uint64_t memory_bytes = 32U << 20;     ///< per reader, above one record
  std::uint64_t document_bytes = 0;           ///< bytes of input
  std::uint64_t records = 0;                  ///< records delivered
};

/// A record that was rejected, as seen by `options::reject_sink`. Views are valid during the call.
struct rejected_record {
  const xylem::error& why;       ///< code, offset, record index, field
  std::string_view record_path;  ///< the record path as declared
  std::uint64_t begin_offset;    ///< of the record's start tag, in bytes of input
  std::uint64_t end_offset;      ///< behind the record's end tag
  /// The record as it stands in the document, in UTF-8: line ends and references as they were
  /// written. Empty when it exceeds `limits::record_bytes`.
  std::string_view raw;
};

/// How a document is read. Copyable; a reader keeps its own copy.
struct options {
  xylem::backend backend = xylem::backend::automatic;
  xylem::dtd dtd = xylem::dtd::ignore;
  name_profile names = name_profile::portable;
  xylem::prediction prediction = xylem::prediction::on;  ///< of `backend::scanner`
  bad_record on_bad_record = bad_record::stop;
  xylem::limits limits;
  /// Encoding known from outside (an HTTP header, say); it overrides the XML declaration but not a
  /// byte order mark. Empty: the document decides (XML 1.0 appendix F).
  std::string encoding;
  /// Entities that documents use without declaring them, `html_entities()` say. Empty: a reference
  /// to anything but the five predefined ones is `errc::entity_undefined`.
  entity_map entities;
  /// Called for each rejected record with `bad_record::reject`, on the reading thread. An exception
  /// it throws ends the read and reaches the caller.
  std::function<void(const rejected_record&)> reject_sink;
};

}  // namespace xylem

#endif  // XYLEM_OPTIONS_HPP
