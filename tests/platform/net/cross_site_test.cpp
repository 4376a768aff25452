// What another site makes a browser send is not read, and nobody is refused by mistake: no phone, no proxy, no program.
#include "../../../src/platform/net/edge.hpp"

#include "support/catch.hpp"

using namespace muster::net;

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

Site served_as(std::vector<std::string> hosts, std::string public_address = {}) {
  Site site;
  site.hosts = std::move(hosts);
  site.token_key = std::string(32, 'k');
  site.body_limit = 1000;
  site.public_address = std::move(public_address);
  return site;
}

const Site behind_tls = served_as({"muster.example.org", "muster.example.org:8443"});
const Site behind_proxy = served_as({"127.0.0.1:8080", "localhost:8080"}, "https://muster.example.org");

/// The status of a form's request before its body is read; 200 where it is let in.
int sent(const Site& site, const std::string& host, Headers more, const std::string& method = "POST") {
  RequestHead head{method, "/f/abc", "HTTP/1.1", {{"Host", host}}};
  if (method == "POST") {
    head.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    head.headers.emplace_back("Content-Length", "3");
  }
  head.headers.insert(head.headers.end(), more.begin(), more.end());
  const auto refusal = refusal_of(head, site);
  return refusal ? refusal->status : 200;
}

const std::string name = "muster.example.org";

}  // namespace

TEST_CASE("a form that the browser calls another site's is refused unread, with a session or without") {
  for (const auto* from : {"cross-site", "same-site", "Cross-Site", "something new"}) {
    INFO(from);
    CHECK(sent(behind_tls, name, {{"Sec-Fetch-Site", from}}) == 403);
    CHECK(sent(behind_tls, name, {{"Sec-Fetch-Site", from}, {"Origin", "https://" + name}}) == 403);
    CHECK(sent(behind_proxy, "127.0.0.1:8080", {{"Sec-Fetch-Site", from}}) == 403);
    CHECK(sent(behind_tls, name, {{"Sec-Fetch-Site", from}}, "DELETE") == 403);
    // Coming from a link elsewhere is how most people come.
    CHECK(sent(behind_tls, name, {{"Sec-Fetch-Site", from}}, "GET") == 200);
    CHECK(sent(behind_tls, name, {{"Sec-Fetch-Site", from}}, "HEAD") == 200);
  }
  for (const auto* origin : {"https://evil.example", "https://muster.example.org.evil.example", "https://example.org",
                             "https://not-muster.example.org", "https://evil.example:443/muster.example.org"}) {
    INFO(origin);
    CHECK(sent(behind_tls, name, {{"Origin", origin}}) == 403);
  }
}

TEST_CASE("a form of one's own is let in, whatever the browser tells and whatever stands between") {
  CHECK(sent(behind_tls, name, {{"Sec-Fetch-Site", "same-origin"}, {"Origin", "https://" + name}}) == 200);
  CHECK(sent(behind_tls, name, {{"Sec-Fetch-Site", "none"}}) == 200);
  // Older browsers, and those that tell nobody where a form stood.
  CHECK(sent(behind_tls, name, {}) == 200);
  CHECK(sent(behind_tls, name, {{"Origin", "null"}}) == 200);
  CHECK(sent(behind_tls, name, {{"Origin", "https://" + name}}) == 200);
  // A proxy ends TLS, changes the port, or asks by a name of this machine.
  CHECK(sent(behind_tls, name, {{"Origin", "https://Muster.Example.org:8443"}}) == 200);
  CHECK(sent(behind_tls, name, {{"Origin", "http://" + name}}) == 200);
  CHECK(sent(behind_proxy, "127.0.0.1:8080", {{"Origin", "https://muster.example.org"}}) == 200);
  CHECK(sent(behind_proxy, "localhost:8080", {{"Origin", "https://never-told.example.org"}}) == 200);
  const auto six = served_as({"[2001:db8::1]:8080"});
  CHECK(sent(six, "[2001:db8::1]:8080", {{"Origin", "http://[2001:db8::1]:8080"}}) == 200);
  CHECK(sent(six, "[2001:db8::1]:8080", {{"Origin", "http://[2001:db8::2]:8080"}}) == 403);
  // A program with an access token.
  CHECK(sent(behind_tls, name, {{"Sec-Fetch-Site", "cross-site"}, {"Authorization", "Bearer x"}}) == 200);
}
