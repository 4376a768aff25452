#pragma once
// The two cookies of signing in, as headers.

#include <muster/platform/web/reply.hpp>
#include <muster/platform/web/request.hpp>

#include <string>

namespace muster::access {

/// Ends with the browser, or by the store's limits.
[[nodiscard]] std::string session_cookie(const web::Request& request, const std::string& secret);
[[nodiscard]] std::string no_session_cookie(const web::Request& request);
/// By which a browser is known after it signed out; it opens nothing.
[[nodiscard]] std::string known_cookie(const web::Request& request, const std::string& secret);
[[nodiscard]] std::string known_secret(const web::Request& request);

}  // namespace muster::access
