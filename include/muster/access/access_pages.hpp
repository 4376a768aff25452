#pragma once
// Signing in, signing out, the list of one's own sessions, and the teams of programmes with their access tokens.

#include <muster/access/throttle.hpp>
#include <muster/base/clock.hpp>
#include <muster/http/router.hpp>

#include <memory>
#include <string>

namespace muster::store {
class Database;
}

namespace muster::access {

/// How often strangers may try. Shared by the pages and the guard of one process. What is right always passes: only
/// failures and requests for mail are counted, so nobody can keep an owner out.
struct Limits {
  /// Mail to one address asked for by browsers that never signed in to it: five at once, then one every three minutes.
  Buckets stranger_requests{5, std::chrono::minutes(3)};
  /// The same from a browser that did: nobody else can empty this bucket.
  Buckets known_requests{5, std::chrono::minutes(1)};
  /// Requests for mail from one network address, whoever they are for.
  Buckets address_requests{20, std::chrono::seconds(45)};
  /// Wrong links and wrong access tokens from one network address: a hundred in a quarter of an hour.
  Buckets address_failures{100, std::chrono::seconds(9)};
};

struct SignInOptions {
  bool mail = false;  ///< whether links can be mailed; else they are printed at the command line
};

/// Routes: /sign-in, /sign-in/sent, /sign-in/{link}, /sign-out, /sessions, /sessions/end, /team and below, /api/team.
void add_pages(http::Router& router, store::Database& database, const Clock& clock, SignInOptions options,
               std::shared_ptr<Limits> limits);

/// The secret that the browser sent for its session; empty where it sent none. Over an encrypted connection only the
/// cookie counts that other sites cannot set.
[[nodiscard]] std::string session_secret(const http::Request& request);

}  // namespace muster::access
