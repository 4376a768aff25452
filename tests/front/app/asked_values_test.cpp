// What an address of figures asks for and there is not is told with what there is: figures of everybody under such an
// address would be taken for what was asked.
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/feedback/withdrawal_service.hpp>

#include "support/catch.hpp"
#include "two_programmes.hpp"
#include "views_form.hpp"

#include <set>

namespace muster::app {
namespace {

using access::Role;
using Catch::Contains;
using test::SummitStore;
using test::TwoProgrammes;

class Asked : public TwoProgrammes {
 public:
  explicit Asked(std::size_t people = 40) {
    const auto& audit = SummitStore::audit();
    REQUIRE(feedback::publish_form(database(), audit, "ours", test::views_form(""), "views.form").ok());
    REQUIRE(feedback::open_round(database(), audit, "ours").ok());
    const auto code = text("select short_code from round");
    for (std::size_t person = 0; person < people; ++person) {
      const auto sent = feedback::submit(database(), clock().now(), code,
                                         {{"role", {person % 2 == 0 ? "parent" : "council"}},
                                          {"area", {person % 4 < 2 ? "north" : "south"}},
                                          {"time", {person / 4 % 2 == 0 ? "agree" : "disagree"}},
                                          {"come", {"yes"}}},
                                         "key" + std::to_string(person));
      REQUIRE(sent.ok());
      REQUIRE(sent->errors.empty());
    }
    REQUIRE(feedback::close_round(database(), audit, "ours").ok());
    owner_ = session("owner@example.org", Role::owner, "Our programme");
  }
  web::Reply get(const std::string& path, std::initializer_list<std::pair<std::string, std::string>> query = {},
                 web::Method method = web::Method::get) {
    auto request = test::request_to(method, path, owner_);
    for (const auto& [name, value] : query) request.query.add(name, value);
    return site().handle(std::move(request));
  }

 private:
  std::string owner_;
};

}  // namespace

TEST_CASE("a name that an address for programs does not take is refused with those that it does") {
  Asked site;
  for (const auto* path : {"figures", "figures.csv", "representation", "tests", "years"}) {
    INFO(path);
    const auto refused = site.get("/api/v1/events/ours/" + std::string(path), {{"where", "role = parent"}});
    CHECK(refused.status == 422);
    CHECK_THAT(refused.body, Contains("does not take “where”"));
  }
  const auto misspelt = site.get("/api/v1/events/ours/summary", {{"whre", "role = parent"}});
  CHECK(misspelt.status == 422);
  CHECK_THAT(misspelt.body, Contains("did you mean “where”?"));
  CHECK(site.get("/api/v1/events/ours/summary/").status == 200);
  CHECK(site.get("/events/ours/summary/").status == 404);
}

TEST_CASE("a value that an address does not say it takes is refused before anything runs, at every address") {
  Asked site;
  int asked = 0;
  for (const auto& route : site.site().routes()) {
    if (!route.description || route.right == web::everybody) continue;
    const auto path = test::filled(route.pattern, site.names("ours"));
    for (const auto& parameter : route.description->parameters) {
      const auto& allowed = parameter.schema.one_of;
      const bool whole = parameter.schema.type == web::Schema::Type::integer && !parameter.name.starts_with('$');
      const bool in_path = route.pattern.find('{' + parameter.name + '}') != std::string::npos;
      if (in_path || (allowed.empty() && !whole)) continue;
      INFO(test::method_of(route) << " " << path << "?" << parameter.name << "=zzqx");
      const auto refused = site.get(path, {{parameter.name, "zzqx"}}, route.method);
      INFO(refused.body);
      CHECK(refused.status == 422);
      CHECK_THAT(refused.body, Contains("\"field\": \"" + parameter.name + "\""));
      for (const auto& one : allowed) CHECK_THAT(refused.body, Contains(one));
      ++asked;
    }
    if (!web::asks_for_change(route.method)) continue;
    // A change whose dry_run is misspelt would be done.
    INFO(test::method_of(route) << " " << path << "?dry_rum=yes");
    CHECK(site.get(path, {{"dry_rum", "yes"}}, route.method).status == 422);
  }
  CHECK(asked > 20);
  const auto near = site.get("/api/v1/jobs", {{"state", "qeued"}});
  CHECK_THAT(near.body, Contains(R"(\"queued\")") && Contains("\"suggestion\": \"did you mean"));
}

TEST_CASE("no address for programs takes a value that it cannot know for one that nothing has") {
  Asked site;
  // Words that are looked for, what was known before, and names that people give tables.
  const std::set<std::string> free{"q", "known", "table"};
  for (const auto& route : site.site().routes()) {
    if (!route.description || route.method != web::Method::get || route.right == web::everybody) continue;
    const auto path = test::filled(route.pattern, site.names("ours"));
    for (const auto& parameter : route.description->parameters) {
      const bool in_path = route.pattern.find('{' + parameter.name + '}') != std::string::npos;
      if (in_path || free.contains(parameter.name)) continue;
      INFO(path << "?" << parameter.name << "=zzqx");
      CHECK(site.get(path, {{parameter.name, "zzqx"}}).status != 200);
    }
  }
}

TEST_CASE("a breakdown that there is not is told with those that there are, on the page and to programs") {
  Asked site;
  for (const auto* path : {"/events/ours/summary", "/api/v1/events/ours/summary"}) {
    INFO(path);
    CHECK(site.get(path, {{"by", "role"}}).status == 200);
    const auto refused = site.get(path, {{"by", "rolle"}});
    CHECK(refused.status == 422);
    CHECK_THAT(refused.body, Contains("by=rolle") && Contains("Allowed are role and area"));
    CHECK(site.get(path, {{"reading", "all"}}).status == 422);
    CHECK(site.get(path, {{"reading", "yes"}}).status == 200);
  }
  const auto one = site.get("/api/v1/events/ours/summary", {{"by", "role"}}).body;
  CHECK_THAT(one, Contains("\"by\": \"role\""));
  CHECK_THAT(site.get("/api/v1/events/ours/summary").body, Contains("\"by\": \"area\""));
  CHECK(site.get("/api/v1/events/ours/summary").body.size() > one.size());
  CHECK(site.get("/events/ours/summary.csv", {{"reading", "all"}}).status == 422);
  CHECK(site.get("/api/v1/events/ours/tests", {{"by", "role"}, {"people", "some"}}).status == 422);
}

TEST_CASE("a language that a report cannot be in is told before anything is made") {
  Asked site;
  for (const auto* path : {"/events/ours/report", "/events/ours/report/change", "/events/ours/report/editions",
                           "/events/ours/report.docx", "/api/v1/events/ours/report"}) {
    INFO(path);
    CHECK(site.get(path).status == 200);
    const auto refused = site.get(path, {{"language", "xx&definition=comments"}});
    CHECK(refused.status == 422);
    CHECK_THAT(refused.body, Contains("A report can be in en"));
  }
  // As a job that would fail later.
  const auto job = site.get("/events/ours/report.docx", {{"language", "xx"}}, web::Method::post);
  CHECK(job.status == 422);
  CHECK(site.text("select cast(count(*) as text) from job where kind = 'report file'") == "0");
}

TEST_CASE("of an anonymous form with fewer than five answers nothing but their number is shown, through any door") {
  Asked site(4);
  const auto summary = site.get("/api/v1/events/ours/summary").body;
  CHECK_THAT(summary, Contains("\"responses\": 4") && Contains("\"counted_responses\": null") &&
                          Contains("\"suppressed\": true"));
  CHECK_THAT(summary, !Contains("\"people\": 4") && !Contains("\"answered\": 4"));
  const auto page = site.get("/events/ours/summary");
  CHECK_THAT(page.body, Contains("4 answers; ") &&
                            Contains("Fewer than five people answered, and the form is anonymous") &&
                            Contains("Open the form again to ask more people"));
  const auto form = site.get("/events/ours/form");
  CHECK_THAT(form.body, Contains("4 answers came.") && Contains("nothing of what they answered is shown or given out"));
  const auto report = site.get("/events/ours/report");
  CHECK(report.status == 200);
  CHECK_THAT(report.body, Contains("Fewer than five people answered. The form is anonymous"));
  CHECK_THAT(report.body, !Contains("4 of 4"));
  CHECK(site.get("/events/ours/answers.csv").body.find("parent") == std::string::npos);
  CHECK(site.get("/events/ours/summary.csv").body.find("100%") == std::string::npos);
  CHECK(site.get("/events/ours/publish").body.find("100%") == std::string::npos);

  const auto audit = SummitStore::audit();
  REQUIRE(feedback::reopen_round(site.database(), audit, "ours").ok());
  const auto code = site.text("select short_code from round");
  REQUIRE(feedback::submit(site.database(), site.clock().now(), code, {{"come", {"yes"}}}, "another-key").ok());
  REQUIRE(feedback::close_round(site.database(), audit, "ours").ok());
  CHECK_THAT(site.get("/api/v1/events/ours/summary").body, Contains("\"counted_responses\": 5"));
}

TEST_CASE("where those who withdrew took the rest out of the figures, no page says that too few answered") {
  Asked site(0);
  const auto audit = SummitStore::audit();
  REQUIRE(feedback::reopen_round(site.database(), audit, "ours").ok());
  const auto code = site.text("select short_code from round");
  const auto round = site.text("select id from round");
  std::vector<std::string> counted;
  std::vector<std::string> waiting;
  std::vector<std::string> receipts;
  for (int at = 0; at < 10; ++at) {
    const auto sent =
        feedback::submit(site.database(), site.clock().now(), code, {{"come", {"yes"}}}, "key" + std::to_string(at));
    REQUIRE(sent.ok());
    receipts.push_back(sent->receipt);
  }
  for (const auto& receipt : receipts) {
    const auto released = site.text(
        "select cast(a.released as text) from response a join response_receipt r on r.response_id = a.id where "
        "r.receipt_hash = '" +
        fingerprint(site.text("select salt from round") + receipt) + "'");
    (released == "1" ? counted : waiting).push_back(receipt);
  }
  REQUIRE(counted.size() == 5);
  const auto take_back = [&](const std::string& receipt) {
    REQUIRE(feedback::withdraw(site.database(), site.clock().now(), round, receipt).ok());
  };
  take_back(counted.front());
  for (std::size_t at = 0; at < 4; ++at) take_back(waiting[at]);
  REQUIRE(feedback::close_round(site.database(), audit, "ours").ok());

  const std::string why =
      "the form is anonymous, and whoever kept the figures from before the closing could read from figures of now what "
      "one person answered, as where somebody withdrew.";
  for (const auto* path : {"summary", "form", "report"}) {
    INFO(path);
    const auto page = site.get("/events/ours/" + std::string(path)).body;
    CHECK_THAT(page, Contains(why));
    CHECK_THAT(page, !Contains("ewer than five people answered") && !Contains("Too few answered"));
  }
  CHECK_THAT(site.get("/events/ours/form").body, Contains("5 answers came."));
  CHECK_THAT(site.get("/api/v1/events/ours/summary").body, Contains("\"counted_responses\": null"));
}

}  // namespace muster::app
