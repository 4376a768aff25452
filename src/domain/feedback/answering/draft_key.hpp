#pragma once
// How a draft is found: by a hash of the secret in its link, so that the store holds no secret.

#include <muster/kit/base/id.hpp>

#include <string>

namespace muster::feedback {

[[nodiscard]] inline std::string draft_hash(const std::string& secret) {
  return fingerprint("name of a draft\n" + secret);
}

}  // namespace muster::feedback
