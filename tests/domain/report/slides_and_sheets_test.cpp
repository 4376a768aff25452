// The presentation and the workbook from inside: headlines that are findings, drawings with their words, numbers that
// are numbers.
#include "domain/figures/example.hpp"
#include "support/catch.hpp"

#include <muster/domain/report/report_service.hpp>
#include <muster/kit/document/writers.hpp>
#include <muster/kit/tabular/sheets.hpp>

#include <Poco/StreamCopier.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <map>
#include <sstream>

using namespace muster;
using namespace muster::report;

namespace {

std::string written(Format format) {
  const auto bytes = write_report(example::file("reports/post-event.report"), "post-event.report",
                                  example::summary_of(example::summit()), format);
  REQUIRE(bytes.ok());
  return *bytes;
}

std::map<std::string, std::string> unzipped(const std::string& bytes) {
  std::istringstream stream(bytes);
  const Poco::Zip::ZipArchive archive(stream);
  std::map<std::string, std::string> out;
  for (auto entry = archive.headerBegin(); entry != archive.headerEnd(); ++entry) {
    stream.clear();
    Poco::Zip::ZipInputStream part(stream, entry->second);
    Poco::StreamCopier::copyToString(part, out[entry->first]);
  }
  return out;
}

const tabular::NamedSheet& sheet_named(const std::vector<tabular::NamedSheet>& sheets, const std::string& begin) {
  for (const auto& sheet : sheets) {
    if (sheet.name.starts_with(begin)) return sheet;
  }
  FAIL("no sheet " + begin);
  return sheets.front();
}

}  // namespace

TEST_CASE("each figure has its slide: the finding is the headline, the picture a drawing, the base at the foot") {
  const auto bytes = written(Format::pptx);
  CHECK(written(Format::pptx) == bytes);
  const auto parts = unzipped(bytes);
  std::size_t slides = 0;
  std::string helpful;
  for (const auto& [name, xml] : parts) {
    if (!name.starts_with("ppt/slides/slide")) continue;
    ++slides;
    if (xml.find(">38 of 42 found it helpful.<") != std::string::npos) helpful = xml;
  }
  CHECK(slides == 12);  // a title, seven figures, and four questions that were answered in words
  REQUIRE_FALSE(helpful.empty());
  CHECK(helpful.find("type=\"title\"") != std::string::npos);
  CHECK(helpful.find(">Base: 42 of 42 responses. The thin line is the 95% interval (Wilson): how far chance alone") !=
        std::string::npos);
  CHECK(helpful.find("asvg:svgBlip") != std::string::npos);
  CHECK(helpful.find("descr=\"") != std::string::npos);
  CHECK(helpful.find(">77.9–96.2%<") != std::string::npos);
  CHECK(parts.at("ppt/media/image5-1.svg").starts_with("<svg"));
  CHECK(parts.at("ppt/media/image5-1.png").starts_with("\x89PNG"));
}

TEST_CASE("a question that was answered in words has a slide of its first answers, which says how many there are") {
  std::string topics;
  for (const auto& [name, xml] : unzipped(written(Format::pptx))) {
    if (name.starts_with("ppt/slides/slide") && xml.find("‘ASD diagnosis pathways’") != std::string::npos) topics = xml;
  }
  REQUIRE_FALSE(topics.empty());
  CHECK(topics.find(">28 of 42 people wrote something.<") != std::string::npos);
  CHECK(topics.find(">What should future events cover?<") != std::string::npos);
  CHECK(topics.find("Base: 28 of 42 responses. 6 of 28 answers stand here, and all of them in the report<") !=
        std::string::npos);
  CHECK(topics.find("‘Workforce’") == std::string::npos);
}

TEST_CASE("the paper for the board has three pages of the example summit, none of them nearly empty") {
  const auto summary = example::summary_of(example::summit());
  const auto document = report_document(example::file("reports/board-paper.report"), "board-paper.report",
                                        ReportData{summary}, Format::pdf);
  REQUIRE(document.ok());
  CHECK(document::printed_on(*document).pages == 3);
}

TEST_CASE("the workbook has numbers as numbers, intervals as two, and the codebook behind the report") {
  const auto bytes = written(Format::xlsx);
  CHECK(written(Format::xlsx) == bytes);
  const auto sheets = tabular::read_sheets(bytes, "report.xlsx");
  REQUIRE(sheets.ok());
  CHECK(sheets->front().name == "Contents");
  CHECK(sheets->back().name == "Codebook");
  const auto xml = unzipped(bytes);
  for (const auto& [name, part] : xml) {
    if (!name.starts_with("xl/worksheets/sheet")) continue;
    INFO(name);
    CHECK(part.find("<pageSetUpPr fitToPage=\"1\"/>") != std::string::npos);
    CHECK(part.find("fitToHeight=\"0\"") != std::string::npos);
  }
  std::string helpful;
  for (const auto& [name, part] : xml) {
    if (name.starts_with("xl/tables/") && part.find("95% interval, from") != std::string::npos) helpful = part;
  }
  CHECK_FALSE(helpful.empty());
  bool share = false;
  for (const auto& [name, part] : xml) {
    if (name.starts_with("xl/worksheets/sheet") && part.find("<v>0.905") != std::string::npos) share = true;
  }
  CHECK(share);
  const auto& codes = sheet_named(*sheets, "Codebook").table;
  bool found = false;
  for (const auto& row : codes.rows) {
    if (row[0] == "helpful" && row[3] == "mainly") found = true;
  }
  CHECK(found);
}
