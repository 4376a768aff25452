// What was blacked out, hidden or not yet looked at stands in no part of any file, of any definition.
#include "domain/report/printing.hpp"
#include "support/package_parts.hpp"
#include "support/read_pdf.hpp"
#include "support/source_dir.hpp"

#include <muster/domain/feedback/text_look.hpp>
#include <muster/domain/figures/publication.hpp>
#include <muster/domain/report/edition_service.hpp>
#include <muster/domain/report/report_service.hpp>
#include <muster/kit/document/kept_document.hpp>

#include <filesystem>

using namespace muster;
using namespace muster::report;
using namespace events_of_tests;
using namespace printing_of_tests;

namespace {

/// Words that must stand nowhere: a delegate's name in an answer nobody has looked at, a name that was blacked out,
/// what was hidden, a telephone number, an address, an answer that may not be quoted.
constexpr std::array secrets{"Oakdene", "Thistlewood", "Larkspur", "7946 0123", "quince@example", "Marrowbone"};

figures::SummaryInput masked_round() {
  auto input = of_form(form_text("  quote with consent\n"), 30);
  input.delegates.push_back({"Zainab", "Oakdene", {}, {}, "p1", true});
  input.delegates.back().named = false;  // did not agree to be listed
  auto& more = input.themed.questions["more"];
  themes::Theme theme;
  theme.number = 1;
  theme.code = "time";
  theme.name = "Time to talk";
  input.themed.book.themes.push_back(theme);
  more.readers = 1;
  const auto write = [&](std::size_t person, const std::string& text, bool agreed) {
    input.answers[person]["more"] = {{}, {text}};
    if (agreed) input.answers[person]["may_quote"] = {{"yes"}, {}};
    const auto key = feedback::key_of("more", text);
    more.texts.put(key, {{1}, false, true, false, false});
    more.quoted.insert(key);
    return key;
  };
  for (std::size_t person = 8; person < 30; ++person)
    write(person, "More time for point " + std::to_string(person % 4), true);
  write(0, "Zainab Oakdene kept us waiting", true);
  const auto blacked = write(1, "Petra Thistlewood was the best of all", true);
  const auto hidden = write(2, "Larkspur School let my child down", true);
  write(3, "Hackney never came to the table", true);
  write(4, "Call me on 020 7946 0123 about it", true);
  write(5, "Write to quince@example.org, please", true);
  write(6, "Marrowbone was my favourite part", false);
  using Kind = feedback::TextLook::Kind;
  input.text_looks[blacked] = {Kind::black_out, "[…] was the best of all"};
  input.text_looks[hidden] = {Kind::hide, {}};
  return input;
}

/// Everything that a program could read out of the file.
std::string all_of(const std::string& bytes, Format format) {
  if (format == Format::pdf)
    return test::read_by("pdftotext", bytes) + test::read_by("qpdf --qdf --object-streams=disable", bytes) +
           test::structure_of(bytes);
  if (format != Format::docx && format != Format::xlsx && format != Format::pptx) return bytes;
  std::string out;
  for (const auto& [name, part] : test::package_parts(bytes)) out += name + "\n" + part + "\n";
  return out;
}

void look_for_secrets(const std::string& text) {
  for (const auto* secret : secrets) {
    INFO(secret);
    CHECK(text.find(secret) == std::string::npos);
  }
}

}  // namespace

TEST_CASE("what is masked is masked in every format of every report") {
  const Event event(masked_round());
  std::map<std::string, std::string> definitions{
      {"all of it",
       "{responses} answered.\n\n::: picture more\n\n::: themes more\n\n::: quotations more most 20\n\n::: list "
       "more\n\n"
       "::: list more by theme\n\n::: table more\n\n::: each theme more\n\n{theme.quotation}\n\n::: list theme\n\n"
       "::: end\n\n::: delegates\n\n::: questions\n"}};
  for (const auto& file : std::filesystem::directory_iterator(test::source_dir() + "/reports"))
    definitions.emplace(file.path().stem().string(), example::file("reports/" + file.path().filename().string()));
  for (const auto& [name, text] : definitions) {
    for (const auto format : formats) {
      INFO(name << " as " << extension(format));
      auto document = report_document(text, name, event.data(), format);
      REQUIRE(document.ok());
      // Writers have nothing but the document: what it does not hold none of them can print.
      look_for_secrets(document::to_kept(*document));
      if (name != "all of it") continue;
      const auto bytes = write_document(*document, format);
      REQUIRE(bytes.ok());
      look_for_secrets(all_of(*bytes, format));
      // Charts that can be changed have a workbook within.
      if (format == Format::docx || format == Format::pptx)
        look_for_secrets(all_of(*write_document(*document, format, Charts::native), format));
    }
  }
  const auto printed = document::to_markdown(document_of(definitions["all of it"], event.data()));
  CHECK(printed.find("\\[…\\] was the best of all") != std::string::npos);
  CHECK(printed.find("More time for point 1") != std::string::npos);
}

TEST_CASE("a place in a quotation is masked in every format") {
  const Event event(masked_round());
  for (const char* text :
       {"{responses} answered.\n\n::: quotations more most 20\n", "{responses} answered.\n\n::: themes more\n",
        "{responses} answered.\n\n::: each theme more\n\n{theme.quotation}\n\n::: end\n"}) {
    for (const auto format : formats) {
      INFO(text << " as " << extension(format));
      const auto document = report_document(text, "test", event.data(), format);
      REQUIRE(document.ok());
      const auto bytes = write_document(*document, format);
      REQUIRE(bytes.ok());
      CHECK(all_of(*bytes, format).find("Hackney never") == std::string::npos);
    }
  }
  const auto printed = ::printed("{responses}\n\n::: quotations more most 20\n", event.data());
  CHECK(printed.find("\\[…\\] never came to the table") != std::string::npos);
}

TEST_CASE("what anybody may see on the public page has nothing that people wrote in their own words") {
  const auto published = figures::publication_of(Event(masked_round()).summary);
  REQUIRE(published.ok());
  look_for_secrets(json_text(figures::to_json(*published)));
}
