#pragma once
// Pages of refusal, made once: malformed requests come in floods.

#include <muster/kit/catalogue/catalogue.hpp>

#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "edge.hpp"

namespace muster::net {

inline const Refusal busy{503, to_say("Muster is busy. Nothing was changed.")};
inline const Refusal much_at_once{503, to_say("Too much is being sent or fetched from your network at the same moment. "
                                              "Nothing was changed. Send or fetch large files one after another.")};

/// For one thread.
class RefusalPages {
 public:
  /// The page for a refusal, with the request's own reference where the error is the server's.
  [[nodiscard]] web::Reply page(const web::ErrorPage& error_page, const Refusal& refusal, bool encrypted,
                                std::string_view reference, const Audience& reader);

 private:
  std::map<std::tuple<int, std::string, bool, Audience>, web::Reply> kept_;
};

/// What a visitor gets where the limit of connections is reached: nothing more is made for them.
inline constexpr std::string_view no_room =
    "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 36\r\n"
    "Retry-After: 5\r\nCache-Control: no-store\r\nContent-Security-Policy: default-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'\r\nX-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\nConnection: close\r\n\r\nMuster is busy. Wait, and try again.";

}  // namespace muster::net
