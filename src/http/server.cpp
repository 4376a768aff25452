// Checks what the server is asked to be before any socket is opened.
#include <muster/http/server.hpp>

#include <stdexcept>

#include "edge.hpp"
#include "poco_server.hpp"

namespace muster::http {

Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options, Router router) {
  if (options.token_key.size() < 32)
    throw std::logic_error("the key of the cross-site tokens is shorter than 32 bytes");
  MUSTER_TRY(address, parse_listen(options.listen));
  add_own_routes(router);
  return start_poco_server(address, options, std::move(router));
}

}  // namespace muster::http
