// The report as PDF, as poppler reads it: what a screen reader is told, and what stands on which page.
#include "domain/figures/example.hpp"
#include "support/catch.hpp"
#include "support/read_pdf.hpp"
#include "support/source_dir.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

#include <algorithm>
#include <filesystem>
#include <sstream>

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

namespace {

/// Kinds of elements of a structure tree in reading order, each with its depth: {"H1", 1}.
std::vector<std::pair<std::string, std::size_t>> elements_of(const std::string& tree) {
  std::vector<std::pair<std::string, std::size_t>> out;
  std::istringstream lines(tree);
  for (std::string line; std::getline(lines, line);) {
    const auto begin = line.find_first_not_of(' ');
    if (begin == std::string::npos || line[begin] == '"' || line[begin] == '/') continue;
    const auto end = line.find_first_of(" :", begin);
    out.emplace_back(line.substr(begin, end - begin), begin / 2);
  }
  return out;
}

/// What a validator would say of the tree: headings out of order, tables without headings, figures without words.
std::vector<std::string> faults_of(const std::string& pdf) {
  std::vector<std::string> out;
  const auto tree = elements_of(test::structure_of(pdf));
  int level = 0;
  std::size_t titles = 0;
  std::size_t figures = 0;
  for (std::size_t at = 0; at < tree.size(); ++at) {
    const auto& [kind, depth] = tree[at];
    if (kind.size() == 2 && kind[0] == 'H' && kind[1] >= '1' && kind[1] <= '6') {
      if (kind[1] - '0' > level + 1) out.push_back(kind + " follows H" + std::to_string(level));
      level = kind[1] - '0';
      titles += kind == "H1" ? 1 : 0;
    }
    figures += kind == "Figure" ? 1 : 0;
    if (kind != "Table") continue;
    bool headed = false;
    for (auto in = at + 1; in < tree.size() && tree[in].second > depth; ++in) headed = headed || tree[in].first == "TH";
    if (!headed) out.emplace_back("a table without a heading");
  }
  if (titles != 1) out.push_back(std::to_string(titles) + " titles");
  const auto words = test::alternatives_of(pdf);
  if (times(words, "/Alt (") != figures)
    out.push_back(std::to_string(figures) + " figures, " + std::to_string(times(words, "/Alt (")) + " with words");
  if (words.find("/Alt ()") != std::string::npos) out.emplace_back("a figure without words");
  return out;
}

}  // namespace

TEST_CASE("the foot of each report says what it is") {
  const auto foot_in = [](const std::string& name) { return document::foot_of(report_of(example::summit(), name)); };
  CHECK(foot_in("post-event") == "London SEND Summit 2022: report of the day");
  CHECK(foot_in("board-paper") == "London SEND Summit 2022: paper for the board");
  CHECK(foot_in("one-page") == "London SEND Summit 2022");
  CHECK(foot_in("you-said-we-did").ends_with(": you said, we did"));
}

TEST_CASE("in half a page bars are short rather than words broken") {
  const auto pages = pages_of(pdf_of(report_of(example::summit(), "one-page")));
  REQUIRE(pages.size() == 1);
  CHECK(times(pages.front(), "Somethi\n") == 0);
  CHECK(times(pages.front(), "49.2–77.0%") == 1);
  CHECK(times(pages.front(), "64.3%") == 1);
}

TEST_CASE("every shipped report reads well out of its PDF: headings in order, tables with headings, figures in words") {
  for (const auto& file : std::filesystem::directory_iterator(test::source_dir() + "/reports")) {
    const auto name = file.path().stem().string();
    for (const bool has_answers : {true, false}) {
      INFO(name << (has_answers ? " of the summit" : " of nothing"));
      const auto pdf = pdf_of(report_of(has_answers ? example::summit() : example::empty_summit(), name));
      CHECK(faults_of(pdf) == std::vector<std::string>{});
      const auto clear = test::read_by("qpdf --qdf --object-streams=disable", pdf);
      CHECK(clear.find("/MarkInfo <<") != std::string::npos);
      CHECK(clear.find("/Lang (en-GB)") != std::string::npos);
      CHECK(clear.find("/DisplayDocTitle true") != std::string::npos);
    }
  }
}

TEST_CASE("no page of a shipped report is left nearly empty where the next part does not begin anew") {
  for (const auto& file : std::filesystem::directory_iterator(test::source_dir() + "/reports")) {
    const auto document = report_of(example::summit(), file.path().stem().string());
    const auto pdf = pdf_of(document);
    const auto pages = pages_of(pdf);
    INFO(file.path().stem().string() << " has " << pages.size() << " pages");
    const auto last = test::read_by("pdftotext -bbox -f " + std::to_string(pages.size()), pdf);
    double lowest = 0;
    for (auto at = last.find("yMax=\""); at != std::string::npos; at = last.find("yMax=\"", at + 1)) {
      const auto y = std::stod(last.substr(at + 6));
      if (y < 780) lowest = std::max(lowest, y);  // above the foot
    }
    CHECK(lowest > 250);
  }
}

TEST_CASE("a sign in an answer for which there is no font keeps no report from being printed, and is told") {
  // A private sign: no font of any machine gives it a meaning.
  const std::string sign = "\xF4\x80\x80\x80";
  auto input = example::summit();
  for (std::size_t at = 0; at < 6; ++at) input.answers[at]["words"].texts = {sign};
  const auto report = report_of(input);
  const auto words = test::read_by("pdftotext", pdf_of(report));
  CHECK_THAT(words, Catch::Contains("[U+100000]") && Catch::Contains("In square brackets stands 1 letter"));
  // Under the cloud it is named; its table has it as it was written.
  const auto html = document::to_html(report, document::HtmlExtent::page);
  CHECK_THAT(html, Catch::Contains("1 word is not drawn") && Catch::Contains(sign));
  CHECK_THAT(test::read_by("pdftotext", summit_pdf()), !Catch::Contains("In square brackets"));
}
