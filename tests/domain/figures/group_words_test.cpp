// The words of two groups of one round's people: whose they are, and what is never told of them.
#include "domain/figures/counted_groups.hpp"

#include <muster/domain/forms/language.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::figures;
using Catch::Contains;

namespace {

const std::string questions =
    "page \"P\"\n role \"Role?\" pick one ( ) parent \"Parent\" ( ) council \"Council\" ( ) health \"Health\"\n"
    " better \"What could be better?\" lines 3\n"
    " three \"In three words\" words up to 3\n";
const std::string anonymous = "form a \"A\"\n anonymous\n suppress below 5\n breakdown role\n" + questions;
const std::string with_names = "form a \"A\"\n suppress below 0\n" + questions;

struct Written {
  std::string role;
  std::size_t people = 0;
  std::string better;
  std::vector<std::string> three{};
};

/// 22 parents, 24 of the council, 20 of health.
std::vector<Written> all_groups() {
  return {{"parent", 12, "The queue was long", {"crowded"}},
          {"parent", 10, "Lovely day"},
          {"council", 5, "A queue, and ask Sarah Jones", {"crowded"}},
          {"council", 6, "More on budgets", {"dry", "crowded"}},
          {"council", 13, "Otherwise pleasant"},
          {"health", 5, "A queue", {"useful"}},
          {"health", 15, "Useful talks"}};
}

struct Round {
  SummaryInput input;
  std::unique_ptr<AnswerColumns> all;

  explicit Round(const std::string& text, const std::vector<Written>& groups = all_groups(),
                 RoundState state = RoundState::closed) {
    const auto form = forms::parse_form(text, "a.form");
    if (!form.ok()) FAIL(one_line(form.error().diagnostics.front()));
    input.form = *form;
    input.round = state;
    for (const auto& group : groups) {
      forms::Answers answers;
      answers["role"].codes = {group.role};
      answers["better"].texts = {group.better};
      if (!group.three.empty()) answers["three"].texts = group.three;
      input.answers.insert(input.answers.end(), group.people, answers);
    }
    input.responses = static_cast<std::int64_t>(input.answers.size());
    if (input.form->anonymous && state == RoundState::closed)
      input.breakdown = feedback::break_down(*input.form, input.answers);
    all = std::make_unique<AnswerColumns>(*input.form, input.answers);
  }
  [[nodiscard]] Result<GroupWords> of(const GroupsWanted& wanted) const {
    return counted_groups(input, *all, {}, wanted);
  }
};

const WordOfGroups* find(const GroupWords& words, const std::string& word) {
  for (const auto& each : words.words) {
    if (each.word == word) return &each;
  }
  return nullptr;
}

std::string refusal(const Result<GroupWords>& found) {
  REQUIRE_FALSE(found.ok());
  return found.error().message;
}

}  // namespace

TEST_CASE("of a round with names the words of two groups are counted by people, of those who wrote") {
  const Round round(with_names);
  const auto found = round.of({"better", "role = parent", "role in (council, health)"});
  REQUIRE(found.ok());
  CHECK(found->first_base == 22);
  CHECK(found->second_base == 44);
  CHECK_FALSE(found->of_blocks);
  REQUIRE(find(*found, "queue") != nullptr);
  CHECK(find(*found, "queue")->first == 12);
  CHECK(find(*found, "queue")->second == 10);
  CHECK(find(*found, "budget") == nullptr);
  REQUIRE(find(*found, "budgets") != nullptr);
  CHECK(find(*found, "budgets")->second == 6);
  // A name that nobody has looked at is a word of nobody.
  CHECK(find(*found, "jones") == nullptr);
  CHECK(find(*found, "Jones") == nullptr);
  // Without a second condition it is everybody else.
  const auto others = round.of({"better", "role = parent"});
  REQUIRE(others.ok());
  CHECK(others->second == "everybody else");
  REQUIRE(find(*others, "queue") != nullptr);
  CHECK(find(*others, "queue")->second == 10);
  // Entries stay whole, and who gave none is in no base.
  const auto three = round.of({"three", "role = council", "role = parent"});
  REQUIRE(three.ok());
  CHECK(three->first_base == 11);
  REQUIRE(find(*three, "crowded") != nullptr);
  CHECK(find(*three, "crowded")->first == 11);
  CHECK(find(*three, "crowded")->second == 12);
}

TEST_CASE("of an anonymous round only whole groups are compared, by words that may be told of every block") {
  const Round round(anonymous);
  const auto found = round.of({"better", "role = parent", "role = council"});
  REQUIRE(found.ok());
  CHECK(found->of_blocks);
  // All people of the group, whether they wrote or not.
  CHECK(found->first_base == 22);
  CHECK(found->second_base == 24);
  REQUIRE(find(*found, "queue") != nullptr);
  CHECK(find(*found, "queue")->first == 12);
  CHECK(find(*found, "queue")->second == 5);
  // Six of the council said it, nobody else: it would tell of a block.
  CHECK(find(*found, "budgets") == nullptr);
  CHECK(find(*found, "long") == nullptr);
  for (const auto& word : found->words) {
    CHECK(word.first >= 5);
    CHECK(word.second >= 5);
    CHECK(word.first <= 22 - 5);
    CHECK(word.second <= 24 - 5);
  }
}

TEST_CASE("groups that are none, share somebody or are too small are refused with a sentence") {
  const Round named(with_names);
  CHECK_THAT(refusal(named.of({"better", "role = parent", "role in (parent, health)"})),
             Contains("stands in both groups"));
  CHECK_THAT(refusal(named.of({"better", "role = parent or not role = parent"})), Contains("Nobody is left"));
  CHECK_THAT(refusal(named.of({"beter", "role = parent"})),
             Contains("did you mean \"better\"") || Contains("Did you mean \"better\""));
  CHECK_THAT(refusal(named.of({"better", ""})), Contains("Say which people"));
  const auto misspelt = named.of({"better", "role = parent", "rol = health"});
  REQUIRE_FALSE(misspelt.ok());
  CHECK(misspelt.error().field == "beside");
  CHECK_FALSE(misspelt.error().diagnostics.empty());

  const Round small("form a \"A\"\n suppress below 5\n" + questions,
                    {{"parent", 8, "Queue"}, {"council", 8, "Queue"}, {"health", 3, "Queue"}});
  CHECK_THAT(refusal(small.of({"better", "role = parent", "role = health"})), Contains("Fewer than five"));
  // Three in neither: everybody less both groups would tell of them.
  CHECK_THAT(refusal(small.of({"better", "role = parent", "role = council"})), Contains("in neither"));

  const Round closed(anonymous);
  CHECK_THAT(refusal(closed.of({"better", "three contains \"dry\""})), Contains("only whole groups"));
  CHECK_THAT(refusal(closed.of({"better", "role = parent", "role != health"})), Contains("stands in both groups"));
  CHECK_THAT(refusal(closed.of({"better", "role = parent or role != parent"})), Contains("Nobody is left"));
  const Round open(anonymous, all_groups(), RoundState::open);
  CHECK_THAT(refusal(open.of({"better", "role = parent"})), Contains("while the form is open"));
  const Round undeclared("form a \"A\"\n anonymous\n suppress below 5\n" + questions);
  CHECK_THAT(refusal(undeclared.of({"better", "role = parent"})), Contains("not broken down"));
}
