#pragma once
// How series forget a programme, inside somebody's transaction.

#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::events {

/// Deletes all series of a programme that is taken away.
void forget_series_of(store::Session& session, const std::string& programme_id);

}  // namespace muster::events
