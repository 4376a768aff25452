// Calls to servers of this machine: who is believed, what is read, and that nothing is followed or waited for for ever.
#include <muster/platform/outbound/call.hpp>

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>

#include <algorithm>
#include <string>
#include <thread>

#include "platform/net/tls_files.hpp"
#include "support/catch.hpp"

using muster::ErrorKind;
using muster::net::Server;
using muster::net::raw::Certificate;
using muster::net::raw::RunningServer;
using muster::outbound::call;
using muster::outbound::Call;
using muster::outbound::Reach;
using namespace std::chrono_literals;

namespace {

/// A receiver that counts what reaches it.
struct Receiver {
  std::atomic<int> reached{0};
  std::string heard;
  std::unique_ptr<Server> server;
  std::string port;

  explicit Receiver(const muster::net::ServerOptions& options = RunningServer::options()) {
    muster::web::Router router;
    router.get("/there", muster::web::everybody, [this](const muster::web::Request& request) {
      ++reached;
      heard = request.query.get("key");
      return muster::web::html("got it");
    });
    router.get("/away", muster::web::everybody, [this](const muster::web::Request&) {
      ++reached;
      return muster::web::Reply{302, "text/plain", "", {{"Location", "/there"}}};
    });
    router.get("/large", muster::web::everybody, [](const muster::web::Request&) {
      return muster::web::Reply{200, "text/plain", std::string(std::size_t{1} << 20U, 'x'), {}};
    });
    server = Server::start(options, std::move(router)).value();
    port = server->address().substr(server->address().rfind(':'));
  }
  ~Receiver() { server->stop(); }
};

const Reach here{{"localhost", "127.0.0.1"}, ""};

Call to(std::string address) {
  Call made;
  made.address = std::move(address);
  return made;
}

}  // namespace

TEST_CASE("a call brings status, headings and body, and follows nothing") {
  Receiver receiver;
  const auto heard = call(to("http://127.0.0.1" + receiver.port + "/there?key=a%20b"), here);
  REQUIRE(heard.ok());
  CHECK(heard->status == 200);
  CHECK(heard->body == "got it");
  CHECK(receiver.heard == "a b");
  CHECK(std::ranges::any_of(heard->headings, [](const auto& one) { return one.first == "Content-Type"; }));

  const auto away = call(to("http://localhost" + receiver.port + "/away"), here);
  REQUIRE(away.ok());
  CHECK(away->status == 302);
  CHECK(receiver.reached == 2);
  CHECK(call(to("http://127.0.0.1" + receiver.port + "/nowhere"), here)->status == 404);
}

TEST_CASE("nothing is sent to this machine unless an administrator named it") {
  Receiver receiver;
  const Reach nothing;
  for (const auto* const name : {"127.0.0.1", "localhost", "[::1]", "0.0.0.0", "127.1", "2130706433", "0x7f.0.0.1"}) {
    INFO(name);
    const auto heard = call(to("https://" + std::string(name) + receiver.port + "/there"), nothing);
    REQUIRE_FALSE(heard.ok());
    CHECK(heard.error().message.find("/there") == std::string::npos);
  }
  // A name that is allowed says nothing of its number, nor the other way round.
  CHECK(call(to("https://localhost" + receiver.port + "/there"), Reach{{"hooks.internal"}, ""}).error().kind ==
        ErrorKind::bad_input);
  CHECK(receiver.reached == 0);
}

TEST_CASE("a certificate must be believed, and of the name that was called") {
  const Certificate files;
  Receiver receiver(muster::net::raw::with_tls(files));
  const Reach believing{{"localhost", "127.0.0.1"}, files.certificate};
  const auto heard = call(to("https://localhost" + receiver.port + "/there"), believing);
  INFO((heard.ok() ? "" : heard.error().message));
  REQUIRE(heard.ok());
  CHECK(heard->body == "got it");
  CHECK_FALSE(call(to("https://localhost" + receiver.port + "/there"), here).ok());
  const auto other = call(to("https://127.0.0.1" + receiver.port + "/there"), believing);
  REQUIRE_FALSE(other.ok());
  CHECK(other.error().message.find("is not safe") != std::string::npos);
  CHECK(receiver.reached == 1);
}

TEST_CASE("an answer is read as far as is allowed, in bytes and in time") {
  Receiver receiver;
  const auto large = call(to("http://127.0.0.1" + receiver.port + "/large"), here);
  REQUIRE_FALSE(large.ok());
  CHECK(large.error().message.find("more bytes") != std::string::npos);

  Poco::Net::ServerSocket slow(Poco::Net::SocketAddress("127.0.0.1", 0));
  std::jthread drip([&](const std::stop_token& stop) {
    auto visitor = slow.acceptConnection();
    try {
      while (!stop.stop_requested()) {
        visitor.sendBytes("H", 1);
        std::this_thread::sleep_for(20ms);
      }
    } catch (const Poco::Exception&) {
      return;  // cut off, as it should be
    }
  });
  auto made = to("http://127.0.0.1:" + std::to_string(slow.address().port()) + "/");
  made.longest = 200ms;
  const auto heard = call(made, here);
  REQUIRE_FALSE(heard.ok());
  CHECK(heard.error().kind == ErrorKind::unavailable);

  Poco::Net::ServerSocket closed(Poco::Net::SocketAddress("127.0.0.1", 0));
  const auto port = std::to_string(closed.address().port());
  closed.close();
  CHECK(call(to("http://127.0.0.1:" + port + "/"), here).error().message ==
        "Nobody answers at 127.0.0.1:" + port + ".");
}
