#pragma once
// A concern taken in, with something kept beside it in the same transaction.

#include <muster/domain/actions/action.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <string>

namespace muster::actions {

/// Called in the transaction with the action; `is_new`: false where the same was sent before on that day.
using BesideConcern = std::function<void(store::Session& session, const std::string& action_id, bool is_new)>;

[[nodiscard]] Outcome send_concern_with(store::Database& database, Instant now, const std::string& code,
                                        Concern concern, const BesideConcern& beside);

}  // namespace muster::actions
