// Everything that touches answers at once: 64 phones send, others read figures, a backup is taken, the jobs run. Under
// the thread sanitiser (`make tsan`) it shows that no two threads share what they must not.
#include <muster/domain/access/token_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/figures/summary_service.hpp>
#include <muster/domain/privacy/retention_service.hpp>
#include <muster/front/app/scheduled_work.hpp>
#include <muster/front/app/site.hpp>
#include <muster/platform/net/server.hpp>
#include <muster/platform/web/token.hpp>

#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "platform/net/raw_client.hpp"
#include "support/summit_store.hpp"

namespace muster::app {
namespace {

constexpr int phones = 64;
constexpr int answers_each = 4;
/// A whole reply may take long where every memory access is watched.
constexpr std::chrono::seconds patience{60};
const std::string form_text = "form views \"Views\"\n  anonymous\n\npage \"One\"\n  topic* \"Topic?\" text\n";

/// The first errors of all threads: Catch's own checks belong to one thread.
class FirstErrors {
 public:
  void add(const std::string& error) {
    const std::scoped_lock lock(mutex_);
    if (all_.size() < 5) all_.push_back(error);
  }
  template <class T>
  void expect(const Result<T>& result) {
    if (!result.ok()) add(result.error().message + " " + result.error().detail);
  }
  [[nodiscard]] std::vector<std::string> all() {
    const std::scoped_lock lock(mutex_);
    return all_;
  }

 private:
  std::mutex mutex_;
  std::vector<std::string> all_;
};

struct ServedSite {
  ServedSite() {
    REQUIRE(events::add_event(store.database(), now(),
                              {"summit", "Summit", "2026-06-10", "london", "", "in person", "LIIA"})
                .ok());
    REQUIRE(feedback::publish_form(store.database(), now(), "summit", form_text, "views.form").ok());
    REQUIRE(feedback::open_round(store.database(), now(), "summit").ok());
    code = (*feedback::settle_event_round(store.database(), clock.now(), "summit"))->short_code;
    const auto token = access::add_token(store.database(), now(), "test", access::Role::lead, "", std::chrono::days(1));
    REQUIRE(token.ok());
    bearer = token->secret;
    auto options = net::ServerOptions();
    options.listen = "127.0.0.1:0";
    options.token_key = net::raw::key;
    auto started = net::Server::start(options, site(store.database(), clock, summaries));
    REQUIRE(started.ok());
    server = std::move(started).value();
    host = server->address().substr(server->address().find("//") + 2);
  }
  [[nodiscard]] store::AuditContext now() const { return {"test", clock.now()}; }

  net::raw::LogCapture log;
  test::SummitStore store;
  SystemClock clock;
  figures::Summaries summaries{store.database()};
  std::string code;
  std::string bearer;
  std::unique_ptr<net::Server> server;
  std::string host;
};

/// One visitor: a connection that stays, a cookie.
class Visitor {
 public:
  explicit Visitor(const ServedSite& site) : site_(site), client_(site.host) {}

  std::string get(const std::string& target, const std::string& more = {}) {
    client_.send("GET " + target + " HTTP/1.1\r\nHost: " + site_.host + "\r\n" + more + "\r\n");
    return client_.receive_answer(patience);
  }
  std::string send_answer(const std::string& key, const std::string& text) {
    const auto body = "token=" + web::token_for(net::raw::visit, net::raw::key) + "&_page=0&_key=" + key +
                      "&topic=" + text + "&_send=yes";
    client_.send(
        "POST /f/" + site_.code + " HTTP/1.1\r\nHost: " + site_.host + "\r\nCookie: muster_visit=" + net::raw::visit +
        "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + std::to_string(body.size()) +
        "\r\n\r\n" + body);
    return client_.receive_answer(patience);
  }

 private:
  const ServedSite& site_;
  net::raw::Client client_;
};

void send_answers(const ServedSite& site, int phone, FirstErrors& errors) {
  Visitor visitor(site);
  const auto page = visitor.get("/f/" + site.code);
  if (!net::raw::has_status(page, 200)) return errors.add("the form: " + page.substr(0, 200));
  for (int number = 0; number < answers_each; ++number) {
    const auto name = std::to_string(phone) + "-" + std::to_string(number);
    // Each second one is sent twice, as by somebody who presses the button again.
    for (int turn = 0; turn <= number % 2; ++turn) {
      const auto reply = visitor.send_answer("key" + name, "answer" + name);
      if (!net::raw::has_status(reply, 303)) return errors.add("an answer: " + reply.substr(0, 2000));
    }
  }
}

void read_figures(const ServedSite& site, FirstErrors& errors) {
  Visitor visitor(site);
  const auto authorised = "Authorization: Bearer " + site.bearer + "\r\n";
  for (const std::string target : {"/api/events/summit/summary", "/metrics", "/healthz", "/api/events"}) {
    const auto reply = visitor.get(target, authorised);
    if (!net::raw::has_status(reply, 200)) errors.add(target + ": " + reply.substr(0, 300));
  }
}

}  // namespace

TEST_CASE("64 phones send answers while figures are read, a backup is taken and the jobs run") {
  ServedSite site;
  auto& database = site.store.database();
  test::TemporaryFolder folder;
  FirstErrors errors;
  std::atomic<bool> over = false;
  const auto until_over = [&over](auto work) {
    return std::jthread([&over, work] {
      for (int turn = 0; turn == 0 || !over; ++turn) work(turn);
    });
  };
  {
    std::map<std::string, feedback::SeenAnswers> arrivals;
    jobs::Schedule schedule(database, site.clock, [&errors](std::string_view job, std::string_view reason) {
      errors.add(std::string(job) + ": " + std::string(reason));
    });
    add_scheduled_work(schedule, database);
    std::vector<std::jthread> around;
    if (!test::on_postgres())  // which has its own programs for that
      around.push_back(until_over(
          [&](int turn) { errors.expect(database.backup(folder.file("copy" + std::to_string(turn) + ".db"))); }));
    around.push_back(until_over([&](int) {
      errors.expect(feedback::settle_rounds(database, site.clock.now()));
      errors.expect(feedback::forget_arrivals(database, arrivals));
      schedule.turn();
    }));
    around.push_back(until_over([&](int turn) {
      errors.expect(privacy::run_retention(database, site.now(), privacy::RunTrigger::by_hand));
      errors.expect(database.once("a job", site.clock.now() + std::chrono::seconds(turn), [] { return Success{}; }));
    }));
    for (int reader = 0; reader < 2; ++reader) around.push_back(until_over([&](int) { read_figures(site, errors); }));
    around.push_back(until_over([&](int) {
      errors.expect(site.summaries.of("summit", site.clock.now()));
      errors.expect(feedback::export_responses(database, site.clock.now(), "summit", "csv"));
    }));
    {
      std::vector<std::jthread> senders;
      for (int phone = 0; phone < phones; ++phone)
        senders.emplace_back([&, phone] { send_answers(site, phone, errors); });
    }
    over = true;
  }
  for (const auto& error : errors.all()) UNSCOPED_INFO(error);
  CHECK(errors.all().empty());
  CHECK(site.store.figure("select count(*) from response") == phones * answers_each);
  CHECK(site.store.figure("select count(*) from submission_key") == phones * answers_each);
  site.server->stop();
}

TEST_CASE("each of 64 phones is told the truth when the server stops in the middle") {
  ServedSite site;
  std::atomic<int> told = 0;
  std::atomic<int> asked = 0;
  {
    std::vector<std::jthread> senders;
    for (int phone = 0; phone < phones; ++phone) {
      senders.emplace_back([&, phone] {
        try {
          Visitor visitor(site);
          for (int number = 0; number < 200; ++number) {
            ++asked;
            const auto name = std::to_string(phone) + "-" + std::to_string(number);
            const auto reply = visitor.send_answer("key" + name, "answer" + name);
            if (!net::raw::has_status(reply, 303)) return;
            ++told;
          }
        } catch (const std::runtime_error&) {
          return;  // Nobody listens any more.
        }
      });
    }
    while (told < phones) std::this_thread::yield();
    site.server->stop();
  }
  const auto kept = site.store.figure("select count(*) from response");
  CHECK(kept >= told);
  CHECK(kept <= asked);
}

}  // namespace muster::app
