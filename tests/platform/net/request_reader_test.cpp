// The reader of requests, fed with bytes in pieces, and the small things around it.
#include "../../../src/platform/net/request_reader.hpp"

#include <zlib.h>

#include <set>

#include <muster/platform/web/gzip.hpp>
#include "../../../src/platform/net/ip_address.hpp"
#include "../../../src/platform/net/reply_bytes.hpp"
#include "../../../src/platform/net/request_log.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;

namespace {

Site made_site() {
  Site site;
  site.hosts = {"a"};
  site.body_limit = 1000;
  return site;
}
const Site site = made_site();

const std::string post =
    "POST /save?x=y HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n\r\n"
    "a=b&c";
const std::string get = "GET / HTTP/1.1\r\nhost:a  \r\nX-Empty:\r\n\r\n";

std::string unpacked(const std::string& packed) {
  z_stream stream{};
  inflateInit2(&stream, 31);
  std::string plain(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(plain.data());
  stream.avail_out = static_cast<uInt>(plain.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  plain.resize(stream.total_out);
  inflateEnd(&stream);
  return plain;
}

}  // namespace

TEST_CASE("a request is given out when its last byte has come, and not before") {
  for (const std::size_t piece : {1U, 2U, 7U, 1000U}) {
    RequestReader reader(site);
    CHECK_FALSE(reader.begun());
    for (std::size_t at = 0; at < post.size(); at += piece) {
      CHECK(reader.wants() != RequestReader::ReaderState::taking);
      reader.feed(std::string_view(post).substr(at, piece));
    }
    REQUIRE(reader.wants() == RequestReader::ReaderState::taking);
    const auto whole = reader.take();
    CHECK(whole.head.method == "POST");
    CHECK(whole.head.target == "/save?x=y");
    CHECK(whole.head.version == "HTTP/1.1");
    CHECK(whole.head.headers.size() == 3);
    CHECK(whole.body == "a=b&c");
    CHECK_FALSE(reader.begun());
    CHECK(reader.held() == 0);
  }
}

TEST_CASE("requests that come together are given out in order") {
  RequestReader reader(site);
  reader.feed(post + get + post.substr(0, 40));
  REQUIRE(reader.wants() == RequestReader::ReaderState::taking);
  CHECK(reader.take().body == "a=b&c");
  REQUIRE(reader.wants() == RequestReader::ReaderState::taking);
  const auto second = reader.take();
  CHECK(second.head.method == "GET");
  CHECK(second.head.headers[0].second == "a");
  CHECK(second.head.headers[1].second.empty());
  CHECK(reader.wants() == RequestReader::ReaderState::head);
  CHECK(reader.begun());
  reader.feed(post.substr(40));
  REQUIRE(reader.wants() == RequestReader::ReaderState::taking);
  CHECK(reader.take().body == "a=b&c");
}

TEST_CASE("the end of the bytes in the middle of a request is a refusal") {
  RequestReader reader(site);
  CHECK(reader.end() == RequestReader::ReaderState::head);
  reader.feed(post.substr(0, post.size() - 1));
  CHECK(reader.missing() == 1);
  REQUIRE(reader.end() == RequestReader::ReaderState::nothing);
  CHECK(reader.refusal().status == 400);
  RequestReader other(site);
  other.feed("GET /");
  CHECK(other.end() == RequestReader::ReaderState::nothing);
}

TEST_CASE("a head that cannot become right is refused before it ends") {
  for (const auto* begin : {"GET / HTTP/1.1\n", "\r\n", "GET / HTTP/1.1\rX", "\x16", "GET / HTTP/1.1\r\n\0x"}) {
    RequestReader reader(site);
    const std::string_view bytes = begin[0] == 'G' && std::string_view(begin).size() == 16
                                       ? std::string_view("GET / HTTP/1.1\r\n\0x", 18)
                                       : std::string_view(begin);
    CHECK(reader.feed(bytes) == RequestReader::ReaderState::nothing);
  }
  RequestReader reader(site);
  reader.feed("GET /");
  for (int turn = 0; turn < 200 && reader.wants() == RequestReader::ReaderState::head; ++turn)
    reader.feed(std::string(1000, 'a'));
  REQUIRE(reader.wants() == RequestReader::ReaderState::nothing);
  CHECK(reader.refusal().status == 414);
  CHECK(reader.held() == 0);
}

TEST_CASE("whoever asks before sending is answered once") {
  RequestReader reader(site);
  const auto head = post.substr(0, post.find("\r\n") + 2) + "Expect: 100-Continue\r\n" + post.substr(post.find("Host"));
  reader.feed(head.substr(0, head.size() - 5));
  CHECK(reader.wants() == RequestReader::ReaderState::body);
  CHECK(reader.take_continue());
  CHECK_FALSE(reader.take_continue());
  RequestReader hasty(site);
  hasty.feed(head.substr(0, head.size() - 4));
  CHECK_FALSE(hasty.take_continue());
}

TEST_CASE("networks of proxies hold what they say") {
  const auto proxies = TrustedProxies::parse({"192.0.2.0/25", "2001:db8::/33", "10.1.2.3"});
  REQUIRE(proxies.ok());
  const auto trusts = [&](const char* text) { return proxies->trusts(*parse_ip(text)); };
  CHECK(trusts("192.0.2.127"));
  CHECK_FALSE(trusts("192.0.2.128"));
  CHECK(trusts("::ffff:192.0.2.1"));
  CHECK(trusts("2001:db8:7fff::1"));
  CHECK_FALSE(trusts("2001:db8:8000::1"));
  CHECK(trusts("10.1.2.3"));
  CHECK_FALSE(trusts("10.1.2.4"));
  for (const auto* wrong : {"", "0.0.0.0/0", "10.0.0.0/33", "10.0.0.0/", "proxy", "10.1/8", "::/129", "10.0.0.1 "}) {
    INFO(wrong);
    CHECK_FALSE(TrustedProxies::parse({wrong}).ok());
  }
  CHECK_FALSE(TrustedProxies().trusts(*parse_ip("127.0.0.1")));
}

TEST_CASE("the client is the last address that no trusted proxy stands for") {
  const auto proxies = TrustedProxies::parse({"127.0.0.1", "10.0.0.0/8"}).value();
  const auto client = [&](const std::string& peer, const std::vector<std::string>& chain) {
    RequestHead head{"GET", "/", "HTTP/1.1", {}};
    for (const auto& value : chain) head.headers.emplace_back("X-Forwarded-For", value);
    return client_of(head, peer, false, proxies).address;
  };
  CHECK(client("203.0.113.9", {"198.51.100.1"}) == "203.0.113.9");
  CHECK(client("127.0.0.1", {}) == "127.0.0.1");
  CHECK(client("127.0.0.1", {"198.51.100.1"}) == "198.51.100.1");
  CHECK(client("127.0.0.1", {"198.51.100.1, 203.0.113.9"}) == "203.0.113.9");
  CHECK(client("127.0.0.1", {"198.51.100.1, 10.1.1.1"}) == "198.51.100.1");
  CHECK(client("127.0.0.1", {"198.51.100.1", "10.1.1.1"}) == "198.51.100.1");
  CHECK(client("127.0.0.1", {"forged, 10.1.1.1"}) == "10.1.1.1");
  CHECK(client("127.0.0.1", {"<script>"}) == "127.0.0.1");
}

TEST_CASE("gzip is used by those who name it, and says the same") {
  for (const auto* wanted : {"gzip", "deflate, gzip;q=0.5", "GZIP", "*", "br, *;q=0.1", "gzip;q=1.0, identity; q=0.5"})
    CHECK(web::accepts_gzip(wanted));
  for (const auto* refused : {"", "identity", "gzip;q=0", "gzip; q=0.00", "*;q=0", "gzip;q=0, *", "xgzip"})
    CHECK_FALSE(web::accepts_gzip(refused));
  std::string text;
  for (int at = 0; at < 2000; ++at) text += "row " + std::to_string(at) + "\n";
  const auto packed = web::gzipped(text, 5, web::Padding::none);
  CHECK(packed.size() * 3 < text.size());
  CHECK(packed == web::gzipped(text, 5, web::Padding::none));
  CHECK(unpacked(packed) == text);
  // The size alone must not tell by how much a guess shrank the page.
  std::set<std::size_t> sizes;
  for (int turn = 0; turn < 50; ++turn) {
    const auto padded = web::gzipped(text, 5, web::Padding::random);
    sizes.insert(padded.size());
    if (turn == 0) CHECK(unpacked(padded) == text);
  }
  CHECK(sizes.size() > 10);
}

TEST_CASE("dates are written as the standard wants them") {
  CHECK(http_date(Instant(std::chrono::seconds(784111777))) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(http_date(Instant()) == "Thu, 01 Jan 1970 00:00:00 GMT");
}

TEST_CASE("a line of the log stays one line of plain keys and values") {
  const LogEntry entry{"k7pq2-a9m3x", "GET", "/a\"b\nevent=forged\\\xc3\xa9",  false,
                       200,           17,    std::chrono::microseconds(12999), "sent"};
  CHECK(logfmt(entry, "2026-01-02T03:04:05Z") ==
        "time=2026-01-02T03:04:05Z event=request id=k7pq2-a9m3x method=GET route=\"/a?b?event=forged???\" status=200 "
        "bytes=17 ms=12 "
        "end=sent");
}

TEST_CASE("no line of the log says how large a page at a secret address was, which would tell what its reader chose") {
  const auto line = [](std::string_view method, bool secret) {
    return logfmt({"k7pq2-a9m3x", method, "/any/{word}", secret, 200, 17, {}, "sent"}, "2026-01-02T03:04:05Z");
  };
  CHECK(line("GET", true).find("bytes") == std::string::npos);
  CHECK(line("POST", false).find("bytes") == std::string::npos);
  CHECK(line("GET", false).find(" bytes=17 ") != std::string::npos);
}
