// SPDX-License-Identifier: MIT
//
// What docs/cli.md shows is what the command does.

#include "tests/cli/running.hpp"

namespace xylem::cli {
namespace {

class documentation : public running {
 protected:
  documentation() {
    const auto path = std::filesystem::path(XYLEM_SOURCE_DIR) / "docs/cli.md";
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    text_ = std::move(text).str();
  }

  // The first block that begins with these lines, without them.
  [[nodiscard]] std::string block(const std::string& start) const {
    const std::string opening = "```" + start + '\n';
    const std::size_t begin = text_.find(opening);
    if (begin == std::string::npos) return "no block " + start;
    const std::size_t body = begin + opening.size();
    return text_.substr(body, text_.find("```", body) - body);
  }

  // Runs in the folder that holds the examples, so that messages name files as the text does.
  [[nodiscard]] outcome run_there(const std::vector<std::string>& arguments) const {
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder_);
    const outcome o = run(arguments);
    std::filesystem::current_path(before);
    return o;
  }

  std::string text_;
};

TEST_F(documentation, shows_real_output) {
  write("orders.xml", block("xml"));
  write("orders.toml", block("toml"));
  EXPECT_EQ(run_there({"check", "-p", "orders.toml"}).out, block("\n$ xylem check -p orders.toml"));

  const outcome rows =
      run_there({"extract", "-p", "orders.toml", "--format", "ndjson", "orders.xml"});
  const std::string shown = block("\n$ xylem extract -p orders.toml --format ndjson orders.xml");
  EXPECT_EQ(shown.substr(0, rows.out.size()), rows.out);
  const std::size_t summary = std::string("xylem: 2 rows, 0 bad records; 0.8 kB in ").size();
  EXPECT_EQ(shown.substr(rows.out.size(), summary), rows.err.substr(0, summary));
}

TEST_F(documentation, shows_a_real_mistake) {
  write("orders.toml", replaced(block("toml"), "EDI_DC40/DOCNUM", "EDI_DC40/child::DOCNUM"));
  const outcome o = run_there({"check", "-p", "orders.toml"});
  EXPECT_EQ(o.status, exit_usage);
  EXPECT_NE(text_.find("$ xylem check -p orders.toml\n" + o.err), std::string::npos) << o.err;
}

TEST_F(documentation, names_every_key_and_option) {
  for (const std::string name :
       {"path", "type", "format", "pattern", "decimal_comma", "strip_leading_zeros", "assume_utc",
        "empty_is_missing", "whitespace", "optional", "default", "repeat", "separator",
        "unseen_is_missing", "fields"}) {
    EXPECT_NE(text_.find("\n| `" + name + "` |"), std::string::npos) << name;
  }
  const std::string help = run({"extract", "--help"}).out + run({"load", "--help"}).out;
  for (std::size_t at = help.find("--"); at != std::string::npos; at = help.find("--", at + 2)) {
    const std::size_t end = help.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
    const std::string option = help.substr(at, end - at);
    if (option == "--help" || option == "--projection" || option == "--output") continue;
    EXPECT_NE(text_.find('`' + option), std::string::npos) << option;
  }
}

}  // namespace
}  // namespace xylem::cli
