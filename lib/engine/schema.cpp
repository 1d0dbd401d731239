// SPDX-License-Identifier: MIT
#include <new>

#include <xylem/detail/engine.hpp>
#include <xylem/detail/record_storage.hpp>
#include <xylem/schema.hpp>

#include "plan/compile.hpp"
#include "record/row_data.hpp"

namespace xylem {

namespace detail {

namespace {

class schema_builder {
 public:
  explicit schema_builder(plan_handle& into) : into_(into) {}

  bool build(const std::vector<schema_field>& fields, declaration& out, row_layout& layout,
             std::size_t nesting) {
    if (nesting > plan::max_nesting) return fail(errc::declaration_too_large, nullptr, 0);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (!add(fields, i, out, layout, nesting)) return false;
    }
    return true;
  }

  [[nodiscard]] const error& failure() const noexcept { return failure_; }

 private:
  bool fail(errc code, const schema_field* f, std::size_t index) {
    failure_ = error(code);
    if (f != nullptr) {
      failure_.field.assign(f->name.empty() ? f->path : f->name);
      failure_.field_index = static_cast<std::uint32_t>(index);
    }
    return false;
  }

  bool add(const std::vector<schema_field>& fields, std::size_t index, declaration& out,
           row_layout& layout, std::size_t nesting) {
    const schema_field& f = fields[index];
    if (f.name.empty()) return fail(errc::declaration_name_empty, &f, index);
    for (std::size_t i = 0; i < index; ++i) {
      if (fields[i].name == f.name) return fail(errc::declaration_name_repeated, &f, index);
    }
    const bool is_rows = !f.fields.empty();
    const auto types = convert_stage::types();
    if (!is_rows && static_cast<std::size_t>(f.type) >= types.size()) {
      return fail(errc::declaration_type_unknown, &f, index);
    }
    const auto* const type = is_rows ? nullptr : &types[static_cast<std::size_t>(f.type)];
    const repeat_policy repeat = f.repeat;

    field_declaration& made = out.fields.emplace_back();
    made.name = f.name;
    made.path = f.path;
    made.separator = f.separator;
    made.pattern = f.format.pattern;
    made.settings.format = f.format;
    made.settings.repeat = repeat;
    made.settings.has_repeat = true;
    made.settings.unseen_is_missing = f.unseen_is_missing;
    made.settings.has_default = f.default_value.has_value();
    made.default_text = f.default_value.value_or("");
    made.is_optional = f.is_optional || repeat == repeat_policy::list;
    into_.bindings.push_back(
        std::make_shared<const column_binding>(make_column_binding(type, repeat)));
    made.binding = into_.bindings.back().get();

    row_column& column = layout.columns.emplace_back();
    column.name = f.name;
    column.type = type;
    if (!is_rows) return true;
    column.nested = std::make_unique<row_layout>();
    made.nested = std::make_unique<declaration>();
    made.nested->namespaces = out.namespaces;
    made.nested->matches_any_namespace = out.matches_any_namespace;
    return build(f.fields, *made.nested, *column.nested, nesting + 1);
  }

  plan_handle& into_;
  error failure_;
};

}  // namespace

result<std::shared_ptr<const plan_handle>> make_plan(const declaration& d) {
  auto compiled = plan::compile(d);
  if (!compiled) return compiled.error();
  auto handle = std::make_shared<plan_handle>();
  handle->compiled = std::move(*compiled);
  return std::shared_ptr<const plan_handle>(std::move(handle));
}

void row_deleter::operator()(row_data* data) const noexcept {
  delete data;
}

std::unique_ptr<row_data, row_deleter> make_row(const std::shared_ptr<const plan_handle>& plan) {
  if (plan == nullptr || plan->layout == nullptr) return nullptr;
  return std::unique_ptr<row_data, row_deleter>(new row_data(*plan->layout));
}

}  // namespace detail

result<schema> schema::make(const schema_declaration& declaration) {
  try {
    auto handle = std::make_shared<detail::plan_handle>();
    auto layout = std::make_shared<detail::row_layout>();
    detail::declaration erased;
    erased.record_path = declaration.record;
    erased.namespaces = declaration.namespaces;
    erased.matches_any_namespace = declaration.matches_any_namespace;
    detail::schema_builder builder(*handle);
    if (!builder.build(declaration.fields, erased, *layout, 0)) return builder.failure();
    auto compiled = plan::compile(erased);
    if (!compiled) return compiled.error();
    handle->compiled = std::move(*compiled);
    handle->layout = std::move(layout);
    return schema(std::move(handle));
  } catch (const std::bad_alloc&) {
    return error(errc::out_of_memory);
  }
}

schema::schema(std::shared_ptr<const detail::plan_handle> plan) noexcept : plan_(std::move(plan)) {}
schema::schema(const schema&) noexcept = default;
schema& schema::operator=(const schema&) noexcept = default;
schema::~schema() = default;

std::size_t schema::size() const noexcept {
  return plan_->layout->columns.size();
}

std::string_view schema::name(std::size_t index) const noexcept {
  return plan_->layout->columns[index].name;
}

}  // namespace xylem
