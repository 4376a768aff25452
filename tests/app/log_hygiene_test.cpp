// Canaries in every field people can fill in: none of them sings in the log or in the audit.
#include <muster/base/file.hpp>
#include <muster/feedback/round_service.hpp>

#include <iostream>
#include <sstream>

#include "privacy_site.hpp"

namespace muster::app {
namespace {

const std::string canary = "Sentinella";

/// What the server writes to its log while this lives.
class Log {
 public:
  Log() : kept_(std::cerr.rdbuf(text_.rdbuf())) {}
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  ~Log() { std::cerr.rdbuf(kept_); }
  [[nodiscard]] std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::streambuf* kept_;
};

}  // namespace

TEST_CASE("no field that people fill in is told to the log or the audit") {
  PrivacySite site;
  const Log log;
  const auto c = [](const std::string& what) { return canary + what; };
  // Names, addresses, titles, needs, organisations, file names: taken, refused and undone.
  site.take("summit", c("file.csv"),
            list_heading + c("first") + "," + c("last") + ",Camden," + c("mail") + "@example.org," + c("job") + "," +
                c("ramp") + "," + c("food") + "\n");
  const auto sent = [&](const std::string& address, const std::vector<std::pair<std::string, std::string>>& fields,
                        const std::string& bytes = {}) {
    return site.visitor.post(
        address, fields,
        bytes.empty() ? std::vector<http::Upload>{} : std::vector<http::Upload>{{"file", c("upload.csv"), bytes}});
  };
  (void)sent("/events/summit/delegates/import", {},
             list_heading + c("a") + "," + c("b") + "," + c("organisation") + ",,,,\n");
  (void)sent("/events/summit/delegates/import", {},
             list_heading + "," + c("b") + ",Camden,no address " + c("x") + ",,,\n");
  (void)sent("/events/summit/delegates/import", {}, "\"" + c("broken"));
  (void)sent("/events/summit/notes", {{"table", c("table")}, {"kind", "challenge"}, {"text", c("note")}});
  (void)sent("/events/summit/notes", {{"table", c("table")}, {"kind", c("kind")}, {"text", ""}});
  (void)sent("/events/new", {{"title", c("title")}, {"day", c("day")}, {"region", c("region")}, {"slug", c("slug")}});
  const auto id = site.id_of(c("last"));
  (void)sent("/people/" + id + "/needs", {{"event", "summit"}, {"access", c("hoist")}, {"dietary", c("nuts")}});
  (void)sent("/people/" + id + "/needs", {{"event", c("event")}, {"access", c("hoist")}});
  (void)sent("/privacy/keep", {{"kind", c("kind")}, {"days", c("days")}});
  for (const auto& address : {"/people?q=" + canary, "/people/" + canary, "/events/" + canary, "/f/" + canary,
                              "/events/summit/delegates?q=" + canary}) {
    (void)site.visitor.get(address);
  }
  // Answers, good and refused.
  REQUIRE(feedback::publish_form(site.database(), site.now(), "summit",
                                 "form views \"Views\"\n  anonymous\n\npage \"One\"\n  topic* \"Topic?\" text\n",
                                 "t.form")
              .ok());
  REQUIRE(feedback::open_round(site.database(), site.now(), "summit").ok());
  const auto code = (*feedback::event_round(site.database(), site.clock.now(), "summit"))->short_code;
  (void)sent("/f/" + code, {{"key", c("key")}, {"topic", c("answer")}, {"page", "1"}, {"go", "send"}});
  REQUIRE(feedback::submit(site.database(), site.clock.now(), code, {{"topic", {c("answer")}}}, c("key")).ok());
  REQUIRE(feedback::close_round(site.database(), site.now(), "summit").ok());
  (void)sent("/people/" + id + "/erase", {});

  CHECK(log.text().find(canary) == std::string::npos);
  CHECK(site.figure("select count(*) from audit where actor like '%Sentinella%' or action like '%Sentinella%' or "
                    "subject like '%Sentinella%' or subject_id like '%Sentinella%' or fields like '%Sentinella%'") ==
        0);
  CHECK(site.figure("select count(*) from audit") > 5);
}

TEST_CASE("a page that fails tells its pattern and no part of the address") {
  http::Router router;
  router.get("/people/{person}", http::Audience::organiser,
             [](const http::Request&) -> http::Reply { throw std::logic_error("broken invariant"); });
  const Log log;
  CHECK(test::Visitor(router).get("/people/" + canary + "?q=" + canary).status == 500);
  CHECK(log.text().find("/people/{person}") != std::string::npos);
  CHECK(log.text().find(canary) == std::string::npos);
}

}  // namespace muster::app
