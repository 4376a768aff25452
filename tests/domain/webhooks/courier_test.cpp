// The courier against a server of this machine: what a receiver gets, what is refused before anything is sent, and that
// one that does not answer keeps nobody else waiting.
#include <muster/domain/booking/news_person_sql.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/json_reader.hpp>
#include <muster/platform/net/server.hpp>

#include <atomic>
#include <mutex>
#include <thread>

#include "domain/webhooks/news_store.hpp"

namespace muster::webhooks {

using test::NewsStore;
using test::noon;
using namespace std::chrono_literals;

namespace {

/// Another program's server asks for no form token.
class NoForms final : public web::Guard {
 public:
  [[nodiscard]] std::optional<web::Reply> refusal(const web::Router&, const web::Route&,
                                                  web::Request& request) const override {
    request.visitor.by_access_token = true;
    return std::nullopt;
  }
  void introduce(const web::Router&, web::Request&) const override {}
};

struct CourierStore : NewsStore {
  struct Heard {
    std::string id;
    std::string sent_at;
    std::string signature;
    std::string body;
  };

  CourierStore() {
    web::Router router;
    router.set_guard(std::make_shared<NoForms>());
    router.post("/there", web::everybody, [this](const web::Request& request) {
      const std::lock_guard lock(mutex);
      heard.push_back({request.headers.get("webhook-id"), request.headers.get("webhook-timestamp"),
                       request.headers.get("webhook-signature"), json_text(*request.json)});
      web::Reply reply = web::html("taken");
      reply.status = status;
      return reply;
    });
    net::ServerOptions options;
    options.listen = "127.0.0.1:0";
    options.token_key = "0123456789abcdef0123456789abcdef";
    server = net::Server::start(options, std::move(router)).value();
  }
  ~CourierStore() { server->stop(); }

  NewReceiver add_here(bool personal) {
    auto receiver = wanted();
    receiver.address = "http://127.0.0.1" + server->address().substr(server->address().rfind(':')) + "/there";
    receiver.personal = personal;
    return add(receiver);
  }
  Turn deliver(const outbound::Reach& reach) {
    const auto turn = deliver_next(database(), clock, {reach, booking::news_person},
                                   [](const std::vector<std::string>& due) { return due.front(); });
    if (!turn.ok()) FAIL(turn.error().message);
    return *turn;
  }

  HandClock clock{noon()};
  const outbound::Reach here{{"127.0.0.1"}, {}};
  std::mutex mutex;
  std::vector<Heard> heard;
  std::atomic<int> status{200};
  std::unique_ptr<net::Server> server;
};

}  // namespace

TEST_CASE_METHOD(CourierStore,
                 "a receiver gets a signed news, and of a person the id alone unless it is allowed more") {
  const auto made = add_here(false);
  const auto person = book("Zephyrina");
  CHECK(deliver(here).receiver_id == made.receiver.id);
  REQUIRE(heard.size() == 1);
  const auto first = heard.front();
  const auto row = log(made.receiver.id).front();
  CHECK(row.state == DeliveryState::sent);
  CHECK(row.status == 200);
  CHECK(first.id == row.id);
  CHECK(first.sent_at == std::to_string(noon().time_since_epoch().count()));
  CHECK(first.signature == signature(made.secret, row.id, noon(), first.body));
  CHECK(first.body.find("\"person\":\"" + person + "\"") != std::string::npos);
  CHECK(first.body.find("Zephyrina") == std::string::npos);
  CHECK(deliver(here).receiver_id.empty());

  auto allowed = receiver_sheet(database(), programme, made.receiver.id)->receiver;
  allowed.personal = true;
  REQUIRE(change_receiver(database(), audit(), allowed).ok());
  REQUIRE(send_again(database(), audit(), programme, allowed.id, {row.id}).ok());
  CHECK_FALSE(deliver(here).unreachable);
  REQUIRE(heard.size() == 2);
  CHECK(heard.back().id == row.id);
  CHECK(heard.back().body.find("\"first_name\":\"Zephyrina\"") != std::string::npos);
  CHECK(heard.back().body.find("\"organisation\":\"Camden") != std::string::npos);
}

TEST_CASE_METHOD(CourierStore, "nothing is sent to this machine unless the administrator names it") {
  const auto made = add_here(false);
  (void)book("Gwen");
  CHECK(deliver({}).unreachable);
  CHECK(heard.empty());
  const auto row = log(made.receiver.id).front();
  CHECK(row.state == DeliveryState::waiting);
  CHECK(row.attempts == 1);
  CHECK_FALSE(row.reason.empty());
}

TEST_CASE_METHOD(CourierStore, "an answer that is no success is tried again, and a redirect is one") {
  const auto made = add_here(false);
  (void)book("Gwen");
  status = 302;
  CHECK_FALSE(deliver(here).unreachable);
  CHECK(log(made.receiver.id).front().reason.find("not followed") != std::string::npos);
  status = 500;
  clock.advance(5s);
  (void)deliver(here);
  CHECK(log(made.receiver.id).front().status == 500);
  status = 204;
  clock.advance(1min);
  (void)deliver(here);
  CHECK(log(made.receiver.id).front().state == DeliveryState::sent);
  REQUIRE(heard.size() == 3);
  // The same news, signed anew.
  CHECK(heard[0].id == heard[2].id);
  CHECK(heard[0].body == heard[2].body);
  CHECK(heard[0].signature != heard[2].signature);
}

TEST_CASE_METHOD(CourierStore, "where nobody answers, one try is counted and the rest is put back") {
  const auto made = add_here(false);
  (void)book("Gwen");
  (void)book("Idris");
  (void)book("Mina");
  server->stop();
  CHECK(deliver(here).unreachable);
  std::int64_t tries = 0;
  for (const auto& row : log(made.receiver.id)) {
    CHECK(row.state == DeliveryState::waiting);
    tries += row.attempts;
  }
  CHECK(tries == 1);
}

TEST_CASE_METHOD(CourierStore, "a person who was erased is in no news any more") {
  const auto made = add_here(true);
  const auto person = book("Zephyrina");
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("update person set erased = 1 where id = $1", {person});
                return Success{};
              })
              .ok());
  (void)deliver(here);
  REQUIRE(heard.size() == 1);
  CHECK(heard.front().body.find("Zephyrina") == std::string::npos);
  CHECK(heard.front().body.find(person) == std::string::npos);
}

TEST_CASE_METHOD(CourierStore, "a courier takes what there is and ends when it is told") {
  const auto made = add_here(false);
  for (const auto* const name : {"Gwen", "Idris", "Mina"}) (void)book(name);
  {
    const auto courier = Courier::start(database(), clock, {here, booking::news_person}, [](const std::string&) {});
    const auto all_taken = [&] { return figure("select count(*) from webhook_delivery where state = 'sent'") == 3; };
    while (!all_taken()) std::this_thread::yield();
  }
  CHECK(heard.size() == 3);
}

}  // namespace muster::webhooks
