// SPDX-License-Identifier: MIT
//
// Where a document lies does not matter, and nothing behind it is read: at every alignment, with a
// page behind it that ends the program. Kernels are chosen by the environment: the tests kernel_*.

#include <algorithm>
#include <cstdlib>
#include <string>

#include <gtest/gtest.h>

#include "both_ways.hpp"
#include "conformance/extent.hpp"
#include "samples.hpp"
#include "simd/kernel.hpp"
#include "tests/simd/guarded_memory.hpp"

namespace xylem::backend_tests {
namespace {

constexpr std::size_t alignments = 64;

// Where none is named, or one that is not supported, that is the best one.
TEST(placement, is_tested_with_the_kernel_that_is_wanted) {
  const auto is_supported = [](const simd::kernel& k) { return k.is_supported(); };
  const char* const wanted = std::getenv("XYLEM_KERNEL");
  const simd::kernel* named = wanted == nullptr ? nullptr : simd::find(wanted);
  if (named == nullptr || !named->is_supported())
    named = &*std::ranges::find_if(simd::registry(), is_supported);
  EXPECT_EQ(simd::chosen().name, named->name);
}

class placement : public testing::TestWithParam<sample> {
 protected:
  // A copy that ends where nothing may be read any more.
  std::string_view at_the_end(std::string_view text) const {
    char* const to = memory_.end() - text.size();
    std::copy(text.begin(), text.end(), to);
    return {to, text.size()};
  }
  std::string_view at_the_begin(std::string_view text, std::size_t distance) const {
    char* const to = memory_.begin() + distance;
    std::copy(text.begin(), text.end(), to);
    return {to, text.size()};
  }

  simd::guarded_memory memory_{16 * 1024};
};

TEST_P(placement, of_documents_does_not_matter) {
  const schema_declaration& declared = GetParam().declared;
  parsing reference(declared, {}, backend::scanner, prediction::off);
  parsing plain(declared, {}, backend::scanner, prediction::off);
  parsing moving(declared, {}, backend::scanner, prediction::on);
  parsing stable(declared, {}, backend::scanner, prediction::on);
  stable.keep_text();
  constexpr std::size_t step = conformance::is_instrumented ? 3 : 1;
  for (std::size_t i = 0; i < alignments; i += step) {
    const std::string blanks(i, ' ');
    for (const std::string& text : {blanks + GetParam().text, GetParam().text + blanks}) {
      const outcome expected = reference.run(text);
      for (const std::string_view placed : {at_the_end(text), at_the_begin(text, i)}) {
        for (parsing* const p : {&plain, &moving, &stable}) {
          for (const std::size_t chunk :
               {std::size_t{1}, std::size_t{7}, std::size_t{64}, whole, whole})
            ASSERT_EQ(p->run(placed, chunk), expected) << i << " blanks, chunks of " << chunk;
        }
      }
    }
  }
}

// Each byte of a chunk is the last one of its page, once.
TEST_P(placement, of_chunks_does_not_matter) {
  const std::string& text = GetParam().text;
  parsing reference(GetParam().declared, {}, backend::scanner, prediction::off);
  const outcome expected = reference.run(text);
  for (const prediction foresight : {prediction::off, prediction::on}) {
    parsing p(GetParam().declared, {}, backend::scanner, foresight);
    p.read_in_front_of(memory_.end());
    for (std::size_t chunk = 1; chunk <= 3 * alignments; ++chunk)
      ASSERT_EQ(p.run(text, chunk), expected) << "chunks of " << chunk;
    // Documents that end anywhere, in one chunk.
    for (std::size_t size = 1; size <= text.size(); ++size) {
      if (size != text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
        continue;
      const std::string_view cut = std::string_view(text).substr(0, size);
      ASSERT_EQ(p.run(cut), reference.run(cut)) << size;
    }
  }
}

std::string name_of(const testing::TestParamInfo<sample>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(scanner, placement, testing::ValuesIn(samples()), name_of);

}  // namespace
}  // namespace xylem::backend_tests
