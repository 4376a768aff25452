// Photographs in reports: every writer has them, with the words that stand in their place.
#include "domain/report/docx_body.hpp"
#include "domain/report/printing.hpp"
#include "support/read_pdf.hpp"
#include "support/source_dir.hpp"

#include <muster/domain/report/picture.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/document/kept_document.hpp>

using namespace muster;
using namespace muster::report;
using namespace events_of_tests;
using namespace printing_of_tests;

namespace {

std::string file_of_tests(const std::string& name) {
  auto bytes = read_file(test::source_dir() + "/tests/kit/draw/fixtures/" + name);
  REQUIRE(bytes.ok());
  return std::move(bytes).value();
}

ReportPicture picture(const std::string& name, std::size_t bytes = 0) {
  auto read = draw::read_photograph(file_of_tests("held_sideways.jpeg"));
  REQUIRE(read.ok());
  if (bytes > 0) read->bytes.resize(bytes, 'x');
  return {name, "Two people on a stage & a screen.", std::move(read).value(), {}};
}

/// An event whose programme has these pictures.
struct Pictured {
  Event event{named_round(12)};
  std::vector<ReportPicture> pictures;
  explicit Pictured(std::vector<ReportPicture> all) : pictures(std::move(all)) {}
  [[nodiscard]] ReportData data() const {
    auto out = event.data();
    out.wider.pictures = [this]() -> Result<std::shared_ptr<const std::vector<ReportPicture>>> {
      return std::make_shared<const std::vector<ReportPicture>>(pictures);
    };
    return out;
  }
};

constexpr const char* definition = "{responses} people.\n\n::: image opening \"The opening talk\"\n";

}  // namespace

TEST_CASE("a photograph stands in every format with the words for whoever does not see it") {
  const Pictured event({picture("opening")});
  const auto document = document_of(definition, event.data());
  const std::string words = "Two people on a stage &amp; a screen.";

  const auto page = document::to_html(document, document::HtmlExtent::page);
  CHECK(page.find("<img src=\"data:image/jpeg;base64,/9j/") != std::string::npos);
  CHECK(page.find("width=\"64\" height=\"96\" alt=\"" + words + "\"") != std::string::npos);
  CHECK(page.find("<figcaption>The opening talk</figcaption>") != std::string::npos);
  // The site's own page shows no picture that stands in the page itself.
  const auto fragment = document::to_html(document, document::HtmlExtent::fragment);
  CHECK(fragment.find("data:image") == std::string::npos);
  CHECK(fragment.find("/report/pictures/opening\"") != std::string::npos);

  const auto body = test::docx_body(document);
  CHECK(body.find("r:embed=\"rIdI1\"") != std::string::npos);
  CHECK(body.find("descr=\"" + words + "\"") != std::string::npos);
  CHECK(body.find("The opening talk") != std::string::npos);

  const auto pdf = document::to_pdf(document);
  REQUIRE(pdf.ok());
  CHECK(test::alternatives_of(*pdf).find("Two people on a stage & a screen.") != std::string::npos);
  CHECK(test::structure_of(*pdf).find("Figure") != std::string::npos);

  const auto slides = document::to_pptx(document);
  REQUIRE(slides.ok());
  CHECK(slides->find("ppt/media/photo2.jpeg") != std::string::npos);

  CHECK(document::to_markdown(document).find("> Two people on a stage & a screen.") != std::string::npos);
  CHECK(document::to_json(document).find("\"alternative\": \"Two people on a stage & a screen.\"") !=
        std::string::npos);
  CHECK(document::to_xlsx(document).ok());
}

TEST_CASE("a frozen report keeps its photographs") {
  const Pictured event({picture("opening")});
  const auto document = document_of(definition, event.data());
  const auto kept = document::from_kept(document::to_kept(document));
  REQUIRE(kept.ok());
  CHECK(document::to_html(*kept, document::HtmlExtent::page) ==
        document::to_html(document, document::HtmlExtent::page));
}

TEST_CASE("a photograph that is not there, or too many of them, is said with what to do") {
  const Pictured event({picture("opening"), picture("large", std::size_t{400} << 10)});
  CHECK(errors_of("{responses}\n\n::: image openin\n", event.data()).find("did you mean \"opening\"?") !=
        std::string::npos);
  CHECK(errors_of("{responses}\n\n::: image\n", event.data()).find("say which picture") != std::string::npos);
  const auto many = errors_of("{responses}\n\n::: image large\n\n::: image large\n", event.data());
  CHECK(many.find("the pictures of the report would have more than 600 kB together") != std::string::npos);
  const Pictured none({});
  CHECK(errors_of("{responses}\n\n::: image opening\n", none.data()).find("bring it along first") != std::string::npos);
}

TEST_CASE("a picture's name and words are said right, or refused") {
  CHECK(*picture_name(" Opening-Talk ") == "opening-talk");
  for (const char* typed : {"", "2022", "a b", "é", "x/y"}) CHECK_FALSE(picture_name(typed).ok());
  CHECK(*picture_words(" A hall. ") == "A hall.");
  CHECK_FALSE(picture_words("  ").ok());
  CHECK_FALSE(picture_words(std::string(301, 'a')).ok());
}
