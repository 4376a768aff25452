// What stands on a sheet though the form would not have asked it: told before it is saved, kept for the second typing,
// decided with it, and never among the answers.
#include "summit_feedback.hpp"

#include "support/form_of.hpp"

#include <muster/domain/feedback/paper_service.hpp>

namespace muster::feedback {
namespace {

using test::form_of;
using test::holds;
constexpr const char* sheets = "/events/summit/form/sheets";

const std::string asks_some =
    "form some \"Some\"\npage \"One\"\n  agree* \"Do you agree?\" pick one\n      ( ) yes \"Yes\"\n      ( ) no "
    "\"No\"\n"
    "  why \"Why not?\" lines 2\n      ask if agree = no\n"
    "  how \"How?\" pick one\n      ( ) bus \"Bus\"\n      ( ) boat \"Boat\"  only if agree = no\n"
    "      ( ) other ... \"Something else\"\n";

struct Pile : Feedback {
  Pile() {
    publish(asks_some);
    REQUIRE(open_round(database(), now(), "summit").ok());
    REQUIRE(begin_pile(database(), now(), "summit", 3, paper_mark(*round().form)).ok());
  }
  std::int64_t entered() {
    auto found = find_pile(database(), round().id);
    REQUIRE((found.ok() && found->has_value()));
    return (*found)->last_number;
  }
  PaperSheet first_sheet() {
    auto found = find_pile(database(), round().id);
    REQUIRE((found.ok() && found->has_value()));
    return (*found)->waiting.at(0);
  }
};

const std::string told = "Not asked of somebody who answered so: question 2. Nothing of it is counted";

}  // namespace

TEST_CASE("a sheet is read as it was filled in, and what nobody is asked who answered so is named") {
  const auto form = form_of(asks_some);
  const auto read = read_sheet(form, {{"agree", "1"}, {"why", "Too far"}, {"how", "2"}});
  REQUIRE(read.ok());
  CHECK(read.filled.at("why").texts == std::vector<std::string>{"Too far"});
  CHECK(read.unasked == std::vector<std::string>{"why", "how.boat"});
  CHECK(unasked_in_words(form, read.unasked) ==
        "Not asked of somebody who answered so: question 2; question 3, box 2. Nothing of them is counted");
  const auto counted = counted_of_sheet(form, read.filled);
  CHECK(counted.size() == 1);
  CHECK(counted.contains("agree"));
  CHECK(read_sheet(form, {{"agree", "2"}, {"why", "Too far"}, {"how", "2"}}).unasked.empty());
}

TEST_CASE("Enter passes by what one tick leaves unasked, and the page says which that is") {
  const auto passed = passed_by(form_of(asks_some));
  REQUIRE(passed.size() == 1);
  CHECK(passed.front().question == "why");
  CHECK(passed.front().ticked == "agree");
  CHECK(passed.front().keys == std::vector<std::string>{"1"});
  Pile summit;
  CHECK(holds(summit.visitor.get(sheets), "data-passed=\"why\" data-after=\"agree\" data-keys=\"1\""));
}

TEST_CASE("words beside a box that is not ticked are told, not dropped, where another is") {
  const auto form = form_of(asks_some);
  const auto read = read_sheet(form, {{"agree", "1"}, {"how", "1"}, {"how.other", "On foot"}});
  REQUIRE(read.errors.size() == 1);
  CHECK(read.errors.front().message ==
        "Words are typed beside box 3, and another box is: type 3, or leave the words empty");
}

TEST_CASE("a sheet with answers that nobody is asked is saved only by whoever was told") {
  Pile summit;
  const std::vector<std::pair<std::string, std::string>> typed{{"number", "1"}, {"agree", "1"}, {"why", "Too far"}};
  const auto first = summit.visitor.post(sheets, typed);
  CHECK(first.status == 422);
  CHECK(holds(first, told));
  CHECK(holds(first, "Sheet 1 is not saved yet"));
  CHECK(holds(first, "Too far</textarea>"));
  CHECK(holds(first, "Save sheet 1 without it"));
  CHECK(summit.entered() == 0);
  // Who agreed to one thing has not agreed to another.
  auto other = typed;
  other.emplace_back("how", "2");
  other.emplace_back("without", "why");
  CHECK(summit.visitor.post(sheets, other).status == 422);
  auto again = typed;
  again.emplace_back("without", "why");
  CHECK(summit.visitor.post(sheets, again).status == 303);
  CHECK(summit.first_sheet().answers.at("why").texts == std::vector<std::string>{"Too far"});
  const auto back = undo_last_sheet(summit.database(), summit.now(), "summit", 1);
  REQUIRE(back.ok());
  CHECK(back->at("why") == "Too far");
}

TEST_CASE("answers that nobody is asked are compared, decided with the others, and never counted") {
  Pile summit;
  REQUIRE(
      enter_sheet(summit.database(), summit.now(), "summit", 1, {{"agree", "1"}, {"why", "Too far"}}, {"why"}).ok());
  const std::string decide = std::string(sheets) + "/1/decide";
  SECTION("typed alike they are asked about once") {
    const auto alike = check_sheet(summit.database(), summit.now(), "summit", 1, {{"agree", "1"}, {"why", "too far"}});
    REQUIRE(alike.ok());
    CHECK(alike->state == SheetState::checked);
    REQUIRE(add_sheets(summit.database(), summit.now(), "summit").ok());
    CHECK(summit.figure("select count(*) from response where answers like '%far%'") == 0);
  }
  SECTION("where the second typing makes them asked they count") {
    REQUIRE(check_sheet(summit.database(), summit.now(), "summit", 1, {{"agree", "2"}, {"why", "Too far"}}).ok());
    CHECK_FALSE(holds(summit.visitor.get(decide), "Why not?"));
    CHECK(summit.visitor.post(decide, {{"agree", "second"}}).status == 303);
    REQUIRE(add_sheets(summit.database(), summit.now(), "summit").ok());
    CHECK(summit.figure("select count(*) from response where answers like '%Too far%'") == 1);
  }
  SECTION("where the decision leaves them unasked that is told again") {
    REQUIRE(check_sheet(summit.database(), summit.now(), "summit", 1, {{"agree", "2"}, {"why", "Too far"}}).ok());
    const auto refused = summit.visitor.post(decide, {{"agree", "first"}});
    CHECK(refused.status == 422);
    CHECK(holds(refused, told));
    CHECK(summit.first_sheet().state == SheetState::differs);
    CHECK(summit.visitor.post(decide, {{"agree", "first"}, {"without", "why"}}).status == 303);
    CHECK(summit.first_sheet().state == SheetState::checked);
  }
  SECTION("closing takes in what counts") {
    REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
    CHECK(summit.figure("select count(*) from response") == 1);
    CHECK(summit.figure("select count(*) from response where answers like '%far%'") == 0);
  }
}

TEST_CASE("where neither typing is right what stands on the sheet is typed, and read as a sheet is") {
  Pile summit;
  REQUIRE(enter_sheet(summit.database(), summit.now(), "summit", 1, {{"agree", "2"}, {"why", "To far"}}).ok());
  REQUIRE(check_sheet(summit.database(), summit.now(), "summit", 1, {{"agree", "2"}, {"why", "Two far"}}).ok());
  const std::string decide = std::string(sheets) + "/1/decide";
  const auto nothing = summit.visitor.post(decide, {{"why", "neither"}});
  CHECK(nothing.status == 422);
  CHECK(holds(nothing, "Question 2: type what stands on the sheet, or - where it is blank"));
  CHECK(summit.visitor.post(decide, {{"why", "neither"}, {"why-anew", "Too far"}}).status == 303);
  CHECK(summit.first_sheet().answers.at("why").texts == std::vector<std::string>{"Too far"});
}

TEST_CASE("a sheet that cannot be typed a second time says why on opening") {
  Pile summit;
  REQUIRE(enter_sheet(summit.database(), summit.now(), "summit", 1, {{"agree", "1"}}).ok());
  const auto beyond = summit.visitor.get(std::string(sheets) + "/9/check");
  CHECK(beyond.status == 404);
  CHECK(holds(beyond, "There is no sheet 9: the pile has 3 sheets."));
  CHECK(holds(summit.visitor.get(std::string(sheets) + "/2/check"), "Sheet 2 is not typed in yet."));
  CHECK(summit.visitor.get(std::string(sheets) + "/1/check").status == 200);
  REQUIRE(add_sheets(summit.database(), summit.now(), "summit").ok());
  CHECK(holds(summit.visitor.get(std::string(sheets) + "/1/check"), "Sheet 1 is among the answers"));
}

TEST_CASE("sheets are added to the answers only after a page that says what cannot be undone") {
  Pile summit;
  REQUIRE(enter_sheet(summit.database(), summit.now(), "summit", 1, {{"agree", "1"}}).ok());
  CHECK(holds(summit.visitor.get(sheets), "href=\"/events/summit/form/sheets/add\""));
  const auto asked = summit.visitor.get(std::string(sheets) + "/add");
  CHECK(holds(asked, "Add 1 sheet to the answers?"));
  CHECK(holds(asked, "1 of them was typed once only."));
  CHECK(summit.stored() == 0);
}

}  // namespace muster::feedback
