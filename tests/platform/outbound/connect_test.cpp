// A name with several addresses is reached where one of them answers.
#include "platform/outbound/connect.hpp"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>

#include "support/catch.hpp"

namespace muster::outbound {
namespace {

using Poco::Net::IPAddress;
using Poco::Net::ServerSocket;
using Poco::Net::SocketAddress;

TEST_CASE("where the first address of a name refuses, the next is connected to") {
  const ServerSocket open(SocketAddress("127.0.0.1", 0));
  const auto port = open.address().port();
  const IPAddress there("127.0.0.1");
  const IPAddress refusing("127.0.0.2");  // of this machine too, and nobody listens there
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);

  const auto wire = connected({refusing, there}, port, end);
  REQUIRE(wire);
  CHECK(wire->peerAddress().host() == there);
  CHECK(connected({there, refusing}, port, end)->peerAddress().host() == there);
  CHECK_FALSE(connected({refusing}, port, end));
  CHECK_FALSE(connected({}, port, end));
  CHECK_FALSE(connected({there}, port, std::chrono::steady_clock::now()));
}

}  // namespace
}  // namespace muster::outbound
