// SPDX-License-Identifier: MIT
#include "samples.hpp"

#include <vector>

#include "tests/shape/machine.hpp"

namespace xylem::backend_tests {

namespace {

using namespace shape_tests;

std::string leaf(const std::string& name, std::string_view text) {
  return "<" + name + ">" + std::string(text) + "</" + name + ">";
}

schema_field rows_field(std::string path, std::vector<schema_field> fields) {
  schema_field f = list_field(std::move(path));
  f.fields = std::move(fields);
  return f;
}

// Groups, several at an element, groups in groups, elements between a group and its values.
sample groups() {
  std::string text = "<f><head><v>0</v></head>";
  for (const char* k : {"1", "2", "3", "1"}) {
    text += "<r><n>4711</n><o>" + leaf("k", k) + leaf("m", "1") + leaf("v", "a") + leaf("w", "b");
    for (const char* inner : {"2", "1", "2"}) {
      text += "<i>" + leaf("k", inner) + leaf("v", "c") + leaf("w", "d") + "<h>" + leaf("v", "e") +
              "<dead>" + leaf("v", "f") + "</dead></h></i>";
    }
    text += "<h>" + leaf("v", "g") + "</h></o><o>" + leaf("v", "h") + leaf("k", k) + "</o></r>";
  }
  return {"groups",
          declare("//r",
                  {list_field("n"), list_field("o[k='1']/v"), list_field("o[k='2']/v"),
                   list_field("o[m='1']/w"), list_field("o[k='1']/i/v"), list_field("o/i[k='2']/w"),
                   list_field("o/i[k='2']/h/v"), list_field("o[k='3']/h/v"), list_field("o/v")}),
          text + "</f>"};
}

std::vector<schema_field> attribute_fields() {
  return {list_field("l/@x"), list_field("l[@y='2']/@x"),
          list_field("m"),    list_field("m/@x"),
          list_field("@id"),  list_field("g[@x='1']/v"),
          list_field("e/@z"), list_field("n"),
          one_field("nil"),   list_field("l/@an-attribute-of-more-than-16-bytes")};
}

sample attributes() {
  std::string text = "<f xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'>";
  for (const char* x : {"1", "2", "a longer value, of more than 32 bytes", "", "'", "1"}) {
    const std::string value = "\"" + std::string(x) + "\"";
    text += "<r id=" + value + "><l x=" + value + " y='2'/><l x=" + value +
            " y='3'/><l/><m x='1' y=" + value + ">t</m><n x=" + value + ">u</n><n y=" + value +
            "></n><q x=" + value + "><q/></q><g x=" + value + ">" + leaf("v", "1") +
            "</g><e\n\tz=" + value + " >1</e ><nil xsi:nil='" +
            (std::string(x) == "1" ? "true" : "false") +
            "'>1</nil><l an-attribute-of-more-than-16-bytes=" + value +
            " another-attribute-of-so-many-bytes=" + value + " y='2' x=" + value + "/></r>\n";
  }
  text +=
      "<r id=']'><l x='&lt;' y='2'/><l x='a\tb' y='2'/><l x='a\nb'/><l y='2' x='1'/><n x='&amp;'>"
      "1</n><n x=']]>'/><q x='\t'/><m x='>'>2</m><l x = '1' y='2'></l></r>";
  return {"attributes", declare("//r", attribute_fields()), text + "</f>"};
}

// Text is wanted around elements.
sample mixed() {
  std::string text = "<f>";
  for (const char* v : {"1", "22", "", "1"}) {
    text += "<r>a<t>b" + leaf("b", v) + "c<i>d<b/>" + leaf("v", v) + "e</i></t>f<o>" +
            leaf("k", "1") + "g" + leaf("v", v) + "</o>h<u>" + leaf("b", v) + "<b x='1'>" + v +
            "</b>" + leaf("b", v) + "<c/>" + leaf("c", "&amp;]") + "</u></r>";
  }
  return {"mixed",
          declare("//r", {list_field("t/text()"), list_field("t/i"), list_field("t/b"),
                          list_field("o[k='1']/v"), list_field("text()"), list_field("u"),
                          list_field("u/b")}),
          text + "</f>"};
}

// Nested rows, and values of elements around a record.
sample rows() {
  std::string text = "<f>";
  for (const char* v : {"1", "2", "2", "1"}) {
    text += "<d>" + leaf("id", v) + "<e>" + leaf("k", v) + "<dead/>";
    for (int i = 0; i < 2; ++i) {
      text += "<r>" + leaf("v", v) + "<p>" + leaf("v", "a") + "<q>" + leaf("v", "b") +
              "</q></p><p>" + leaf("v", v) + "</p><o>" + leaf("k", v) + leaf("v", "c") + "<p>" +
              leaf("v", "d") + "</p></o></r>";
    }
    text += "</e></d>";
  }
  return {"rows",
          declare("//r", {list_field("../k"), list_field("../../id"), list_field("v"),
                          list_field("o[k='1']/v"),
                          rows_field("p", {list_field("v"), rows_field("q", {list_field("v")})}),
                          rows_field("o[k='2']/p", {list_field("v")})}),
          text + "</f>"};
}

// The same bytes under other declarations.
sample namespaces() {
  std::string text = "<f xmlns='u1' xmlns:q='u2'>";
  for (const char* declaration : {"xmlns:p='u1'", "xmlns:p='u2'", "xmlns='u2' xmlns:p='u3'",
                                  "xmlns:p='u1'", "xmlns=''", "xmlns:p=\"u1\"", "xmlns:p='u2'"}) {
    const bool has_prefix = std::string_view(declaration).find("xmlns:p") != std::string_view::npos;
    const std::string p = has_prefix ? "p:" : "q:";
    text += "<r " + std::string(declaration) + ">" + leaf(p + "v", "1") + leaf("v", "2") +
            leaf("q:w", "3") + "<g>" + leaf("k", "1") + leaf(p + "v", "4") + "</g><v " + p +
            "x='1' x='2'/></r>";
  }
  return {"namespaces",
          declare("//*:r", {list_field("Q{u1}v"), list_field("Q{u2}v"), list_field("*:w"),
                            list_field("*:v/@Q{u1}x"), list_field("*:g[Q{u1}k='1']/*:v")}),
          text + "</f>"};
}

// Around the sizes that are compared at a time.
sample names() {
  std::vector<schema_field> fields = {list_field("n")};
  std::string record;
  for (const std::size_t size :
       {1U, 7U, 8U, 12U, 13U, 14U, 15U, 16U, 17U, 30U, 31U, 32U, 33U, 64U}) {
    const std::string name = "n" + std::string(size - 1, 'a');
    if (size % 2 == 0) fields.push_back(list_field(name));
    // What differs at the end alone is another.
    record += leaf(name, "1") + leaf(name, "") + leaf(name.substr(0, size - 1) + "z", "2") + "<" +
              name + "/>";
  }
  return {"names", declare("//r", std::move(fields)),
          "<f><r>" + record + "</r><r>" + record + "</r></f>"};
}

// What the grammar has to look at, or at least nobody can pass over.
sample references() {
  std::string text = "<f>";
  int number = 0;
  for (const char* v : {"1", "a&lt;b", "&#65;", "1\r\n2", "\r", "]", "]]", "a]b", "<![CDATA[1]]>",
                        "1<!-- ]]> -->2", "<?pi 1?>", "&amp;&#x41;\r]", "\xC3\xA9]\xEF\xBF\xBD"}) {
    const std::string k = std::to_string(1 + number++ % 2);
    text += "<r>" + leaf("a", v) + leaf("dead", v) + "<o>" + leaf("k", k) + leaf("v", v) +
            leaf("x", v) + leaf("v", "2") + "</o></r>" +
            (number % 3 == 0 ? "\r\nmore text than a head has bytes" : "");
  }
  return {"references",
          declare("//r", {list_field("a"), list_field("o[k='1']/v"), list_field("o[v='1']/x")}),
          text + "</f>"};
}

// The second of a kind has other children than the first.
sample turns() {
  std::string text = "<f>";
  for (int i = 0; i < 3; ++i) {
    text += "<r>";
    for (const char* children : {"ab", "ac", "b", "bb", "", "abc", "ab", "c"}) {
      text += "<p x='" + std::string(children) + "'>";
      for (const char* c = children; *c != 0; ++c)
        text += leaf(std::string(1, *c), children) + (*c == 'b' ? "<y/>" : "");
      text += "</p><s>" + std::string(children) + "</s>";
    }
    for (int k = 0; k < 6; ++k)
      text += leaf("s", std::to_string(k + i));
    text += "</r>";
  }
  return {"turns",
          declare("//r", {list_field("p/a"), list_field("p[b='b']/c"), list_field("p[2]/b"),
                          list_field("s"), list_field("p/y")}),
          text + "</f>"};
}

}  // namespace

std::span<const sample> samples() {
  static const std::vector<sample> all = {groups(),     attributes(), mixed(),      rows(),
                                          namespaces(), names(),      references(), turns()};
  return all;
}

}  // namespace xylem::backend_tests
