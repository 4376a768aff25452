// A definition in chapters: cut where its parts begin, put together unchanged, its faults counted where one sees them.

#include "domain/report/printing.hpp"

#include "../../../src/domain/report/chapters.hpp"
#include "../../../src/domain/report/paper_pages.hpp"

using namespace muster;
using namespace muster::report;

namespace {

const std::string three =
    "Before.\n\n# One\n\nFirst.\n\n::: if answers\n::: page-break\n\n# Two\n\nSecond.\n::: end\n\n# Three\nLast.";

std::vector<std::string> texts_of(const std::string& text) {
  std::vector<std::string> out;
  for (const auto& chapter : chapters_of(text)) out.push_back(text.substr(chapter.begin, chapter.end - chapter.begin));
  return out;
}

}  // namespace

TEST_CASE("a chapter begins with the lines that open what its heading stands in") {
  CHECK(texts_of(three) == std::vector<std::string>{"Before.\n\n", "# One\n\nFirst.\n\n",
                                                    "::: if answers\n::: page-break\n\n# Two\n\nSecond.\n::: end\n\n",
                                                    "# Three\nLast."});
  const auto chapters = chapters_of(three);
  CHECK(chapters[0].title == "The beginning");
  CHECK(chapters[2].title == "Two");
  CHECK(chapters[2].line == 7);
  CHECK(chapters[2].last_line == 14);
  CHECK(chapters_of("No heading.\n").empty());
  CHECK(chapters_of("\n# One\n").size() == 1);
  // A heading of another level begins none, nor does the other title behind `else`.
  CHECK(chapters_of("# One\n## Part\n").size() == 1);
  CHECK(chapters_of("::: if notes\n# With\n::: else\n# Without\n::: end\n").size() == 1);
}

TEST_CASE("the chapters of every shipped report are the whole of its text") {
  for (const char* name : {"post-event", "one-page", "board-paper", "bulletin-item", "you-said-we-did", "comments",
                           "consultation", "network-year"}) {
    INFO(name);
    const auto text = example::file("reports/" + std::string(name) + ".report");
    std::string all;
    for (const auto& part : texts_of(text)) all += part;
    if (!all.empty()) CHECK(all == text);
    for (std::size_t at = 0; at <= chapters_of(text).size() + 1; ++at) CHECK(opened(text, at).whole() == text);
  }
}

TEST_CASE("one chapter alone is the whole again with what stands around it, and the next keeps its line") {
  auto part = opened(three, 2);
  CHECK(part.text == "# One\n\nFirst.\n\n");
  CHECK(part.first_line() == 3);
  CHECK(part.last_line() == 6);
  part.text = "# One\n\nChanged.";
  CHECK(part.whole() ==
        "Before.\n\n# One\n\nChanged.\n::: if answers\n::: page-break\n\n# Two\n\nSecond.\n::: end\n\n"
        "# Three\nLast.");
  // What is mended elsewhere leaves the chapter that is shown.
  const auto shown = opened(three, 3);
  for (const auto& [was, now] : {std::pair<std::string, std::string>{"Before", "Long before"}, {"Last", "L"}}) {
    auto changed = three;
    changed.replace(changed.find(was), was.size(), now);
    CHECK(still_shown(shown, changed).text == shown.text);
    CHECK(still_shown(shown, changed).whole() == changed);
  }
  auto changed = three;
  changed.replace(changed.find("Second"), 6, "The second");
  CHECK(still_shown(shown, changed).text.find("The second.") != std::string::npos);
}

TEST_CASE("a fault is placed in the chapter that one has before them, or in the one where it stands") {
  const auto chapters = chapters_of(three);
  const auto part = opened(three, 3);
  CHECK(place_in_words(chapters, part, 12) == "Line 6 of this chapter");
  CHECK(place_in_words(chapters, part, 5) == "Line 3 of ‘One’");
  CHECK(place_in_words(chapters, opened(three, 0), 12) == "Line 12");
}

TEST_CASE("the page of a chapter is what that chapter printed, wherever conditions and loops put it") {
  const auto summary = example::summary_of(example::summit());
  const ReportData data{summary};
  const std::string text =
      "Before.\n\n# One\n\nFirst.\n\n::: if nothing_like_it\n# Never\n\nNot printed.\n::: end\n\n"
      "::: each question\n# {question.label}\n\nSomething.\n::: end\n\n# Last\n\nEnd.\n";
  const auto draft = draft_of(text, "test.report", data);
  REQUIRE(draft.ok());
  REQUIRE(draft->faults.empty());
  const auto range = [&](std::size_t chapter) { return printed_of(*draft, opened(text, chapter)); };
  const auto all = draft->document.blocks.size();
  CHECK(range(1).begin == 0);
  CHECK(range(1).end == 1);
  CHECK(range(2).begin == 1);
  CHECK(range(2).end == 3);
  CHECK(range(3).begin == range(3).end);
  CHECK(range(4).begin == 3);
  CHECK(range(4).end == 3 + 2 * summary.questions.size());
  CHECK(range(5).begin == range(4).end);
  CHECK(range(5).end == all);
  CHECK(range(0).end == all);
}
