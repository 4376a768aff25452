// Canaries in every field people can fill in: none of them sings in the log or in the audit.
#include <muster/domain/feedback/round_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/platform/mail/mailer.hpp>
#include <muster/platform/web/token.hpp>

#include <iostream>
#include <sstream>
#include <thread>

#include "platform/net/raw_client.hpp"

#include "domain/privacy/privacy_site.hpp"

#include "support/source_dir.hpp"

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
  privacy::PrivacySite site;
  const Log log;
  const auto c = [](const std::string& what) { return canary + what; };
  // Names, addresses, titles, needs, organisations, file names: taken, refused and undone.
  site.take("summit", c("file.csv"),
            privacy::list_heading + c("first") + "," + c("last") + ",Camden," + c("mail") + "@example.org," + c("job") +
                "," + c("ramp") + "," + c("food") + "\n");
  const auto sent = [&](const std::string& address, const std::vector<std::pair<std::string, std::string>>& fields,
                        const std::string& bytes = {}) {
    return site.visitor.post(
        address, fields,
        bytes.empty() ? std::vector<web::Upload>{} : std::vector<web::Upload>{{"file", c("upload.csv"), bytes}});
  };
  (void)sent("/events/summit/delegates/import", {},
             privacy::list_heading + c("a") + "," + c("b") + "," + c("organisation") + ",,,,\n");
  (void)sent("/events/summit/delegates/import", {},
             privacy::list_heading + "," + c("b") + ",Camden,no address " + c("x") + ",,,\n");
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
  const auto code = (*feedback::settle_event_round(site.database(), site.clock.now(), "summit"))->short_code;
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

namespace {

/// Every name that a field of any page has, and those that pages ask requests for.
std::set<std::string> field_names() {
  std::set<std::string> names{"q", "next", "show", "where", "saved", "_key", "_send", "link", "code"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(muster::test::source_dir() + "/src")) {
    if (entry.path().extension() != ".html") continue;
    const auto page = *read_file(entry.path().string());
    for (auto at = page.find(" name=\""); at != std::string::npos; at = page.find(" name=\"", at + 1)) {
      const auto name = page.substr(at + 7, page.find('"', at + 7) - at - 7);
      if (name.find("{{") == std::string::npos) names.insert(name);
    }
  }
  names.erase("token");
  return names;
}

std::string filled(const std::string& pattern, const std::map<std::string, std::string>& captures) {
  std::string path;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '{') {
      path += pattern[at];
      continue;
    }
    const auto end = pattern.find('}', at);
    const auto known = captures.find(pattern.substr(at + 1, end - at - 1));
    path += known == captures.end() ? canary : known->second;
    at = end;
  }
  return path;
}

/// The real server over a router, and a visitor who writes the canary wherever a request has room for it.
class Walk {
 public:
  explicit Walk(web::Router router) : routes_(router.routes()) {
    net::ServerOptions options;
    options.listen = "127.0.0.1:0";
    options.token_key = net::raw::key;
    auto started = net::Server::start(options, std::move(router));
    REQUIRE(started.ok());
    server_ = std::move(started).value();
    host_ = server_->address().substr(server_->address().find("//") + 2);
    for (const auto& name : field_names()) fields_ += (fields_.empty() ? "" : "&") + name + "=" + canary;
  }

  /// Every route twice: with captures that exist, and with the canary in their place. Returns how often each status
  /// came.
  std::map<int, int> every_route(const std::map<std::string, std::string>& captures) {
    std::map<int, int> statuses;
    for (const auto& route : routes_) {
      for (const auto& path : {filled(route.pattern, captures), filled(route.pattern, {})}) {
        const bool is_post = route.method == web::Method::post;
        ++statuses[exchange(is_post ? posted(path, "application/x-www-form-urlencoded", token() + "&" + fields_)
                                    : got(path + "?" + fields_))];
        if (!is_post) continue;
        ++statuses[exchange(posted(path, "application/x-www-form-urlencoded", fields_))];  // without its token
        ++statuses[exchange(posted(path, "text/plain", canary))];
        ++statuses[exchange(posted(path, "multipart/form-data; boundary=b",
                                   "--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + token().substr(6) +
                                       "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; "
                                       "filename=\"" +
                                       canary + ".csv\"\r\n\r\n" + canary + ",x\r\n--b--\r\n"))];
      }
    }
    return statuses;
  }
  int exchange(const std::string& bytes) const {
    net::raw::Client client(host_);
    client.send(bytes);
    client.finish_sending();
    const auto answer = client.receive_all();
    return answer.size() < 12 ? 0 : std::stoi(answer.substr(9, 3));
  }
  [[nodiscard]] std::string got(const std::string& target) const {
    return "GET " + target + " HTTP/1.1\r\nHost: " + host_ + "\r\n" + headers() + "\r\n";
  }
  [[nodiscard]] std::string posted(const std::string& path, const std::string& type, const std::string& body) const {
    return "POST " + path + "?q=" + canary + " HTTP/1.1\r\nHost: " + host_ + "\r\n" + headers() +
           "Content-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }
  [[nodiscard]] const std::string& host() const { return host_; }
  static std::string token() { return "token=" + web::token_for(net::raw::visit, net::raw::key); }
  void stop() { server_.reset(); }

 private:
  static std::string headers() {
    return "Cookie: muster_visit=" + net::raw::visit + "; muster-session=" + canary + "; x=" + canary +
           "\r\nUser-Agent: " + canary + "\r\nReferer: http://" + canary + "/" + canary + "\r\nAuthorization: Bearer " +
           canary + "\r\nX-Forwarded-For: " + canary + "\r\nX-" + canary + ": " + canary + "\r\n";
  }

  std::vector<web::Route> routes_;
  std::unique_ptr<net::Server> server_;
  std::string host_;
  std::string fields_;
};

std::map<std::string, std::string> captures_of(privacy::PrivacySite& site) {
  REQUIRE(feedback::publish_form(site.database(), site.now(), "summit",
                                 "form views \"Views\"\n  anonymous\n\npage \"One\"\n  topic* \"Topic?\" text\n",
                                 "t.form")
              .ok());
  REQUIRE(feedback::open_round(site.database(), site.now(), "summit").ok());
  const auto code = (*feedback::settle_event_round(site.database(), site.clock.now(), "summit"))->short_code;
  return {{"event", "summit"}, {"code", code}, {"person", site.id_of("Quillfeather")}};
}

std::int64_t singing_traces(privacy::PrivacySite& site) {
  return site.figure(
      "select count(*) from audit where actor like '%Sentinella%' or action like '%Sentinella%' or subject like "
      "'%Sentinella%' or subject_id like '%Sentinella%' or fields like '%Sentinella%'");
}

}  // namespace

TEST_CASE("every route, given a canary in every field, header, cookie and part of its address, logs none of it") {
  privacy::PrivacySite site;
  const auto captures = captures_of(site);
  const Log log;
  {
    // Nobody stands in front of the pages: all of them do their work, or refuse it.
    auto open = app::site(site.database(), site.clock, site.summaries);
    open.set_guard({});
    Walk walk(std::move(open));
    const auto statuses = walk.every_route(captures);
    CHECK(statuses.contains(200));
    CHECK(statuses.contains(303));
    CHECK(statuses.contains(403));
    CHECK(statuses.contains(404));
    CHECK(statuses.contains(422));
    // What is refused before it is a request.
    const auto& host = walk.host();
    for (const auto& bytes :
         {canary + " / HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
          "GET /" + canary + " HTTP/1.1\r\nHost: " + canary + "\r\n\r\n",
          "GET /" + canary + " HTTP/1.1\r\nHost: " + host + "\r\n" + canary + "\r\n\r\n",
          "GET /" + canary + std::string(20000, 'x') + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n",
          "POST /" + canary + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Length: 90\r\n\r\n" + canary}) {
      CHECK(walk.exchange(bytes) >= 400);
    }
    walk.stop();
  }
  {
    Walk guarded(app::site(site.database(), site.clock, site.summaries, {true}));
    const auto statuses = guarded.every_route(captures);
    CHECK(statuses.contains(401));
    guarded.stop();
  }
  CHECK(singing_traces(site) == 0);
  {
    // A database that fails in the middle of every page.
    site.write([](store::Session& session) {
      for (const auto* table : {"event", "person", "account", "outbox", "round", "staged_upload"}) {
        session.execute("alter table " + std::string(table) + " rename to gone_" + table);
      }
    });
    auto open = app::site(site.database(), site.clock, site.summaries);
    open.set_guard({});
    Walk broken(std::move(open));
    const auto statuses = broken.every_route(captures);
    CHECK((statuses.contains(500) || statuses.contains(503)));
    broken.stop();
  }
  CHECK(log.text().find("event=request") != std::string::npos);
  CHECK(log.text().find(canary) == std::string::npos);
}

TEST_CASE("every answer to a form leaves the same line in the log but for its time and number, whatever was answered") {
  privacy::PrivacySite site;
  const auto code = captures_of(site).at("code");
  const Log log;
  {
    auto open = app::site(site.database(), site.clock, site.summaries);
    open.set_guard({});
    Walk walk(std::move(open));
    int number = 0;
    for (const auto& answer : {std::string("a"), std::string(90, 'b'), std::string()}) {
      const auto body = Walk::token() + "&_key=key" + std::to_string(number++) + "&_send=yes&topic=" + answer;
      CHECK(walk.exchange(walk.posted("/f/" + code, "application/x-www-form-urlencoded", body)) ==
            (answer.empty() ? 422 : 303));
    }
    walk.stop();
  }
  std::set<std::string> shapes;
  std::istringstream lines(log.text());
  for (std::string line; std::getline(lines, line);) {
    if (line.find("route=\"/f/") == std::string::npos) continue;
    // The number is drawn, as request_log.hpp says.
    const auto from = line.find(" method=");
    const auto time = line.find(" ms=");
    shapes.insert(line.substr(from, time - from) + line.substr(line.find(' ', time + 1)));
  }
  CHECK(shapes == std::set<std::string>{" method=POST route=\"/f/{code}\" status=303 end=sent",
                                        " method=POST route=\"/f/{code}\" status=422 end=sent"});
}

TEST_CASE(
    "every route whose address holds a secret says so, and the log tells neither the secret nor how large it was") {
  privacy::PrivacySite site;
  const auto captures = captures_of(site);
  const auto routes = app::site(site.database(), site.clock, site.summaries).routes();
  std::set<std::string> secret;
  std::set<std::string> opened;  // by GET
  for (const auto& route : routes) {
    INFO(route.pattern);
    // What everybody may open without signing in is known by its address alone.
    const bool known_by_address = route.right == web::everybody && route.pattern.find('{') != std::string::npos &&
                                  !route.pattern.starts_with("/assets/");
    // Where a form's code is typed, it stands behind the question mark.
    if (route.pattern == "/f" || route.pattern == "/F" || route.pattern == "/f/" || route.pattern == "/F/") {
      CHECK(route.secret);
      continue;
    }
    CHECK(route.secret == known_by_address);
    if (route.secret) secret.insert(route.pattern);
    if (route.secret && route.method == web::Method::get) opened.insert(route.pattern);
  }
  for (const auto* pattern : {"/f/{code}", "/F/{code}", "/f/{code}/thanks", "/f/{code}/withdraw",
                              "/f/{code}/draft/{secret}", "/r/{code}", "/r/{code}/screen", "/sign-in/{link}"}) {
    INFO(pattern);
    CHECK(secret.contains(pattern));
  }
  const Log log;
  {
    auto open = app::site(site.database(), site.clock, site.summaries);
    open.set_guard({});
    Walk walk(std::move(open));
    for (const auto& pattern : secret) {
      for (const auto& path : {filled(pattern, captures), filled(pattern, {})})
        (void)walk.exchange(walk.got(path + "?link=" + canary));
    }
    (void)walk.exchange(walk.got("/healthz"));
    walk.stop();
  }
  CHECK(log.text().find(canary) == std::string::npos);
  CHECK(log.text().find(captures.at("code")) == std::string::npos);
  std::set<std::string> told;
  std::istringstream lines(log.text());
  for (std::string line; std::getline(lines, line);) {
    const auto from = line.find("route=\"");
    if (from == std::string::npos) continue;
    const auto pattern = line.substr(from + 7, line.find('"', from + 7) - from - 7);
    told.insert(pattern);
    INFO(line);
    CHECK((line.find(" bytes=") == std::string::npos) == secret.contains(pattern));
  }
  for (const auto& pattern : opened) CHECK(told.contains(pattern));
}

TEST_CASE("mail that cannot be sent is told without its recipient") {
  privacy::PrivacySite site;
  site.write([&](store::Session& session) {
    mail::Draft draft;
    draft.recipient = canary + "@example.org";
    draft.subject = canary;
    draft.text = canary;
    mail::enqueue(session, site.clock.now(), draft);
  });
  mail::MailerSettings settings;
  settings.server = *mail::parse_mail_server("smtp://localhost:9");
  settings.from = {"Muster", "muster@example.org"};
  const Log log;
  std::ostringstream said;
  {
    const mail::Kinds kinds;
    const auto mailer = mail::Mailer::start(site.database(), site.clock, kinds, settings,
                                            [&](const std::string& line) { said << line << "\n"; });
    for (int turn = 0; turn < 100 && site.figure("select count(*) from outbox where attempts > 0 and state = "
                                                 "'waiting'") == 0;
         ++turn) {
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
  CHECK(site.figure("select count(*) from outbox where attempts > 0") == 1);
  CHECK(said.str().find(canary) == std::string::npos);
  CHECK(log.text().find(canary) == std::string::npos);
}

TEST_CASE("a page that fails tells its pattern and no part of the address") {
  web::Router router;
  router.get("/people/{person}", web::everybody,
             [](const web::Request&) -> web::Reply { throw std::logic_error("broken invariant"); });
  const Log log;
  CHECK(test::Visitor(router).get("/people/" + canary + "?q=" + canary).status == 500);
  CHECK(log.text().find("/people/{person}") != std::string::npos);
  CHECK(log.text().find(canary) == std::string::npos);
}

}  // namespace muster::app
