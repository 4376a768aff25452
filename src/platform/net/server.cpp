// Checks what the server is asked to be before any socket is opened.
#include <muster/platform/net/server.hpp>

#include <optional>
#include <stdexcept>

#include "edge.hpp"
#include "loop_server.hpp"

namespace muster::net {

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, web::Router router) {
  if (options.token_key.size() < 32)
    throw std::logic_error("the key of the cross-site tokens is shorter than 32 bytes");
  MUSTER_TRY(address, parse_listen(options.listen, options.open_to_network ? Reach::network : Reach::this_machine));
  if (options.open_to_network && options.hosts.empty())
    return Problem{ProblemKind::wrong_usage,
                   "Say by which name people reach this site, as --host muster.example.org: a server that answers to "
                   "any name can be used to deceive its visitors.",
                   {},
                   {}};
  if (options.tls_certificate.empty() != options.tls_key.empty())
    return Problem{ProblemKind::wrong_usage, "TLS needs both --tls-certificate and --tls-key.", {}, {}};
  std::optional<ListenAddress> redirect;
  if (!options.redirect_listen.empty()) {
    if (options.tls_certificate.empty())
      return Problem{ProblemKind::wrong_usage,
                     "There is nothing to redirect to without TLS: give --tls-certificate and --tls-key too.",
                     {},
                     {}};
    MUSTER_TRY(parsed,
               parse_listen(options.redirect_listen, options.open_to_network ? Reach::network : Reach::this_machine));
    redirect = std::move(parsed);
  }
  MUSTER_TRY(proxies, TrustedProxies::parse(options.trusted_proxies));
  Site site;
  site.token_key = options.token_key;
  site.body_limit = options.body_limit;
  site.form_limit = options.form_limit;
  site.proxies = std::move(proxies);
  site.public_address = options.redirect_to;
  add_own_routes(router);
  return start_loop_server({address, redirect}, options, std::move(site), std::move(router));
}

}  // namespace muster::net
