// Whoever can filter an anonymous round at will can rebuild what one person answered: only those who may read single
// answers anyway may do it, on every way to a figure. Others choose from the groups that the form declares.
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
