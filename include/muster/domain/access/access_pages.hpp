#pragma once
// Signing in, signing out, the list of one's own sessions, and the teams of programmes with their access tokens.

#include <muster/domain/access/throttle_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

#include <memory>
#include <string>
#include <vector>

namespace muster::access {

/// A directory that vouches for people: another way to sign in.
struct DirectoryName {
  std::string name;   ///< in addresses: "camden"
  std::string title;  ///< "Borough of Camden"
};

struct SignInOptions {
  bool mail = false;  ///< whether links can be mailed; else they are printed at the command line
  std::vector<DirectoryName> directories{};
};

/// What people call the directory of that name; the name itself where the settings no longer have it.
[[nodiscard]] std::string directory_title(const SignInOptions& options, const std::string& name);

/// Routes: /sign-in, /sign-in/sent, /sign-in/{link}, /sign-out, /sessions, /sessions/end, /team and below, /api/team.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, SignInOptions options,
               std::shared_ptr<Limits> limits);

/// The secret that the browser sent for its session; empty where it sent none. Over an encrypted connection only the
/// cookie counts that other sites cannot set.
[[nodiscard]] std::string session_secret(const web::Request& request);

}  // namespace muster::access
