// The report as PDF, as poppler reads it: what a screen reader is told, and what stands on which page.
#include "domain/figures/example.hpp"
#include "support/catch.hpp"
#include "support/read_pdf.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

#include <algorithm>

using namespace muster;

namespace {

document::Document report_of(const figures::SummaryInput& input, const std::string& name = "post-event") {
  auto built = report::build_document(example::file("reports/" + name + ".report"), name + ".report",
                                      example::summary_of(input));
  REQUIRE(built.ok());
  return *built;
}

std::string pdf_of(const document::Document& document) {
  auto pdf = document::to_pdf(document);
  INFO((pdf.ok() ? "" : pdf.error().message));
  REQUIRE(pdf.ok());
  return *pdf;
}

const std::string& summit_pdf() {
  static const auto pdf = pdf_of(report_of(example::summit()));
  return pdf;
}

std::size_t times(const std::string& text, const std::string& wanted) {
  std::size_t count = 0;
  for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1)) ++count;
  return count;
}

std::vector<std::string> pages_of(const std::string& pdf) {
  const auto text = test::read_by("pdftotext -layout", pdf);
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\f', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

/// Every figure that a printed file draws by itself, with those side by side.
std::size_t drawn(const std::vector<document::Block>& blocks) {
  std::size_t count = 0;
  for (const auto& block : blocks) {
    const auto* figure = std::get_if<document::FigureBlock>(&block.content);
    if (figure != nullptr && !figure->in_table) ++count;
    if (const auto* pair = std::get_if<document::Pair>(&block.content)) count += drawn(pair->left) + drawn(pair->right);
  }
  return count;
}

}  // namespace

TEST_CASE("the PDF of a report says what it is: title, language, A4, tags, PDF/UA") {
  const auto about = test::read_by("pdfinfo", summit_pdf());
  CHECK(about.find("Title:           London SEND Summit 2022") != std::string::npos);
  CHECK(about.find("Tagged:          yes") != std::string::npos);
  CHECK(about.find("(A4)") != std::string::npos);
  const auto metadata = test::read_by("pdfinfo -meta", summit_pdf());
  CHECK(metadata.find("<pdfuaid:part>1</pdfuaid:part>") != std::string::npos);
  CHECK(metadata.find("<rdf:li>en-GB</rdf:li>") != std::string::npos);
  CHECK(pdf_of(report_of(example::summit())) == summit_pdf());
}

TEST_CASE("what is read out of the PDF has headings, contents, lists, tables with headings and every figure in words") {
  const auto document = report_of(example::summit());
  const auto tree = test::structure_of(summit_pdf());
  std::size_t from = 0;
  for (const char* wanted : {"H1 (block)",
                             "London SEND Summit 2022",
                             "104 people registered",
                             "Figure 1. Delegates by place",
                             "Figure",
                             "Table (block)",
                             "Caption",
                             "Table 1. Delegates by area",
                             "TR",
                             "TH",
                             "/Scope /Column",
                             "Area",
                             "/Scope /Row",
                             "North Central London",
                             "TD",
                             "5 of 5",
                             "TOC",
                             "TOCI",
                             "Link",
                             "What the tables noted",
                             "H2 (block)",
                             "What the tables noted",
                             "Helpful",
                             "90.5%",
                             "H3 (block)",
                             "L (block)",
                             "LI (block)",
                             "LBody (block)",
                             "Table 2. Notes of the discussion tables"}) {
    INFO(wanted);
    const auto at = tree.find(wanted, from);
    REQUIRE(at != std::string::npos);
    from = at + 1;
  }
  CHECK(tree.find("report of the day") == std::string::npos);  // the foot of a page is not read out
  CHECK(times(tree, "\n  Figure\n") + times(tree, "\n    Figure\n") == drawn(document.blocks));
  CHECK(times(test::alternatives_of(summit_pdf()), "/Alt (") == drawn(document.blocks));
  CHECK(test::alternatives_of(summit_pdf()).find("Map of 33 places") != std::string::npos);
  // A heading that stands on several pages is read once.
  CHECK(times(tree, "\"Organisation\"") == 1);
}

TEST_CASE("the contents of the PDF name the page on which each part begins, and lead there") {
  const auto pages = pages_of(summit_pdf());
  std::size_t parts = 0;
  for (const auto& block : report_of(example::summit()).blocks) {
    const auto* heading = std::get_if<document::Heading>(&block.content);
    if (heading == nullptr || heading->level != 1) continue;
    ++parts;
    INFO(heading->text);
    const auto begins = std::find_if(pages.begin() + 1, pages.end(), [&](const std::string& page) {
      return page.find(heading->text) != std::string::npos;
    });
    REQUIRE(begins != pages.end());
    const auto entry = pages[0].find(heading->text);
    REQUIRE(entry != std::string::npos);
    const auto number = pages[0].find_first_not_of(" .", entry + heading->text.size());
    CHECK(std::stoul(pages[0].substr(number)) == static_cast<unsigned long>(begins - pages.begin()) + 1);
    CHECK(begins->find(std::to_string(begins - pages.begin() + 1)) != std::string::npos);
  }
  CHECK(parts >= 4);
  const auto clear = test::read_by("qpdf --qdf --object-streams=disable", summit_pdf());
  CHECK(times(clear, "/Subtype /Link") == parts);
  CHECK(clear.find("/Type /Outlines") != std::string::npos);
  CHECK(clear.find("/Title (Appendix 2. Who was registered)") != std::string::npos);
}

TEST_CASE("a table that goes over pages has its headings on each of them") {
  std::size_t with_delegates = 0;
  for (const auto& page : pages_of(summit_pdf())) {
    if (page.find("Organisation") != std::string::npos && page.find("Surname") != std::string::npos) ++with_delegates;
  }
  CHECK(with_delegates >= 3);
}

TEST_CASE("every shipped report becomes a PDF, also where nothing happened yet") {
  CHECK(test::read_by("pdfinfo", pdf_of(report_of(example::empty_summit()))).find("Tagged:          yes") !=
        std::string::npos);
}

TEST_CASE("links of a report lead out of the PDF, and a logo stands over its title with its words") {
  auto document = report_of(example::empty_summit());
  document.blocks.push_back(
      {document::Paragraph{{{"Read ", false, false, {}}, {"the paper", false, false, "https://example.org/paper"}}}});
  document.logo = document::Logo{draw::to_png(draw::qr_symbol("a", 60)), "image/png", 60, 60, "Logo of A & B"};
  const auto pdf = pdf_of(document);
  const auto clear = test::read_by("qpdf --qdf --object-streams=disable", pdf);
  CHECK(clear.find("/URI (https://example.org/paper)") != std::string::npos);
  CHECK(test::alternatives_of(pdf).find("Logo of A & B") != std::string::npos);
  CHECK(test::structure_of(pdf).find("Link (inline)") != std::string::npos);
}

TEST_CASE("the one-page summary is one page, and no part of the report of the day ends in a page of a few lines") {
  CHECK(pages_of(pdf_of(report_of(example::summit(), "one-page"))).size() == 1);
  const auto pages = pages_of(summit_pdf());
  for (const auto& page : pages) {
    INFO(page);
    CHECK(times(page, "\n") > 12);
  }
}
