// SPDX-License-Identifier: MIT
// Replaces the global allocation functions: this file needs an executable of its own.
#include <algorithm>
#include <cstdlib>
#include <limits>
#include <new>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "gate_driver.hpp"

// These are what everybody else is told to use instead.
// NOLINTBEGIN(cppcoreguidelines-no-malloc)

namespace {

std::size_t allocations = 0;
std::size_t allocations_left = std::numeric_limits<std::size_t>::max();

void* allocate(std::size_t size) {
  ++allocations;
  if (allocations_left == 0) throw std::bad_alloc();
  --allocations_left;
  void* const memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) {
  return allocate(size);
}
void* operator new[](std::size_t size) {
  return allocate(size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, const std::nothrow_t&) noexcept {
  std::free(memory);
}

// NOLINTEND(cppcoreguidelines-no-malloc)

namespace xylem::input {
namespace {

// Runs a document in pieces of 1000 bytes, retains all of it, and keeps nothing.
errc run(gate& g, std::string_view document, const options& o) {
  g.start(o, line_end_form::line_feed);
  for (std::size_t at = 0;;) {
    switch (g.next()) {
      case gate_status::block:
        g.retain_from(0);
        break;
      case gate_status::need_input:
        if (at >= document.size()) g.finish();
        g.feed(document.substr(std::min(at, document.size()), 1000), false);
        at += 1000;
        break;
      case gate_status::finished:
        return errc::ok;
      case gate_status::failed:
        return g.failure().code;
    }
  }
}

std::vector<std::string> documents() {
  const std::string body = "<a>" + test::repeat("text ", 2000) + "</a>";
  return {
      body,
      "<?xml version='1.0'?><!DOCTYPE a SYSTEM 's'>" + body,
      "<?xml version='1.0' encoding='ISO-8859-1'?>" + body + "\xE9",
      "<?xml version='1.0' encoding='KOI8-R'?>" + body + "\xC1",
      "<?xml version='1.0' encoding='EUC-JP'?>" + body + "\xC6\xFC",
      "\xFF\xFE" + test::to_utf16le(std::u16string(20'000, u'\u65E5')),
  };
}

// With entities of both kinds, some of them cut by pieces, and line ends of two bytes.
std::string rewritten_document() {
  return "<!DOCTYPE a [<!ENTITY a_name_longer_than_a_short_string 'x&b;y'><!ENTITY b 'z'>]><a>" +
         test::repeat("&a_name_longer_than_a_short_string;\r\n&e; ", 500) + "</a>";
}

options reading_entities() {
  options o;
  o.dtd = dtd::text_entities;
  o.entities = {{"e", "an entity of the caller, longer than a short string"}};
  return o;
}

TEST(gate_allocation, of_what_is_rewritten_is_over_too) {
  gate g;
  const options o = reading_entities();
  const std::string document = rewritten_document();
  run(g, document, o);
  run(g, document, o);
  const std::size_t before = allocations;
  const errc code = run(g, document, o);
  EXPECT_EQ(allocations, before);
  EXPECT_EQ(code, errc::ok);
}

TEST(gate_allocation, of_what_is_rewritten_may_fail_anywhere) {
  const options o = reading_entities();
  const std::string document = rewritten_document();
  bool has_failed = true;
  std::size_t tried = 0;
  for (; has_failed; ++tried) {
    ASSERT_LT(tried, 1000U);
    gate g;
    has_failed = false;
    allocations_left = tried;
    try {
      run(g, document, o);
    } catch (const std::bad_alloc&) {
      has_failed = true;
    }
    allocations_left = std::numeric_limits<std::size_t>::max();
    EXPECT_EQ(run(g, document, o), errc::ok);
  }
  EXPECT_GT(tried, 5U);
}

TEST(gate_allocation, is_over_once_the_gate_is_warm) {
  for (const std::string& document : documents()) {
    gate g;
    const options o;
    run(g, document, o);
    run(g, document, o);
    const std::size_t before = allocations;
    const errc code = run(g, document, o);
    EXPECT_EQ(allocations, before) << document.substr(0, 40);
    EXPECT_EQ(code, errc::ok);
  }
}

TEST(gate_allocation, may_fail_anywhere_and_the_gate_starts_again) {
  options o;
  o.encoding = "a-name-that-is-too-long-to-be-stored-inside-a-string";
  for (const std::string& document : documents()) {
    for (const bool is_known : {false, true}) {
      const options used = is_known ? o : options();
      const errc expected = is_known ? errc::options_encoding_unknown : errc::ok;
      bool has_failed = true;
      for (std::size_t i = 0; has_failed; ++i) {
        ASSERT_LT(i, 1000U);
        gate g;
        has_failed = false;
        allocations_left = i;
        try {
          run(g, document, used);
        } catch (const std::bad_alloc&) {
          has_failed = true;
        }
        allocations_left = std::numeric_limits<std::size_t>::max();
        EXPECT_EQ(run(g, document, used), expected);
        EXPECT_EQ(run(g, "<a/>", {}), errc::ok);
      }
    }
  }
}

}  // namespace
}  // namespace xylem::input
