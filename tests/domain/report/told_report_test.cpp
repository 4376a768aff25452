// A report in another language of its form.

#include "domain/figures/example.hpp"
#include "domain/report/told_walk.hpp"
#include "support/catch.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/domain/report/report_service.hpp>
#include <muster/kit/catalogue/telling.hpp>
#include <muster/kit/document/writers.hpp>

#include <algorithm>
#include <filesystem>

using namespace muster;
using namespace muster::report;

namespace {

document::Document told(const std::string& name, const std::string& language) {
  const auto summary = example::summary_of(example::summit());
  ReportData data{summary};
  data.language = language;
  auto built = build_document(example::file("reports/" + name + ".report"), name + ".report", data);
  REQUIRE(built.ok());
  return std::move(built).value();
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("no shipped report leaves anything of its own in English in a language that reports are told in") {
  std::size_t reports = 0;
  for (const auto& file : std::filesystem::directory_iterator(muster::test::source_dir() + "/reports")) {
    ++reports;
    INFO(file.path().filename().string());
    for (const auto& language : told_walk::languages()) {
      INFO(language);
      const auto document = told(file.path().stem().string(), language);
      CHECK(told_walk::english_in(document, language) == std::vector<std::string>{});
      CHECK(document.language == language);
    }
  }
  CHECK(reports == 8);
  CHECK(told_walk::english_pieces("cy").size() > 300);
  const auto text = document::to_markdown(told("post-event", "cy"));
  CHECK(holds(text, "Cofrestrodd 104 o bobl ar gyfer London SEND Summit 2022."));
  CHECK(holds(text, "\n## Yr hyn a feddyliai pobl\n"));
  CHECK(holds(text, "**Ffigur 1.**"));
  CHECK(holds(text, "Sail: "));
  CHECK(holds(document::to_markdown(told("board-paper", "cy")), "felly mae’r ffigurau hyn yn derfynol."));
  for (const auto* english : {" answered ", "Figure", "Base:", "registered", "interval"}) {
    INFO(english);
    CHECK_FALSE(holds(text, english));
  }
}

TEST_CASE("an event without delegates, without notes and without answers is told whole too") {
  auto input = example::summit();
  const auto walk = [&](const char* which) {
    INFO(which);
    const auto summary = example::summary_of(input);
    ReportData data{summary};
    for (const auto& file : std::filesystem::directory_iterator(muster::test::source_dir() + "/reports")) {
      const auto name = file.path().filename().string();
      INFO(name);
      for (const auto& language : told_walk::languages()) {
        INFO(language);
        data.language = language;
        const auto built = build_document(example::file("reports/" + name), name, data);
        REQUIRE(built.ok());
        CHECK(told_walk::english_in(*built, language) == std::vector<std::string>{});
      }
    }
  };
  input.answers.resize(1);
  walk("one answer");
  input.answers.clear();
  walk("no answers");
  input.notes.clear();
  walk("no notes");
}

TEST_CASE("what a language lacks is said in English, and told to whoever makes the report") {
  const auto document = told("post-event", "tr");
  CHECK(document.language == "tr");
  const auto& left = document.left_in_english;
  CHECK(std::find(left.begin(), left.end(), "What people thought") != left.end());
  CHECK(holds(document::to_markdown(document), "# What people thought"));
}

TEST_CASE(
    "a report says that nobody has checked Muster's words in its language, once, in its note of the method or its last "
    "line") {
  const std::string welsh = "Nid oes neb sy’n siarad yr iaith hon wedi gwirio eto’r geiriau a roddodd Muster";
  for (const char* name : {"post-event", "board-paper"}) {
    INFO(name);
    const auto text = document::to_markdown(told(name, "cy"));
    const auto at = text.find(welsh);
    REQUIRE(at != std::string::npos);
    CHECK(text.find(welsh, at + 1) == std::string::npos);
    CHECK_FALSE(holds(document::to_markdown(told(name, "")), "Nobody who speaks"));
    CHECK(holds(document::to_markdown(told(name, "tr")), "Muster has no words of its own in this language"));
  }
  CHECK(holds(document::to_markdown(told("board-paper", "cy")), "**Iaith.** " + welsh));
}

TEST_CASE("a report of a language that is written from the right says so") {
  const auto page = document::to_html(told("one-page", "ur"), document::HtmlExtent::page);
  CHECK(holds(page, "<html lang=\"ur\" dir=\"rtl\">"));
  CHECK_FALSE(holds(document::to_html(told("one-page", "cy"), document::HtmlExtent::page), "dir=\"rtl\">"));
}

TEST_CASE("an English report is told in English whatever was told before") {
  {
    const Telling welsh("cy");
  }
  CHECK(told("post-event", "").left_in_english.empty());
  CHECK(told("post-event", "").language == "en-GB");
}
