// Changes that programs send: what is refused changes nothing, what is left out stays, and refusals are of use without
// a page.
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/dashboard/network_service.hpp>
#include <muster/platform/web/decode.hpp>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Role;
using Catch::Contains;
using web::Method;

namespace {

const std::string form = R"(form views "Your views"
  anonymous

page "The day"
  helpful* "Was it helpful?" pick one
           if missing "Say whether it was helpful"
           ( ) yes "Yes"
           ( ) no  "No"
)";

class Programs : public TwoProgrammes {
 public:
  Programs() {
    const auto made = access::add_token(database(), SummitStore::audit(), "a program", Role::owner, "Our programme",
                                        std::chrono::days(30));
    REQUIRE(made.ok());
    token_ = "Bearer " + made->secret;
  }
  web::Reply send(Method method, const std::string& address, const std::string& json = {}) {
    const auto mark = address.find('?');
    auto request = request_to(method, "/api/v1/" + address.substr(0, mark), "");
    request.form = {};
    request.headers.add("authorization", token_);
    if (mark != std::string::npos) request.query = web::decode_urlencoded(address.substr(mark + 1)).value();
    if (!json.empty()) request.json = web::decode_json(json).value();
    return site().handle(std::move(request));
  }
  void publish() { REQUIRE(feedback::publish_form(database(), SummitStore::audit(), "ours", form, "a.form").ok()); }
  std::string home() { return "programmes/" + programme_id("ours"); }
  dashboard::Network network() {
    auto found = dashboard::network_of(database(), programme_id("ours"));
    REQUIRE(found.ok());
    return *std::move(found);
  }

 private:
  std::string token_;
};

}  // namespace

TEST_CASE("a round gets another state or its moments, never half of both") {
  Programs site;
  site.publish();
  const auto moments = [&] { return site.text("select coalesce(closes_at, '') from round"); };
  for (const auto* state : {"open", "closed", "ajar"}) {
    const auto reply = site.send(Method::put, "events/ours/round",
                                 R"({"state": ")" + std::string(state) + R"(", "closes_at": "2022-06-17T16:00:00Z"})");
    INFO(state << reply.body);
    CHECK(reply.status == 422);
    CHECK_THAT(reply.body, Contains("\"field\": \"state\""));
    CHECK(moments().empty());
  }
  CHECK(site.send(Method::put, "events/ours/round", R"({"state": "draft", "closes_at": "2022-06-17T16:00:00Z"})")
            .status == 200);
  CHECK_FALSE(moments().empty());
  CHECK(site.send(Method::put, "events/ours/round", R"({"state": "open"})").status == 200);
}

TEST_CASE("a programme whose kinds are refused keeps its name too") {
  Programs site;
  const auto before = site.network();
  const auto reply = site.send(Method::put, site.home(), R"({"name": "Another name", "kinds": ["odd"]})");
  INFO(reply.body);
  CHECK(reply.status == 409);
  CHECK(site.network().programme.name == before.programme.name);
  CHECK(site.network().kinds == before.kinds);
  auto kinds = before.kinds;
  std::string list;
  kinds.emplace_back("guild");
  for (const auto& kind : kinds) list += (list.empty() ? "\"" : ", \"") + kind + "\"";
  const auto both = site.send(Method::put, site.home(), R"({"name": "Another name", "kinds": [)" + list + "]}");
  INFO(both.body);
  CHECK(both.status == 200);
  CHECK_THAT(both.body, Contains("Another name") && Contains("guild"));
  CHECK(
      site.text("select s.name from audit a join audit_scope s on s.key = a.scope where a.action = 'kinds changed'") ==
      "Another name");
}

TEST_CASE("deleting is tried where a program says so, and nothing is guessed of what it says") {
  Programs site;
  REQUIRE(events::add_event(site.database(), SummitStore::audit(),
                            {"empty", "Empty", "2022-06-10", "london", "", "in person", "Our programme"})
              .ok());
  const auto there = [&] { return site.text("select count(*) || '' from event where slug = 'empty'") == "1"; };
  for (const auto* said : {"true", "1", "YES", ""}) {
    const auto reply = site.send(Method::delete_, "events/empty?dry_run=" + std::string(said));
    INFO(said << reply.body);
    CHECK(reply.status == 422);
    CHECK_THAT(reply.body, Contains("\"field\": \"dry_run\""));
    REQUIRE(there());
  }
  CHECK(site.send(Method::delete_, "events/empty?dry_run=yes").status == 200);
  REQUIRE(there());
  CHECK(site.send(Method::delete_, "events/empty?dry_run=no").status == 200);
  CHECK_FALSE(there());
}

TEST_CASE("an event in a region that its programme left is changed, and stays there") {
  Programs site;
  const auto region = site.text("select region_id from event where slug = 'ours'");
  people::Region elsewhere;
  elsewhere.slug = "elsewhere";
  elsewhere.name = "Elsewhere";
  elsewhere.places.emplace_back().code = "E1";
  elsewhere.places.back().name = "One";
  REQUIRE(dashboard::add_region(site.database(), SummitStore::audit(), site.programme_id("ours"), elsewhere).ok());
  REQUIRE(site.database()
              .write([&](store::Session& session) -> Outcome {
                people::leave_region(session, site.programme_id("ours"), region);
                return Success{};
              })
              .ok());
  REQUIRE_THAT(site.send(Method::get, "events/ours").body, Contains("\"region\": \"\""));
  const auto reply = site.send(Method::put, "events/ours", R"({"title": "Another title"})");
  INFO(reply.body);
  CHECK(reply.status == 200);
  CHECK_THAT(reply.body, Contains("Another title"));
  CHECK(site.text("select region_id from event where slug = 'ours'") == region);
  CHECK(site.send(Method::put, "events/ours", R"({"region": "nowhere"})").status == 422);
}

TEST_CASE("of an organisation only what was sent is changed, on what stands when it is saved") {
  Programs site;
  const auto before = site.network();
  const auto camden = std::ranges::find(before.organisations, "Camden", &people::Organisation::name)->id;
  const auto first = site.send(Method::put, site.home() + "/organisations/" + camden, R"({"aliases": ["LB Camden"]})");
  INFO(first.body);
  REQUIRE(first.status == 200);
  const auto network = site.network();
  const auto own = std::ranges::find(network.organisations, "Camden", &people::Organisation::name);
  CHECK(own->serves == std::vector<std::string>{"E09000007"});
  CHECK(own->aliases == std::vector<std::string>{"LB Camden"});
  // Between the look at the programme and the writing another change comes: what only it sent stays.
  const auto changed = dashboard::change_organisation_among(
      site.database(), SummitStore::audit(), site.programme_id("ours"), own->id,
      [](people::Organisation& one, const dashboard::OrganisationSurroundings& around) -> Result<std::string> {
        CHECK(one.aliases == std::vector<std::string>{"LB Camden"});
        CHECK(std::ranges::find(around.kinds, one.kind) != around.kinds.end());
        CHECK(std::ranges::find(around.organisations, one.id, &people::Organisation::id) != around.organisations.end());
        CHECK(around.region.places.size() == 33);
        return std::string("Looked at");
      });
  CHECK(changed.ok());
  for (const auto* wrong : {R"({"serves": ["Nowhere at all"]})", R"({"name": "Barnet"})", R"({"kind": "odd"})"}) {
    const auto reply = site.send(Method::put, site.home() + "/organisations/" + own->id, wrong);
    INFO(wrong << reply.body);
    CHECK(reply.status == 422);
  }
  const auto reply = site.send(Method::put, site.home() + "/organisations/" + own->id, R"({"serves": ["Barnet"]})");
  INFO(reply.body);
  CHECK(reply.status == 200);
  CHECK_THAT(reply.body, Contains("LB Camden") && Contains("E09000003"));
}

TEST_CASE("a program that may not send an answer is told why, and nothing of a page that it does not have") {
  Programs site;
  site.publish();
  const auto enter = [&](const std::string& answers) {
    return site.send(Method::post, "events/ours/answers",
                     R"({"key": "sixteen-or-more-random", "answers": )" + answers + "}");
  };
  const std::string good = R"({"helpful": "yes"})";
  const auto early = enter(good);
  CHECK(early.status == 409);
  CHECK_THAT(early.body, Contains("not open yet. Nothing was saved.") && !Contains("page"));
  REQUIRE(feedback::open_round(site.database(), SummitStore::audit(), "ours").ok());
  const auto missing = enter("{}");
  CHECK(missing.status == 422);
  CHECK_THAT(missing.body, Contains("\"detail\": \"helpful: Say whether it was helpful\""));
  CHECK(enter(good).status == 200);
  REQUIRE(feedback::close_round(site.database(), SummitStore::audit(), "ours").ok());
  const auto late = enter(good);
  CHECK(late.status == 409);
  CHECK_THAT(late.body, Contains("has closed. Nothing was saved.") && !Contains("page"));
}

TEST_CASE("a place that is no text is refused") {
  Programs site;
  for (const auto* address : {"events/ours/bookings/person-of-ours", "events/ours/bookings"}) {
    const auto reply = site.send(std::string(address).ends_with("bookings") ? Method::post : Method::put, address,
                                 R"({"first_name": "Ada", "last_name": "Else", "organisation": "Camden", "place": 7})");
    INFO(address << reply.body);
    CHECK(reply.status == 422);
    CHECK_THAT(reply.body, Contains("\"field\": \"place\""));
  }
  CHECK(site.send(Method::put, "events/ours/bookings/person-of-ours", R"({"place": null})").status == 200);
}
