// Answers by group: bars with their intervals, what the test found, and the sheet that a list behind them has.
#include "domain/report/events.hpp"
#include "domain/report/printing.hpp"
#include "support/catch.hpp"
#include "support/times.hpp"

#include <muster/domain/report/report_service.hpp>
#include <muster/kit/tabular/sheets.hpp>

#include <algorithm>

using namespace muster;
using namespace muster::report;
using namespace events_of_tests;
using namespace printing_of_tests;
using muster::test::times;

namespace {

std::vector<tabular::NamedSheet> sheets_of(const document::Document& document) {
  const auto bytes = document::to_xlsx(document);
  REQUIRE(bytes.ok());
  auto sheets = tabular::read_sheets(*bytes, "report.xlsx");
  REQUIRE(sheets.ok());
  return *sheets;
}

std::size_t called(const std::vector<tabular::NamedSheet>& sheets, const std::string& begin) {
  return static_cast<std::size_t>(
      std::ranges::count_if(sheets, [&](const auto& sheet) { return sheet.name.starts_with(begin); }));
}

}  // namespace

TEST_CASE("answers by group have bars, shares with intervals, and what the test found") {
  const Event event(anonymous_round(90));
  const auto document = document_of("::: breakdown\n\n::: table helpful by role\n", event.data());
  std::size_t drawn = 0;
  for (const auto& block : document.blocks) {
    const auto* table = std::get_if<document::TableBlock>(&block.content);
    if (table == nullptr || table->bars.empty()) continue;
    ++drawn;
    CHECK(table->number > 0);
    CHECK(table->bars.size() == table->rows.size());
    CHECK(table->heading.back() == "95% interval");
    CHECK(table->base.find("Bars, shares and intervals are of ‘") != std::string::npos);
  }
  CHECK(drawn >= 2);
  const auto text = document::to_markdown(document);
  CHECK(text.find("‘Was it helpful?’, by role") != std::string::npos);
  CHECK(text.find("The groups differ by no more than chance allows. ") != std::string::npos);
  CHECK(text.find(" corrected for ") != std::string::npos);
}

TEST_CASE("a table by groups of a round with names has bars too, and none of a hidden row") {
  const Event event(named_round(60));
  const auto document = document_of("x {helpful | of}\n\n::: table helpful by role\n", event.data());
  const auto text = document::to_markdown(document);
  CHECK(text.find("Bars, shares and intervals are of ‘Helpful’") != std::string::npos);
  CHECK(text.find("| Everybody | 60 | 30 | 30 | 50.0% | 37.7–62.3% |") != std::string::npos);
}

TEST_CASE("why several questions have no test is said once") {
  const Event event(anonymous_round(18));
  const auto text = printed("::: test by role", event.data());
  CHECK(times(text, "No test: see below.") >= 2);
  INFO(text);
  CHECK(times(text, "this question is not shown by role") == 1);
}

TEST_CASE("a list says of which question it is, and a heading that says it is not repeated") {
  const Event event(anonymous_round(90));
  CHECK(printed("::: list more", event.data()).find("**What should change?** Base: 90 of 90 responses.") == 0);
  CHECK(printed("# {more.label}\n\n::: list more", event.data()).find("\n\nBase: 90 of 90 responses.") !=
        std::string::npos);
}

TEST_CASE("a sheet of the workbook is called by its question, and the themes of one question share a sheet") {
  const Event event(anonymous_round(90));
  const auto behind = sheets_of(document_of("::: breakdown\n\n::: list more\n", event.data()));
  CHECK(called(behind, "By role") == 0);
  CHECK(called(behind, "What should change") == 1);

  document::Document themed;
  themed.title = "Report";
  const auto run = [](const std::string& text, bool strong) { return document::Run{text, strong, false, {}}; };
  themed.blocks.push_back({document::Heading{2, "By role", "by-role"}});
  themed.blocks.push_back({document::Paragraph{{run("What should change? ", true), run("Base: 3 of 3.", false)},
                                               document::Paragraph::Look::note}});
  for (const auto* theme : {"Time (2 people)", "Rooms (1 person)"}) {
    themed.blocks.push_back({document::Heading{3, theme, theme}});
    themed.blocks.push_back({document::BulletList{{{run("More of it", false)}, {run("Less of it", false)}}}});
  }
  document::TableBlock shares;
  shares.number = 1;
  shares.caption = "Shares";
  shares.heading = {"Answer", "Share"};
  shares.figures = {false, true};
  shares.rows = {{"Yes", "96.2%"}};
  themed.blocks.push_back({shares});
  const auto sheets = sheets_of(themed);
  CHECK(called(sheets, "What should change") == 1);
  CHECK(called(sheets, "Time") + called(sheets, "Rooms") + called(sheets, "By role") == 0);
  for (const auto& sheet : sheets) {
    if (!sheet.name.starts_with("What should")) continue;
    CHECK(sheet.table.rows.size() >= 4);
    CHECK(sheet.table.rows.back() == std::vector<std::string>{"Rooms (1 person)", "Less of it"});
  }
}

TEST_CASE("a share above 100% is refused, and a list without a question is told one that people wrote to") {
  const Event event(anonymous_round(90));
  const auto refused = [&](const std::string& text) { return errors_of(text + "\n\n{responses}", event.data()); };
  CHECK(refused("::: if response_rate >= 150%\nx\n::: end").find("no share is more than 100%") != std::string::npos);
  CHECK(refused("::: list").find("for example ::: list more") != std::string::npos);
}

TEST_CASE("a day of which nothing was heard has no report of the day yet") {
  const auto nothing = example::summary_of(example::empty_summit());
  const auto document = report_document("{event}", "a.report", ReportData{nothing}, Format::html);
  REQUIRE(document.ok());
  CHECK(document->subtitle.find("Report of the day") == std::string::npos);
  CHECK(document->subtitle.find("Friday 10 June 2022") == 0);
}
