// SPDX-License-Identifier: MIT
//
// Twice the document takes twice the time, whatever the document is made to do.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "door.hpp"
#include "every_backend.hpp"
#include "growth.hpp"

namespace {

using namespace xylem;
using namespace xylem::engine_tests;

struct row {
  std::string_view v;
};

struct list_row {
  std::vector<std::string_view> v;
};

struct header_row {
  std::string_view h;
};

constexpr auto rows = projection<row>("/r/*", field<&row::v>(".//v", first, default_value("")));
constexpr auto list_rows = projection<list_row>("/r/i", field<&list_row::v>("v"));
constexpr auto header_rows = projection<header_row>("/r/i", field<&header_row::h>("../h", first));

std::string repeated(std::size_t count, const std::function<std::string(std::size_t)>& part) {
  std::string out = "<r>";
  for (std::size_t i = 0; i < count; ++i)
    out += part(i);
  return out + "</r>";
}

// Every backend: what one of them does with a document says nothing about the others.
class linear : public testing::TestWithParam<backend> {
 protected:
  template <class D>
  void expect_linear(const D& declared, std::size_t count, const maker& document,
                     std::size_t chunk = 1'000'000) const {
    options how;
    how.backend = GetParam();
    const auto read_it = [&](std::string_view text) {
      auto in = feed(
          declared, [](auto&) {}, how);
      for (std::size_t at = 0; at < text.size(); at += chunk)
        in.write(text.substr(at, chunk)).value();
      in.finish().value();
    };
    engine_tests::expect_linear(read_it, document, count);
  }
};

INSTANTIATE_TEST_SUITE_P(backends, linear, testing::ValuesIn(every_backend()), backend_name);

// How many new names: more than the learnt tree holds, so that forgetting is part of all sizes.
// Bare expat, which has every name of a document until its end, goes beyond the ratio when its
// tables leave the cache, the sooner the more others need of that.
std::size_t names_for(backend which) {
  return which == backend::expat ? 500 : 20'000;
}

TEST_P(linear, every_element_has_a_new_name) {
  expect_linear(rows, names_for(GetParam()), [](std::size_t count) {
    return repeated(count, [](auto i) { return "<e" + std::to_string(i) + "/>"; });
  });
}

TEST_P(linear, every_record_has_elements_of_its_own) {
  expect_linear(rows, names_for(GetParam()) / 2, [](std::size_t count) {
    return repeated(count, [](auto i) {
      const std::string n = std::to_string(i);
      return "<a" + n + "><b" + n + "><v>1</v></b" + n + "></a" + n + ">";
    });
  });
}

TEST_P(linear, every_element_is_in_a_new_namespace) {
  expect_linear(rows, 20'000, [](std::size_t count) {
    return repeated(count, [](auto i) { return "<e xmlns='urn:" + std::to_string(i) + "'/>"; });
  });
}

// The hash of lib/shape/tree.cpp for children of the root element.
std::uint32_t hash_of(std::string_view name) {
  constexpr std::uint64_t prime = 0x100000001b3ULL;
  std::uint64_t h = 0xcbf29ce484222325ULL ^ 1U;
  for (const char c : name)
    h = (h ^ static_cast<unsigned char>(c)) * prime;
  h = h * prime;
  h ^= h >> 32U;
  h *= 0x9e3779b97f4a7c15ULL;
  return static_cast<std::uint32_t>(h >> 32U);
}

// So many that none is found soon in a table which has room for all.
std::vector<std::string> colliding_names(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; names.size() < count; ++i) {
    std::string name = "e" + std::to_string(i);
    if ((hash_of(name) & 0xFFFU) == 0) names.push_back(std::move(name));
  }
  return names;
}

TEST_P(linear, all_names_collide) {
  const std::vector<std::string> names = colliding_names(2000);
  expect_linear(rows, 250, [&](std::size_t count) {
    return repeated(count, [&](auto i) { return "<" + names[i] + "><v>x</v></" + names[i] + ">"; });
  });
}

TEST_P(linear, one_record_has_many_values) {
  expect_linear(list_rows, 5'000, [](std::size_t count) {
    std::string out = "<r><i>";
    for (std::size_t i = 0; i < count; ++i)
      out += "<v>1</v>";
    return out + "</i></r>";
  });
}

TEST_P(linear, many_records_take_a_large_value_from_above) {
  const std::string header(30'000, 'h');
  expect_linear(header_rows, 2'500, [&](std::size_t count) {
    return "<r><h>" + header + "</h>" + repeated(count, [](auto) { return "<i/>"; }).substr(3);
  });
}

TEST_P(linear, one_element_has_many_attributes) {
  expect_linear(rows, 25, [](std::size_t count) {
    return repeated(count, [](auto i) {
      std::string out = "<e";
      for (std::size_t k = 0; k < 50; ++k)
        out += " a" + std::to_string(i * 50 + k) + "='" + std::to_string(k) + "'";
      return out + "/>";
    });
  });
}

TEST_P(linear, elements_are_nested_deeply) {
  expect_linear(rows, 150, [](std::size_t count) {
    return repeated(count, [](auto) {
      std::string out;
      for (int k = 0; k < 250; ++k)
        out += "<x>";
      for (int k = 0; k < 250; ++k)
        out += "</x>";
      return out;
    });
  });
}

// expat alone reads an open token again with every piece.
TEST_P(linear, a_long_token_comes_in_small_pieces) {
  struct token {
    std::string_view begin;
    char filling;
    std::string_view end;
  };
  constexpr token tokens[] = {{"<!--", '>', "-->"},      {"<x y='", 'x', "'/>"},
                              {"<x y='", '>', "'/>"},    {"<x ", ' ', "/>"},
                              {"<?p ", '>', "?>"},       {"<![CDATA[", ']', "]]>"},
                              {"<y/></r", ' ', "><!-- "}};
  for (const token& t : tokens) {
    SCOPED_TRACE(std::string(t.begin) + t.filling);
    const auto document = [&](std::size_t count) {
      std::string out = "<r>";
      out += t.begin;
      out.append(count, t.filling);
      out += t.end;
      return out + (t.end == "><!-- " ? "-->" : "</r>");
    };
    expect_linear(rows, 10'000, document, 1);
    expect_linear(rows, 135'000, document, 1400);
  }
}

TEST_P(linear, text_comes_in_small_pieces) {
  expect_linear(
      rows, 50'000,
      [](std::size_t count) {
        return repeated(1, [&](auto) { return "<x><v>" + std::string(count, 'x') + "</v></x>"; });
      },
      1);
}

}  // namespace
