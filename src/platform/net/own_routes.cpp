// Assets, whether the server is up, and its counts.
#include <muster/platform/net/own_routes.hpp>

#include <muster/platform/web/assets.hpp>

namespace muster::net {

void add_own_routes(web::Router& router) {
  router.get("/assets/{file}", web::everybody, web::asset_page);
  if (router.find(web::Method::get, "/healthz") == nullptr)
    router.get("/healthz", web::everybody,
               [](const web::Request&) { return web::Reply{200, "text/plain; charset=utf-8", "ok\n", {}}; });
}

void add_metrics_route(web::Router& router, std::function<std::string()> text) {
  router.get("/metrics", web::everybody, [text = std::move(text)](const web::Request& request) {
    if (!request.on_this_machine) return web::Reply{404, "text/plain; charset=utf-8", "There is no such page.\n", {}};
    return web::Reply{200, "text/plain; version=0.0.4; charset=utf-8", text(), {}};
  });
}

}  // namespace muster::net
