// SPDX-License-Identifier: MIT
#include "error/catalogue.hpp"

#include <algorithm>
#include <array>

namespace xylem::error_stage {

namespace {

using enum errc;
using kind = error_class;

// Ascending by code; a test compares the list with the enumeration's documentation.
constexpr catalogue_entry entries[] = {
    {path_empty, kind::declaration, "path_empty", "the path is empty",
     "write the tags from the record to the value, as in 'E1EDK01/BELNR', or '.' for the record"},
    {path_not_absolute, kind::declaration, "path_not_absolute",
     "a record path starts at the document's root",
     "begin it with '/' for an exact place or '//' for anywhere"},
    {path_not_relative, kind::declaration, "path_not_relative",
     "a field path is relative to its record", "leave out the leading '/'"},
    {path_step_expected, kind::declaration, "path_step_expected",
     "a tag name, '*' or 'prefix:*' is expected here", "name a step between the slashes"},
    {path_name_malformed, kind::declaration, "path_name_malformed",
     "this is not an XML name (Namespaces in XML 1.0, NCName)",
     "names start with a letter or '_' and contain letters, digits, '.', '-', '_'"},
    {path_axis_unsupported, kind::declaration, "path_axis_unsupported",
     "axes are not supported: a stream is read once, forwards",
     "use child steps, '@name', './/' at the start or '../' at the start"},
    {path_function_unsupported, kind::declaration, "path_function_unsupported",
     "functions are not supported, last() included: its answer is known only when the parent ends",
     "use text(), a position like [2], or the repeat policy 'last'"},
    {path_variable_unsupported, kind::declaration, "path_variable_unsupported",
     "variables are not supported", "write the literal itself"},
    {path_parent_inside, kind::declaration, "path_parent_inside",
     "'..' is allowed only at the start of a field path", "move '../' to the start"},
    {path_descendant_inside, kind::declaration, "path_descendant_inside",
     "'//' is allowed only at the start of a path",
     "write the steps in between, with '*' for any name"},
    {path_self_step, kind::declaration, "path_self_step", "'.' is not a step of a longer path",
     "leave it out; '.' alone is the record's own text"},
    {path_predicate_malformed, kind::declaration, "path_predicate_malformed",
     "a predicate is [2], [@name], [@name='text'] or [name='text']", "close it with ']'"},
    {path_predicate_unsupported, kind::declaration, "path_predicate_unsupported",
     "only equality with one literal can be decided while streaming",
     "select with one [name='text'] and filter the rest in the program"},
    {path_predicate_repeated, kind::declaration, "path_predicate_repeated",
     "a step has at most one predicate", "keep one and filter the rest in the program"},
    {path_predicate_on_record, kind::declaration, "path_predicate_on_record",
     "a record path has no predicates: a record is delivered or refused as a whole",
     "declare the deciding value as a field and filter in the program"},
    {path_position_malformed, kind::declaration, "path_position_malformed",
     "a position is a whole number from 1 to 4294967295", "the first element is [1]"},
    {path_literal_unclosed, kind::declaration, "path_literal_unclosed",
     "the text in quotes has no closing quote", "close it with the same kind of quote"},
    {path_uri_unclosed, kind::declaration, "path_uri_unclosed",
     "the namespace in Q{...} has no closing brace", "write Q{uri}name"},
    {path_attribute_not_last, kind::declaration, "path_attribute_not_last",
     "an attribute has no children", "make '@name' the last step"},
    {path_attribute_wildcard, kind::declaration, "path_attribute_wildcard",
     "attributes are named one by one", "write '@name' for each attribute wanted"},
    {path_text_not_last, kind::declaration, "path_text_not_last", "text() has no children",
     "make 'text()' the last step"},
    {path_trailing_slash, kind::declaration, "path_trailing_slash", "the path ends in a slash",
     "leave out the last '/'"},
    {path_unexpected_character, kind::declaration, "path_unexpected_character",
     "this character has no meaning here", "paths are made of names, '/', '@', '*', '[...]', '|'"},
    {path_prefix_unbound, kind::declaration, "path_prefix_unbound",
     "the prefix is not bound to a namespace", "add xylem::ns(\"prefix\", \"uri\")"},
    {path_target_unsupported, kind::declaration, "path_target_unsupported",
     "a record is an element", "end the record path with a tag name or '*'"},

    {declaration_empty, kind::declaration, "declaration_empty", "nothing is declared to be read",
     "declare at least one field"},
    {declaration_name_repeated, kind::declaration, "declaration_name_repeated",
     "two fields have the same name", "rename one of them"},
    {declaration_name_empty, kind::declaration, "declaration_name_empty", "a field has no name",
     "give it one"},
    {declaration_type_unknown, kind::declaration, "declaration_type_unknown",
     "there is no such value type", "use one of the types of docs/values.md"},
    {declaration_repeat_unsupported, kind::declaration, "declaration_repeat_unsupported",
     "the repeat policy does not fit the field's type",
     "'list' needs a vector, 'join' a string, 'count' an integer"},
    {declaration_default_malformed, kind::declaration, "declaration_default_malformed",
     "the default value is not of the field's type", "write it as it would stand in a document"},
    {declaration_target_not_element, kind::declaration, "declaration_target_not_element",
     "a nested projection is made from elements", "end its path with a tag name"},
    {declaration_climbs_too_far, kind::declaration, "declaration_climbs_too_far",
     "'../' climbs above the document's root element", "use fewer '../'"},
    {declaration_too_large, kind::declaration, "declaration_too_large",
     "the declaration has too many fields, steps or levels", "split it into several projections"},
    {declaration_prefix_reserved, kind::declaration, "declaration_prefix_reserved",
     "the prefixes xml and xmlns and their namespaces are reserved (Namespaces in XML, section 3)",
     "choose another prefix; xml: is bound already"},
    {declaration_format_malformed, kind::declaration, "declaration_format_malformed",
     "the date pattern is not understood", "use %Y %m %d %H %M %S %y %b %% and literal text"},
    {declaration_prefix_repeated, kind::declaration, "declaration_prefix_repeated",
     "a prefix is bound twice", "bind each prefix to one namespace"},
    {options_limit_too_large, kind::declaration, "options_limit_too_large",
     "a limit is above the hard maximum", "see docs/values.md for the maxima"},
    {options_backend_unavailable, kind::declaration, "options_backend_unavailable",
     "the backend is not in this build", "choose one of xylem::backends() or rebuild with it"},
    {options_encoding_unknown, kind::declaration, "options_encoding_unknown",
     "the encoding given in the options is unknown", "use a name that iconv knows"},
    {options_missing_sink, kind::declaration, "options_missing_sink",
     "rejected records have nowhere to go", "set options::reject_sink"},
    {options_names_unavailable, kind::declaration, "options_names_unavailable",
     "the backend knows the names of XML 1.0 fourth edition only",
     "choose another backend or name_profile::portable"},
    {options_entity_malformed, kind::declaration, "options_entity_malformed",
     "an entity given in the options has no XML name, or a text with illegal characters",
     "correct its name or its text"},

    {input_open, kind::io, "input_open", "the file cannot be opened",
     "check the name and the permissions"},
    {input_read, kind::io, "input_read", "reading failed", "check the device and read again"},
    {input_is_directory, kind::io, "input_is_directory", "this is a directory",
     "name the files in it"},

    {encoding_malformed, kind::encoding, "encoding_malformed",
     "these bytes are not legal in the document's encoding",
     "check which encoding the sender used, and declare that one"},
    {encoding_truncated, kind::encoding, "encoding_truncated", "the input ends inside a character",
     "fetch the whole document"},
    {encoding_conflict, kind::encoding, "encoding_conflict",
     "the byte order mark or the bytes contradict the declared encoding",
     "correct the declaration or remove the mark"},
    {encoding_unsupported, kind::encoding, "encoding_unsupported", "the encoding is not supported",
     "convert the document to UTF-8"},
    {encoding_repeated_bom, kind::encoding, "encoding_repeated_bom",
     "the document begins with two byte order marks", "remove one of them"},

    {xml_declaration_malformed, kind::syntax, "xml_declaration_malformed",
     "the XML declaration is malformed (XML 1.0 [23])",
     "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>"},
    {xml_version_unsupported, kind::syntax, "xml_version_unsupported", "the XML version is not 1.x",
     "only XML 1.0 documents are read"},
    {dtd_forbidden, kind::dtd, "dtd_forbidden", "the document type declaration is not allowed here",
     "remove it; dtd::ignore accepts one without [...], dtd::text_entities declarations of "
     "entities"},
    {doctype_malformed, kind::syntax, "doctype_malformed",
     "the document type declaration is malformed (XML 1.0 [28])",
     "write <!DOCTYPE name SYSTEM \"uri\">"},
    {dtd_unsupported, kind::dtd, "dtd_unsupported",
     "the internal subset declares more than internal entities without markup",
     "have the sender resolve what the DTD declares"},
    {doctype_repeated, kind::syntax, "doctype_repeated",
     "the document has a second document type declaration (XML 1.0 [22])", "remove it"},

    {token_malformed, kind::syntax, "token_malformed", "the text is not well-formed XML here",
     "check the markup at this place"},
    {tag_mismatch, kind::syntax, "tag_mismatch",
     "the end tag does not match the start tag (XML 1.0, Element Type Match)",
     "close the elements in the order in which they were opened"},
    {attribute_repeated, kind::syntax, "attribute_repeated",
     "an element has the same attribute twice (XML 1.0, Unique Att Spec)", "remove one"},
    {content_after_root, kind::syntax, "content_after_root",
     "there is content behind the root element", "a document has one root element"},
    {character_reference_malformed, kind::syntax, "character_reference_malformed",
     "the character reference names no legal character (XML 1.0, Legal Character)",
     "remove or correct it"},
    {xml_declaration_misplaced, kind::syntax, "xml_declaration_misplaced",
     "an XML declaration stands only at the very start",
     "remove what precedes it, or read concatenated documents one by one"},
    {entity_undefined, kind::entity, "entity_undefined",
     "the entity is not known; without a declaration only lt, gt, amp, apos and quot are",
     "have the sender write the character itself, or name it in options::entities"},
    {document_truncated, kind::truncated, "document_truncated",
     "the document ends before its root element does", "fetch the rest of it"},
    {document_empty, kind::truncated, "document_empty", "the document has no element",
     "check that the input is the right one"},
    {name_not_portable, kind::syntax, "name_not_portable",
     "the name has a character that only XML 1.0 fifth edition allows",
     "rename it, or read with name_profile::xml10e5"},
    {entity_recursive, kind::entity, "entity_recursive",
     "the entity refers to itself (XML 1.0, No Recursion)", "correct its declaration"},

    {prefix_undeclared, kind::namespaces, "prefix_undeclared",
     "a namespace prefix is used that is not declared (Namespaces in XML, section 5)",
     "declare it with xmlns:prefix"},
    {prefix_reserved, kind::namespaces, "prefix_reserved",
     "xml and xmlns cannot be declared otherwise (Namespaces in XML, section 3)",
     "choose another prefix"},
    {prefix_undeclared_by_empty_name, kind::namespaces, "prefix_undeclared_by_empty_name",
     "a prefix is bound to the empty name (Namespaces in XML, section 5)",
     "give the namespace a name"},
    {qualified_name_malformed, kind::namespaces, "qualified_name_malformed",
     "the colon is not allowed here (Namespaces in XML, section 7)",
     "use at most one colon, none in the names of processing instructions"},

    {limit_depth, kind::limit, "limit_depth", "elements are nested too deeply",
     "raise limits::depth if the sender is trusted"},
    {limit_attributes, kind::limit, "limit_attributes", "an element has too many attributes",
     "raise limits::attributes if the sender is trusted"},
    {limit_namespaces, kind::limit, "limit_namespaces", "too many namespaces are in scope",
     "raise limits::namespaces if the sender is trusted"},
    {limit_name, kind::limit, "limit_name", "a name is too long",
     "raise limits::name_bytes if the sender is trusted"},
    {limit_namespace_name, kind::limit, "limit_namespace_name", "a namespace URI is too long",
     "raise limits::namespace_name_bytes if the sender is trusted"},
    {limit_token, kind::limit, "limit_token",
     "a tag, comment, processing instruction or CDATA section is too long",
     "raise limits::token_bytes if the sender is trusted"},
    {limit_attribute_value, kind::limit, "limit_attribute_value", "an attribute value is too long",
     "raise limits::attribute_value_bytes if the sender is trusted"},
    {limit_field_text, kind::limit, "limit_field_text", "a field's text is too long",
     "raise limits::field_text_bytes, or check for a missing end tag"},
    {limit_record, kind::limit, "limit_record", "the record that begins here is too long",
     "raise limits::record_bytes, or check for a missing end tag"},
    {limit_document, kind::limit, "limit_document", "the document is too long",
     "raise limits::document_bytes"},
    {limit_records, kind::limit, "limit_records", "the document has too many records",
     "raise limits::records"},
    {limit_memory, kind::limit, "limit_memory", "the reader needs too much memory",
     "raise limits::memory_bytes if the sender is trusted"},
    {limit_entity_depth, kind::limit, "limit_entity_depth", "entities refer to entities too deeply",
     "have the sender write the text itself"},
    {limit_entity_text, kind::limit, "limit_entity_text",
     "the document's entities come to too much text", "have the sender write the text itself"},

    {field_missing, kind::value, "field_missing", "a required field is absent from the record",
     "make the member std::optional, give a default_value, or correct the path"},
    {field_repeated, kind::value, "field_repeated", "a field occurs more than once in the record",
     "declare xylem::first, last, list, join or count, or a narrower path"},
    {field_nil, kind::value, "field_nil", "a required field says xsi:nil=\"true\"",
     "make the member std::optional or xylem::nullable"},
    {value_empty, kind::value, "value_empty", "the value is empty",
     "declare xylem::empty_is_missing with an optional member, or read a string"},
    {value_malformed, kind::value, "value_malformed", "the value is not of the declared type",
     "declare another type or format, or a policy for bad records"},
    {value_out_of_range, kind::value, "value_out_of_range",
     "the value does not fit the declared type", "declare a wider type"},
    {value_inexact, kind::value, "value_inexact",
     "the value has more digits than the declared type holds", "declare a finer type"},
    {value_not_listed, kind::value, "value_not_listed", "the value is not in the table of names",
     "add it to xylem::enum_names"},
    {value_zone_missing, kind::value, "value_zone_missing", "the date-time has no time zone",
     "add xylem::assume_utc or read a local_time"},
    {ancestor_value_unseen, kind::value, "ancestor_value_unseen",
     "the value of an enclosing element has not been seen before the record's end",
     "read it in a pass of its own, or declare xylem::unseen_is_missing"},
    {ancestor_value_late, kind::value, "ancestor_value_late",
     "a value of an enclosing element follows records that needed it",
     "declare xylem::first, or read it in a pass of its own"},

    {record_absent, kind::usage, "record_absent", "the message holds no record",
     "check the record path against the message"},
    {record_not_unique, kind::usage, "record_not_unique", "the message holds more than one record",
     "use read() or feed for several records"},
    {reader_busy, kind::usage, "reader_busy", "the reader is called from its own callback",
     "return from the callback first"},
    {reader_finished, kind::usage, "reader_finished",
     "the document is over; nothing more can be fed", "start a new one"},
    {errc::out_of_memory, kind::out_of_memory, "out_of_memory", "memory could not be allocated",
     "free memory or lower the limits"},
    {callback_failed, kind::usage, "callback_failed", "a callback reported a failure",
     "see the callback"},
    {type_mismatch, kind::usage, "type_mismatch", "the field has another type",
     "ask for the type that the schema declares"},
    {index_out_of_range, kind::usage, "index_out_of_range", "there is no such field",
     "see row_view::size() and the schema"},
    {backend_failure, kind::internal, "backend_failure",
     "the parser library reported an error that it should not", "please report the document"},
};

constexpr bool is_ascending() {
  for (std::size_t i = 1; i < std::size(entries); ++i) {
    if (entries[i - 1].code >= entries[i].code) return false;
  }
  return true;
}
static_assert(is_ascending());

constexpr auto codes = [] {
  std::array<errc, std::size(entries)> result{};
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i] = entries[i].code;
  return result;
}();

}  // namespace

std::span<const catalogue_entry> catalogue() noexcept {
  return entries;
}

const catalogue_entry* find_entry(errc code) noexcept {
  const auto* found = std::ranges::lower_bound(entries, code, {}, &catalogue_entry::code);
  return found != std::end(entries) && found->code == code ? found : nullptr;
}

}  // namespace xylem::error_stage

namespace xylem {

std::span<const errc> all_codes() noexcept {
  return error_stage::codes;
}

}  // namespace xylem
