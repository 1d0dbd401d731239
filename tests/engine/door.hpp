// SPDX-License-Identifier: MIT
#ifndef XYLEM_TESTS_ENGINE_DOOR_HPP
#define XYLEM_TESTS_ENGINE_DOOR_HPP

// Every way into the library behind one signature: document in, outcome out.

#include <cstdint>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <xylem/xylem.hpp>

#include "item.hpp"

namespace xylem::engine_tests {

// What a read came to.
struct outcome {
  std::vector<std::string> rows;
  errc code = errc::ok;
  std::uint64_t offset = error::no_offset;
  std::uint64_t record = error::no_record;

  void fail(const error& why) {
    code = why.code;
    offset = why.byte_offset;
    record = why.record_index;
  }
  friend bool operator==(const outcome&, const outcome&) = default;
};

inline void PrintTo(const outcome& o, std::ostream* out) {
  *out << name(o.code);
  if (o.offset != error::no_offset) *out << " at " << o.offset;
  if (o.record != error::no_record) *out << " in record " << o.record;
  for (const std::string& row : o.rows)
    *out << "\n  " << row;
}

// How many bytes each call hands in; the last size goes on.
using chunk_sizes = std::vector<std::size_t>;

// Takes chunk after chunk of a document.
class chunker {
 public:
  chunker(std::string_view document, chunk_sizes sizes) : rest_(document), sizes_(sizes) {}

  // Empty at the end.
  std::string_view take(std::size_t most = std::string_view::npos) {
    const std::size_t wanted = next_ < sizes_.size() ? sizes_[next_] : sizes_.back();
    ++next_;
    const std::string_view chunk = rest_.substr(0, wanted < most ? wanted : most);
    rest_.remove_prefix(chunk.size());
    return chunk;
  }
  [[nodiscard]] bool is_empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  chunk_sizes sizes_;
  std::size_t next_ = 0;
};

template <class T>
outcome drain(reader<T> from) {
  outcome out;
  while (true) {
    result<T*> next = from.next();
    if (!next) {
      out.fail(next.error());
      const result<T*> again = from.next();
      EXPECT_TRUE(!again && again.error().code == out.code) << "an error is final";
      return out;
    }
    if (*next == nullptr) break;
    out.rows.push_back(shown(**next));
  }
  EXPECT_EQ(from.summary().records, out.rows.size());
  EXPECT_TRUE(from.summary().is_complete);
  return out;
}

template <class T>
outcome iterate(reader<T> from) {
  outcome out;
  try {
    for (const T& record : from)
      out.rows.push_back(shown(record));
  } catch (const exception& e) {
    out.fail(e.error());
  }
  return out;
}

template <class D>
outcome push(const D& declared, std::string_view document, const chunk_sizes& sizes,
             const options& how) {
  using record = typename D::record_type;
  outcome out;
  auto in = feed(
      declared, [&](record& r) { out.rows.push_back(shown(r)); }, how);
  for (chunker chunks(document, sizes); !chunks.is_empty();) {
    // A copy of its own, gone after the call: nothing may go on looking at it.
    const std::string chunk(chunks.take());
    const result<void> taken = in.write(chunk);
    if (taken) continue;
    out.fail(taken.error());
    EXPECT_EQ(in.finish().error().code, out.code) << "an error is final";
    return out;
  }
  const result<void> finished = in.finish();
  if (!finished) out.fail(finished.error());
  return out;
}

template <class D>
outcome extract(const D& declared, std::string_view document, const options& how) {
  outcome out;
  extractor get(declared, how);
  auto record = get(document);
  if (record) {
    out.rows.push_back(shown(**record));
  } else {
    out.fail(record.error());
  }
  return out;
}

// A source that fills what it is asked for in chunks.
inline source chunked(std::string_view document, const chunk_sizes& sizes) {
  return callback([chunks = chunker(document, sizes)](std::span<char> buffer) mutable {
    const std::string_view chunk = chunks.take(buffer.size());
    chunk.copy(buffer.data(), chunk.size());
    return result<std::size_t>(chunk.size());
  });
}

struct door {
  std::string name;
  std::function<outcome(std::string_view document, const options& how)> read;
};

// All doors that give every record of a document. Those through the file system use a folder that
// lives as long as the program.
[[nodiscard]] const std::vector<door>& doors();

// The doors that give the only record of a document.
[[nodiscard]] const std::vector<door>& extractors();

}  // namespace xylem::engine_tests

#endif  // XYLEM_TESTS_ENGINE_DOOR_HPP
