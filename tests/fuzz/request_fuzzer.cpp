// Whatever bytes come over a connection: requests that are whole and unambiguous, or a refusal; and the same whether
// they come at once or one by one.
#include <muster/platform/net/own_routes.hpp>

#include <cstdint>
#include <cstdlib>
#include <vector>

#include "../../src/platform/net/request_reader.hpp"

using namespace muster::net;

namespace {

Site made_site() {
  Site site;
  site.hosts = {"a"};
  site.token_key = std::string(32, 'k');
  site.body_limit = 2000;
  site.line_bytes = 300;
  site.head_bytes = 1000;
  site.head_fields = 10;
  return site;
}

const Site site = made_site();

struct ReadStream {
  std::vector<WholeRequest> requests;
  int refused = 0;
};

ReadStream hear(std::string_view bytes, std::size_t piece) {
  RequestReader reader(site);
  ReadStream heard;
  const auto take_all = [&] {
    while (reader.wants() == RequestReader::ReaderState::taking) heard.requests.push_back(reader.take());
  };
  for (std::size_t at = 0; at < bytes.size() && reader.wants() != RequestReader::ReaderState::nothing; at += piece) {
    reader.feed(bytes.substr(at, piece));
    take_all();
    // Room for a head and a body, and for the piece that came behind.
    if (reader.held() > site.head_bytes + site.body_limit + bytes.size()) std::abort();
  }
  reader.end();
  if (reader.wants() == RequestReader::ReaderState::nothing) heard.refused = reader.refusal().status;
  return heard;
}

std::string lower(std::string text) {
  for (char& letter : text)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return text;
}

void check(const WholeRequest& request) {
  int hosts = 0;
  int lengths = 0;
  for (const auto& [name, value] : request.head.headers) {
    if (name.empty() || name.size() > site.line_bytes || value.size() > site.line_bytes) std::abort();
    for (const unsigned char letter : name + value)
      if (letter < 0x20 || letter == 0x7f) std::abort();
    const auto folded = lower(name);
    hosts += folded == "host" ? 1 : 0;
    if (folded == "transfer-encoding") std::abort();
    if (folded != "content-length") continue;
    ++lengths;
    if (std::stoull(value) != request.body.size()) std::abort();
  }
  if (hosts != 1 || lengths > 1 || request.body.size() > site.body_limit) std::abort();
  if (lengths == 0 && !request.body.empty()) std::abort();
  if (request.head.target.empty() || request.head.target[0] != '/') std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto whole = hear(bytes, size + 1);
  const auto drops = hear(bytes, 1);
  if (whole.requests.size() != drops.requests.size() || whole.refused != drops.refused) std::abort();
  static const muster::web::Router router = [] {
    muster::web::Router made;
    add_own_routes(made);
    return made;
  }();
  for (std::size_t at = 0; at < whole.requests.size(); ++at) {
    const auto& request = whole.requests[at];
    if (request.head.target != drops.requests[at].head.target || request.body != drops.requests[at].body) std::abort();
    check(request);
    const auto client = client_of(request.head, "127.0.0.1", false, site.proxies);
    if (client.address != "127.0.0.1") std::abort();
    if (size < 600) static_cast<void>(answer(request.head, request.body, router, site, client));
  }
  return 0;
}
