#pragma once
// Requests that the browser itself says another site made it send.

#include <muster/platform/web/request.hpp>

#include <string_view>

#include "edge.hpp"

namespace muster::net {

/// Whether a request that asks for a change came from a page of another site. What the browser says in Sec-Fetch-Site
/// decides; a browser that does not say it (an older one, or without TLS) sends Origin, whose name must be one of ours.
/// Who sends neither is no browser, or hides it: then the form token alone decides. A request with an access token is
/// no form. `headers` have names in lower case.
[[nodiscard]] bool comes_from_another_site(std::string_view method, const web::Fields& headers, const Site& site);

}  // namespace muster::net
