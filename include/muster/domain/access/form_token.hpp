#pragma once
// The proof that a form was made for a signed-in browser.

#include <string>

namespace muster::access {

/// The token of the forms of a session: made from its secret and from the visit's own token. So it changes with signing
/// in, and whoever could set the cookie of a visit (another site of the same domain, without TLS) knows none of a
/// session.
[[nodiscard]] std::string form_token_of_session(const std::string& session_secret, const std::string& visit_token);

}  // namespace muster::access
