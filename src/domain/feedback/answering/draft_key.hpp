#pragma once
// By what a draft is found: a hash of the secret in its link.

#include <muster/kit/base/id.hpp>

#include <string>

namespace muster::feedback {

[[nodiscard]] inline std::string draft_hash(const std::string& secret) {
  return fingerprint("name of a draft\n" + secret);
}

}  // namespace muster::feedback
