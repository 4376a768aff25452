// An event on its way: new, with a form, open, and answered by somebody who means harm.
#include "summit_site.hpp"

#include "support/catch.hpp"

#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/shipped.hpp>
#include <muster/front/dashboard/next_step.hpp>

using Catch::Contains;
using namespace muster;
using summit_site::SiteContent;
using summit_site::SummitSite;

namespace {

constexpr const char* meeting = "/events/spring-meeting";

void add_meeting(SummitSite& site) {
  const auto added =
      events::add_event(site.database(), site.audit(), {"spring-meeting", "Spring meeting", "2022-07-13"});
  REQUIRE(added.ok());
}

std::string publish(SummitSite& site) {
  const auto form = app::form_text("london-send-summit-2022");
  REQUIRE(form.ok());
  const auto round = feedback::publish_form(site.database(), site.audit(), "spring-meeting", form->body, form->source);
  REQUIRE(round.ok());
  return round->short_code;
}

void answer(SummitSite& site, const std::string& code, const std::string& key, const std::string& text) {
  const auto sent =
      feedback::submit(site.database(), site.clock().now(), code,
                       {{"helpful", {"helpful"}}, {"stood_out", {text}}, {"words", {"<b>bold</b>"}}}, key);
  REQUIRE(sent.ok());
  REQUIRE(sent->errors.empty());
}

std::string page(const std::string& below = "") { return meeting + below; }

}  // namespace

TEST_CASE("a new event says what to do first, on every page") {
  SummitSite site(SiteContent::nothing);
  add_meeting(site);
  const auto overview = site.words(page());
  CHECK_THAT(overview, Contains("12 days to go, and two steps before the day."));
  CHECK_THAT(overview, Contains("Publish the form Next"));
  CHECK_THAT(overview, Contains("Import the delegates Later"));
  CHECK_THAT(overview, Contains("There is nothing to count yet."));
  CHECK_THAT(site.words(page("/places")), Contains("No delegates yet, so no place is covered."));
  CHECK_THAT(site.words(page("/summary")), Contains("There is no form yet."));
  CHECK(site.get(page("/summary?where=helpful%20%3D%20helpful")).status == 422);
  CHECK(site.get(page("/report")).status == 200);
}

TEST_CASE("the list of events says the same next step as the event's own page, at every stage") {
  SummitSite site(SiteContent::nothing);
  add_meeting(site);
  const auto next = [&](const std::string& step) {
    INFO(step);
    CHECK_THAT(site.words(page()), Contains(step + " Next"));
    const auto listed = site.database().read([&](store::Session& session) -> Result<std::string> {
      MUSTER_TRY(event, events::find_event(session, "spring-meeting"));
      const auto told = dashboard::next_step(session, event, site.clock().now());
      return told ? told->words : "nothing";
    });
    REQUIRE(listed.ok());
    CHECK(*listed == step);
  };
  next("Publish the form");
  const auto code = publish(site);
  next("Import the delegates");
  REQUIRE(booking::import_delegates(site.database(), site.audit(), "spring-meeting",
                                    {"list.csv", "First name,Surname,Organisation\nAda,Byron,Camden\n", ""},
                                    std::nullopt)
              .ok());
  next("Open the form");
  REQUIRE(feedback::open_round(site.database(), site.audit(), "spring-meeting").ok());
  next("Close the answers");
  answer(site, code, "key-1", "Good");  // on a phone: no import tells of it
  next("Close the answers");
}

TEST_CASE("while a round is open the page says that its figures move in steps") {
  SummitSite site(SiteContent::nothing);
  add_meeting(site);
  const auto code = publish(site);
  CHECK_THAT(site.words(page("/summary")), Contains("The form is not open yet."));
  REQUIRE(feedback::open_round(site.database(), site.audit(), "spring-meeting").ok());
  CHECK_THAT(site.words(page("/summary")), Contains("No answers yet."));
  for (int at = 0; at < 3; ++at) answer(site, code, "key-" + std::to_string(at), "Good");
  CHECK_THAT(site.words(page("/summary")), Contains("3 answers so far. Figures begin with the tenth"));
  for (int at = 3; at < 12; ++at) answer(site, code, "key-" + std::to_string(at), "Good");
  const auto words = site.words(page("/summary"));
  CHECK_THAT(words, Contains("12 answers so far. Figures are of 5 of them; they grow five at a time"));
  CHECK_THAT(words, Contains("5 of 5 people found the Summit helpful."));
  CHECK_THAT(site.words(page()), Contains("12 people answered. More may come."));
}

TEST_CASE("what people write is shown as they wrote it, and never becomes markup") {
  SummitSite site(SiteContent::nothing);
  add_meeting(site);
  const auto code = publish(site);
  REQUIRE(feedback::open_round(site.database(), site.audit(), "spring-meeting").ok());
  for (int at = 0; at < 5; ++at)
    answer(site, code, "key-" + std::to_string(at), "<script>alert(1)</script> \"quoted\" & 'so'");
  REQUIRE(feedback::import_notes(site.database(), site.audit(), "spring-meeting",
                                 {"notes.csv", "Table,Kind,Note\n\"<i>1</i>\",challenge,<script>alert(2)</script>\n"})
              .ok());
  REQUIRE(feedback::close_round(site.database(), site.audit(), "spring-meeting").ok());
  for (const auto* below : {"", "/places", "/summary", "/report", "/report/change", "/report.html"}) {
    const auto html = site.get(page(below)).body;
    INFO(below);
    CHECK_THAT(html, !Contains("<script>alert"));
    CHECK_THAT(html, !Contains("<b>bold"));
    CHECK_THAT(html, !Contains("<i>1"));
  }
  CHECK_THAT(site.get(page("/summary")).body, Contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
  CHECK_THAT(site.get(page("/summary?where=%3Cscript%3Ealert(1)%3C%2Fscript%3E")).body, !Contains("<script>alert"));
}
