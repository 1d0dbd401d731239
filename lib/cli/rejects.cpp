// SPDX-License-Identifier: MIT
#include "cli/rejects.hpp"

#include <cerrno>
#include <cstdint>
#include <system_error>

#include "cli/wording.hpp"
#include "sink/json_text.hpp"
#include "sink/sink.hpp"

namespace xylem::cli {

namespace {

std::string number_or_null(std::uint64_t number, std::uint64_t none) {
  return number == none ? "null" : std::to_string(number);
}

}  // namespace

reject_file::reject_file(const std::string& path) : path_(path) {
  errno = 0;
  out_.open(path, std::ios::binary | std::ios::trunc);
  if (!out_) fail();
}

void reject_file::add(std::string_view document, const rejected_record& rejected) {
  const error& why = rejected.why;
  line_ = "{\"source\":";
  sink::append_json_name(line_, document);
  line_ += ",\"code\":";
  sink::append_json_string(line_, name(why.code));
  line_ += ",\"offset\":" + number_or_null(why.byte_offset, error::no_offset);
  line_ += ",\"record\":" + number_or_null(why.record_index, error::no_record);
  line_ += ",\"field\":";
  sink::append_json_string(line_, why.field.view());
  line_ += ",\"found\":";
  sink::append_json_string(line_, why.found.view());
  line_ += ",\"message\":";
  sink::append_json_string(line_, explain(why));
  line_ += ",\"raw\":";
  sink::append_json_string(line_, rejected.raw);
  line_ += "}\n";
  errno = 0;
  out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
  out_.flush();
  if (!out_) fail();
}

void reject_file::fail() const {
  const int why = errno;
  std::string message = "cannot write to " + path_;
  if (why != 0) message += ": " + std::generic_category().message(why);
  throw sink::failure(message);
}

}  // namespace xylem::cli
