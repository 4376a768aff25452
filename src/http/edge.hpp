#pragma once
// What stands between the network and the pages, as functions on values: which requests are let in, and what every
// answer carries. The adapter to the network only moves bytes.

#include <muster/http/router.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::http {

/// The first line and the headers of a request, as sent.
struct RequestHead {
  std::string method;
  std::string target;
  std::string version;
  std::vector<std::pair<std::string, std::string>> headers;
};

/// What this server answers to.
struct Site {
  std::vector<std::string> hosts;  ///< as the Host header writes them
  std::string token_key;
  std::size_t body_limit = 0;
};

struct Refusal {
  int status = 400;
  std::string message;
};

/// Why this request is not read any further, or nothing. Everything that could make two readers disagree about where
/// a request ends is refused.
[[nodiscard]] std::optional<Refusal> refusal_of(const RequestHead& head, const Site& site);

/// How many bytes of body an accepted head announces.
[[nodiscard]] std::size_t body_length(const RequestHead& head);

struct Answer {
  Reply reply;
  std::string route;  ///< pattern for the log; never the path, which may hold what only its owner may know
};

/// The page's answer to an accepted request with its whole body.
[[nodiscard]] Answer answer(const RequestHead& head, std::string body, const Router& router, const Site& site);

/// The answer to a request that was refused.
[[nodiscard]] Answer refuse(const Refusal& refusal);

/// Adds the security headers. Throws std::logic_error where a header holds a control character.
[[nodiscard]] Reply guarded(Reply reply);

/// The server's own routes: GET /assets/{file} and, unless the router has one, GET /healthz.
void add_own_routes(Router& router);

}  // namespace muster::http
