// A file's columns for personal questions: left out by name and with the reason, on the preview and after the import,
// and never taken for another question.
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using Words = std::vector<std::string>;

const std::string touch = R"(form touch "Keep in touch"
  delete personal after 90 days

page "The day"
  helpful   "Was it helpful?"  pick one
            ( ) yes "Yes"
            ( ) no  "No"
  report    "The report"  text

page "Keep in touch"
  address   "Your e-mail address"  email  personal
            also "How can we reach you?"
  news      "What may we send you?"  pick any  personal
            [ ] report "The report"
            [ ] dates  "The dates"
)";

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct Touch : Feedback {
  explicit Touch(const std::string& form = touch) { publish(form); }
  ResponseForecast forecast(const std::string& bytes, const std::string& decisions = {}) {
    auto seen = forecast_responses(database(), clock.now(), "summit", {"answers.csv", bytes, decisions});
    if (!seen.ok()) FAIL(seen.error().message);
    return *std::move(seen);
  }
};

}  // namespace

TEST_CASE("columns of personal questions are told apart from those that no question asks for") {
  Touch summit;
  const auto seen = summit.forecast(
      "ID,Was it helpful?,How can we reach you?,What may we send you? [The report],What may we send you? [The dates],"
      "Shoe size\n1,Yes,pat@example.org,Yes,No,42\n");
  CHECK(seen.personal ==
        Words{"How can we reach you?", "What may we send you? [The report]", "What may we send you? [The dates]"});
  CHECK(seen.left_out == Words{"ID", "Shoe size"});
  CHECK(seen.not_in_file == Words{"The report"});  // that column is a personal question's option, and no answer to it
  REQUIRE(summit.import("ID,Was it helpful?,Your e-mail address\n1,Yes,pat@example.org\n").ok());
  CHECK(summit.figure("select count(*) from personal_answer") == 0);
  CHECK(summit.figure("select count(*) from response") == 1);
  CHECK_FALSE(says(summit.text("select max(answers) from response"), "pat@"));
}

TEST_CASE("what is personal cannot be chosen for a column, and by itself makes no file of answers") {
  Touch summit;
  const std::string bytes = "ID,Was it helpful?,\n1,Yes,pat@example.org\n";
  const auto seen = summit.forecast(bytes, "typed,means\ncolumn 3,Your e-mail address\n");
  REQUIRE(seen.columns.size() == 1);
  CHECK(seen.columns.front().means.empty());
  CHECK(seen.columns.front().why == "“Your e-mail address” is personal, and no file fills it");
  const auto alone = forecast_responses(summit.database(), summit.clock.now(), "summit",
                                        {"people.csv", "ID,Your e-mail address\n1,pat@example.org\n"});
  REQUIRE_FALSE(alone.ok());
  CHECK(says(alone.error().message, "people.csv has columns of personal questions alone."));
  CHECK(says(alone.error().message, "so no file fills it"));
}

TEST_CASE("Typeform's columns for the options of a personal question are set apart too") {
  Touch summit;
  const auto seen = summit.forecast("#,Was it helpful?,The dates,Your e-mail address\na1,Yes,,pat@example.org\n");
  CHECK(seen.personal == Words{"Your e-mail address"});
  const auto both = summit.forecast(
      "#,Was it helpful?,Your e-mail address,What may we send you?\na1,Yes,pat@example.org,The dates\n");
  CHECK(both.personal == Words{"Your e-mail address", "What may we send you?"});
}

TEST_CASE("the page names personal columns and says why, before the import and after it") {
  Touch summit;
  const auto here = "/events/summit/form/import";
  const auto chosen = summit.visitor.post(
      here, {}, {{"file", "a.csv", "ID,Was it helpful?,Your e-mail address\n1,Yes,pat@example.org\n"}});
  REQUIRE(chosen.status == 303);
  const auto preview = summit.visitor.get(test::location(chosen));
  CHECK(holds(preview, "Columns of personal questions, left out: “Your e-mail address”."));
  CHECK(holds(preview, "so no file fills it"));
  CHECK_FALSE(holds(preview, "pat@example.org"));
  const auto done = summit.visitor.post(test::location(chosen) + "/apply",
                                        {{"expected", test::field_value(preview.body, "expected")}});
  REQUIRE(done.status == 303);
  const auto after = summit.visitor.get(test::location(done));
  CHECK(holds(after, "1 answer imported from a.csv."));
  CHECK(holds(after,
              "The form’s personal questions were not filled by it: “Your e-mail address”, "
              "“What may we send you?”."));
}

TEST_CASE("of a form without personal questions nothing is said of them") {
  Feedback summit;
  summit.publish();
  const auto chosen = summit.visitor.post("/events/summit/form/import", {},
                                          {{"file", "a.csv", "ID,Was it helpful?,Email\n1,Helpful,a@example.org\n"}});
  const auto preview = summit.visitor.get(test::location(chosen));
  CHECK_FALSE(holds(preview, "personal questions"));
  const auto done = summit.visitor.post(test::location(chosen) + "/apply",
                                        {{"expected", test::field_value(preview.body, "expected")}});
  CHECK_FALSE(holds(summit.visitor.get(test::location(done)), "personal questions"));
}

}  // namespace muster::feedback
