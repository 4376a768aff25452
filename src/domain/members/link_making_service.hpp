#pragma once
// The link of a mail: made at the moment the mail is written, so that its secret is kept nowhere.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::members {

/// Returns the secret. `address` with small letters.
std::string made_link(store::Session& session, Instant now, const std::string& programme_id,
                      const std::string& address);
inline constexpr const char* link_path = "/my-link/";  ///< the secret stands behind it

}  // namespace muster::members
