// Programs: what they may change with a token, lists by pages, and what the site tells of itself.
#include <muster/domain/site/frame.hpp>
#include <muster/front/api/openapi.hpp>

#include <Poco/Base64Encoder.h>
#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <Poco/String.h>

#include <sstream>

#include "support/catch.hpp"
#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Permission;
using access::Role;
using Catch::Contains;

namespace {

class Programs : public TwoProgrammes {
 public:
  Programs() {
    const auto page = [this](const web::Request& request) {
      ++changed;
      return web::json(request.json && request.json->find("name") != nullptr ? std::string("\"named\"")
                                                                             : std::string("\"empty\""));
    };
    for (const auto method : {web::Method::post, web::Method::put, web::Method::patch, web::Method::delete_})
      things_.add(method, "/api/things", Permission::enter_notes, page);
    things_.set_error_page(muster::site::error_page);
    things_.set_guard(app::guard(database(), clock(), std::make_shared<access::Limits>()));
  }

  std::string token(Role role, const std::string& programme = "Our programme") {
    const auto made =
        access::add_token(database(), SummitStore::audit(), "a program", role, programme, std::chrono::days(30));
    REQUIRE(made.ok());
    return "Bearer " + made->secret;
  }

  web::Reply change(web::Method method, const std::vector<std::pair<std::string, std::string>>& headers,
                    const std::string& session = {}) {
    auto request = request_to(method, "/api/things", session);
    request.form = {};
    for (const auto& [name, value] : headers) request.headers.add(name, value);
    auto json = web::decode_json(R"({"name": "Ann"})");
    REQUIRE(json.ok());
    request.json = std::move(json).value();
    return things_.handle(std::move(request));
  }

  web::Reply list(const std::string& path, const std::string& authorization,
                  const std::vector<std::pair<std::string, std::string>>& query) {
    auto request = request_to(web::Method::get, path, "");
    request.headers.add("authorization", authorization);
    for (const auto& [name, value] : query) request.query.add(name, value);
    return site().handle(std::move(request));
  }

  int changed = 0;

 private:
  web::Router things_;
};

std::string heading(const web::Reply& reply, const std::string& name) {
  for (const auto& [key, value] : reply.headers)
    if (key == name) return value;
  return {};
}

std::vector<std::string> slugs(const web::Reply& reply) {
  const auto events = Poco::JSON::Parser().parse(reply.body).extract<Poco::JSON::Array::Ptr>();
  std::vector<std::string> found;
  for (unsigned at = 0; at < events->size(); ++at)
    found.push_back(events->getObject(at)->getValue<std::string>("event"));
  return found;
}

constexpr std::array changes{web::Method::post, web::Method::put, web::Method::patch, web::Method::delete_};

}  // namespace

TEST_CASE("a program changes with its access token alone, as far as its role goes") {
  Programs programs;
  const auto may = programs.token(Role::organiser);
  const auto may_not = programs.token(Role::lead);
  for (const auto method : changes) {
    INFO(web::method_name(method));
    programs.changed = 0;
    const auto reply = programs.change(method, {{"authorization", may}});
    CHECK(reply.status == 200);
    CHECK(reply.body == "\"named\"");
    CHECK(programs.change(method, {{"authorization", may_not}}).status == 403);
    CHECK(programs.change(method, {{"authorization", "Bearer guessed"}}).status == 401);
    CHECK(programs.change(method, {}).status == 401);
    CHECK(programs.changed == 1);
  }
}

TEST_CASE("a browser's session changes nothing under /api/ without the form token") {
  Programs programs;
  const auto session = programs.session("organiser@example.org", Role::organiser, "Our programme");
  for (const auto method : changes) {
    INFO(web::method_name(method));
    programs.changed = 0;
    CHECK(programs.change(method, {}, session).status == 403);
    CHECK(programs.change(method, {{"x-form-token", "guessed"}}, session).status == 403);
    // A heading that is no access token makes nobody a program.
    CHECK(programs.change(method, {{"authorization", ""}}, session).status == 401);
    CHECK(programs.change(method, {{"authorization", "Basic eDp5"}}, session).status == 401);
    CHECK(programs.changed == 0);
    // The visit's own token is none of the session's.
    CHECK(programs.change(method, {{"x-form-token", "0123456789abcdef"}}, session).status == 403);
    const auto token = access::form_token_of_session(session, "0123456789abcdef");
    CHECK(programs.change(method, {{"x-form-token", token}}, session).status == 200);
    CHECK(programs.changed == 1);
  }
}

TEST_CASE("a password is taken where figures are fed to a spreadsheet, to read, and nowhere else") {
  Programs programs;
  REQUIRE(events::add_event(programs.database(), SummitStore::audit(),
                            {"spring-2023", "An event", "2023-03-01", "london", "", "in person", "Our programme"})
              .ok());
  const auto secret = programs.token(Role::organiser).substr(std::string("Bearer ").size());
  std::ostringstream written;
  Poco::Base64Encoder encoder(written);
  encoder.rdbuf()->setLineLength(0);
  encoder << "anybody:" << secret;
  encoder.close();
  const auto password = "Basic " + written.str();
  for (const std::string path : {"odata", "odata/$metadata", "figures.csv"}) {
    INFO(path);
    CHECK(programs.list("/api/v1/events/spring-2023/" + path, password, {}).status == 200);
  }
  for (const std::string path : {"/api/v1/events", "/api/v1/events/spring-2023/figures"}) {
    INFO(path);
    CHECK(programs.list(path, password, {}).status == 401);
    CHECK(programs.list(path, "Bearer " + secret, {}).status == 200);
  }
  const auto session = programs.session("organiser@example.org", Role::organiser, "Our programme");
  for (const auto method : changes) {
    CHECK(programs.change(method, {{"authorization", password}}).status == 401);
    CHECK(programs.change(method, {{"authorization", password}}, session).status == 401);
  }
  CHECK(programs.changed == 0);
}

TEST_CASE("the events for programs come by pages, newest first, and only those of the token's programme") {
  Programs programs;
  const std::vector<std::pair<std::string, std::string>> added{
      {"spring-2023", "Our programme"}, {"autumn-2023", "Their programme"}, {"winter-2023", "Our programme"}};
  for (const auto& [slug, programme] : added) {
    REQUIRE(events::add_event(programs.database(), SummitStore::audit(),
                              {slug, "An event", "2023-03-01", "london", "", "in person", programme})
                .ok());
  }
  const auto token = programs.token(Role::lead);
  const auto whole = programs.list("/api/events", token, {});
  CHECK(whole.status == 200);
  const auto all = slugs(whole);
  CHECK(all.size() == 3);
  CHECK(all.back() == "ours");
  CHECK(std::ranges::find(all, "autumn-2023") == all.end());
  CHECK(heading(whole, "X-Total-Count") == "3");
  std::vector<std::string> by_pages;
  for (const auto* page : {"1", "2"}) {
    const auto part = programs.list("/api/events", token, {{"page", page}, {"per_page", "2"}});
    CHECK(heading(part, "X-Total-Count") == "3");
    for (const auto& slug : slugs(part)) by_pages.push_back(slug);
  }
  CHECK(by_pages == all);
  CHECK_THAT(heading(programs.list("/api/events", token, {{"per_page", "2"}, {"page", "1"}}), "Link"),
             Contains("</api/v1/events?per_page=2&page=2>; rel=\"next\""));
  CHECK_THAT(heading(programs.list("/api/events", token, {{"per_page", "2"}}), "Link"),
             Contains("</api/v1/events?per_page=2&after="));
  CHECK(slugs(programs.list("/api/events", token, {{"page", "3"}, {"per_page", "2"}})).empty());
  CHECK(programs.list("/api/events", token, {{"page", "0"}}).status == 422);
  CHECK(programs.list("/api/events", token, {{"per_page", "101"}}).status == 422);
}

TEST_CASE("the teams for programs come by pages") {
  Programs programs;
  (void)programs.session("both@example.org", Role::owner, "Our programme");
  const auto session = programs.session("both@example.org", Role::owner, "Their programme");
  auto request = request_to(web::Method::get, "/api/team", session);
  request.query.add("per_page", "1");
  request.query.add("page", "2");
  const auto reply = programs.site().handle(request);
  CHECK(reply.status == 200);
  CHECK(heading(reply, "X-Total-Count") == "2");
  CHECK_THAT(reply.body, Contains("Their programme") && !Contains("Our programme"));
}

TEST_CASE("who is in a team is told to programs by pages, at the address that the teams say") {
  Programs programs;
  for (const auto* email : {"one@example.org", "two@example.org"})
    (void)programs.session(email, Role::door, "Our programme");
  const auto session = programs.session("own@example.org", Role::owner, "Our programme");
  const auto teams = programs.site().handle(request_to(web::Method::get, "/api/team", session));
  const auto team = Poco::JSON::Parser().parse(teams.body).extract<Poco::JSON::Array::Ptr>()->getObject(0);
  CHECK(team->getValue<int>("people") == 3);
  const auto page = [&](const std::string& number) {
    auto request = request_to(web::Method::get, team->getValue<std::string>("members"), session);
    request.query.add("per_page", "2");
    request.query.add("page", number);
    return programs.site().handle(request);
  };
  CHECK(heading(page("1"), "X-Total-Count") == "3");
  CHECK_THAT(page("1").body, Contains("own@example.org") && Contains("one@example.org") && !Contains("two@"));
  CHECK_THAT(page("2").body, Contains("two@example.org") && !Contains("one@"));
  CHECK(Poco::JSON::Parser().parse(page("3").body).extract<Poco::JSON::Array::Ptr>()->empty());
}

TEST_CASE("every route for programs describes itself, and one that does not stops the start") {
  Programs programs;
  for (const auto& route : programs.site().routes()) {
    INFO(route.pattern);
    CHECK(route.description.has_value() == route.pattern.starts_with("/api/"));
  }
  web::Router router;
  router.get("/api/silent", web::everybody, [](const web::Request&) { return web::json(std::string("{}")); });
  CHECK_THROWS_WITH(api::add_openapi_page(router), Contains("/api/v1/silent"));
}

TEST_CASE("the description is there for everybody and names every route for programs") {
  Programs programs;
  const auto reply = programs.get("/api/openapi.json", "");
  REQUIRE(reply.status == 200);
  const auto document = Poco::JSON::Parser().parse(reply.body).extract<Poco::JSON::Object::Ptr>();
  const auto paths = document->getObject("paths");
  std::size_t operations = 0;
  for (const auto& route : programs.site().routes()) {
    if (!route.pattern.starts_with("/api/")) continue;
    INFO(route.pattern);
    REQUIRE(paths->has(route.pattern));
    CHECK(paths->getObject(route.pattern)->has(Poco::toLower(std::string(web::method_name(route.method)))));
    ++operations;
  }
  CHECK(operations >= 4);
}

TEST_CASE("the description names If-Match where something is read at the address, and 409 at every change") {
  Programs programs;
  const auto document =
      Poco::JSON::Parser().parse(programs.get("/api/openapi.json", "").body).extract<Poco::JSON::Object::Ptr>();
  int conditional = 0;
  int others = 0;
  for (const auto& route : programs.site().routes()) {
    if (!route.pattern.starts_with("/api/")) continue;
    INFO(web::method_name(route.method) << " " << route.pattern);
    const auto operation = document->getObject("paths")
                               ->getObject(route.pattern)
                               ->getObject(Poco::toLower(std::string(web::method_name(route.method))));
    const auto parameters = operation->getArray("parameters");
    bool named = false;
    for (unsigned at = 0; at < parameters->size(); ++at)
      named = named || parameters->getObject(at)->getValue<std::string>("name") == "If-Match";
    const auto responses = operation->getObject("responses");
    const auto headers = responses->getObject("200")->getObject("headers");
    CHECK(headers->has("RateLimit"));
    CHECK(responses->has("default"));
    if (!web::asks_for_change(route.method)) {
      CHECK_FALSE(named);
      CHECK(headers->has("ETag"));
      continue;
    }
    const bool read = programs.site().find(web::Method::get, route.pattern) != nullptr &&
                      programs.site().find(web::Method::get, route.pattern)->pattern == route.pattern;
    CHECK(named == read);
    CHECK(responses->has("412") == read);
    CHECK(responses->has("409"));
    CHECK(headers->has("Idempotent-Replay"));
    ++(read ? conditional : others);
  }
  CHECK(conditional > 40);
  CHECK(others > 40);
}
