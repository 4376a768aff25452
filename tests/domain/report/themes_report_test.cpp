// Themes in reports: figures, marks beside quotations, quotations alone, lists by theme, loops.

#include "domain/report/printing.hpp"
#include "domain/report/told_walk.hpp"

#include <muster/domain/feedback/text_look.hpp>

#include <Poco/StreamCopier.h>
#include <Poco/Zip/ZipArchive.h>
#include <Poco/Zip/ZipStream.h>

#include <algorithm>
#include <sstream>

using namespace muster;
using namespace muster::report;
using namespace events_of_tests;
using namespace printing_of_tests;

namespace {

/// Of 28 people each wrote one of seven wordings, four each: five of those are read for their themes.
figures::SummaryInput themed_round(const std::string& head = "") {
  auto input = of_form(form_text(head), 28);
  auto& themed = input.themed;
  const auto add = [&](std::int64_t number, const char* code, const char* name, themes::Tone tone) {
    themes::Theme theme;
    theme.number = number;
    theme.code = code;
    theme.name = name;
    theme.tone = tone;
    themed.book.themes.push_back(std::move(theme));
  };
  add(1, "time", "Time to talk", themes::Tone::suggestion);
  add(2, "rooms", "Rooms and sound", themes::Tone::worry);
  add(3, "lunch", "Lunch", themes::Tone::none);
  auto& more = themed.questions["more"];
  more.readers = 1;
  const auto give = [&](int point, std::vector<std::int64_t> themes) {
    const auto key = feedback::key_of("more", "More time for point " + std::to_string(point));
    more.texts.put(key, {std::move(themes), false, true, false, false});
    return key;
  };
  more.quoted.insert(give(0, {1}));
  give(1, {1});
  more.quoted.insert(give(2, {1, 2}));
  give(3, {2});
  give(4, {});
  return input;
}

}  // namespace

TEST_CASE("a figure of a theme counts people, of all whose answers are read") {
  const Event event(themed_round());
  CHECK(printed("x {more theme time | of}", event.data()) == "x 12 of 20");
  CHECK(printed("x {more theme \"Rooms and sound\" | share}", event.data()) == "x 40.0%");
  CHECK(printed("x {more theme lunch | of}", event.data()) == "x 0 of 20");
  CHECK(printed("x {more.themes} themes, {more.themes.read | of} read", event.data()) == "x 2 themes, 20 of 28 read");
  CHECK(printed("{more.themes.sentence}", event.data()) ==
        "‘Time to talk’ was named most, by 12 of 20 people, then ‘Rooms and sound’.");
  CHECK(printed("{more.themes.top}", event.data()) == "‘Time to talk’ (12) and ‘Rooms and sound’ (8)");
}

TEST_CASE("where nobody has read anything a theme is no error and no figure") {
  const Event event(named_round(28));
  CHECK(printed("x {more theme time | of}", event.data()) == "x no themes yet");
  CHECK(printed("x {more.themes}", event.data()) == "x no themes yet");
  CHECK(printed("::: themes more", event.data()) == "‘What should change?’: no themes yet.");
  CHECK(printed("x\n\n::: each theme more\n{theme}\n::: end", event.data()) == "x");
  CHECK(printed("::: if more.themes\na\n::: else\nb\n::: end\n{event}", event.data()).substr(0, 2) == "b ");
  // The list is that of everybody's answers.
  CHECK(printed("::: list more by theme", event.data()) == printed("::: list more", event.data()));
}

TEST_CASE("themes stand as marks beside their quotations, most people first") {
  const Event event(themed_round());
  const auto document = document_of("::: themes more \"What to change\"", event.data());
  REQUIRE(document.blocks.size() == 3);
  const auto& figure = std::get<document::FigureBlock>(document.blocks[0].content);
  const auto& table = std::get<document::TableBlock>(document.blocks[1].content);
  CHECK(figure.caption == "What to change");
  CHECK(figure.base == "28 of 28 responses");
  CHECK(table.number == 0);
  CHECK(table.stands_for_figure());
  CHECK(table.heading == std::vector<std::string>{"Theme", "People", "Tone", "In their words"});
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0] == std::vector<std::string>{"Time to talk", "12", "suggestion", "‘More time for point 0’"});
  CHECK(table.rows[1] == std::vector<std::string>{"Rooms and sound", "8", "worry", "‘More time for point 2’"});
  CHECK(table.bars.size() == 2);
  for (const auto& text : {document::to_html(document, document::HtmlExtent::page), document::to_markdown(document)}) {
    CHECK(text.find("More time for point 2") != std::string::npos);
    CHECK(text.find("Show as a table") == std::string::npos);
  }
  for (const auto& file : {document::to_docx(document), document::to_pdf(document), document::to_pptx(document),
                           document::to_xlsx(document)})
    CHECK(file.ok());
}

TEST_CASE("themes can be those of one tone, or the first few, and say so") {
  const Event event(themed_round());
  CHECK(printed("::: themes more worry", event.data()).find("Themes of the tone ‘worry’") != std::string::npos);
  CHECK(printed("::: themes more most 1", event.data()).find("The first one of 2 themes") != std::string::npos);
  CHECK(printed("::: themes more praise", event.data()) == "‘What should change?’: no theme of this tone yet.");
}

TEST_CASE("quotations are those that somebody chose, and each stands once") {
  const Event event(themed_round());
  CHECK(printed("::: quotations more most 2", event.data()) ==
        "> ‘More time for point 0’\n\n> ‘More time for point 2’");
  CHECK(printed("::: quotations more theme rooms", event.data()) == "> ‘More time for point 2’");
  CHECK(printed("::: quotations more theme lunch", event.data()) == "No quotation was chosen here.");
}

namespace {

/// The words of a presentation, slide by slide, in the order of the slides.
std::vector<std::string> slides_of(const std::string& definition, const ReportData& data) {
  const auto built = build_document(definition, "test.report", data, Setting::slides);
  REQUIRE(built.ok());
  const auto bytes = document::to_pptx(*built);
  REQUIRE(bytes.ok());
  std::istringstream file(*bytes);
  const Poco::Zip::ZipArchive archive(file);
  std::vector<std::string> out;
  for (std::size_t number = 1;; ++number) {
    const auto at = archive.findHeader("ppt/slides/slide" + std::to_string(number) + ".xml");
    if (at == archive.headerEnd()) return out;
    file.clear();
    Poco::Zip::ZipInputStream entry(file, at->second);
    Poco::StreamCopier::copyToString(entry, out.emplace_back());
  }
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("quotations have slides of their own, a theme's together, with their base") {
  const Event event(themed_round());
  const auto of_all = slides_of("::: quotations more", event.data());
  REQUIRE(of_all.size() == 2);
  CHECK(holds(of_all[1], "‘Time to talk’ was named most, by 12 of 20 people"));
  CHECK(holds(of_all[1], "‘More time for point 0’"));
  CHECK(holds(of_all[1], ">Rooms and sound<"));
  CHECK(holds(of_all[1], "Base: 28 of 28 responses"));
  const auto of_one = slides_of("::: each theme more\n::: quotations theme\n::: end", event.data());
  REQUIRE(of_one.size() == 3);
  CHECK(holds(of_one[1], "12 of 20 people wrote of ‘Time to talk’."));
  CHECK(holds(of_one[2], "8 of 20 people wrote of ‘Rooms and sound’."));
  // A quotation that somebody typed has no base, and no slide.
  CHECK(slides_of("> ‘Typed’\n\n{responses}", event.data()).size() == 1);
}

TEST_CASE("quotations stand below the picture that they follow, where it leaves room") {
  const Event event(themed_round());
  const auto slides = slides_of("::: scale helpful\n::: quotations more", event.data());
  REQUIRE(slides.size() == 2);
  CHECK(holds(slides[1], "‘More time for point 0’"));
  CHECK(holds(slides[1], "Quotations: 28 of 28 responses"));
  CHECK(slides_of("::: scale helpful\n\nWords between.\n\n::: quotations more", event.data()).size() == 3);
}

TEST_CASE("slides quote only whom their words say that they quote") {
  auto input = themed_round("  quote with consent\n");
  for (std::size_t at = 0; at < input.answers.size(); ++at)
    if (at % 7 == 2) input.answers[at][std::string(forms::consent_code)] = {{"yes"}, {}};
  const Event event(std::move(input));
  const auto slides = slides_of("::: quotations more", event.data());
  REQUIRE(slides.size() == 2);
  CHECK(holds(slides[1], "Quoted are only people who agreed to it, 4 of the 28"));
  CHECK_FALSE(holds(slides[1], "point 0"));
}

TEST_CASE("many quotations and long ones have as many slides as they need, and each quotation is whole") {
  auto input = themed_round();
  const Event event(std::move(input));
  auto document = document_of("::: quotations more most 1", event.data());
  auto& blocks = document.blocks;
  auto first = blocks.front();
  for (int more = 0; more < 9; ++more) {
    auto copy = first;
    std::get<document::Paragraph>(copy.content).text = {
        {"Said " + std::to_string(more) + std::string(60, '.'), false, false, {}}};
    blocks.push_back(copy);
  }
  auto longest = first;
  std::string words;
  while (words.size() < 2500) words += "many words ";
  std::get<document::Paragraph>(longest.content).text = {{words, false, false, {}}};
  blocks.push_back(longest);
  const auto bytes = document::to_pptx(document);
  REQUIRE(bytes.ok());
  std::istringstream file(*bytes);
  const Poco::Zip::ZipArchive archive(file);
  CHECK(archive.findHeader("ppt/slides/slide4.xml") != archive.headerEnd());
  CHECK(archive.findHeader("ppt/slides/slide5.xml") == archive.headerEnd());
}

TEST_CASE("nobody is quoted or listed under a theme who did not agree to be quoted") {
  auto input = themed_round("  quote with consent\n");
  for (std::size_t at = 0; at < input.answers.size(); ++at)
    if (at % 7 == 2) input.answers[at][std::string(forms::consent_code)] = {{"yes"}, {}};
  const Event event(std::move(input));
  CHECK(printed("x {more theme time | of}", event.data()) == "x 12 of 20");
  CHECK(printed("::: quotations more", event.data()) == "> ‘More time for point 2’");
  const auto list = printed("::: list more by theme", event.data());
  CHECK(list.find("point 2") != std::string::npos);
  CHECK(list.find("point 0") == std::string::npos);
  CHECK(list.find("24 ") != std::string::npos);
}

TEST_CASE("a list by theme has each answer under each of its themes, and those without one last") {
  const Event event(themed_round());
  const auto list = printed("::: list more by theme", event.data());
  const auto time = list.find("Time to talk (12 people)");
  const auto rooms = list.find("Rooms and sound (8 people)");
  const auto none = list.find("Without a theme");
  REQUIRE(time != std::string::npos);
  CHECK(time < rooms);
  CHECK(rooms < none);
  CHECK(list.find("point 2 (4 people)") < rooms);
  CHECK(list.find("point 2 (4 people)", rooms) < none);
  CHECK(list.find("point 6 (4 people)", none) == std::string::npos);  // nobody has read it yet
}

TEST_CASE("a loop goes over themes with their figures, quotations and answers") {
  const Event event(themed_round());
  CHECK(printed("::: each theme more\n{theme}: {theme.people | of}, {theme.tone}.\n\n::: end", event.data()) ==
        "Time to talk: 12 of 20, suggestion.\n\nRooms and sound: 8 of 20, worry.");
  CHECK(printed("::: each theme more worry\n{theme.name}\n\n::: list theme\n::: end", event.data()) ==
        "Rooms and sound\n\n- More time for point 2 (4 people)\n- More time for point 3 (4 people)");
  CHECK(printed("::: each theme more\n::: if theme.worry {theme.people} > 5\n{theme}\n::: end\n::: end",
                event.data()) == "Rooms and sound");
}

TEST_CASE("what is wrong with a theme is told with its place and the nearest name") {
  const Event event(themed_round());
  const auto wrong = errors_of("{more theme tim | of}", event.data());
  CHECK(wrong.find("test.report:1:13: the codebook has no theme \"tim\"") == 0);
  CHECK(wrong.find("did you mean \"time\"?") != std::string::npos);
  CHECK(errors_of("{mor theme time}", event.data()).find("did you mean \"more\"?") != std::string::npos);
  CHECK(errors_of("{more theme}", event.data()).find("a theme's code") != std::string::npos);
  CHECK(errors_of("{more theme time where role = parent}", event.data()).find("of everybody") != std::string::npos);
  CHECK(errors_of("::: themes helpful", event.data()).find("use ::: bars helpful") != std::string::npos);
  CHECK(errors_of("::: quotations more theme launch", event.data()).find("did you mean \"lunch\"?") !=
        std::string::npos);
  CHECK(errors_of("::: list more by role", event.data()).find("`by theme`") != std::string::npos);
  CHECK(errors_of("{more.themes.tops}", event.data()).find("did you mean \"top\"?") != std::string::npos);
}

TEST_CASE("what docs/report-language.md shows of themes is right") {
  const Event event(themed_round());
  const auto page = printed(example_of_guide("of themes"), event.data());
  CHECK(page.find("12 of 20 people") != std::string::npos);
  CHECK(page.find("> ‘More time for point 0’") != std::string::npos);
  CHECK(page.find("Without a theme") != std::string::npos);
}

TEST_CASE("themes, quotations and lists by theme are told in every language of reports") {
  const Event event(themed_round("  quote with consent\n"));
  auto data = event.data();
  const auto definition =
      "{more.themes.sentence} {more.themes.top}\n\n::: themes more\n::: themes more worry\n::: themes more most 1\n"
      "::: quotations more\n::: list more by theme\n::: method\n::: each theme more\n## {theme}\n\n{theme.tone}, "
      "{theme.quotation}\n\n::: quotations theme\n::: list theme\n::: end\n";
  for (const auto& language : told_walk::languages()) {
    INFO(language);
    data.language = language;
    CHECK(told_walk::english_in(document_of(definition, data), language) == std::vector<std::string>{});
  }
  data.language = "cy";
  CHECK(printed(definition, data).find("Enwyd ‘") != std::string::npos);
}
