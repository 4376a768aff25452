// A form over its versions, and what a new version changes.
#include <muster/domain/forms/difference.hpp>
#include <muster/domain/forms/language.hpp>
#include <muster/domain/forms/versions.hpp>

#include "support/catch.hpp"
#include "support/form_of.hpp"

#include <algorithm>

using namespace muster;
using namespace muster::forms;

namespace {

using test::form_of;

const std::string first = R"(form views "Views"
scale agreement best first:
  ( ) agree    "Agree"
  ( ) neither  "Neither"
  ( ) disagree "Disagree"
page "The day"
  helpful*  "Was it helpful?"  pick one
            ( ) yes   "Yes"
            ( ) maybe "Maybe"
            ( ) no    "No"
  old       "What was old?"  text
  day       "Do you agree?"  grid scale agreement
            - time  "There was time."
            - room  "There was room."
page "Next time"
  last      "Anything else?"  lines 3
)";

const std::string second = R"(form views "Views"
scale agreement best first:
  ( ) agree    "Agree"
  ( ) neither  "Neither"
  ( ) disagree "Disagree"
page "The day"
  helpful   "Was it any help?"  pick one  also "Was it helpful?"
            ( ) no     "No"
            ( ) yes    "Yes"
            ( ) partly "Partly"
  fresh     "What was new?"  text
  day       "Do you agree?"  grid scale agreement
            - time  "There was time."
            - food  "There was food."
page "Next time"
  last      "Anything else?"  lines 3
)";

std::vector<std::string> codes(const Form& form, bool retired) {
  std::vector<std::string> out;
  for (const auto* question : form.questions()) {
    if (question->retired == retired) out.push_back(question->code);
  }
  return out;
}

std::vector<std::string> all_codes(const Form& form) {
  std::vector<std::string> out;
  for (const auto* question : form.questions()) out.push_back(question->code);
  return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("over its versions a form has all that any of them asked, in its place") {
  const auto was = form_of(first);
  const auto is = form_of(second);
  const auto all = over_versions({&is, &was});
  CHECK(all_codes(all) == Names{"helpful", "old", "fresh", "time", "room", "food", "last"});
  CHECK(codes(all, true) == Names{"old", "room"});
  const auto* helpful = all.question("helpful");
  CHECK(helpful->label == "Was it any help?");
  CHECK_FALSE(helpful->required);  // the second version let it be passed over
  Names options;
  for (const auto& option : helpful->options) options.push_back(option.code + (option.retired ? " retired" : ""));
  CHECK(options == Names{"no", "yes", "maybe retired", "partly"});
  CHECK(all.pages.size() == 2);
  CHECK(over_versions({&is}) == is);
}

TEST_CASE("a question that stood first, and a grid that is gone, keep their places") {
  const auto was = form_of(
      "form a \"A\"\nscale s best first:\n ( ) x \"X\"\n ( ) y \"Y\"\npage \"P\"\n gone \"Gone?\" text\n"
      " g \"Agree?\" grid scale s\n - one \"One.\"\n - two \"Two.\"\n kept \"Kept?\" text\n");
  const auto is = form_of("form a \"A\"\npage \"P\"\n kept \"Kept?\" text\n");
  const auto all = over_versions({&is, &was});
  CHECK(all_codes(all) == Names{"gone", "one", "two", "kept"});
  REQUIRE(all.grid("g") != nullptr);
  CHECK(all.grid("g")->label == "Agree?");
}

TEST_CASE("of three versions the middle one is not forgotten") {
  const auto one = form_of("form a \"A\" page \"P\" q \"Q?\" text k \"K?\" text");
  const auto two = form_of("form a \"A\" page \"P\" k \"K?\" text r \"R?\" text");
  const auto three = form_of("form a \"A\" page \"P\" k \"K?\" text");
  CHECK(all_codes(over_versions({&three, &two, &one})) == Names{"q", "k", "r"});
}

TEST_CASE("what a new version changes is said by kind, in sentences") {
  const auto was = form_of(first);
  const auto is = form_of(second);
  std::vector<std::string> told;
  for (const auto& change : difference(was, was, is)) told.push_back(change_name(change.kind) + ": " + change.words);
  CHECK(told ==
        Names{"Added: The option “Partly” of “Was it any help?” (helpful) is offered too.",
              "Added: “What was new?” (fresh) is asked too.", "Added: “There was food.” (food) is asked too.",
              "Reworded: “Was it helpful?” becomes “Was it any help?” (helpful).",
              "In another place: The options of “Was it any help?” (helpful) stand in another order.",
              "Asked otherwise: “Was it any help?” (helpful): it may be left unanswered.",
              "Retired: The option “Maybe” of “Was it any help?” (helpful) is offered no more. Its answers stay.",
              "Retired: “What was old?” (old) is asked no more. Its answers stay.",
              "Retired: “There was room.” (room) is asked no more. Its answers stay."});
  CHECK(difference(was, was, was).empty());
  const auto all = over_versions({&is, &was});
  const auto back = difference(is, all, was);
  CHECK(std::count_if(back.begin(), back.end(),
                      [](const auto& change) { return change.kind == ChangeKind::brought_back; }) == 3);
}

TEST_CASE("what changes on a page for each names the option that is asked about") {
  const std::string was =
      "form a \"A\"\npage \"P\"\n  went \"Which?\" pick any\n    [ ] panel \"Panel\"\n    [ ] talk \"Talk\"\n"
      "page \"Each\" for each went\n  useful \"How useful was {session}?\" pick one\n    ( ) y \"Yes\"\n    ( ) n "
      "\"No\"\n";
  auto is = was;
  is.replace(is.find("How useful was {session}?"), 25, "How good was {it}?");
  std::string told;
  for (const auto& change : difference(form_of(was), form_of(was), form_of(is))) told += change.words + "\n";
  CHECK(told.find("“How useful was Panel?” becomes “How good was Panel?”") != std::string::npos);
  CHECK(told.find('{') == std::string::npos);
}
