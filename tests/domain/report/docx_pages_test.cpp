// How figures and tables stand on the pages of a Word file: nothing runs off a page, is parted from its heading, or
// leaves its numbers in a picture alone.

#include "domain/report/docx_body.hpp"

#include "kit/document/docx_columns.hpp"

#include <muster/domain/figures/pictures.hpp>

#include "support/catch.hpp"
#include "support/times.hpp"

using namespace muster;
using namespace muster::document;
using muster::test::times;

namespace {

std::string body_of(std::vector<Block> blocks) {
  Document document;
  document.title = "Report";
  document.blocks = std::move(blocks);
  return test::docx_body(document);
}

figures::Summary closed() {
  figures::Summary out;
  out.round = figures::RoundState::closed;
  out.responses = out.counted_responses = 60;
  return out;
}

figures::QuestionFigures with_options(std::size_t count) {
  figures::QuestionFigures out;
  out.kind = forms::QuestionKind::pick_any;
  out.label = "Which of these did you use?";
  out.asked = out.answered = 60;
  for (std::size_t at = 0; at < count; ++at) {
    figures::OptionFigures option;
    option.label = "Option " + std::to_string(at + 1);
    option.figure = {30, 0.5, stats::wilson(30, 60), false};
    out.options.push_back(option);
  }
  return out;
}

figures::QuestionFigures with_words(std::size_t count) {
  figures::QuestionFigures out;
  out.kind = forms::QuestionKind::words;
  out.label = "Three words?";
  out.asked = out.answered = 60;
  for (std::size_t at = 0; at < count; ++at)
    out.words.push_back({"word" + std::to_string(at), static_cast<std::int64_t>(2 + count - at), 99, {}});
  return out;
}

TableBlock rows(std::size_t count) {
  TableBlock out;
  out.number = 1;
  out.heading = {"Place", "People"};
  out.figures = {false, true};
  for (std::size_t at = 0; at < count; ++at) out.rows.push_back({"Row " + std::to_string(at), "1"});
  return out;
}

/// Whether the paragraph that holds `text` stands on the page of what follows it.
bool stays_with_next(const std::string& body, const std::string& text) {
  const auto at = body.find(">" + text + "<");
  REQUIRE(at != std::string::npos);
  const auto begin = body.rfind("<w:p>", at);
  return body.substr(begin, at - begin).find("<w:keepNext/>") != std::string::npos;
}

}  // namespace

TEST_CASE("a chart of 18 options is a table that may run over pages, its numbers text and its bars pictures of a row") {
  const auto question = with_options(18);
  const auto body = body_of(figures::bars_blocks(closed(), question, "Options", 642));
  CHECK(times(body, "<wp:inline") == 18);
  CHECK(times(body, "<w:tblHeader/>") == 1);
  CHECK(times(body, ">30<") == 18);
  CHECK(times(body, ">50.0%<") == 18);
  CHECK(body.find(">Option 18<") != std::string::npos);
  CHECK(body.find(">Which of these did you use?<") == std::string::npos);
  CHECK(times(body, ">Options<") == 1);
}

TEST_CASE("no picture is higher than a page") {
  FigureBlock figure{
      1, "Tall", "3 people",
      draw::Picture{"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"600\" height=\"2400\"/>", 600, 2400, "Tall"}};
  const auto body = body_of({{figure}});
  const auto at = body.find("cy=\"") + 4;
  CHECK(std::stoll(body.substr(at)) <= 860 * 9525);
}

TEST_CASE("the words of a cloud stand below it as text, with their people") {
  const auto body = body_of(figures::cloud_blocks(closed(), with_words(20), "Words", {}, 642));
  CHECK(times(body, "<wp:inline") == 1);
  CHECK(times(body, ">People<") == 3);
  CHECK(body.find(">word19<") != std::string::npos);
  CHECK(body.find(">21<") != std::string::npos);
  CHECK(body.find(">99<") == std::string::npos);
  CHECK(times(body, "<w:tr>") == 8);  // 20 words in three columns, and their head
}

TEST_CASE("a table leaves neither its first row nor its last alone on a page") {
  const auto body = body_of({{rows(30)}});
  CHECK(stays_with_next(body, "Place"));
  CHECK(stays_with_next(body, "Row 0"));
  CHECK_FALSE(stays_with_next(body, "Row 1"));
  CHECK_FALSE(stays_with_next(body, "Row 27"));
  CHECK(stays_with_next(body, "Row 28"));
  CHECK_FALSE(stays_with_next(body, "Row 29"));
  const auto short_table = body_of({{rows(5)}});
  for (const char* row : {"Row 0", "Row 1", "Row 2", "Row 3"}) CHECK(stays_with_next(short_table, row));
}

TEST_CASE("a heading and the sentence below it stay with their figure") {
  const Paragraph finding{{{"A finding.", false, false, {}}}, Paragraph::Look::body};
  std::vector<Block> blocks{{Heading{3, "A question", "a-question"}}, {finding}};
  for (auto& block : figures::bars_blocks(closed(), with_options(3), "Options", 642)) blocks.push_back(block);
  blocks.push_back({Paragraph{{{"The end.", false, false, {}}}, Paragraph::Look::body}});
  const auto body = body_of(blocks);
  CHECK(stays_with_next(body, "A finding."));
  CHECK_FALSE(stays_with_next(body, "The end."));
}

TEST_CASE("a list leaves neither its first item nor its last ones alone on a page") {
  for (const std::size_t count : {std::size_t{6}, std::size_t{30}}) {  // in one column and in two
    BulletList list;
    for (std::size_t at = 1; at <= count; ++at)
      list.items.push_back({{"Item " + std::to_string(at), false, false, {}}});
    const auto body = body_of({{list}});
    INFO(count);
    CHECK(stays_with_next(body, "Item 1"));
    CHECK_FALSE(stays_with_next(body, "Item 2"));
    CHECK_FALSE(stays_with_next(body, "Item " + std::to_string(count - 3)));
    CHECK(stays_with_next(body, "Item " + std::to_string(count - 2)));
    CHECK(stays_with_next(body, "Item " + std::to_string(count - 1)));
    CHECK_FALSE(stays_with_next(body, "Item " + std::to_string(count)));
  }
}

TEST_CASE("a table of many columns stands once across the page, where two of it would break its words") {
  TableBlock wide;
  wide.number = 1;
  wide.folded = true;
  wide.heading = {"Answer", "First", "Second", "Third", "Not put in order", "Put first", "Mean rank", "Ranked by"};
  wide.figures = {false, true, true, true, true, true, true, true};
  for (const auto* label : {"Money", "Law", "Travel to school", "Health", "Housing", "Leisure"})
    wide.rows.push_back({label, "7", "8", "5", "4", "29.2%", "1.9", "20"});
  wide.printed = wide.rows.size();
  CHECK(times(body_of({{wide}}), ">Second<") == 1);
  auto narrow = wide;
  narrow.heading.resize(3);
  narrow.figures.resize(3);
  for (auto& row : narrow.rows) row.resize(3);
  CHECK(times(body_of({{narrow}}), ">Second<") == 2);
}

TEST_CASE("no empty line stands between a table that fills its page and the next page") {
  Heading next;
  next.level = next.rank = 1;
  next.text = "Next";
  const auto body = body_of({{rows(3)}, {PageBreak{}}, {next}});
  CHECK(body.find("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Heading1\"/><w:pageBreakBefore/>") != std::string::npos);
  // Word wants a paragraph behind a table at the end, and between two tables.
  CHECK(times(body_of({{rows(3)}, {PageBreak{}}}), "<w:pStyle w:val=\"Gap\"/>") == 1);
  CHECK(times(body_of({{rows(3)}, {rows(3)}}), "<w:pStyle w:val=\"Gap\"/>") == 2);
}

TEST_CASE("a table beside its picture says how much of it half a page holds, and a few rows stand once") {
  auto words = rows(20);
  words.folded = true;
  words.printed = 20;
  constexpr int half = 4500;
  constexpr int whole = 9638;
  CHECK(docx_columns_note(words, half) == "The first 6 of 20; the picture shows all of them.");
  CHECK(docx_columns_note(words, whole).empty());
  auto drawn_in_part = rows(47);
  drawn_in_part.folded = true;
  drawn_in_part.printed = 12;
  CHECK(docx_columns_note(drawn_in_part, half) == "The first 6 of 47; the picture shows the first 12.");
  CHECK(docx_in_columns(words, 3, whole).rows.size() < 20);
  auto few = rows(2);
  few.printed = 2;
  CHECK(docx_in_columns(few, 3, whole).rows.size() == 2);
}
