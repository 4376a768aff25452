#pragma once
// The secret of a link: in its address alone, and as a hash in the store.

#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/id.hpp>

#include <string>

namespace muster::feedback {

[[nodiscard]] inline std::string hash_of_link(const std::string& secret) {
  return fingerprint("answer link\n" + secret);
}

/// The field of the address that carries it.
inline constexpr const char* link_field = "link";

[[nodiscard]] inline std::string address_of_link(const std::string& site, const Round& round,
                                                 const std::string& secret) {
  return site + "/f/" + round.short_code + "?" + link_field + "=" + secret;
}

}  // namespace muster::feedback
