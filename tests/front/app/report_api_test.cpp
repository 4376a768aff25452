// The figures for programs.
#include "summit_site.hpp"

#include "support/catch.hpp"

using Catch::Contains;
using summit_site::SummitSite;

TEST_CASE("the list of events tells where each summary is") {
  SummitSite site;
  const auto reply = site.get("/api/events");
  CHECK(reply.status == 200);
  CHECK_THAT(reply.content_type, Contains("application/json"));
  CHECK_THAT(reply.body, Contains("\"event\": \"london-send-summit-2022\""));
  CHECK_THAT(reply.body, Contains("\"date\": \"2022-06-10\""));
  CHECK_THAT(reply.body, Contains("\"responses\": 42"));
  CHECK_THAT(reply.body, Contains("/api/v1/events/london-send-summit-2022/summary"));
}

TEST_CASE("without events the list is empty") {
  SummitSite site(summit_site::SiteContent::nothing);
  const auto reply = site.get("/api/events");
  CHECK(reply.status == 200);
  CHECK(reply.body.front() == '[');
  CHECK_THAT(reply.body, !Contains("{"));
}

TEST_CASE("the summary as JSON holds the published figures") {
  SummitSite site;
  const auto reply = site.get("/api/v1/events/london-send-summit-2022/summary");
  CHECK(reply.status == 200);
  CHECK_THAT(reply.body, Contains("\"response_rate\": 0.4038"));
  CHECK_THAT(reply.body, Contains("0.9048"));
  CHECK_THAT(reply.body, Contains("Westminster"));
}

TEST_CASE("what goes wrong is JSON with the right status") {
  SummitSite site;
  const auto missing = site.get("/api/events/nothing-like-it/summary");
  CHECK(missing.status == 404);
  CHECK_THAT(missing.content_type, Contains("application/problem+json"));
  CHECK_THAT(missing.body, Contains("\"detail\":"));
  const auto wrong = site.get("/api/v1/events/london-send-summit-2022/summary?where=helpfull%20%3D%20helpful");
  CHECK(wrong.status == 422);
  CHECK_THAT(wrong.body, Contains("\"column\": 1"));
  CHECK_THAT(wrong.body, Contains("did you mean"));
}
