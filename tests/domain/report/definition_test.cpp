// The report language: figures in braces, blocks, conditions, and every error with its place.

#include "domain/figures/example.hpp"
#include "support/golden.hpp"
#include "support/source_dir.hpp"

#include "support/catch.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

#include <algorithm>
#include <filesystem>

using namespace muster;
using namespace muster::report;

namespace {

const figures::Summary& summit() {
  static const auto summary = example::summary_of(example::summit());
  return summary;
}

std::string errors_of(const std::string& definition, const figures::Summary& summary = summit()) {
  const auto built = build_document(definition, "test.report", summary);
  if (built.ok()) return "no error\n";
  std::string out = built.error().message + "\n";
  for (const auto& diagnostic : built.error().diagnostics) out += render(diagnostic, definition);
  return out;
}

std::string markdown_of(const std::string& definition, const figures::Summary& summary = summit()) {
  const auto built = build_document(definition, "test.report", summary);
  INFO((built.ok() ? std::string() : errors_of(definition, summary)));
  REQUIRE(built.ok());
  const auto all = document::to_markdown(*built);
  // Without the title, the subtitle and the programme.
  auto at = all.find("\n\n");
  at = all.find("\n\n", at + 2);
  at = all.find("\n\n", at + 2);
  return at == std::string::npos ? "" : all.substr(at + 2);
}

std::string text_of(const std::string& expression, const figures::Summary& summary = summit()) {
  auto out = markdown_of("x " + expression, summary);
  return out.substr(2, out.find_last_not_of('\n') - 1);
}

figures::Summary empty() { return example::summary_of(example::empty_summit()); }

figures::Summary filtered(const std::string& where) {
  auto input = example::summit();
  input.where = where;
  input.by_reader = true;
  return example::summary_of(input);
}

}  // namespace

TEST_CASE("figures of the event stand in braces") {
  CHECK(text_of("{event}") == "London SEND Summit 2022");
  CHECK(text_of("{date}") == "Friday 10 June 2022");
  CHECK(text_of("{venue}") == "Coin Street Neighbourhood Centre");
  CHECK(text_of("{region}") == "London");
  CHECK(text_of("{delegates}") == "104");
  CHECK(text_of("{rows}") == "105");
  CHECK(text_of("{organisations}") == "39");
  CHECK(text_of("{places}") == "32");
  CHECK(text_of("{places.of}") == "33");
  CHECK(text_of("{places | of}") == "32 of 33");
  CHECK(text_of("{places.missing}") == "Westminster");
  CHECK(text_of("{responses}") == "42");
  CHECK(text_of("{response_rate}") == "40.4%");
  CHECK(text_of("{silent}") == "62");
  CHECK(text_of("{notes}") == "105");
  CHECK(text_of("{tables}") == "12");
}

TEST_CASE("figures of a question are written as a reader expects them") {
  CHECK(text_of("{helpful}") == "42");
  CHECK(text_of("{helpful = helpful}") == "38");
  CHECK(text_of("{helpful = \"Helpful\"}") == "38");
  CHECK(text_of("{ helpful=helpful|of }") == "38 of 42");
  CHECK(text_of("{helpful = helpful | share}") == "90.5%");
  CHECK(text_of("{helpful = helpful | interval}") == "77.9–96.2%");
  CHECK(text_of("{helpful = mainly | words}") == "four");
  CHECK(text_of("{helpful = mainly | words | capital}") == "Four");
  CHECK(text_of("{helpful = helpful or mainly | of}") == "42 of 42");
  CHECK(text_of("{took_part = yes | of}") == "34 of 40");
  CHECK(text_of("{format.ticks}") == "43");
  CHECK(text_of("{format.top}") == "In person");
  CHECK(text_of("{words.word \"Informative\" | of}") == "19 of 40");
  CHECK(text_of("{words.word \"splendid\" | of}") == "0 of 40");
  CHECK(text_of("{words.top}") == "informative (19), useful (12), collaborative (5) and engaging (5)");
}

TEST_CASE("no figure is ever an empty place") {
  const auto none = empty();
  CHECK(text_of("{helpful = helpful}", none) == "no answers yet");
  CHECK(text_of("{helpful = helpful | share}", none) == "no answers yet");
  CHECK(text_of("{words.top}", none) == "no answers yet");
  CHECK(text_of("{response_rate}", none) == "not known");
  CHECK(text_of("{notes.challenge.top}", none) == "no notes yet");
  CHECK(text_of("{helpful = helpful | of}", filtered("helpful = mainly")) ==
        "a number that is not shown (so that nobody can be recognised)");
  CHECK(text_of("came. {helpful = helpful | of} said so.", filtered("helpful = mainly")) ==
        "came. A number that is not shown (so that nobody can be recognised) said so.");
}

TEST_CASE("a figure's text is never read as Markdown, and a brace can be written") {
  auto input = example::summit();
  input.event.title = "<b>*One* [two](three)</b>";
  CHECK(text_of("{event}", example::summary_of(input)) == "\\<b\\>\\*One\\* \\[two\\](three)\\</b\\>");
  CHECK(text_of("\\{event\\}") == "{event}");
}

TEST_CASE("text that runs on around a condition stays one paragraph") {
  CHECK(markdown_of("One.\n::: if helpful\nTwo.\n::: end\nThree.\n") == "One. Two. Three.\n");
  CHECK(markdown_of("One.\n::: if nothing\nTwo.\n::: end\nThree.\n") == "One. Three.\n");
  CHECK(markdown_of("One.\n\n::: if helpful\nTwo.\n::: end\n\nThree.\n") == "One.\n\nTwo.\n\nThree.\n");
}

TEST_CASE("conditions ask for questions, options and what there is") {
  CHECK(markdown_of("::: if helpful\nyes\n::: else\nno\n::: end\n") == "yes\n");
  CHECK(markdown_of("::: if pace\nyes\n::: else\nno\n::: end\n") == "no\n");
  CHECK(markdown_of("::: if helpful = mainly\nyes\n::: end\n") == "yes\n");
  CHECK(markdown_of("::: if helpful = splendid\nyes\n::: else\nno\n::: end\n") == "no\n");
  CHECK(markdown_of("::: if not pace helpful\nyes\n::: end\n") == "yes\n");
  CHECK(markdown_of("::: if answers\nyes\n::: else\nno\n::: end\n", empty()) == "no\n");
}

TEST_CASE("every block is drawn with its base, and without answers says so") {
  for (const char* block : {"bars format",    "scale helpful",    "cloud words",
                            "clouds notes",   "both-sides notes", "map places",
                            "table places",   "table areas",      "table organisations",
                            "table helpful",  "table words",      "table topics",
                            "table notes",    "list topics",      "list notes challenge",
                            "delegates",      "strokes",          "questions",
                            "questions rest", "picture topics",   "pair\n::: scale helpful\n::: bars format\n::: end",
                            "contents",       "page-break"}) {
    INFO(block);
    const auto definition = "# Part\n\n::: " + std::string(block) + "\n";
    const auto built = build_document(definition, "test.report", summit());
    REQUIRE(built.ok());
    CHECK(built->blocks.size() > 1);
    for (const auto& each : built->blocks) {
      if (const auto* figure = std::get_if<document::FigureBlock>(&each.content)) {
        CHECK_FALSE(figure->base.empty());
        CHECK_FALSE(figure->picture.alternative.empty());
      }
      if (const auto* table = std::get_if<document::TableBlock>(&each.content)) {
        CHECK_FALSE(table->base.empty());
        for (const auto& row : table->rows) CHECK(row.size() == table->heading.size());
      }
    }
    CHECK(build_document(definition, "test.report", empty()).ok());
    CHECK(build_document(definition, "test.report", filtered("helpful = mainly")).ok());
  }
}

TEST_CASE("answers that say nothing are left out of lists, and equal ones are told once") {
  const auto list = markdown_of("::: list better");
  CHECK(list.find("- Nothing\n") == std::string::npos);
  CHECK(list.find("n/a") == std::string::npos);
  CHECK(list.find("- Nothing, it was excellent") != std::string::npos);
  CHECK(list.find("two of them say that there is nothing to say") != std::string::npos);
}

TEST_CASE("questions rest shows what no other block shows") {
  const auto rest = markdown_of("::: bars format\n\n::: questions rest\n");
  CHECK(rest.find("Would you prefer", rest.find("Would you prefer") + 1) == std::string::npos);
  CHECK(rest.find("What should future events cover?") != std::string::npos);
}

TEST_CASE("a list of a question with options shows what was written in, and the question itself stands in the rest") {
  const auto nothing = markdown_of("::: list format\n\n::: questions rest\n");
  CHECK(nothing.starts_with("Nobody wrote anything in beside the options."));
  CHECK(nothing.find("Would you prefer") != std::string::npos);
  CHECK(nothing.find("recognised") == std::string::npos);
  auto input = example::summit();
  input.answers.front()["format"] = {{"other"}, {"On a boat"}};
  const auto summary = example::summary_of(input);
  CHECK(markdown_of("::: list format", summary).find("- On a boat") != std::string::npos);
  // A picture does not leave out what was written in.
  CHECK(markdown_of("::: picture format", summary).find("- On a boat") != std::string::npos);
}

TEST_CASE("the shipped report draws a question called topics, whatever its kind") {
  auto input = example::summit();
  const auto renamed = [](const std::string& code) -> std::string {
    return code == "topics" ? "format" : code == "format" ? "topics" : code;
  };
  for (auto& page : input.form->pages) {
    for (auto& question : page.questions) question.code = renamed(question.code);
  }
  for (auto& answers : input.answers) {
    forms::Answers out;
    for (const auto& [code, answer] : answers) out[renamed(code)] = answer;
    answers = std::move(out);
  }
  const auto text = markdown_of(example::file("reports/post-event.report"), example::summary_of(input));
  CHECK(text.find("In person: 27 people") != std::string::npos);
}

TEST_CASE("each error of a definition is told with its place and a cure") {
  const std::string folder = muster::test::source_dir() + "/tests/domain/report/golden/errors";
  std::size_t seen = 0;
  std::vector<std::filesystem::path> inputs;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".report") inputs.push_back(entry.path());
  }
  std::sort(inputs.begin(), inputs.end());
  for (const auto& path : inputs) {
    const auto name = path.filename().string();
    DYNAMIC_SECTION(name) {
      const auto found = errors_of(example::file("tests/domain/report/golden/errors/" + name));
      CHECK(found.find("no error") == std::string::npos);
      check_golden("domain/report/golden/errors/" + path.stem().string() + ".expect", found);
    }
    ++seen;
  }
  CHECK(seen >= 15);
}

TEST_CASE("twenty errors are told and the rest kept for later") {
  std::string many;
  for (int at = 0; at < 30; ++at) many += "{nosuch}\n\n";
  const auto built = build_document(many, "test.report", summit());
  REQUIRE_FALSE(built.ok());
  CHECK(built.error().diagnostics.size() == 20);
}

TEST_CASE("blocks may stand inside each other, but not without end") {
  std::string deep;
  for (int at = 0; at < 5000; ++at) deep += "::: if helpful\n";
  CHECK(errors_of(deep).find("more than 16 deep") != std::string::npos);
  CHECK(errors_of("{" + std::string(5000, 'a') + "}").find("longer than 400") != std::string::npos);
}

TEST_CASE("a definition in another encoding, or one too long, is refused in a sentence") {
  CHECK(errors_of("caf\xE9") == "The report definition test.report is not UTF-8 text; save it as UTF-8.\n");
  CHECK(errors_of(std::string(300 << 10, 'x')) == "The report definition test.report is longer than 256 KB.\n");
}

TEST_CASE("a file that holds nothing to fill in is no report definition") {
  for (const std::string& text :
       {std::string(), std::string("First name,Surname\nAda,Quill\n"), example::file("forms/event-evaluation.form")}) {
    const auto refused = errors_of(text);
    CHECK(refused.find("test.report:1:1: there is no figure in braces and no line that begins with :::") !=
          std::string::npos);
    CHECK(refused.find("write at least one figure, such as {delegates}") != std::string::npos);
    // Whoever looks at it is told before they save.
    const auto draft = draft_of(text, "test.report", ReportData{summit()});
    REQUIRE(draft.ok());
    REQUIRE(draft->faults.size() == 1);
    CHECK(draft->faults.front().line == 1);
  }
  CHECK(errors_of("We were {delegates}.") == "no error\n");
  CHECK(errors_of("::: contents\n") == "no error\n");
}

TEST_CASE("a slip that prints nothing is told to whoever writes, and stops nothing") {
  const auto doubts = [](const std::string& text) {
    const auto draft = draft_of(text, "test.report", ReportData{summit()});
    REQUIRE(draft.ok());
    std::string out;
    for (const auto& doubt : draft->doubts) out += doubt.message + "; " + doubt.hint + "\n";
    return out;
  };
  CHECK(doubts("{event}\n::: if helpfull\na\n::: end\n").find("did you mean \"helpful\"?") != std::string::npos);
  // A question that this form does not have, and a word that is known, are no slips.
  CHECK(doubts("{event}\n::: if miles\na\n::: end\n::: if sessions\na\n::: end\n").empty());
  CHECK(doubts("::: questions except helpfull\n").find("nothing is left out by it") != std::string::npos);
  CHECK(doubts("::: questions except helpful, words\n").empty());
  CHECK(doubts("::: each question except nosuch\na\n::: end\n").find("\"nosuch\"") != std::string::npos);
}

TEST_CASE("an error says what may stand there instead") {
  CHECK(errors_of("{event}\n::: else\n").find("write `::: if` with what it asks above it") != std::string::npos);
  CHECK(errors_of("{event}\n::: and\n").find("write `::: pair` above it") != std::string::npos);
  CHECK(errors_of("::: title Our day\n").find("for example ::: title \"Our day\"") != std::string::npos);
  CHECK(errors_of("::: grid nosuch\n").find("this form has none: take the line out") != std::string::npos);
  CHECK(errors_of("::: index nosuch\n").find("this form has none: take the line out") != std::string::npos);
  CHECK(errors_of("::: themes topics most x\n").find("for example most 5") != std::string::npos);
  CHECK(errors_of("{event} [here](javascript:alert)\n").find("https://example.org") != std::string::npos);
  CHECK(errors_of("{theme}\n").find("write ::: each theme above it") != std::string::npos);
  CHECK(errors_of("{question.label}\n").find("write ::: each question above it") != std::string::npos);
  CHECK(errors_of("{actions}\n").find("did you mean \"action\"") == std::string::npos);
  // Questions without options have no turns; nothing is wrong with the others.
  CHECK(errors_of("::: each question\n::: each option question\n{option}\n::: end\n::: end\n") == "no error\n");
}

TEST_CASE("what docs/report-language.md shows is right") {
  const auto page = example::file("docs/report-language.md");
  std::size_t whole = 0;
  const std::string fence = "```report\n";
  for (auto begin = page.find(fence); begin != std::string::npos; begin = page.find(fence, begin + 1)) {
    const auto start = begin + fence.size();
    const auto definition = page.substr(start, page.find("```", start) - start);
    INFO(definition);
    CHECK(errors_of(definition) == "no error\n");
    ++whole;
  }
  CHECK(whole == 2);
  // `{...}` and `::: ...` in the tables; a bar is written \| there.
  std::size_t small = 0;
  for (const std::string opening : {"`{", "`::: "}) {
    for (auto begin = page.find(opening); begin != std::string::npos; begin = page.find(opening, begin + 1)) {
      auto shown = page.substr(begin + 1, page.find('`', begin + 1) - begin - 1);
      if (const auto bar = shown.find("\\|"); bar != std::string::npos) {
        while (shown.find("\\|") != std::string::npos) shown.erase(shown.find("\\|"), 1);
      }
      const bool holds_others = shown == "::: and" || shown.find("\"...\"") != std::string::npos || shown == "{...}";
      // The summit's form asks for no number and has no grid and no index, its programme no picture; other tests show
      // these.
      const bool of_other_forms =
          shown.starts_with("{events.") || shown.starts_with("{again.") || shown.starts_with("::: grid ") ||
          shown.starts_with("::: index ") || shown.starts_with("{session.") ||
          shown.starts_with("::: table helpful by") || shown.starts_with("::: test ") || shown.starts_with("{theme") ||
          shown.starts_with("{more") || shown.starts_with("{indicator") || shown.starts_with("{action") ||
          shown.starts_with("{comment.") || shown == "{comment}" || shown == "{question.response}" ||
          shown.starts_with("::: indicator ") || shown.starts_with("::: list theme") ||
          shown.starts_with("::: image ") || shown.starts_with("::: quotations theme") ||
          shown.starts_with("::: each ");
      if (holds_others || of_other_forms) continue;
      INFO(shown);
      CHECK(errors_of(shown + "\n") == "no error\n");
      ++small;
    }
  }
  CHECK(small > 45);
}
