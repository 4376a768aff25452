// Figures over the versions of a form: who was not asked stands in no base, and what was retired keeps its name.
#include <muster/domain/figures/findings.hpp>
#include <muster/domain/figures/version_words.hpp>
#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"

using namespace muster;
using namespace muster::figures;

namespace {

using test::form_of;

const std::string head = "form a \"A\"\n  anonymous\npage \"P\"\n";
const std::string how = "  how \"How?\" pick one\n    ( ) here \"Here\"\n    ( ) there \"There\"\n";

/// `early` people of one form and `late` of another, all of whom answer `how` and what only theirs has.
Summary two_versions(const std::string& first, const std::string& second, std::size_t early, std::size_t late) {
  const feedback::FormVersions versions({{1, std::make_shared<const forms::Form>(form_of(first))},
                                         {2, std::make_shared<const forms::Form>(form_of(second))}},
                                        {{1, static_cast<std::int64_t>(early)}, {2, static_cast<std::int64_t>(late)}});
  SummaryInput input;
  input.form = versions.form();
  input.offered = versions.offered();
  input.round = RoundState::closed;
  for (std::size_t person = 0; person < early + late; ++person) {
    const bool is_early = person < early;
    forms::Answers answers{{"how", {{is_early ? "here" : "there"}, {}}}};
    if (is_early) answers["old"].texts = {"Old words"};
    versions.mark(answers, is_early ? 1 : 2);
    input.answers.push_back(std::move(answers));
  }
  input.responses = static_cast<std::int64_t>(early + late);
  auto made = summarise(input);
  REQUIRE(made.ok());
  return std::move(made).value();
}

}  // namespace

TEST_CASE("who had a version without a question is not in its base, and is told of") {
  const auto summary = two_versions(head + how + "  old \"Old?\" text\n", head + how + "  new \"New?\" text\n", 6, 7);
  const auto* old = summary.question("old");
  REQUIRE(old != nullptr);
  CHECK(old->retired);
  CHECK(old->asked == 6);
  CHECK(old->answered == 6);
  CHECK(old->not_asked == 7);
  CHECK(
      base_of(*old, summary) ==
      "6 of 6 people who were asked. The form no longer asks this. 7 people were not asked this: their version of the "
      "form, or the form that their answers were imported from, did not ask it of them");
  const auto* added = summary.question("new");
  CHECK(added->asked == 7);
  CHECK(added->answered == 0);
  CHECK(added->not_asked == 6);
  CHECK(version_sentences(*summary.question("how"), summary).empty());
  const auto json = to_json(summary);
  CHECK(json.find("\"not_asked\": 7") != std::string::npos);
  CHECK(json.find("\"retired\": true") != std::string::npos);
}

TEST_CASE("options that came and went say on how many forms they stood") {
  const auto with_more = head + "  how \"How?\" pick one\n    ( ) there \"There\"\n    ( ) far \"Far\"\n";
  const auto summary = two_versions(head + how, with_more, 6, 7);
  const auto sentences = version_sentences(*summary.question("how"), summary);
  CHECK(sentences ==
        std::vector<std::string>{"‘Here’ is no longer offered; it stood on 6 of the 13 forms that were filled in.",
                                 "‘Far’ was not always offered; it stood on 7 of the 13 forms that were filled in."});
}

TEST_CASE("a question of a few is not shown, and an edition of a few is not counted") {
  const auto of_few = two_versions(head + how + "  old \"Old?\" text\n", head + how, 3, 9);
  CHECK(of_few.question("old")->suppressed);
  CHECK(of_few.question("old")->texts.empty());
  const auto with_more =
      head + "  how \"How?\" pick one\n    ( ) here \"Here\"\n    ( ) there \"There\"\n    ( ) far \"Far\"\n";
  const auto edition = two_versions(head + how, with_more, 3, 9);
  const auto* question = edition.question("how");
  CHECK(question->asked == 9);
  CHECK(question->untold == 3);
  CHECK(question->options[0].figure.people == 0);
}
