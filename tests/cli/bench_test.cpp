// SPDX-License-Identifier: MIT
#include <xylem/backend.hpp>

#include "cli/contestants.hpp"
#include "tests/cli/running.hpp"

namespace xylem::cli {
namespace {

constexpr std::string_view projection_text = R"(record = "/feed/item"
[fields]
id = "@id"
name = "name"
parts = { path = "part", repeat = "list" }
price = { path = "price", type = "decimal", optional = true }
)";

std::string feed(int count) {
  std::string text = "<feed>";
  for (int i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    text += "<item id='" + n + "'><name>item &amp; " + n + "</name><part>a</part><part>b</part>";
    text += i % 2 == 0 ? "<price>" + n + ".50</price>" : "<other/>";
    text += "</item>\n";
  }
  return text + "</feed>";
}

class bench_command : public running {
 protected:
  bench_command() { write("p.toml", projection_text); }
  [[nodiscard]] outcome run_bench(std::vector<std::string> rest) const {
    rest.insert(rest.begin(), {"bench", "-p", file("p.toml"), "--rounds", "2"});
    return run(rest);
  }
};

TEST_F(bench_command, times_every_backend_and_recommends_one) {
  const outcome o = run_bench({write("a.xml", feed(300)), write("b.xml", feed(7))});
  EXPECT_EQ(o.status, exit_ok) << o.err;
  EXPECT_EQ(o.err, "");
  EXPECT_NE(o.out.find("2 documents, 0.0 MB, 307 rows of 4 columns; 2 rounds in turn\n"
                       "All backends gave the same rows. Kernel: "),
            std::string::npos)
      << o.out;
  for (const backend_info& b : backends())
    EXPECT_NE(o.out.find('\n' + std::string(b.name) + ' '), std::string::npos) << o.out;
  EXPECT_NE(o.out.find("\nscanner, no prediction "), std::string::npos) << o.out;
  const bool has_one = o.out.find("\nTake ") != std::string::npos ||
                       o.out.find("\nNo backend is faster beyond noise") != std::string::npos;
  EXPECT_TRUE(has_one) << o.out;
}

TEST_F(bench_command, writes_all_times_for_machines) {
  const outcome o = run_bench({"--json", file("times.json"), write("a.xml", feed(20))});
  EXPECT_EQ(o.status, exit_ok) << o.err;
  const std::string json = content("times.json");
  EXPECT_NE(json.find("\"rows\": 20"), std::string::npos) << json;
  EXPECT_NE(json.find("\"scanner\": [0."), std::string::npos) << json;
  EXPECT_EQ(run_bench({"--json", file("no/such/times.json"), file("a.xml")}).status, exit_failed);
}

// No time is printed where the answer is not worth one.
TEST_F(bench_command, times_nothing_that_matches_nothing) {
  const outcome o = run_bench({write("a.xml", "<feed><thing/></feed>")});
  EXPECT_EQ(o.status, exit_no_rows);
  EXPECT_EQ(o.out, "");
  EXPECT_NE(o.err.find("a.xml: no rows: "), std::string::npos) << o.err;
}

TEST_F(bench_command, times_nothing_that_is_malformed) {
  const outcome o = run_bench({write("a.xml", "<feed><item id='1'><name>x</item></feed>")});
  EXPECT_EQ(o.status, exit_failed);
  EXPECT_EQ(o.out, "");
  EXPECT_NE(o.err.find("a.xml:1:27: tag_mismatch"), std::string::npos) << o.err;
  EXPECT_NE(o.err.find("all backends say so; nothing is timed"), std::string::npos) << o.err;
}

TEST_F(bench_command, needs_documents_that_can_be_read_again) {
  EXPECT_EQ(run_bench({"-"}).status, exit_usage);
  const outcome o = run_bench({file("none.xml")});
  EXPECT_EQ(o.status, exit_failed);
  EXPECT_NE(o.err.find("none.xml"), std::string::npos) << o.err;
  EXPECT_EQ(run_bench({"--rounds", "0", write("a.xml", feed(1))}).status, exit_usage);
}

// A reader with another answer is told from the others by each part of it.
TEST(rows_answer, tells_other_rows_apart) {
  schema_declaration declared;
  declared.record = "/feed/item";
  declared.fields = {{.name = "name", .path = "name", .is_optional = true},
                     {.name = "part", .path = "part", .repeat = repeat::list}};
  const schema compiled = schema::make(declared).value();
  const auto answer_to = [&](const std::string& text) { return read_all(compiled, text, {}); };
  const std::string right = "<feed><item><name>a</name><part>b</part></item></feed>";
  const rows_answer expected = answer_to(right);
  EXPECT_EQ(expected.rows, 1U);
  EXPECT_TRUE(answer_to(right).is_like(expected));
  for (const char* wrong : {"<feed><item><name>A</name><part>b</part></item></feed>",
                            "<feed><item><name>a</name><part>B</part></item></feed>",
                            "<feed><item><name>a</name><part>b</part><part>b</part></item></feed>",
                            "<feed><item><name>ab</name><part></part></item></feed>",
                            "<feed><item><name/><part>b</part></item></feed>",
                            "<feed><item><part>b</part></item></feed>", "<feed/>",
                            "<feed><item><name>a</name><part>b</part></item></fee>",
                            "<feed><item><name>a</name><part>b</part></item><item/></feed>"}) {
    EXPECT_FALSE(answer_to(wrong).is_like(expected)) << wrong;
  }
}

}  // namespace
}  // namespace xylem::cli
