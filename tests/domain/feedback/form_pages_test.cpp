// The organiser's pages of the form: writing, publishing, opening, closing, the link and its sheet.
#include "summit_feedback.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using test::location;
using test::times;
constexpr const char* home = "/events/summit/form";

}  // namespace

TEST_CASE("an event without a form offers one that comes with Muster, or a box to write in") {
  Feedback summit;
  const auto page = summit.visitor.get(home);
  CHECK(page.status == 200);
  CHECK(holds(page, "There is no form yet"));
  CHECK(holds(page, "href=\"/events/summit/form?start=event-evaluation\""));
  CHECK(holds(page, "8 questions on 3 pages, anonymous"));
  const auto started = summit.visitor.get(std::string(home) + "?start=event-evaluation");
  CHECK(holds(started, "Which three words?"));
  CHECK(summit.visitor.get("/events/nowhere/form").status == 404);
}

TEST_CASE("errors are listed with line, column and caret beside the text as typed") {
  Feedback summit;
  auto invalid = form_text;
  invalid.replace(invalid.find("ask if helpful"), 14, "ask if helpfull");
  const auto page = summit.visitor.post(std::string(home) + "/check", {{"text", invalid}});
  CHECK(page.status == 422);
  CHECK(holds(page, "The form has one error"));
  INFO(page.body.substr(page.body.find("Line "), 200));
  CHECK(holds(page, "Line 13, column 20: "));
  CHECK(holds(page, "did you mean &quot;helpful&quot;?"));
  CHECK(holds(page, "^^^^^^^"));
  CHECK(holds(page, "▸  13"));
  CHECK(holds(page, "ask if helpfull = not"));
  CHECK_FALSE(holds(page, "Publish the form"));
  const auto refused = summit.visitor.post(std::string(home) + "/publish", {{"text", invalid}});
  CHECK(refused.status == 422);
  CHECK(summit.figure("select count(*) from form_version") == 0);
}

TEST_CASE("a sound form is shown as phones show it before it is published") {
  Feedback summit;
  const auto page = gone_on(summit.visitor, summit.visitor.post(std::string(home) + "/check", {{"text", form_text}}));
  CHECK(page.status == 200);
  CHECK(holds(page, "The form has no errors: 8 questions on 3 pages, anonymous."));
  CHECK(holds(page, "Publish the form"));
  CHECK(times(page.body, "class=\"sheet\"") == 3);
  CHECK_FALSE(holds(page, "checked>"));
  CHECK(summit.figure("select count(*) from form_version") == 0);
  const auto published = summit.visitor.post(std::string(home) + "/publish", {{"text", form_text}});
  CHECK(published.status == 303);
  const auto after = summit.visitor.get(location(published));
  CHECK(holds(after, "The form is published."));
  CHECK(holds(after, "The form is published, but not open yet."));
}

TEST_CASE("before it is published an anonymous form says which groups its figures may show") {
  Feedback summit;
  const auto lead = [&](const std::string& text) {
    const auto page = gone_on(summit.visitor, summit.visitor.post(std::string(home) + "/check", {{"text", text}}));
    REQUIRE(page.status == 200);
    const auto at = page.body.find("class=\"lead\"");
    return page.body.substr(at, page.body.find("</p>", at) - at);
  };
  CHECK(lead(form_text).find("of everybody alone") != std::string::npos);
  auto broken = form_text;
  broken.insert(broken.find("  introduction"), "  breakdown helpful, took_part\n");
  CHECK(lead(broken).find("may be broken down by “Was it helpful?” and “Did you take part?”; with the first answer") !=
        std::string::npos);
  CHECK(lead("form named \"Named\"\npage \"One\"\n  who \"Who?\"  text\n").find("figures") == std::string::npos);
}

TEST_CASE("the preview says conditions in words, on whatever page they hang") {
  Feedback summit;
  summit.publish();
  const auto page = summit.visitor.get(home);
  CHECK(holds(page, "Only if you answered “Not helpful”."));
  CHECK(holds(page, "Only if you answered “No” to “Did you take part?”."));
  CHECK(times(page.body, "class=\"sheet\"") == 3);
  CHECK(holds(page, "disabled"));
}

TEST_CASE("a round is opened, closed after being asked, and reopened by button") {
  Feedback summit;
  summit.publish();
  auto reply = summit.visitor.post(std::string(home) + "/open", {});
  CHECK(reply.status == 303);
  CHECK(holds(summit.visitor.get(location(reply)), "The form is open. No answers yet."));
  for (int at = 0; at < 14; ++at) summit.answer("k" + std::to_string(at));
  CHECK(holds(summit.visitor.get(home), "The form is open. 14 answers so far."));
  const auto question = summit.visitor.get(std::string(home) + "/close");
  CHECK(question.status == 200);
  CHECK(holds(question, "14 answers become final."));
  CHECK(summit.round().state == RoundState::open);
  reply = summit.visitor.post(std::string(home) + "/close", {});
  CHECK(holds(summit.visitor.get(location(reply)), "The form is closed. 14 answers are final."));
  CHECK(summit.visitor.get(std::string(home) + "/close").status == 303);
  CHECK(holds(summit.visitor.get(std::string(home) + "/reopen"), "Reopen the form?"));
  reply = summit.visitor.post(std::string(home) + "/reopen", {});
  CHECK(reply.status == 303);
  CHECK(summit.round().state == RoundState::open);
  // What no longer fits is refused with its reason, on the same page.
  const auto again = summit.visitor.post(std::string(home) + "/reopen", {});
  CHECK(again.status == 409);
  CHECK(holds(again, "nothing to reopen"));
  CHECK(summit.visitor.post_from_elsewhere(std::string(home) + "/close").status == 403);
  CHECK(summit.round().state == RoundState::open);
}

TEST_CASE("times are given as London time, and kept where they are refused") {
  Feedback summit;
  summit.publish();
  auto reply = summit.visitor.post(std::string(home) + "/schedule",
                                   {{"opens", "2022-06-10T09:00"}, {"closes", "2022-06-17T17:00"}});
  REQUIRE(reply.status == 303);
  CHECK(summit.round().opens_at == *parse_instant("2022-06-10T08:00:00Z"));
  auto page = summit.visitor.get(location(reply));
  CHECK(holds(page, "It opens by itself on 10 June 2022 at 09:00."));
  CHECK(holds(page, "value=\"2022-06-17T17:00\""));
  page = summit.visitor.post(std::string(home) + "/schedule",
                             {{"opens", "2022-06-10T09:00"}, {"closes", "2022-06-10T08:00"}});
  CHECK(page.status == 422);
  CHECK(holds(page, "would close before it opens"));
  CHECK(holds(page, "value=\"2022-06-10T08:00\""));
  page = summit.visitor.post(std::string(home) + "/schedule", {{"opens", "tomorrow"}, {"closes", ""}});
  CHECK(page.status == 422);
  CHECK(holds(page, "is no day and time"));
  CHECK(summit.round().opens_at == *parse_instant("2022-06-10T08:00:00Z"));
  reply = summit.visitor.post(std::string(home) + "/schedule", {{"opens", ""}, {"closes", ""}});
  CHECK(reply.status == 303);
  CHECK_FALSE(summit.round().opens_at.has_value());
}

TEST_CASE("the short link stands in large letters under its symbol") {
  Feedback summit;
  const auto code = summit.open();
  const auto page = summit.visitor.get(home);
  CHECK(holds(page, "http://127.0.0.1:8080/f/" + code));
  const auto sheet = summit.visitor.get(std::string(home) + "/qr");
  CHECK(sheet.status == 200);
  CHECK(holds(sheet, "<svg"));
  CHECK(holds(sheet, "127.0.0.1:8080/f/" + code));
  CHECK(holds(sheet, "London SEND Summit"));
  CHECK(holds(sheet, "data-print"));
  CHECK_FALSE(holds(sheet, "style="));
}

TEST_CASE("a form with answers is replaced only where no code changes its meaning") {
  Feedback summit;
  summit.open();
  summit.answer("k");
  const auto page = summit.visitor.get(std::string(home) + "/change");
  CHECK(holds(page, "Which three words?"));
  CHECK(holds(page, "no code may change its meaning"));
  auto changed = form_text;
  changed.replace(changed.find("\"Not helpful\""), 13, "\"Very helpful\"");
  for (const auto* step : {"/check", "/publish"}) {
    const auto refused = summit.visitor.post(std::string(home) + step, {{"text", changed}});
    CHECK(refused.status == 422);
    CHECK(holds(refused, "Very helpful"));
    CHECK(holds(refused, "govuk-error-summary__list"));
  }
  CHECK(summit.round().form_version == 1);
  const auto more = form_text + "  extra \"One more?\" lines 2\n";
  CHECK(holds(summit.visitor.post(std::string(home) + "/check", {{"text", more}}), "Publish as version 2"));
  CHECK(summit.visitor.post(std::string(home) + "/publish", {{"text", more}}).status == 303);
  CHECK(summit.round().form_version == 2);
}

TEST_CASE("the form's text is taken away as it was published") {
  Feedback summit;
  CHECK(summit.visitor.get(std::string(home) + "/text").status == 404);
  summit.publish();
  const auto file = summit.visitor.get(std::string(home) + "/text");
  CHECK(file.status == 200);
  CHECK(file.body == form_text);
  CHECK(file.content_type.starts_with("text/plain"));
}

TEST_CASE("words of a form are shown as text, never as markup") {
  Feedback summit;
  const std::string hostile = "form x \"<script>alert(1)</script>\"\n\npage \"<b>P</b>\"\n  a \"<i>A</i>?\" lines 2\n";
  CHECK_FALSE(holds(summit.visitor.post(std::string(home) + "/check", {{"text", hostile}}), "<script>alert"));
  REQUIRE(summit.visitor.post(std::string(home) + "/publish", {{"text", hostile}}).status == 303);
  const auto page = summit.visitor.get(home);
  CHECK_FALSE(holds(page, "<script>alert"));
  CHECK_FALSE(holds(page, "<b>P</b>"));
  CHECK_FALSE(holds(page, "<i>A</i>"));
}

}  // namespace muster::feedback
