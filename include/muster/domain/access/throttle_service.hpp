#pragma once
// Counts of tries that all processes on one database share, so that guesses do not multiply with the processes.

#include <muster/domain/access/throttle.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::access {

class SharedBuckets {
 public:
  /// `name` keeps the counts of different things apart; the rest as for Buckets.
  SharedBuckets(std::string name, std::size_t capacity, std::chrono::seconds refill)
      : name_(std::move(name)), near_(capacity, refill) {}

  /// Takes a token; false where the bucket of `key` is empty. What this process has seen too often itself never reaches
  /// the database; where the database cannot be written, this process's own count decides. The store holds a hash of
  /// the key, until the bucket is full again.
  [[nodiscard]] bool take(store::Database& database, const std::string& key, Instant now);

 private:
  std::string name_;
  Buckets near_;
};

/// How often strangers may try. Shared by the pages and the guard. A right link or token always passes: only failures
/// and requests for mail are counted, so nobody can keep an owner out.
struct Limits {
  /// Mail to one address asked for by browsers that never signed in to it, from one network address: five at once, then
  /// one every three minutes.
  SharedBuckets stranger_requests{"stranger", 5, std::chrono::minutes(3)};
  /// The same from all network addresses together: wider, so that one stranger cannot empty it, yet no mailbox is
  /// filled.
  SharedBuckets mailbox_requests{"mailbox", 20, std::chrono::minutes(1)};
  /// Mail asked for by a browser that did sign in to the address: nobody else can empty this bucket.
  SharedBuckets known_requests{"known", 5, std::chrono::minutes(1)};
  /// Requests for mail from one network address, whoever they are for.
  SharedBuckets address_requests{"address", 20, std::chrono::seconds(45)};
  /// Wrong links and wrong access tokens from one network address: a hundred in a quarter of an hour.
  SharedBuckets address_failures{"failure", 100, std::chrono::seconds(9)};
};

}  // namespace muster::access
