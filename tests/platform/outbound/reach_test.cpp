// Which addresses Muster may be sent to by whoever types one.
#include <muster/platform/outbound/call.hpp>

#include "../../../src/platform/outbound/reach.hpp"
#include "support/catch.hpp"

using muster::outbound::check_address;
using muster::outbound::check_reach;
using muster::outbound::is_public;
using muster::outbound::Reach;
using Poco::Net::IPAddress;

TEST_CASE("what is not of the open internet is not public, in whichever dress it comes") {
  for (const auto* const text : {"127.0.0.1",
                                 "127.255.255.254",
                                 "0.0.0.0",
                                 "10.0.0.1",
                                 "100.64.0.1",
                                 "100.127.255.255",
                                 "169.254.169.254",
                                 "172.16.0.1",
                                 "172.31.255.255",
                                 "192.0.0.8",
                                 "192.0.2.7",
                                 "192.168.1.1",
                                 "198.18.0.1",
                                 "198.51.100.7",
                                 "203.0.113.9",
                                 "224.0.0.1",
                                 "255.255.255.255",
                                 "::1",
                                 "::",
                                 "::ffff:127.0.0.1",
                                 "::ffff:10.0.0.1",
                                 "::ffff:a9fe:a9fe",
                                 "64:ff9b::7f00:1",
                                 "64:ff9b:1::1",
                                 "fe80::1",
                                 "fc00::1",
                                 "fd12:3456::1",
                                 "ff02::1",
                                 "2001::1",
                                 "2001:db8::1",
                                 "2002:7f00:1::1",
                                 "100::1",
                                 "::127.0.0.1",
                                 "3fff::1"}) {
    INFO(text);
    CHECK_FALSE(is_public(IPAddress(text)));
  }
  for (const auto* const text : {"8.8.8.8", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1",
                                 "198.17.0.1", "198.20.0.1", "2606:4700::1111", "2a00:1450::1", "2001:4860::8888"}) {
    INFO(text);
    CHECK(is_public(IPAddress(text)));
  }
}

TEST_CASE("an address is refused for what it is, before any name is looked up") {
  const Reach nothing;
  CHECK(check_address("https://hooks.example.org/muster?key=1", nothing).ok());
  for (const auto* const text :
       {"", "hooks.example.org", "ftp://hooks.example.org/", "http://hooks.example.org/", "https://", "https:///path",
        "https://user:word@hooks.example.org/", "https://user@hooks.example.org/", "https://hooks.example.org/#part",
        "https://hooks.example.org/a b", "https://hooks.example.org/\r\nHost: other",
        "https://h\xc3\xb6oks.example.org/", "file:///etc/passwd", "javascript:alert(1)"}) {
    INFO(text);
    CHECK_FALSE(check_address(text, nothing).ok());
  }
  CHECK_FALSE(check_address("https://example.org/" + std::string(2000, 'x'), nothing).ok());
  CHECK(check_address("https://8.8.8.8/news", nothing).ok());
  CHECK(check_address("https://[2606:4700::1111]/news", nothing).ok());
  for (const auto* const text :
       {"https://10.0.0.1/", "https://169.254.169.254/latest", "https://[::1]/", "https://0.0.0.0/",
        "https://127.0.0.1/", "https://[fd00::7]/", "https://[::ffff:10.0.0.1]/", "https://localhost/",
        "https://LocalHost:8443/", "https://news.localhost/", "https://192.168.1.9:9000/news"}) {
    INFO(text);
    const auto refused = check_address(text, nothing);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == muster::ErrorKind::bad_input);
    CHECK(refused.error().message.find("An administrator can allow it") != std::string::npos);
  }
  for (const auto* const text :
       {"https://2130706433/", "https://127.1/", "https://0x7f000001/", "https://0x7f.0.0.1/"}) {
    INFO(text);
    CHECK_FALSE(check_address(text, nothing).ok());
  }
}

TEST_CASE("what an administrator names may be called without TLS too, and nothing beside it") {
  const Reach reach{{"hooks.internal", "10.1.0.0/16", "127.0.0.1", "fd00::/8"}, ""};
  CHECK(check_reach(reach).ok());
  CHECK(check_address("http://Hooks.Internal:9000/", reach).ok());
  CHECK(check_address("http://10.1.200.3/", reach).ok());
  CHECK(check_address("http://127.0.0.1:8080/", reach).ok());
  CHECK(check_address("http://[fd00::7]/", reach).ok());
  CHECK(check_address("https://localhost/", reach).ok());
  CHECK_FALSE(check_address("http://10.2.0.3/", reach).ok());
  CHECK_FALSE(check_address("http://hooks.internal.example.org/", reach).ok());
  CHECK_FALSE(check_address("http://127.0.0.2/", reach).ok());
  CHECK_FALSE(check_reach({{"10.1.0.0/33"}, ""}).ok());
  CHECK_FALSE(check_reach({{"two words"}, ""}).ok());
  CHECK_FALSE(check_reach({{""}, ""}).ok());
}
