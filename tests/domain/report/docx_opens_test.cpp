// LibreOffice opens the Word file and prints it: the figures must stand on the pages, and every heading in its place.
// Skipped where LibreOffice or pdftotext is not installed; `make test` installs both.

#include "domain/figures/example.hpp"

#include "support/catch.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/document/writers.hpp>

#include <cstdlib>
#include <filesystem>

using namespace muster;
using namespace muster::report;

namespace {

bool installed(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

/// A folder that goes away with the test.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("muster-docx-" + new_id())) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

std::string printed_text(const std::string& docx) {
  const Folder folder;
  REQUIRE(write_file(folder.file("report.docx"), docx).ok());
  const auto convert = "soffice --headless -env:UserInstallation=file://" + folder.file("profile") +
                       " --convert-to pdf --outdir " + folder.path() + " " + folder.file("report.docx") +
                       " >/dev/null 2>&1";
  REQUIRE(std::system(convert.c_str()) == 0);
  REQUIRE(std::filesystem::exists(folder.file("report.pdf")));
  const auto print = "pdftotext -layout " + folder.file("report.pdf") + " " + folder.file("report.txt");
  REQUIRE(std::system(print.c_str()) == 0);
  auto text = read_file(folder.file("report.txt"));
  REQUIRE(text.ok());
  return *text;
}

}  // namespace

TEST_CASE("LibreOffice prints the Word file with the summit's figures", "[libreoffice]") {
  if (!installed("soffice") || !installed("pdftotext")) {
    WARN("soffice or pdftotext is not installed: the Word file was not opened");
    return;
  }
  const auto document = build_document(example::file("reports/post-event.report"), "reports/post-event.report",
                                       example::summary_of(example::summit()));
  REQUIRE(document.ok());
  const auto docx = document::to_docx(*document);
  REQUIRE(docx.ok());
  const auto text = printed_text(*docx);
  for (const char* wanted :
       {"London SEND Summit 2022", "32 of the 33", "38 of 42", "40 of 42", "40.4%", "90.5%", "77.9–96.2%",
        "Of the 91 delegates", "43 ticks from 42 people", "Appendix 2. Who was registered",
        "Figure 4. Was the Summit helpful", "Table 1. Delegates by area", "Youth offending, education and SEND",
        "National Network of Parent Carer Forums"}) {
    INFO(wanted);
    CHECK(text.find(wanted) != std::string::npos);
  }
}
