#pragma once
// The one door to the network. Until sign-in comes it binds to loopback only and refuses any foreign Host.

#include <muster/base/result.hpp>
#include <muster/http/router.hpp>

#include <memory>
#include <string>

namespace muster::http {

/// Key that visitors' cross-site tokens are made with; kept in the store so that a restart does not void open forms.
struct ServerOptions {
  std::string listen = "127.0.0.1:8080";  ///< address:port; port 0 takes a free one. Only loopback addresses.
  std::string token_key;                  ///< at least 32 bytes
  std::size_t body_limit = std::size_t{64} << 20;
};

class Server {
 public:
  /// Binds and starts. Faults: an address that is not loopback, a port in use, a malformed address.
  [[nodiscard]] static Result<std::unique_ptr<Server>> start(const ServerOptions& options, Router router);
  virtual ~Server() = default;
  [[nodiscard]] virtual std::string address() const = 0;  ///< "http://127.0.0.1:8080"
  virtual void stop() = 0;                                ///< answers what has begun, then returns
};

/// The token for a visitor's cookie value: keyed BLAKE2b, hex. Tests and the adapter use it.
[[nodiscard]] std::string token_for(const std::string& visit, const std::string& key);

}  // namespace muster::http
