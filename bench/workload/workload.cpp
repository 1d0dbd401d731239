// SPDX-License-Identifier: MIT
#include "bench/workload/workload.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "bench/generator/attributes.hpp"
#include "bench/generator/text.hpp"
#include "bench/workload/typed_truth.hpp"

namespace xylem::bench {
namespace {

constexpr std::uint64_t seed = 1;
constexpr order_options as_generated{.seed = seed};
constexpr std::size_t longest_record = 64 * 1024;

void ignore(std::string_view /*text*/) {}

// One document of what `write` writes.
template <class Write>
document_store one_document(std::uint64_t byte_count, Write write) {
  std::string text;
  text.reserve(byte_count + longest_record);
  write([&text](std::string_view piece) { text += piece; });
  document_store store;
  store.add(std::move(text));
  return store;
}

std::unique_ptr<workload> messages(std::uint64_t count) {
  document_store xml;
  document_store json;
  for (std::uint64_t index = 0; index < count; ++index) {
    xml.add(order_message(index, as_generated), 1);
    json.add(order_json(index, as_generated), json_padding);
  }
  auto made = std::make_unique<workload>('A', "orders, separate documents", job::orders,
                                         std::move(xml), orders_truth(count, as_generated));
  made->set_json(std::move(json));
  return made;
}

std::unique_ptr<workload> feed(std::uint64_t byte_count) {
  std::uint64_t count = 0;
  document_store xml = one_document(byte_count, [&](const text_sink& sink) {
    count = write_orders_of_size(byte_count, as_generated, sink);
  });
  auto made = std::make_unique<workload>('B', "orders, one feed", job::orders, std::move(xml),
                                         orders_truth(count, as_generated));
  std::string lines;
  for (std::uint64_t index = 0; index < count; ++index)
    lines += order_json(index, as_generated);
  document_store json;
  json.add(std::move(lines), json_padding);
  made->set_json(std::move(json));
  return made;
}

std::unique_ptr<workload> map(std::uint64_t byte_count) {
  const auto write = [byte_count](const text_sink& sink, const record_callback& nodes) {
    write_attributes(byte_count, seed, sink, nodes);
  };
  return std::make_unique<workload>(
      'C', "a map, attributes", job::map,
      one_document(byte_count, [&](const text_sink& sink) { write(sink, {}); }),
      [write](const record_callback& nodes) { write(ignore, nodes); });
}

std::unique_ptr<workload> articles(std::uint64_t byte_count) {
  const auto write = [byte_count](const text_sink& sink, const record_callback& found) {
    write_text(byte_count, seed, sink, found);
  };
  return std::make_unique<workload>(
      'D', "articles, long text", job::articles,
      one_document(byte_count, [&](const text_sink& sink) { write(sink, {}); }),
      [write](const record_callback& found) { write(ignore, found); });
}

}  // namespace

void document_store::add(std::string document, std::size_t zeros) {
  extents_.push_back({bytes_.size(), document.size()});
  if (bytes_.empty()) {
    bytes_ = std::move(document);
  } else {
    bytes_ += document;
  }
  bytes_.append(zeros, '\0');
}

std::vector<std::string_view> document_store::documents_in(std::string_view bytes) const {
  std::vector<std::string_view> list;
  list.reserve(extents_.size());
  for (const extent& e : extents_)
    list.push_back(bytes.substr(e.offset, e.size));
  return list;
}

workload::workload(char letter, std::string title, job wanted, document_store xml,
                   record_source truth)
    : letter_(letter),
      title_(std::move(title)),
      wanted_(wanted),
      xml_(std::move(xml)),
      xml_list_(xml_.documents_in(xml_.bytes())),
      truth_(std::move(truth)),
      typed_(typed_truth(wanted, truth_)),
      right_(answer_of(truth_)),
      right_typed_(answer_of(typed_)) {}

document_list workload::documents(input form) {
  if (form == input::xml) return xml_list_;
  if (form == input::json) return json_list_;
  copies_ = xml_.bytes();
  copy_list_ = xml_.documents_in(copies_);
  return copy_list_;
}

std::uint64_t workload::byte_count(input form) const {
  std::uint64_t bytes = 0;
  for (const std::string_view document : form == input::json ? json_list_ : xml_list_)
    bytes += document.size();
  return bytes;
}

void workload::set_json(document_store json) {
  json_ = std::move(json);
  json_list_ = json_.documents_in(json_.bytes());
}

record_source orders_truth(std::uint64_t count, const order_options& options) {
  return [count, options](const record_callback& callback) {
    for (std::uint64_t index = 0; index < count; ++index) {
      const expected_order expected = expect_order(index, options);
      order_fields fields;
      std::copy(expected.fields.begin(), expected.fields.end(), fields.begin());
      callback(fields);
    }
  };
}

answer answer_of(const record_source& truth) {
  const record_callback no_callback;
  answer_builder answer(no_callback);
  truth([&answer](record_fields fields) { answer.add(fields); });
  return answer.result();
}

std::unique_ptr<workload> make_workload(char letter, const workload_sizes& sizes) {
  switch (letter) {
    case 'A':
      return messages(sizes.messages);
    case 'B':
      return feed(sizes.feed_bytes);
    case 'C':
      return map(sizes.map_bytes);
    case 'D':
      return articles(sizes.article_bytes);
    default:
      throw std::invalid_argument(std::string("there is no workload ") + letter);
  }
}

}  // namespace xylem::bench
