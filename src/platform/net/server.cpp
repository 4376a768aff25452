// Checks the settings of the server before any socket is opened.
#include <muster/platform/net/own_routes.hpp>
#include <muster/platform/net/server.hpp>

#include <optional>
#include <stdexcept>
#include <utility>

#include "certificate_files.hpp"
#include "edge.hpp"
#include "listen_socket.hpp"
#include "loop_server.hpp"

namespace muster::net {

namespace {

ListenScope reach_of(const ServerOptions& options) {
  return options.open_to_network ? ListenScope::network : ListenScope::this_machine;
}

Error misuse(std::string message) { return {ErrorKind::wrong_usage, std::move(message), {}, {}}; }

/// Options that contradict each other.
std::vector<Error> contradictions(const ServerOptions& options) {
  std::vector<Error> found;
  if (options.open_to_network && options.hosts.empty())
    found.push_back(
        misuse("Say by which name people reach this site, as --host muster.example.org: a server that answers to "
               "any name can be used to deceive its visitors."));
  if (options.tls_certificate.empty() != options.tls_key.empty())
    found.push_back(misuse("TLS needs both --tls-certificate and --tls-key."));
  if (!options.redirect_listen.empty() && options.tls_certificate.empty())
    found.push_back(misuse("There is nothing to redirect to without TLS: give --tls-certificate and --tls-key too."));
  return found;
}

}  // namespace

std::vector<Error> Server::errors(const ServerOptions& options) {
  auto found = contradictions(options);
  const auto note = [&found](const auto& result) {
    if (!result.ok()) found.push_back(result.error());
  };
  const auto address = parse_listen(options.listen, reach_of(options));
  note(address);
  if (address.ok()) {
    note(allowed_hosts(*address, options.hosts));
    note(listen_on(*address));
  }
  if (!options.redirect_listen.empty()) {
    const auto redirect = parse_listen(options.redirect_listen, reach_of(options));
    note(redirect);
    if (redirect.ok()) note(listen_on(*redirect));
  }
  if (!options.tls_certificate.empty() && !options.tls_key.empty())
    note(CertificateFiles::read(options.tls_certificate, options.tls_key));
  note(TrustedProxies::parse(options.trusted_proxies));
  return found;
}

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, web::Router router) {
  if (options.token_key.size() < 32)
    throw std::logic_error("the key of the cross-site tokens is shorter than 32 bytes");
  MUSTER_TRY(address, parse_listen(options.listen, reach_of(options)));
  if (const auto wrong = contradictions(options); !wrong.empty()) return wrong.front();
  std::optional<ListenAddress> redirect;
  if (!options.redirect_listen.empty()) {
    MUSTER_TRY(parsed, parse_listen(options.redirect_listen, reach_of(options)));
    redirect = std::move(parsed);
  }
  MUSTER_TRY(proxies, TrustedProxies::parse(options.trusted_proxies));
  Site site;
  site.token_key = options.token_key;
  site.body_limit = options.body_limit;
  site.form_limit = options.form_limit;
  site.longest_form = options.longest_form;
  site.reading_language = options.reading_language;
  site.waits_turn = options.waits_turn;
  site.proxies = std::move(proxies);
  site.public_address = options.redirect_to;
  add_own_routes(router);
  return start_loop_server({address, redirect}, options, std::move(site), std::move(router));
}

}  // namespace muster::net
