// Sheets typed in by keys: what the keys mean, the pile and its count, the second typing, and that nothing leads from a
// sheet's number to its answer.
#include "summit_feedback.hpp"

#include "../../../src/domain/feedback/paper/sheet_length.hpp"
#include "support/form_of.hpp"

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/feedback/paper_service.hpp>
#include <muster/domain/forms/language.hpp>

namespace muster::feedback {
namespace {

using test::holds;
constexpr const char* sheets = "/events/summit/form/sheets";

using test::form_of;

/// What somebody types on the page for one sheet.
std::vector<std::pair<std::string, std::string>> typed(const std::string& number, const TypedSheet& sheet) {
  std::vector<std::pair<std::string, std::string>> fields{{"number", number}};
  fields.insert(fields.end(), sheet.begin(), sheet.end());
  return fields;
}

struct Pile : Feedback {
  explicit Pile(std::int64_t size = 3) {
    open();
    REQUIRE(begin_pile(database(), now(), "summit", size, paper_mark(*round().form)).ok());
  }
  void enter(std::int64_t number, const TypedSheet& sheet) {
    const auto saved = enter_sheet(database(), now(), "summit", number, sheet);
    if (!saved.ok()) FAIL(saved.error().message);
    REQUIRE(saved->errors.empty());
  }
  PaperPile pile() {
    auto found = find_pile(database(), round().id);
    REQUIRE(found.ok());
    REQUIRE(found->has_value());
    return **found;
  }
  std::string words() { return pile_in_words(pile()); }
};

}  // namespace

TEST_CASE("keys become answers, and what cannot be meant is told with the keys there are") {
  const auto form = form_of(form_text);
  const auto read = read_sheet(form, {{"helpful", "3"},
                                      {"better", "More time"},
                                      {"words", "useful, long"},
                                      {"took_part", " 1 "},
                                      {"format", "13"},
                                      {"format.other", "On a boat"},
                                      {"events", "4"}});
  REQUIRE(read.ok());
  CHECK(read.filled.at("helpful").codes == std::vector<std::string>{"not"});
  CHECK(read.filled.at("better").texts == std::vector<std::string>{"More time"});
  CHECK(read.filled.at("words").texts == std::vector<std::string>{"useful", "long"});
  CHECK(read.filled.at("format").codes == std::vector<std::string>{"in_person", "other"});
  CHECK(read.filled.at("format").texts == std::vector<std::string>{"On a boat"});
  CHECK(read_sheet(form, sheet_of(form, read.filled)).filled == read.filled);

  const auto message = [&](const TypedSheet& sheet) {
    const auto wrong = read_sheet(form, sheet);
    REQUIRE(wrong.errors.size() == 1);
    return wrong.errors.front().message;
  };
  CHECK(message({{"helpful", "5"}}) == "There is no box “5” here: type 1 to 3");
  CHECK(message({{"helpful", "1 2"}}) ==
        "Two boxes are typed where one may be ticked: type the one that is meant, or type - for it");
  CHECK(message({{"helpful", "1"}, {"took_part", "1 2"}}) ==
        "Two boxes are typed where one may be ticked: type the one that is meant, or leave it empty");
  CHECK(message({{"helpful", "1"}, {"format", "14"}}) == "There is no box “4” here: type 1 to 3");
  CHECK(message({}) == "Type what stands on the sheet, or type - where it is blank there");
  CHECK(message({{"helpful", "1"}, {"events", "many"}}).find("number") != std::string::npos);
  CHECK(read_sheet(form, {{"helpful", "-"}}).ok());
}

TEST_CASE("on a scale of numbers the number is typed, and a letter for what stands beside it") {
  const auto form =
      form_of("form far \"Far\"\npage \"One\"\n  far \"How far?\" from 0 to 10\n      beside na \"Not applicable\"\n");
  CHECK(read_sheet(form, {{"far", "10"}}).filled.at("far").codes == std::vector<std::string>{"10"});
  CHECK(read_sheet(form, {{"far", "A"}}).filled.at("far").codes == std::vector<std::string>{"na"});
  const auto wrong = read_sheet(form, {{"far", "11"}});
  REQUIRE(wrong.errors.size() == 1);
  CHECK(wrong.errors.front().message == "There is no box “11” here: type 0 to 10, or a");
}

TEST_CASE("statements of a grid are numbered by their line, as they stand on the sheet") {
  const auto form = form_of(
      "form g \"G\"\nscale agreement best first:\n  ( ) agree \"Agree\"\n  ( ) disagree \"Disagree\"\n"
      "page \"One\"\n  came \"Came?\" text\n  day \"How far?\" grid scale agreement\n      - time \"Time\"\n"
      "      - voice \"Voice\"\n  more \"More?\" text\n");
  std::vector<std::string> numbers;
  for (const auto& field : entry_fields(form)) numbers.push_back(field.number);
  CHECK(numbers == std::vector<std::string>{"1", "2, line 1", "2, line 2", "3"});
}

TEST_CASE("what stands on paper is typed as it stands: more words than were asked for, and never a guessed century") {
  const auto form = form_of(
      "form p \"P\"\npage \"One\"\n  why \"Why?\" lines 3 at most 3 words\n  born \"When?\" date\n"
      "  day \"How far?\" grid pick one\n      ( ) agree \"Agree\"\n      ( ) disagree \"Disagree\"\n"
      "      - time \"Time\"\n      - voice \"Voice\"\n");
  const auto long_one = read_sheet(form, {{"why", "one two three four\nand five"}});
  REQUIRE(long_one.ok());
  CHECK(long_one.filled.at("why").texts == std::vector<std::string>{"one two three four\nand five"});
  CHECK(longer_than_asked(form, {{"why", "one two three four\nand five"}, {"born", "10.6.2022"}}));
  CHECK_FALSE(longer_than_asked(form, {{"why", "one two three"}}));
  CHECK(read_sheet(form, {{"born", "10.6.2022"}}).ok());
  for (const auto* typed : {"10.6.22", "10/06/22", "10 June 22"}) {
    const auto refused = read_sheet(form, {{"born", typed}});
    REQUIRE(refused.errors.size() == 1);
    CHECK(refused.errors.front().message == "Type the year with four figures: 2022 or 1922");
  }
  CHECK(read_sheet(form, {{"born", "22"}}).errors.front().message.find("four figures") == std::string::npos);
  const auto fields = entry_fields(form);
  CHECK(fields.at(0).several_lines);
  CHECK_FALSE(fields.at(1).several_lines);
  CHECK(fields.at(2).label == "How far? Time");
}

TEST_CASE("a sheet that is blank keeps its number and becomes no answer") {
  Pile summit;
  summit.enter(1, {{"helpful", "1"}});
  const auto saved = summit.visitor.post(sheets, typed("2", {{"helpful", "-"}, {"better", " "}}));
  CHECK(saved.status == 303);
  CHECK(holds(summit.visitor.get(test::location(saved)), "Nothing stands on it, so it becomes no answer."));
  CHECK(summit.words() == "2 of 3 entered, 0 checked");
  CHECK(holds(summit.visitor.get(std::string(sheets) + "/add"), "1 of them is blank and becomes no answer."));
  const auto added = add_sheets(summit.database(), summit.now(), "summit");
  REQUIRE(added.ok());
  CHECK(*added == 1);
  CHECK(summit.stored() == 1);
  summit.enter(3, {{"helpful", "-"}});
  const auto none = summit.visitor.post(std::string(sheets) + "/add", {});
  CHECK(holds(summit.visitor.get(test::location(none)), "Nothing stood on these sheets, so no answer was added."));
  CHECK(summit.stored() == 1);
}

TEST_CASE("a pile counts what is entered and checked; the last sheet can be taken back") {
  Pile summit;
  CHECK(summit.words() == "0 of 3 entered, 0 checked");
  summit.enter(1, {{"helpful", "1"}});
  summit.enter(2, {{"helpful", "2"}, {"topic", "Transport"}});
  CHECK(summit.words() == "2 of 3 entered, 0 checked");
  const auto back = undo_last_sheet(summit.database(), summit.now(), "summit", 2);
  REQUIRE(back.ok());
  CHECK(back->at("helpful") == "2");
  CHECK(back->at("topic") == "Transport");
  CHECK(summit.words() == "1 of 3 entered, 0 checked");
  CHECK(summit.stored() == 0);
}

TEST_CASE("the sheet that a page names is taken back once, however many windows ask") {
  Pile summit;
  summit.enter(1, {{"helpful", "1"}});
  summit.enter(2, {{"helpful", "2"}});
  const auto undo = std::string(sheets) + "/undo";
  CHECK(summit.visitor.get(sheets).body.find("name=\"number\" value=\"2\"") != std::string::npos);
  CHECK(summit.visitor.post(undo, {{"number", "2"}}).status == 200);
  const auto again = summit.visitor.post(undo, {{"number", "2"}});
  CHECK(again.status == 409);
  CHECK(again.body.find("Sheet 2 was taken back already") != std::string::npos);
  CHECK(again.body.find("Save sheet 2") != std::string::npos);
  CHECK(summit.words() == "1 of 3 entered, 0 checked");
  summit.enter(2, {{"helpful", "3"}});
  const auto late = summit.visitor.post(undo, {{"number", "1"}});
  CHECK(late.status == 409);
  CHECK(late.body.find("sheet 2 was typed in since") != std::string::npos);
  CHECK(summit.visitor.post(undo, {}).status == 409);
  CHECK(summit.words() == "2 of 3 entered, 0 checked");
}

TEST_CASE("a second typing that differs is shown and decided question by question") {
  Pile summit;
  summit.enter(1, {{"helpful", "1"}, {"format", "12"}, {"topic", "Transport"}});
  summit.enter(2, {{"helpful", "1"}});
  const auto alike = check_sheet(summit.database(), summit.now(), "summit", 2, {{"helpful", "1"}});
  REQUIRE(alike.ok());
  CHECK(alike->state == SheetState::checked);
  const auto other = check_sheet(summit.database(), summit.now(), "summit", 1,
                                 {{"helpful", "2"}, {"format", "12"}, {"topic", "Trains"}});
  REQUIRE(other.ok());
  CHECK(other->state == SheetState::differs);
  CHECK(summit.words() == "2 of 3 entered, 1 checked, 1 to decide");
  const auto page = summit.visitor.get(std::string(sheets) + "/1/decide");
  CHECK(holds(page, "Mainly helpful"));
  CHECK(holds(page, "Trains"));
  CHECK_FALSE(holds(page, "How next time?"));
  // Neither is taken unasked, and a sheet that differs is not added.
  const auto unsaid = summit.visitor.post(std::string(sheets) + "/1/decide", {{"helpful", "second"}});
  CHECK(unsaid.status == 422);
  CHECK(holds(unsaid, "Question 7: say which is right."));
  const auto added = add_sheets(summit.database(), summit.now(), "summit");
  REQUIRE(added.ok());
  CHECK(*added == 1);
  CHECK(summit.visitor.post(std::string(sheets) + "/1/decide", {{"helpful", "second"}, {"topic", "first"}}).status ==
        303);
  const auto settled = summit.pile().waiting.at(0);
  CHECK(settled.state == SheetState::checked);
  CHECK(settled.answers.at("helpful").codes == std::vector<std::string>{"mainly"});
  CHECK(settled.answers.at("topic").texts == std::vector<std::string>{"Transport"});
}

TEST_CASE("the page takes a sheet, shows errors beside their questions with what was typed, and saves nothing then") {
  Pile summit;
  const auto page = summit.visitor.get(sheets);
  CHECK(holds(page, "0 of 3 entered, 0 checked. Write 1 on the sheet."));
  CHECK(holds(page, "1 Helpful, 2 Mainly helpful, 3 Not helpful, - blank"));
  const auto wrong = summit.visitor.post(sheets, typed("1", {{"helpful", "7"}, {"topic", "Transport"}}));
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "There is no box “7” here: type 1 to 3"));
  CHECK(holds(wrong, "value=\"Transport\""));
  CHECK(summit.pile().last_number == 0);
  CHECK(summit.visitor.post(sheets, typed("1", {{"helpful", "2"}})).status == 303);
  // Sent twice, saved once; another under its number is not.
  CHECK(summit.visitor.post(sheets, typed("1", {{"helpful", "2"}})).status == 303);
  const auto taken = summit.visitor.post(sheets, typed("1", {{"helpful", "3"}}));
  CHECK(taken.status == 409);
  CHECK(holds(taken, "Write 2 on this sheet and save it again."));
  CHECK(holds(taken, "name=\"number\" value=\"2\""));
  CHECK(summit.pile().last_number == 1);
  const auto undone = summit.visitor.post(std::string(sheets) + "/undo", {{"number", "1"}});
  CHECK(undone.status == 200);
  CHECK(holds(undone, "Sheet 1 is taken back."));
}

TEST_CASE("sheets of another version are recognised by their mark") {
  Feedback summit;
  summit.open();
  const auto mark = paper_mark(*summit.round().form);
  CHECK(holds(summit.visitor.get("/events/summit/form/paper"), "mark " + mark));
  const auto refused = summit.visitor.post(std::string(sheets) + "/pile", {{"sheets", "3"}, {"mark", "ZZZZ"}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "the mark " + mark));
  CHECK(summit.visitor.post(std::string(sheets) + "/pile", {{"sheets", "3"}, {"mark", mark}}).status == 303);
  CHECK(holds(summit.visitor.get(sheets), "Write 1 on the sheet."));
  auto changed = form_text;
  changed.replace(changed.find("\"Anything else?\""), 16, "\"Anything more?\"");
  summit.publish(changed);
  CHECK(holds(summit.visitor.get(sheets), "These are sheets of version 1; the form is now version 2."));
}

TEST_CASE("a sheet becomes an answer to the version that was printed, whatever was published since") {
  Pile summit;
  auto changed = form_text;
  changed.replace(changed.find("  topic "), 0, "  extra     \"One thing more?\"  text\n");
  summit.publish(changed);
  const auto shown = summit.visitor.get(sheets);
  CHECK_FALSE(holds(shown, "One thing more?"));
  summit.enter(1, {{"helpful", "1"}});
  const auto second_mark = paper_mark(*summit.round().form);
  const auto refused = summit.visitor.post(std::string(sheets) + "/pile", {{"sheets", "5"}, {"mark", second_mark}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "Sheets of version 1 wait."));
  SECTION("added by hand") { REQUIRE(add_sheets(summit.database(), summit.now(), "summit").ok()); }
  SECTION("taken in at the closing") { REQUIRE(close_round(summit.database(), summit.now(), "summit").ok()); }
  CHECK(summit.figure("select count(*) from response where version = 1") == 1);
  if (summit.round().state == RoundState::closed) return;
  CHECK(summit.visitor.post(std::string(sheets) + "/pile", {{"sheets", "5"}, {"mark", second_mark}}).status == 303);
  CHECK(holds(summit.visitor.get(sheets), "One thing more?"));
  summit.enter(2, {{"helpful", "1"}, {"extra", "Tea"}});
  REQUIRE(add_sheets(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.figure("select count(*) from response where version = 2") == 1);
}

TEST_CASE("closing says what becomes of sheets that wait, and that of two typings the first counts") {
  Pile summit;
  summit.enter(1, {{"helpful", "1"}});
  CHECK(holds(summit.visitor.get("/events/summit/form/close"), "1 sheet of paper that waits becomes an answer."));
  REQUIRE(check_sheet(summit.database(), summit.now(), "summit", 1, {{"helpful", "2"}}).ok());
  CHECK(holds(summit.visitor.get("/events/summit/form/close"),
              "Where two typings of a sheet differ, the first counts: 1 sheet is not decided."));
}

TEST_CASE("sheets of each round of an event are typed in on a page of their own, one led to from the other") {
  Pile summit;
  REQUIRE(events::add_round(summit.database(), summit.now(), "summit", {"before the day", "before"}).ok());
  REQUIRE(publish_form(summit.database(), summit.now(), "summit.before", form_text, "test.form").ok());
  REQUIRE(open_round(summit.database(), summit.now(), "summit.before").ok());
  CHECK(holds(summit.visitor.get(sheets), "href=\"/events/summit.before/form/sheets\""));
  const std::string before = "/events/summit.before/form/sheets";
  REQUIRE(summit.visitor.post(before + "/pile", {{"sheets", "1"}, {"mark", paper_mark(*summit.round().form)}}).status ==
          303);
  REQUIRE(summit.visitor.post(before, {{"number", "1"}, {"helpful", "1"}}).status == 303);
  CHECK(summit.visitor.post(before + "/add", {}).status == 303);
  CHECK(summit.figure("select count(*) from response a join round r on r.id = a.round_id join event e on e.id = "
                      "r.event_id where e.slug = 'summit.before'") == 1);
}

TEST_CASE("sheets become answers like any others, and their numbers go; so do those that wait at the closing") {
  Pile summit;
  summit.enter(1, {{"helpful", "1"}, {"topic", "Transport"}});
  summit.enter(2, {{"helpful", "2"}});
  CHECK(summit.visitor.post(std::string(sheets) + "/add", {}).status == 303);
  CHECK(summit.stored() == 2);
  CHECK(summit.figure("select count(*) from paper_sheet") == 0);
  CHECK_FALSE(undo_last_sheet(summit.database(), summit.now(), "summit", 2).ok());
  summit.enter(3, {{"helpful", "3"}});
  const auto round_id = summit.round().id;
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.stored() == 3);
  CHECK(summit.figure("select count(*) from paper_sheet") == 0);
  CHECK(summit.figure("select count(*) from paper_pile") == 0);
  CHECK(summit.figure("select count(*) from audit where action like '%Transport%' or fields like '%helpful%'") == 0);
  CHECK(summit.figure("select count(*) from audit where action = 'sheet typed in'") == 3);
}

TEST_CASE("sheets are typed in only while the form is open, or open again") {
  Pile summit;
  summit.enter(1, {{"helpful", "1"}});
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto closed = summit.visitor.get(sheets);
  CHECK(closed.status == 200);
  CHECK(summit.visitor.post(std::string(sheets) + "/undo", {}).status == 409);
  CHECK(holds(closed, "Reopen it to type in sheets of paper."));
  CHECK_FALSE(enter_sheet(summit.database(), summit.now(), "summit", 2, {{"helpful", "1"}}).ok());
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.visitor.get(sheets).status == 200);
}

TEST_CASE("a sheet that is typed in while the form closes stays in the page, the first time and the second") {
  Pile summit;
  summit.enter(1, {{"helpful", "1"}, {"topic", "Transport"}});
  const auto other = check_sheet(summit.database(), summit.now(), "summit", 1, {{"helpful", "2"}, {"topic", "Trains"}});
  REQUIRE(other.ok());
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  for (const auto* path : {"", "/1/check"}) {
    INFO(path);
    const auto late =
        summit.visitor.post(sheets + std::string(path), typed("2", {{"helpful", "1"}, {"topic", "Trams"}}));
    CHECK(late.status == 409);
    CHECK(holds(late, "The form is closed. Reopen it to type in sheets of paper."));
    CHECK(holds(late, "value=\"Trams\""));
    CHECK(holds(late, "action=\"" + (sheets + std::string(path)) + "\""));
  }
  // What is decided too late is no success.
  CHECK(summit.visitor.post(std::string(sheets) + "/1/decide", {{"helpful", "second"}}).status == 409);
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  const auto gone = summit.visitor.post(sheets, typed("2", {{"helpful", "1"}, {"topic", "Trams"}}));
  CHECK(gone.status == 409);
  CHECK(holds(gone, "There is no pile of sheets any more."));
  CHECK(holds(gone, "value=\"Trams\""));
  const auto decided = summit.visitor.post(std::string(sheets) + "/1/decide", {{"helpful", "second"}});
  CHECK(decided.status == 409);
  CHECK(holds(decided, "waits for no decision any more"));
}

}  // namespace muster::feedback
