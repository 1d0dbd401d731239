// SPDX-License-Identifier: MIT
#include "cli/transfer.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>
#include <utility>

#include <xylem/reader.hpp>

#include "cli/input.hpp"
#include "cli/progress.hpp"
#include "cli/rejects.hpp"
#include "cli/wording.hpp"
#include "sink/registry.hpp"

namespace xylem::cli {

namespace {

std::optional<std::uint64_t> size_of_all(const std::vector<std::string>& files) {
  std::uint64_t sum = 0;
  for (const std::string& name : files) {
    const std::optional<std::uint64_t> size = size_of_file(name);
    if (!size) return std::nullopt;
    sum += *size;
  }
  return sum;
}

// An output that is also an input would be emptied before it is read.
void require_separate(const arguments& given, const std::string& output, std::string_view option) {
  for (const std::string& name : given.files) {
    std::error_code ignored;
    if (name != "-" && std::filesystem::equivalent(name, output, ignored)) {
      throw usage_error(std::string(option) + ' ' + output + ": this is one of the documents");
    }
  }
}

// Options that no document could be read with are found before any output is touched.
void require_valid_options(const options& how, const schema& declared) {
  options trial = how;
  trial.reject_sink = [](const rejected_record&) {};
  const auto first = read(declared, memory("<x/>"), trial).next();
  if (first || class_of(first.error().code) != error_class::declaration) return;
  throw usage_error(explain(first.error()));
}

class transferrer {
 public:
  transferrer(const arguments& given, const projection& declared, const streams& with)
      : given_(given), declared_(declared), with_(with) {}

  int run() {
    require_valid_options(given_.options, declared_.compiled);
    open_sink();
    open_rejects();
    const bool shows_progress = with_.is_error_terminal && !given_.is_quiet &&
                                !(writes_to_output() && with_.is_output_terminal);
    progress_.emplace(with_.err, shows_progress, size_of_all(given_.files));
    for (const std::string& name : given_.files)
      read_document(name);
    sink_->end();
    close_file();
    progress_->clear();
    if (!given_.is_quiet) with_.err << summary_line(done_, progress_->time()) << '\n';
    if (has_failed_) return exit_failed;
    return has_empty_ ? exit_no_rows : exit_ok;
  }

 private:
  [[nodiscard]] bool writes_to_output() const {
    return given_.wanted == action::extract && given_.output == "-";
  }

  void open_sink() {
    sink::target to;
    to.batch_rows = given_.batch_rows;
    if (given_.wanted == action::load) {
      to.location = given_.location;
      require_separate(given_, given_.location, "--to");
      sink_ = sink::find(sink::sink_kind::store, given_.store)->make(to);
    } else {
      to.stream = writes_to_output() ? &with_.out : open_file();
      to.location = writes_to_output() ? "standard output" : given_.output;
      sink_ = sink::find(sink::sink_kind::format, given_.format)->make(to);
    }
    sink_->begin(sink::table_of(declared_.table, declared_.declaration));
  }

  std::ostream* open_file() {
    require_separate(given_, given_.output, "-o");
    errno = 0;
    file_.open(given_.output, std::ios::binary | std::ios::trunc);
    if (!file_) fail_file();
    return &file_;
  }

  void close_file() {
    if (!file_.is_open()) return;
    errno = 0;
    file_.close();
    if (!file_) fail_file();
  }

  [[noreturn]] void fail_file() const {
    throw sink::failure("cannot write to " + given_.output + ": " +
                        std::generic_category().message(errno));
  }

  void open_rejects() {
    if (given_.rejects.empty()) return;
    require_separate(given_, given_.rejects, "--rejects");
    rejects_.emplace(given_.rejects);
  }

  void read_document(const std::string& name) {
    const input document(name, with_.in);
    if (document.failure().code != errc::ok) {
      report(shown_name(name) + ": " + explain(document.failure()));
      has_failed_ = true;
      return;
    }
    options how = given_.options;
    if (rejects_) {
      how.reject_sink = [this, &name](const rejected_record& r) { rejects_->add(name, r); };
    }
    auto rows = read(declared_.compiled, document.bytes([this](std::size_t count) {
      done_.bytes += count;
      progress_->update(done_);
    }),
                     how);
    sink_->begin_source(identity_of(name));
    const std::uint64_t rows_before = done_.rows;
    const error why = pass_rows(rows);
    const summary about = rows.summary();
    done_.bad_records += about.bad_records;
    done_.null_fields += about.null_fields;
    finish_document(name, why, about, done_.rows - rows_before);
  }

  // Returns the error that ended the document, or `errc::ok`.
  error pass_rows(reader<row_view>& from) {
    // Only these two policies make the ordinal of a record differ from that of its row.
    const bool leaves_out = given_.options.on_bad_record == bad_record::skip ||
                            given_.options.on_bad_record == bad_record::reject;
    std::uint64_t index = 0;
    while (true) {
      const auto next = from.next();
      if (!next) return next.error();
      if (*next == nullptr) return {};
      if (leaves_out) {
        const summary about = from.summary();
        index = about.records + about.bad_records - 1;
      }
      sink_->row(**next, index++);
      ++done_.rows;
    }
  }

  void finish_document(const std::string& name, const error& why, const summary& about,
                       std::uint64_t rows) {
    const bool is_whole = why.code == errc::ok;
    const bool is_accepted = is_whole && (rows > 0 || given_.allows_empty);
    const std::uint64_t kept =
        sink_->end_source(is_accepted ? sink::source_end::complete : sink::source_end::broken,
                          is_whole ? about.bytes : 0);
    done_.rows -= rows - kept;
    if (!is_whole) {
      has_failed_ = true;
      std::string message =
          (why.byte_offset == error::no_offset ? shown_name(name) : place_of(name, why)) + ": " +
          explain(why);
      if (given_.wanted == action::load) {
        message += kept == 0 ? "\n  nothing of it was loaded"
                             : "\n  its first " + grouped(kept) +
                                   " rows were loaded, in whole batches; load it again when it is "
                                   "mended";
      }
      report(message);
    } else if (rows == 0 && !given_.allows_empty) {
      has_empty_ = true;
      const std::string reason = about.hint.empty()
                                     ? "all its " + grouped(about.bad_records) + " records are bad"
                                     : explain_hint(about.hint);
      report(shown_name(name) + ": no rows: " + reason +
             "; --allow-empty accepts a document without rows");
    }
  }

  static std::string shown_name(const std::string& name) {
    return name == "-" ? "standard input" : name;
  }

  static std::string place_of(const std::string& name, const error& why) {
    return name == "-" ? shown_name(name) : place_in(name, why.byte_offset);
  }

  void report(const std::string& message) {
    progress_->clear();
    with_.err << "xylem: " << message << '\n' << std::flush;
  }

  const arguments& given_;
  const projection& declared_;
  const streams& with_;
  std::ofstream file_;
  std::unique_ptr<sink::row_sink> sink_;
  std::optional<reject_file> rejects_;
  std::optional<progress> progress_;
  totals done_;
  bool has_failed_ = false;
  bool has_empty_ = false;
};

}  // namespace

int transfer(const arguments& given, const projection& declared, const streams& with) {
  return transferrer(given, declared, with).run();
}

}  // namespace xylem::cli
