// Words from right to left carry their direction into the page and into Word.

#include "domain/report/docx_body.hpp"

#include "kit/document/printed_pages.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

using namespace muster::document;
using muster::test::docx_body;
using muster::test::times;

namespace {

Document with_words(const std::string& words) {
  Document document;
  document.title = "Report";
  document.language = "en-GB";
  document.blocks.push_back({Paragraph{{{words, false, false, {}}}, Paragraph::Look::body}});
  BulletList list;
  list.items.push_back({{words, false, false, {}}});
  document.blocks.push_back({list});
  TableBlock table;
  table.heading = {"Word", "People"};
  table.rows = {{words, "3"}};
  document.blocks.push_back({table});
  return document;
}

}  // namespace

TEST_CASE("a page says which way words read that are not English") {
  const auto page = to_html(with_words("مفيد جدا"), HtmlExtent::fragment);
  CHECK(page.find("<p dir=\"auto\">مفيد") != std::string::npos);
  CHECK(page.find("<li dir=\"auto\">مفيد") != std::string::npos);
  CHECK(page.find("<th scope=\"row\" dir=\"auto\">مفيد") != std::string::npos);
  CHECK(to_html(with_words("useful"), HtmlExtent::fragment).find("dir=") == std::string::npos);
}

TEST_CASE("Word is told which way a paragraph and its words read") {
  const auto body = docx_body(with_words("مفيد جدا"));
  CHECK(times(body, "<w:bidi/>") == 3);
  CHECK(times(body, "<w:rtl/>") == 3);
  const auto mixed = docx_body(with_words("the word مفيد again"));
  CHECK(times(mixed, "<w:bidi/>") == 0);
  CHECK(times(mixed, "<w:rtl/>") == 3);
  CHECK(mixed.find("the word </w:t>") != std::string::npos);
  const auto english = docx_body(with_words("useful"));
  CHECK(times(english, "<w:bidi/>") + times(english, "<w:rtl/>") == 0);
}

TEST_CASE("a table of a report that reads from the right begins at the right, in Word and on paper") {
  auto urdu = with_words("مفيد جدا");
  urdu.language = "ur";
  CHECK(times(docx_body(urdu), "<w:bidiVisual/>") == 1);
  CHECK(times(docx_body(with_words("مفيد جدا")), "<w:bidiVisual/>") == 0);
  CHECK(printed_pages(urdu).right_to_left);
  CHECK_FALSE(printed_pages(with_words("مفيد جدا")).right_to_left);
}
