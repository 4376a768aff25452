// Whoever asks again and again learns from no reply to programs when somebody answered an open anonymous form.
#include <muster/domain/feedback/round_service.hpp>

#include "two_programmes.hpp"

#include <regex>

using namespace muster;
using namespace muster::test;
using access::Role;
using Catch::Contains;

namespace {

const std::string form = R"(form views "Your views"
  anonymous

page "The day"
  helpful "Was it helpful?" pick one
          ( ) yes "Yes"
          ( ) no  "No"
)";

class Polled : public TwoProgrammes {
 public:
  Polled() {
    REQUIRE(events::add_event(database(), SummitStore::audit(),
                              {"other", "Another", "2022-05-10", "london", "", "in person", "Our programme"})
                .ok());
    REQUIRE(feedback::publish_form(database(), SummitStore::audit(), "other", form, "a.form").ok());
    const auto round = feedback::publish_form(database(), SummitStore::audit(), "ours", form, "a.form");
    REQUIRE(round.ok());
    REQUIRE(feedback::open_round(database(), SummitStore::audit(), "ours").ok());
    link_ = text("select short_code from round where event_id = (select id from event where slug = 'ours')");
    const auto made = access::add_token(database(), SummitStore::audit(), "a program", Role::owner, "Our programme",
                                        std::chrono::days(30));
    REQUIRE(made.ok());
    token_ = "Bearer " + made->secret;
  }
  void answer() {
    const auto sent = feedback::submit(database(), clock().now(), link_, {{"helpful", {"yes"}}},
                                       "a-key-of-its-own-" + std::to_string(++answers_));
    REQUIRE(sent.ok());
    REQUIRE(sent->errors.empty());
  }
  web::Reply ask(web::Method method, const std::string& path, const std::string& json = {}) {
    auto request = request_to(method, path, "");
    request.form = {};
    request.headers.add("authorization", token_);
    const auto* route = site().find(method, path);
    const auto takes_with = [](const web::Parameter& each) { return each.name == "with"; };
    if (route != nullptr && route->description && std::ranges::any_of(route->description->parameters, takes_with))
      request.query.add("with", "other");
    if (!json.empty()) request.json = web::decode_json(json).value();
    return site().handle(std::move(request));
  }
  /// People of the list, who are all that a share of those who answered is counted of.
  void list(int people) {
    for (int at = 0; at < people; ++at)
      REQUIRE(
          ask(web::Method::post, "/api/v1/events/ours/bookings",
              R"({"first_name": "Ada", "last_name": "Number )" + std::to_string(at) + R"(", "organisation": "Camden"})")
              .status == 200);
  }
  void close() { REQUIRE(feedback::close_round(database(), SummitStore::audit(), "ours").ok()); }
  void reopen() { REQUIRE(feedback::reopen_round(database(), SummitStore::audit(), "ours").ok()); }
  /// What a lead reads on pages, by address.
  std::map<std::string, std::string> pages() {
    if (session_.empty()) session_ = session("lead@example.org", Role::owner, "Our programme");
    std::map<std::string, std::string> all;
    for (const auto& route : site().routes()) {
      if (route.description || route.method != web::Method::get || route.pattern.starts_with("/f/")) continue;
      auto known = names("ours");
      known.insert({{"format", "json"}, {"number", "1"}, {"session", "nothing"}});
      const auto path = filled(route.pattern, known);
      const auto reply = site().handle(request_to(web::Method::get, path, session_));
      if (reply.status == 200 && reply.body.find("<html") != std::string::npos) all[path] = words_of(reply.body);
    }
    return all;
  }
  /// By address; but for what changes with every look.
  std::map<std::string, std::string> everything() {
    std::map<std::string, std::string> all;
    for (const auto& route : site().routes()) {
      if (!route.description || route.method != web::Method::get) continue;
      auto known = names("ours");
      known.insert({{"format", "json"}, {"number", "1"}, {"session", "nothing"}});
      const auto path = filled(route.pattern, known);
      const auto reply = ask(web::Method::get, path);
      if (reply.status == 200) all[path] = reply.body;
    }
    return all;
  }

 private:
  /// Without what each reply makes anew.
  static std::string words_of(std::string page) {
    static const std::regex anew(R"re(value="[0-9a-z-]{20,}"|nonce="[^"]*")re");
    return std::regex_replace(page, anew, "");
  }
  std::string session_;
  std::string link_;
  std::string token_;
  int answers_ = 0;
};

}  // namespace

TEST_CASE("no reply to a program moves with one answer while an anonymous form is open") {
  Polled site;
  for (int at = 0; at < 6; ++at) site.answer();
  const auto frozen = site.ask(web::Method::post, "/api/v1/events/ours/report/editions", R"({"note": "So far"})");
  INFO(frozen.body);
  REQUIRE(frozen.status == 200);
  REQUIRE(site.ask(web::Method::get, "/api/v1/events/ours/summary").status == 200);
  const auto before = site.everything();
  for (const auto* path : {"/api/v1/events/ours/summary", "/api/v1/events/ours/compare", "/api/v1/events/ours/figures",
                           "/api/v1/events/ours/round", "/api/v1/events/ours/rounds", "/api/v1/events/ours/years",
                           "/api/v1/events/ours/report/editions", "/api/v1/events/ours/report", "/api/v1/events"}) {
    INFO(path);
    CHECK(before.contains(path));
  }
  const auto year = "/api/v1/programmes/" + site.programme_id("ours") + "/year";
  REQUIRE(before.contains(year));
  CHECK_THAT(before.at(year), Contains("\"responses\": 5"));
  CHECK_THAT(before.at("/api/v1/events/ours/compare"), Contains("\"responses\": 5"));
  site.answer();
  for (const auto& [path, body] : site.everything()) {
    INFO(path);
    REQUIRE(before.contains(path));
    CHECK(body == before.at(path));
  }
}

TEST_CASE("neither the first answer moves a reply, nor the one by which there are more than delegates") {
  Polled site;
  site.list(6);  // and one who stands there
  for (int step = 0; step < 3; ++step) {
    const auto before = site.everything();
    REQUIRE(before.contains("/api/v1/events/ours/summary"));
    for (int more = 0; more < 4; ++more) {
      site.answer();
      INFO(step * 5 + more + 1 << " answers");
      for (const auto& [path, body] : site.everything()) {
        INFO(path);
        REQUIRE(before.contains(path));
        CHECK(body == before.at(path));
      }
    }
    site.answer();
  }
}

TEST_CASE("what a report would print is told to programs in steps too") {
  Polled site;
  for (int at = 0; at < 7; ++at) site.answer();
  const auto looked = site.ask(web::Method::post, "/api/v1/events/ours/report/definition",
                               R"({"text": "# Ours\n\n{responses} answered.\n"})");
  CHECK_THAT(looked.body, Contains("\"printed\": \"at least 5\""));
}

TEST_CASE("nothing moves with one answer while an anonymous form that had closed is open again") {
  Polled site;
  for (int at = 0; at < 12; ++at) site.answer();
  site.close();
  CHECK_THAT(site.everything().at("/api/v1/events/ours/summary"), Contains("\"responses\": 12"));
  site.reopen();
  const auto pages = site.pages();
  const auto replies = site.everything();
  CHECK_THAT(replies.at("/api/v1/events/ours/summary"), Contains("\"responses\": 12"));
  CHECK_THAT(replies.at("/api/v1/events/ours/summary"), Contains("\"responses_in_fives\": true"));
  CHECK_THAT(replies.at("/api/v1/events/ours/round"), Contains("\"responses\": 12"));
  CHECK_THAT(pages.at("/events/ours/form"), Contains("12 answers or a few more so far."));
  CHECK_THAT(pages.at("/events/ours/summary"), Contains("At least 12 answers so far"));
  CHECK_THAT(pages.at("/events/ours/summary"), Contains("<b>12</b> answers at least"));
  for (const auto* path : {"/events/ours", "/events/ours/report", "/events/ours/form/close"}) {
    INFO(path);
    CHECK(pages.contains(path));
  }
  for (int more = 0; more < 4; ++more) {
    site.answer();
    for (const auto& [path, body] : site.everything()) {
      INFO(path);
      REQUIRE(replies.contains(path));
      CHECK(body == replies.at(path));
    }
    for (const auto& [path, body] : site.pages()) {
      INFO(path);
      REQUIRE(pages.contains(path));
      CHECK(body == pages.at(path));
    }
  }
  site.answer();
  CHECK_THAT(site.everything().at("/api/v1/events/ours/summary"), Contains("\"responses\": 17"));
  site.close();
  CHECK_THAT(site.everything().at("/api/v1/events/ours/summary"), Contains("\"responses\": 17"));
}
