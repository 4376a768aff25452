#pragma once
// What programs can call, told in OpenAPI 3.1 from the routes themselves.

#include <muster/platform/web/router.hpp>

#include <string>

namespace muster::api {

/// "everybody", or the roles that have a right: "owner, organiser". "nobody" where none has it.
[[nodiscard]] std::string who_may(web::Right right);

/// The document for every route under /api/. Throws std::logic_error where one of them says nothing of itself.
[[nodiscard]] std::string openapi(const web::Router& router);

/// GET /api/openapi.json, open to everybody: it tells nothing but what can be asked. To be added after all others.
void add_openapi_page(web::Router& router);

}  // namespace muster::api
