// Requests of any shape are read in a time like their length, whole or byte by byte, one or many in one piece; and what
// goes out is written likewise. The reader's own limits stand wide here, so that it is the reader that is measured.
#include "support/growth.hpp"
#include "../../../src/platform/net/cross_site.hpp"
#include "../../../src/platform/net/live_topics.hpp"
#include "../../../src/platform/net/reply_bytes.hpp"
#include "../../../src/platform/net/request_reader.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::net;
using growth::fault_of;
using growth::numbered;
using growth::repeated;

namespace {

Site wide_site() {
  constexpr std::size_t wide = std::size_t{64} << 20;
  Site site;
  site.hosts = {"x"};
  site.body_limit = site.form_limit = site.json_limit = wide;
  site.line_bytes = site.head_bytes = site.head_fields = wide;
  return site;
}

/// Reads all requests that lie in the bytes; gives how many there were.
std::size_t read_all(RequestReader& reader, std::string_view bytes) {
  std::size_t count = 0;
  for (auto state = reader.feed(bytes); state == RequestReader::ReaderState::taking; state = reader.wants()) {
    (void)reader.take();
    ++count;
  }
  return count;
}

// Boost.Beast refuses values of 64 KB, whatever our limits.
constexpr std::size_t first = std::size_t{7} << 10;
const std::string first_line = "GET /events HTTP/1.1\r\nHost: x\r\n";

}  // namespace

TEST_CASE("a request of any shape is read in a time like its length, in one piece and byte by byte") {
  const auto site = wide_site();
  const auto whole = [&](const std::string& bytes) {
    RequestReader reader(site);
    (void)read_all(reader, bytes);
    (void)reader.end();
  };
  const auto by_bytes = [&](const std::string& bytes) {
    RequestReader reader(site);
    for (const char byte : bytes) (void)read_all(reader, {&byte, 1});
  };
  for (const std::string piece :
       {"A#: b\r\n", "Cookie: a#=b\r\n", "a", "\t", " ", ":", ",", "\r\n", "é", "%", "/", "?a=#&",
        "Content-Length: #\r\n", "Accept-Encoding: gzip, #\r\n", "X-Forwarded-For: 10.0.0.1\r\n"}) {
    CAPTURE(piece);
    for (const std::string& before :
         {first_line, first_line + "A: ", std::string("GET /"), std::string("GET / HTTP/1.1\r\nHost: ")})
      CHECK(fault_of(numbered(piece, before, "\r\n\r\n"), whole, first, first) == "");
    CHECK(fault_of(numbered(piece, first_line, "\r\n\r\n"), by_bytes) == "");
  }
}

TEST_CASE("many requests that come in one piece are read in a time like their number") {
  const auto site = wide_site();
  const std::string form =
      "POST /f/abc HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
      "3\r\n\r\na=b";
  for (const std::string& piece : {first_line + "\r\n", form}) {
    const auto input = repeated(piece);
    std::size_t count = 0;
    const auto all = [&](const std::string& bytes) {
      RequestReader reader(site);
      count = read_all(reader, bytes);
    };
    CHECK(fault_of(input, all, std::size_t{64} << 10, std::size_t{512} << 10) == "");
    const auto bytes = input(std::size_t{64} << 10);
    all(bytes);
    CHECK(count == bytes.size() / piece.size());
  }
}

TEST_CASE("what an accepted head says is found in a time like its length") {
  const auto site = wide_site();
  for (const std::string piece : {"a#=b; ", "a", ",", "10.0.0.1, ", "gzip;q=0.#, "}) {
    CAPTURE(piece);
    CHECK(fault_of(numbered(piece), [&](const std::string& value) {
            RequestHead head{"POST", "/f/" + value, "HTTP/1.1", {}};
            for (const auto* name :
                 {"Host", "Cookie", "Connection", "Expect", "X-Forwarded-For", "Origin", "Accept-Encoding"})
              head.headers.emplace_back(name, value);
            (void)refusal_of(head, site);
            (void)keeps_alive(head);
            (void)client_of(head, "127.0.0.1", false, site.proxies);
            (void)reader_of(head);
            (void)redirect_reply(head, site);
          }) == "");
    CHECK(fault_of(numbered(piece), [&](const std::string& value) {
            web::Fields headers;
            headers.add("origin", value);
            headers.add("host", value);
            (void)comes_from_another_site("POST", headers, site);
          }) == "");
  }
}

TEST_CASE("a reply's head and a state that goes out are written in a time like their length") {
  for (const std::string piece : {"a", "\n", "\r\n", "é", "data: ", "line #\n"}) {
    CAPTURE(piece);
    CHECK(fault_of(numbered(piece), [](const std::string& state) { (void)live_event(state); }) == "");
  }
  CHECK(fault_of(numbered("a#"), [](const std::string& value) {
          web::Reply reply;
          for (std::size_t at = 0; at + 8 <= value.size(); at += 8)
            reply.headers.emplace_back("X-" + value.substr(at, 8), value.substr(at, 8));
          (void)head_of(guarded(std::move(reply)), "Sun, 06 Nov 1994 08:49:37 GMT", AfterReply::keep);
        }) == "");
}
