// SPDX-License-Identifier: MIT
// Which texts are read as which values.

#include <iostream>

#include <xylem/xylem.hpp>

struct sample {
  xylem::value_type type;
  std::string_view text;
};

std::string converted(const sample& s, const xylem::text_format& format) {
  xylem::schema_declaration d;
  d.record = "/r";
  d.fields = {{.name = "v", .path = "@v", .type = s.type, .format = format, .is_optional = true}};
  const xylem::schema schema = xylem::schema::make(d).value();
  xylem::extractor extract(schema);
  const std::string document = "<r v='" + std::string(s.text) + "'/>";
  const xylem::result<xylem::row_view*> row = extract(document);
  if (!row) return std::string(xylem::name(row.error().code));
  if ((*row)->is_null(0)) return "no value";
  std::string out;
  xylem::append_text(out, (*row)->value(0), s.type);
  return out;
}

void show(std::string_view title, const xylem::text_format& format,
          std::initializer_list<sample> samples) {
  std::cout << title << '\n';
  for (const sample& s : samples) {
    const std::string_view type = xylem::value_type_name(s.type);
    std::cout << "  " << type << std::string(10 - type.size(), ' ') << '\'' << s.text << '\''
              << std::string(s.text.size() < 30 ? 30 - s.text.size() : 1, ' ')
              << converted(s, format) << '\n';
  }
}

int main() {
  using enum xylem::value_type;
  show("XML Schema (the default)", {},
       {{string, " as written "},
        {int32, " 42 "},
        {int32, "+7"},
        {int32, "42.0"},
        {int32, "2147483648"},
        {uint8, "-0"},
        {uint8, "-1"},
        {int32, ""},
        {decimal, "100.00"},
        {decimal, "-.5"},
        {decimal, "1e3"},
        {decimal, "123-"},
        {float64, "1e3"},
        {float64, "-INF"},
        {float64, "1e999"},
        {float64, "1e-999"},
        {float64, "infinity"},
        {boolean, "true"},
        {boolean, "0"},
        {boolean, "yes"},
        {date, "2024-02-23"},
        {date, "2024-02-23+01:00"},
        {date, "2024-02-30"},
        {date, "20240223"},
        {datetime, "2024-02-23T10:30:00Z"},
        {datetime, "2024-02-23T10:30:00.5+02:00"},
        {datetime, "2024-02-23T24:00:00Z"},
        {datetime, "2024-02-23T10:30:00"},
        {datetime, "2024-02-23T10:30:00.1234567Z"},
        {time, "10:30:00.25"},
        {time, "10:30"}});
  show("SAP", {.convention = xylem::convention::sap},
       {{int32, "42-"},
        {decimal, "123.45-"},
        {decimal, " "},
        {boolean, "X"},
        {boolean, ""},
        {boolean, "true"},
        {date, "20240223"},
        {date, "00000000"},
        {date, "2024-02-23"},
        {datetime, "20240223103000"},
        {time, "103000"}});
  show("strip_leading_zeros", {.strips_leading_zeros = true},
       {{string, "0000001460"}, {string, "0000"}, {string, "00A1"}});
  show("assume_utc", {.assumes_utc = true}, {{datetime, "2024-02-23T10:30:00"}});
  show("empty_is_missing", {.empty_is_missing = true}, {{string, ""}, {int32, " "}});
  show("decimal_comma", {.decimal_comma = true},
       {{decimal, "1.234,56"}, {decimal, "1234,5"}, {decimal, "1.23,4"}, {float64, "0,5"}});
  show("pattern(\"%d.%m.%Y\")", {.pattern = "%d.%m.%Y"},
       {{date, "23.02.2024"}, {date, "23.2.2024"}});
  show("pattern(\"%d-%b-%y %H:%M\") and assume_utc",
       {.assumes_utc = true, .pattern = "%d-%b-%y %H:%M"}, {{datetime, "23-FEB-24 10:30"}});
}
