// Statements and a net score on the pages of a lead: shares, intervals and who stands beside the scale, for everybody,
// by group, over the years and beside another round.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>

#include <array>

#include "summit_site.hpp"
#include "support/catch.hpp"

using namespace muster;
using Catch::Contains;
using summit_site::SiteContent;
using summit_site::SummitSite;

namespace {

const std::string form_text = R"(form lab "Your views"
  anonymous
  suppress below 5
  breakdown role
scale agreement best first:
  ( ) strongly "Strongly agree"
  ( ) agree    "Agree"
  ( ) neither  "Neither"
  ( ) disagree "Disagree"
  beside na    "Not applicable"
page "The day"
  role   "Who are you here as?"  pick one
         ( ) parent  "Parent or carer"
         ( ) council "Council"
  day    "To what extent do you agree?"  grid  scale agreement
         - time  "There was enough time to talk."
         - voice "I felt heard."
  again  "How likely are you to recommend it?"  from 0 to 10 nps
  miles  "How many miles did you come?"  number
)";

/// 120 people; of those who are `turned` the better half is another.
std::string answers(std::size_t turned) {
  const std::array<std::string, 4> steps{"Strongly agree", "Agree", "Neither", "Disagree"};
  std::string csv =
      "Who are you here as?,To what extent do you agree? [There was enough time to talk.],To what extent do you agree? "
      "[I felt heard.],How likely are you to recommend it?,How many miles did you come?\n";
  for (std::size_t at = 0; at < 120; ++at) {
    csv += (at % 2 == 0 ? "Parent or carer," : "Council,") + steps.at(at / 2 % 4) + ",";
    csv += (at % 12 == 5 ? std::string("Not applicable") : at % 40 == 7 ? std::string() : steps.at(at / 2 % 2)) + ",";
    csv += std::to_string((at / 2 + turned) % 11) + "," + std::to_string(at % 30) + "\n";
  }
  return csv;
}

void add_round(SummitSite& site, const std::string& slug, const std::string& date, std::size_t turned) {
  auto& database = site.database();
  REQUIRE(events::add_event(database, site.audit(), {slug, slug, date, "london", "", "in person", ""}).ok());
  REQUIRE(feedback::publish_form(database, site.audit(), slug, form_text, "lab.form").ok());
  REQUIRE(feedback::import_responses(database, site.audit(), slug, {"answers.csv", answers(turned)}).ok());
  REQUIRE(feedback::close_round(database, site.audit(), slug).ok());
}

std::size_t place_of(const std::string& page, const std::string& words) {
  const auto found = page.find(words);
  INFO(words);
  REQUIRE(found != std::string::npos);
  return found;
}

}  // namespace

TEST_CASE("a grid shows each statement's share, interval and who stands beside the scale, the most agreed first") {
  SummitSite site(SiteContent::nothing);
  add_round(site, "lab-2025", "2025-06-06", 0);
  const auto page = site.words("/events/lab-2025/summary");
  CHECK_THAT(page, Contains("Agree, of") || Contains("‘Strongly agree’ or ‘Agree’"));
  CHECK_THAT(page, Contains("Most agreed first") && Contains("each row adds up to 120."));
  CHECK_THAT(page, Contains("50.0%") && Contains("60 of 120") && Contains("41.2–58.8%"));
  const auto shown = site.get("/events/lab-2025/summary").body;
  CHECK(place_of(shown, ">I felt heard.</text>") < place_of(shown, ">There was enough time to talk.</text>"));
  const auto as_written = site.get("/events/lab-2025/summary?order=form").body;
  CHECK(place_of(as_written, ">There was enough time to talk.</text>") < place_of(as_written, ">I felt heard.</text>"));
  CHECK_THAT(summit_site::text_of(as_written), Contains("As on the form") && Contains("most agreed first"));
  CHECK(site.get("/events/lab-2025/summary?order=size").status == 422);
  CHECK_THAT(page, Contains("net score, between"));
  CHECK_THAT(page, Contains("The standard deviation is") && Contains("the 95% interval of the average"));
}

TEST_CASE("by group a grid stays one figure, and every answer has its bar with its interval in each group") {
  SummitSite site(SiteContent::nothing);
  add_round(site, "lab-2025", "2025-06-06", 0);
  const auto shown = site.get("/events/lab-2025/summary?by=role").body;
  const auto page = summit_site::text_of(shown);
  CHECK_THAT(page, !Contains("Question 2, line 1"));
  CHECK_THAT(page, Contains("There was enough time to talk. By role"));
  CHECK_THAT(page, Contains("Answer by answer, as a table"));
  CHECK_THAT(page, Contains("0 to 6") && Contains("7 or 8") && Contains("9 or 10"));
  CHECK_THAT(shown, !Contains("class=\"table-scroll\" aria-label=\"By group"));
  CHECK_THAT(shown, Contains("class=\"table table-by\""));
  const auto json = site.get("/api/events/lab-2025/summary").body;
  CHECK_THAT(json, Contains("\"net_score\"") && Contains("\"mean_interval\""));
}

TEST_CASE("a net score stands in three colours over the years and beside another round, with what it differs by") {
  SummitSite site(SiteContent::nothing);
  add_round(site, "lab-2024", "2024-06-07", 0);
  add_round(site, "lab-2025", "2025-06-06", 4);
  const auto years = site.words("/events/lab-2025/years");
  CHECK_THAT(years, Contains("The net score was") && Contains("Net scores, from −100 to +100"));
  for (const auto* address : {"/events/lab-2025/compare?with=lab-2024", "/events/lab-2024/compare?with=lab-2025"}) {
    const auto page = site.get(address).body;
    const auto words = summit_site::text_of(page);
    INFO(address);
    CHECK(place_of(words, "Answer lab-2024 lab-2025 Points, 95% interval") > 0);
    CHECK_THAT(words, Contains("The score of lab-2025 is") && Contains("may be chance"));
    CHECK_THAT(words, !Contains("Likely, of all"));
  }
}
