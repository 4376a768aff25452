// Whoever can filter an anonymous round at will can rebuild what one person answered: only those who may read single
// answers anyway may do it, on every way to a figure. Others choose from the groups that the form declares.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/response_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/setup.hpp>

#include "support/catch.hpp"
#include "two_programmes.hpp"

namespace muster::app {
namespace {

using access::Role;
using test::SummitStore;
using test::TwoProgrammes;

constexpr const char* filters[] = {"format contains both", "helpful = mainly", "helpfull = x", "helpful is answered"};

struct Example {
  Example() { REQUIRE(load_example(network.database(), SummitStore::audit()).ok()); }

  web::Reply filtered(const std::string& page, const std::string& where, const std::string& session,
                      const std::string& token = {}) {
    auto request = test::request_to(web::Method::get, page, session);
    if (!where.empty()) request.query.add("where", where);
    if (!token.empty()) request.headers.add("authorization", "Bearer " + token);
    return network.site().handle(std::move(request));
  }

  TwoProgrammes network;
  const std::string event = std::string("/events/") + example_event;
  const std::string api = "/api/events/" + std::string(example_event) + "/summary";
};

}  // namespace

TEST_CASE("a lead is shown everybody together, whatever the filter says and whoever asked before") {
  Example example;
  const auto owner = example.network.session("owner@example.org", Role::owner, "");
  const auto lead = example.network.session("lead@example.org", Role::lead, "");
  for (const auto& page : {example.event + "/summary", example.event + "/summary.csv", example.api}) {
    CHECK(example.filtered(page, {}, lead).status == 200);
    for (const auto* where : filters) {
      CAPTURE(page, where);
      const auto asked = example.filtered(page, where, owner).status;
      CHECK((asked == 200 || asked == 422));
      const auto refused = example.filtered(page, where, lead);
      CHECK(refused.status == 422);
      CHECK(refused.body.find("16 of 16") == std::string::npos);
    }
  }
}

TEST_CASE("a number is picked by its ends, which write the condition") {
  Example example;
  const auto owner = example.network.session("owner@example.org", Role::owner, "");
  auto& database = example.network.database();
  const auto audit = SummitStore::audit();
  REQUIRE(events::add_event(database, audit, {"numbers", "Numbers", "2024-06-10", "london", "", "in person", ""}).ok());
  REQUIRE(feedback::publish_form(database, audit, "numbers",
                                 "form n \"N\"\npage \"P\"\n miles \"How far?\" number\n again \"Again?\" from 0 to "
                                 "10\n",
                                 "n.form")
              .ok());
  std::string csv = "How far?,Again?\n";
  for (int at = 0; at < 30; ++at) csv += std::to_string(at) + "," + std::to_string(at % 11) + "\n";
  REQUIRE(feedback::import_responses(database, audit, "numbers", {"answers.csv", csv}).ok());
  REQUIRE(feedback::close_round(database, audit, "numbers").ok());
  const auto asked = [&](const std::vector<std::pair<std::string, std::string>>& picked) {
    auto request = test::request_to(web::Method::get, "/events/numbers/summary", owner);
    for (const auto& [name, value] : picked) request.query.add(name, value);
    return example.network.site().handle(std::move(request));
  };
  const auto leads = [](const web::Reply& reply) {
    for (const auto& [name, value] : reply.headers) {
      if (name == "Location") return value;
    }
    return std::string();
  };
  CHECK(leads(asked({{"number", "miles"}, {"least", "5"}, {"most", "12"}})) ==
        "/events/numbers/summary?where=miles%20%3E%3D%205%20and%20miles%20%3C%3D%2012");
  CHECK(leads(asked({{"number", "again"}, {"least", "8"}, {"most", ""}})) ==
        "/events/numbers/summary?where=again%20%3E%3D%208");
  const auto between = asked({{"where", "miles >= 5 and miles <= 12"}});
  CHECK(between.status == 200);
  CHECK(between.body.find("8 of the 30") != std::string::npos);
  const auto wrong = asked({{"number", "miles"}, {"least", "many"}, {"most", ""}});
  CHECK(wrong.status == 422);
  CHECK(wrong.body.find("Write a number") != std::string::npos);
  CHECK(wrong.body.find("value=\"many\"") != std::string::npos);
  CHECK(asked({{"number", ""}, {"least", "8"}, {"most", ""}}).status == 422);
}

TEST_CASE("only who may filter is offered a filter") {
  Example example;
  const auto organiser = example.network.session("organiser@example.org", Role::organiser, "");
  const auto lead = example.network.session("lead@example.org", Role::lead, "");
  const std::string field = "name=\"where\"";
  CHECK(example.filtered(example.event + "/summary", {}, organiser).body.find(field) != std::string::npos);
  CHECK(example.filtered(example.event + "/summary", {}, lead).body.find(field) == std::string::npos);
}

TEST_CASE("a program filters as its token's role may") {
  Example example;
  const auto programme = example.network.text(
      "select p.name from programme p join event e on e.programme_id = p.id where e.slug = $1", {example_event});
  const auto asked_with = [&](Role role) {
    const auto made = access::add_token(example.network.database(), SummitStore::audit(), "program", role, programme,
                                        std::chrono::days(1));
    REQUIRE(made.ok());
    return example.filtered(example.api, filters[0], {}, made->secret).status;
  };
  CHECK(asked_with(Role::lead) == 422);
  CHECK(asked_with(Role::owner) == 200);
}

TEST_CASE("a round with names takes any filter from whoever sees its figures") {
  TwoProgrammes network;
  const auto lead = network.session("lead@example.org", Role::lead, "Our programme");
  const auto with_names = feedback::publish_form(network.database(), SummitStore::audit(), "ours",
                                                 "form names \"With names\"\n"
                                                 "page \"One\"\n"
                                                 "  again \"Will you come again?\" pick one\n"
                                                 "    ( ) yes \"Yes\"\n"
                                                 "    ( ) no \"No\"\n",
                                                 "names.form");
  INFO((with_names.ok() ? "" : with_names.error().message));
  REQUIRE(with_names.ok());
  auto request = test::request_to(web::Method::get, "/events/ours/summary", lead);
  request.query.add("where", "again = yes");
  CHECK(network.site().handle(std::move(request)).status == 200);
}

}  // namespace muster::app
