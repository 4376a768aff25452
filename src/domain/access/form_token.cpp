// A hash is enough for a keyed one: both parts have a fixed length, and the secret is one of 130 random bits.
#include <muster/domain/access/form_token.hpp>

#include <muster/kit/base/id.hpp>

namespace muster::access {

std::string form_token_of_session(const std::string& session_secret, const std::string& visit_token) {
  return fingerprint("form token of a session\n" + session_secret + "\n" + visit_token);
}

}  // namespace muster::access
