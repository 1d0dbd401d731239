// SPDX-License-Identifier: MIT
#include "cli/arguments.hpp"

#include <xylem/backend.hpp>

#include "tests/cli/running.hpp"

namespace xylem::cli {
namespace {

arguments parsed(const std::vector<std::string>& given) {
  std::ostringstream out;
  std::ostringstream err;
  return parse_arguments(given, {.in = 0, .out = out, .err = err}).value();
}

std::string complaint(const std::vector<std::string>& given) {
  try {
    (void)parsed(given);
  } catch (const usage_error& e) {
    return e.what();
  }
  return "accepted";
}

// What the command line needs in any case, and more.
std::vector<std::string> extract(const std::vector<std::string>& more) {
  std::vector<std::string> out{"extract", "-p", "p.toml", "a.xml"};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

std::vector<std::string> load(const std::vector<std::string>& more) {
  std::vector<std::string> out{"load", "-p", "p.toml", "a.xml"};
  out.insert(out.end(), more.begin(), more.end());
  return out;
}

TEST(arguments, have_safe_defaults) {
  const arguments a = parsed({"extract", "-p", "p.toml", "a.xml", "-", "b.xml"});
  EXPECT_EQ(a.wanted, action::extract);
  EXPECT_EQ(a.projection, "p.toml");
  EXPECT_EQ(a.files, (std::vector<std::string>{"a.xml", "-", "b.xml"}));
  EXPECT_EQ(a.format, "csv");
  EXPECT_EQ(a.output, "-");
  EXPECT_EQ(a.options.backend, backend::automatic);
  EXPECT_EQ(a.options.on_bad_record, bad_record::stop);
  EXPECT_EQ(a.options.dtd, dtd::ignore);
  EXPECT_EQ(a.options.limits.depth, limits().depth);
  EXPECT_FALSE(a.allows_empty);
  EXPECT_FALSE(a.is_quiet);
  EXPECT_EQ(parsed(load({"--to", "sqlite:a.db"})).batch_rows, 10'000U);
}

TEST(arguments, take_every_option_of_extract) {
  // Not the default, in a build that has another.
  const backend_info& last = backends().back();
  const arguments a = parsed(extract({"--format",
                                      "ndjson",
                                      "-o",
                                      "out",
                                      "--backend",
                                      std::string(last.name),
                                      "--on-bad-record",
                                      "reject",
                                      "--rejects",
                                      "r.ndjson",
                                      "--allow-empty",
                                      "--encoding",
                                      "UTF-8",
                                      "--limit",
                                      "depth=7",
                                      "--limit",
                                      "records=2",
                                      "--dtd",
                                      "forbid",
                                      "--quiet"}));
  EXPECT_EQ(a.format, "ndjson");
  EXPECT_EQ(a.output, "out");
  EXPECT_EQ(a.options.backend, last.id);
  EXPECT_EQ(a.options.on_bad_record, bad_record::reject);
  EXPECT_EQ(a.rejects, "r.ndjson");
  EXPECT_TRUE(a.allows_empty);
  EXPECT_EQ(a.options.encoding, "UTF-8");
  EXPECT_EQ(a.options.limits.depth, 7U);
  EXPECT_EQ(a.options.limits.records, 2U);
  EXPECT_EQ(a.options.dtd, dtd::forbid);
  EXPECT_TRUE(a.is_quiet);
}

TEST(arguments, take_every_policy_for_doctypes_and_entities) {
  EXPECT_EQ(parsed(extract({})).options.names, name_profile::portable);
  EXPECT_EQ(parsed(extract({"--names", "xml10e5"})).options.names, name_profile::xml10e5);
  EXPECT_EQ(parsed(extract({"--dtd", "ignore"})).options.dtd, dtd::ignore);
  EXPECT_EQ(parsed(extract({"--dtd", "forbid"})).options.dtd, dtd::forbid);
  EXPECT_EQ(parsed(extract({"--dtd", "text_entities"})).options.dtd, dtd::text_entities);
  EXPECT_TRUE(parsed(extract({})).options.entities.empty());
  EXPECT_TRUE(parsed(extract({"--entities", "none"})).options.entities.empty());
  EXPECT_EQ(parsed(extract({"--entities", "html"})).options.entities.find("uuml"), "\u00FC");
}

TEST(arguments, take_every_policy) {
  const auto policy = [](const std::string& name) {
    return parsed(extract({"--on-bad-record", name})).options.on_bad_record;
  };
  EXPECT_EQ(policy("stop"), bad_record::stop);
  EXPECT_EQ(policy("null-field"), bad_record::null_field);
  EXPECT_EQ(policy("skip"), bad_record::skip);
}

TEST(arguments, split_the_target_of_load) {
  const arguments a = parsed(load({"--to", "sqlite:C:/a b.db", "--batch", "7"}));
  EXPECT_EQ(a.wanted, action::load);
  EXPECT_EQ(a.store, "sqlite");
  EXPECT_EQ(a.location, "C:/a b.db");
  EXPECT_EQ(a.batch_rows, 7U);
}

TEST(arguments, take_file_names_that_look_like_options) {
  EXPECT_EQ(parsed({"extract", "-p", "p.toml", "--", "-a.xml"}).files,
            (std::vector<std::string>{"-a.xml"}));
}

TEST(arguments, refuse_what_is_missing) {
  EXPECT_EQ(complaint({"extract", "a.xml"}),
            "--projection is required\n  `xylem extract --help` shows what it takes");
  EXPECT_EQ(complaint({"extract", "-p", "p.toml"}),
            "FILES is required\n  `xylem extract --help` shows what it takes");
  EXPECT_EQ(complaint(load({})), "--to is required\n  `xylem load --help` shows what it takes");
  EXPECT_EQ(complaint({"check"}),
            "--projection is required\n  `xylem check --help` shows what it takes");
}

TEST(arguments, refuse_unknown_targets_and_name_the_known) {
  EXPECT_EQ(complaint(load({"--to", "postgres:orders"})),
            "--to postgres:orders: there is no kind 'postgres'; the kinds are sqlite");
  EXPECT_EQ(complaint(load({"--to", "orders.db"})),
            "--to orders.db: write KIND:PATH, for example sqlite:orders.db; the kinds are sqlite");
  EXPECT_EQ(complaint(load({"--to", "csv:orders.csv"})),
            "--to csv:orders.csv: there is no kind 'csv'; the kinds are sqlite");
  EXPECT_EQ(complaint(load({"--to", "sqlite:"})), "--to sqlite:: the path is missing");
}

TEST(arguments, refuse_unknown_choices_and_name_the_known) {
  EXPECT_NE(complaint(extract({"--format", "xml"}))
                .find("there is no format 'xml'; the formats are csv, ndjson"),
            std::string::npos);
  EXPECT_NE(complaint(extract({"--on-bad-record", "ignore"})).find("stop,null-field,skip,reject"),
            std::string::npos);
  EXPECT_NE(complaint(extract({"--dtd", "load"})).find("ignore,forbid,text_entities"),
            std::string::npos);
  EXPECT_NE(complaint(extract({"--entities", "xml"})).find("none,html"), std::string::npos);
  EXPECT_EQ(complaint(extract({"--backend", "xerces"})).substr(0, 48),
            "--backend xerces: not in this build, which has a");
  EXPECT_NE(complaint(load({"--to", "sqlite:a", "--batch", "0"})).find("--batch"),
            std::string::npos);
  EXPECT_NE(complaint(load({"--to", "sqlite:a", "--batch", "-1"})).find("--batch"),
            std::string::npos);
}

TEST(arguments, refuse_combinations_without_sense) {
  EXPECT_EQ(complaint(extract({"--on-bad-record", "reject"})),
            "--on-bad-record reject: name the file for them with --rejects FILE");
  EXPECT_EQ(complaint(extract({"--rejects", "r"})), "--rejects r: needs --on-bad-record reject");
  EXPECT_EQ(complaint(extract({"-", "b.xml", "-"})),
            "'-' is given twice, but standard input can be read only once");
  EXPECT_NE(complaint({"check", "-p", "p.toml", "a.xml"}), "accepted");
}

}  // namespace
}  // namespace xylem::cli
