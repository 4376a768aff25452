#pragma once
// What stands between the network and the pages, as functions on values: which requests are let in, and what every
// answer carries. The adapter to the network only moves bytes.

#include <muster/platform/web/router.hpp>

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ip_address.hpp"

namespace muster::net {

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
  std::size_t form_limit = std::size_t{4} << 20;  ///< of a form without files
  std::size_t json_limit = std::size_t{1} << 20;
  std::function<std::size_t(const web::Request&)> longest_form;           ///< see ServerOptions
  std::function<std::string(const web::Request&)> reading_language;       ///< see ServerOptions
  std::function<bool(const web::Route&, const web::Fields&)> waits_turn;  ///< likewise
  std::size_t line_bytes = 8400;                                          ///< of the first line and of each heading
  std::size_t head_bytes = 32768;
  std::size_t head_fields = 100;
  TrustedProxies proxies;
  std::string redirect_to;     ///< where this is set, the site only redirects there
  std::string public_address;  ///< where the site is reached; empty: where it is asked
};

/// Who sent a request, as far as the server may believe it.
struct Client {
  std::string address;           ///< numeric; empty where nobody knows
  bool encrypted = false;        ///< by TLS up to here, or up to a trusted proxy
  bool on_this_machine = false;  ///< from loopback, and no proxy spoke for somebody else
};

/// The client behind `peer`, the other end of the connection: forwarded headers count only from trusted proxies, the
/// last address first, and as far as the chain is trusted.
[[nodiscard]] Client client_of(const RequestHead& head, const std::string& peer, bool encrypted,
                               const TrustedProxies& proxies);

struct Refusal {
  int status = 400;
  std::string message;
};

/// Why this request is not read any further, or nothing. Everything that could make two readers disagree about where
/// a request ends is refused.
[[nodiscard]] std::optional<Refusal> refusal_of(const RequestHead& head, const Site& site);

/// How many bytes of body an accepted head announces.
[[nodiscard]] std::size_t body_length(const RequestHead& head);

/// Whether the sender of an accepted head waits for "100 Continue" before its body.
[[nodiscard]] bool expects_continue(const RequestHead& head);

/// Whether the sender of an accepted head can use the connection again.
[[nodiscard]] bool keeps_alive(const RequestHead& head);

/// The answer of a site that only redirects: 308 to the same address there. Nothing of the request but its target is
/// used, so nobody can be sent elsewhere.
[[nodiscard]] web::Reply redirect_reply(const RequestHead& head, const Site& site);

struct RoutedReply {
  web::Reply reply;
  std::string route;    ///< pattern for the log; never the path, which may hold what only its owner may know
  bool secret = false;  ///< of a route whose address holds a secret (see web::Route)
};

/// The page's answer to an accepted request with its whole body.
[[nodiscard]] RoutedReply answer(const RequestHead& head, std::string body, const web::Router& router, const Site& site,
                                 const Client& client = {}, const std::string& reference = {});

/// Gives the reply, or throws what its page threw.
using TakeReply = std::function<RoutedReply()>;
/// The same, but where the page's reply comes later (web::reply_later) nothing is returned, and `later` is called once,
/// from any thread.
[[nodiscard]] std::optional<RoutedReply> answer_or_later(const RequestHead& head, std::string body,
                                                         const web::Router& router, const Site& site,
                                                         const Client& client, const std::string& reference,
                                                         std::function<void(const TakeReply&)> later);

/// Whether the page that an accepted request asks for waits its turn (see ServerOptions).
[[nodiscard]] bool waits_turn(const RequestHead& head, const web::Router& router, const Site& site);

/// Who reads a refusal: what is asked under /api/ is answered as JSON, and a person who reads a form in another
/// language in that one.
struct Audience {
  bool program = false;
  /// As the address has it, of those that Muster has words in; else as the browser asks, of those that somebody has
  /// checked; else empty.
  std::string language{};
  auto operator<=>(const Audience&) const = default;
};
[[nodiscard]] Audience reader_of(const RequestHead& head);

/// The answer to a request that was refused. The reference is shown where the error is the server's.
[[nodiscard]] RoutedReply refuse(const web::ErrorPage& page, const Refusal& refusal, bool encrypted = false,
                                 const std::string& reference = {}, const Audience& reader = {});

/// Adds the security headers. Throws std::logic_error where a header holds a control character.
[[nodiscard]] web::Reply guarded(web::Reply reply, bool encrypted = false);

}  // namespace muster::net
