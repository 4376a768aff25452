#pragma once
// The example summit, loaded to look round and taken away again in one go.

#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <string>
#include <vector>

namespace muster::dashboard {

/// The example that comes with Muster.
struct Example {
  std::string event_slug;
  std::string programme;  ///< it has one of its own
  std::function<Outcome(store::Database& database, const store::AuditContext& audit)> load;
};

/// Whether it can be loaded: nobody has it in this database.
[[nodiscard]] Result<bool> can_load(store::Database& database, const Example& example);

/// Loads it and makes the account with this address an owner of its programme, so that nobody else sees it.
[[nodiscard]] Outcome load_example(store::Database& database, const store::AuditContext& audit, const Example& example,
                                   const std::string& email);

/// Takes it away with its programme: event, form, answers, notes, delegates who stand in nothing else, roles. A
/// conflict where somebody added other events to that programme.
[[nodiscard]] Outcome remove_example(store::Database& database, const store::AuditContext& audit,
                                     const Example& example);

}  // namespace muster::dashboard
