// SPDX-License-Identifier: MIT
#include "cli/arguments.hpp"

#include <algorithm>
#include <cstddef>

#include <xylem/backend.hpp>
#include <xylem/version.hpp>

#include <CLI/CLI.hpp>

#include "sink/registry.hpp"

namespace xylem::cli {

namespace {

constexpr const char* epilogue =
    "Exit status: 0 done; 1 a document, a record, input or output failed;\n"
    "2 wrong command line or projection file; 3 no rows.";

// The texts of options that are turned into values when all are known.
struct raw_options {
  std::string backend = "automatic";
  std::string on_bad_record = "stop";
  std::string dtd = "ignore";
  std::string entities = "none";
  std::string names = "portable";
  std::string to;
  std::vector<std::string> limits;
};

void add_projection(CLI::App& command, arguments& out) {
  command.add_option("-p,--projection", out.projection, "projection file (docs/cli.md)")
      ->required()
      ->type_name("FILE");
}

void add_documents(CLI::App& command, arguments& out, raw_options& raw, const char* what) {
  add_projection(command, out);
  command.add_option("FILES", out.files, what)->required()->type_name("");
  command.add_option("--encoding", out.options.encoding, "overrides what documents declare")
      ->type_name("NAME");
  command
      .add_option("--dtd", raw.dtd,
                  "ignore: a DOCTYPE without internal subset is skipped; forbid: none is accepted; "
                  "text_entities: one may declare entities without markup")
      ->check(CLI::IsMember({"ignore", "forbid", "text_entities"}))
      ->type_name("POLICY")
      ->capture_default_str();
  command
      .add_option("--entities", raw.entities,
                  "html: names like &uuml; are known without being declared")
      ->check(CLI::IsMember({"none", "html"}))
      ->type_name("SET")
      ->capture_default_str();
  command
      .add_option("--names", raw.names,
                  "portable: names that every parser accepts; xml10e5: those of XML 1.0 fifth "
                  "edition, which expat does not know")
      ->check(CLI::IsMember({"portable", "xml10e5"}))
      ->type_name("PROFILE")
      ->capture_default_str();
  command.add_option("--limit", raw.limits, "an upper bound, as depth=64 or record_bytes=1MiB")
      ->allow_extra_args(false)
      ->type_name("NAME=VALUE");
  command.add_flag("-q,--quiet", out.is_quiet, "no progress and no summary, only errors");
}

void add_reading(CLI::App& command, arguments& out, raw_options& raw) {
  add_documents(command, out, raw, "XML documents; - reads standard input");
  command
      .add_option("--on-bad-record", raw.on_bad_record,
                  "stop: end this document; null-field: make a bad value of an optional field "
                  "null; skip: leave the record out; reject: and write it to --rejects")
      ->check(CLI::IsMember({"stop", "null-field", "skip", "reject"}))
      ->type_name("POLICY")
      ->capture_default_str();
  command.add_option("--rejects", out.rejects, "NDJSON file for rejected records")
      ->type_name("FILE");
  command.add_flag("--allow-empty", out.allows_empty, "a document without rows is no error");
  command.add_option("--backend", raw.backend, "parser, see `xylem backends`")
      ->type_name("NAME")
      ->capture_default_str();
}

backend backend_named(const std::string& name) {
  if (name == "automatic") return backend::automatic;
  std::string known = "automatic";
  for (const backend_info& b : backends()) {
    if (b.name == name) return b.id;
    known += ", ";
    known += b.name;
  }
  throw usage_error("--backend " + name + ": not in this build, which has " + known);
}

bad_record policy_named(const std::string& name) {
  if (name == "null-field") return bad_record::null_field;
  if (name == "skip") return bad_record::skip;
  return name == "reject" ? bad_record::reject : bad_record::stop;
}

dtd dtd_named(const std::string& name) {
  if (name == "text_entities") return dtd::text_entities;
  return name == "forbid" ? dtd::forbid : dtd::ignore;
}

void set_store(arguments& out, const std::string& to) {
  const std::string known = "; the kinds are " + sink::names(sink::sink_kind::store);
  const std::size_t colon = to.find(':');
  if (colon == std::string::npos) {
    throw usage_error("--to " + to + ": write KIND:PATH, for example sqlite:orders.db" + known);
  }
  out.store = to.substr(0, colon);
  out.location = to.substr(colon + 1);
  if (sink::find(sink::sink_kind::store, out.store) == nullptr) {
    throw usage_error("--to " + to + ": there is no kind '" + out.store + "'" + known);
  }
  if (out.location.empty()) throw usage_error("--to " + to + ": the path is missing");
}

void resolve(arguments& out, const raw_options& raw) {
  out.options.backend = backend_named(raw.backend);
  out.options.on_bad_record = policy_named(raw.on_bad_record);
  out.options.dtd = dtd_named(raw.dtd);
  if (raw.names == "xml10e5") out.options.names = name_profile::xml10e5;
  if (raw.entities == "html") out.options.entities = html_entities();
  for (const std::string& setting : raw.limits)
    set_limit(out.options.limits, setting);
  const bool rejects = out.options.on_bad_record == bad_record::reject;
  if (rejects && out.rejects.empty()) {
    throw usage_error("--on-bad-record reject: name the file for them with --rejects FILE");
  }
  if (!rejects && !out.rejects.empty()) {
    throw usage_error("--rejects " + out.rejects + ": needs --on-bad-record reject");
  }
  if (std::ranges::count(out.files, "-") > 1) {
    throw usage_error("'-' is given twice, but standard input can be read only once");
  }
}

std::string complaint(const CLI::App& app, std::span<const std::string> given,
                      const CLI::ParseError& e) {
  const std::vector<CLI::App*> chosen = app.get_subcommands();
  if (!chosen.empty()) {
    return std::string(e.what()) + "\n  `xylem " + chosen.front()->get_name() +
           " --help` shows what it takes";
  }
  std::string names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names += (names.empty() ? "" : ", ") + command->get_name();
  std::string missing = "the command is missing";
  if (!given.empty()) {
    missing = std::string("there is no ") +
              (given.front().starts_with('-') ? "option" : "command") + " '" + given.front() + '\'';
  }
  return missing + "; the commands are " + names + "\n  `xylem --help` shows what they do";
}

}  // namespace

std::optional<arguments> parse_arguments(std::span<const std::string> given, const streams& with) {
  arguments out;
  raw_options raw;
  CLI::App app{"Reads declared fields out of XML: to CSV, NDJSON or a database.", "xylem"};
  app.set_version_flag("--version", "xylem " + std::string(version), "print the version");
  app.require_subcommand(1);
  app.footer(epilogue);

  CLI::App* const extract = app.add_subcommand("extract", "write rows as text");
  add_reading(*extract, out, raw);
  extract->add_option("--format", out.format, "csv or ndjson")
      ->check([](const std::string& name) {
        if (sink::find(sink::sink_kind::format, name) != nullptr) return std::string();
        return "there is no format '" + name + "'; the formats are " +
               sink::names(sink::sink_kind::format);
      })
      ->type_name("NAME")
      ->capture_default_str();
  extract->add_option("-o,--output", out.output, "file to write; - for standard output")
      ->type_name("FILE")
      ->capture_default_str();

  CLI::App* const load = app.add_subcommand("load", "write rows into a database");
  add_reading(*load, out, raw);
  load->add_option("--to", raw.to, "where to, as sqlite:orders.db")
      ->required()
      ->type_name("KIND:PATH");
  load->add_option("--batch", out.batch_rows, "rows per transaction")
      ->check(CLI::PositiveNumber)
      ->type_name("N")
      ->capture_default_str();

  CLI::App* const bench = app.add_subcommand("bench", "which backend is the fastest for these?");
  add_documents(*bench, out, raw, "XML documents");
  bench->add_option("--rounds", out.rounds, "how often each backend reads them, in turn")
      ->check(CLI::Range(1, 1000))
      ->type_name("N")
      ->capture_default_str();
  bench->add_option("--json", out.json, "file for the times of all rounds")->type_name("FILE");

  CLI::App* const check = app.add_subcommand("check", "is the projection file valid?");
  add_projection(*check, out);
  CLI::App* const backends = app.add_subcommand("backends", "the parsers in this build");
  for (CLI::App* command : {extract, load, bench, check, backends})
    command->footer(epilogue);

  try {
    // CLI11 takes them from the back.
    app.parse(std::vector<std::string>(given.rbegin(), given.rend()));
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
      app.exit(e, with.out, with.err);
      return std::nullopt;
    }
    throw usage_error(complaint(app, given, e));
  }

  if (extract->parsed()) out.wanted = action::extract;
  if (load->parsed()) out.wanted = action::load;
  if (bench->parsed()) out.wanted = action::bench;
  if (backends->parsed()) out.wanted = action::backends;
  if (load->parsed()) set_store(out, raw.to);
  if (extract->parsed() || load->parsed() || bench->parsed()) resolve(out, raw);
  return out;
}

}  // namespace xylem::cli
