// What poppler reads of the pages: their tree, their words, and where they break.
#include "support/catch.hpp"
#include "support/read_pdf.hpp"

#include <muster/kit/draw/picture.hpp>
#include <muster/kit/print/pdf.hpp>

#include <algorithm>

namespace muster::print {
namespace {

Element words(std::string text, Role role = Role::paragraph) {
  return {.content = Words{{{std::move(text), {.size = 12}}}}, .role = role};
}

Pages pages_of(std::vector<Element> parts) {
  Pages pages;
  pages.title = "A title & more";
  pages.body.content = Stack{.parts = std::move(parts), .gap = 6};
  return pages;
}

std::string pdf_of(const Pages& pages) {
  auto pdf = to_pdf(pages);
  INFO((pdf.ok() ? "" : pdf.error().message));
  REQUIRE(pdf.ok());
  return *pdf;
}

std::size_t times(const std::string& text, const std::string& wanted) {
  std::size_t count = 0;
  for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) ++count;
  return count;
}

Element table(std::size_t rows) {
  Stack stack{.parts = {}, .gap = 4, .repeated = 1};
  const std::vector<Width> widths{{.share = 1}, {.points = 60}};
  stack.parts.push_back(
      {.content = Row{{words("Statement", Role::column_heading), words("Agree", Role::column_heading)}, widths, 0},
       .role = Role::table_row});
  for (std::size_t at = 1; at <= rows; ++at) {
    stack.parts.push_back(
        {.content = Row{{words("Row " + std::to_string(at), Role::row_heading), words("1", Role::cell)}, widths, 0},
         .role = Role::table_row});
  }
  return {.content = std::move(stack), .role = Role::table};
}

}  // namespace

TEST_CASE("a PDF says what it is: title, language, tags, and PDF/UA") {
  auto pages = pages_of({words("Your views", Role::heading_1), words("Two minutes.")});
  pages.language = "cy";
  const auto pdf = pdf_of(pages);
  const auto about = test::read_by("pdfinfo", pdf);
  CHECK(about.find("Title:           A title & more") != std::string::npos);
  CHECK(about.find("Tagged:          yes") != std::string::npos);
  CHECK(about.find("Pages:           1\n") != std::string::npos);
  CHECK(about.find("A4") != std::string::npos);
  CHECK(about.find("rror") == std::string::npos);
  const auto metadata = test::read_by("pdfinfo -meta", pdf);
  CHECK(metadata.find("<pdfuaid:part>1</pdfuaid:part>") != std::string::npos);
  CHECK(metadata.find("A title &amp; more") != std::string::npos);
  CHECK(metadata.find("<rdf:li>cy</rdf:li>") != std::string::npos);
  CHECK(pdf_of(pages) == pdf);
}

TEST_CASE("the tree that is read out has every part as what it is, in order, and decoration is not in it") {
  Element figure{.content = Stack{.parts = {{.content = Line{}}, {.content = Line{}}}},
                 .role = Role::figure,
                 .alternative = "Two lines to write on"};
  Element item{.content = Row{{words("1", Role::list_label), {.content = Box{}}, words("Helpful", Role::list_body)},
                              {{}, {}, {.share = 1}},
                              4},
               .role = Role::list_item};
  Element list{.content = Stack{.parts = {item}}, .role = Role::list};
  Element symbol{.content = Image{draw::qr_symbol("https://muster.example/f/abcd", 100), 90},
                 .role = Role::figure,
                 .alternative = "QR code"};
  auto pages = pages_of({words("Your views", Role::heading_1), words("Was it helpful?", Role::heading_3), list, figure,
                         symbol, table(1), words("not read", Role::decoration)});
  pages.foot = words("Page {page} of {pages}", Role::decoration);
  const auto pdf = pdf_of(pages);
  const auto tree = test::structure_of(pdf);
  INFO(tree);
  std::size_t from = 0;
  for (const char* wanted :
       {"Document",    "H1 (block)", "Your views",    "H3 (block)", "Was it helpful?", "L (block)", "LI (block)",
        "Lbl (block)", "\"1\"",      "LBody (block)", "Helpful",    "Figure",          "Figure",    "Table (block)",
        "TR",          "TH",         "Statement",     "TH",         "Agree",           "TR",        "TH",
        "Row 1",       "TD"}) {
    INFO(wanted);
    const auto at = tree.find(wanted, from);
    REQUIRE(at != std::string::npos);
    from = at + 1;
  }
  CHECK(tree.find("not read") == std::string::npos);
  CHECK(tree.find("Page 1") == std::string::npos);
  const auto seen = test::read_by("pdftotext", pdf);
  CHECK(seen.find("not read") != std::string::npos);
  CHECK(seen.find("Page 1 of 1") != std::string::npos);
  const auto alternatives = test::alternatives_of(pdf);
  CHECK(alternatives.find("Two lines to write on") != std::string::npos);
  CHECK(alternatives.find("QR code") != std::string::npos);
  const auto attributes = test::read_by("pdfinfo -struct", pdf);
  CHECK(times(attributes, "Scope") == 3);
}

TEST_CASE("what belongs together stands on one page, and a table that goes on repeats its head unread") {
  std::vector<Element> parts;
  for (int at = 0; at < 40; ++at) {
    parts.push_back({.content = Stack{.parts = {words("Question " + std::to_string(at)),
                                                {.content = Line{}},
                                                words("End " + std::to_string(at))},
                                      .together = true}});
  }
  parts.push_back(table(80));
  auto pages = pages_of(std::move(parts));
  const auto pdf = pdf_of(pages);
  const auto text = test::read_by("pdftotext", pdf);
  std::size_t page = 0;
  std::size_t begin = 0;
  std::size_t heads = 0;
  while (begin < text.size()) {
    const auto end = std::min(text.find('\f', begin), text.size());
    const auto here = text.substr(begin, end - begin);
    for (int at = 0; at < 40; ++at) {
      const auto number = std::to_string(at) + "\n";
      CHECK((here.find("Question " + number) == std::string::npos) ==
            (here.find("End " + number) == std::string::npos));
    }
    if (here.find("Row ") != std::string::npos) {
      CHECK(here.find("Statement") != std::string::npos);
      ++heads;
    }
    begin = end + 1;
    ++page;
  }
  CHECK(page > 3);
  CHECK(heads > 1);
  CHECK(times(test::structure_of(pdf), "\"Statement\"") == 1);
}

TEST_CASE("a paragraph longer than a page goes on over pages and loses no word") {
  std::string text;
  for (int at = 0; at < 3000; ++at) text += "word" + std::to_string(at) + " ";
  const auto read = test::read_by("pdftotext", pdf_of(pages_of({words(text)})));
  // The tree has all of it too, though lines end with spaces.
  const auto tree = test::structure_of(pdf_of(pages_of({words(text)})));
  for (const int at : {0, 1, 999, 1500, 2999}) CHECK(tree.find("word" + std::to_string(at)) != std::string::npos);
  for (const int at : {0, 1, 999, 1500, 2999}) CHECK(read.find("word" + std::to_string(at)) != std::string::npos);
  CHECK(times(read, "\f") > 2);
}

TEST_CASE("letters that no font can draw are named, and nothing is drawn in their place") {
  // A private sign: no font of any machine gives it a meaning.
  const auto pdf = to_pdf(pages_of({words("Something \xF4\x80\x80\x80 here")}));
  REQUIRE_FALSE(pdf.ok());
  CHECK(pdf.error().message.find("U+100000") != std::string::npos);
  CHECK(pdf.error().message.find("fonts-noto-core") != std::string::npos);
}

TEST_CASE("a face that somebody typed on a phone is drawn") {
  CHECK(to_pdf(pages_of({words("A good day 🙂 👏")})).ok());
}

TEST_CASE("pages without words are a PDF too") {
  CHECK(test::read_by("pdfinfo", pdf_of(Pages{.title = "Nothing"})).find("Pages:           1") != std::string::npos);
  CHECK(test::read_by("pdfinfo", pdf_of(pages_of({{.content = Line{}}}))).find("Pages:           1") !=
        std::string::npos);
}

TEST_CASE("where all reads from right to left, rows begin at the right") {
  auto pages = pages_of({{.content = Row{{words("first"), words("second")}, {{}, {.share = 1}}, 4}}});
  const auto left = test::read_by("pdftotext -bbox", pdf_of(pages));
  pages.right_to_left = true;
  const auto right = test::read_by("pdftotext -bbox", pdf_of(pages));
  const auto begin_of = [](const std::string& boxes, const std::string& word) {
    const auto line = boxes.rfind("xMin=\"", boxes.find(">" + word + "<"));
    return std::stod(boxes.substr(line + 6));
  };
  CHECK(begin_of(left, "first") < 100);
  CHECK(begin_of(right, "first") > 400);
}

namespace {

Element line(std::size_t at) { return words("Line " + std::to_string(at)); }
std::string pages_told(const Pages& pages) {
  const auto about = test::read_by("pdfinfo", pdf_of(pages));
  const auto at = about.find("Pages:") + 6;
  const auto digit = about.find_first_not_of(' ', at);
  return about.substr(digit, about.find('\n', digit) - digit);
}

}  // namespace

TEST_CASE("a page for a few last lines is saved by less room between the others, and only where that saves it") {
  std::vector<Element> parts;
  std::size_t count = 0;
  auto pages = pages_of({});
  const auto with_one_more = [&] {
    parts.push_back(line(++count));
    pages.body.content = Stack{.parts = parts, .gap = 6};
    return pages_told(pages);
  };
  while (with_one_more() == "1") {
  }
  pages.closer_to_save_pages = true;
  CHECK(pages_told(pages) == "1");
  // A second page that is well filled stays.
  const auto first_page = count;
  while (count < first_page * 3 / 2) parts.push_back(line(++count));
  pages.body.content = Stack{.parts = parts, .gap = 6};
  CHECK(pages_told(pages) == "2");
}

TEST_CASE("a list in columns that goes over a page does not leave one item for the next") {
  std::vector<Element> parts;
  std::size_t count = 0;
  auto pages = pages_of({});
  do {
    parts.push_back(line(++count));
    pages.body.content = Columns{.parts = parts, .most = 2, .gap = 10, .row_gap = 4, .down = true};
  } while (pages_told(pages) == "1");
  CHECK(times(test::read_by("pdftotext -f 2 -l 2 -layout", pdf_of(pages)), "Line ") >= 4);
}

}  // namespace muster::print
