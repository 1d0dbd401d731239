// SPDX-License-Identifier: MIT
#include "conformance/xpath_oracle_expected.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

#include "conformance/xpath_oracle_ancestors.hpp"
#include "conformance/xpath_oracle_libxml2.hpp"

namespace xylem::oracle {

namespace {

struct query {
  query(const schema_field& f, path_names& names) : field(f), path(f.path, names) {
    for (const schema_field& inner : f.fields)
      nested.push_back(std::make_unique<query>(inner, names));
    climbs = std::ranges::any_of(path.alternatives(), [](const compiled_path::alternative& a) {
      return a.how.levels_up != 0;
    });
    climbs_inside = climbs || std::ranges::any_of(nested, &query::climbs_inside);
  }

  const schema_field& field;
  compiled_path path;
  std::vector<std::unique_ptr<query>> nested;
  bool climbs = false;
  bool climbs_inside = false;  // it or a field nested in it
};

using query_list = std::vector<std::unique_ptr<query>>;

class reader {
 public:
  reader(const schema_declaration& declaration, const document& doc)
      : names_{declaration.namespaces, declaration.matches_any_namespace},
        record_(declaration.record, names_),
        queries_(compile(declaration.fields)),
        xpath_(doc, names_),
        ancestors_(xpath_) {}

  outcome read() {
    std::vector<xmlNode*> records = xpath_.elements(record_, nullptr);
    std::ranges::sort(records, {}, [](const xmlNode* r) { return document::order(r).end; });
    for (xmlNode* const record : records)
      note_uses(queries_, record);
    const std::uint64_t late = ancestors_.first_late();
    outcome out;
    for (xmlNode* const record : records) {
      if (document::order(record).end >= late) break;
      row_outcome row = row_of(queries_, record);
      if (failure_ != errc::ok) {
        out.failure = failure_;
        return out;
      }
      out.rows.push_back(std::move(row));
    }
    if (late != ancestor_values::never) out.failure = errc::ancestor_value_late;
    return out;
  }

 private:
  query_list compile(const std::vector<schema_field>& fields) {
    query_list out;
    for (const schema_field& f : fields)
      out.push_back(std::make_unique<query>(f, names_));
    return out;
  }

  void note_uses(const query_list& queries, xmlNode* row) {
    for (const auto& q : queries) {
      if (q->climbs) ancestors_.note_use(q->path, row, q->field.unseen_is_missing);
      if (q->nested.empty() || !q->climbs_inside) continue;
      for (xmlNode* const inner : xpath_.elements(q->path, row))
        note_uses(q->nested, inner);
    }
  }

  row_outcome row_of(const query_list& queries, xmlNode* row) {
    row_outcome out;
    for (const auto& q : queries) {
      cell_outcome& cell = out.cells.emplace_back();
      if (q->nested.empty()) {
        fill(*q, values_of(*q, row), cell);
      } else {
        for (xmlNode* const inner : xpath_.elements(q->path, row))
          cell.rows.push_back(row_of(q->nested, inner));
      }
      if (failure_ != errc::ok) break;
    }
    return out;
  }

  std::vector<found_value> values_of(const query& q, xmlNode* row) {
    if (!q.climbs && q.path.alternatives().size() == 1) {
      return xpath_.values(q.path.alternatives().front(), row);
    }
    std::vector<found_value> out;
    bool has_ancestor = false;
    for (const compiled_path::alternative& a : q.path.alternatives()) {
      if (a.how.levels_up == 0) {
        std::ranges::move(xpath_.values(a, row), std::back_inserter(out));
        continue;
      }
      has_ancestor = has_ancestor || ancestor(row, a.how.levels_up) != nullptr;
      std::ranges::copy_if(
          ancestors_.values(a, row), std::back_inserter(out),
          [&](const found_value& v) { return v.known_at <= document::order(row).end; });
    }
    if (has_ancestor && out.empty() && !q.field.unseen_is_missing) {
      failure_ = errc::ancestor_value_unseen;
    }
    std::ranges::sort(out, {}, &found_value::place);
    const auto is_same_node = [](const found_value& a, const found_value& b) {
      return a.place == b.place;
    };
    out.erase(std::unique(out.begin(), out.end(), is_same_node), out.end());
    return out;
  }

  void fill(const query& q, std::vector<found_value> values, cell_outcome& cell) {
    const bool has_nil = std::ranges::any_of(values, &found_value::is_nil);
    switch (q.field.repeat) {
      case repeat::list:
        for (found_value& v : values)
          cell.texts.push_back(std::move(v.text));
        if (has_nil) failure_ = errc::field_nil;
        return;
      case repeat::count:
        cell.texts.push_back(std::to_string(values.size()));
        return;
      case repeat::join:
        if (values.size() < 2) break;
        cell.texts.emplace_back();
        for (const found_value& v : values)
          cell.texts.front() += (&v == &values.front() ? "" : q.field.separator) + v.text;
        if (has_nil) failure_ = errc::field_nil;
        return;
      case repeat::error:
        if (values.size() > 1) failure_ = errc::field_repeated;
        break;
      case repeat::first:
      case repeat::last:
        break;
    }
    cell.state = value_state::missing;
    if (values.empty()) return;
    found_value& v = q.field.repeat == repeat::last ? values.back() : values.front();
    cell.state = v.is_nil ? value_state::nil : value_state::present;
    if (!v.is_nil) cell.texts.push_back(std::move(v.text));
  }

  path_names names_;
  compiled_path record_;
  query_list queries_;
  evaluator xpath_;
  ancestor_values ancestors_;
  errc failure_ = errc::ok;
};

}  // namespace

outcome expect_by_xpath(const schema_declaration& declaration, const document& doc) {
  return reader(declaration, doc).read();
}

}  // namespace xylem::oracle
