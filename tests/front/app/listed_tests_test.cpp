// Tests between groups that the delegate list tells apart: rounds with names alone, and nobody in two groups.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/figures/group_tests_service.hpp>

#include "support/catch.hpp"
#include "two_programmes.hpp"

using namespace muster;
using access::Role;
using Catch::Contains;
using test::SummitStore;
using test::TwoProgrammes;

namespace {

/// With names it asks everybody for an address.
std::string form_with(const std::string& head) {
  return "form views \"Your views\"\n" + head + "page \"One\"\n" +
         (head.empty() ? "  email*  \"Your e-mail address\"  email\n" : "") +
         "  come    \"Will you come again?\"  pick one\n"
         "          ( ) yes \"Yes\"\n"
         "          ( ) no  \"No\"\n";
}

/// Of 20 people of Barnet and Camden (North Central London) all will come again, of 20 of Bexley (South East) 8, and
/// of ten of Achieving for Children, which serves two boroughs of one area, five.
struct Round {
  explicit Round(const std::string& head = "") {
    const auto& audit = SummitStore::audit();
    REQUIRE(feedback::publish_form(network.database(), audit, "ours", form_with(head), "views.form").ok());
    std::string list = "Name,Organisation,E-mail\n";
    for (int at = 0; at < 50; ++at)
      list +=
          "Person Number" + std::to_string(at) + "," + organisation(at) + ",p" + std::to_string(at) + "@mail.example\n";
    const auto came =
        booking::import_delegates(network.database(), audit, "ours", {"list.csv", list, ""}, std::nullopt);
    INFO((came.ok() ? "" : came.error().message));
    REQUIRE(came.ok());
    REQUIRE(feedback::open_round(network.database(), audit, "ours").ok());
    const auto code = network.text("select short_code from round");
    for (int at = 0; at < 50; ++at) {
      forms::TypedAnswers typed;
      if (head.empty()) typed["email"] = {"p" + std::to_string(at) + "@mail.example"};
      typed["come"] = {(at < 20 || (at < 40 ? at % 5 < 2 : at % 2 == 0)) ? "yes" : "no"};
      const auto sent =
          feedback::submit(network.database(), network.clock().now(), code, typed, "key" + std::to_string(at));
      REQUIRE((sent.ok() && sent->errors.empty()));
    }
    REQUIRE(feedback::close_round(network.database(), audit, "ours").ok());
  }
  static std::string organisation(int at) {
    if (at >= 40) return "Achieving for Children";
    return at >= 20 ? "Bexley" : at % 2 == 0 ? "Barnet" : "Camden";
  }
  web::Reply get(const std::string& path, const std::string& by) {
    auto request =
        test::request_to(web::Method::get, path, network.session("lead@example.org", Role::lead, "Our programme"));
    request.query.add("by", by);
    return network.site().handle(std::move(request));
  }
  TwoProgrammes network;
};

}  // namespace

TEST_CASE("people are parted by the area, place or kind of organisation that the delegate list has") {
  Round round;
  const auto areas = round.get("/api/events/ours/tests", "place.area");
  REQUIRE(areas.status == 200);
  CHECK_THAT(areas.body, Contains("\"North Central London\"") && Contains("\"South East London\""));
  CHECK_THAT(areas.body, Contains("\"test\": \"fisher\"") && Contains("\"more_than_chance\": true"));
  CHECK_THAT(areas.body, Contains("20,") && Contains("Area, from the delegate list"));
  // Who comes from two boroughs stands in neither of them.
  const auto places = round.get("/api/events/ours/tests", "place");
  CHECK_THAT(places.body, Contains("\"Barnet\"") && Contains("\"Camden\"") && Contains("\"Bexley\""));
  CHECK_THAT(places.body, !Contains("\"Richmond upon Thames\""));
  const auto page = round.get("/events/ours/tests", "place.area");
  CHECK_THAT(page.body,
             Contains("Kind of organisation, from the delegate list") || Contains("Area, from the delegate list"));
  CHECK_THAT(page.body, Contains("North Central London"));
}

TEST_CASE("nobody of an anonymous round is parted by the delegate list") {
  Round round("  anonymous\n  suppress below 5\n");
  for (const char* by : {"place.area", "place", "organisation.kind"}) {
    INFO(by);
    const auto told = round.get("/api/events/ours/tests", by);
    CHECK(told.status == 422);
    CHECK_THAT(told.body, !Contains("North Central London"));
    CHECK_THAT(round.get("/events/ours/tests", "").body, !Contains("from the delegate list"));
  }
}
