// SPDX-License-Identifier: MIT
#include "cause.hpp"

#include <new>
#include <stdexcept>
#include <string>

#if XYLEM_HAVE_EXPAT
#include <dlfcn.h>
#include <expat.h>

namespace {

bool expat_is_broken = false;

}  // namespace

// In the place of expat's own, so that it can say what it never says.
extern "C" XML_Error XML_GetErrorCode(XML_Parser parser) {
  if (expat_is_broken) return XML_ERROR_SUSPENDED;
  using function = XML_Error (*)(XML_Parser);
  static const auto own = reinterpret_cast<function>(::dlsym(RTLD_NEXT, "XML_GetErrorCode"));
  return own(parser);
}
#endif

namespace xylem::error_tests {

namespace {

enum class grade { a, b };

struct graded {
  grade v;
};

struct row {
  std::string v;
};

constexpr auto rows = projection<row>("/r/i", field<&row::v>("v"));
constexpr std::string_view one_record = "<r><i><v>1</v></i></r>";
constexpr std::string_view two_records = "<r><i><v>1</v></i><i><v>2</v></i></r>";

schema_declaration plain() {
  schema_declaration d;
  d.record = "/r/i";
  d.fields = {{.name = "v", .path = "v"}};
  return d;
}

error of(const schema_declaration& d) {
  return schema::make(d).error();
}

error name_repeated() {
  schema_declaration d = plain();
  d.fields.push_back({.name = "v", .path = "w"});
  return of(d);
}

error name_empty() {
  schema_declaration d = plain();
  d.fields[0].name.clear();
  return of(d);
}

error type_unknown() {
  schema_declaration d = plain();
  d.fields[0].type = static_cast<value_type>(200);
  return of(d);
}

error too_large() {
  schema_declaration d = plain();
  for (int step = 1; step < 65; ++step)
    d.fields[0].path.insert(0, "a/");
  d.fields[0].path.back() = 'a';
  return of(d);
}

error backend_unavailable() {
  options how;
  how.backend = static_cast<backend>(200);
  return read(rows, memory(one_record), how).next().error();
}

error from(source in, const options& how = {}) {
  return read(rows, std::move(in), how).next().error();
}

error busy() {
  feeder<row>* self = nullptr;
  error seen;
  auto in = feed(rows, [&](row&) { seen = self->write("<r/>").error(); });
  self = &in;
  in.write(one_record).value();
  return seen;
}

error finished() {
  auto in = feed(rows, [](row&) {});
  in.write(one_record).value();
  in.finish().value();
  return in.write("<r/>").error();
}

error failed_callback() {
  auto in = feed(rows, [](row&) { throw std::runtime_error("of the caller"); });
  try {
    in.write(one_record).value();
  } catch (const std::runtime_error&) {
  }
  return in.write("<r/>").error();
}

error prefix_repeated() {
  schema_declaration twice = plain();
  twice.namespaces = {{"p", "urn:a"}, {"p", "urn:b"}};
  return schema::make(twice).error();
}

template <class T>
error of_column(std::size_t index) {
  const schema s = schema::make(plain()).value();
  auto in = read(s, memory(one_record));
  return in.next().value()->template get<T>(index).error();
}

error broken_parser() {
#if XYLEM_HAVE_EXPAT
  options how;
  how.backend = backend::expat;
  expat_is_broken = true;
  const error seen = from(memory("<r><i></r>"), how);
  expat_is_broken = false;
  return seen;
#else
  return error(errc::backend_failure);
#endif
}

}  // namespace

}  // namespace xylem::error_tests

template <>
inline constexpr auto xylem::enum_names<xylem::error_tests::grade> =
    xylem::names<xylem::error_tests::grade>({{"A", xylem::error_tests::grade::a},
                                             {"B", xylem::error_tests::grade::b}});

namespace xylem::error_tests {

namespace {

error not_listed() {
  constexpr auto grades = projection<graded>("/r/i", field<&graded::v>("v"));
  return read(grades, memory("<r><i><v>C</v></i></r>")).next().error();
}

error extracted(std::string_view message) {
  return extractor(rows)(message).error();
}

error without_memory() {
  return from(callback([](std::span<char>) -> result<std::size_t> { throw std::bad_alloc(); }));
}

}  // namespace

const std::map<errc, std::function<error()>>& causes() {
  static const std::map<errc, std::function<error()>> all = {
      {errc::declaration_name_repeated, name_repeated},
      {errc::declaration_name_empty, name_empty},
      {errc::declaration_type_unknown, type_unknown},
      {errc::declaration_too_large, too_large},
      {errc::declaration_prefix_repeated, prefix_repeated},
      {errc::options_backend_unavailable, backend_unavailable},
      {errc::input_open, [] { return from(file("no-such-file.xml")); }},
      {errc::input_read, [] { return from(descriptor(-1)); }},
      {errc::input_is_directory, [] { return from(file("/")); }},
      {errc::value_not_listed, not_listed},
      {errc::record_absent, [] { return extracted("<r/>"); }},
      {errc::record_not_unique, [] { return extracted(two_records); }},
      {errc::reader_busy, busy},
      {errc::reader_finished, finished},
      {errc::out_of_memory, without_memory},
      {errc::callback_failed, failed_callback},
      {errc::type_mismatch, [] { return of_column<double>(0); }},
      {errc::index_out_of_range, [] { return of_column<double>(7); }},
      {errc::backend_failure, broken_parser},
  };
  return all;
}

}  // namespace xylem::error_tests
