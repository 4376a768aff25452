// What those who answered say of all who were asked.
#include <muster/domain/figures/of_all_asked.hpp>
#include <muster/domain/figures/told_to_programs.hpp>

#include "domain/figures/summary_table.hpp"
#include "example.hpp"
#include "support/catch.hpp"

namespace muster::figures {

TEST_CASE("each answer says how many of all delegates would give it, likely and for certain") {
  const auto summary = example::summary_of(example::summit());
  const auto* helpful = summary.question("helpful");
  REQUIRE(helpful != nullptr);
  const auto found = of_all_asked(summary, *helpful, helpful->options.front());
  REQUIRE(found);
  CHECK(found->people == 104);
  CHECK(found->answered == 42);
  CHECK(found->likely == stats::people_interval(38, 42, 104));
  CHECK(found->certain == stats::PeopleRange{38, 100});
  CHECK(all_asked_in_words(summary, *helpful, helpful->options.front()) ==
        "84 to 99 of the 104 registered delegates, as if those who answered were drawn by lot; 38 to 100 whatever the "
        "others would "
        "have said.");
  CHECK(all_asked_table(summary, *helpful).rows.front().back() == "38 to 100");
  const auto table = flat_table(summary);
  const auto row = std::find_if(table.rows.begin(), table.rows.end(), [&](const auto& cells) {
    return cells[1] == "helpful" && cells[2] == helpful->options.front().label;
  });
  REQUIRE(row != table.rows.end());
  CHECK(std::vector<std::string>(row->end() - 4, row->end()) == std::vector<std::string>{"84", "99", "38", "100"});
}

TEST_CASE("nothing is said of all delegates where they are no base, of a group, or while answers come in fives") {
  auto input = example::summit();
  const auto none = [](const Summary& summary) {
    for (const auto& question : summary.questions) {
      CHECK_FALSE(speaks_of_all_asked(summary, question));
      for (const auto& option : question.options) {
        CHECK_FALSE(of_all_asked(summary, question, option));
        CHECK(all_asked_in_words(summary, question, option).empty());
      }
      CHECK(all_asked_table(summary, question).rows.empty());
    }
  };
  auto crowd = input;
  crowd.delegates.resize(10);
  none(example::summary_of(crowd));
  auto nobody = input;
  nobody.delegates.clear();
  none(example::summary_of(nobody));
  auto open = input;
  open.round = RoundState::open;
  open.responses_in_fives = true;
  none(example::summary_of(open));
  auto told = example::summary_of(input);
  told.where = "helpful = helpful";
  none(told);
}

}  // namespace muster::figures
