// Words from right to left carry their direction into the page and into Word.

#include "domain/report/docx_body.hpp"

#include "kit/document/printed_pages.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

#include <muster/kit/catalogue/telling.hpp>

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
  CHECK(page.find("<p dir=\"rtl\">مفيد") != std::string::npos);
  CHECK(page.find("<li dir=\"rtl\">مفيد") != std::string::npos);
  CHECK(page.find("<th scope=\"row\" dir=\"rtl\">مفيد") != std::string::npos);
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

TEST_CASE("in a report that reads from the right English keeps its order, and pictures their sides") {
  auto arabic = with_words("Fewer than 30 of 104 answered.");
  arabic.language = "ar";
  arabic.blocks.push_back({Paragraph{{{"أوافق تماما.", false, false, {}}}, Paragraph::Look::body}});
  const auto page = to_html(arabic, HtmlExtent::page);
  CHECK(page.find("<html lang=\"ar\" dir=\"rtl\">") != std::string::npos);
  CHECK(page.find("<p><bdi dir=\"ltr\">Fewer than 30 of 104 answered.</bdi></p>") != std::string::npos);
  CHECK(page.find("<td><bdi dir=\"ltr\">3</bdi></td>") != std::string::npos);
  CHECK(page.find("<p>أوافق تماما.</p>") != std::string::npos);
  CHECK(page.find(".report svg { direction: ltr; }") != std::string::npos);
  const auto body = docx_body(arabic);
  CHECK(
      body.find("<w:bidi w:val=\"0\"/><w:jc w:val=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Fewer than 30") !=
      std::string::npos);
  CHECK(body.find("<w:bidi/></w:pPr><w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space=\"preserve\">أوافق تماما.") !=
        std::string::npos);
}

TEST_CASE("an answer from right to left does not turn round the sentence that names it") {
  const auto said = muster::tell("{people} answered {answer}.", {{"people", "22 of 30 people"}, {"answer", "أوافق"}});
  CHECK(said == "22 of 30 people answered \u2068أوافق\u2069.");
  const auto named = muster::tell("{answer}: no earlier event asked the same.", {{"answer", "أوافق"}});
  auto arabic = with_words(named);
  arabic.language = "ar";
  CHECK(to_html(arabic, HtmlExtent::fragment)
            .find("<p><bdi dir=\"ltr\">\u2068أوافق\u2069: no earlier event asked the same.</bdi></p>") !=
        std::string::npos);
  CHECK(to_html(with_words(named), HtmlExtent::fragment).find("dir=\"rtl\"") == std::string::npos);
}
