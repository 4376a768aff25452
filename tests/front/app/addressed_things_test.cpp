// What a change addresses is read at that address too, with a tag that the change may hang on.
#include <muster/platform/web/decode.hpp>

#include <algorithm>
#include <set>

#include "two_programmes.hpp"

using namespace muster;
using namespace muster::test;
using access::Role;
using Catch::Contains;
using web::Method;

namespace {

class Programs : public TwoProgrammes {
 public:
  Programs() {
    const auto made = access::add_token(database(), SummitStore::audit(), "a program", Role::owner, "Our programme",
                                        std::chrono::days(30));
    REQUIRE(made.ok());
    token_ = "Bearer " + made->secret;
  }
  web::Reply send(Method method, const std::string& address, const std::string& json = {},
                  const std::string& if_match = {}) {
    auto request = request_to(method, "/api/v1/" + address, "");
    request.form = {};
    request.headers.add("authorization", token_);
    if (!if_match.empty()) request.headers.add("if-match", if_match);
    if (!json.empty()) request.json = web::decode_json(json).value();
    return site().handle(std::move(request));
  }
  /// A text member of a JSON reply.
  static std::string said(const web::Reply& reply, const std::string& name) {
    const auto mark = "\"" + name + "\": \"";
    const auto at = reply.body.find(mark);
    INFO(reply.body);
    REQUIRE(at != std::string::npos);
    const auto begin = at + mark.size();
    return reply.body.substr(begin, reply.body.find('"', begin) - begin);
  }
  static std::string tag_of(const web::Reply& reply) {
    const auto found = std::ranges::find(reply.headers, "ETag", &std::pair<std::string, std::string>::first);
    REQUIRE(found != reply.headers.end());
    return found->second;
  }
  std::string home() { return "programmes/" + programme_id("ours"); }
  std::string team() { return "team/" + programme_id("ours"); }

 private:
  std::string token_;
};

/// Reads it, and lets nothing be done by another tag than its own.
void check_hangs_on_tag(Programs& site, Method method, const std::string& address, const std::string& json = {}) {
  INFO(address);
  const auto read = site.send(Method::get, address);
  INFO(read.body);
  REQUIRE(read.status == 200);
  CHECK(site.send(method, address, json, "\"another\"").status == 412);
  const auto done = site.send(method, address, json, Programs::tag_of(read));
  INFO(done.body);
  CHECK(done.status == 200);
}

}  // namespace

TEST_CASE("every change by PUT, PATCH or DELETE stands at an address that is read") {
  Programs site;
  std::set<std::string> read;
  for (const auto& route : site.site().routes())
    if (route.description && route.method == Method::get) read.insert(route.pattern);
  std::size_t changes = 0;
  for (const auto& route : site.site().routes()) {
    if (!route.description ||
        (route.method != Method::put && route.method != Method::patch && route.method != Method::delete_))
      continue;
    INFO(method_of(route) << " " << route.pattern);
    CHECK(read.contains(route.pattern));
    ++changes;
  }
  CHECK(changes > 40);
}

TEST_CASE("a document, a theme, a feed, a rule and a survey are read one by one, and changed by their tag") {
  Programs site;
  const auto document = site.send(Method::post, "events/ours/documents",
                                  R"({"title": "Slides", "kind": "slides", "seen_by": "members",
      "link": "https://files.example.org/slides"})");
  REQUIRE(document.status == 200);
  check_hangs_on_tag(site, Method::delete_, "events/ours/documents/" + Programs::said(document, "id"));
  REQUIRE(site.send(Method::post, "events/ours/codebook/themes", R"({"name": "The panel", "theme": "panel"})").status ==
          200);
  check_hangs_on_tag(site, Method::put, "events/ours/codebook/themes/panel", R"({"tone": "praise"})");
  const auto feed = site.send(Method::post, site.home() + "/feeds", R"({"name": "The office"})");
  REQUIRE(feed.status == 200);
  check_hangs_on_tag(site, Method::delete_, site.home() + "/feeds/" + Programs::said(feed, "id"));
  const auto rule = site.send(Method::post, site.team() + "/directory-rules",
                              R"({"directory": "camden", "value": "muster-team", "role": "organiser"})");
  REQUIRE(rule.status == 200);
  check_hangs_on_tag(site, Method::delete_, site.team() + "/directory-rules/" + Programs::said(rule, "id"));
  const auto survey = site.send(Method::post, "surveys", R"({"title": "School transport", "last_day": "2022-11-30"})");
  INFO(survey.body);
  REQUIRE(survey.status == 200);
  const auto address = "surveys/" + Programs::said(survey, "event");
  check_hangs_on_tag(site, Method::put, address, R"({"title": "Transport", "last_day": "2022-12-01"})");
  CHECK_THAT(site.send(Method::get, address).body,
             Contains("\"title\": \"Transport\"") && Contains("\"last_day\": \"2022-12-01\""));
  CHECK(site.send(Method::put, address, R"({"last_day": "2022-05-01"})").status == 422);
  check_hangs_on_tag(site, Method::delete_, address);
  CHECK(site.send(Method::get, address).status == 404);
  CHECK(site.send(Method::get, "surveys/ours").status == 404);
  CHECK(site.send(Method::delete_, "surveys/ours").status == 404);
}

TEST_CASE("a team is added to, changed and left by program, but for its last owner") {
  Programs site;
  (void)site.session("owner@example.org", Role::owner, "Our programme");
  const auto added = site.send(Method::post, site.team(), R"({"email": "gwen@example.org", "role": "lead"})");
  INFO(added.body);
  REQUIRE(added.status == 200);
  const auto one = site.team() + "/members/" + Programs::said(added, "member");
  CHECK(site.send(Method::post, site.team(), R"({"email": "gwen@example.org", "role": "lead"})").status == 409);
  check_hangs_on_tag(site, Method::put, one, R"({"reads_answers": true})");
  CHECK_THAT(site.send(Method::get, one).body, Contains("\"reads_answers\": true"));
  CHECK_THAT(site.send(Method::put, one, R"({"role": "organiser"})").body, Contains("\"role\": \"organiser\""));
  CHECK(site.send(Method::put, one, R"({"role": "king"})").status == 422);
  check_hangs_on_tag(site, Method::delete_, one);
  const auto owner =
      site.text("select r.account_id from account_role r join programme p on p.id = r.programme_id where p.name = $1",
                {"Our programme"});
  const auto last = site.send(Method::delete_, site.team() + "/members/" + owner);
  CHECK(last.status == 422);
  CHECK(site.send(Method::get, site.team() + "/members/nobody").status == 404);
}

TEST_CASE("the list of public events is switched on and off by program, and keeps its address while it is on") {
  Programs site;
  const auto here = site.home() + "/public-events";
  CHECK_THAT(site.send(Method::get, here).body, Contains("\"on\": false"));
  CHECK(site.send(Method::post, here + "/address").status == 409);
  check_hangs_on_tag(site, Method::put, here, R"({"on": true})");
  const auto address = Programs::said(site.send(Method::get, here), "address");
  CHECK(Programs::said(site.send(Method::put, here, R"({"on": true})"), "address") == address);
  CHECK(Programs::said(site.send(Method::post, here + "/address"), "address") != address);
  CHECK_THAT(site.send(Method::put, here, R"({"on": false})").body, Contains("\"on\": false"));
}

TEST_CASE("a further round is renamed and given another deadline by its tag, all of it or nothing") {
  Programs site;
  const std::string form = R"({"text": "form views \"Views\"\npage \"One\"\n  better \"What?\" lines 2\n"})";
  REQUIRE(site.send(Method::put, "events/ours/form", form).status == 200);
  const auto added = site.send(Method::post, "events/ours/rounds", R"({"title": "before the day"})");
  INFO(added.body);
  REQUIRE(added.status == 200);
  const auto address = "events/" + Programs::said(added, "event") + "/round";
  CHECK_THAT(site.send(Method::get, address).body, Contains("\"title\": \"before the day\""));
  check_hangs_on_tag(site, Method::patch, address,
                     R"({"title": "two weeks before", "closes_at": "2022-06-08T16:00:00Z"})");
  CHECK_THAT(site.send(Method::get, address).body,
             Contains("\"title\": \"two weeks before\"") && Contains("\"closes_at\": \"2022-06-08T16:00:00Z\""));
  CHECK(site.text("select title from event where slug like 'ours.%'") == "An event: two weeks before");
  // A deadline that has passed is refused, and the name with it.
  const auto past = site.send(Method::patch, address, R"({"title": "long ago", "closes_at": "2022-05-01T16:00:00Z"})");
  CHECK(past.status == 422);
  CHECK_THAT(past.body, Contains("\"field\": \"closes_at\""));
  CHECK_THAT(site.send(Method::get, address).body, Contains("\"title\": \"two weeks before\""));
  const auto nameless = site.send(Method::patch, address, R"({"title": " "})");
  CHECK(nameless.status == 422);
  CHECK_THAT(nameless.body, Contains("\"field\": \"title\""));
  // What is left out stays, and null takes a moment away.
  CHECK_THAT(site.send(Method::patch, address, R"({"closes_at": null})").body,
             Contains("\"closes_at\": null") && Contains("\"title\": \"two weeks before\""));
  const auto own = site.send(Method::patch, "events/ours/round", R"({"title": "Another"})");
  CHECK(own.status == 409);
  CHECK_THAT(own.body, Contains("is no further round"));
  CHECK(site.send(Method::patch, "events/theirs/round", R"({"title": "Another"})").status == 404);
}

TEST_CASE("what a call says that it needs is asked for in one place: its page never runs without it") {
  Programs site;
  std::size_t tried = 0;
  for (const auto& route : site.site().routes()) {
    if (!route.description || !web::asks_for_change(route.method) || route.description->takes.empty()) continue;
    std::set<std::string> needed;
    for (const auto& [name, schema] : route.description->takes.front().members)
      if (schema.required) needed.insert(name);
    if (needed.empty()) continue;
    auto names = site.names("ours");
    const auto address = filled(route.pattern, names).substr(std::string("/api/v1/").size());
    INFO(method_of(route) << " " << route.pattern);
    const auto reply = site.send(route.method, address, "{}");
    INFO(reply.body);
    ++tried;
    // What is in the address may be no thing of the programme, or nothing that the token may reach.
    if (reply.status == 404 || reply.status == 403) continue;
    CHECK(reply.status == 422);
    CHECK_THAT(reply.body, Contains("is missing, and nothing is done without it"));
    if (route.description->takes.size() == 1) CHECK(site.send(route.method, address).status == 422);
    CHECK(site.send(route.method, address, "[]").status == 422);
  }
  CHECK(tried > 40);
}

TEST_CASE("what a call cannot do without is said to be needed: nothing else is asked for by an empty object") {
  Programs site;
  std::size_t tried = 0;
  for (const auto& route : site.site().routes()) {
    if (!route.description || !web::asks_for_change(route.method) || route.description->takes.empty()) continue;
    std::set<std::string> needed;
    std::set<std::string> known;
    for (const auto& [name, schema] : route.description->takes.front().members) {
      known.insert(name);
      if (schema.required) needed.insert(name);
    }
    const auto address = filled(route.pattern, site.names("ours"));
    const auto reply = site.send(route.method, address.substr(std::string("/api/v1/").size()), "{}");
    ++tried;
    if (reply.status != 422) continue;
    INFO(method_of(route) << " " << route.pattern << " " << reply.body);
    // Where a refusal names a member, the description says that it must be there.
    const std::string mark = "\"field\": \"";
    const auto at = reply.body.find(mark);
    if (at == std::string::npos) {
      CHECK_FALSE(needed.empty());
      continue;
    }
    const auto begin = at + mark.size();
    const auto field = reply.body.substr(begin, reply.body.find('"', begin) - begin);
    // One of several, or by what else is sent: that a schema of one object does not say, and its words do.
    static const std::set<std::pair<std::string, std::string>> by_the_rest{
        {"/api/v1/events/{event}/bookings", "last_name"},
        {"/api/v1/events/{event}/documents", "kind"},
        {"/api/v1/events/{event}/rounds", "title"},
        {"/api/v1/events/{event}/tables", "tables"},
        {"/api/v1/programmes/{programme}/regions", "names"},
        {"/api/v1/programmes/{programme}/webhooks/{webhook}/deliveries/again", "deliveries"}};
    if (known.contains(field) && !by_the_rest.contains({route.pattern, field})) CHECK(needed.contains(field));
  }
  CHECK(tried > 80);
}
