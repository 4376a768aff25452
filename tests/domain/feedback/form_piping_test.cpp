// The event's name and earlier answers in the words of a form: on a phone, on paper and in figures.
#include <muster/domain/feedback/response_export_service.hpp>

#include "exports.hpp"
#include "handed_cookie.hpp"
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using test::location;
using test::times;

const std::string piped_text = R"(form piped "{event}: your views"
  anonymous
  thanks "Thank you for coming as a {role or guest}."

page "You"
  role       "Who are you here as?"  text

page "The day"
  useful*    "What did you gain from {event} as a {role or guest}?"  text
)";

struct PipedForm : OpenForm {
  PipedForm() : OpenForm(piped_text) {}
  web::Reply second(const std::string& role, std::vector<std::pair<std::string, std::string>> typed) {
    typed.insert(typed.end(), {{"role", role}, {"_page", "2"}});
    return visitor.post(link, typed);
  }
};

}  // namespace

TEST_CASE("a page reads the event's name, and back what was typed on the page before") {
  PipedForm piped;
  const auto day = piped.visitor.post(piped.link, {{"role", "<b>pilot</b>"}, {"_page", "1"}, {"_go", "yes"}});
  CHECK(holds(day, "What did you gain from London SEND Summit as a &lt;b&gt;pilot&lt;/b&gt;?"));
  CHECK(holds(piped.visitor.post(piped.link, {{"role", ""}, {"_page", "1"}, {"_go", "yes"}}), "as a guest?"));
  const auto refused = piped.second("pilot", {{"_send", "yes"}});
  CHECK(refused.status == 422);
  CHECK(times(refused.body, "as a pilot") >= 2);  // the question, and what is said of it
}

TEST_CASE("thanks that read an answer back are read by whoever sent it, and by nobody else") {
  PipedForm piped;
  const auto sent = piped.second("pilot", {{"useful", "Much"}, {"_send", "yes"}});
  REQUIRE(sent.status == 303);
  CHECK(test::location(sent) == piped.link + "/thanks");
  const auto cookie = test::cookie_of(sent, "muster-thanks");
  CHECK(cookie.find("pilot") == std::string::npos);
  CHECK(piped.stored() == 1);
  web::Request request;
  request.path = piped.link + "/thanks";
  request.cookies["muster-thanks"] = cookie;
  const auto told = piped.router.handle(std::move(request));
  CHECK(holds(told, "for coming as a pilot."));
  CHECK(holds(told, "data-saved"));  // by this a phone that sends later knows that they came in
  const auto others = piped.visitor.get(piped.link + "/thanks");
  CHECK(holds(others, "for coming as a guest."));
  CHECK_FALSE(holds(others, "pilot"));
  CHECK_FALSE(holds(piped.second("pilot", {{"_send", "yes"}}), "data-saved"));
}

TEST_CASE("figures, paper and the preview name a question with what is read without an answer") {
  PipedForm piped;
  const std::string words = "What did you gain from London SEND Summit as a guest?";
  CHECK(piped.round().form->question("useful")->label == words);
  CHECK(piped.round().written_form->question("useful")->label ==
        "What did you gain from {event} as a {role or guest}?");
  CHECK(holds(piped.visitor.get("/events/summit/form/paper"), words));
  CHECK(holds(piped.visitor.get("/events/summit/form"), words));
}

TEST_CASE("a new version of a form with braces goes on with the answers of the one before") {
  PipedForm piped;
  CHECK(piped.second("pilot", {{"useful", "Much"}, {"_send", "yes"}}).status == 303);
  auto next = piped_text;
  next.replace(next.find("  useful*"), 0, "  more       \"What more, at {event}?\"  text\n\n");
  piped.publish(next);
  CHECK(piped.round().form->question("more")->label == "What more, at London SEND Summit?");
  auto other = piped_text;
  other.replace(other.find("gain from"), 9, "lose from");
  CHECK_FALSE(publish_form(piped.database(), piped.now(), "summit", other, "form").ok());
}

}  // namespace muster::feedback
