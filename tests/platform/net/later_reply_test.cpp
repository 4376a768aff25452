// Pages that reply later: they keep no thread, and what they send in the end is dressed as any other reply.
#include <muster/platform/web/later_reply.hpp>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

#include "platform/net/raw_client.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;
using namespace muster::net::raw;

namespace {

/// What pages wait for until the test lets them go on.
class Waiting {
 public:
  using Done = std::function<void(const web::MakeReply&)>;
  void add(Done done) {
    const std::scoped_lock lock(mutex_);
    all_.push_back(std::move(done));
    changed_.notify_all();
  }
  std::vector<Done> take(std::size_t count) {
    std::unique_lock lock(mutex_);
    CHECK(changed_.wait_for(lock, std::chrono::seconds(30), [&] { return all_.size() >= count; }));
    return std::exchange(all_, {});
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Done> all_;
};

struct LaterServer {
  LogCapture log;
  Waiting waiting;
  std::unique_ptr<Server> server;
  std::string host;

  LaterServer() {
    web::Router router;
    router.set_error_page(site::error_page);
    router.get("/later", web::everybody, [this](const web::Request&) {
      return web::reply_later([this](Waiting::Done done) { waiting.add(std::move(done)); });
    });
    router.get("/at-once", web::everybody, [](const web::Request&) {
      return web::reply_later([](const Waiting::Done& done) { done([] { return web::html("at once"); }); });
    });
    router.get("/page", web::everybody, [](const web::Request&) { return web::html("a page"); });
    auto options = RunningServer::options();
    options.workers = 1;
    auto started = Server::start(options, std::move(router));
    REQUIRE(started.ok());
    server = std::move(*started);
    host = server->address().substr(7);
  }

  [[nodiscard]] Client asking(const std::string& path) const {
    Client client(host);
    CHECK(client.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
    return client;
  }
};

}  // namespace

TEST_CASE("pages that reply later leave their thread to others, and each visitor gets their own reply") {
  LaterServer running;
  std::vector<Client> visitors;
  constexpr std::size_t count = 60;
  for (std::size_t at = 0; at < count; ++at) visitors.push_back(running.asking("/later"));
  const auto waiting = running.waiting.take(count);
  CHECK(running.asking("/page").receive_answer().ends_with("a page"));
  std::thread([&] {
    for (std::size_t at = 0; at < count; ++at)
      waiting[at]([at] { return web::html("reply " + std::to_string(at), 201); });
  }).join();
  std::set<std::string> bodies;
  for (auto& visitor : visitors) {
    const auto answer = visitor.receive_answer();
    CHECK(has_status(answer, 201));
    CHECK(answer.find("Content-Security-Policy: ") != std::string::npos);
    CHECK(answer.find("Set-Cookie: muster_visit=") != std::string::npos);
    bodies.insert(answer.substr(answer.find("\r\n\r\n") + 4));
  }
  CHECK(bodies.size() == count);
}

TEST_CASE("a reply that came already is sent at once, and one that cannot be made is the page's failure") {
  LaterServer running;
  CHECK(running.asking("/at-once").receive_answer().ends_with("at once"));
  auto visitor = running.asking("/later");
  running.waiting.take(1).front()([]() -> web::Reply { throw std::runtime_error("the disk is gone"); });
  const auto answer = visitor.receive_answer();
  CHECK(has_status(answer, 500));
  CHECK(answer.find("the disk is gone") == std::string::npos);
  running.server->stop();
  CHECK(running.log.text.str().find("the disk is gone") != std::string::npos);
}

TEST_CASE("a server that stops waits for replies that are still to come, also of visitors who have left") {
  LaterServer running;
  auto visitor = running.asking("/later");
  std::optional<Client> left = running.asking("/later");
  const auto waiting = running.waiting.take(2);
  left.reset();
  std::thread stopping([&] { running.server->stop(); });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  for (const auto& done : waiting) done([] { return web::html("in time"); });
  CHECK(visitor.receive_answer().ends_with("in time"));
  stopping.join();
}

TEST_CASE("where nobody can send replies later, a page waits for its own") {
  std::thread elsewhere;
  const auto reply = web::reply_later([&](Waiting::Done done) {
    elsewhere = std::thread([done = std::move(done)] { done([] { return web::html("waited for"); }); });
  });
  elsewhere.join();
  CHECK(reply.body == "waited for");
  CHECK_THROWS_AS(web::reply_later([](const Waiting::Done& done) {
                    done([]() -> web::Reply { throw std::runtime_error("nothing came of it"); });
                  }),
                  std::runtime_error);
}
