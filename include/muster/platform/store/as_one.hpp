#pragma once
// Several services in one transaction: what each of them saves is kept with that of the others, or not at all.

#include <muster/platform/store/database.hpp>

#include <memory>
#include <utility>

namespace muster::store {

/// A database whose reads and writes are steps of the transaction that `session` stands in. A write that returns an
/// Error leaves what it changed as it was before it. It lives no longer than the session, and on its thread alone. It
/// makes no backups, holds no jobs, and forgets what was deleted later.
[[nodiscard]] std::unique_ptr<Database> within(Session& session, const std::string& location);

/// Runs `work(Database&)`, which returns a Result and hands that database on to services, as one write of `database`:
/// where it returns an Error, nothing of any of them is kept. Writers wait meanwhile, so it is for short work.
template <class F>
auto as_one(Database& database, F&& work) -> std::invoke_result_t<F, Database&> {
  return database.write([&](Session& session) {
    const auto inside = within(session, database.location());
    return work(*inside);
  });
}

}  // namespace muster::store
