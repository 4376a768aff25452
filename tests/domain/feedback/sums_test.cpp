// Numbers that add up: on a phone, on paper, and in the forms of other programs.
#include <muster/domain/feedback/paper_entry.hpp>
#include <muster/domain/feedback/paper_form.hpp>

#include "exports.hpp"
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using test::location;
using test::times;

const std::string week_text = R"(form week "The week"

page "The week"
  week       "How is your week spent?"  grid number from 0 to 100  unit "percent"  adds up to 100
             - home    "At home"
             - office  "In the office"
)";

struct Week : OpenForm {
  Week() : OpenForm(week_text) {}
  web::Reply send(const std::string& home, const std::string& office) {
    return visitor.post(link, {{"home", home}, {"office", office}, {"_page", "1"}, {"_send", "yes"}});
  }
};

}  // namespace

TEST_CASE("what numbers come to is said above them, and with them once they were sent") {
  Week week;
  const auto page = week.visitor.get(week.link);
  CHECK(holds(page, "In percent. They add up to 100."));
  CHECK(holds(page, "data-sum=\"en\" data-total=\"100\" aria-live=\"polite\" hidden>So far <b>0</b> of 100</p>"));
  CHECK(times(page.body, "In percent.") == 1);
  CHECK(times(page.body, "<div") == times(page.body, "</div>"));
  const auto wrong = week.send("60", "30");
  CHECK(wrong.status == 422);
  CHECK(holds(wrong, "data-sum=\"en\" data-total=\"100\" aria-live=\"polite\">So far <b>90</b> of 100</p>"));
  CHECK(holds(wrong, "add up to 90. They must add up to 100: add 10"));
  CHECK(holds(wrong, "value=\"60\""));
  CHECK(location(week.send("60", "40")) == week.link + "/thanks");
  CHECK(week.text("select answers from response").find(R"("home":{"codes":[],"texts":["60"]})") != std::string::npos);
}

TEST_CASE("on paper there is a line for each number, and a sheet is typed in as it was filled in") {
  const auto form = exports::form_of(week_text);
  const auto question = paper_form(form).front().questions.front();
  CHECK(question.kind == PaperQuestion::Kind::amounts);
  CHECK(question.how == "A number from 0 to 100, in percent, on each line. They add up to 100.");
  CHECK(question.statements.size() == 2);
  CHECK(question.total == "100");
  CHECK(read_sheet(form, {{"home", "60"}, {"office", "30"}}).ok());
}

TEST_CASE("a share below nothing is refused on the page, on the copy that a phone keeps, on a sheet and in a file") {
  auto text = week_text;
  text.erase(text.find(" from 0 to 100"), 14);
  OpenForm week(text);
  for (const auto* address : {"", "?pages=one"}) {
    const auto sent =
        week.visitor.post(week.link + address, {{"home", "-20"}, {"office", "120"}, {"_page", "1"}, {"_send", "yes"}});
    CHECK(sent.status == 422);
    CHECK(holds(sent, "Write a whole number from 0 to 100 in digits"));
  }
  CHECK(week.stored() == 0);
  CHECK_FALSE(read_sheet(exports::form_of(text), {{"home", "-20"}, {"office", "120"}}).ok());
  CHECK(read_sheet(exports::form_of(text), {{"home", "60"}, {"office", "30"}}).ok());
  const auto file = exports::read(
      "How is your week spent? [At home],How is your week spent? [In the office]\n-20,120\n40,60\n", text);
  CHECK(exports::said(file, 0).find("is outside 0 to 100") != std::string::npos);
  CHECK(exports::said(file, 1) == "home=‹40› office=‹60›");
}

}  // namespace muster::feedback
