// SPDX-License-Identifier: MIT
#include "gate_state.hpp"

namespace xylem::input {

gate::gate() : state_(std::make_unique<state>()) {}
gate::~gate() = default;

void gate::start(const options& options, line_end_form form) {
  state_->start(options, form);
}
void gate::feed(std::string_view raw, bool is_stable) {
  state_->feed(raw, is_stable);
}
void gate::finish() {
  state_->finish();
}
gate_status gate::next() {
  return state_->next();
}

std::string_view gate::text() const noexcept {
  return state_->text();
}
std::uint64_t gate::text_offset() const noexcept {
  return state_->text_offset();
}
bool gate::is_text_stable() const noexcept {
  return state_->is_text_stable();
}
bool gate::is_last_block() const noexcept {
  return state_->is_last_block();
}
const error& gate::failure() const noexcept {
  return state_->failure();
}

void gate::retain_from(std::uint64_t text_offset) {
  state_->retain_from(text_offset, text_offset);
}

void gate::retain_from(std::uint64_t text_offset, std::uint64_t places_offset) {
  state_->retain_from(text_offset, places_offset);
}

std::string_view gate::retained(std::uint64_t begin, std::uint64_t end) const noexcept {
  return state_->retained(begin, end);
}

std::uint64_t gate::input_offset(std::uint64_t text_offset) const noexcept {
  return state_->input_offset(text_offset);
}

std::uint64_t gate::input_end(std::uint64_t text_offset) const noexcept {
  return state_->input_end(text_offset);
}

std::uint64_t gate::source_offset(std::uint64_t text_offset) const noexcept {
  return state_->source_offset(text_offset);
}

std::uint64_t gate::source_input_offset(std::uint64_t source_offset) const noexcept {
  return state_->input_of(source_offset);
}

bool gate::knows_entity(std::string_view name) const noexcept {
  return state_->knows_entity(name);
}

bool gate::is_transcoding() const noexcept {
  return state_->is_transcoding();
}

}  // namespace xylem::input
