// The public page: made, opened by anybody, renewed, withdrawn.
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>

#include "summit_site.hpp"

#include "support/catch.hpp"

#include <algorithm>

using namespace muster;
using Catch::Contains;
using summit_site::event;
using summit_site::SummitSite;

namespace {

std::string published_path(SummitSite& site) {
  const auto body = site.get(std::string(event) + "/publish").body;
  const auto at = body.find("href=\"/published/");
  REQUIRE(at != std::string::npos);
  return body.substr(at + 6, body.find('"', at + 6) - at - 6);
}

bool kept_out(const web::Reply& reply) {
  return std::any_of(reply.headers.begin(), reply.headers.end(), [](const auto& header) {
    return header.first == "X-Robots-Tag" && header.second.starts_with("noindex");
  });
}

}  // namespace

TEST_CASE("a public page is made, found by its address alone, given another, and withdrawn") {
  SummitSite site;
  const std::string here = std::string(event) + "/publish";
  CHECK_THAT(site.words(here), Contains("What it will show"));
  CHECK_THAT(site.words(here), !Contains("Its address"));
  CHECK(site.post(here, {{"figures", "frozen"}, {"findable", "no"}}).status == 303);
  const auto path = published_path(site);
  CHECK_THAT(site.words(path), Contains("At least 34 of 42 people found the Summit helpful."));
  CHECK_THAT(site.words(path), Contains("They do not change."));
  CHECK(kept_out(site.get(path)));
  CHECK(kept_out(site.get(path + "/figures")));
  CHECK_THAT(site.get(path + "/figures").body, Contains("\"at_least\": 34"));
  CHECK_THAT(site.words(path), !Contains("Ofsted presentation was really clear"));

  CHECK(site.post(here, {{"figures", "live"}, {"findable", "yes"}}).status == 303);
  CHECK(published_path(site) == path);
  CHECK_FALSE(kept_out(site.get(path)));

  CHECK(site.post(here + "/address", {}).status == 303);
  const auto renewed = published_path(site);
  CHECK(renewed != path);
  CHECK(site.get(path).status == 404);
  CHECK(site.get(renewed).status == 200);

  CHECK(site.post(here + "/withdraw", {}).status == 303);
  CHECK(site.get(renewed).status == 404);
  CHECK(site.post(here + "/withdraw", {}).status == 409);
}

TEST_CASE("whoever kept a public page learns nothing of few people from the next") {
  SummitSite site;
  const std::string here = std::string(event) + "/publish";
  CHECK(site.post(here, {{"figures", "live"}, {"findable", "no"}}).status == 303);
  const auto path = published_path(site);
  const auto before = site.get(path).body;
  // Opened again: the page stays.
  REQUIRE(feedback::reopen_round(site.database(), site.audit(), "london-send-summit-2022").ok());
  CHECK(site.get(path).body == before);
  CHECK(site.post(here, {{"figures", "frozen"}, {"findable", "no"}}).status == 409);
}
