// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ATTACKS_ATTACK_HPP
#define XYLEM_TESTS_ATTACKS_ATTACK_HPP

// What a sender may do to a reader, each with the answer that every backend has to give.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/xylem.hpp>

#include "engine/door.hpp"
#include "engine/every_backend.hpp"

namespace xylem::attacks {

using engine_tests::outcome;

struct attack {
  std::string name;
  std::string document;
  // The rows of read_by() before the error, its code and its place; records are not numbered.
  outcome answer;
  options how = {};
};

// Documents of a few hundred bytes at most: what bytes and markup can be bent to.
[[nodiscard]] const std::vector<attack>& malformed_bytes();
[[nodiscard]] const std::vector<attack>& bent_markup();

// The values of all `<i><v>` below the root, read by a backend in chunks of so many bytes.
[[nodiscard]] outcome read_by(backend which, std::string_view document, std::size_t chunk,
                              options how = {});

inline constexpr std::size_t whole = ~std::size_t{0};

// `count` times what `part` gives for 0, 1, 2...
[[nodiscard]] std::string repeated(std::size_t count,
                                   const std::function<std::string(std::size_t)>& part);
[[nodiscard]] std::string repeated(std::size_t count, std::string_view part);

// The bytes of a literal that may hold zeros.
template <std::size_t Size>
[[nodiscard]] std::string bytes(const char (&literal)[Size]) {
  return std::string(literal, Size - 1);
}

}  // namespace xylem::attacks

#endif  // XYLEM_TESTS_ATTACKS_ATTACK_HPP
