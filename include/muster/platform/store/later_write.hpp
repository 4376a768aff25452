#pragma once
// A write that no thread waits for: who asked for it goes on with something else while the disk is written.

#include <muster/platform/store/database.hpp>

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace muster::store {

/// A database that has threads of its own to wait for the disk.
class LaterWrites {
 public:
  LaterWrites() = default;
  LaterWrites(const LaterWrites&) = delete;
  LaterWrites& operator=(const LaterWrites&) = delete;
  virtual ~LaterWrites() = default;
  /// `work` as Database::write runs it, but it may be run twice, the first time as if it had never been: where somebody
  /// else's fails beside it. `done` is called once, on a thread of the database, when what it did is on disk
  /// or taken back; with what it threw, or what the transaction of all failed by. It must not throw; it may read and
  /// write.
  virtual void transact_later(std::function<bool(Session&)> work, std::function<void(std::exception_ptr)> done) = 0;
};

/// Database::write without the wait, of a work that may be run twice (see above): `then` is called once, with a
/// function that gives what `write` would return or throws what it would throw. It is called on a thread of the
/// database, which it may keep for a moment only, or, where the database has none, at once. The database finishes such
/// writes before it is gone.
template <class Work, class Then>
void write_later(Database& database, Work work, Then then) {
  using R = ResultOf<Work>;
  auto* const later = dynamic_cast<LaterWrites*>(&database);
  if (later == nullptr) return then([&]() -> R { return database.write(work); });
  struct Pending {
    Work work;
    Then then;
    std::optional<R> result;
  };
  const auto pending = std::make_shared<Pending>(Pending{std::move(work), std::move(then), std::nullopt});
  later->transact_later(
      [pending](Session& session) {
        pending->result.emplace(pending->work(session));
        return pending->result->ok();
      },
      [pending, &database](const std::exception_ptr& failure) {
        pending->then([&]() -> R {
          try {
            if (failure) std::rethrow_exception(failure);
          } catch (const DatabaseError& error) {
            return error_of(error, database.location());
          }
          return std::move(*pending->result);
        });
      });
}

}  // namespace muster::store
