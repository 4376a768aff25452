#pragma once
// The HTTP server. It binds to loopback unless told otherwise, and refuses any foreign Host.

#include <muster/kit/base/result.hpp>
#include <muster/platform/web/router.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace muster::net {

/// The settings of a server. The deadlines are for the whole of a head, body or answer, never for one read.
struct ServerOptions {
  std::string listen = "127.0.0.1:8080";  ///< address:port; port 0 takes a free one
  /// Key that visitors' cross-site tokens are made with, at least 32 bytes; kept in the store so that a restart does
  /// not void open forms.
  std::string token_key;
  std::size_t body_limit = std::size_t{64} << 20;  ///< of a form with files
  std::size_t form_limit = std::size_t{4} << 20;   ///< of a form without files
  /// How many bytes a form may have that is sent to an address; asked with all of the request but its body, of forms
  /// over 16 kB alone, on a worker and before anything of the form is decoded. 0: as many as the limits above.
  std::function<std::size_t(const web::Request&)> longest_form;
  /// In which language whoever sent a request is told that it was refused: a tag of the catalogue, or nothing where
  /// its address says none. Asked on a worker, of what was read so far: its address, query and headings.
  std::function<std::string(const web::Request&)> reading_language;
  /// Whether a page takes a processor or much memory for long, so that it waits its turn; asked with its route and the
  /// query. Without it none does.
  std::function<bool(const web::Route&, const web::Fields&)> waits_turn;
  /// More figures for /metrics, as Prometheus reads them; asked on a worker.
  std::function<std::string()> more_metrics;
  std::size_t held_limit = std::size_t{256} << 20;  ///< of all bodies being read and answers not yet taken

  bool open_to_network = false;    ///< without it only loopback addresses may be listened on
  std::vector<std::string> hosts;  ///< names the site is called by ("muster.example.org"), besides loopback's own
  std::string tls_certificate;     ///< file with the certificate and its chain, PEM; empty: no TLS
  std::string tls_key;             ///< file with its private key, PEM
  std::string redirect_listen;     ///< address:port where plain HTTP is sent on to TLS; empty: nowhere
  /// "https://muster.example.org", where plain HTTP is sent and addresses that are read elsewhere lead; empty: the
  /// first host and the TLS port for the former, the host that was asked for the latter.
  std::string redirect_to;
  std::chrono::milliseconds certificate_time{5000};  ///< between two looks at whether those files are new
  std::vector<std::string> trusted_proxies;  ///< "192.0.2.7" or "192.0.2.0/24": X-Forwarded-For and -Proto count

  std::chrono::milliseconds head_time{10000};
  std::chrono::milliseconds body_time{60000};
  std::chrono::milliseconds idle_time{15000};   ///< between two requests of one connection
  std::chrono::milliseconds write_time{60000};  ///< for each 64 kB of an answer
  std::chrono::milliseconds stop_time{10000};   ///< for what has begun when the server is stopped
  std::size_t connections = 10000;  ///< open at once; beyond, idle ones go first, then new ones are refused with 503
  /// Of these for one address (of IPv6 one /64), but at most nine tenths of all: its own idle ones go first, then its
  /// new ones are refused with 503. A trusted proxy is not counted. A hall of phones behind one address must fit.
  std::size_t connections_per_address = 4000;
  /// For one address in the long run, and twenty times as many at once; beyond, 429. Behind a trusted proxy the address
  /// it speaks for counts; whoever sits on this machine is not counted. 0: no limit.
  std::size_t requests_per_second = 500;
  std::size_t workers = 48;  ///< threads that make pages, started when needed
  std::size_t heavy = std::max(1U, std::thread::hardware_concurrency());  ///< pages that wait their turn: at once
  /// Whole requests that may wait for a worker, as many again for their turn, and as many for /healthz and /sign-in;
  /// beyond, 503 for whoever has most waiting.
  std::size_t queue = 256;
};

class Server {
 public:
  /// Binds and starts. Errors: a malformed address, one that is not loopback without open_to_network, a port in use,
  /// an open network without the names of the site, a certificate or key that cannot be used, a redirect without TLS.
  [[nodiscard]] static Result<std::unique_ptr<Server>> start(const ServerOptions& options, web::Router router);
  /// Everything for which `start` would refuse these options, not only the first: ports are bound and given back,
  /// the certificate is read, the names are checked.
  [[nodiscard]] static std::vector<Error> errors(const ServerOptions& options);
  virtual ~Server() = default;
  [[nodiscard]] virtual std::string address() const = 0;  ///< "http://127.0.0.1:8080"
  /// "http://127.0.0.1:8081" where plain HTTP is sent on; empty where it is not.
  [[nodiscard]] virtual std::string redirect_address() const = 0;
  virtual void stop() = 0;  ///< answers what has begun, then returns
  /// Reads certificate and key again soon, changed or not, without a break; the log tells what came of it.
  virtual void renew_certificate() = 0;
};

}  // namespace muster::net
