// The form to print: its words and options, who can read it, and the way to the same form on a phone.
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using test::times;
constexpr const char* paper = "/events/summit/form/paper";

}  // namespace

TEST_CASE("the form on paper has every question in its order, with what to do and room to write") {
  Feedback summit;
  CHECK(summit.visitor.get(paper).status == 303);
  const auto code = summit.open();
  const auto page = summit.visitor.get(paper);
  CHECK(page.status == 200);
  CHECK(holds(page, "London SEND Summit, Friday 10 June 2022"));
  CHECK(holds(page, "Two minutes."));
  CHECK(holds(page, "<span class=\"paper-number\">8</span> Anything else?"));
  CHECK(times(page.body, "class=\"paper-part\"") == 3);
  CHECK(times(page.body, "class=\"paper-box\"") == 3 + 2 + 3);
  CHECK(times(page.body, "Tick one.") == 2);
  CHECK(times(page.body, "Tick all that apply.") == 1);
  CHECK(holds(page, "A number from 1 to 100."));
  CHECK(holds(page, "One on each line."));
  CHECK(times(page.body, "class=\"paper-line\"") == 2 + 1 + 2);  // lines 3, text, lines 4
  CHECK(times(page.body, "class=\"paper-rest\"") == 3 + 1);      // three words, something else
  CHECK(holds(page, "Only if you answered “Not helpful”."));
  CHECK(holds(page, "Only if you answered “No” to “Did you take part?”."));
  CHECK(holds(page, "views, version 1"));
  CHECK(holds(page, "/f/" + code));
  CHECK(holds(page, "</span> Was it helpful? *"));
  CHECK(holds(page, "Please answer the questions marked *. Leave out what you like of the others."));
  CHECK(holds(page, "Thank you.</b> Leave it on your table or at the door."));
  CHECK_FALSE(holds(page, "<input"));
}

TEST_CASE("the form on paper says who can read it where that was said when it was published, and only then") {
  Feedback summit;
  (void)summit.open();
  const std::string anonymous = "Your answers are anonymous: please write no name, neither yours nor a child’s.";
  const std::string readers = "The people who run the survey can read single forms, without names.";
  auto page = summit.visitor.get(paper);
  CHECK(holds(page, anonymous + " " + readers));
  REQUIRE(summit.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("update round set readers_told = 0");
                return Success{};
              })
              .ok());
  page = summit.visitor.get(paper);
  CHECK(holds(page, anonymous));
  CHECK_FALSE(holds(page, readers));
}

TEST_CASE("a form that is closed leads nobody to a phone, and one with names promises no anonymity") {
  Feedback summit;
  summit.publish("form named \"Named\"\npage \"One\"\n  who \"Who are you?\"  text\n");
  REQUIRE(open_round(summit.database(), summit.now(), "summit").ok());
  summit.answer("one", {{"who", {"Somebody"}}});
  CHECK(holds(summit.visitor.get(paper), "Answer on your phone instead:"));
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto page = summit.visitor.get(paper);
  CHECK_FALSE(holds(page, "Answer on your phone instead:"));
  CHECK_FALSE(holds(page, "answers are anonymous"));
}

}  // namespace muster::feedback
