// The rules of actions as values.
#include <muster/domain/actions/action.hpp>

#include "support/catch.hpp"

namespace muster::actions {
namespace {

Date day(const char* text) { return *parse_date(text); }

}  // namespace

TEST_CASE("an action is overdue from the day after it was due, while something is to be done") {
  Action action;
  action.title = "Ask";
  action.due_on = day("2022-06-10");
  CHECK_FALSE(is_overdue(action, day("2022-06-10")));
  CHECK(is_overdue(action, day("2022-06-11")));
  action.status = Status::under_way;
  CHECK(is_overdue(action, day("2022-06-11")));
  for (const auto ended : {Status::done, Status::not_taken_up}) {
    action.status = ended;
    CHECK_FALSE(is_overdue(action, day("2022-06-11")));
  }
}

TEST_CASE("an owner is told once of each due day") {
  Action action;
  action.due_on = day("2022-06-10");
  CHECK_FALSE(is_to_be_told(action, day("2022-06-10")));  // nobody owns it
  action.owner_id = "a1";
  CHECK_FALSE(is_to_be_told(action, day("2022-06-09")));
  CHECK(is_to_be_told(action, day("2022-06-10")));
  action.told_due_on = action.due_on;
  CHECK_FALSE(is_to_be_told(action, day("2022-07-10")));
  action.due_on = day("2022-07-10");
  CHECK(is_to_be_told(action, day("2022-07-10")));
}

TEST_CASE("what is wrong with an action, an answer, a concern or a page is said at its field") {
  Action action;
  CHECK(check_action(action).error().field == "title");
  action.title = "Ask";
  CHECK(check_action(action).ok());
  action.goal = "Shorter waits";
  CHECK(check_action(action).error().field == "due");
  action.due_on = day("2022-06-10");
  CHECK(check_action(action).ok());
  action.starts_on = day("2022-06-11");
  CHECK(check_action(action).error().field == "due");
  CHECK(check_answer(action).error().field == "you_said");
  action.you_said = "It takes too long";
  CHECK(check_answer(action).error().field == "we_did");
  Concern concern;
  CHECK(check_concern(concern).error().field == "body");
  concern.body = "It takes too long";
  CHECK(check_concern(concern).ok());
  concern.email = "nobody";
  CHECK(check_concern(concern).error().field == "email");
  concern.email.clear();
  concern.body = std::string(longest_concern + 1, 'a');
  CHECK(check_concern(concern).error().field == "body");
  ConcernPage page;
  CHECK(check_page(page).ok());
  page.keep_days = 0;
  CHECK(check_page(page).error().field == "keep_days");
}

TEST_CASE("a list of actions is told in a sentence") {
  const auto today = day("2022-06-11");
  CHECK(standing_words({}, today).empty());
  Action late;
  late.due_on = day("2022-06-10");
  Action open;
  Action done;
  done.status = Status::done;
  CHECK(standing_words({late, open, done}, today) == "2 actions are open, 1 of them overdue; 1 is done.");
  CHECK(standing_words({late}, today) == "1 action is open, and overdue; none are done.");
  CHECK(standing_words({done, done}, today) == "Nothing is open; 2 are done.");
}

}  // namespace muster::actions
