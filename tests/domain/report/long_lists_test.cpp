// What many people wrote is cut where it is printed, with a count, and stands whole where it is computed with.
#include "support/catch.hpp"
#include "support/read_pdf.hpp"

#include "domain/report/docx_body.hpp"

#include <muster/kit/document/writers.hpp>
#include <muster/kit/tabular/sheets.hpp>

using namespace muster;

namespace {

document::Document with_answers(std::size_t answers, std::size_t rows) {
  document::Document made;
  made.title = "A large summit";
  made.blocks.push_back({document::Heading{1, "What people wrote", "wrote", 1}});
  document::BulletList list;
  for (std::size_t at = 1; at <= answers; ++at)
    list.items.push_back({{"answer-" + std::to_string(at) + ".", false, false, {}}});
  made.blocks.push_back({std::move(list)});
  document::TableBlock table;
  table.number = 1;
  table.caption = "Everybody";
  table.base = "all";
  table.heading = {"Name", "People"};
  table.figures = {false, true};
  for (std::size_t at = 1; at <= rows; ++at) table.rows.push_back({"row-" + std::to_string(at) + ".", "1"});
  made.blocks.push_back({std::move(table)});
  return made;
}

void check_cut(const std::string& text) {
  CHECK(text.find("answer-200.") != std::string::npos);
  CHECK(text.find("answer-201.") == std::string::npos);
  CHECK(text.find("first 200 of 12,345.") != std::string::npos);
  CHECK(text.find("row-1000.") != std::string::npos);
  CHECK(text.find("row-1001.") == std::string::npos);
  CHECK(text.find("first 1,000 of 2,000.") != std::string::npos);
}

}  // namespace

TEST_CASE("a long list is cut with a count in what is printed, and whole in the workbook and as JSON") {
  const auto large = with_answers(12'345, 2'000);
  check_cut(document::to_html(large, document::HtmlExtent::page));
  check_cut(test::docx_body(large));
  const auto pdf = document::to_pdf(large);
  REQUIRE(pdf.ok());
  check_cut(test::read_by("pdftotext", *pdf));
  const auto markdown = document::to_markdown(large);
  CHECK(markdown.find("answer-200") != std::string::npos);
  CHECK(markdown.find("answer-201") == std::string::npos);
  CHECK(document::to_json(large).find("answer-12345.") != std::string::npos);
  const auto book = document::to_xlsx(large);
  REQUIRE(book.ok());
  const auto sheets = tabular::read_sheets(*book, "report.xlsx");
  REQUIRE(sheets.ok());
  REQUIRE(sheets->size() == 3);
  CHECK(sheets->at(1).table.rows.back()[0] == "answer-12345.");
  CHECK(sheets->at(2).table.rows.back()[0] == "row-2000.");
}

TEST_CASE("a list that is a little longer than what is printed is not cut") {
  const auto html = document::to_html(with_answers(250, 1050), document::HtmlExtent::page);
  CHECK(html.find("answer-250.") != std::string::npos);
  CHECK(html.find("row-1050.") != std::string::npos);
  CHECK(html.find("These are the first") == std::string::npos);
}
