// SPDX-License-Identifier: MIT
#ifndef XYLEM_ENTITIES_HPP
#define XYLEM_ENTITIES_HPP

/// \file
/// Named entities that documents use without declaring them, such as `&uuml;` in DBLP's.
///
///     xylem::options o;
///     o.entities = xylem::html_entities();
///     o.entities = o.entities.with({{"company", "Smith & Sons"}});

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include <xylem/export.hpp>

namespace xylem {

/// A name and what it stands for.
struct named_entity {
  std::string_view name;  ///< without '&' and ';'
  std::string_view text;  ///< UTF-8; taken literally, never as markup
};

/// Named entities for `options::entities`. `&name;` in text and attribute values is read as the
/// text, each of its characters as if it stood there as a character reference. The five that XML
/// predefines cannot be changed, and what a document declares itself (`dtd::text_entities`) goes
/// first.
///
/// A value: immutable, cheap to copy, shared between threads.
class XYLEM_API entity_map {
 public:
  /// Longer names cannot be used.
  static constexpr std::size_t most_name_bytes = 1024;

  /// No entities. Costs a read nothing.
  entity_map() noexcept = default;

  /// Copies names and texts; of equal names the last counts. Names are NCNames, texts are made of
  /// legal XML characters: with anything else a read fails with `errc::options_entity_malformed`.
  /// May throw std::bad_alloc.
  explicit entity_map(std::span<const named_entity> entities);
  entity_map(std::initializer_list<named_entity> entities);

  /// These entities and more; of equal names the new ones count.
  [[nodiscard]] entity_map with(std::initializer_list<named_entity> more) const;

  /// The text of a name. Valid as long as a copy of the map lives. O(log size).
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept;

  /// The entities in the order of their names (by bytes). Valid as long as a copy of the map lives.
  [[nodiscard]] std::span<const named_entity> all() const noexcept;
  [[nodiscard]] std::size_t size() const noexcept { return all().size(); }
  [[nodiscard]] bool empty() const noexcept { return all().empty(); }

  /// The length in bytes of the longest name.
  [[nodiscard]] std::size_t longest_name() const noexcept;

  /// The first entity whose name or text cannot be used, or nullptr.
  [[nodiscard]] const named_entity* malformed() const noexcept;

 private:
  struct content;
  std::shared_ptr<const content> content_;
};

/// The 252 named characters of HTML 4.01, section 24, without the four that XML predefines.
[[nodiscard]] XYLEM_API const entity_map& html_entities();

}  // namespace xylem

#endif  // XYLEM_ENTITIES_HPP
