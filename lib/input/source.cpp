// SPDX-License-Identifier: MIT
#include <utility>

#include <xylem/source.hpp>

namespace xylem {

detail::byte_source::~byte_source() = default;

source::source(std::unique_ptr<detail::byte_source> bytes) noexcept : bytes_(std::move(bytes)) {}
source::source(source&&) noexcept = default;
source& source::operator=(source&&) noexcept = default;
source::~source() = default;

}  // namespace xylem
